//! What the chain shows against validators, and how the pool goes on meanwhile.

mod at_once;

use super::{
    buffer, delegate_outside, rebalance_all, remove, stake, status, undelegate_outside, DAY, UNIT,
};
use ballast_testing::{Suite, SuiteBuilder};
use ballast_types::registry::{ExecuteMsg, Status};
use cosmwasm_std::Decimal;

fn validators_that_change(n: u32) -> SuiteBuilder {
    Suite::builder().validators(n).genesis(|genesis| {
        genesis.max_commission_change = Decimal::percent(20);
        genesis.window = 10;
    })
}

/// 30 in three equal parts, a day after the beginning (commissions may change).
fn thirty_with_three() -> Suite {
    let mut suite = validators_that_change(3).build();
    suite.bond("alice", 29 * UNIT).unwrap();
    suite.delegate("keeper").unwrap();
    suite.advance_secs(DAY);
    suite
}

/// Money comes and goes as if nothing had happened.
fn assert_open(suite: &mut Suite, who: &str) {
    suite.sync("keeper").unwrap();
    suite.bond(who, 3 * UNIT).unwrap();
    let lst = suite.shares(who);
    let ticket: u64 = suite
        .unbond(who, lst)
        .unwrap()
        .attr("ticket_id")
        .unwrap()
        .parse()
        .unwrap();
    suite.pass_batch_interval();
    suite.advance_all("keeper");
    suite.pass_unbonding();
    suite.advance_all("keeper");
    let paid = suite.claim(who, ticket).unwrap().amount("amount");
    assert!(paid + 5 >= 3 * UNIT, "{paid}");
}

fn assert_gets_nothing(suite: &mut Suite, name: &str) {
    suite.sync("keeper").unwrap();
    let before = stake(suite, name);
    suite.bond("bob", 6 * UNIT).unwrap();
    suite.delegate("keeper").unwrap();
    suite.rebalance("keeper").unwrap();
    assert!(stake(suite, name) <= before, "{name} got stake");
}

/// Good again, and trusted again after a probation of `days`.
fn assert_recovers(suite: &mut Suite, name: &str, days: u64) {
    suite.observe("keeper").unwrap();
    assert_eq!(status(suite, name), Some(Status::Probation));
    assert_gets_nothing(suite, name);
    suite.advance_secs(days * DAY - 3_600);
    suite.observe("keeper").unwrap();
    assert_eq!(status(suite, name), Some(Status::Probation));
    suite.advance_secs(3_600);
    suite.observe("keeper").unwrap();
    assert_eq!(status(suite, name), Some(Status::Active));
    suite.bond("bob", 9 * UNIT).unwrap();
    let before = stake(suite, name);
    suite.delegate("keeper").unwrap();
    assert!(stake(suite, name) > before);
}

fn jail(suite: &mut Suite, name: &str) {
    suite.block(15);
    suite.absent(name, 12).unwrap();
    let operator = suite.operator(name);
    assert!(suite.chain().validator(&operator).unwrap().jailed);
}

#[test]
fn a_jailed_validator_waits_and_comes_back() {
    let mut suite = thirty_with_three();
    jail(&mut suite, "val0");
    assert_gets_nothing(&mut suite, "val0");
    suite.observe("keeper").unwrap();
    assert_eq!(status(&suite, "val0"), Some(Status::Probation));
    suite.advance_secs(DAY);
    suite.unjail("val0").unwrap();

    assert_recovers(&mut suite, "val0", 7);
    assert_open(&mut suite, "carol");
}

#[test]
fn a_tombstoned_validator_is_drained_by_cranks_alone() {
    let mut suite = thirty_with_three();
    suite.double_sign("val0").unwrap();
    assert_gets_nothing(&mut suite, "val0");
    suite.observe("keeper").unwrap();
    suite.advance_secs(8 * DAY);
    suite.observe("keeper").unwrap();
    assert_eq!(status(&suite, "val0"), Some(Status::Leaving));
    rebalance_all(&mut suite);

    assert_eq!(stake(&suite, "val0"), 0);
    assert_open(&mut suite, "carol");
}

/// A stranger lifts another into the last place of the set, and out again.
#[test]
fn a_validator_that_is_outbid_waits_and_comes_back() {
    let mut suite = validators_that_change(4)
        .weights(&[("val0", 1), ("val1", 1), ("val2", 1)])
        .genesis(|genesis| genesis.max_validators = 3)
        .build();
    let out = |suite: &Suite| {
        let bonded = suite.chain().bonded_validators();
        let names = ["val0", "val1", "val2", "val3"];
        let out: Vec<_> = names
            .into_iter()
            .filter(|n| !bonded.contains(&suite.operator(n)))
            .collect();
        out[0]
    };
    // whoever is out at the start is lifted above the others, then everybody is listed
    let first_out = out(&suite);
    if first_out != "val3" {
        delegate_outside(&mut suite, "erin", first_out, 5 * UNIT);
        undelegate_outside(&mut suite, "erin", first_out);
    }
    suite.bond("alice", 29 * UNIT).unwrap();
    suite.delegate("keeper").unwrap();
    for name in ["val0", "val2"] {
        delegate_outside(&mut suite, "carol", name, 50 * UNIT);
    }
    delegate_outside(&mut suite, "erin", "val3", 100 * UNIT);
    assert_eq!(out(&suite), "val1");

    assert_gets_nothing(&mut suite, "val1");
    suite.observe("keeper").unwrap();
    assert_eq!(status(&suite, "val1"), Some(Status::Probation));
    undelegate_outside(&mut suite, "erin", "val3");
    assert_eq!(out(&suite), "val3");
    assert_recovers(&mut suite, "val1", 7);
    assert_open(&mut suite, "dave");
}

#[test]
fn a_validator_that_breaks_its_promise_waits_and_comes_back() {
    let mut suite = thirty_with_three();
    suite.set_commission("val0", Decimal::percent(11)).unwrap();
    suite.observe("keeper").unwrap();
    assert_eq!(status(&suite, "val0"), Some(Status::Probation));
    assert_gets_nothing(&mut suite, "val0");
    suite.advance_secs(2 * DAY);
    suite.set_commission("val0", Decimal::percent(10)).unwrap();

    // a broken promise doubles the probation
    assert_recovers(&mut suite, "val0", 14);
    assert_open(&mut suite, "carol");
}

/// Its operator takes all and goes, before the pool has anything there.
#[test]
fn a_validator_that_the_chain_forgets_is_forgotten() {
    let mut suite = validators_that_change(3).build();
    undelegate_outside(&mut suite, "val0", "val0");
    suite.pass_unbonding();
    suite.block(2);
    let operator = suite.operator("val0");
    assert!(suite.chain().validator(&operator).is_none());

    suite.bond("alice", 29 * UNIT).unwrap();
    suite.delegate("keeper").unwrap();
    assert_eq!(stake(&suite, "val0"), 0);
    suite.observe("keeper").unwrap();
    assert_eq!(status(&suite, "val0"), None);
    suite.delegate("keeper").unwrap();
    assert_eq!(buffer(&suite), 0);
    assert_open(&mut suite, "carol");
}

/// A slash of everything: the chain refuses delegations there, for good, and nothing waits for it.
#[test]
pub(crate) fn a_validator_slashed_to_nothing_stops_nothing() {
    let mut suite = thirty_with_three();
    suite.slash("val0", Decimal::one()).unwrap();
    suite.sync("keeper").unwrap();
    for _ in 0..3 {
        suite.bond("bob", 3 * UNIT).unwrap();
        suite.advance("keeper").unwrap();
        suite.advance_secs(DAY / 2);
    }
    suite.observe("keeper").unwrap();
    suite.advance_secs(8 * DAY);
    suite.observe("keeper").unwrap();
    suite.advance_all("keeper");
    assert_eq!(stake(&suite, "val0"), 0);
    assert!(buffer(&suite) < UNIT, "{}", buffer(&suite));
    assert_open(&mut suite, "carol");
}

/// Jailed, unknown, doubled, shouted, or no validator at all: refused, and nothing changed.
#[test]
pub(crate) fn only_what_the_chain_shows_bonded_can_be_listed() {
    let mut suite = validators_that_change(4)
        .weights(&[("val0", 1), ("val1", 1)])
        .build();
    suite.bond("alice", 9 * UNIT).unwrap();
    suite.double_sign("val2").unwrap();
    let add = |address: String| ExecuteMsg::AddValidator {
        address,
        weight: None,
        cap_bps: None,
        max_commission: None,
    };
    let bad = [
        suite.operator("val2"),
        ballast_testing::keys::operator("nobody"),
        suite.operator("val0"),
        suite.operator("val3").to_uppercase(),
        suite.addr("val3").to_string(),
        suite.operator("val3").replace("wasm", "cosmos"),
    ];
    for address in bad {
        assert!(
            suite.registry("owner", &add(address.clone())).is_err(),
            "{address}"
        );
    }
    let good = add(suite.operator("val3"));
    for who in ["erin", "val3", "keeper"] {
        assert!(suite.registry(who, &good).is_err(), "{who}");
    }
    suite.registry("owner", &good).unwrap();
    suite.delegate("keeper").unwrap();
    assert!(stake(&suite, "val3") > 0);
}

/// Before SDK 0.53.8 and 0.54.4 a chain refuses to redelegate the last shares of an unbonded
/// validator, however often it is asked: all but one unit is moved, and the seat is free.
#[test]
fn the_last_shares_of_an_unbonded_validator_leave_a_unit() {
    let mut suite = validators_that_change(4)
        .genesis(|genesis| genesis.redelegate_last_shares_of_unbonded = false)
        .build();
    suite.bond("alice", 39 * UNIT).unwrap();
    suite.advance_all("keeper");
    let had = stake(&suite, "val0");
    assert!(had > 5 * UNIT);
    undelegate_outside(&mut suite, "val0", "val0");
    remove(&mut suite, "owner", "val0").unwrap();
    // nobody calls until it is unbonded, and the hub is its last delegator
    suite.advance_secs(30 * DAY);
    let view = suite.chain().validator(&suite.operator("val0")).unwrap();
    assert_eq!(view.status, "unbonded");

    let tx = suite.rebalance("keeper").unwrap();
    let skipped: Vec<_> = tx.events_named("ballast-skipped").collect();
    let error = ballast_testing::tx::attribute(skipped[0], "error").unwrap();
    assert!(error.starts_with("codespace: staking, code: 3"), "{error}");
    // two of three went, the one with the last shares did not
    assert!(stake(&suite, "val0") > UNIT && stake(&suite, "val0") < had);

    suite.advance_secs(3_601);
    let tx = suite.rebalance("keeper").unwrap();
    assert_eq!(tx.events_named("ballast-skipped").count(), 0, "{tx}");
    assert_eq!(stake(&suite, "val0"), 1);
    // removed, and seen out of the set: forgotten a probation later
    suite.observe("keeper").unwrap();
    suite.advance_secs(8 * DAY);
    suite.observe("keeper").unwrap();
    assert_eq!(status(&suite, "val0"), None, "forgotten");
    suite.advance_all("keeper");
    assert_open(&mut suite, "carol");
}
