//! The option as a cw20, and what a series refuses of it; pages of offers.

use super::super::{
    guest::Guest,
    kit::{anyone, takes_none, ANY},
};
use super::{refused, series, Series};
use ballast_calls::ContractError;
use ballast_extension_share::ShareError;
use ballast_types::paging::ZeroLimit;
use cosmwasm_std::{coins, Uint128};
use serde_json::{json, Value};

#[test]
fn options_are_a_token_that_nobody_mints() {
    let mut series = series();
    series.write("alice", "bob", 100);
    let (bob, carol) = (series.suite.addr("bob"), series.suite.addr("carol"));
    let allow = json!({"increase_allowance": {"spender": carol, "amount": "60"}});
    series.tell("bob", &allow, &[]).unwrap();
    let take = |n: u32| json!({"transfer_from": {"owner": bob, "recipient": carol, "amount": n.to_string()}});
    series.tell("carol", &take(50), &[]).unwrap();
    refused(
        series.tell("carol", &take(50), &[]),
        ShareError::InsufficientAllowance {
            owner: anyone(),
            spender: anyone(),
            allowance: Uint128::from(ANY),
            amount: Uint128::from(ANY),
        },
    );
    let less = json!({"decrease_allowance": {"spender": carol, "amount": "10"}});
    series.tell("bob", &less, &[]).unwrap();
    assert_eq!((series.options("bob"), series.options("carol")), (50, 50));
    let from = series.from;
    series.until(from);
    assert_eq!(series.exercise("carol", 50).unwrap(), 625);
    for (name, msg) in [
        ("mint", json!({"recipient": bob, "amount": "1"})),
        ("burn", json!({"amount": "1"})),
        ("burn_from", json!({"owner": bob, "amount": "1"})),
    ] {
        let msg = json!({ name: msg });
        refused(
            series.tell("bob", &msg, &[]),
            format!("nobody may `{name}`"),
        );
    }
    for msg in [
        json!({"transfer": {"recipient": carol, "amount": "1"}}),
        json!({"cancel": {"offer_id": 1}}),
        json!({"close": {"lst": "1"}}),
        json!({"redeem": {}}),
        allow,
    ] {
        let paid = series.tell("bob", &msg, &coins(1, "uusd"));
        refused(paid, takes_none(anyone()));
    }
}

#[test]
fn offers_are_paged_by_number_and_by_writer() {
    let mut series = series();
    for n in 0..8u32 {
        let writer = ["alice", "bob"][n as usize % 2];
        series.at_once().offer(writer, 10, 1);
    }
    series.cancel("alice", 3).unwrap();
    let ids = |series: &Series, msg: Value| -> Vec<u64> {
        let page: Value = series.suite.query(&series.at, &msg);
        let offers = page["offers"].as_array().unwrap();
        offers
            .iter()
            .map(|offer| offer["offer_id"].as_u64().unwrap())
            .collect()
    };
    let all = json!({"offers": {"start_after": 1, "limit": 3}});
    assert_eq!(ids(&series, all), [2, 4, 5]);
    let alice = series.suite.addr("alice");
    let hers = json!({"offers_of": {"writer": alice}});
    assert_eq!(ids(&series, hers), [1, 5, 7]);
    let hers = json!({"offers_of": {"writer": alice, "start_after": 1, "limit": 1}});
    assert_eq!(ids(&series, hers), [5]);
    let none = series.preview(&json!({"offers": {"limit": 0}}));
    refused(none, ZeroLimit);
    assert_eq!(series.position("alice").offers.len(), 3);
    refused(
        series.preview(&json!({"offer": {"offer_id": 3}})),
        ContractError::UnknownOffer { offer_id: 3 },
    );
}
