//! C. Slashing: who bears a loss.

use super::super::{
    bond_of, builder, leave, mature, number, paid, refused, remove, slash_since, stake, submit,
    ten, validators, QueueError, DAY, UNIT,
};
use ballast_testing::Suite;
use cosmwasm_std::Decimal;

/// Alice's and bob's exits of 5 tokens each in one batch, and the height before it.
pub fn two_leave() -> (Suite, [u64; 2], u64) {
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

/// SL-09 · A loss is taken from every batch alike, and a small one is asked for more than it has.
///
/// Stopped by: `contracts/hub/src/execute/settle/pay.rs::pay`
/// Taken out: `entry.amount.saturating_sub(share).min(set.reserved)` -> `entry.amount.checked_sub(set.shortfall.missing.total()?)?.min(set.reserved)`
/// Seen: refused: amount underflow: cannot take 1000 from 1
#[test]
fn sl_09_a_loss_is_shared_by_size() {
    let mut suite = ten();
    let infraction = suite.height();
    let mut tickets = vec![];
    for shares in [1, UNIT] {
        tickets.push(leave(&mut suite, "alice", shares));
        submit(&mut suite);
    }
    slash_since(&mut suite, "val0", Decimal::permille(1), infraction);
    mature(&mut suite);

    assert!(paid(&mut suite, tickets[0]) <= 1);
    let second = paid(&mut suite, tickets[1]);
    assert!((998_999..=999_001).contains(&second), "{second}");
}

/// SL-10 · An exit is worth what it was when it was queued: a free choice whether to bear a slash.
///
/// Stopped by: `packages/accounting/src/pool.rs::close_batch`
/// Taken out: `self.totals(now)?.to_native_floor(shares)?` -> `Native::new(shares.raw())`
/// Seen: after 'keeper: {"submit_batch":{}}' at height 11: I-2 is broken: the rate fell by more than the booked loss of 1000000, of which 0 are covered: 10000000 / 10000000 became 4000000 / 5000000
#[test]
fn sl_10_an_exit_is_worth_what_it_is_when_priced() {
    let mut suite = ten();
    let ticket = leave(&mut suite, "alice", 5 * UNIT);
    suite.slash("val0", Decimal::percent(10)).unwrap();
    assert_eq!(submit(&mut suite).amount("owed"), 4_500_000);
    refused(
        suite.cancel("alice", ticket),
        QueueError::BatchClosed {
            ticket_id: ticket.to_string(),
            batch_id: 1,
        },
    );
    mature(&mut suite);

    assert_eq!(paid(&mut suite, ticket), 4_500_000);
}

/// SL-13 · Stake that was moved is slashed for the fault of where it came from, and somebody else pays.
///
/// Stopped by: `packages/accounting/src/blame.rs::may_have_caused`
/// Taken out: `self.bonded_then && !self.bonded_now && !seen_before` -> `false`
/// Seen: left: 2, right: 1
#[test]
fn sl_13_moved_stake_is_charged_to_where_it_came_from() {
    validators::slashed_bonds::a_loss_where_stake_was_moved_to_is_charged_to_where_it_came_from();
}

/// SL-15 · A penalty larger than what is there to pay it fails, and the guilty get off.
///
/// Stopped by: `packages/accounting/src/cover.rs::burn_ceil`
/// Taken out: `wanted.min(layers.bond)` -> `wanted`
/// Seen: left: [200000, 100000, 0, 100000], right: [200000, 100000, 50000, 50000]
#[test]
fn sl_15_a_loss_beyond_a_bond_takes_all_of_it_and_the_rest_elsewhere() {
    let mut suite = ten();
    suite.post_bond("alice", "val0", 100_000).unwrap();
    suite.underwrite("alice", 50_000).unwrap();
    suite.slash("val0", Decimal::percent(2)).unwrap();
    suite.sync("keeper").unwrap();

    let loss = suite.losses().remove(0);
    let parts = [
        loss.amount,
        loss.paid_by_bond,
        loss.paid_by_pool,
        loss.uncovered,
    ];
    assert_eq!(parts.map(number), [200_000, 100_000, 50_000, 50_000]);
    assert_eq!(bond_of(&suite, "val0"), 0);
}
