//! P. Seen on today's peers, on a real chain: rewards, losses and settlement.

use super::super::{
    leave, mature, number, paid, refusals, rewards, settle, slash_since, submit, ten, worth, UNIT,
};
use ballast_chain_sim::ChainDriver;
use cosmwasm_std::Decimal;

/// PEER-01 · Rewards are given to a validator at will, harvested, and the next deposit pays for them.
///
/// Stopped by: `contracts/hub/src/execute/add_rewards.rs::add`
/// Taken out: `hub.drip_window()` -> `0`
/// Seen: after 'mallory: {"distribute":{"tip_to":null}}' at height 10: I-2 is broken: the rate rose by more than rounding: 10000000 / 10000000 became 2826138614 / 151089108
#[test]
fn peer_01_a_gift_by_the_rewards_pool_is_the_givers_loss() {
    rewards::attacks::a_gift_by_the_rewards_pool_is_the_givers_loss();

    let mut suite = ten();
    let val0 = suite.operator("val0");
    let gift = cosmwasm_std::coins(300_000 * UNIT, "ustake");
    suite
        .chain_mut()
        .app_mut()
        .allocate_rewards(&val0, gift)
        .unwrap();
    let rate = suite.rate();
    suite.harvest("mallory").unwrap();
    let restaked = suite.distribute("mallory").unwrap().amount("restake");
    assert!(restaked > 1_000 * UNIT, "{restaked}");
    assert_eq!(suite.rate(), rate);
    suite.same_block().bond("carol", 39 * UNIT).unwrap();
    assert!(worth(&suite, "carol") >= 39 * UNIT - 1);
}

/// PEER-02 · Dust touches every validator just before a harvest, so that the chain pays most of it by
/// itself, and the harvest's books see none of that.
///
/// Stopped by: `contracts/hub/src/instantiate.rs::instantiate`
/// Taken out: `config.suite.collector.to_string()` -> `config.suite.hub.to_string()`
/// Seen: left: 0, right: 36539304
#[test]
fn peer_02_no_reward_is_stranded() {
    rewards::attacks::rewards_that_the_chain_pays_by_itself_are_neither_lost_nor_counted_twice();
}

/// PEER-03 · What a slash has taken from a batch is filled with money that came by another way.
///
/// Stopped by: `contracts/hub/src/execute/settle.rs::settle`
/// Taken out: `take_gift(hub, spare, response)?` -> `response`
/// Seen: left: 4500001, right: 4500000
#[test]
fn peer_03_stray_money_pays_no_loss() {
    settle::a_strangers_transfer_changes_no_settlement();
}

/// PEER-04 · A loss is halved between two batches, however large each is.
///
/// Stopped by: `contracts/hub/src/execute/settle/pay.rs::pay`
/// Taken out: `set.shortfall.share_of_next(&burden)?` -> `set.shortfall.missing.total()?.portion_ceil(Native::new(1u128), Native::new(2u128))?`
/// Seen: left: 4625000, right: 4500000
#[test]
fn peer_04_a_loss_is_shared_by_size() {
    settle::a_shortfall_is_shared_by_size_not_by_batch();
}

/// PEER-05 · A batch of one unit has less than its part of the loss, and the call that settles it and all
/// others fails.
///
/// Stopped by: `contracts/hub/src/execute/settle/pay.rs::pay`
/// Taken out: `entry.amount.saturating_sub(share).min(set.reserved)` -> `entry.amount.checked_sub(set.shortfall.missing.total()?)?.min(set.reserved)`
/// Seen: refused: amount underflow: cannot take 1000000 from 1
#[test]
fn peer_05_a_dust_batch_stops_no_other() {
    let mut suite = ten();
    suite.bond("bob", 10 * UNIT).unwrap();
    suite.delegate("keeper").unwrap();
    suite.block(4);
    let infraction = suite.height();
    let mut tickets = vec![];
    for (who, shares) in [("alice", 5 * UNIT), ("bob", 1), ("bob", 5 * UNIT)] {
        tickets.push(leave(&mut suite, who, shares));
        submit(&mut suite);
    }
    slash_since(&mut suite, "val0", Decimal::percent(10), infraction);
    mature(&mut suite);

    let got: Vec<u128> = tickets
        .iter()
        .map(|ticket| paid(&mut suite, *ticket))
        .collect();
    assert!(
        got[1] <= 1 && got[0] + 1 >= 4_500_000 && got[2] + 1 >= 4_500_000,
        "{got:?}"
    );
}

/// PEER-06 · Less than a part of what is due arrived: an error, until a later batch lifts the sum, and
/// pays.
///
/// Stopped by: `contracts/hub/src/execute/settle/choose.rs::choose`
/// Taken out: `Some(short(storage, hub, certain, marked, arrived)?)` -> `None`
/// Seen: refused: nothing to claim yet for 1: ticket 1 was paid 0, and its batch 1 has received 0 of 5000000
#[test]
fn peer_06_what_matured_is_settled_by_itself() {
    settle::sets_that_mature_apart_are_not_mixed();
}

/// PEER-07 · Money of one batch that nobody has claimed is taken for another's, and the last one finds
/// the till empty.
///
/// Stopped by: `contracts/hub/src/hub_state.rs::arrived`
/// Taken out: `self.books.pool.buffer.checked_add(reserved)?` -> `reserved`
/// Seen: after 'keeper: {"settle":{"limit":null}}' at height 16: I-1 is broken: the hub holds 900000 native, its buffer says 1900000
#[test]
fn peer_07_each_batch_has_its_own_books() {
    let mut suite = ten();
    let mut tickets = vec![];
    for _ in 0..3 {
        tickets.push(leave(&mut suite, "alice", UNIT));
        let infraction = suite.height();
        submit(&mut suite);
        slash_since(&mut suite, "val0", Decimal::percent(10), infraction);
        suite.bond("bob", UNIT).unwrap();
        mature(&mut suite);
    }
    for id in 1..=3 {
        let batch = suite.batch(id);
        assert_eq!(batch.funded, batch.owed);
        assert!(number(batch.funded) < UNIT, "{batch:?}");
    }
    for ticket in tickets.into_iter().rev() {
        let batch = suite.ticket(ticket).batch_id.unwrap();
        let funded = number(suite.batch(batch).funded);
        assert_eq!(paid(&mut suite, ticket), funded);
    }
    assert_eq!(suite.balance("queue"), 0);
}

/// PEER-08 · The block of maturity once more, beside money of another batch that nobody has claimed.
///
/// Stopped by: `contracts/hub/src/execute/settle/choose.rs::choose`
/// Taken out: `memory.height == env.block.height` -> `false`
/// Seen: left: 3000000, right: 0
#[test]
fn peer_08_nothing_is_booked_in_the_block_of_maturity() {
    let mut suite = ten();
    let first = leave(&mut suite, "alice", 2 * UNIT);
    submit(&mut suite);
    mature(&mut suite);
    let second = leave(&mut suite, "alice", 3 * UNIT);
    submit(&mut suite);
    let secs = suite.unbonding()[0].completes_at - suite.now();
    suite.chain_mut().next_block(secs).unwrap();
    for _ in 0..3 {
        let tx = suite.same_block().settle("mallory").unwrap();
        assert_eq!(tx.amount("expected"), 0, "{tx}");
    }
    assert_eq!(number(suite.batch(2).owed), 3 * UNIT);
    suite.settle("keeper").unwrap();

    assert_eq!(paid(&mut suite, second), 3 * UNIT);
    assert_eq!(paid(&mut suite, first), 2 * UNIT);
}

/// PEER-09 · Batches may follow each other faster than the chain frees entries: the eighth request locks
/// everyone in for weeks.
///
/// Stopped by: `packages/types/src/hub/params.rs::validate`
/// Taken out: `self.batch_interval_secs < least` -> `false`
/// Seen: it was not refused
#[test]
fn peer_09_an_interval_that_is_too_short_is_refused() {
    refusals::parameters_stay_inside_their_bounds();
}
