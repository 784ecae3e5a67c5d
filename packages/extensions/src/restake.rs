//! `restake`, as the kit finds it.
mod laws;
mod panel;

use ballast_extension_types::restake::{
    event::EVENTS, ExecuteMsg, InstantiateMsg, ModeMsg, QueryMsg,
};
use ballast_testing::{
    contracts::Code, keys, Ask, Birth, Chore, Contracts, Extension, Holdings, Law, Panel, Scale,
};
use ballast_types::{deploy::MigrateMsg, event::Description};
use cosmwasm_schema::{generate_api, Api};
use cosmwasm_std::StdResult;
use cw_multi_test::ContractWrapper;

/// The extension.
pub struct Restake;

impl Extension for Restake {
    fn name(&self) -> &'static str {
        "restake"
    }

    fn code(&self) -> Code {
        use ballast_restake::contract::{execute, instantiate, migrate, query};
        Box::new(ContractWrapper::new(execute, instantiate, query).with_migrate(migrate))
    }

    /// A service whose slashes wait for a veto: the suite's owner slashes, the account `resolver`
    /// judges.
    fn birth(&self, core: &Contracts) -> StdResult<Birth> {
        let msg = InstantiateMsg {
            hub: core.hub.to_string(),
            name: "Restaked LST: a service".to_string(),
            symbol: "rLST-1".to_string(),
            slasher: keys::account("owner").to_string(),
            destination: None,
            mode: ModeMsg::Veto {
                resolver: keys::account("resolver").to_string(),
                veto_secs: None,
                execute_secs: None,
            },
            cooldown_secs: None,
            window_secs: None,
            max_slash_bps: None,
            floor: None,
            drip_secs: None,
            ratio: None,
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
            name: "restake", instantiate: InstantiateMsg, execute: ExecuteMsg, query: QueryMsg, migrate: MigrateMsg,
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
