//! O. Economic and MEV.

use super::super::{
    builder, leave, mature, paid, pool, refused, rewards, send, slash_since, stake, submit, ten,
    ten_worth_more, value, UNIT,
};
use ballast_testing::Suite;
use cosmwasm_std::Decimal;
use serde_json::json;

/// EC-01 · In before the harvest, out after it.
///
/// Stopped by: `contracts/hub/src/execute/add_rewards.rs::add`
/// Taken out: `hub.drip_window()` -> `0`
/// Seen: after 'keeper: {"distribute":{"tip_to":null}}' at height 10: I-2 is broken: the rate rose by more than rounding: 10001001000 / 10001001000 became 10037467226 / 10002827965
#[test]
fn ec_01_a_harvest_is_not_sandwiched() {
    rewards::attacks::a_sniper_around_a_harvest_in_one_block_is_never_ahead();
}

/// EC-02 · The buffer pays leavers at once and at the book's price: round trips, and exits ahead of bad
/// news that the block already has.
///
/// Stopped by: `contracts/hub/src/gate.rs::pass`
/// Taken out: `!is_stale(hub, env)` -> `true`
/// Seen: after 'mallory: {"submit_batch":{}}' at height 11: I-11 is broken: preview_unbond said 4000000, then came Some(Uint128(5000000))
#[test]
fn ec_02_being_paid_at_once_is_no_advantage() {
    let mut suite = ten_worth_more(333_333);
    let had = suite.balance("mallory");
    for _ in 0..10 {
        let shares = suite.bond("mallory", 1_000_003).unwrap().amount("shares");
        let ticket = leave(&mut suite, "mallory", shares);
        submit(&mut suite);
        paid(&mut suite, ticket);
    }
    assert!(suite.balance("mallory") <= had);

    let mut suite = ten();
    suite.bond("mallory", 5 * UNIT).unwrap();
    let ticket = leave(&mut suite, "mallory", 5 * UNIT);
    suite.slash("val0", Decimal::percent(30)).unwrap();
    suite.same_block().submit_batch("mallory").unwrap();
    // a loss of 3 of 15: one fifth
    assert_eq!(paid(&mut suite, ticket), 4 * UNIT);
}

/// EC-03 · Whoever signs takes whatever price there is when it runs.
///
/// Stopped by: `contracts/hub/src/execute/bond.rs::bond`
/// Taken out: `shares < min_shares` -> `false`
/// Seen: it was not refused
#[test]
fn ec_03_the_least_that_is_asked_for_is_honoured() {
    pool::min_shares_and_min_bond_are_honoured();
}

/// EC-04 · The manager raises a fee in the block of somebody's deposit. A deposit and an exit cost nothing;
/// the parts of rewards have hard bounds, and what was there is split by the old ones.
///
/// Stopped by: `packages/types/src/collector.rs::updated`
/// Taken out: `ensure_bounds("collector.premium_max_bps", new.premium_max_bps, 0, 2_000)?` -> `()`
/// Seen: it was not refused
#[test]
fn ec_04_no_fee_meets_a_deposit() {
    let mut suite = ten();
    for (field, most) in [
        ("fee_bps", 1_000),
        ("premium_max_bps", 2_000),
        ("tip_bps", 100),
    ] {
        let over = json!({"update_config": {field: most + 1}});
        refused(send(&mut suite, "owner", "collector", &over), field);
        let all = json!({"update_config": {field: most}});
        suite.same_block();
        send(&mut suite, "owner", "collector", &all).unwrap();
    }
    let bonded = suite.same_block().bond("bob", UNIT).unwrap();
    assert_eq!(bonded.amount("shares"), UNIT);
    leave(&mut suite, "bob", UNIT);
    assert_eq!(submit(&mut suite).amount("owed"), UNIT);
}

/// EC-05 · One validator holds most of the stake, shorts the LST and misbehaves.
///
/// Stopped by: `packages/accounting/src/quota.rs::quota_floor`
/// Taken out: `share.max(least)` -> `totals.value`
/// Seen: left: 99999600, right: 25000000
#[test]
fn ec_05_no_validator_holds_more_than_its_share() {
    let mut suite = builder()
        .validators(5)
        .weights(&[
            ("val0", 1_000_000),
            ("val1", 1),
            ("val2", 1),
            ("val3", 1),
            ("val4", 1),
        ])
        .build();
    suite.bond("alice", 99 * UNIT).unwrap();
    for _ in 0..3 {
        suite.delegate("keeper").unwrap();
        suite.rebalance("keeper").unwrap();
    }

    assert_eq!(stake(&suite, "val0"), 25 * UNIT, "{:?}", suite.stake());
    suite.slash("val0", Decimal::one()).unwrap();
    assert!(value(&suite) >= 75 * UNIT);
}

/// EC-06 · Whoever claims late shares a loss with others, or leaves it to them.
///
/// Stopped by: `contracts/queue/src/execute/claim.rs::pay`
/// Taken out: `payout_floor(ticket.shares, batch.funded, batch.shares)?` -> `payout_floor(ticket.shares, batch.funded.checked_sub(batch.claimed)?, batch.shares)?`
/// Seen: left: 900000, right: 1800000
#[test]
fn ec_06_early_and_late_claims_are_the_same() {
    let mut suite = ten();
    let infraction = suite.height();
    let tickets: Vec<u64> = (0..2)
        .map(|_| leave(&mut suite, "alice", 2 * UNIT))
        .collect();
    submit(&mut suite);
    slash_since(&mut suite, "val0", Decimal::percent(10), infraction);
    mature(&mut suite);
    assert_eq!(paid(&mut suite, tickets[0]), 1_800_000);
    leave(&mut suite, "alice", UNIT);
    submit(&mut suite);
    suite.slash("val0", Decimal::percent(20)).unwrap();
    mature(&mut suite);

    assert_eq!(paid(&mut suite, tickets[1]), 1_800_000);
}

// EC-07 cannot apply. It would take a fee, or a conversion, that is to bring a price back to 1. There is
// none: the price is what value and shares say, and `xr_07` bonds right after a slash without a gain.

/// EC-08 · A limit for each call, or each address, is dodged by many small ones.
///
/// Stopped by: `packages/accounting/src/pool.rs::to_shares_floor`
/// Taken out: `self.shares.portion_floor(amount, self.value)?` -> `self.shares.portion_ceil(amount, self.value)?`
/// Seen: after 'mallory: {"bond":{"receiver":null,"min_shares":null}}' at height 9: I-2 is broken: the rate fell by more than the booked loss of 0, of which 0 are covered: 13333333 / 10000000 became 13433333…
#[test]
fn ec_08_splitting_gains_nothing() {
    let bought = |parts: u128, addresses: &[&str]| {
        let mut suite = ten_worth_more(3_333_333);
        let bond = |n: u128, suite: &mut Suite| {
            let who = addresses[n as usize % addresses.len()];
            suite.bond(who, 100_000 / parts).unwrap().amount("shares")
        };
        (0..parts).map(|n| bond(n, &mut suite)).sum::<u128>()
    };
    let whole = bought(1, &["mallory"]);

    for addresses in [&["mallory"][..], &["mallory", "carol", "dave", "erin"]] {
        let split = bought(100, addresses);
        assert!(split <= whole && whole - split <= 100, "{split} of {whole}");
    }
}
