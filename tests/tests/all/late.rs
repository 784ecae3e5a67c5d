//! Coins that do not come when they are due: paid what is there, owed the rest for a week, and
//! nobody else pays for it.
//!
//! A chain that holds unbondings back is emulated: a validator that the pool has left with all it
//! had is slashed by 100 %, which empties the entry and shows in no stake; somebody sends the coins
//! later.

use super::deeds::remove;
use super::kit::DAY;
use ballast_testing::Suite;
use ballast_types::{hub::UnbondingEntry, Amount};
use cosmwasm_std::Decimal;

const UNBONDING: u64 = 21 * DAY;

/// The pool has left `val0`: alice's exit of 10,000,000 took all of it.
fn left(validators: u32) -> Suite {
    let mut suite = Suite::builder()
        .validators(validators)
        .params(|params| params.hub.netting_bps = Some(0))
        .build();
    let stake = 10_000_000 * u128::from(validators);
    suite.bond("alice", stake - 1_000_000).unwrap();
    suite.advance_all("keeper");
    remove(&mut suite, "val0");
    suite.unbond("alice", 10_000_000).unwrap();
    suite.submit_batch("keeper").unwrap();
    let entries = suite.unbonding();
    assert_eq!(entries.len(), 1);
    assert_eq!(entries[0].validator, suite.operator("val0"));
    suite
}

/// The chain takes `fraction` of `val0`'s entry; the pool's stake shows nothing.
fn slash_entry(suite: &mut Suite, fraction: Decimal) {
    let made = suite.height();
    let chain = suite.chain_mut();
    chain.slash_in_block("val0", fraction, Some(made)).unwrap();
    suite.sync("keeper").unwrap();
    assert!(suite.losses().is_empty());
}

fn settle(suite: &mut Suite) {
    suite.settle("keeper").unwrap();
    suite.settle("keeper").unwrap();
}

fn owed(suite: &Suite, batch: u64) -> (u128, u128) {
    let batch = suite.batch(batch);
    (batch.owed.raw().u128(), batch.funded.raw().u128())
}

fn late(suite: &Suite) -> Vec<UnbondingEntry> {
    let entries = suite.unbonding().into_iter();
    entries.filter(|entry| entry.is_late).collect()
}

#[test]
fn coins_that_come_a_week_late_are_the_leavers() {
    let mut suite = left(2);
    slash_entry(&mut suite, Decimal::one());
    suite.advance_secs(UNBONDING);
    settle(&mut suite);

    assert_eq!(owed(&suite, 1), (10_000_000, 0));
    assert_eq!(late(&suite)[0].amount.raw().u128(), 10_000_000);
    suite.advance_secs(6 * DAY);
    suite.bank_send("bob", "hub", 4_000_000).unwrap();
    settle(&mut suite);
    assert_eq!(suite.claim("alice", 1).unwrap().amount("amount"), 4_000_000);
    suite.bank_send("bob", "hub", 6_000_003).unwrap();
    settle(&mut suite);

    assert_eq!(suite.claim("alice", 1).unwrap().amount("amount"), 6_000_000);
    assert!(late(&suite).is_empty());
    // what is beyond that is a gift
    assert_eq!(suite.state().dripping.raw().u128(), 3);
}

#[test]
fn what_has_not_come_after_a_week_is_written_off_by_anyone() {
    let mut suite = left(2);
    slash_entry(&mut suite, Decimal::percent(30));
    suite.advance_secs(UNBONDING);
    settle(&mut suite);
    let due = late(&suite)[0].completes_at;
    assert_eq!(owed(&suite, 1), (10_000_000, 7_000_000));
    assert_eq!(suite.claim("alice", 1).unwrap().amount("amount"), 7_000_000);

    let wait = due + 7 * DAY - suite.now() - 40;
    suite.advance_secs(wait);
    settle(&mut suite);
    assert!(suite.now() < due + 7 * DAY);
    assert_eq!(owed(&suite, 1), (10_000_000, 7_000_000));
    suite.block(10);
    assert!(suite.due().contains(&ballast_types::hub::Work::Settle));
    let tx = suite.advance("keeper").unwrap();

    assert_eq!(tx.events_named("ballast-written-off").count(), 1);
    assert_eq!(owed(&suite, 1), (7_000_000, 7_000_000));
    assert!(late(&suite).is_empty());
}

/// `s06`: a batch whose validator showed a speck of a loss paid for the slash of another's entry.
#[test]
fn whose_validator_lost_a_speck_pays_no_more_than_four_of_them() {
    let mut suite = left(3);
    suite.pass_batch_interval();
    suite.unbond("alice", 5_000_000).unwrap();
    suite.submit_batch("keeper").unwrap();
    let second = suite.unbonding()[1].validator.clone();
    let second = suite.chain().name_of(&second).unwrap().to_string();
    let first = suite.height() - 10_000.min(suite.height() - 5);
    let chain = suite.chain_mut();
    chain
        .slash_in_block("val0", Decimal::percent(5), Some(first))
        .unwrap();
    chain
        .slash_in_block(&second, Decimal::bps(1), None)
        .unwrap();
    suite.sync("keeper").unwrap();
    suite.advance_secs(UNBONDING);
    settle(&mut suite);

    // 500,000 are missing of val0's entry; four ten-thousandths of the other's are 2,000
    let (owed_1, funded_1) = owed(&suite, 1);
    let (owed_2, funded_2) = owed(&suite, 2);
    assert_eq!(owed_1 - funded_1 + owed_2 - funded_2, 500_000);
    assert!(owed_2 - funded_2 <= 2_001, "{owed_2} {funded_2}");
}

/// A loss that explains what is missing is written off at once: nobody waits for coins that cannot
/// come.
#[test]
fn what_a_loss_explains_is_written_off_at_once() {
    let mut suite = Suite::builder().validators(1).build();
    suite.bond("alice", 19_000_000).unwrap();
    suite.advance_all("keeper");
    suite.unbond("alice", 10_000_000).unwrap();
    suite.submit_batch("keeper").unwrap();
    let made = suite.height();
    let chain = suite.chain_mut();
    chain
        .slash_in_block("val0", Decimal::percent(5), Some(made))
        .unwrap();
    suite.advance_secs(UNBONDING);
    settle(&mut suite);

    assert_eq!(owed(&suite, 1), (9_500_000, 9_500_000));
    assert!(late(&suite).is_empty());
}

/// Stake that came after the fault hides a part of the slash: 5 % showed as less, and still
/// explains all of it.
#[test]
fn stake_that_came_later_hides_no_slash() {
    let mut suite = Suite::builder().validators(1).build();
    suite.bond("alice", 19_000_000).unwrap();
    suite.advance_all("keeper");
    suite.unbond("alice", 10_000_000).unwrap();
    suite.submit_batch("keeper").unwrap();
    let made = suite.height();
    suite.block(2);
    suite.bond("bob", 20_000_000).unwrap();
    suite.delegate("keeper").unwrap();
    let chain = suite.chain_mut();
    chain
        .slash_in_block("val0", Decimal::percent(5), Some(made))
        .unwrap();
    suite.advance_secs(UNBONDING);
    settle(&mut suite);

    assert_eq!(owed(&suite, 1), (9_500_000, 9_500_000));
}

/// Leavers do not wait longer than they must for each other: what is late of one batch holds up
/// nothing of the next.
#[test]
fn a_later_batch_is_paid_while_an_earlier_one_waits() {
    let mut suite = left(3);
    slash_entry(&mut suite, Decimal::one());
    suite.pass_batch_interval();
    suite.unbond("alice", 5_000_000).unwrap();
    suite.submit_batch("keeper").unwrap();
    suite.advance_secs(UNBONDING - 3 * DAY);
    settle(&mut suite);
    assert_eq!(owed(&suite, 1), (10_000_000, 0));
    suite.advance_secs(4 * DAY);
    settle(&mut suite);

    assert_eq!(owed(&suite, 2), (5_000_000, 5_000_000));
    assert_eq!(owed(&suite, 1), (10_000_000, 0));
}
