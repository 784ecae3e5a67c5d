//! `lever`, as the kit finds it.

use ballast_extension_types::lever::{ExecuteMsg, InstantiateMsg, QueryMsg};
use ballast_testing::{
    contracts::Code, Ask, Birth, Chore, Contracts, Extension, Holdings, Law, Panel, Scale,
};
use ballast_types::deploy::MigrateMsg;
use cosmwasm_schema::{generate_api, Api};
use cosmwasm_std::{StdError, StdResult};
use cw_multi_test::ContractWrapper;

mod laws;
mod panel;

/// The extension.
pub struct Lever;

impl Extension for Lever {
    fn name(&self) -> &'static str {
        "lever"
    }

    fn code(&self) -> Code {
        use ballast_lever::contract::{execute, instantiate, migrate, query, reply};
        let code = ContractWrapper::new(execute, instantiate, query);
        Box::new(code.with_migrate(migrate).with_reply(reply))
    }

    /// None: a lever stands on a market, which a suite alone does not have.
    fn birth(&self, _: &Contracts) -> StdResult<Birth> {
        Err(StdError::parse_err(
            "lever",
            "a lever stands on a market: make that first, and name it",
        ))
    }

    fn laws(&self) -> &'static [Law] {
        laws::ALL
    }

    fn api(&self) -> Api {
        generate_api! {
            name: "lever", instantiate: InstantiateMsg, execute: ExecuteMsg, query: QueryMsg, migrate: MigrateMsg,
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
