//! OR. Oracle: who can move a price, stop one, or have somebody fined. Entries 1 to 12 of its page.

use super::oracle::{decimal, fined, four, said, Desk, FEED, FOUR};
use super::{refused, DAY, UNIT};
use ballast_testing::Suite;
use cosmwasm_std::Decimal;
use serde_json::json;

/// An oracle with a price of 10, and a feed of the LST over it, whose anchor is at 1.
fn with_lst() -> Desk {
    let builder = Suite::builder().params(|params| {
        params.hub.drip_secs = Some(0);
        params.collector.fee_bps = Some(0);
        params.collector.tip_bps = Some(0);
    });
    let mut desk = Desk::with(builder, |_| {});
    desk.next_round();
    let lst = json!({"lst": {"base": FEED}});
    desk.add("lst/usd", &lst, ("9", "11")).unwrap();
    desk
}

/// All LST is worth so much more at once, in bps.
fn pump(desk: &mut Desk, bps: u128) {
    let value: u128 = desk.suite.state().value.to_string().parse().unwrap();
    let gift = value * bps / 10_000;
    desk.suite.bank_send("bob", "collector", gift).unwrap();
    desk.suite.distribute("keeper").unwrap();
}

fn low(desk: &Desk) -> Decimal {
    decimal(&desk.safe_of("lst/usd").unwrap()["low"])
}

fn dec(text: &str) -> Decimal {
    text.parse().unwrap()
}

/// OR-01 · The hub's rate jumps by more than the growth cap allows. Capped, the price that liquidates would be too low, and people lose
/// their positions; uncapped, anyone who can lift the rate borrows against it. `price` follows the rate, `low` is capped.
///
/// Stopped by: `packages/extension-math/src/oracle/cautious.rs::lst_low_floor`
/// Taken out: `is_over(value, shares, cap)` -> `false`
/// Seen: assertion failed: 12
#[test]
fn or_01_a_rate_that_jumps_liquidates_nobody_and_lends_nothing_more() {
    let mut desk = with_lst();
    pump(&mut desk, 2_000);
    desk.round(&["10", "10", "10", "10"]);
    desk.next_round();
    assert_eq!(desk.price_of("lst/usd").unwrap()["price"], "12");
    assert!(low(&desk) < dec("10.001"), "{}", low(&desk));
}

/// OR-02 · A slash lowers the rate, a cover that is paid late lifts it: an anchor that a slash does not lower would let `low` jump with
/// the cover.
///
/// Stopped by: `packages/extension-math/src/oracle/cautious.rs::next_anchor`
/// Taken out: `is_over(value, shares, cap)` -> `true`
/// Seen: assertion failed: 9.900183301674581354
#[test]
fn or_02_a_rate_that_comes_back_is_capped_from_where_it_was() {
    let mut desk = with_lst();
    desk.suite.delegate("keeper").unwrap();
    desk.suite.block(4);
    for validator in ["val0", "val1"] {
        desk.suite.slash(validator, Decimal::percent(10)).unwrap();
    }
    desk.suite.sync("keeper").unwrap();
    desk.suite.advance_secs(DAY);
    desk.tell("keeper", &json!({"poke": {"feed": "lst/usd"}}))
        .unwrap();
    pump(&mut desk, 1_000);
    desk.round(&["10", "10", "10", "10"]);
    desk.next_round();
    let price = decimal(&desk.price_of("lst/usd").unwrap()["price"]);
    assert!(price > dec("9.8"), "{price}");
    assert!(low(&desk) < dec("9.1"), "{}", low(&desk));
}

/// OR-03 · A feed of an LST is added and the multiplication by the base forgotten: everybody borrows against an LST at a dollar. The
/// feed says what its first price has to be.
///
/// Stopped by: `extensions/oracle/src/execute/add_feed.rs::add_feed`
/// Taken out: `feed.expect.ensure(price)?` -> `()`
/// Seen: it was not refused
#[test]
fn or_03_a_feed_without_its_base_is_not_added() {
    let mut desk = four();
    let lst = json!({"lst": {}});
    let added = desk.add("lst/usd", &lst, ("9", "11"));
    refused(added, &["the first price is 1, expected is 9 to 11"]);
    // of a reported one, the first round is void
    desk.add("eth/usd", &json!("reported"), ("900", "1100"))
        .unwrap();
    desk.next_round();
    for who in FOUR {
        let prices = json!([{"feed": "eth/usd", "price": "1"}]);
        let report = json!({"report": {"prices": prices}});
        desk.at_once().tell(who, &report).unwrap();
    }
    desk.next_round().at_once();
    let tx = desk.tell("keeper", &json!({"close": {"feed": "eth/usd"}}));
    let reason = said(&tx.unwrap(), "ballast-void", "reason");
    assert_eq!(reason.as_deref(), Some("unexpected"));
}

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

/// OR-05 · The least and the largest price there is: an overflow would stop the feed for good, since no round could be closed again.
///
/// Stopped by: `packages/extension-math/src/oracle/round/faults.rs::around`
/// Taken out: `hi.unwrap_or(Uint128::MAX)` -> `hi?`
/// Seen: after 'r1: {"report":{"prices":[{"feed":"atom/usd","price":"340282366920938463463.374607431768211455"}]}}' at height 17: O-9 is broken: amount overflow: 340282366920938463463374607431768211455 x 1050…
#[test]
fn or_05_no_price_overflows() {
    let most = Decimal::MAX.to_string();
    let mut desk = four();
    desk.round(&["10", "10", "10", &most]);
    desk.round(&["10", "10", "10", "0.000000000000000001"]);
    let tx = desk.close();
    assert_eq!(fined(&tx), 600_000);
    desk.round(&[&most, &most, &most, ""]);
    desk.next_round();
    assert_eq!(desk.price(), most);
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
    refused(desk.price_of(FEED), &["s old, 3600 s at most"]);
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

/// OR-11 · One waits until all others have reported, pledges a lot and says what he wants, in the same round.
///
/// Stopped by: `packages/extension-math/src/oracle/standing.rs::weight`
/// Taken out: `self.pledge.saturating_sub(self.fresh)` -> `self.pledge`
/// Seen: left: String("100000000"), right: "60000000"
#[test]
fn or_11_what_comes_in_a_round_does_not_weigh_in_it() {
    let mut desk = four();
    desk.round(&["10", "10", "10", ""]);
    desk.at_once().pledge("r4", 900 * UNIT).unwrap();
    desk.at_once().report("r4", "10").unwrap();
    let round = desk.ask(&json!({"round": {"feed": FEED}})).unwrap();
    assert_eq!(round["reports"][3]["weight"], (60 * UNIT).to_string());
    assert_eq!(round["active"], (360 * UNIT).to_string());
}

/// OR-12 · One lies, takes the pledge back in the same block, and is not there when the fault is found.
///
/// Stopped by: `packages/extension-math/src/oracle/standing.rs::fine`
/// Taken out: `self.at_stake()?` -> `self.pledge`
/// Seen: left: 0, right: 600000
#[test]
fn or_12_what_is_leaving_is_fined() {
    let mut desk = four();
    desk.round(&["10", "10", "10", "13"]);
    desk.at_once().unpledge("r4", 60 * UNIT).unwrap();
    desk.round(&["10", "10", "10", ""]);
    assert_eq!(fined(&desk.close()), 600_000);
    let r4 = desk.reporter("r4");
    assert_eq!(
        (&r4["pledge"], &r4["leaving"]),
        (&json!("0"), &json!("59400000"))
    );
}
