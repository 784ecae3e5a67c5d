//! `basket`, as the kit finds it.

use ballast_extension_types::basket::{event::EVENTS, ExecuteMsg, InstantiateMsg, QueryMsg};
use ballast_testing::{
    contracts::Code, keys, Ask, Birth, Chore, Contracts, Extension, Holdings, Law, Panel, Scale,
};
use ballast_types::{deploy::MigrateMsg, event::Description};
use cosmwasm_schema::{generate_api, Api};
use cosmwasm_std::StdResult;
use cw_multi_test::ContractWrapper;

mod laws;
mod panel;

/// The extension.
pub struct Basket;

impl Extension for Basket {
    fn name(&self) -> &'static str {
        "basket"
    }

    fn code(&self) -> Code {
        use ballast_basket::contract::{execute, instantiate, migrate, query, reply};
        let wrapper = ContractWrapper::new(execute, instantiate, query);
        Box::new(wrapper.with_migrate(migrate).with_reply(reply))
    }

    /// Without parts: LST stays loose until the owner announces some.
    fn birth(&self, core: &Contracts) -> StdResult<Birth> {
        let msg = InstantiateMsg {
            hub: core.hub.to_string(),
            name: "Basket of restaked LST".to_string(),
            symbol: "kLST-1".to_string(),
            owner: keys::account("owner").to_string(),
            guardian: None,
            part_code_id: crate::RESTAKE_CODE_ID,
            part_admin: None,
            parts: vec![],
            notice_secs: None,
        };
        Birth::by(&msg)
    }

    fn events(&self) -> &'static [Description] {
        EVENTS
    }

    fn laws(&self) -> &'static [Law] {
        laws::ALL
    }

    fn api(&self) -> Api {
        generate_api! {
            name: "basket", instantiate: InstantiateMsg, execute: ExecuteMsg, query: QueryMsg, migrate: MigrateMsg,
        }
    }

    fn panel(&self, ask: &Ask<'_>, scale: &Scale) -> Result<Option<Panel>, String> {
        panel::panel(ask, scale).map(Some)
    }

    fn holdings(&self, ask: &Ask<'_>, owner: &str, scale: &Scale) -> Result<Holdings, String> {
        panel::holdings(ask, owner, scale)
    }

    fn chores(&self, ask: &Ask<'_>, _now: u64) -> Result<Vec<Chore>, String> {
        panel::chores(ask)
    }
}
