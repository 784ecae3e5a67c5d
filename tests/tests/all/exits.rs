//! Batches, tickets, undelegations.

use super::kit::{anyone, number, refused, QueueError, DAY};
use ballast_testing::Suite;
use ballast_types::{deploy::OwnContract, queue::TicketStatus, Amount, Native};
use cosmwasm_std::Decimal;

fn three_with(amount: u128) -> Suite {
    let mut suite = Suite::default();
    suite.bond("alice", amount).unwrap();
    suite.bond("bob", amount).unwrap();
    suite.bond("carol", amount).unwrap();
    suite.delegate("keeper").unwrap();
    suite
}

#[test]
fn an_exit_through_two_batches_is_paid_when_each_matures() {
    let mut suite = three_with(10_000_000);
    suite.unbond("alice", 4_000_000).unwrap();
    suite.submit_batch("keeper").unwrap();
    suite.unbond("alice", 5_000_000).unwrap();
    assert_eq!(suite.submit_batch("keeper").unwrap().amount("shares"), 0);
    suite.pass_batch_interval();
    suite.submit_batch("keeper").unwrap();

    suite.advance_secs(18 * DAY);
    suite.settle("keeper").unwrap();
    suite.claim("alice", 1).unwrap();
    refused(
        suite.claim("alice", 2),
        QueueError::NothingToClaim {
            tickets: anyone().into_string(),
            ticket_id: "2".to_string(),
            batch_id: 2,
            claimed: Native::ZERO,
            funded: Native::ZERO,
            owed: Native::new(5_000_000u128),
        },
    );
    suite.advance_secs(4 * DAY);
    suite.settle("keeper").unwrap();
    suite.claim("alice", 2).unwrap();

    assert_eq!(suite.shares("alice"), 1_000_000);
    assert_eq!(suite.ticket(1).status, TicketStatus::Done);
}

#[test]
fn a_sold_ticket_pays_its_buyer() {
    let mut suite = three_with(10_000_000);
    suite.unbond("alice", 4_000_000).unwrap();
    suite.submit_batch("keeper").unwrap();
    let before = suite.balance("dave");

    suite.transfer_ticket("alice", "dave", 1).unwrap();
    refused(
        suite.transfer_ticket("alice", "alice", 1),
        QueueError::NotAllowed {
            ticket_id: 1,
            owner: suite.addr("dave"),
            sender: suite.addr("alice"),
        },
    );
    refused(
        suite.transfer_ticket("dave", "hub", 1),
        OwnContract {
            address: suite.addr("hub"),
            name: "hub",
            what: "own a ticket",
        },
    );
    suite.pass_unbonding();
    suite.settle("keeper").unwrap();
    suite.claim("erin", 1).unwrap();

    assert_eq!(suite.balance("dave"), before + 4_000_000);
}

/// One part comes from a deposit, one from unbonding: three owners claim in every order.
#[test]
fn instalments_are_the_same_in_every_order() {
    let orders = [
        [1, 2, 3],
        [1, 3, 2],
        [2, 1, 3],
        [2, 3, 1],
        [3, 1, 2],
        [3, 2, 1],
    ];
    for order in orders {
        let mut suite = three_with(10_000_000);
        for (who, shares) in [
            ("alice", 1_000_001),
            ("bob", 2_000_003),
            ("carol", 3_000_005),
        ] {
            suite.unbond(who, shares).unwrap();
        }
        suite.bond("dave", 1_000_000).unwrap();
        suite.submit_batch("keeper").unwrap();
        let mut paid = [0; 4];
        for id in order {
            paid[id] += suite.claim("erin", id).unwrap().amount("amount");
        }
        suite.pass_unbonding();
        suite.settle("keeper").unwrap();
        for id in order.into_iter().rev() {
            paid[id] += suite.claim("erin", id).unwrap().amount("amount");
        }

        assert_eq!(paid, [0, 1_000_001, 2_000_003, 3_000_005], "{order:?}");
        assert_eq!(suite.balance("queue"), 0);
    }
}

/// An exit a day for two unbonding times: batches wait for their interval, entries never overflow.
#[test]
fn batches_never_overflow_the_chains_entries() {
    let mut suite = three_with(100_000_000);
    for day in 0..42u64 {
        suite.unbond("alice", 1_000_000 + u128::from(day)).unwrap();
        suite.submit_batch("keeper").unwrap();
        suite.undelegate("keeper").unwrap();
        suite.settle("keeper").unwrap();
        suite.advance_secs(DAY);
    }
    for _ in 0..8 {
        suite.advance_secs(4 * DAY);
        suite.advance_all("keeper");
    }

    let tickets: Vec<_> = (1..=42).collect();
    let (first, rest) = tickets.split_at(30);
    let mut paid = suite.claim_many("alice", first).unwrap().amount("amount");
    paid += suite.claim_many("alice", rest).unwrap().amount("amount");
    assert_eq!(paid, 42 * 1_000_000 + (0..42).sum::<u128>());
}

#[test]
pub(crate) fn a_validator_that_refuses_holds_nobody_else_up() {
    let mut suite = three_with(10_000_000);
    suite.fail("val0", "undelegate", true).unwrap();
    suite.unbond("alice", 10_000_000).unwrap();
    suite.unbond("bob", 10_000_000).unwrap();

    let tx = suite.submit_batch("keeper").unwrap();
    assert_eq!(tx.amount("exiting"), 20_000_000);
    let refused = tx.events_named("ballast-skipped").count();
    let waiting = number(suite.state().exiting);
    assert!(refused == 1 && waiting > 0, "{tx}");
    suite.undelegate("keeper").unwrap();
    assert_eq!(suite.state().exiting.to_string(), "0");
    suite.pass_unbonding();
    suite.settle("keeper").unwrap();

    assert_eq!(
        suite.claim("alice", 1).unwrap().amount("amount"),
        10_000_000
    );
    assert_eq!(suite.claim("bob", 2).unwrap().amount("amount"), 10_000_000);
}

/// All refuse: exits wait, the next deposit pays them, and nothing is lost.
#[test]
fn exits_wait_for_a_deposit_while_every_validator_refuses() {
    let mut suite = three_with(10_000_000);
    for val in ["val0", "val1", "val2"] {
        suite.fail(val, "undelegate", true).unwrap();
    }
    suite.unbond("alice", 3_000_000).unwrap();
    suite.submit_batch("keeper").unwrap();
    assert_eq!(suite.state().exiting.to_string(), "3000000");

    suite.bond("dave", 4_000_000).unwrap();
    suite.delegate("keeper").unwrap();

    assert_eq!(suite.state().exiting.to_string(), "0");
    assert_eq!(suite.claim("alice", 1).unwrap().amount("amount"), 3_000_000);
}

/// After a slash the chain answers an undelegation a unit short: what is owed falls by it, and
/// nobody else pays.
#[test]
pub(crate) fn a_short_answer_is_the_leavers() {
    let mut suite = three_with(10_000_000);
    suite.slash("val0", Decimal::permille(7)).unwrap();
    suite.slash("val1", Decimal::permille(3)).unwrap();
    suite.slash("val2", Decimal::permille(9)).unwrap();
    suite.sync("keeper").unwrap();
    let rate = suite.rate();
    for n in 0..5u128 {
        suite.unbond("alice", 1_234_567 + n).unwrap();
        suite.submit_batch("keeper").unwrap();
        suite.advance_secs(4 * DAY);
    }
    suite.advance_secs(30 * DAY);
    suite.advance_all("keeper");
    suite.advance_all("keeper");

    assert!(suite.rate() >= rate);
    for n in 1..=5 {
        let batch = suite.batch(n);
        assert_eq!(batch.owed, batch.funded, "batch {n}");
        suite.claim("alice", n).unwrap();
    }
}

/// A unit among millions: its floor in a short batch may be nothing, and it does not linger.
#[test]
fn a_dust_ticket_is_done_with_its_batch() {
    let mut suite = three_with(10_000_000);
    suite.slash("val0", Decimal::percent(40)).unwrap();
    suite.slash("val1", Decimal::percent(40)).unwrap();
    suite.slash("val2", Decimal::percent(40)).unwrap();
    suite.unbond("alice", 9_000_000).unwrap();
    suite.unbond("bob", 1).unwrap();
    suite.submit_batch("keeper").unwrap();
    suite.pass_unbonding();
    suite.advance_all("keeper");

    suite.claim_many("erin", &[2]).unwrap();
    suite.claim("erin", 1).unwrap();
    assert_eq!(suite.ticket(2).status, TicketStatus::Done);
}
