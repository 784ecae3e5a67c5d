//! A stranger's contract says that it is the hub of a suite, whose LST another mints: nothing that
//! stands on a suite is born against it. The splitter's test is
//! `attacks::extensions::splitter_hub::sp_29_a_false_hub_of_the_true_lst_is_no_hub`.

use super::{basket::Bag, restake::refused, timelock::house};
use ballast_testing::{contracts::Code, Suite};
use ballast_types::hub;
use cosmwasm_std::{
    to_json_binary, Addr, Binary, Deps, DepsMut, Empty, Env, MessageInfo, Response, StdResult,
};
use cw_multi_test::ContractWrapper;
use serde_json::json;

/// It is born with what it is to say of itself, and puts its own address in.
fn code() -> Code {
    let instantiate = |deps: DepsMut<'_>,
                       env: Env,
                       _: MessageInfo,
                       mut config: hub::Config|
     -> StdResult<Response> {
        config.suite.hub = env.contract.address;
        hub::CONFIG.save(deps.storage, &config)?;
        Ok(Response::new())
    };
    let execute = |_: DepsMut<'_>, _: Env, _: MessageInfo, _: Empty| -> StdResult<Response> {
        Ok(Response::new())
    };
    let query = |_: Deps<'_>, _: Env, _: Empty| -> StdResult<Binary> { to_json_binary(&()) };
    Box::new(ContractWrapper::new(execute, instantiate, query))
}

/// One that says of itself what the suite's hub does.
fn create(suite: &mut Suite) -> Addr {
    let hub = suite.contracts().hub.clone();
    let config = hub::CONFIG.load(&*suite.chain().storage_of(&hub)).unwrap();
    suite.chain_mut().store_code("false_hub", code());
    let config = to_json_binary(&config).unwrap();
    suite
        .instantiate("mallory", "false_hub", "false", &config, &[])
        .unwrap();
    suite.addr("false")
}

#[test]
fn a_basket_is_not_made_against_a_false_hub() {
    let mut bag = Bag::new();
    let hub = bag.suite.contracts().hub.clone();
    let msg = json!({
        "hub": create(&mut bag.suite), "name": "Basket", "symbol": "kLST", "owner": bag.suite.addr("mallory"),
        "part_code_id": bag.suite.chain().code_id("restake").unwrap(), "part_admin": bag.suite.addr("owner"),
        "parts": [{"address": bag.parts[0], "weight_bps": 10_000}],
    });

    let msg = to_json_binary(&msg).unwrap();
    let born = bag
        .suite
        .instantiate("mallory", "basket", "trap", &msg, &[]);

    refused(born, format!("its LST is minted by {hub}"));
}

#[test]
fn a_timelock_is_not_made_against_a_false_hub() {
    let mut house = house();
    let hub = house.suite.contracts().hub.clone();
    let msg = json!({"hub": create(&mut house.suite), "proposer": house.suite.addr("bob"), "extensions": []});

    let msg = to_json_binary(&msg).unwrap();
    let born = house
        .suite
        .instantiate("mallory", "timelock", "trap", &msg, &[]);

    refused(born, format!("its LST is minted by {hub}"));
}
