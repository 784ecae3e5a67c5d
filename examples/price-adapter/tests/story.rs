//! The adapter against a pool that gains, is slashed, paused, and left alone.
#![allow(clippy::unwrap_used)]

use ballast_testing::Suite;
use ballast_types::hub::PauseScope;
use cosmwasm_std::{to_json_binary, Addr, Decimal};
use cw_multi_test::ContractWrapper;
use example_price_adapter::contract;
use example_price_adapter::msg::{ExecuteMsg, Guard, InstantiateMsg, PriceResponse, QueryMsg};
use std::str::FromStr;

const DAY: u64 = 86_400;

/// A pool of six tokens, and an adapter that believes in 1 % a day, for a week.
fn market() -> (Suite, Addr) {
    let mut suite = Suite::builder()
        .params(|params| params.hub.drip_secs = Some(0))
        .build();
    suite.bond("alice", 5_000_000).unwrap();
    suite.advance_all("keeper");
    let msg = InstantiateMsg {
        hub: suite.contracts().hub.to_string(),
        max_growth_bps: 100,
        max_age_secs: 7 * DAY,
    };
    let code = ContractWrapper::new(contract::execute, contract::instantiate, contract::query);
    let sender = suite.addr("alice");
    let chain = suite.chain_mut();
    chain.store_code("adapter", Box::new(code));
    let id = chain.code_id("adapter").unwrap();
    chain.next_block(5).unwrap();
    let made = chain.instantiate(&sender, id, to_json_binary(&msg).unwrap(), &[], "adapter");
    (suite, made.unwrap().contract.unwrap())
}

fn price(suite: &Suite, adapter: &Addr) -> PriceResponse {
    suite.query(adapter, &QueryMsg::Price {})
}

fn update(suite: &mut Suite, adapter: &Addr) {
    suite
        .execute("dave", adapter, &ExecuteMsg::Update {}, &[])
        .unwrap();
}

#[test]
fn a_quiet_pool_has_a_price_to_lend_on() {
    let (suite, adapter) = market();

    let now = price(&suite, &adapter);

    assert_eq!(
        now,
        PriceResponse {
            price: Decimal::one(),
            guarded: vec![]
        }
    );
}

#[test]
fn a_loss_nobody_has_booked_is_in_the_price() {
    let (mut suite, adapter) = market();

    suite.slash("val0", Decimal::percent(30)).unwrap();

    let now = price(&suite, &adapter);
    assert_eq!(now.price, Decimal::from_str("0.9").unwrap());
    assert_eq!(suite.losses().len(), 0);
}

#[test]
fn a_rise_is_believed_as_far_as_rewards_could_have_made_it() {
    let (mut suite, adapter) = market();
    suite.reward(3_000_000_000).unwrap();
    suite.advance_secs(7_200);
    suite.advance_all("keeper");
    assert!(suite.rate() > Decimal::percent(120));
    suite.advance_secs(DAY - 7_200);

    let now = price(&suite, &adapter);

    assert_eq!(now.guarded, [Guard::Capped]);
    assert!(now.price > Decimal::percent(100) && now.price < Decimal::percent(102));
    update(&mut suite, &adapter);
    suite.advance_secs(DAY);
    assert!(price(&suite, &adapter).price > now.price);
}

#[test]
fn an_anchor_left_alone_is_not_lent_on() {
    let (mut suite, adapter) = market();

    suite.advance_secs(8 * DAY);
    assert_eq!(price(&suite, &adapter).guarded, [Guard::Stale]);
    update(&mut suite, &adapter);

    assert_eq!(price(&suite, &adapter).guarded, []);
}

#[test]
fn a_pause_guards_the_price() {
    let (mut suite, adapter) = market();
    let owner = suite.owner().to_string();

    suite.pause(&owner, PauseScope::Bond, Some(3_600)).unwrap();

    assert_eq!(price(&suite, &adapter).guarded, [Guard::Paused]);
    suite.advance_secs(3_600);
    assert_eq!(price(&suite, &adapter).guarded, []);
}

#[test]
fn a_pool_that_lost_everything_has_no_price() {
    let (mut suite, adapter) = market();
    for validator in ["val0", "val1", "val2"] {
        suite.slash(validator, Decimal::percent(100)).unwrap();
    }

    let refused = suite
        .try_query::<PriceResponse>(&adapter, &QueryMsg::Price {})
        .unwrap_err();

    assert!(refused.contains("no price"), "{refused}");
}
