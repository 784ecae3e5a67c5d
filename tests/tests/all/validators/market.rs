//! Operators that come by themselves: a bond buys room, and nothing else does.

use super::super::kit::{only, RegistryError};
use super::{
    apply, configure, leave_bond, quota, rebalance_all, refresh, refused, remove, stake, status,
    take_bond, DAY, UNIT,
};
use ballast_testing::Suite;
use ballast_types::{
    registry::{ExecuteMsg, ParamsUpdate, Status},
    Amount, Native,
};
use cosmwasm_std::{Decimal, Uint128};

/// 100 with three validators of the owner's; the market is open, and val3 has a bond of 1.
fn market() -> Suite {
    let mut suite = Suite::builder()
        .validators(5)
        .weights(&[("val0", 1), ("val1", 1), ("val2", 1)])
        .params(|params| params.registry.open = Some(true))
        .build();
    suite.bond("alice", 99 * UNIT).unwrap();
    suite.delegate("keeper").unwrap();
    suite.lst_transfer("alice", "val3", 5 * UNIT).unwrap();
    suite.lst_transfer("alice", "val4", 5 * UNIT).unwrap();
    suite
}

fn open_for(suite: &mut Suite, name: &str, lst: u128) {
    suite.post_bond(name, name, lst).unwrap();
    apply(suite, name, name).unwrap();
}

/// An account of the same bytes is proof enough; a bond that is worth enough is the price.
#[test]
fn an_operator_applies_with_its_own_account_and_a_bond() {
    let mut suite = market();

    let no_bond = RegistryError::BondTooSmall {
        validator: suite.operator("val3"),
        bond: Uint128::zero(),
        value: Native::ZERO,
        min: Uint128::new(UNIT),
    };
    refused(apply(&mut suite, "val3", "val3"), no_bond);
    suite.post_bond("val3", "val3", UNIT).unwrap();
    let erin = suite.addr("erin");
    refused(
        apply(&mut suite, "erin", "val3"),
        only("the validator's operator", &erin),
    );
    let upper = ExecuteMsg::Apply {
        address: suite.operator("val3").to_uppercase(),
        max_commission: None,
    };
    assert!(suite.registry("val3", &upper).is_err());
    apply(&mut suite, "val3", "val3").unwrap();

    assert_eq!(status(&suite, "val3"), Some(Status::Active));
    assert_eq!(quota(&suite, "val3"), 20 * UNIT);
    configure(
        &mut suite,
        ParamsUpdate {
            open: Some(false),
            ..ParamsUpdate::default()
        },
    );
    suite.post_bond("val4", "val4", UNIT).unwrap();
    refused(apply(&mut suite, "val4", "val4"), RegistryError::Closed);
}

/// Nobody but cranks moves stake, and those stop at the quota, whoever calls them and however often.
#[test]
fn nothing_an_operator_sends_lifts_it_above_its_quota() {
    let mut suite = market();
    open_for(&mut suite, "val3", UNIT);
    let address = suite.operator("val3");

    for (weight, cap_bps) in [(Some(1_000), None), (None, Some(10_000))] {
        let msg = ExecuteMsg::UpdateValidator {
            address: address.clone(),
            weight,
            cap_bps,
            max_commission: None,
            paused: None,
        };
        assert!(suite.registry("val3", &msg).is_err());
    }
    for _ in 0..3 {
        suite.bond("erin", 10 * UNIT).unwrap();
        for _ in 0..3 {
            suite.delegate("val3").unwrap();
            suite.rebalance("val3").unwrap();
            suite.advance("val3").unwrap();
        }
        assert!(stake(&suite, "val3") <= quota(&suite, "val3"));
    }
    assert_eq!(quota(&suite, "val3"), 20 * UNIT);
    assert_eq!(
        stake(&suite, "val3"),
        20 * UNIT,
        "it is filled, and no more"
    );
}

/// A larger bond does not get more than its share: the cap holds.
#[test]
fn a_large_bond_is_capped() {
    let mut suite = market();
    suite.bond("dave", 900 * UNIT).unwrap();
    suite.post_bond("dave", "val3", 500 * UNIT).unwrap();
    apply(&mut suite, "val3", "val3").unwrap();
    rebalance_all(&mut suite);
    suite.delegate("keeper").unwrap();

    assert_eq!(quota(&suite, "val3"), 250 * UNIT);
    assert!(stake(&suite, "val3") <= 250 * UNIT);
}

/// Asked out, a bond backs nothing: the excess is drained, the exit waits for it and for the
/// cooldown.
#[test]
fn a_bond_that_leaves_takes_its_room_at_once() {
    let mut suite = market();
    open_for(&mut suite, "val3", UNIT);
    rebalance_all(&mut suite);
    let held = stake(&suite, "val3");
    assert_eq!(held, 20 * UNIT);
    // a redelegation came in: the stake is locked for an unbonding time
    let exit_id = leave_bond(&mut suite, "val3", "val3").unwrap();
    assert_eq!(quota(&suite, "val3"), 0);
    suite.bond("erin", 10 * UNIT).unwrap();
    suite.delegate("keeper").unwrap();
    assert_eq!(stake(&suite, "val3"), held);
    suite.advance_secs(22 * DAY);
    rebalance_all(&mut suite);
    assert_eq!(stake(&suite, "val3"), 0);
    assert!(take_bond(&mut suite, exit_id).is_err());
    refresh(&mut suite, "val3");
    suite.advance_secs(40 * DAY);

    assert_eq!(take_bond(&mut suite, exit_id).unwrap().amount("lst"), UNIT);
}

/// A cover burns the bond, 5 % at a leverage of 20 all of it: nothing backs the stake any more.
#[test]
fn a_bond_that_paid_is_no_quota_any_more() {
    let mut suite = market();
    suite.post_bond("val3", "val3", UNIT).unwrap();
    apply(&mut suite, "val3", "val3").unwrap();
    suite.bond("erin", 30 * UNIT).unwrap();
    suite.delegate("keeper").unwrap();
    assert_eq!(stake(&suite, "val3"), 20 * UNIT);
    suite.slash("val3", Decimal::percent(2)).unwrap();
    suite.sync("keeper").unwrap();

    let left = quota(&suite, "val3");
    assert!((11 * UNIT..13 * UNIT).contains(&left), "{left}");
    assert!(stake(&suite, "val3") > left);
    suite.advance_secs(DAY);
    rebalance_all(&mut suite);
    assert!(stake(&suite, "val3") <= left);
    suite.slash("val3", Decimal::percent(50)).unwrap();
    suite.sync("keeper").unwrap();
    assert_eq!(quota(&suite, "val3"), 0);
    rebalance_all(&mut suite);
    assert_eq!(stake(&suite, "val3"), 0);
}

/// Others' losses make the bond's LST worth less, and the room with it.
#[test]
fn a_falling_rate_takes_room() {
    let mut suite = market();
    open_for(&mut suite, "val3", UNIT);
    suite.bond("erin", 40 * UNIT).unwrap();
    suite.delegate("keeper").unwrap();
    assert_eq!(stake(&suite, "val3"), 20 * UNIT);
    suite.slash("val0", Decimal::percent(50)).unwrap();
    suite.sync("keeper").unwrap();
    let left = quota(&suite, "val3");
    assert!(left < 18 * UNIT, "{left}");
    rebalance_all(&mut suite);

    assert!(stake(&suite, "val3") <= left);
}

/// Leaves by itself: drained, forgotten, then the cooldown; and a new applicant may take the seat.
#[test]
fn an_operator_that_leaves_is_drained_and_forgotten() {
    let mut suite = market();
    open_for(&mut suite, "val3", UNIT);
    suite.bond("erin", 20 * UNIT).unwrap();
    suite.delegate("keeper").unwrap();
    remove(&mut suite, "val3", "val3").unwrap();
    let exit_id = leave_bond(&mut suite, "val3", "val3").unwrap();
    rebalance_all(&mut suite);
    assert_eq!(stake(&suite, "val3"), 0);
    refresh(&mut suite, "val3");
    suite.advance_secs(60 * DAY);
    suite.observe("keeper").unwrap();

    assert_eq!(status(&suite, "val3"), None);
    assert_eq!(take_bond(&mut suite, exit_id).unwrap().amount("lst"), UNIT);
    open_for(&mut suite, "val3", 2 * UNIT);
    assert_eq!(quota(&suite, "val3"), quota_cap(&suite));
}

/// 25 % of the value, where the bond backs more.
fn quota_cap(suite: &Suite) -> u128 {
    (suite.state().value.raw().u128() / 4).min(40 * UNIT)
}
