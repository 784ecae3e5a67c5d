//! W. Calls: what a writer has, sells and takes back.

use super::super::{
    calls::{number, refused, series, PEOPLE},
    DAY, UNIT,
};
use crate::{guest::Guest, kit::only};
use ballast_calls::ContractError;
use ballast_extension_math::calls::Refusal;
use serde_json::json;

/// CL-02 · A writer sells, collects, and leaves with the LST (Hegic): what was bought is no part of his offer any more.
///
/// Stopped by: `packages/extension-math/src/calls/books.rs::buy_ceil`
/// Taken out: `offered.checked_sub(lst)?` -> `offered`
/// Seen: after 'carol: {"buy":{"lst":"400000000","offer_id":1}}' at height 15: K-1 is broken: offers sum to 1000000000, 600000000 are booked
#[test]
fn cl_02_a_writer_takes_back_only_what_was_not_bought() {
    let mut series = series();
    let id = series.offer("alice", 1_000 * UNIT, 300_000);
    series.buy("carol", id, 400 * UNIT).unwrap();
    refused(
        series.close("alice", 1),
        "need as many options: 0 are there",
    );
    assert_eq!(series.cancel("alice", id).unwrap(), 600 * UNIT);
    refused(
        series.cancel("alice", id),
        ContractError::UnknownOffer { offer_id: id },
    );
    assert_eq!(number(series.state().lst), 400 * UNIT);
}

/// CL-03 · What expired stays locked (Hegic): anybody has any writer paid, and unsold LST comes back at any time.
///
/// Stopped by: `packages/extension-math/src/calls.rs::phase`
/// Taken out: `now < self.expiry` -> `true`
/// Seen: refused: writers are paid from 1702851255 on, now is 1734387255
#[test]
fn cl_03_nothing_stays_locked() {
    let mut series = series();
    let id = series.offer("alice", 1_000 * UNIT, 300_000);
    series.buy("carol", id, 400 * UNIT).unwrap();
    let expiry = series.expiry;
    series.until(expiry + 365 * DAY);
    assert_eq!(series.redeem("alice").unwrap(), (400 * UNIT, 0));
    assert_eq!(series.cancel("alice", id).unwrap(), 600 * UNIT);
    assert_eq!(series.suite.shares("series"), 0);
}

/// CL-04 · Once exercise has begun a late writer joins, and takes a part of the strike money: all doors shut with that second.
///
/// Stopped by: `packages/extension-math/src/calls.rs::ensure_open`
/// Taken out: `self.phase(now)` -> `Phase::Open`
/// Seen: it was not refused
#[test]
fn cl_04_nobody_joins_the_writers_once_anyone_may_exercise() {
    let mut series = series();
    let id = series.offer("alice", 1_000 * UNIT, 300_000);
    series.buy("carol", id, 100 * UNIT).unwrap();
    series.buy("alice", id, 100 * UNIT).unwrap();
    let from = series.from;
    series.until(from - 1).buy("carol", id, 1).unwrap();
    series.at_once().close("alice", 1).unwrap();
    series.until(from);
    let shut = "options were written and sold until";
    refused(series.buy("bob", id, 1), shut);
    refused(series.close("alice", 1), shut);
    refused(series.ask("bob", UNIT, &json!({"price": "1"})), shut);
}

/// CL-05 · A writer buys his own offer: he pays himself, and has both sides. It is plain writing, for sale elsewhere, or closed.
///
/// Stopped by: `packages/extension-math/src/calls/books.rs::close`
/// Taken out: `self.written.checked_sub(lst)?` -> `self.written`
/// Seen: after 'alice: {"close":{"lst":"60000000"}}' at height 16: K-3 is broken: writers sum to 40000000, 100000000 is booked
#[test]
fn cl_05_a_writer_who_buys_of_himself_gains_nothing() {
    let mut series = series();
    let id = series.offer("alice", 100 * UNIT, 300_000);
    let before = (series.usd("alice"), series.suite.shares("alice"));
    series.buy("alice", id, 100 * UNIT).unwrap();
    assert_eq!(series.usd("alice"), before.0);
    series.close("alice", 60 * UNIT).unwrap();
    let from = series.from;
    series.until(from);
    let paid = series.exercise("alice", 40 * UNIT).unwrap();
    let expiry = series.expiry;
    series.until(expiry);
    assert_eq!(series.redeem("alice").unwrap(), (0, paid));
    assert_eq!(series.usd("alice"), before.0);
    assert_eq!(series.suite.shares("alice"), before.1 + 100 * UNIT);
}

/// CL-14 · A writer whom the bank pays nothing, and with him everybody: only his offer cannot be bought, only his part stays. Strike money
/// is fetched, never sent.
///
/// Stopped by: `extensions/calls/src/execute/exercise.rs::exercise`
/// Taken out: `pay::coins(response, denom, &info.sender, refund)` -> `pay::coins(pay::coins(response, denom, &session.config.suite.hub.clone(), exercised.pays), denom, &info.sender, refund)`
/// Seen: after 'carol: {"exercise":{"lst":"200000000"}}' at height 18: K-2 is broken: 0 uusd are here, 2500000000 booked
#[test]
fn cl_14_one_writer_stops_nobody() {
    let mut series = series();
    series.write("alice", "carol", 100 * UNIT);
    series.write("bob", "carol", 100 * UNIT);
    let from = series.from;
    series.until(from);
    let (alice, bob) = (series.usd("alice"), series.usd("bob"));
    let paid = series.exercise("carol", 200 * UNIT).unwrap();
    assert_eq!((series.usd("alice"), series.usd("bob")), (alice, bob));
    assert_eq!(series.usd("series"), paid);
    let expiry = series.expiry;
    series.until(expiry);
    assert_eq!(series.redeem("bob").unwrap(), (0, paid / 2));
}

/// CL-18 · Who redeems first takes more: everyone has his part of what is left, and the last what rounding left. All orders of five are
/// `calls::orders`.
///
/// Stopped by: `packages/extension-math/src/calls/books.rs::redeem_floor`
/// Taken out: `self.written.checked_sub(written)?` -> `self.written`
/// Seen: after 'keeper: {"redeem":{"writer":"wasm1…"}}' at height 25: K-3 is broken: writers sum to 138, 145 is booked
#[test]
fn cl_18_the_order_of_redemption_does_not_matter() {
    for first in 0..5 {
        let mut series = series();
        for (n, writer) in PEOPLE.into_iter().enumerate() {
            series.write(writer, "mallory", 7 + n as u128 * 11);
        }
        let from = series.from;
        series.until(from).exercise("mallory", 100).unwrap();
        let expiry = series.expiry;
        series.until(expiry);
        for place in 0..5 {
            series.redeem(PEOPLE[(first + place * 2) % 5]).unwrap();
        }
        assert_eq!(
            (series.suite.shares("series"), series.usd("series")),
            (0, 0)
        );
    }
}

/// CL-19 · A writer is paid twice, or under another's name.
///
/// Stopped by: `extensions/calls/src/execute/redeem.rs::redeem`
/// Taken out: `save_written(deps.storage, &writer, Shares::ZERO)?` -> `()`
/// Seen: after 'keeper: {"redeem":{"writer":"wasm1…"}}' at height 18: K-3 is broken: writers sum to 200000000, 100000000 is booked
#[test]
fn cl_19_a_writer_is_paid_once() {
    let mut series = series();
    series.write("alice", "carol", 100 * UNIT);
    series.write("bob", "carol", 100 * UNIT);
    let expiry = series.expiry;
    series.until(expiry);
    series.redeem("alice").unwrap();
    refused(series.redeem("alice"), Refusal::NothingToRedeem);
    refused(series.redeem("carol"), Refusal::NothingToRedeem);
    series.redeem("bob").unwrap();
}

/// CL-20 · Somebody else cancels an offer.
///
/// Stopped by: `extensions/calls/src/execute/cancel.rs::cancel`
/// Taken out: `access::ensure_sender(&info.sender, &writer, "its writer")?` -> `()`
/// Seen: it was not refused
#[test]
fn cl_20_an_offer_is_its_writer_s() {
    let mut series = series();
    let id = series.offer("alice", 100 * UNIT, 300_000);
    refused(
        series.cancel("bob", id),
        only("its writer", &series.suite.addr("bob")),
    );
    let expiry = series.expiry;
    series.until(expiry);
    refused(
        series.cancel("bob", id),
        only("its writer", &series.suite.addr("bob")),
    );
}
