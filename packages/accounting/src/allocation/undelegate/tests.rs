#![allow(
    clippy::arithmetic_side_effects,
    clippy::indexing_slicing,
    clippy::unwrap_used
)]

use super::*;
use crate::allocation::tests::{band, by_name, place, shuffled_places};
use crate::allocation::tolerance_floor;
use crate::testing::{many, native, part_of};
use proptest::prelude::*;

fn plan(amount: u128, places: &[Place<'_>], band_bps: u64) -> Vec<(String, u128)> {
    let steps = plan_undelegate(native(amount), places, band_bps, Native::ZERO).unwrap();
    by_name(places, &steps)
        .into_iter()
        .map(|(id, amount)| (id.to_string(), amount))
        .collect()
}

fn steps(of: &[(&str, u128)]) -> Vec<(String, u128)> {
    of.iter().map(|(id, n)| (id.to_string(), *n)).collect()
}

/// 1,000 in four equal parts, with a tolerance of 1 % of what remains.
#[test]
fn a_small_exit_is_served_by_one_validator() {
    let even = ["d", "b", "a", "c"].map(|id| place(id, 250, 248));

    assert_eq!(plan(8, &even, 100), steps(&[("a", 8)]));
    assert_eq!(plan(11, &even, 100), steps(&[("a", 11)]));
    // 250 down to 248 - 9, then the rest from the next
    assert_eq!(plan(12, &even, 100), steps(&[("a", 11), ("b", 1)]));
}

/// A unit comes from a place that has an unbonding entry already, if it stays within its tolerance:
/// so no other place is closed to redelegations. More than a thousandth comes from the most
/// overweight place.
#[test]
fn crumbs_come_from_a_place_that_has_an_entry() {
    let mut even = ["a", "b", "c", "d"].map(|id| place(id, 2_500, 2_480));
    even[2].has_entries = true;

    assert_eq!(plan(9, &even, 100), steps(&[("c", 9)]));
    assert_eq!(plan(10, &even, 100), steps(&[("a", 10)]));
    even[2].stake = native(2_380);
    assert_eq!(plan(9, &even, 100), steps(&[("a", 9)]));
    even[2].stake = native(2_500);
    even[2].can_undelegate = false;
    assert_eq!(plan(9, &even, 100), steps(&[("a", 9)]));
}

#[test]
fn a_larger_exit_takes_the_most_overweight_down_to_tolerance_first() {
    let places = [
        place("a", 300, 200),
        place("b", 250, 200),
        place("c", 210, 200),
        place("d", 240, 400),
    ];

    // a place that can give all of it does so alone, although another is more overweight
    assert_eq!(plan(90, &places, 0), steps(&[("a", 90)]));
    assert_eq!(plan(100, &places, 0), steps(&[("a", 100)]));
    assert_eq!(plan(110, &places, 0), steps(&[("a", 100), ("b", 10)]));
    assert_eq!(
        plan(155, &places, 0),
        steps(&[("a", 100), ("b", 50), ("c", 5)])
    );
    // all are down to their targets: the same order gives the rest
    assert_eq!(
        plan(170, &places, 0),
        steps(&[("a", 110), ("b", 50), ("c", 10)])
    );
    assert_eq!(
        plan(600, &places, 0),
        steps(&[("a", 300), ("b", 250), ("c", 50)])
    );
}

#[test]
fn the_rest_is_served_by_whoever_can_serve_it_alone() {
    let places = [
        place("a", 50, 0),
        place("b", 140, 100),
        place("c", 1_030, 1_000),
    ];

    // a is the most overweight, but only b can give 51: 40 over its target, and a tolerance of 11
    assert_eq!(plan(51, &places, 100), steps(&[("b", 51)]));
    // tolerances of 1 % of 1,100: 0, 11 and 11; c alone cannot give 120, together with b it can
    assert_eq!(
        plan(120, &places, 100),
        steps(&[("a", 50), ("b", 51), ("c", 19)])
    );
    // after a, both b and c can give the rest; b comes first
    assert_eq!(plan(91, &places, 100), steps(&[("a", 50), ("b", 41)]));
}

fn plan_with_minimum(amount: u128, places: &[Place<'_>], min_stake: u128) -> Vec<(String, u128)> {
    let plan = plan_undelegate(native(amount), places, 0, native(min_stake)).unwrap();
    by_name(places, &plan)
        .into_iter()
        .map(|(id, amount)| (id.to_string(), amount))
        .collect()
}

/// With a minimum stake of 50: a place with a target under 50 is emptied first, completely; one
/// with a target of 50 or more is not.
#[test]
fn with_a_minimum_who_is_to_leave_gives_first() {
    let cases: [(Place<'_>, &[(&str, u128)]); 3] = [
        (place("a", 60, 0), &[("b", 40), ("a", 60)]),
        (place("a", 60, 50), &[("b", 100)]),
        (place("a", 60, 60), &[("b", 100)]),
    ];
    for (first, expected) in cases {
        let places = [first, place("b", 300, 200)];

        assert_eq!(plan_with_minimum(100, &places, 50), steps(expected));
    }
}

/// A place that has less than the minimum gives any part if its target is under the minimum, and
/// nothing if it is to grow.
#[test]
fn with_a_minimum_who_has_less_gives_if_it_is_to_leave() {
    for (target, giver) in [(0, "a"), (50, "b"), (60, "b")] {
        let places = [place("a", 30, target), place("b", 100, 100)];

        assert_eq!(plan_with_minimum(20, &places, 50), steps(&[(giver, 20)]));
    }
}

#[test]
fn last_resorts_give_only_when_all_others_are_empty() {
    let resort = Place {
        last_resort: true,
        ..place("a", 500, 0)
    };
    let places = [resort, place("b", 100, 100), place("c", 100, 100)];

    assert_eq!(plan(200, &places, 100), steps(&[("b", 100), ("c", 100)]));
    assert_eq!(
        plan(250, &places, 100),
        steps(&[("b", 100), ("c", 100), ("a", 50)])
    );
    assert_eq!(
        plan(999, &places, 100),
        steps(&[("b", 100), ("c", 100), ("a", 500)])
    );
}

#[test]
fn who_has_no_free_entry_or_no_stake_is_passed_over() {
    let full = Place {
        can_undelegate: false,
        ..place("a", 500, 0)
    };
    let places = [full, place("b", 0, 0), place("c", 100, 100)];

    assert_eq!(plan(150, &places, 100), steps(&[("c", 100)]));
    assert_eq!(plan(0, &places, 100), steps(&[]));
}

proptest! {
    #![proptest_config(many())]

    /// I-7: a plan takes the whole amount, or all there is; one step for each place; no stake below
    /// zero; last resorts last; and it does not depend on the order of the places.
    #[test]
    fn a_plan_is_exact_and_respects_flags(
        part in any::<u32>(), (places, shuffled) in shuffled_places(120), band in band(),
    ) {
        let all = Native::sum(places.iter().map(|place| place.stake)).unwrap();
        let amount = native(part_of(all.raw().u128(), part));
        let steps = plan_undelegate(amount, &places, band, Native::ZERO).unwrap();

        let free = places.iter().filter(|place| place.can_undelegate);
        let available = Native::sum(free.clone().map(|place| place.stake)).unwrap();
        let sum = Native::sum(steps.iter().map(|step| step.amount)).unwrap();
        prop_assert_eq!(sum, amount.min(available));
        let mut left = places.clone();
        for (i, step) in steps.iter().enumerate() {
            let place = &mut left[step.place];
            prop_assert!(!step.amount.is_zero() && place.can_undelegate);
            prop_assert!(steps[..i].iter().all(|other| other.place != step.place));
            place.stake = place.stake.checked_sub(step.amount).unwrap();
        }
        if steps.iter().any(|step| places[step.place].last_resort) {
            let others = left.iter().filter(|place| place.can_undelegate && !place.last_resort);
            prop_assert!(others.clone().all(|place| place.stake.is_zero()));
        }
        let other = plan_undelegate(amount, &shuffled, band, Native::ZERO).unwrap();
        prop_assert_eq!(by_name(&places, &steps), by_name(&shuffled, &other));
    }

    /// As few places as balance allows: one, if one can give it within its tolerance; and no place
    /// is taken further than that while another of its kind can give within its tolerance.
    #[test]
    fn few_are_used_and_none_is_bled(
        part in any::<u32>(), shift in 0..24u32, (places, _) in shuffled_places(120), band in band(),
    ) {
        let all = Native::sum(places.iter().map(|place| place.stake)).unwrap();
        let amount = native(part_of(all.raw().u128(), part >> shift));
        let steps = plan_undelegate(amount, &places, band, Native::ZERO).unwrap();

        let total = all.checked_sub(amount).unwrap();
        let lowest = |place: &Place<'_>| {
            let tolerance = tolerance_floor(total, place.target, band).unwrap();
            place.target.checked_sub(tolerance).unwrap()
        };
        let regular = |place: &&Place<'_>| place.can_undelegate && !place.last_resort;
        let alone = places.iter().filter(regular).any(|place| {
            place.stake.saturating_sub(lowest(place)) >= amount
        });
        if alone {
            prop_assert_eq!(steps.len(), usize::from(!amount.is_zero()));
        }
        let mut left = places.clone();
        for step in &steps {
            left[step.place].stake = left[step.place].stake.checked_sub(step.amount).unwrap();
        }
        let is_bled = |(place, left): (&Place<'_>, &Place<'_>)| {
            left.stake < place.stake && left.stake < lowest(place)
        };
        if places.iter().zip(&left).any(|(place, left)| regular(&place) && is_bled((place, left))) {
            prop_assert!(left.iter().filter(regular).all(|place| place.stake <= lowest(place)));
        }
        // the most overweight give first; one of them may be skipped for the one that can give the
        // rest
        let band = Band::floor(total, band).unwrap();
        let giver = |i: usize| Giver::new(i, &places[i], band);
        for (i, place) in places.iter().enumerate() {
            let is_used = steps.iter().any(|step| step.place == i);
            if !regular(&place) || is_used || giver(i).room.is_zero() {
                continue;
            }
            let used = steps.iter().filter(|step| regular(&&places[step.place]));
            let later = used.filter(|step| giver(step.place).order() > giver(i).order());
            prop_assert!(later.count() <= 1);
        }
    }
}
