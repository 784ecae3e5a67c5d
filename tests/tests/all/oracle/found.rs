//! Attempts of an outside reader that the attacks of the page do not have: what it found is mended,
//! what held is kept as it was tried.

mod prices;
mod reporters;

use super::super::{attacks::refused, guest::Guest};
use super::{Desk, FEED, UNIT};
use ballast_testing::Suite;
use serde_json::{json, Value};

const FIVE: [&str; 5] = ["r1", "r2", "r3", "r4", "r5"];

/// As many as are named, with 100 LST each, and a price of 10.
fn equal(names: &[&str], change: impl FnOnce(&mut Value)) -> Desk {
    let mut desk = Desk::of(Suite::builder(), names, change);
    desk.add(FEED, &json!("reported"), ("5", "20")).unwrap();
    for who in names {
        desk.pledge(who, 100 * UNIT).unwrap();
    }
    say(&mut desk, names, &vec!["10"; names.len()]);
    desk
}

/// In the next round they say these prices; nothing where it is empty.
fn say(desk: &mut Desk, names: &[&str], prices: &[&str]) {
    desk.next_round();
    for (who, price) in names.iter().zip(prices) {
        if !price.is_empty() {
            desk.at_once().report(who, price).unwrap();
        }
    }
}

fn one(feed: &str, price: &str) -> Value {
    json!({"report": {"prices": [{"feed": feed, "price": price}]}})
}

fn round_of(desk: &Desk, feed: &str) -> Value {
    desk.ask(&json!({"round": {"feed": feed}})).unwrap()
}
