//! What keepers do, and what the chain does to validators meanwhile.

use super::kit::{number, DAY};
use ballast_testing::Suite;
use ballast_types::hub::Work;
use cosmwasm_std::Decimal;

/// Rewards are paid by the chain in the middle of a delegation: they land in the collector, not in
/// books.
#[test]
fn rewards_paid_by_a_delegation_do_not_touch_the_books() {
    let mut suite = Suite::default();
    suite.bond("alice", 9_000_000).unwrap();
    suite.delegate("keeper").unwrap();
    suite.reward(1_000_000_000).unwrap();
    let before = suite.state();

    suite.bond("bob", 3_000_000).unwrap();
    suite.delegate("keeper").unwrap();

    assert_eq!(suite.state().rate, before.rate);
    assert!(suite.balance("collector") > 1_000_000);
}

#[test]
pub(crate) fn a_jailed_validator_gets_no_new_stake_from_the_block_of_its_jailing() {
    let mut suite = Suite::default();
    suite.bond("alice", 9_000_000).unwrap();
    suite.delegate("keeper").unwrap();
    suite.double_sign("val1").unwrap();
    suite.sync("keeper").unwrap();
    let before = suite.stake()["val1"];

    suite.bond("bob", 9_000_000).unwrap();
    suite.delegate("keeper").unwrap();

    assert_eq!(suite.stake()["val1"], before);

    // once the registry has seen it, the others' share caps are those of a set of two
    suite.observe("keeper").unwrap();
    suite.delegate("keeper").unwrap();
    assert_eq!(suite.stake()["val1"], before);
    assert!(number(suite.state().buffer) < 1_000);
}

#[test]
pub(crate) fn a_refused_delegation_returns_to_the_buffer() {
    let mut suite = Suite::default();
    suite.fail("val0", "delegate", true).unwrap();
    suite.bond("alice", 8_000_000).unwrap();

    let tx = suite.delegate("keeper").unwrap();
    assert_eq!(tx.events_named("ballast-skipped").count(), 1);
    assert_eq!(suite.state().buffer.to_string(), "3000000");
    suite.fail("val0", "delegate", false).unwrap();
    suite.advance_secs(2 * 3_600);
    suite.delegate("keeper").unwrap();

    assert_eq!(suite.state().buffer.to_string(), "0");
}

#[test]
fn a_failing_withdrawal_is_skipped_and_named() {
    let mut suite = Suite::default();
    suite.bond("alice", 9_000_000).unwrap();
    suite.delegate("keeper").unwrap();
    suite.reward(1_000_000_000).unwrap();
    suite.fail("val2", "withdraw", true).unwrap();

    let tx = suite.harvest("keeper").unwrap();

    assert_eq!(tx.events_named("ballast-skipped").count(), 1);
    assert!(tx.amount("rewards") > 1_000_000, "{tx}");
}

/// Stake of a validator that was slashed counts in shares that are worth less than a unit each:
/// after a delegation the chain shows a unit less than was sent. No keeper is to pay for a message
/// that books it.
#[test]
pub(crate) fn a_rounding_is_nothing_to_send_a_message_for() {
    let mut suite = Suite::default();
    suite.bond("alice", 8_000_000).unwrap();
    suite.delegate("keeper").unwrap();
    suite.slash("val0", Decimal::permille(7)).unwrap();
    suite.block(1);
    assert!(suite.due().contains(&Work::Sync), "a loss is booked");
    suite.sync("keeper").unwrap();

    suite.bond("bob", 1_000_001).unwrap();
    suite.delegate("keeper").unwrap();
    suite.block(1);

    let rows = suite.delegations();
    let rounded = rows.iter().filter(|row| row.booked != row.actual);
    assert_eq!(rounded.count(), 1, "{rows:?}");
    assert!(!suite.due().contains(&Work::Sync), "{rows:?}");
}

/// A keeper that only ever sends `advance`.
#[test]
fn advance_alone_keeps_a_suite_healthy() {
    let mut suite = Suite::builder().validators(5).build();
    suite.bond("alice", 50_000_000).unwrap();
    for day in 0..60u64 {
        if day % 7 == 1 {
            suite.unbond("alice", 1_000_000).unwrap();
        }
        suite.reward(2_000_000).unwrap();
        suite.advance_secs(DAY);
        suite.advance("keeper").unwrap();
    }
    suite.advance_secs(30 * DAY);
    let calls = suite.advance_all("keeper");

    assert!(calls <= 4, "{calls}");
    assert!(suite.rate() > Decimal::one());
    for ticket in suite.tickets("alice") {
        if let Some(batch) = ticket.batch_id.filter(|batch| *batch < 8) {
            assert_eq!(
                suite.batch(batch).owed,
                suite.batch(batch).funded,
                "batch {batch}"
            );
        }
    }
    assert!(suite.balance("keeper") > 1_000_000_000_000);
}

/// Nothing due: nothing sent, nothing changed but the mark of having looked.
#[test]
pub(crate) fn cranks_with_nothing_to_do_succeed() {
    let mut suite = Suite::builder().without_inflation().build();
    suite.advance_all("keeper");
    let before = suite.state();

    suite.sync("keeper").unwrap();
    suite.settle("keeper").unwrap();
    suite.submit_batch("keeper").unwrap();
    suite.undelegate("keeper").unwrap();
    suite.delegate("keeper").unwrap();
    suite.rebalance("keeper").unwrap();
    suite.distribute("keeper").unwrap();

    let after = suite.state();
    assert_eq!((before.value, before.shares), (after.value, after.shares));
}

/// Three days of blocks that all pay rewards, and a keeper that asks each minute whether anything
/// is due: at most six calls a day where nobody does anything, and at most two more for each
/// message of a user's.
#[test]
fn a_keeper_of_an_idle_suite_rests() {
    let mut suite = Suite::builder()
        .validators(10)
        .genesis(|genesis| genesis.inflation = Decimal::percent(15))
        .checks(false)
        .build();
    suite.bond("alice", 100_000_000_000).unwrap();
    suite.advance_all("keeper");
    let block = std::time::Duration::from_secs(6);
    let day = |suite: &mut Suite| -> Vec<String> {
        let mut calls = vec![];
        for _ in 0..24 * 60 {
            for _ in 0..10 {
                suite.block_after(block);
            }
            let due = suite.due();
            if !due.is_empty() {
                suite.advance("keeper").unwrap();
                calls.push(format!("{due:?}"));
            }
        }
        calls
    };
    let mut idle = vec![];
    for _ in 0..3 {
        let calls = day(&mut suite);
        assert!(calls.len() <= 6, "{calls:#?}");
        idle.push(calls.len());
    }
    suite.bond("bob", 1_000_000_000).unwrap();
    suite.unbond("alice", 1_000_000).unwrap();
    let calls = day(&mut suite);
    assert!(calls.len() <= 6 + 4, "{calls:#?}");
    println!(
        "calls a day: {idle:?} idle, {} with two messages of users",
        calls.len()
    );
    assert!(suite.exchange_rate().rate > cosmwasm_std::Decimal::one());
}
