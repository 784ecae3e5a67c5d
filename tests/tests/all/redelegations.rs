//! What the hub remembers of its redelegations is what the chain remembers: from where, to where,
//! how much, until when.

use super::{deeds::remove, faults::bonded};
use ballast_testing::Suite;
use ballast_types::{hub::BOOK, packed::Map, Amount, Native};
use cosmwasm_schema::cw_serde;
use cosmwasm_std::{Decimal, Order};
use serde_json::json;

const UNBONDING: u64 = 1_814_400;

/// The hub's records, as they are stored.
const RECORDS: Map<(&str, u64), Record> = Map::new("redelegations");

#[cw_serde]
struct Record {
    completes_at: u64,
    moves: Vec<(String, Native, Native, bool)>,
}

/// From, to, until when, how much; validators by name.
type Open = (String, String, u64, u128);

fn named(suite: &Suite, operator: &str) -> String {
    suite.chain().name_of(operator).unwrap().to_string()
}

fn remembered(suite: &Suite) -> Vec<Open> {
    let hub = suite.chain().storage_of(&suite.contracts().hub);
    let mut all = vec![];
    for row in RECORDS.range(&*hub, None, None, Order::Ascending) {
        let ((target, _), record) = row.unwrap();
        for (source, amount, ..) in record.moves {
            let (source, target) = (named(suite, &source), named(suite, &target));
            all.push((source, target, record.completes_at, amount.raw().u128()));
        }
    }
    all.sort();
    all
}

fn on_chain(suite: &Suite) -> Vec<Open> {
    let all = suite.chain().redelegations(&suite.contracts().hub);
    let mut all: Vec<Open> = all
        .into_iter()
        .map(|open| {
            let (from, to) = (named(suite, &open.from), named(suite, &open.to));
            (from, to, open.completes_at, open.initial.u128())
        })
        .collect();
    all.sort();
    all
}

/// Until when what is with a validator is locked, by the hub's book.
fn locked(suite: &Suite, validator: &str) -> u64 {
    let hub = suite.chain().storage_of(&suite.contracts().hub);
    let row = BOOK.may_load(&*hub, &suite.operator(validator)).unwrap();
    row.unwrap_or_default().locked_until
}

/// Everybody else is to give something to `validator`.
fn prefer(suite: &mut Suite, validator: &str) {
    let registry = suite.contracts().registry.clone();
    let msg = json!({"update_validator": {"address": suite.operator(validator), "weight": 3}});
    suite.execute("owner", &registry, &msg, &[]).unwrap();
}

#[test]
fn many_moves_of_one_call_are_remembered_as_the_chain_does() {
    let mut suite = bonded(6);
    prefer(&mut suite, "val0");
    remove(&mut suite, "val5");

    suite.rebalance("keeper").unwrap();

    let seen = on_chain(&suite);
    assert!(seen.len() > 4, "{seen:?}");
    assert_eq!(remembered(&suite), seen);
    assert_eq!(locked(&suite, "val0"), suite.now() + UNBONDING);
}

/// Chain and hub do not agree on how long unbonding takes: the first answer of the call is believed
/// for all.
#[test]
fn the_chain_says_how_long_a_redelegation_is_open() {
    for (chain, expected_after) in [(2_000_000, 2_000_000), (1_000_000, UNBONDING)] {
        let mut suite = Suite::builder()
            .validators(6)
            .genesis(|genesis| genesis.unbonding_secs = chain)
            .params(|params| params.hub.unbonding_secs = Some(UNBONDING))
            .build();
        suite.bond("alice", 39_000_000).unwrap();
        suite.advance_all("keeper");
        remove(&mut suite, "val5");
        suite.rebalance("keeper").unwrap();

        let seen = on_chain(&suite);
        assert!(seen.len() > 2, "{seen:?}");
        assert_eq!(remembered(&suite), seen);
        for (_, to, until, _) in seen {
            assert_eq!(until, suite.now() + chain);
            assert_eq!(locked(&suite, &to), until);
        }

        // longer is remembered for what exits are promised, shorter is the owner's to say
        suite.unbond("alice", 1_000_000).unwrap();
        suite.submit_batch("keeper").unwrap();
        let expected_at = suite.batch(1).expected_at.unwrap();
        assert_eq!(expected_at - suite.now(), expected_after);
    }
}

/// What leaves a jailed validator is open until that one's own unbonding ends, and not at all after
/// it.
#[test]
fn what_leaves_a_jailed_validator_is_remembered_as_the_chain_answers() {
    let mut suite = bonded(6);
    suite.double_sign("val4").unwrap();
    let jailed_at = suite.now();
    suite.advance_secs(100_000);
    suite.observe("keeper").unwrap();
    remove(&mut suite, "val4");
    remove(&mut suite, "val5");

    suite.rebalance("keeper").unwrap();

    let seen = on_chain(&suite);
    let ends = |from: &str| {
        let of = seen.iter().filter(|open| open.0 == from);
        of.map(|open| open.2).collect::<Vec<_>>()
    };
    assert!(ends("val4")
        .iter()
        .all(|at| *at < jailed_at + UNBONDING + 60));
    assert!(ends("val5").iter().all(|at| *at == suite.now() + UNBONDING));
    assert!(
        !ends("val4").is_empty() && !ends("val5").is_empty(),
        "{seen:?}"
    );
    assert_eq!(remembered(&suite), seen);
}

#[test]
fn what_leaves_an_unbonded_validator_is_not_remembered() {
    let mut suite = bonded(4);
    suite.double_sign("val3").unwrap();
    suite.advance_secs(UNBONDING + 60);

    suite.observe("keeper").unwrap();
    remove(&mut suite, "val3");
    suite.rebalance("keeper").unwrap();

    assert_eq!(suite.stake().get("val3").copied().unwrap_or_default(), 0);
    assert_eq!(remembered(&suite), []);
    assert_eq!(locked(&suite, "val0"), 0);
}

/// One of several moves into a validator is refused: it was never made, and the others were.
#[test]
fn a_refused_move_is_forgotten_beside_those_that_went() {
    for refused in ["val1", "val3", "val5"] {
        let mut suite = bonded(6);
        let before = suite.stake();
        prefer(&mut suite, "val0");
        suite.fail(refused, "redelegate", true).unwrap();

        suite.rebalance("keeper").unwrap();

        let seen = on_chain(&suite);
        assert_eq!(seen.len(), 4, "{seen:?}");
        assert_eq!(remembered(&suite), seen);
        assert_eq!(locked(&suite, "val0"), suite.now() + UNBONDING);
        assert_eq!(suite.stake()[refused], before[refused]);
        let listed = suite.delegations();
        assert!(listed.iter().all(|row| row.booked == row.actual));
    }
}

/// All of them are refused: nothing is locked.
#[test]
fn refused_moves_lock_nothing() {
    let mut suite = bonded(6);
    prefer(&mut suite, "val0");
    for refused in ["val1", "val2", "val3", "val4", "val5"] {
        suite.fail(refused, "redelegate", true).unwrap();
    }

    let done = suite.rebalance("keeper").unwrap();

    assert_eq!(done.events_named("ballast-skipped").count(), 5);
    assert_eq!(remembered(&suite), []);
    assert_eq!(locked(&suite, "val0"), 0);
    let listed = suite.delegations();
    assert!(listed.iter().all(|row| row.booked == row.actual));
}

/// Lost by a validator's stake, as far as it was charged to that validator.
fn charged(suite: &Suite, validator: &str) -> u128 {
    let address = suite.operator(validator);
    let losses = suite.losses().into_iter();
    let of = losses.filter(|loss| loss.validator == address);
    of.map(|loss| loss.amount.raw().u128()).sum()
}

/// What was refused is nobody's fault later: a loss at the destination is charged to it alone.
#[test]
fn a_refused_move_is_charged_nothing() {
    let mut suite = bonded(6);
    prefer(&mut suite, "val0");
    suite.fail("val1", "redelegate", true).unwrap();
    suite.rebalance("keeper").unwrap();
    let stake = suite.stake();
    assert!(stake["val0"] > stake["val1"]);

    suite.slash("val0", Decimal::percent(10)).unwrap();
    suite.double_sign("val1").unwrap();
    suite.sync("keeper").unwrap();

    // the chain reckons in whole units of power, so not exactly
    assert!(charged(&suite, "val0").abs_diff(stake["val0"] / 10) < 1_000);
    assert!(charged(&suite, "val1").abs_diff(stake["val1"] / 20) < 1_000);
}

/// Neither is what the chain has forgotten: its record may lie there still.
#[test]
fn a_move_that_is_over_is_charged_nothing() {
    let mut suite = bonded(6);
    prefer(&mut suite, "val0");
    suite.rebalance("keeper").unwrap();
    suite.advance_secs(UNBONDING + 60);
    suite.sync("keeper").unwrap();
    assert!(on_chain(&suite).is_empty() && !remembered(&suite).is_empty());
    let stake = suite.stake();

    suite.slash("val0", Decimal::percent(10)).unwrap();
    suite.double_sign("val1").unwrap();
    suite.sync("keeper").unwrap();

    assert!(charged(&suite, "val0").abs_diff(stake["val0"] / 10) < 1_000);
    assert!(charged(&suite, "val1").abs_diff(stake["val1"] / 20) < 1_000);
}
