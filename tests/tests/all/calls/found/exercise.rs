//! Exercise, its price and its window.

use super::super::{refused, series, Series, UNIT};
use crate::{
    guest::Guest,
    kit::{anyone, ANY},
};
use ballast_calls::ContractError;
use ballast_extension_math::calls::Refusal;
use ballast_testing::Suite;
use cosmwasm_std::{coins, to_json_binary, Decimal};
use serde_json::json;
use std::time::Duration;

/// The edges of the window, in parts of a second: exercise from the second it begins, to the
/// last part of the last second.
#[test]
fn the_window_is_open_to_a_part_of_a_second() {
    let mut series = series();
    series.write("alice", "carol", 100);
    let (from, expiry) = (series.from, series.expiry);
    let moment =
        |at: u64, now: u64, millis: u64| Duration::from_millis((at - now) * 1_000 - millis);
    let now = series.suite.now();
    series.suite.after(moment(from, now, 1));
    refused(
        series.exercise("carol", 1),
        Refusal::NotYet {
            exercise_from: ANY,
            now: ANY,
        },
    );
    series.suite.after(Duration::from_millis(1));
    series.exercise("carol", 1).unwrap();
    refused(
        series.at_once().ask("bob", 5, &json!({"price": "1"})),
        Refusal::Closed {
            exercise_from: from,
            now: ANY,
        },
    );
    let now = series.suite.now();
    series.suite.after(moment(expiry, now, 1));
    series.exercise("carol", 1).unwrap();
    refused(
        series.at_once().redeem("alice"),
        Refusal::NotExpired {
            expiry: ANY,
            now: ANY,
        },
    );
    series.suite.after(Duration::from_millis(1));
    refused(
        series.exercise("carol", 1),
        Refusal::Expired {
            expiry: ANY,
            now: ANY,
        },
    );
    series.at_once().redeem("alice").unwrap();
}

/// Exercise in a hundred parts costs what the whole would, or a unit of rounding more for each
/// part, never less.
#[test]
fn parts_cost_no_less_than_the_whole() {
    let mut series = series();
    series.write("alice", "carol", 123_457);
    series.reward(2_345_678_901);
    let from = series.from;
    series.pass(from);
    let whole = series.pays(100 * 777);
    let mut paid = 0;
    for _ in 0..100 {
        paid += series.exercise("carol", 777).unwrap();
    }
    // a unit of native is 12.5 coins
    assert!(paid >= whole && paid <= whole + 100 * 14, "{paid} {whole}");
}

/// A slash that a bond will pay whole: before anybody books it exercise costs what it costs
/// after.
#[test]
fn a_loss_that_is_covered_makes_nothing_cheaper() {
    let builder = Suite::builder().account("ines", 1_000_000 * UNIT);
    let mut series = Series::with(builder, |_| {});
    series.suite.bond("ines", 100_000 * UNIT).unwrap();
    series.suite.underwrite("ines", 50_000 * UNIT).unwrap();
    series.suite.advance_all("keeper");
    series.write("alice", "carol", 100 * UNIT);
    let from = series.from;
    series.pass(from);
    let before = series.pays(100 * UNIT);
    for val in ["val0", "val1"] {
        series.suite.slash(val, Decimal::percent(1)).unwrap();
    }
    let unbooked = series.pays(100 * UNIT);
    series.suite.sync("keeper").unwrap();
    let booked = series.pays(100 * UNIT);
    assert!(before.abs_diff(unbooked) <= 30, "{before} {unbooked}");
    assert!(booked.abs_diff(unbooked) <= 30, "{booked} {unbooked}");
    // and by a vault that fails
    series
        .suite
        .chain_mut()
        .break_contract("vault", true)
        .unwrap();
    for val in ["val0", "val1"] {
        series.suite.slash(val, Decimal::percent(1)).unwrap();
    }
    let unbooked = series.pays(100 * UNIT);
    series.suite.sync("keeper").unwrap();
    let owed = series.pays(100 * UNIT);
    assert!(owed.abs_diff(booked) <= 30, "{owed} {booked} {unbooked}");
}

/// The dearest strike there can be: exercise is refused in words, and the writer has his LST
/// after all.
#[test]
fn a_strike_that_nobody_can_pay_leaves_the_writer_all() {
    let mut series = Series::with(Suite::builder(), |msg| {
        msg["strike"] = json!(u128::MAX.to_string());
    });
    series.write("alice", "carol", 100 * UNIT);
    let from = series.from;
    series.until(from);
    refused(series.exercise("carol", 100 * UNIT), "amount overflow: 100000000 x 340282366920938463463374607431768211455 does not fit 128 bits");
    let expiry = series.expiry;
    series.until(expiry);
    assert_eq!(series.redeem("alice").unwrap(), (100 * UNIT, 0));
}

/// Cover that is owed is paid for, and what the price then says is true as soon as the vault
/// has paid: the holder paid for what came.
#[test]
fn a_holder_gets_what_he_paid_for() {
    let builder = Suite::builder().account("ines", 1_000_000 * UNIT);
    let mut series = Series::with(builder, |_| {});
    series.suite.bond("ines", 100_000 * UNIT).unwrap();
    series.suite.underwrite("ines", 50_000 * UNIT).unwrap();
    series.suite.advance_all("keeper");
    series.write("alice", "carol", 100 * UNIT);
    let from = series.from;
    series.pass(from);
    series
        .suite
        .chain_mut()
        .break_contract("vault", true)
        .unwrap();
    series.suite.slash("val0", Decimal::percent(5)).unwrap();
    series.suite.sync("keeper").unwrap();
    let owed = series.pays(100 * UNIT);
    series
        .suite
        .chain_mut()
        .break_contract("vault", false)
        .unwrap();
    let loss = series.suite.losses()[0].id;
    series.suite.retry_cover("keeper", loss).unwrap();
    let after = series.pays(100 * UNIT);
    assert!(owed.abs_diff(after) <= 30, "{owed} {after}");
}

/// LST goes to whom the holder names, what is too much to the holder.
#[test]
fn the_refund_is_the_holder_s() {
    let mut series = series();
    series.write("alice", "carol", 100 * UNIT);
    let from = series.from;
    series.until(from);
    let (carol, dave) = (series.usd("carol"), series.suite.shares("dave"));
    let to = series.suite.addr("dave");
    let msg = json!({"exercise": {"lst": "1000000", "receiver": to}});
    series
        .tell("carol", &msg, &coins(20 * UNIT, "uusd"))
        .unwrap();
    assert_eq!(series.suite.shares("dave"), dave + UNIT);
    assert_eq!(series.usd("carol"), carol - 12_500_000);
}

/// The hub's admin puts other code in its place: nothing is exercised without a price, and
/// what was sold and not sold comes back.
#[test]
fn a_hub_that_is_gone_keeps_no_lst() {
    let mut series = series();
    let id = series.offer("alice", 150 * UNIT, 300_000);
    series.buy("carol", id, 100 * UNIT).unwrap();
    let from = series.from;
    series.until(from);
    series.suite.set_checks(false);
    let (hub, owner) = (series.suite.addr("hub"), series.suite.addr("owner"));
    let chain = series.suite.chain_mut();
    let code = chain.code_named("consumer").unwrap();
    let none = to_json_binary(&json!({})).unwrap();
    chain.migrate(&owner, &hub, code, none).unwrap();
    refused(
        series.exercise("carol", UNIT),
        ContractError::NoPrice {
            hub: anyone(),
            reason: anyone().into_string(),
        },
    );
    series.give("carol", "bob", 5).unwrap();
    let expiry = series.expiry;
    series.pass(expiry);
    assert_eq!(series.redeem("alice").unwrap(), (100 * UNIT, 0));
    assert_eq!(series.cancel("alice", id).unwrap(), 50 * UNIT);
}

/// Options move on in the window and after expiry, and are worth what their holder does with
/// them in time.
#[test]
fn an_option_outlives_its_worth() {
    let mut series = series();
    series.write("alice", "carol", 100);
    let (from, expiry) = (series.from, series.expiry);
    series.until(from);
    series.give("carol", "dave", 60).unwrap();
    series.exercise("dave", 60).unwrap();
    series.until(expiry);
    assert_eq!(series.redeem("alice").unwrap(), (40, 750));
    series.give("carol", "bob", 40).unwrap();
    refused(
        series.exercise("bob", 40),
        Refusal::Expired {
            expiry: ANY,
            now: ANY,
        },
    );
    refused(
        series.close("bob", 1),
        Refusal::Closed {
            exercise_from: ANY,
            now: ANY,
        },
    );
}
