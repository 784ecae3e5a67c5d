//! OR. Oracle: majorities and minorities that lie, and who is fined.

use super::super::{
    oracle::{decimal, fined, four, said, Desk, FEED, FOUR},
    refused, DAY, UNIT,
};
use super::oracle_lst::dec;
use crate::{guest::Guest, kit::ANY};
use ballast_extension_math::oracle::Refusal;
use ballast_testing::Suite;
use serde_json::json;

/// OR-04 · A fat finger: one of four says ten times the price. He moves nothing, is a suspect for a round, and pays then.
///
/// Stopped by: `packages/extension-math/src/oracle/round/close.rs::close`
/// Taken out: `faults(&track.suspects, price, terms.fault_bps)?` -> `vec![]`
/// Seen: left: 0, right: 600000
#[test]
fn or_04_ten_times_the_price_costs_its_reporter() {
    let mut desk = four();
    desk.round(&["10", "10", "10", "100"]);
    desk.round(&["10.1", "10.1", "10.1", "10.1"]);
    assert_eq!(desk.price(), "10");
    assert_eq!(desk.pledged("r4"), 60 * UNIT, "a suspect");
    assert_eq!(fined(&desk.close()), 600_000);
    assert_eq!(desk.price(), "10.1");
}

/// OR-06 · A crash of 40 % in a round: whoever is slow is fined, or too few agree and nobody is liquidated while the price falls.
///
/// Stopped by: `packages/extension-math/src/oracle/round/close.rs::agree`
/// Taken out: `Interval::around(before, price, terms.fault_bps)?` -> `Interval::around(price, price, terms.fault_bps)?`
/// Seen: after 'r3: {"report":{"prices":[{"feed":"atom/usd","price":"9"}]}}' at height 14: O-9 is broken: atom/usd would close at Some(Decimal(6)), it shows {"active":"360000000","current":28333336,"ends_at":…
#[test]
fn or_06_nobody_is_fined_in_a_crash() {
    let mut desk = four();
    desk.round(&["6", "6", "9", "10"]);
    desk.next_round();
    assert_eq!(desk.price(), "6");
    desk.round(&["6", "6", "6", "6"]);
    assert_eq!(fined(&desk.close()), 0);
    // and who saw it first is proved right
    desk.round(&["6", "6", "6", "4"]);
    desk.round(&["4", "4", "4", "4"]);
    assert_eq!(fined(&desk.close()), 0);
}

/// OR-07 · 34 % fall silent for good, and the feed stops for good. After so many rows they are out, and it goes on. That they lie
/// instead stops it too, and the price is too old to lend by, then to settle by.
///
/// Stopped by: `packages/extension-math/src/oracle/round/track.rs::miss`
/// Taken out: `rows >= max_missed` -> `false`
/// Seen: assertion failed: desk.reporter("r3")["suspended_until"].is_u64()
#[test]
fn or_07_who_is_silent_is_out_and_the_price_goes_on() {
    let mut desk = Desk::with(Suite::builder(), |msg| msg["max_missed"] = json!(24));
    // r4's 60 and r3's 100 of 360
    for _ in 0..24 {
        desk.round(&["11", "11", "", ""]);
    }
    assert_eq!(desk.price(), "10");
    // two are left, and three have to agree
    desk.round(&["11", "11", "", ""]);
    assert!(desk.reporter("r3")["suspended_until"].is_u64());
    desk.suite.advance_secs(DAY);
    for who in ["r3", "r4"] {
        desk.tell(who, &json!({"resume": {}})).unwrap();
    }
    desk.next_round();
    // only r4 is silent now
    for _ in 0..3 {
        desk.round(&["11", "11", "11", ""]);
    }
    assert_eq!(desk.price(), "11");
    // 160 of 360 lie
    desk.round(&["11", "11", "20", "20"]);
    desk.suite.advance_secs(3_600);
    refused(
        desk.price_of(FEED),
        Refusal::Stale {
            age: ANY,
            max_age: 3600,
        },
    );
}

/// OR-08 · 49 % lie together: the median is an honest price, but too few agree for it to be one that is lent by.
///
/// Stopped by: `packages/extension-math/src/oracle/round/close.rs::agree`
/// Taken out: `weight.raw().full_mul(3u64) < row.active.raw().full_mul(2u64)` -> `false`
/// Seen: after 'r3: {"report":{"prices":[{"feed":"atom/usd","price":"10"}]}}' at height 15: O-9 is broken: atom/usd would close at None, it shows {"active":"500000000","current":28333335,"ends_at":1700000160,…
#[test]
fn or_08_less_than_two_thirds_agree_on_nothing() {
    let mut desk = four();
    for who in ["r1", "r2"] {
        desk.unpledge(who, 40 * UNIT).unwrap();
    }
    // 60, 60, 100 and 60 LST
    desk.round(&["10", "20", "10.2", "10.2"]);
    desk.round(&["20", "10.2", "10.2", "20"]);
    let tx = desk.close();
    let reason = said(&tx, "ballast-void", "reason");
    assert_eq!(reason.as_deref(), Some("few_reports"));
    desk.add("eth/usd", &json!("reported"), ("5", "20"))
        .unwrap();
    let mut desk = five();
    desk.suite.set_checks(true);
    desk.next_round();
    for (who, price) in FIVE.iter().zip(["10", "10", "10", "20", "20"]) {
        desk.at_once().report(who, price).unwrap();
    }
    let tx = desk.close();
    let reason = said(&tx, "ballast-void", "reason");
    assert_eq!(reason.as_deref(), Some("no_agreement"));
    assert_eq!(desk.price(), "10");
}

const FIVE: [&str; 5] = ["r1", "r2", "r3", "r4", "r5"];

/// Five with 100 LST each, and a price of 10.
fn five() -> Desk {
    let mut desk = Desk::of(Suite::builder(), &FIVE, |_| {});
    desk.add(FEED, &json!("reported"), ("5", "20")).unwrap();
    for who in FIVE {
        desk.pledge(who, 100 * UNIT).unwrap();
    }
    desk.next_round();
    for who in FIVE {
        desk.at_once().report(who, "10").unwrap();
    }
    desk
}

/// OR-09 · 60 % walk the price up, a band a round, against a still market. The honest fall out of the interval after two, and the feed
/// stops; what is lent by has hardly moved.
///
/// Stopped by: `extensions/oracle/src/prices.rs::safe_price`
/// Taken out: `cautious(said.price, mean, said.pair)` -> `cautious(said.price, said.price, said.pair)`
/// Seen: assertion failed: {"high":"11.025","low":"11.025","price":"11.025","updated_at":1700000220,"variance":"0"}
#[test]
fn or_09_three_fifths_walk_two_bands() {
    let mut desk = five();
    for liar in ["10.5", "11.025", "11.57625"] {
        desk.next_round();
        for (who, price) in FIVE.iter().zip([liar, liar, liar, "10", "10"]) {
            desk.at_once().report(who, price).unwrap();
        }
    }
    desk.next_round();
    assert_eq!(desk.price(), "11.025");
    let safe = desk.safe_of(FEED).unwrap();
    assert!(decimal(&safe["low"]) < dec("10.1"), "{safe}");
}

/// OR-10 · Whoever has the weight sets it, and nothing stops him: two thirds in a round, half in three (`oracle::found`). What that costs is
/// there to be read, and integrators compare.
///
/// Stopped by: `packages/extension-math/src/oracle/standing.rs::sets_ceil`
/// Taken out: `active.raw().saturating_sub(half.unwrap_or_default())` -> `active.raw()`
/// Seen: left: String("360000000"), right: "180000000"
#[test]
fn or_10_what_it_costs_is_written_down() {
    let mut desk = four();
    let security = desk.ask(&json!({"security": {}})).unwrap();
    assert_eq!(security["to_set"], (180 * UNIT).to_string());
    assert_eq!(security["to_set_native"], (180 * UNIT).to_string());
    assert_eq!(security["to_stop"], (120 * UNIT + 1).to_string());
    desk.round(&["15", "15", "15", "10"]);
    desk.next_round();
    assert_eq!(desk.price(), "15");
}

const SEVEN: [&str; 7] = ["r1", "r2", "r3", "d1", "d2", "d3", "d4"];

/// Three with 100 LST each, four with the minimum of 10, and a price of 10.
fn with_dust() -> Desk {
    let mut desk = Desk::of(Suite::builder(), &SEVEN, |_| {});
    desk.add(FEED, &json!("reported"), ("5", "20")).unwrap();
    for (who, lst) in SEVEN.iter().zip([100, 100, 100, 10, 10, 10, 10]) {
        desk.pledge(who, lst * UNIT).unwrap();
    }
    seven(&mut desk, "10");
    desk
}

/// The three say 10, those with dust what they want.
fn seven(desk: &mut Desk, dust: &str) {
    desk.next_round();
    for (n, who) in SEVEN.iter().enumerate() {
        let price = if n < 3 { "10" } else { dust };
        desk.at_once().report(who, price).unwrap();
    }
}

/// OR-13 · Many reporters with the minimum each say odd prices, to widen the band within which a report is no fault (where the band is
/// the spread of what was said), or the median. Bands are fixed, and each of them pays.
///
/// Stopped by: `packages/extension-math/src/oracle/round/faults.rs::suspects`
/// Taken out: `!interval.has(report.price)` -> `false`
/// Seen: left: 0, right: 400000
#[test]
fn or_13_dust_widens_nothing() {
    let mut desk = with_dust();
    seven(&mut desk, "14");
    desk.next_round();
    assert_eq!(desk.price(), "10");
    seven(&mut desk, "10");
    assert_eq!(fined(&desk.close()), 400_000);
}

/// OR-15 · One repeats the last price for ever, without asking anybody, and lives on rewards. He earns nothing once it is off by the
/// band; he is not fined either, which the page admits.
///
/// Stopped by: `packages/extension-math/src/oracle/round/close.rs::is_near`
/// Taken out: `off.full_mul(BPS) <= price.raw().full_mul(band_bps)` -> `true`
/// Seen: left: String("4000"), right: "2000"
#[test]
fn or_15_a_repeater_earns_nothing_once_he_is_off() {
    let mut desk = Desk::with(Suite::builder(), |msg| msg["reward"] = json!("1000"));
    desk.suite.lst_transfer("r1", "oracle", 1_000_000).unwrap();
    for price in ["10.05", "10.2", "10.4"] {
        desk.round(&[price, price, price, "10"]);
    }
    desk.close();
    // of the first round with a pot, and of 10.05
    assert_eq!(desk.reporter("r4")["owed"], "2000");
    assert_eq!(desk.reporter("r1")["owed"], "4000");
    assert_eq!(desk.reporter("r4")["pledge"], (60 * UNIT).to_string());
}

/// OR-19 · A majority agrees on a wrong price to have an honest reporter fined, and shares the fine. Fines go to the suite's vault, where
/// they drip to the core's underwriters.
///
/// Stopped by: `extensions/oracle/src/closing.rs::finish`
/// Taken out: `Token(config.lst.clone()).transfer(&config.vault, self.fines)?` -> `Token(config.lst.clone()).transfer(&config.guardian, self.fines)?`
/// Seen: after 'keeper: {"close":{"feed":"atom/usd"}}' at height 16: O-3 is broken: fines are 600000 LST, and [] went to the vault
#[test]
fn or_19_who_fines_gains_nothing() {
    let mut desk = four();
    let before: Vec<u128> = FOUR.iter().map(|who| desk.suite.shares(who)).collect();
    desk.round(&["15", "15", "15", "9"]);
    desk.round(&["15", "15", "15", "9"]);
    assert_eq!(fined(&desk.close()), 600_000);
    let after: Vec<u128> = FOUR.iter().map(|who| desk.suite.shares(who)).collect();
    assert_eq!(before, after);
    assert_eq!(desk.suite.shares("vault"), 600_000);
}

/// OR-28 · A suspect reports first in each round, so that his own message would close the row that fines him, and fails. Anyone closes
/// it.
///
/// Stopped by: `extensions/oracle/src/execute/report.rs::weight`
/// Taken out: `ensure_unsuspended(session, who)?` -> `()`
/// Seen: 'suspended until' is not in 'no pledge of yours counts in round 28333338: it counts from the round after the pledge, and from 0 on'
#[test]
fn or_28_nobody_reports_past_his_own_fine() {
    let mut desk = four();
    desk.round(&["10", "10", "10", "13"]);
    desk.round(&["10", "10", "10", "13"]);
    desk.next_round().at_once();
    refused(desk.report("r4", "10"), "suspended until");
    assert_eq!(desk.pledged("r4"), 60 * UNIT);
    desk.at_once();
    let tx = desk.tell("keeper", &json!({"close": {"feed": FEED}}));
    assert_eq!(fined(&tx.unwrap()), 600_000);
}

/// OR-32 · A feed that only one reporter says, a new one or a neglected: all others are missing from it, are suspended for that from all
/// feeds, and he is all the weight that is left. Or most fall silent for some hours, and a minority sets all prices alone.
///
/// Stopped by: `packages/extension-math/src/oracle/round/track.rs::miss`
/// Taken out: `!row.is_most()` -> `false`
/// Seen: left: String("100000000"), right: "360000000"
#[test]
fn or_32_a_minority_puts_nobody_out() {
    let mut desk = Desk::with(Suite::builder(), |msg| msg["max_missed"] = json!(24));
    for _ in 0..25 {
        desk.round(&["10", "", "", ""]);
    }
    desk.next_round();
    let security = desk.ask(&json!({"security": {}})).unwrap();
    assert_eq!(security["active"], (360 * UNIT).to_string());
}
