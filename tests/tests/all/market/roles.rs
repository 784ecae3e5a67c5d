//! What owner, guardian and anybody may do, and what they may not.

use super::super::{
    guest::Guest,
    kit::{anyone, only, ANY, NOT_OWNER},
};
use super::{funded, looped, market, refused, DAY, UNIT};
use ballast_extension_math::market::Refusal;
use ballast_extension_math::pause::PauseError;
use ballast_market::ContractError;
use ballast_types::paging::ZeroLimit;
use serde_json::{json, Value};

#[test]
fn an_owner_moves_what_touches_new_loans() {
    let mut market = funded();
    market.owes("bob", 100, 85);
    let update = json!({"update_config": {"open_ltv_bps": 5_000, "borrow_cap": (86 * UNIT).to_string(), "fee_bps": 2_500}});
    refused(market.tell("mallory", &update), NOT_OWNER);
    market.tell("owner", &update).unwrap();
    // M-14: nobody is sold by it, and what he has he keeps
    refused(
        market.at_once().sell("carol", "bob", UNIT),
        Refusal::Healthy {
            ltv_bps: ANY,
            liq_bps: 9200,
        },
    );
    refused(market.borrow("bob", UNIT), "5000 are allowed");
    market.at_once().add("carol", 100 * UNIT).unwrap();
    refused(
        market.at_once().borrow("carol", 2 * UNIT),
        "86000000 are allowed",
    );
    for bad in [
        json!({"open_ltv_bps": 9_109}),
        json!({"open_ltv_bps": 999}),
        json!({"fee_bps": 2_501}),
    ] {
        refused(
            market.tell("owner", &json!({"update_config": bad})),
            "is out of bounds",
        );
    }
}

#[test]
fn pauses_let_nobody_in_and_everybody_out() {
    let mut market = looped();
    let pause = |scope: &str| json!({"pause": {"scope": scope, "secs": 1_000}});
    refused(
        market.tell("mallory", &pause("deposit")),
        only("the guardian or the owner", &market.suite.addr("mallory")),
    );
    market.tell("carol", &pause("deposit")).unwrap();
    market.tell("owner", &pause("borrow")).unwrap();
    refused(
        market.supply("alice", UNIT),
        ContractError::Paused {
            scope: "deposit",
            until: ANY,
            now: ANY,
        },
    );
    refused(
        market.borrow("bob", UNIT),
        ContractError::Paused {
            scope: "borrow",
            until: ANY,
            now: ANY,
        },
    );
    refused(
        market.bond("bob", UNIT),
        ContractError::Paused {
            scope: "borrow",
            until: ANY,
            now: ANY,
        },
    );
    refused(
        market.preview(&json!({"preview_deposit": {"amount": "5"}})),
        ContractError::Paused {
            scope: "deposit",
            until: ANY,
            now: ANY,
        },
    );
    let paused = market.preview(&json!({"paused": {}})).unwrap();
    assert!(paused["deposit"].is_u64() && paused["borrow"].is_u64());
    market.add("bob", UNIT).unwrap();
    market.repay("bob", 100 * UNIT, Some(100 * UNIT)).unwrap();
    market.remove("bob", UNIT).unwrap();
    market.redeem("alice", 1_000 * UNIT).unwrap();
    market.slash(140);
    market.at_once().sell("erin", "bob", 600 * UNIT).unwrap();
    let unpause = json!({"unpause": {"scope": "deposit"}});
    market.tell("carol", &unpause).unwrap();
    market.supply("alice", UNIT).unwrap();
    refused(
        market.tell("carol", &pause("deposit")),
        PauseError::PauseTooSoon {
            after: ANY,
            now: ANY,
        },
    );
    let long = json!({"pause": {"scope": "deposit", "secs": 1_209_601}});
    refused(market.tell("carol", &long), "out of bounds");
}

#[test]
fn roles_are_handed_over() {
    let mut market = market();
    let erin = market.suite.addr("erin");
    for (msg, key) in [("set_treasury", "treasury"), ("set_guardian", "guardian")] {
        let set = json!({msg: {"address": erin}});
        refused(market.tell("mallory", &set), NOT_OWNER);
        market.tell("owner", &set).unwrap();
        let config = market.preview(&json!({"config": {}})).unwrap();
        assert_eq!(config["roles"][key], json!(erin));
        let hub = json!({msg: {"address": market.suite.addr("hub")}});
        refused(market.tell("owner", &hub), "is the suite's hub");
    }
    let give = json!({"update_ownership": {"transfer_ownership": {"new_owner": erin}}});
    market.tell("owner", &give).unwrap();
    market
        .tell("erin", &json!({"update_ownership": "accept_ownership"}))
        .unwrap();
    let ownership = market.preview(&json!({"ownership": {}})).unwrap();
    assert_eq!(ownership["owner"], json!(erin));
}

/// `watch.py`: who was worst is liquidated, and the doors of restake stay shut until the next is in
/// his place.
#[test]
fn a_worst_position_that_was_sold_is_followed_in_a_day() {
    let mut market = looped();
    market.restaked(50 * UNIT);
    let words = "does not owe more for its collateral";
    refused(market.watch("bob"), words);
    // erin is a hair worse, and takes the place
    market.at_once().add("erin", 1_150_000).unwrap();
    market.at_once().borrow("erin", 1_005_000).unwrap();
    market.slash(180);
    let (due, _) = market.exposure();
    assert!(due > 0);
    market.at_once().sell("carol", "erin", 10 * UNIT).unwrap();
    // the numbers stay, and bob is named; a better one is not
    assert!(market.exposure().0 > 0);
    market.at_once().watch("bob").unwrap();
    refused(market.watch("bob"), words);
    market.after(DAY - 20);
    refused(market.watch("bob"), words);
    market.after(20).watch("bob").unwrap();
    let watched = market.preview(&json!({"watched": {}})).unwrap();
    assert_eq!(watched["watched"]["owner"], json!(market.suite.addr("bob")));
    assert!(market.exposure().0 > 24 * UNIT);
    market.sell("carol", "bob", 600 * UNIT).unwrap();
    // nobody owes anything any more
    market.watch("bob").unwrap();
    market.after(DAY + 1).watch("bob").unwrap();
    let watched = market.preview(&json!({"watched": {}})).unwrap();
    assert_eq!(watched, json!({"watched": null, "successor": null}));
    assert_eq!(market.exposure(), (0, 0));
}

/// A restake contract that is spent is replaced.
#[test]
fn another_is_attached_when_the_first_is_spent() {
    let mut market = looped();
    market.restaked(20 * UNIT);
    market.slash(300);
    market.at_once().sell("carol", "bob", 600 * UNIT).unwrap();
    assert_eq!(market.slashable(), 0);
    market.make_restake("other", |_| {});
    // a floor of one of 21 is 4.8 % of the first price: not spent yet
    refused(
        market.attach("owner", "other"),
        ContractError::Attached { restake: anyone() },
    );
}

#[test]
fn answers_page() {
    let mut market = funded();
    for (who, lst) in [("bob", 5), ("carol", 6), ("dave", 7)] {
        market.at_once().add(who, lst * UNIT).unwrap();
    }
    market.owes("erin", 10, 5);
    let all = market.preview(&json!({"positions": {}})).unwrap();
    let owners = |page: &Value| -> Vec<String> {
        let rows = page["positions"].as_array().unwrap().iter();
        rows.map(|row| row["owner"].as_str().unwrap().to_string())
            .collect()
    };
    let names = owners(&all);
    assert_eq!(names.len(), 4);
    let page = json!({"positions": {"start_after": names[1], "limit": 1}});
    let page = market.preview(&page).unwrap();
    assert_eq!(owners(&page), names[2..3]);
    refused(
        market.preview(&json!({"positions": {"limit": 0}})),
        ZeroLimit,
    );
    let solvency = market.preview(&json!({"solvency": {"limit": 4}})).unwrap();
    assert_eq!(solvency["page_collateral"], json!((28 * UNIT).to_string()));
    assert_eq!(solvency["next"], json!(names[3]));
    let solvency = market.preview(&json!({"solvency": {}})).unwrap();
    assert_eq!(
        (&solvency["next"], &solvency["page_debt"]),
        (&json!(null), &json!("5000000"))
    );
    let debt = market
        .preview(&json!({"debt": {"owner": market.suite.addr("erin")}}))
        .unwrap();
    assert_eq!(debt["debt"], json!("5000000"));
}
