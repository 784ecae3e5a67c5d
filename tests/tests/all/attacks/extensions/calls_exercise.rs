//! W. Calls: when options are exercised, by whom and at which price.

use super::super::{
    calls::{birth, number, refused, series, suite_of, Series},
    DAY, UNIT,
};
use super::calls_payments::MUCH;
use crate::{guest::Guest, kit::ANY};
use ballast_extension_math::calls::Refusal;
use ballast_extensions::calls::Calls;
use ballast_testing::Suite;
use cosmwasm_std::{to_json_binary, Decimal};
use serde_json::json;

/// CL-06 · In the window a validator is slashed, and nobody has booked it: a holder would pay for what is lost.
///
/// Stopped by: `contracts/hub/src/query/prices.rs::refreshed`
/// Taken out: `gate::peek(deps, env, &hub)?` -> `None`
/// Seen: after a slash at height 17: solvency is broken: ok = false, I-3: delegated 35000988461, bonded 50001000000, loss to be booked 0
#[test]
fn cl_06_an_unbooked_loss_lowers_the_price_at_once() {
    let mut series = series();
    series.write("alice", "carol", 100 * UNIT);
    let from = series.from;
    series.pass(from);
    let before = series.pays(100 * UNIT);
    series.suite.slash("val0", Decimal::percent(60)).unwrap();
    let after = series.pays(100 * UNIT);
    assert!(
        after.abs_diff(before / 10 * 7) < 10_000,
        "{before}, {after}"
    );
    series.suite.sync("keeper").unwrap();
    assert_eq!(series.pays(100 * UNIT), after);
}

/// CL-07 · The vault owes a cover, and a holder buys the repair at the writers' cost: what is owed counts. Once it has lapsed it does not.
///
/// Stopped by: `packages/extension-math/src/calls/books.rs::of_ceil`
/// Taken out: `value.checked_add(self.cover)?` -> `value`
/// Seen: assertion failed: 1187501213, 1250000000
#[test]
fn cl_07_an_owed_cover_is_paid_for() {
    let mut series = series();
    series.suite.underwrite("erin", 4_000 * UNIT).unwrap();
    series.write("alice", "carol", 200 * UNIT);
    let from = series.from;
    series.pass(from);
    let whole = series.pays(100 * UNIT);
    let chain = series.suite.chain_mut();
    chain.break_contract("vault", true).unwrap();
    series.suite.slash("val0", Decimal::percent(10)).unwrap();
    series.suite.sync("keeper").unwrap();
    let owed = series.pays(100 * UNIT);
    assert!(owed.abs_diff(whole) < 1_000, "{owed}, {whole}");
    assert_eq!(series.exercise("carol", 100 * UNIT).unwrap(), owed);
    let chain = series.suite.chain_mut();
    chain.break_contract("vault", false).unwrap();
    series.suite.retry_cover("keeper", 1).unwrap();
    assert!(series.pays(100 * UNIT).abs_diff(owed) < 1_000);
}

/// CL-08 · All is lost: nothing is there to buy, and LST for a strike of 0 would be a gift of what may come back. Writers keep it.
///
/// Stopped by: `packages/extension-math/src/calls/books.rs::of_ceil`
/// Taken out: `value.is_zero() || shares.is_zero()` -> `false`
/// Seen: after 'carol: {"exercise":{"lst":"100000000"}}' at height 16: K-6 is broken: 0 were paid for 100000000 LST
#[test]
fn cl_08_what_is_worth_nothing_is_not_sold() {
    let (builder, hub) = super::super::splitter::Mute::hub(Suite::builder(), &Calls);
    let mut series = Series::with(builder, |_| {});
    series.write("alice", "carol", 100 * UNIT);
    let from = series.from;
    series.until(from);
    hub.say(0, MUCH);
    refused(
        series.exercise_with("carol", 100 * UNIT, 1),
        "no price: the hub's",
    );
    let expiry = series.expiry;
    series.until(expiry);
    assert_eq!(series.redeem("alice").unwrap(), (100 * UNIT, 0));
}

/// CL-09 · A gift to the hub in the window makes exercise dear for everybody: it drips over a day, and falls to all LST, of which the
/// series has a part.
///
/// Stopped by: `contracts/hub/src/execute/add_rewards.rs::add`
/// Taken out: `hub.drip_window()` -> `0`
/// Seen: after 'keeper: {"distribute":{"tip_to":null}}' at height 19: I-2 is broken: the rate rose by more than rounding: 50001000000 / 50001000000 became 75001000000 / 50001000000
#[test]
fn cl_09_a_gift_prices_nobody_out() {
    let mut series = series();
    let hub = series.suite.addr("hub");
    let params = json!({"update_config": {"drip_secs": DAY}});
    series.suite.execute("owner", &hub, &params, &[]).unwrap();
    series.write("alice", "carol", 100 * UNIT);
    let from = series.from;
    series.pass(from);
    let before = series.pays(100 * UNIT);
    series.reward(25_000 * UNIT);
    let after = series.pays(100 * UNIT);
    assert!(after - before < before / 1_000, "{before}, {after}");
}

/// CL-17 · The chain halts through half the window: exercise goes by block time, to the last second, and a window is a day at the least.
///
/// Stopped by: `packages/extension-math/src/calls.rs::phase`
/// Taken out: `now < self.expiry` -> `now < self.exercise_from.saturating_add(86_400)`
/// Seen: refused: the options expired at 1702851255, now is 1702851254
#[test]
fn cl_17_the_last_second_of_the_window_counts() {
    let mut series = series();
    series.write("alice", "carol", 100 * UNIT);
    let expiry = series.expiry;
    series.until(expiry - 1);
    series.exercise("carol", 50 * UNIT).unwrap();
    series.after(1);
    refused(
        series.exercise("carol", 50 * UNIT),
        Refusal::Expired {
            expiry: ANY,
            now: ANY,
        },
    );
    let mut suite = suite_of(Suite::builder());
    let mut msg = birth(&suite, suite.now() + 30 * DAY);
    msg["expiry"] = json!(msg["exercise_from"].as_u64().unwrap() + DAY - 1);
    let msg = to_json_binary(&msg).unwrap();
    let short = suite.make("owner", &Calls, "series", &msg, &[]);
    refused(short, "expiry - exercise_from = 86399 is out of bounds");
}

/// CL-21 · Somebody exercises options that he has given away, or has not.
///
/// Stopped by: `packages/extension-math/src/calls/books.rs::exercise_ceil`
/// Taken out: `lst > options` -> `false`
/// Seen: '1000000 LST need as many options: 0 are there' is not in 'not enough shares: wasm1… has 0, 1000000 are needed'
#[test]
fn cl_21_options_are_exercised_by_whoever_has_them() {
    let mut series = series();
    series.write("alice", "carol", 100 * UNIT);
    series.give("carol", "dave", 100 * UNIT).unwrap();
    let from = series.from;
    series.until(from);
    refused(
        series.exercise("carol", UNIT),
        "1000000 LST need as many options: 0 are there",
    );
    series.exercise("dave", 100 * UNIT).unwrap();
    refused(series.exercise("dave", 1), "0 are there");
    assert_eq!(number(series.state().supply), 0);
}
