//! The checks find what they are for: each is shown books or balances that are wrong.
#![allow(
    clippy::arithmetic_side_effects,
    clippy::as_conversions,
    clippy::indexing_slicing,
    clippy::unwrap_used
)]

use ballast_testing::Suite;
use ballast_types::hub::{Books, BOOKS};
use ballast_types::queue::{Batch, BATCHES, OPEN_BATCH};
use ballast_types::{Amount, Native, Shares};
use cosmwasm_std::{Addr, Storage, Uint128};
use cw20_base::state::{BALANCES, TOKEN_INFO};

/// A suite with a closed batch of 2 tokens, half of it paid.
fn suite() -> Suite {
    let mut suite = Suite::builder().build();
    suite.bond("alice", 5_000_000).unwrap();
    suite.advance("keeper").unwrap();
    suite.unbond("alice", 2_000_000).unwrap();
    suite.bond("bob", 1_000_000).unwrap();
    suite.same_block().submit_batch("keeper").unwrap();
    suite
}

fn storage(suite: &mut Suite, contract: &str, change: impl FnOnce(&mut dyn Storage)) {
    let at: Addr = suite.addr(contract);
    change(&mut *suite.chain_mut().app_mut().contract_storage_mut(&at));
}

fn books(suite: &mut Suite, change: impl FnOnce(&mut Books)) {
    storage(suite, "hub", |store| {
        let mut books = BOOKS.load(store).unwrap();
        change(&mut books);
        BOOKS.save(store, &books).unwrap();
    });
}

fn batch(suite: &mut Suite, change: impl FnOnce(&mut Batch)) {
    storage(suite, "queue", |store| {
        let mut batch = BATCHES.load(store, 1).unwrap();
        change(&mut batch);
        BATCHES.save(store, 1, &batch).unwrap();
    });
}

#[track_caller]
fn is_broken(suite: &mut Suite, id: &str) {
    let violation = suite.check_invariants().unwrap_err();
    assert_eq!(violation.id, id, "{violation}");
}

#[test]
fn a_buffer_that_is_not_there_breaks_i1() {
    let mut suite = suite();
    books(&mut suite, |books| {
        books.pool.buffer = Native::new(1_000_000_000u128)
    });
    is_broken(&mut suite, "I-1");
}

#[test]
fn a_queue_that_cannot_pay_breaks_i1() {
    let mut suite = suite();
    batch(&mut suite, |batch| batch.funded = batch.owed);
    is_broken(&mut suite, "I-1");
}

#[test]
fn lst_missing_from_the_open_batch_breaks_i1() {
    let mut suite = suite();
    storage(&mut suite, "queue", |store| {
        let mut open = OPEN_BATCH.load(store).unwrap();
        open.shares = Shares::new(1u128);
        OPEN_BATCH.save(store, &open).unwrap();
    });
    is_broken(&mut suite, "I-1");
}

#[test]
fn value_that_goes_without_a_loss_breaks_i2() {
    let mut suite = suite();
    books(&mut suite, |books| {
        books.pool.bonded = Native::new(3_000_000u128)
    });
    is_broken(&mut suite, "I-2");
}

#[test]
fn value_that_comes_without_rewards_breaks_i2() {
    let mut suite = suite();
    books(&mut suite, |books| {
        books.pool.bonded = Native::new(9_000_000u128)
    });
    is_broken(&mut suite, "I-2");
}

#[test]
fn lst_out_of_nothing_breaks_i4() {
    let mut suite = suite();
    let mallory = suite.addr("mallory");
    storage(&mut suite, "token", |store| {
        BALANCES.save(store, &mallory, &Uint128::new(1)).unwrap();
    });
    is_broken(&mut suite, "I-4");
}

#[test]
fn a_supply_that_the_hub_does_not_know_breaks_i4() {
    let mut suite = suite();
    storage(&mut suite, "token", |store| {
        let mut info = TOKEN_INFO.load(store).unwrap();
        info.total_supply += Uint128::one();
        TOKEN_INFO.save(store, &info).unwrap();
    });
    is_broken(&mut suite, "I-4");
}

#[test]
fn claims_beyond_what_came_break_i6() {
    let mut suite = suite();
    batch(&mut suite, |batch| {
        batch.claimed = Native::new(1_500_000u128)
    });
    is_broken(&mut suite, "I-6");
}

#[test]
fn less_owed_without_a_loss_breaks_i6() {
    let mut suite = suite();
    batch(&mut suite, |batch| batch.owed = Native::new(1_999_999u128));
    is_broken(&mut suite, "I-6");
}

#[test]
#[should_panic(expected = "I-3 is broken")]
fn stake_that_is_not_booked_breaks_i3() {
    let mut suite = suite();
    suite.set_checks(false);
    // as much less in the buffer, so that value is the same and nothing looks lost
    books(&mut suite, |books| {
        books.pool.bonded = Native::new(books.pool.bonded.raw() - Uint128::new(500));
        books.pool.exiting = Native::new(books.pool.exiting.raw().saturating_sub(500u128.into()));
    });
    suite.set_checks(true);
    suite.bond("carol", 1_000_000).unwrap();
}
