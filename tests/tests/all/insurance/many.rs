//! More than one slash, whole ones and tiny ones.

use super::super::kit::{anyone, refused, VaultError};
use super::{insured, last_loss, number, validator_bond, DAY};
use ballast_types::{Amount, LayerShares};
use cosmwasm_std::Decimal;

#[test]
fn two_slashes_in_one_block_are_the_same_in_either_order() {
    let books = |order: [&str; 2]| {
        let mut suite = insured(600_000, 300_000);
        suite.chain_mut().next_block(5).unwrap();
        for val in order {
            suite
                .chain_mut()
                .slash(val, Decimal::percent(5), None)
                .unwrap();
        }
        let tx = suite.same_block().sync("keeper").unwrap();
        assert_eq!(tx.amount("loss"), 1_000_000);
        (suite.rate(), suite.shares("vault"), tx.amount("covered"))
    };
    let (rate, held, covered) = books(["val0", "val1"]);

    assert_eq!((held, covered), (100_000, 800_000));
    assert!(rate < Decimal::one());
    assert_eq!(books(["val1", "val0"]), (rate, held, covered));
}

/// Leverage 20 times 5 %: the whole bond is burned. New money starts clean.
#[test]
pub(crate) fn after_a_wipe_out_old_shares_are_void_and_new_ones_start_clean() {
    let mut suite = insured(500_000, 0);
    suite.double_sign("val0").unwrap();
    suite.sync("keeper").unwrap();
    assert_eq!(suite.shares("vault"), 0);
    refused(
        suite.request_exit("alice", validator_bond(), 1),
        VaultError::NotEnoughShares {
            layer: anyone().into_string(),
            asked: LayerShares::new(1u128),
            have: LayerShares::ZERO,
        },
    );

    suite.post_bond("alice", "val0", 700_000).unwrap();
    assert_eq!(suite.shares("vault"), 700_000);
    suite.slash("val0", Decimal::percent(1)).unwrap();
    suite.sync("keeper").unwrap();
    assert_eq!(suite.rate(), Decimal::one());
    let held = suite.shares("vault");
    assert!((604_000..=606_000).contains(&held), "{held}");
}

/// All of one validator, then all of every one: nothing stops.
#[test]
pub(crate) fn whole_slashes_stop_nothing() {
    let mut suite = insured(600_000, 1_000_000);
    suite.unbond("alice", 2_000_000).unwrap();
    suite.slash("val0", Decimal::one()).unwrap();
    suite.sync("keeper").unwrap();
    assert_eq!(last_loss(&suite)[0], 10_000_000);
    suite.bond("bob", 1_000_000).unwrap();
    suite.delegate("keeper").unwrap();
    suite.submit_batch("keeper").unwrap();
    suite.pass_unbonding();
    suite.settle("keeper").unwrap();
    suite.claim("alice", 1).unwrap();

    suite.slash("val1", Decimal::one()).unwrap();
    suite.slash("val2", Decimal::one()).unwrap();
    suite.sync("keeper").unwrap();
    // slashes go by whole units of power: less than one of each is left, and has a price
    let bonded = number(suite.state().bonded);
    assert!(bonded < 10_000, "{bonded}");
    assert!(suite.solvency().ok);
}

/// A tiny slash is a loss like any other where it is more than rounding.
#[test]
fn a_downtime_slash_of_a_hundredth_of_a_percent_is_covered() {
    let mut suite = insured(600_000, 0);
    suite.slash("val0", Decimal::bps(1)).unwrap();
    suite.sync("keeper").unwrap();

    assert_eq!(last_loss(&suite), [1_000, 1_000, 0, 0]);
    assert_eq!(suite.rate(), Decimal::one());
}

/// Two hundred small slashes, then everyone leaves: the last one out is paid.
#[test]
fn after_many_small_slashes_everyone_can_leave() {
    let mut suite = insured(300_000, 300_000);
    suite.bond("bob", 7_000_000).unwrap();
    suite.delegate("keeper").unwrap();
    suite.set_checks(false);
    for n in 0..200u64 {
        let val = ["val0", "val1", "val2"][usize::try_from(n % 3).unwrap()];
        suite.slash(val, Decimal::bps(1 + n % 7)).unwrap();
        suite.sync("keeper").unwrap();
    }
    suite.set_checks(true);
    for who in ["alice", "bob"] {
        suite.unbond(who, suite.shares(who)).unwrap();
    }
    for _ in 0..10 {
        suite.advance("keeper").unwrap();
        suite.advance_secs(4 * DAY);
    }
    suite.advance_all("keeper");
    let owed = suite.batch(1).owed;
    let paid = suite
        .claim_many("keeper", &[1, 2])
        .unwrap()
        .amount("amount");

    assert_eq!(suite.batch(1).funded, owed);
    let owed = number(owed);
    assert!(owed - paid <= 2, "{paid} of {owed}");
}

/// A slash before, between and after two batches: each bears what hit its own stake.
#[test]
fn slashes_around_two_batches_fall_where_they_hit() {
    let mut suite = insured(0, 0);
    suite.slash("val0", Decimal::percent(1)).unwrap();
    suite.unbond("alice", 5_000_000).unwrap();
    suite.submit_batch("keeper").unwrap();
    suite.slash("val1", Decimal::percent(1)).unwrap();
    suite.pass_batch_interval();
    suite.unbond("alice", 5_000_000).unwrap();
    let second = suite.submit_batch("keeper").unwrap().amount("owed");
    suite.slash("val2", Decimal::percent(1)).unwrap();
    suite.sync("keeper").unwrap();
    for _ in 0..4 {
        suite.advance_secs(8 * DAY);
        suite.settle("keeper").unwrap();
    }

    let first = suite.batch(1);
    assert_eq!(first.owed, first.funded);
    assert!(second < number(first.owed));
    suite.claim_many("alice", &[1, 2]).unwrap();
    // settled money is nobody's risk any more
    suite.slash("val0", Decimal::percent(50)).unwrap();
    suite.sync("keeper").unwrap();
    assert_eq!(suite.losses().len(), 4);
}

#[test]
fn a_slash_after_settling_does_not_touch_a_ticket() {
    let mut suite = insured(0, 0);
    suite.unbond("alice", 5_000_000).unwrap();
    suite.submit_batch("keeper").unwrap();
    suite.pass_unbonding();
    suite.settle("keeper").unwrap();
    for val in ["val0", "val1", "val2"] {
        suite.slash(val, Decimal::percent(90)).unwrap();
    }

    assert_eq!(suite.claim("alice", 1).unwrap().amount("amount"), 5_000_000);
}
