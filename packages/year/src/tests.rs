//! What a short year comes to.
#![allow(clippy::unwrap_used)]

use super::*;
use crate::simulate::simulate;

/// Two months of four validators.
const WISH: Wish = Wish {
    seed: 3,
    validators: 4,
    slashes: 4,
    days: 60,
};

/// Nobody owes a cover at the end of this year.
#[test]
fn what_was_lost_is_the_sum_of_its_payers() {
    let insured = simulate(&Plan::new(WISH), INSURED, &mut || {}).unwrap();

    let payers = [
        insured.by_bonds,
        insured.by_pool,
        insured.by_holders,
        insured.by_leavers,
    ];
    assert!(insured.lost > 0 && insured.by_bonds > 0, "{insured:?}");
    assert_eq!(insured.lost, payers.iter().sum::<u128>());
}

#[test]
fn there_is_a_rate_before_the_first_day_and_one_after_each() {
    let mut days = 0;
    let plan = Plan::new(WISH).without_slashes();

    let calm = simulate(&plan, SETTINGS[0], &mut || days += 1).unwrap();

    assert_eq!((days, calm.rates.len()), (60, 61));
    assert_eq!(calm.lost, 0);
}
