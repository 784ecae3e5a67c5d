//! `lever`, as the kit finds it.

use ballast_extension_types::lever::{ExecuteMsg, InstantiateMsg, QueryMsg, POSITIONS, TOTAL};
use ballast_testing::{
    contracts::Code, invariants::Check, lst_of, Contracts, Extension, Law, Life,
};
use ballast_types::{deploy::MigrateMsg, Amount};
use cosmwasm_schema::{generate_api, Api};
use cosmwasm_std::{to_json_binary, Binary, Coin, Order, StdResult, Uint128};
use cw_multi_test::ContractWrapper;

/// The extension.
pub struct Lever;

impl Extension for Lever {
    fn name(&self) -> &'static str {
        "lever"
    }

    fn code(&self) -> Code {
        use ballast_lever::contract::{execute, instantiate, migrate, query};
        Box::new(ContractWrapper::new(execute, instantiate, query).with_migrate(migrate))
    }

    fn birth(&self, core: &Contracts) -> StdResult<(Binary, Vec<Coin>)> {
        let hub = core.hub.to_string();
        Ok((to_json_binary(&InstantiateMsg { hub })?, vec![]))
    }

    fn laws(&self) -> &'static [Law] {
        &[Law {
            id: "Lever-1",
            holds: positions_are_backed,
        }]
    }

    fn api(&self) -> Api {
        generate_api! {
            name: "lever", instantiate: InstantiateMsg, execute: ExecuteMsg, query: QueryMsg, migrate: MigrateMsg,
        }
    }
}

/// The LST that the contract holds is at least the sum of all positions, and that is what it says the sum is.
fn positions_are_backed(life: &Life<'_>) -> Check {
    let storage = life.step.chain.storage_of(life.at);
    let positions = POSITIONS.range(&*storage, None, None, Order::Ascending);
    let sum = positions
        .map(|row| row.map(|(_, lst)| lst.raw()))
        .sum::<StdResult<Uint128>>()
        .map_err(|err| err.to_string())?;
    let total = TOTAL.load(&*storage).map_err(|err| err.to_string())?.raw();
    let held = lst_of(life.step.chain, life.step.contracts, life.at);
    match sum == total && held >= total {
        true => Ok(()),
        false => Err(format!(
            "positions sum to {sum}, the total says {total}, {held} LST are here"
        )),
    }
}
