//! OR. Oracle: feeds of an LST, their anchor and their growth cap.
use super::super::{
    number,
    oracle::{decimal, four, said, Desk, FEED, FOUR},
    refused, DAY,
};
use crate::{
    guest::Guest,
    kit::{any, anyone, ANY},
};
use ballast_extension_math::oracle::Refusal;
use ballast_oracle::ContractError;
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
    let value = number(desk.suite.state().value);
    let gift = value * bps / 10_000;
    desk.suite.bank_send("bob", "collector", gift).unwrap();
    desk.suite.distribute("keeper").unwrap();
}

pub fn low(desk: &Desk) -> Decimal {
    decimal(&desk.safe_of("lst/usd").unwrap()["low"])
}

pub fn dec(text: &str) -> Decimal {
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
    refused(added, "the first price is 1, expected is 9 to 11");
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

/// OR-21 · An LST that is worth next to nothing: a price that rounds to zero liquidates whoever holds it, and frees whoever owes it.
///
/// Stopped by: `packages/extension-math/src/oracle/cautious.rs::lst_price_floor`
/// Taken out: `price.is_zero()` -> `false`
/// Seen: it was not refused
#[test]
fn or_21_an_lst_that_is_worth_nothing_has_no_price() {
    const LEAST: &str = "0.000000000000000001";
    let mut desk = four();
    let range = (LEAST, "0.000000000000000004");
    desk.add("dust/usd", &json!("reported"), range).unwrap();
    let report = json!({"report": {"prices": [{"feed": "dust/usd", "price": LEAST}]}});
    let all = |desk: &mut Desk| {
        desk.next_round();
        for who in FOUR {
            desk.at_once().tell(who, &report).unwrap();
        }
        desk.next_round();
    };
    all(&mut desk);
    let lst = json!({"lst": {"base": "dust/usd"}});
    desk.add("lst/usd", &lst, range).unwrap();
    desk.suite.delegate("keeper").unwrap();
    desk.suite.block(4);
    desk.suite.slash("val0", Decimal::one()).unwrap();
    desk.suite.sync("keeper").unwrap();
    all(&mut desk);
    for answer in [desk.price_of("lst/usd"), desk.safe_of("lst/usd")] {
        refused(
            answer,
            Refusal::NoRate {
                value: any(),
                shares: any(),
            },
        );
    }
}

/// OR-29 · A hub is looked at while its vault owes a cover, or twice a day: each time the growth cap moves on from the rate of the
/// moment, and a rate that was pumped becomes the anchor.
///
/// Stopped by: `extensions/oracle/src/execute/poke.rs::ensure_later`
/// Taken out: `now < next` -> `false`
/// Seen: it was not refused
#[test]
fn or_29_an_anchor_stays_for_a_day() {
    let mut desk = four();
    desk.next_round();
    desk.add("lst/usd", &json!({"lst": {"base": FEED}}), ("9", "11"))
        .unwrap();
    let poke = json!({"poke": {"feed": "lst/usd"}});
    let added = desk.now();
    desk.pass(added + DAY - 10);
    refused(
        desk.tell("keeper", &poke),
        ContractError::TooSoon {
            feed: anyone().into_string(),
            next: ANY,
            now: ANY,
        },
    );
    desk.pass(added + DAY);
    desk.round(&["10", "10", "10", "10"]);
    desk.next_round();
    desk.tell("keeper", &poke).unwrap();
}
