//! `splitter`, as the kit finds it.

use ballast_extension_types::splitter::{ExecuteMsg, InstantiateMsg, QueryMsg};
use ballast_testing::{
    contracts::Code, Ask, Birth, Chore, Contracts, Extension, Holdings, Law, Panel, Scale,
};
use ballast_types::deploy::MigrateMsg;
use cosmwasm_schema::{generate_api, Api};
use cosmwasm_std::StdResult;
use cw_multi_test::ContractWrapper;

mod laws;
mod panel;

/// The extension.
pub struct Splitter;

impl Extension for Splitter {
    fn name(&self) -> &'static str {
        "splitter"
    }

    fn code(&self) -> Code {
        use ballast_splitter::contract::{execute, instantiate, migrate, query};
        Box::new(ContractWrapper::new(execute, instantiate, query).with_migrate(migrate))
    }

    /// One that matures on 2026-07-01: the chains of tests begin in November 2023.
    fn birth(&self, core: &Contracts) -> StdResult<Birth> {
        let msg = InstantiateMsg::Split {
            hub: core.hub.to_string(),
            maturity: 1_782_864_000,
        };
        Birth::by(&msg)
    }

    fn laws(&self) -> &'static [Law] {
        laws::ALL
    }

    fn api(&self) -> Api {
        generate_api! {
            name: "splitter", instantiate: InstantiateMsg, execute: ExecuteMsg, query: QueryMsg, migrate: MigrateMsg,
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
