//! How an oracle is made, what it refuses, and whom it obeys.

use super::super::{
    attacks::refused,
    guest::Guest,
    kit::{anyone, only, out_of_bounds, takes_none},
};
use super::{birth, four, suite_of, FEED, FOUR};
use ballast_extensions::oracle::Oracle;
use ballast_oracle::ContractError;
use ballast_testing::{Suite, TxError};
use ballast_types::deploy::MigrateMsg;
use cosmwasm_std::to_json_binary;
use serde_json::{json, Value};

fn made(change: impl FnOnce(&mut Value)) -> Result<(), TxError> {
    let mut suite = suite_of(Suite::builder(), &FOUR);
    let mut msg = birth(&suite, &FOUR);
    change(&mut msg);
    let msg = to_json_binary(&msg).unwrap();
    let made = suite.make("owner", &Oracle, "oracle", &msg, &[]);
    made.map(drop)
}

#[test]
fn parameters_have_bounds() {
    for (field, value, words) in [
        ("min_pledge", json!("999999"), "min_pledge = 999999"),
        ("round_secs", json!(9), "round_secs = 9"),
        ("round_secs", json!(3_601), "round_secs = 3601"),
        ("min_reports", json!(2), "min_reports = 2"),
        ("min_reports", json!(17), "min_reports = 17"),
        ("fine_bps", json!(0), "fine_bps = 0"),
        ("fine_bps", json!(1_001), "fine_bps = 1001"),
        ("suspend_secs", json!(599), "suspend_secs = 599"),
        ("leave_secs", json!(3_599), "leave_secs = 3599"),
        ("max_missed", json!(23), "max_missed = 23"),
        ("open", json!(false), "unknown field"),
    ] {
        refused(made(|msg| msg[field] = value), words);
    }
    // nobody is out before what he said is judged
    let long = made(|msg| {
        msg["round_secs"] = json!(3_600);
        msg["leave_secs"] = json!(14_399);
    });
    refused(long, "leave_secs = 14399 is out of bounds: 14400");
    made(|_| {}).unwrap();
}

#[test]
fn a_hub_is_needed_and_reporters_are_named_once() {
    let stranger = made(|msg| {
        let first = msg["reporters"][0].clone();
        msg["hub"] = first;
    });
    refused(stranger, "does not answer as a hub");
    let twice = made(|msg| {
        let first = msg["reporters"][0].clone();
        msg["reporters"][1] = first;
    });
    refused(twice, ContractError::Admitted { address: anyone() });
    let many = made(|msg| msg["reporters"] = json!(vec!["x"; 33]));
    refused(many, ContractError::Full { most: 32 });
}

#[test]
fn feeds_have_bounds_and_never_change() {
    let mut desk = four();
    for (field, value, words) in [
        ("band_bps", json!(9), "band_bps = 9"),
        ("band_bps", json!(1_001), "band_bps = 1001"),
        (
            "fault_bps",
            json!(199),
            "fault_bps = 199 is out of bounds: 200 to 3000",
        ),
        ("max_age_secs", json!(119), "max_age_secs = 119"),
        ("max_age_secs", json!(86_401), "max_age_secs = 86401"),
        ("fresh_secs", json!(119), "fresh_secs = 119"),
        ("fresh_secs", json!(3_601), "fresh_secs = 3601"),
        ("mean_secs", json!(299), "mean_secs = 299"),
        ("max_spread_bps", json!(2_001), "max_spread_bps = 2001"),
        ("max_growth_bps", json!(499), "max_growth_bps = 499"),
        ("expect", json!({"min": "0", "max": "1"}), "expect.min = 0"),
        ("expect", json!({"min": "2", "max": "1"}), "expect.min = 2"),
        ("id", json!("eth"), ""),
        ("id", json!("et"), "no name of a feed"),
        ("id", json!("ETH/usd"), "no name of a feed"),
        ("id", json!("a".repeat(33)), "no name of a feed"),
        ("id", json!(FEED), "there is a feed atom/usd already"),
    ] {
        let mut msg =
            json!({"id": "new/usd", "source": "reported", "expect": {"min": "1", "max": "2"}});
        msg[field] = value;
        let added = desk.tell("owner", &json!({"add_feed": msg}));
        match words {
            "" => drop(added.unwrap()),
            words => refused(added, words),
        }
    }
    let wide = desk.add("wide/usd", &json!("reported"), ("1", "4.1"));
    refused(wide, out_of_bounds("expect.max", "4.1", "1", "4"));
    let unknown = desk.add("lst/usd", &json!({"lst": {"base": "none"}}), ("1", "2"));
    refused(
        unknown,
        ContractError::UnknownFeed {
            feed: "none".to_string(),
        },
    );
}

#[test]
fn the_owner_alone_adds_admits_evicts_and_pays() {
    let mut desk = four();
    let who = desk.suite.addr("alice");
    let feed = json!({"id": "eth/usd", "source": "reported", "expect": {"min": "1", "max": "2"}});
    for msg in [
        json!({"add_feed": feed}),
        json!({"admit": {"address": who}}),
        json!({"evict": {"address": who}}),
        json!({"update_config": {"reward": "1"}}),
        json!({"set_guardian": {"address": who}}),
    ] {
        for stranger in ["alice", "dave", "r1"] {
            refused(
                desk.tell(stranger, &msg),
                only("the owner", &desk.suite.addr(stranger)),
            );
        }
    }
    for msg in [
        json!({"guard": {"feed": FEED}}),
        json!({"unguard": {"feed": FEED}}),
    ] {
        refused(
            desk.tell("r1", &msg),
            only("the guardian or the owner", &desk.suite.addr("r1")),
        );
    }
    desk.tell("owner", &json!({"set_guardian": {"address": who}}))
        .unwrap();
    desk.tell("alice", &json!({"guard": {"feed": FEED}}))
        .unwrap();
    let action = json!({"transfer_ownership": {"new_owner": who, "expiry": null}});
    desk.tell("owner", &json!({"update_ownership": action}))
        .unwrap();
    desk.tell("alice", &json!({"update_ownership": "accept_ownership"}))
        .unwrap();
    desk.tell("alice", &json!({"update_config": {"reward": "7"}}))
        .unwrap();
    assert_eq!(desk.ask(&json!({"config": {}})).unwrap()["reward"], "7");
}

#[test]
fn no_message_takes_coins_and_the_state_is_its_own() {
    let mut desk = four();
    let at = desk.at.clone();
    let coins = cosmwasm_std::coins(1, "ustake");
    let paid = desk
        .suite
        .execute("keeper", &at, &json!({"close": {"feed": FEED}}), &coins);
    refused(paid, takes_none(anyone()));
    let msg = to_json_binary(&MigrateMsg {}).unwrap();
    assert!(msg.len() == 2, "nothing is asked of a migration");
}

#[test]
fn thirty_two_of_each_and_no_more() {
    let mut desk = four();
    for n in 1..32 {
        desk.add(&format!("feed-{n}"), &json!("reported"), ("1", "2"))
            .unwrap();
    }
    let more = desk.add("more", &json!("reported"), ("1", "2"));
    refused(more, ContractError::FullOfFeeds { most: 32 });
    for n in 4..32 {
        let address = ballast_testing::keys::account(&format!("reporter {n}"));
        desk.tell("owner", &json!({"admit": {"address": address}}))
            .unwrap();
    }
    let address = desk.suite.addr("alice");
    let admit = json!({"admit": {"address": address}});
    refused(desk.tell("owner", &admit), ContractError::Full { most: 32 });
    // one who has nothing here is gone at once, and there is room
    let last = ballast_testing::keys::account("reporter 31");
    desk.tell("owner", &json!({"evict": {"address": last}}))
        .unwrap();
    desk.tell("owner", &admit).unwrap();
    let twice = desk.tell("owner", &admit);
    refused(twice, ContractError::Admitted { address: anyone() });
    let page = desk.ask(&json!({"reporters": {"limit": 100}})).unwrap();
    assert_eq!(page["reporters"].as_array().unwrap().len(), 32);
    let first = &page["reporters"][30]["address"];
    let page = json!({"reporters": {"start_after": first}});
    let page = desk.ask(&page).unwrap();
    assert_eq!(page["reporters"][0]["address"], json!(address));
    let page = json!({"feeds": {"start_after": FEED, "limit": 2}});
    let page = desk.ask(&page).unwrap();
    assert_eq!(page["feeds"][0]["id"], "feed-1");
    assert!(desk.ask(&json!({"feeds": {"limit": 0}})).is_err());
}
