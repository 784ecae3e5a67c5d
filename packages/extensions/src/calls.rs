//! `calls`, as the kit finds it.

use ballast_extension_types::calls::{ExecuteMsg, InstantiateMsg, QueryMsg, Quote};
use ballast_testing::{
    contracts::Code, Ask, Birth, Contracts, Extension, Holdings, Law, Panel, Scale,
};
use ballast_types::{deploy::MigrateMsg, Amount};
use cosmwasm_schema::{generate_api, Api};
use cosmwasm_std::StdResult;
use cw_multi_test::ContractWrapper;

mod laws;
mod panel;

/// The extension.
pub struct Calls;

impl Extension for Calls {
    fn name(&self) -> &'static str {
        "calls"
    }

    fn code(&self) -> Code {
        use ballast_calls::contract::{execute, instantiate, migrate, query};
        Box::new(ContractWrapper::new(execute, instantiate, query).with_migrate(migrate))
    }

    /// One that expires on 2024-07-01: the chains of tests begin in November 2023.
    fn birth(&self, core: &Contracts) -> StdResult<Birth> {
        let msg = InstantiateMsg {
            hub: core.hub.to_string(),
            quote: "uusd".to_string(),
            strike: Quote::new(12_500_000u128),
            exercise_from: 1_719_532_800,
            expiry: 1_719_792_000,
        };
        Birth::by(&msg)
    }

    fn laws(&self) -> &'static [Law] {
        laws::ALL
    }

    fn api(&self) -> Api {
        generate_api! {
            name: "calls", instantiate: InstantiateMsg, execute: ExecuteMsg, query: QueryMsg, migrate: MigrateMsg,
        }
    }

    fn panel(&self, ask: &Ask<'_>, scale: &Scale) -> Result<Option<Panel>, String> {
        panel::panel(ask, scale).map(Some)
    }

    fn holdings(&self, ask: &Ask<'_>, owner: &str, scale: &Scale) -> Result<Holdings, String> {
        panel::holdings(ask, owner, scale)
    }
}
