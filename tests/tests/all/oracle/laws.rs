//! Laws that are about more than one step: what a price depends on, and what nobody can do.

use super::super::{
    attacks::refused,
    guest::Guest,
    kit::{anyone, ANY},
};
use super::{decimal, fined, four, said, DAY, FEED, ROUND};
use ballast_oracle::ContractError;
use ballast_types::vault;
use serde_json::{json, Value};

/// O-6: a price is what it is, whatever guardian, mean, cap and a market's feed do.
#[test]
fn what_settles_depends_on_no_role_no_mean_no_cap_and_no_market() {
    let mut desk = four();
    desk.next_round();
    desk.source("dex", "9.9");
    let dex = json!({"contract": {"address": desk.suite.addr("dex"), "feed": "x"}});
    desk.add("lst/dex", &dex, ("9", "11")).unwrap();
    let lst = json!({"lst": {"base": FEED, "market": "lst/dex"}});
    desk.add("lst/usd", &lst, ("9", "11")).unwrap();
    let price = desk.price_of("lst/usd").unwrap();
    assert_eq!(
        decimal(&desk.safe_of("lst/usd").unwrap()["low"]).to_string(),
        "9.9"
    );
    desk.tell("dave", &json!({"guard": {"feed": "lst/usd"}}))
        .unwrap();
    desk.tell("dave", &json!({"guard": {"feed": FEED}}))
        .unwrap();
    desk.behaves("dex", &json!("fail"));
    assert_eq!(desk.price_of("lst/usd").unwrap(), price);
    refused(
        desk.safe_of("lst/usd"),
        ContractError::Guarded {
            feed: anyone().into_string(),
            until: ANY,
        },
    );
    desk.tell("dave", &json!({"unguard": {"feed": "lst/usd"}}))
        .unwrap();
    // what it is made of is guarded yet
    refused(desk.safe_of("lst/usd"), "atom/usd gives no cautious price");
    desk.tell("owner", &json!({"unguard": {"feed": FEED}}))
        .unwrap();
    refused(desk.safe_of("lst/usd"), "lst/dex has no price");
}

/// O-9: what `round` shows is what closing does, fines and suspensions included; the kit checks the
/// price after every step.
#[test]
fn a_round_shows_who_will_be_fined() {
    let mut desk = four();
    desk.round(&["10", "10", "10", "13"]);
    desk.round(&["10", "10", "10", ""]);
    let shown = desk.ask(&json!({"round": {"feed": FEED}})).unwrap();
    let r4 = json!([desk.suite.addr("r4")]);
    assert_eq!(shown["would"]["fined"], r4);
    let tx = desk.close();
    let who = said(&tx, "ballast-fine", "reporter");
    assert_eq!(who, Some(desk.suite.addr("r4").to_string()));
    assert_eq!(fined(&tx), 600_000);
}

/// Fines of feeds that one report closes leave as one transfer, and each is of what the last one
/// left.
#[test]
fn the_fines_of_one_report_are_one_transfer() {
    let mut desk = four();
    desk.add("eth/usd", &json!("reported"), ("5", "20"))
        .unwrap();
    let both = |price: &str| {
        let prices = [FEED, "eth/usd"].map(|feed| json!({"feed": feed, "price": price}));
        json!({"report": {"prices": prices}})
    };
    for lie in ["10", "13", "10"] {
        desk.next_round();
        for who in ["r1", "r2", "r3"] {
            desk.at_once().tell(who, &both("10")).unwrap();
        }
        desk.at_once().tell("r4", &both(lie)).unwrap();
    }
    desk.next_round().at_once();
    let tx = desk.tell("r1", &both("10")).unwrap();
    assert_eq!(tx.events_named("ballast-fine").count(), 2);
    assert_eq!(fined(&tx), 600_000 + 594_000);
    let token = desk.suite.addr("token");
    let transfers = tx.attrs("action").into_iter();
    let transfers = transfers.filter(|(at, what)| *at == token.as_str() && *what == "transfer");
    assert_eq!(transfers.count(), 1);
    let pool: vault::PoolResponse = {
        let at = desk.suite.addr("vault");
        desk.suite.query(&at, &json!({"pool": {}}))
    };
    assert_eq!(pool.dripping.to_string(), "1194000");
    // one suspension, however many faults
    assert_eq!(tx.events_named("ballast-suspend").count(), 1);
    let until = desk.reporter("r4")["suspended_until"].as_u64().unwrap();
    assert_eq!(until, desk.now() + DAY);
}

/// Every fault, one by one: nothing of a refused report stays.
#[test]
fn a_report_is_whole_or_nothing() {
    let mut desk = four();
    desk.next_round();
    let round = desk.now() / ROUND;
    let report = |prices: Value| json!({"report": {"prices": prices}});
    let one = |feed: &str, price: &str| json!({"feed": feed, "price": price});
    desk.source("dex", "9.9");
    let dex = json!({"contract": {"address": desk.suite.addr("dex"), "feed": "x"}});
    desk.add("lst/dex", &dex, ("9", "11")).unwrap();
    for (prices, words) in [
        (json!([]), "0 prices: give 1 to 32"),
        (json!(vec![one(FEED, "10"); 33]), "33 prices: give 1 to 32"),
        (
            json!([one(FEED, "10"), one(FEED, "11")]),
            "was reported in this round already",
        ),
        (
            json!([one(FEED, "10"), one("eth", "11")]),
            "there is no feed eth",
        ),
        (
            json!([one(FEED, "10"), one("lst/dex", "11")]),
            "lst/dex is not reported",
        ),
        (json!([one(FEED, "0")]), "a price of 0 for atom/usd"),
    ] {
        refused(desk.tell("r1", &report(prices)), words);
    }
    let late = json!({"report": {"prices": [one(FEED, "10")], "round": round - 1}});
    let words = format!(
        "this is round {round}, the report is for round {}",
        round - 1
    );
    refused(desk.at_once().tell("r1", &late), &words);
    refused(
        desk.report("alice", "10"),
        ContractError::NotAdmitted {
            address: desk.suite.addr("alice"),
        },
    );
    desk.report("r1", "10").unwrap();
}

/// A price that nobody closes is read all the same, as long as it is not too old.
#[test]
fn readers_close_in_their_heads() {
    let mut desk = four();
    desk.round(&["11", "11", "11", "11"]);
    assert_eq!(desk.price(), "10", "the round is not over");
    desk.next_round();
    assert_eq!(desk.price(), "11");
    let before = desk.price_of(FEED).unwrap();
    desk.at_once();
    desk.tell("keeper", &json!({"close": {"feed": FEED}}))
        .unwrap();
    assert_eq!(desk.price_of(FEED).unwrap(), before);
}
