//! C. Slashing: who bears what, and when it is booked.

use super::*;

/// Alice's and bob's exits of 5 tokens each in one batch, and the height before it.
fn two_leave() -> (Suite, [u64; 2], u64) {
    let mut suite = ten();
    suite.bond("bob", 10 * UNIT).unwrap();
    suite.delegate("keeper").unwrap();
    suite.block(4);
    let infraction = suite.height();
    let tickets = ["alice", "bob"].map(|who| leave(&mut suite, who, 5 * UNIT));
    submit(&mut suite);
    (suite, tickets, infraction)
}

/// SL-01 · Claims are worth what they were when queued: who claims last pays for the slash.
///
/// Stopped by: `contracts/hub/src/execute/settle/pay.rs::pay`
/// Taken out: `entry.amount.saturating_sub(share).min(set.reserved)` -> `entry.amount`
/// Seen: refused: amount underflow: cannot take 10000000 from 9000000
#[test]
fn sl_01_a_loss_while_unbonding_is_everyones() {
    for order in [[0, 1], [1, 0]] {
        let (mut suite, tickets, infraction) = two_leave();
        slash_since(&mut suite, "val0", Decimal::percent(10), infraction);
        mature(&mut suite);

        let got = order.map(|at| paid(&mut suite, tickets[at]));
        assert_eq!(got, [4_500_000, 4_500_000], "{order:?}");
    }
}

/// SL-02 · The loss falls on the batch that is settled when it is noticed, not on the one that it hit.
/// Validators are told apart; two batches of one validator share what is settled together, since no
/// contract sees at which height the infraction was. Settled in time, each bears its own.
///
/// Stopped by: `contracts/hub/src/state.rs::suspicion`
/// Taken out: `kept_after < kept_before` -> `false`
/// Seen: left: [9600000, 4000000], right: [10000000, 3600000]
#[test]
fn sl_02_a_loss_falls_on_what_it_hit_however_late_it_is_settled() {
    let claims = |late: bool| {
        let mut suite = builder().validators(2).build();
        suite.bond("alice", 19 * UNIT).unwrap();
        suite.delegate("keeper").unwrap();
        // val0 gives first, and all it has; then val1
        suite.fail("val0", "redelegate", true).unwrap();
        remove(&mut suite, "val0");
        suite.block(4);
        let infraction = suite.height();
        let tickets = [10, 4].map(|tokens| {
            let ticket = leave(&mut suite, "alice", tokens * UNIT);
            submit(&mut suite);
            ticket
        });
        assert_eq!(suite.unbonding().len(), 2);
        slash_since(&mut suite, "val1", Decimal::percent(10), infraction);
        suite.sync("keeper").unwrap();
        let days = if late { [30, 1, 1] } else { [18, 3, 1] };
        for passed in days {
            suite.advance_secs(passed * DAY);
            suite.settle("keeper").unwrap();
        }
        tickets.map(|ticket| paid(&mut suite, ticket))
    };
    let in_time = claims(false);

    assert_eq!(in_time, [10 * UNIT, 3_600_000]);
    assert_eq!(claims(true), in_time);
}

/// SL-03 · Money that is settled and not claimed, or that was just deposited, is taken for an arrival and
/// hides the hole.
///
/// Stopped by: `contracts/hub/src/hub_state.rs::arrived`
/// Taken out: `self.books.pool.buffer.checked_add(reserved)?` -> `reserved`
/// Seen: after 'keeper: {"settle":{"limit":null}}' at height 24: I-1 is broken: the hub holds 2500000 native, its buffer says 5500000
#[test]
fn sl_03_money_that_was_there_hides_no_hole() {
    let mut suite = ten();
    let first = leave(&mut suite, "alice", 2 * UNIT);
    submit(&mut suite);
    mature(&mut suite);
    let infraction = suite.height();
    let second = leave(&mut suite, "alice", 5 * UNIT);
    submit(&mut suite);
    slash_since(&mut suite, "val0", Decimal::percent(10), infraction);
    suite.bond("bob", 3 * UNIT).unwrap();
    mature(&mut suite);

    assert_eq!(paid(&mut suite, second), 4_500_000);
    assert_eq!(paid(&mut suite, first), 2_000_000);
    assert_eq!(number(suite.state().buffer), 3 * UNIT);
}

/// SL-04 · A call in the block in which coins are due, before they come, takes all of them for lost.
///
/// Stopped by: `contracts/hub/src/execute/settle/choose.rs::choose`
/// Taken out: `memory.height == env.block.height` -> `false`
/// Seen: left: (6000000, 0), right: (0, 0)
#[test]
fn sl_04_the_block_of_maturity_fakes_no_slash() {
    settle::a_settle_in_the_very_block_of_maturity_books_nothing();
}

/// SL-05 · A guard against glitches refuses to settle after a slash of half, for ever.
///
/// Stopped by: `contracts/hub/src/execute/settle/choose.rs::choose`
/// Taken out: `Some(short(storage, hub, certain, marked, arrived)?)` -> `None`
/// Seen: refused: nothing to claim yet for 1: ticket 1 was paid 0, and its batch 1 has received 0 of 10000000
#[test]
fn sl_05_half_of_it_is_settled_too() {
    let (mut suite, tickets, infraction) = two_leave();
    slash_since(&mut suite, "val0", Decimal::percent(50), infraction);
    mature(&mut suite);

    let got = tickets.map(|ticket| paid(&mut suite, ticket));
    assert_eq!(got, [2_500_000, 2_500_000]);
}

/// SL-06 · Between a slash and its booking, prices are those of before: leave, or insure, at once.
///
/// Stopped by: `contracts/vault/src/siblings.rs::fresh`
/// Taken out: `!pending_loss.is_zero()` -> `false`
/// Seen: it was not refused
#[test]
fn sl_06_nobody_acts_on_the_price_of_before() {
    let mut suite = ten();
    suite.underwrite("alice", 2 * UNIT).unwrap();
    let exit = leave_pool(&mut suite, "alice");
    suite.advance_secs(30 * DAY);
    suite.slash("val0", Decimal::percent(30)).unwrap();
    let pending = number(suite.state().pending_loss);
    assert_eq!(pending, 3 * UNIT);

    refused(suite.same_block().exit("alice", exit), &["3000000", "sync"]);
    refused(
        suite.same_block().underwrite("alice", UNIT),
        &["3000000", "sync"],
    );
    // two of the three are covered: 7 for 8 shares
    let bonded = suite.same_block().bond("bob", 7 * UNIT).unwrap();
    assert_eq!(bonded.amount("shares"), 8 * UNIT);
    assert_eq!(suite.exit("alice", exit).unwrap().amount("lst"), 0);
}

/// SL-07 · A validator with nothing bonded is slashed: its unbonding entry is not in any sum of stakes,
/// and is taken at what it was.
///
/// Stopped by: `contracts/hub/src/execute/settle/pay.rs::pay`
/// Taken out: `entry.amount.saturating_sub(share).min(set.reserved)` -> `entry.amount`
/// Seen: refused: amount underflow: cannot take 10000000 from 8000000
#[test]
fn sl_07_an_entry_alone_with_its_validator_is_paid_what_came() {
    let mut suite = builder().validators(2).build();
    suite.bond("alice", 19 * UNIT).unwrap();
    suite.delegate("keeper").unwrap();
    suite.fail("val0", "redelegate", true).unwrap();
    remove(&mut suite, "val0");
    suite.block(4);
    let infraction = suite.height();
    let ticket = leave(&mut suite, "alice", 10 * UNIT);
    submit(&mut suite);
    assert_eq!(
        (stake(&suite, "val0"), stake(&suite, "val1")),
        (0, 10 * UNIT)
    );
    slash_since(&mut suite, "val0", Decimal::percent(20), infraction);
    suite.sync("keeper").unwrap();
    mature(&mut suite);

    assert_eq!(paid(&mut suite, ticket), 8 * UNIT);
    assert!(suite.losses().is_empty(), "nobody else paid");
    suite.observe("keeper").unwrap();
}

/// SL-08 · A loss is booked again by the next call, because what it was compared with stays.
///
/// Stopped by: `contracts/hub/src/gate/compare.rs::compare_row`
/// Taken out: `row.stake != shown` -> `false`
/// Seen: after 'keeper: {"sync":{}}' at height 11: solvency is broken: ok = false, I-3: book of validators 10000000, bonded 9000000
#[test]
fn sl_08_a_loss_is_booked_once() {
    let mut suite = ten();
    suite.underwrite("alice", 500_000).unwrap();
    suite.slash("val0", Decimal::percent(10)).unwrap();
    for _ in 0..3 {
        suite.sync("keeper").unwrap();
    }

    let losses = suite.losses();
    assert_eq!(losses.len(), 1);
    assert_eq!(number(losses[0].amount), UNIT);
    assert_eq!(number(losses[0].paid_by_pool), 500_000);
    assert_eq!(value(&suite), 9 * UNIT);
    assert_eq!(number(suite.state().shares), 9_500_000);
}
