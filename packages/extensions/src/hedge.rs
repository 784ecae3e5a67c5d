//! `hedge`, as the kit finds it.

use ballast_extension_types::hedge::{
    event::EVENTS, ExecuteMsg, InstantiateMsg, Premium, QueryMsg, TriggerMsg,
};
use ballast_testing::{
    contracts::Code, Ask, Birth, Chore, Contracts, Extension, Holdings, Law, Panel, Scale,
};
use ballast_types::{deploy::MigrateMsg, event::Description};
use cosmwasm_schema::{generate_api, Api};
use cosmwasm_std::StdResult;
use cw_multi_test::ContractWrapper;

mod laws;
mod panel;

/// The extension.
pub struct Hedge;

impl Extension for Hedge {
    fn name(&self) -> &'static str {
        "hedge"
    }

    fn code(&self) -> Code {
        use ballast_hedge::contract::{execute, instantiate, migrate, query, reply};
        let wrapper = ContractWrapper::new(execute, instantiate, query);
        Box::new(wrapper.with_migrate(migrate).with_reply(reply))
    }

    /// By the defaults of the page; no payer is named yet.
    fn birth(&self, core: &Contracts) -> StdResult<Birth> {
        let msg = InstantiateMsg {
            hub: core.hub.to_string(),
            name: "Protected LST".to_string(),
            symbol: "hLST-1".to_string(),
            trigger: TriggerMsg::RateDrop {
                deductible_bps: None,
                event_secs: None,
            },
            reserve_bps: 2_500,
            waiting_secs: None,
            premium: Premium {
                min_bps: 50,
                kink_bps: 300,
                max_bps: 3_000,
            },
            restake_code_id: crate::RESTAKE_CODE_ID,
            guardian: None,
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
            name: "hedge", instantiate: InstantiateMsg, execute: ExecuteMsg, query: QueryMsg, migrate: MigrateMsg,
        }
    }

    fn panel(&self, ask: &Ask<'_>, scale: &Scale) -> Result<Option<Panel>, String> {
        panel::panel(ask, scale).map(Some)
    }

    fn holdings(&self, ask: &Ask<'_>, owner: &str, scale: &Scale) -> Result<Holdings, String> {
        panel::holdings(ask, owner, scale)
    }

    fn chores(&self, ask: &Ask<'_>, now: u64) -> Result<Vec<Chore>, String> {
        panel::chores(ask, now)
    }
}
