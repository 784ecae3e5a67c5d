//! Who pays for a slash: the bond of whose fault it was, wherever the stake and the bond have gone.

use super::super::kit::{any, VaultError};
use super::{leave_bond, rebalance_all, refused, remove, stake, take_bond, vault, DAY, UNIT};
use ballast_testing::Suite;
use ballast_types::Amount;
use cosmwasm_std::Decimal;

/// 40 in four equal parts; a bond of 1 for val0, which no quota needs.
fn insured() -> Suite {
    let mut suite = Suite::builder().validators(4).build();
    suite.bond("dave", 39 * UNIT).unwrap();
    suite.post_bond("dave", "val0", UNIT).unwrap();
    suite.delegate("keeper").unwrap();
    // what is slashed is reckoned by the power of two blocks ago
    suite.block(5);
    suite
}

fn bond_of(suite: &Suite, name: &str) -> u128 {
    let all = vault::QueryMsg::Bonds {
        start_after: None,
        limit: None,
    };
    let bonds: vault::BondsResponse = suite.query(&suite.addr("vault"), &all);
    let operator = suite.operator(name);
    let bond = bonds.bonds.iter().find(|bond| bond.validator == operator);
    bond.map(|bond| bond.lst.raw().u128()).unwrap_or_default()
}

/// What the bond's owner gets in the end, whenever it asked. 5 % of 10 is 0.5.
fn paid_out(suite: &mut Suite, exit_id: u64) -> u128 {
    suite.sync("keeper").unwrap();
    assert_eq!(suite.rate(), Decimal::one(), "the bond paid for all of it");
    let loss = suite.losses().remove(0);
    assert_eq!(loss.amount.raw().u128(), UNIT / 2);
    assert_eq!(loss.paid_by_bond, loss.amount);
    suite.advance_secs(60 * DAY);
    let paid = take_bond(suite, exit_id).unwrap().amount("lst");
    assert_eq!(bond_of(suite, "val0"), 0);
    paid
}

#[test]
fn who_asked_before_the_slash_is_charged() {
    let mut suite = insured();
    let exit_id = leave_bond(&mut suite, "dave", "val0").unwrap();
    suite.double_sign("val0").unwrap();

    assert_eq!(paid_out(&mut suite, exit_id), UNIT / 2);
}

/// Almost at the end of the cooldown, and later still: shares are liable until they are taken.
#[test]
fn who_could_have_left_and_did_not_is_charged() {
    let mut suite = insured();
    let exit_id = leave_bond(&mut suite, "dave", "val0").unwrap();
    suite.advance_secs(60 * DAY);
    suite.double_sign("val0").unwrap();
    refused(
        take_bond(&mut suite, exit_id),
        VaultError::LossPending { pending: any() },
    );

    assert_eq!(paid_out(&mut suite, exit_id), UNIT / 2);
}

#[test]
fn who_asks_in_the_block_of_the_slash_is_charged() {
    let mut suite = insured();
    suite.double_sign("val0").unwrap();
    suite.same_block();
    refused(
        leave_bond(&mut suite, "dave", "val0"),
        VaultError::LossPending { pending: any() },
    );
    suite.same_block().sync("dave").unwrap();
    suite.same_block();
    let exit_id = leave_bond(&mut suite, "dave", "val0").unwrap();

    assert_eq!(paid_out(&mut suite, exit_id), UNIT / 2);
}

#[test]
fn who_asks_after_the_slash_is_charged() {
    let mut suite = insured();
    suite.double_sign("val0").unwrap();
    suite.block(5);
    assert!(leave_bond(&mut suite, "dave", "val0").is_err());
    suite.bond("erin", UNIT).unwrap();
    let exit_id = leave_bond(&mut suite, "dave", "val0").unwrap();

    assert_eq!(paid_out(&mut suite, exit_id), UNIT / 2);
}

/// Stake was moved from val0 to the others, then evidence of before comes up: the chain takes it at
/// their places, and val0's bond pays.
#[test]
pub(crate) fn a_loss_where_stake_was_moved_to_is_charged_to_where_it_came_from() {
    let mut suite = insured();
    suite.bond("erin", 8 * UNIT).unwrap();
    suite.lst_transfer("erin", "dave", 3 * UNIT).unwrap();
    for name in ["val1", "val2", "val3"] {
        suite.post_bond("dave", name, UNIT).unwrap();
    }
    let infraction = suite.height();
    suite.block(2);
    remove(&mut suite, "owner", "val0").unwrap();
    rebalance_all(&mut suite);
    assert_eq!(stake(&suite, "val0"), 0);
    let rate = suite.rate();
    suite.double_sign_at("val0", infraction).unwrap();
    suite.sync("keeper").unwrap();

    let losses = suite.losses();
    assert_eq!(losses.len(), 1);
    assert_eq!(losses[0].validator, suite.operator("val0"));
    assert!(losses[0].amount.raw().u128().abs_diff(UNIT / 2) < 10);
    assert_eq!(losses[0].paid_by_bond, losses[0].amount);
    assert_eq!(suite.rate(), rate);
    for name in ["val1", "val2", "val3"] {
        assert_eq!(bond_of(&suite, name), UNIT, "{name} has done nothing");
    }
}

/// The destination's own fault is its own, though what came from elsewhere is still locked.
#[test]
fn a_loss_of_the_destinations_own_is_charged_to_it() {
    let mut suite = insured();
    suite.post_bond("dave", "val1", 2 * UNIT).unwrap();
    remove(&mut suite, "owner", "val0").unwrap();
    rebalance_all(&mut suite);
    suite.double_sign("val1").unwrap();
    suite.sync("keeper").unwrap();

    assert_eq!(suite.losses()[0].validator, suite.operator("val1"));
    assert_eq!(bond_of(&suite, "val0"), UNIT);
    assert!(bond_of(&suite, "val1") < 2 * UNIT);
}
