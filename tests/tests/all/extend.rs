//! An extension joins a suite: its contract is made, found by its name, and its laws are held after
//! every step.

use ballast_testing::contracts::Code;
use ballast_testing::{Birth, Contracts, Extension, Law, Suite};
use ballast_types::deploy::MigrateMsg;
use cosmwasm_schema::{generate_api, Api};
use cosmwasm_std::{
    to_json_binary, Binary, Deps, DepsMut, Empty, Env, MessageInfo, Response, StdResult,
};
use cw_multi_test::ContractWrapper;

/// A contract that does nothing, under a law that it holds fewer than ten units of the native token.
struct Guest;

fn act(_: DepsMut<'_>, _: Env, _: MessageInfo, _: Empty) -> StdResult<Response> {
    Ok(Response::new())
}

fn answer(_: Deps<'_>, _: Env, _: Empty) -> StdResult<Binary> {
    to_json_binary(&Empty {})
}

impl Extension for Guest {
    fn name(&self) -> &'static str {
        "guest"
    }

    fn code(&self) -> Code {
        Box::new(ContractWrapper::new(act, act, answer))
    }

    fn birth(&self, _: &Contracts) -> StdResult<Birth> {
        Birth::by(&Empty {})
    }

    fn laws(&self) -> &'static [Law] {
        &[Law {
            id: "G-1",
            holds: |life| {
                let querier = life.step.chain.querier();
                let held = querier.query_balance(life.at, "ustake").unwrap().amount;
                match held.u128() < 10 {
                    true => Ok(()),
                    false => Err(format!("it holds {held}")),
                }
            },
        }]
    }

    fn api(&self) -> Api {
        generate_api! { name: "guest", instantiate: MigrateMsg }
    }
}

#[test]
fn an_extension_is_there_and_its_laws_are_checked_with_the_core_s() {
    let plain = Suite::builder().build().checked();
    let mut suite = Suite::builder().extend(&Guest).build();
    assert!(suite.checked() > plain);
    let at = suite.addr("guest");
    assert!(at.as_str().starts_with("wasm1"));
    let before = suite.checked();
    suite.bank_send("alice", at.as_str(), 9).unwrap();
    assert!(suite.checked() > before);
}

#[test]
#[should_panic(expected = "G-1 is broken: it holds 10")]
fn a_law_that_is_broken_is_named() {
    let mut suite = Suite::builder().extend(&Guest).build();
    let at = suite.addr("guest");
    suite.bank_send("alice", at.as_str(), 10).unwrap();
}
