//! Slashes, without insurers: everyone pays, nobody can dodge.

use super::kit::{refused, ANY};
use ballast_accounting::AccountingError;
use ballast_testing::Suite;
use cosmwasm_std::{Decimal, Uint128};

fn nine_with_one() -> Suite {
    let mut suite = Suite::builder().validators(1).build();
    suite.bond("alice", 9_000_000).unwrap();
    suite.delegate("keeper").unwrap();
    suite
}

/// 10 at 1 each; a tenth is lost: 9 for 10, so a bond of 9 buys 10.
#[test]
fn a_loss_between_two_bonds_is_the_first_ones() {
    let mut suite = nine_with_one();
    suite.slash("val0", Decimal::percent(10)).unwrap();

    assert_eq!(suite.rate(), Decimal::permille(900));
    let minted = suite.bond("bob", 9_000_000).unwrap();
    assert_eq!(minted.amount("shares"), 10_000_000);
    assert_eq!(minted.events_named("ballast-loss").count(), 1);

    assert_eq!(suite.losses()[0].amount.to_string(), "1000000");
    assert_eq!(suite.losses()[0].uncovered.to_string(), "1000000");
}

/// Whoever is first to touch the pool after a slash books it, and all of them the same way.
#[test]
fn the_first_message_after_a_slash_books_it_whichever_it_is() {
    let books = |act: &dyn Fn(&mut Suite)| {
        let mut suite = nine_with_one();
        suite.unbond("alice", 2_000_000).unwrap();
        suite.slash("val0", Decimal::percent(10)).unwrap();
        act(&mut suite);
        suite.sync("keeper").unwrap();
        let state = suite.state();
        (state.rate, state.bonded.to_string(), suite.losses().len())
    };
    let reference = books(&|_| {});
    let acts: [&dyn Fn(&mut Suite); 4] = [
        &|suite| drop(suite.settle("keeper").unwrap()),
        &|suite| drop(suite.delegate("keeper").unwrap()),
        &|suite| drop(suite.rebalance("keeper").unwrap()),
        &|suite| drop(suite.harvest("keeper").unwrap()),
    ];
    for act in acts {
        assert_eq!(books(act), reference);
    }
}

#[test]
fn dust_is_nobodys_loss() {
    let mut suite = nine_with_one();
    suite.slash("val0", Decimal::permille(1)).unwrap();
    suite.sync("keeper").unwrap();
    for n in 0..20 {
        suite.bond("bob", 1_000_003 + n).unwrap();
        suite.delegate("keeper").unwrap();
    }
    suite.sync("keeper").unwrap();

    assert_eq!(suite.losses().len(), 1);
}

/// All is lost: no price, no bonds, claims and cancels go on; what comes back reopens the pool.
#[test]
pub(crate) fn after_a_total_loss_bonding_waits_for_value() {
    let mut suite = nine_with_one();
    suite.unbond("alice", 1_000_000).unwrap();
    suite.slash("val0", Decimal::one()).unwrap();

    refused(
        suite.bond("bob", 5_000_000),
        AccountingError::NoPrice {
            value: Uint128::from(ANY),
            shares: Uint128::from(ANY),
        },
    );
    suite.sync("keeper").unwrap();
    assert_eq!(suite.submit_batch("keeper").unwrap().amount("shares"), 0);
    suite.cancel("alice", 1).unwrap();
    suite.bank_send("dave", "hub", 1_000_000).unwrap();
    suite.settle("keeper").unwrap();
    suite.advance_secs(31 * 86_400);

    suite.bond("bob", 5_000_000).unwrap();
    assert!(suite.solvency().ok);
}

/// Stake that is exiting, not undelegated yet, bears its part of a loss, and no more.
#[test]
fn exits_that_wait_bear_their_part() {
    let mut suite = nine_with_one();
    suite.fail("val0", "undelegate", true).unwrap();
    suite.unbond("alice", 5_000_000).unwrap();
    suite.submit_batch("keeper").unwrap();
    assert_eq!(suite.state().exiting.to_string(), "5000000");
    suite.slash("val0", Decimal::percent(10)).unwrap();
    suite.sync("keeper").unwrap();

    assert_eq!(suite.batch(1).owed.to_string(), "4500000");
    assert_eq!(suite.state().value.to_string(), "4500000");
    assert_eq!(suite.losses()[0].by_exits.to_string(), "500000");
    suite.fail("val0", "undelegate", false).unwrap();
    suite.advance_secs(7_200);
    suite.undelegate("keeper").unwrap();
    suite.pass_unbonding();
    suite.settle("keeper").unwrap();

    assert_eq!(suite.claim("alice", 1).unwrap().amount("amount"), 4_500_000);
}

/// The chain shows more than the book: a gift, which drips.
#[test]
fn stake_beyond_the_book_is_a_gift_that_drips() {
    let mut suite = nine_with_one();
    let before = suite.state();
    let (hub, validator) = (suite.addr("hub"), suite.operator("val0"));
    suite.bank_send("bob", "hub", 70_000).unwrap();
    // nobody can delegate in the hub's name: the chain is told to
    let amount = cosmwasm_std::coin(70_000, "ustake");
    let delegate = cosmwasm_std::StakingMsg::Delegate { validator, amount };
    suite.set_checks(false);
    suite.chain_mut().next_block(5).unwrap();
    suite.chain_mut().send(&hub, delegate.into()).unwrap();
    let tx = suite.sync("keeper").unwrap();
    suite.set_checks(true);

    assert_eq!(tx.events_named("ballast-gift").count(), 1);
    assert_eq!(suite.state().rate, before.rate);
    assert_eq!(suite.state().dripping.to_string(), "70000");
    suite.advance_secs(31 * 86_400);
    assert_eq!(suite.state().value.to_string(), "10070000");
}
