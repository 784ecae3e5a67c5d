//! Bond, delegate, exit, claim; rewards and gifts.

use super::kit::{only, refused, HubError, QueueError, DAY};
use ballast_testing::Suite;
use ballast_types::{Amount, Native, Shares};
use cosmwasm_std::{Decimal, Uint128};

#[test]
fn bond_exit_and_claim_end_to_end() {
    let mut suite = Suite::default();
    let before = suite.balance("alice");

    let tx = suite.bond("alice", 5_000_000).unwrap();
    assert_eq!(tx.amount("shares"), 5_000_000);
    suite.delegate("keeper").unwrap();
    assert_eq!(suite.stake().values().sum::<u128>(), 6_000_000);
    let tx = suite.unbond("alice", 2_000_000).unwrap();
    assert_eq!(tx.attr("ticket_id"), Some("1"));
    let tx = suite.submit_batch("keeper").unwrap();
    assert_eq!(tx.amount("owed"), 2_000_000);
    assert_eq!(tx.amount("from_buffer"), 0);
    suite.pass_unbonding();
    let tx = suite.settle("keeper").unwrap();
    assert_eq!(tx.amount("arrived"), 2_000_000);
    let tx = suite.claim("bob", 1).unwrap();
    assert_eq!(tx.amount("amount"), 2_000_000);

    assert_eq!(suite.balance("alice"), before - 3_000_000);
    assert_eq!(suite.shares("alice"), 3_000_000);
    assert!(suite.solvency().ok);
}

/// A suite in which the hub has all the stake that earns, and keeps all of its rewards.
fn lossless() -> Suite {
    let mut suite = Suite::builder()
        .without_inflation()
        .params(|params| {
            params.collector.fee_bps = Some(0);
            params.collector.premium_max_bps = Some(0);
            params.collector.tip_bps = Some(0);
        })
        .genesis(|genesis| genesis.commission = Decimal::zero())
        .build();
    suite.bond("alice", 2_000_000).unwrap();
    suite.delegate("keeper").unwrap();
    suite
}

#[test]
fn rewards_count_bit_by_bit_and_raise_the_price() {
    let mut suite = lossless();

    // 3 validators with 1,000 tokens of their own and 1 of the pool's each: a 1,001st is the pool's
    suite.reward(3_003_000_000).unwrap();
    suite.harvest("keeper").unwrap();
    let restaked = suite.distribute("keeper").unwrap().amount("restake");
    assert!((2_990_000..=3_000_000).contains(&restaked), "{restaked}");

    let at_once = suite.state();
    assert_eq!(at_once.dripping.to_string(), restaked.to_string());
    suite.advance_secs(DAY / 2);
    let half = suite.state();
    assert!(half.rate > at_once.rate);
    suite.advance_secs(DAY);
    let whole = suite.state();
    assert!(whole.dripping.to_string() == "0" && whole.rate > half.rate);

    let minted = suite.bond("bob", 1_000_000).unwrap().amount("shares");
    let expected = 1_000_000 * 3_000_000 / (3_000_000 + restaked);
    assert_eq!(minted, expected);
}

#[test]
fn a_deposit_pays_a_leaver_in_the_same_block_and_nothing_is_undelegated() {
    let mut suite = Suite::default();
    suite.bond("alice", 5_000_000).unwrap();
    suite.delegate("keeper").unwrap();
    suite.unbond("alice", 2_000_000).unwrap();

    suite.bond("bob", 3_000_000).unwrap();
    let tx = suite.same_block().submit_batch("keeper").unwrap();
    assert_eq!(tx.amount("from_buffer"), 2_000_000);
    assert_eq!(tx.amount("exiting"), 0);
    let paid = suite.same_block().claim("alice", 1).unwrap();

    assert_eq!(paid.amount("amount"), 2_000_000);
    assert!(suite.unbonding().is_empty());
}

#[test]
fn cancel_returns_the_lst_while_the_batch_is_open() {
    let mut suite = Suite::default();
    suite.bond("alice", 5_000_000).unwrap();
    suite.delegate("keeper").unwrap();
    suite.unbond("alice", 2_000_000).unwrap();

    refused(
        suite.cancel("bob", 1),
        only("the ticket's owner", &suite.addr("bob")),
    );
    suite.cancel("alice", 1).unwrap();
    assert_eq!(suite.shares("alice"), 5_000_000);

    suite.unbond("alice", 1_000_000).unwrap();
    suite.submit_batch("keeper").unwrap();

    let closed = QueueError::BatchClosed {
        ticket_id: "2".to_string(),
        batch_id: 1,
    };
    refused(suite.cancel("alice", 2), closed);
}

#[test]
pub(crate) fn gifts_never_move_the_price_at_once() {
    let mut suite = Suite::default();
    suite.bond("alice", 5_000_000).unwrap();
    suite.delegate("keeper").unwrap();
    let before = suite.state();

    suite.bank_send("bob", "hub", 700).unwrap();
    assert_eq!(suite.state().rate, before.rate);
    suite.settle("keeper").unwrap();
    assert_eq!(suite.state().rate, before.rate);
    assert_eq!(suite.state().dripping.to_string(), "700");
    suite.advance_secs(40 * DAY);

    assert_eq!(suite.state().value.to_string(), "6000700");
}

#[test]
pub(crate) fn min_shares_and_min_bond_are_honoured() {
    let mut suite = Suite::builder()
        .params(|params| params.hub.min_bond = Some(1_000u128.into()))
        .build();

    refused(
        suite.bond_for("alice", 5_000, None, Some(5_001)),
        HubError::MinShares {
            shares: Shares::new(5_000u128),
            min_shares: Shares::new(5_001u128),
        },
    );
    refused(
        suite.bond("alice", 999),
        HubError::BelowMinimum {
            amount: Native::new(999u128),
            minimum: Uint128::new(1_000),
        },
    );
    suite
        .bond_for("alice", 5_000, Some("bob"), Some(5_000))
        .unwrap();

    assert_eq!(suite.shares("bob"), 5_000);
}
