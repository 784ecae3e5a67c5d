//! The most there can be: 32 reporters who each report 32 feeds.

use super::super::guest::Guest;
use super::{Desk, UNIT};
use ballast_testing::Suite;
use serde_json::{json, Value};

pub const MOST: usize = 32;

pub fn feeds() -> Vec<String> {
    (0..MOST).map(|n| format!("feed-{n:02}/usd")).collect()
}

pub fn names() -> Vec<String> {
    (0..MOST).map(|n| format!("reporter{n:02}")).collect()
}

/// A report of all feeds, at a price with all its decimals.
pub fn all(price: &str) -> Value {
    let prices = feeds().into_iter();
    let prices: Vec<Value> = prices
        .map(|feed| json!({"feed": feed, "price": price}))
        .collect();
    json!({"report": {"prices": prices}})
}

/// All 32 report all 32 in two rounds, and the first report of the third closes 32 rows of 32.
#[test]
pub fn thirty_two_reporters_report_thirty_two_feeds() {
    let names = names();
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    let mut desk = Desk::of(Suite::builder(), &names, |_| {});
    for feed in feeds() {
        desk.add(&feed, &json!("reported"), ("5", "20")).unwrap();
    }
    for who in &names {
        desk.pledge(who, 100 * UNIT).unwrap();
    }
    // every step checks every law of 32 feeds; here the steps are what is looked at
    desk.suite.set_checks(false);
    let price = "10.123456789012345678";
    for _ in 0..2 {
        desk.next_round();
        for who in &names {
            desk.at_once().tell(who, &all(price)).unwrap();
        }
    }
    desk.next_round().at_once();
    let tx = desk.tell(names[0], &all(price)).unwrap();
    assert_eq!(tx.events_named("ballast-price").count(), 32);
    for feed in feeds() {
        assert_eq!(desk.price_of(&feed).unwrap()["price"], price);
        desk.safe_of(&feed).unwrap();
    }
    desk.suite.set_checks(true);
    desk.suite.check_invariants().unwrap();
}
