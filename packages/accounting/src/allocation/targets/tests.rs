#![allow(
    clippy::arithmetic_side_effects,
    clippy::indexing_slicing,
    clippy::unwrap_used
)]

use super::*;
use crate::allocation::tests::{names, order};
use crate::testing::{amount, many, native, product, up_to_bits};
use proptest::collection::vec;
use proptest::prelude::*;

const NO_CAP: u128 = u128::MAX;

/// Candidates `v0`, `v1` .. with these weights and quotas.
fn candidates(of: &[(u64, u128)]) -> Vec<Candidate<'static>> {
    names()
        .zip(of)
        .map(|(id, (weight, quota))| Candidate {
            id,
            weight: *weight,
            quota: native(*quota),
        })
        .collect()
}

fn place(total: u128, min_stake: u128, of: &[(u64, u128)]) -> (Vec<u128>, u128) {
    let answer = targets(native(total), &candidates(of), native(min_stake)).unwrap();
    let targets = answer.targets.iter().map(|target| target.raw().u128());
    (targets.collect(), answer.unplaced.raw().u128())
}

#[test]
fn stake_is_shared_by_weight_under_quotas() {
    for (total, of, targets, unplaced) in [
        (100, vec![], vec![], 100),
        (0, vec![(1, NO_CAP), (1, NO_CAP)], vec![0, 0], 0),
        (100, vec![(1, NO_CAP), (3, NO_CAP)], vec![25, 75], 0),
        // what one may not hold is shared by the others
        (
            100,
            vec![(1, 10), (1, NO_CAP), (2, NO_CAP)],
            vec![10, 30, 60],
            0,
        ),
        // which may fill the next one in turn
        (
            100,
            vec![(1, 10), (1, 25), (1, NO_CAP)],
            vec![10, 25, 65],
            0,
        ),
        (100, vec![(1, 10), (1, 20)], vec![10, 20], 70),
        (
            100,
            vec![(0, NO_CAP), (1, NO_CAP), (1, 0)],
            vec![0, 100, 0],
            0,
        ),
        // all are full
        (30, vec![(1, 10), (1, 20)], vec![10, 20], 0),
    ] {
        assert_eq!(place(total, 0, &of), (targets, unplaced), "{of:?}");
    }
}

#[test]
fn units_that_do_not_divide_go_to_the_largest_remainders_then_to_the_lower_id() {
    for (total, weights, targets) in [
        (10, [1, 1, 1], vec![4, 3, 3]),
        (11, [1, 1, 1], vec![4, 4, 3]),
        // 1.43, 2.86, 5.71
        (10, [1, 2, 4], vec![1, 3, 6]),
    ] {
        let of = weights.map(|weight| (weight, NO_CAP));

        assert_eq!(place(total, 0, &of), (targets, 0));
    }
}

#[test]
fn a_tie_of_remainders_goes_by_name_and_not_by_number() {
    let all = [(1, NO_CAP); 11];

    let (targets, _) = place(13, 0, &all);

    // "v0" < "v1" < "v10" < "v2"
    assert_eq!(targets, [2, 2, 1, 1, 1, 1, 1, 1, 1, 1, 1]);
    let (targets, _) = place(14, 0, &all);
    assert_eq!(targets, [2, 2, 1, 1, 1, 1, 1, 1, 1, 1, 2]);
}

#[test]
fn who_cannot_have_min_stake_has_nothing() {
    for (total, min_stake, of, targets, unplaced) in [
        // the lightest is left out
        (
            100,
            20,
            vec![(1, NO_CAP), (3, NO_CAP), (6, NO_CAP)],
            vec![0, 33, 67],
            0,
        ),
        // among equals, the one with the highest id
        (
            50,
            20,
            vec![(1, NO_CAP), (1, NO_CAP), (1, NO_CAP)],
            vec![25, 25, 0],
            0,
        ),
        // exactly enough for all
        (
            60,
            20,
            vec![(1, NO_CAP), (1, NO_CAP), (1, NO_CAP)],
            vec![20, 20, 20],
            0,
        ),
        // a quota under the minimum counts as 0
        (
            100,
            20,
            vec![(1, 19), (1, 20), (1, NO_CAP)],
            vec![0, 20, 80],
            0,
        ),
        // a candidate that needs 20 or gets nothing
        (25, 20, vec![(1, 20), (1, 20)], vec![20, 0], 5),
        (19, 20, vec![(1, NO_CAP)], vec![0], 19),
        // leaving one out fills another, and what that one cannot hold is enough for the third
        (
            1_015,
            10,
            vec![(100, 1_000), (1, NO_CAP), (1, NO_CAP)],
            vec![1_000, 15, 0],
            0,
        ),
    ] {
        assert_eq!(place(total, min_stake, &of), (targets, unplaced), "{of:?}");
    }
}

#[test]
fn a_hundred_of_the_largest_are_no_overflow() {
    let ids = (0..100).map(|i| format!("v{i:03}")).collect::<Vec<_>>();
    let candidates = ids
        .iter()
        .map(|id| Candidate {
            id,
            weight: u64::MAX,
            quota: Native::new(u128::MAX),
        })
        .collect::<Vec<_>>();

    let answer = targets(native(1 << 127), &candidates, native(1 << 126)).unwrap();

    assert_eq!(answer.targets[..3], [1 << 126, 1 << 126, 0].map(native));
    assert_eq!(answer.unplaced, native(0));
}

fn some_candidates() -> impl Strategy<Value = Vec<Candidate<'static>>> {
    let weight = prop_oneof![1 => Just(0), 3 => 1..4u64, 3 => any::<u64>()];
    let quota = prop_oneof![2 => amount(), 2 => 0..100u128, 1 => Just(NO_CAP)];
    vec((weight, quota), 0..=12).prop_map(|of| candidates(&of))
}

fn some_total() -> impl Strategy<Value = u128> {
    prop_oneof![0..1_000u128, amount()]
}

fn some_min() -> impl Strategy<Value = u128> {
    prop_oneof![2 => Just(0), 2 => 0..100u128, 1 => amount()]
}

proptest! {
    #![proptest_config(many())]

    /// I-10: exact to the unit; none over its quota, none in (0, min), none without a weight.
    #[test]
    fn targets_are_exact_and_within_bounds(
        total in some_total(), min_stake in some_min(), candidates in some_candidates(),
    ) {
        let answer = targets(native(total), &candidates, native(min_stake)).unwrap();

        prop_assert_eq!(answer.targets.len(), candidates.len());
        let placed = Native::sum(answer.targets.iter().copied()).unwrap();
        prop_assert_eq!(placed.checked_add(answer.unplaced).unwrap(), native(total));
        for (candidate, target) in candidates.iter().zip(answer.targets) {
            prop_assert!(target <= candidate.quota);
            prop_assert!(target.is_zero() || target >= native(min_stake));
            prop_assert!(target.is_zero() || candidate.weight > 0);
        }
    }

    /// The order in which candidates are listed makes no difference.
    #[test]
    fn targets_do_not_depend_on_the_order(
        total in some_total(),
        min_stake in some_min(),
        (candidates, order) in some_candidates().prop_flat_map(|candidates| {
            let order = order(candidates.len());
            (Just(candidates), order)
        }),
    ) {
        let listed = targets(native(total), &candidates, native(min_stake)).unwrap();
        let shuffled = order.iter().map(|i| candidates[*i]).collect::<Vec<_>>();

        let other = targets(native(total), &shuffled, native(min_stake)).unwrap();

        prop_assert_eq!(listed.unplaced, other.unplaced);
        for (i, target) in order.iter().zip(other.targets) {
            prop_assert_eq!(listed.targets[*i], target);
        }
    }

    /// One level for all: of the candidates that hold stake, each that is not full has as much for
    /// its weight as any other, to a unit. Together with exactness this defines the answer, except
    /// for rounding.
    #[test]
    fn the_water_is_level(
        total in some_total(), min_stake in some_min(), candidates in some_candidates(),
    ) {
        let answer = targets(native(total), &candidates, native(min_stake)).unwrap();
        let held = candidates.iter().zip(&answer.targets).filter(|(_, target)| !target.is_zero());
        for (low, target) in held.clone().filter(|(c, target)| **target < c.quota) {
            for (high, other) in held.clone() {
                // (other - 1) / high.weight < (target + 1) / low.weight
                let upper = product([other.raw().u128() - 1, low.weight.into()]);
                let lower = product([target.raw().u128() + 1, high.weight.into()]);
                prop_assert!(upper < lower, "{low:?} {target}, {high:?} {other}");
            }
        }
    }

    /// Nothing is unplaced while a candidate could hold it.
    #[test]
    fn what_can_be_placed_is_placed(
        total in some_total(), min_stake in some_min(), candidates in some_candidates(),
    ) {
        let answer = targets(native(total), &candidates, native(min_stake)).unwrap();
        if answer.unplaced.is_zero() {
            return Ok(());
        }
        for (candidate, target) in candidates.iter().zip(&answer.targets) {
            let may_hold = candidate.weight > 0 && candidate.quota >= native(min_stake);
            let is_full = *target == candidate.quota;
            let is_out = target.is_zero() && answer.unplaced < native(min_stake);
            prop_assert!(!may_hold || is_full || is_out, "{candidate:?} {target}");
        }
    }

    /// Without a minimum, no smaller weight gets a larger part.
    #[test]
    fn more_weight_is_never_less_stake(total in some_total(), weights in vec(up_to_bits(63), 1..12)) {
        let of = weights.iter().map(|w| (u64::try_from(*w).unwrap(), NO_CAP)).collect::<Vec<_>>();
        let (targets, unplaced) = place(total, 0, &of);
        prop_assert_eq!(unplaced, 0);
        for (a, x) in weights.iter().zip(&targets) {
            for (b, y) in weights.iter().zip(&targets) {
                prop_assert!(a <= b || x >= y);
            }
        }
    }
}
