//! `timelock`, as the kit finds it.

use ballast_extension_types::timelock::{ExecuteMsg, InstantiateMsg, QueryMsg};
use ballast_testing::{
    contracts::Code, keys, Ask, Birth, Chore, Contracts, Extension, Law, Panel, Scale,
};
use ballast_types::deploy::MigrateMsg;
use cosmwasm_schema::{generate_api, Api};
use cosmwasm_std::StdResult;
use cw_multi_test::ContractWrapper;

mod laws;
mod panel;

/// The extension.
pub struct Timelock;

impl Extension for Timelock {
    fn name(&self) -> &'static str {
        "timelock"
    }

    fn code(&self) -> Code {
        use ballast_timelock::contract::{execute, instantiate, migrate, query};
        Box::new(ContractWrapper::new(execute, instantiate, query).with_migrate(migrate))
    }

    /// The suite's owner proposes: a suite that is to be governed in earnest hands itself over
    /// afterwards.
    fn birth(&self, core: &Contracts) -> StdResult<Birth> {
        let msg = InstantiateMsg {
            hub: core.hub.to_string(),
            proposer: keys::account("owner").to_string(),
            veto: None,
            council: None,
            fast_secs: None,
            notice_secs: Some(604_800),
            extensions: vec![],
        };
        Birth::by(&msg)
    }

    fn laws(&self) -> &'static [Law] {
        laws::ALL
    }

    fn api(&self) -> Api {
        generate_api! {
            name: "timelock", instantiate: InstantiateMsg, execute: ExecuteMsg, query: QueryMsg, migrate: MigrateMsg,
        }
    }

    fn panel(&self, ask: &Ask<'_>, _scale: &Scale) -> Result<Option<Panel>, String> {
        panel::panel(ask).map(Some)
    }

    fn chores(&self, ask: &Ask<'_>, now: u64) -> Result<Vec<Chore>, String> {
        panel::chores(ask, now)
    }
}
