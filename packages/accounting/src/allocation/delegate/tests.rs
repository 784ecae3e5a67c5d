#![allow(
    clippy::arithmetic_side_effects,
    clippy::indexing_slicing,
    clippy::unwrap_used
)]

use super::*;
use crate::allocation::tests::{by_name, place, shuffled_places};
use crate::testing::{many, native, up_to_bits};
use proptest::prelude::*;

type Case<'a> = (u128, u128, u128, usize, &'a [(&'a str, u128)]);

/// a lacks 40, b and c lack 60 each, d has too much; e is empty and lacks 50.
#[test]
fn the_most_underweight_are_filled_first() {
    let places = [
        place("a", 60, 100),
        place("c", 40, 100),
        place("b", 40, 100),
        place("d", 150, 100),
        place("e", 0, 50),
    ];
    let cases: [Case<'_>; 11] = [
        // amount, min_stake, min_move, max_steps, steps
        (0, 0, 0, 9, &[]),
        (30, 0, 0, 9, &[("b", 30)]),
        (100, 0, 0, 9, &[("b", 60), ("c", 40)]),
        (150, 0, 0, 9, &[("b", 60), ("c", 60), ("e", 30)]),
        (999, 0, 0, 9, &[("b", 60), ("c", 60), ("e", 50), ("a", 40)]),
        (999, 0, 0, 2, &[("b", 60), ("c", 60)]),
        (999, 0, 0, 0, &[]),
        (999, 0, 45, 9, &[("b", 60), ("c", 60), ("e", 50)]),
        // 30 are left: less than the minimum of 40, so the empty e gets none; a has some already
        // and gets it
        (150, 40, 0, 9, &[("b", 60), ("c", 60), ("a", 30)]),
        (120, 0, 1, 9, &[("b", 60), ("c", 60)]),
        // just enough for all three
        (150, 0, 30, 9, &[("b", 60), ("c", 60), ("e", 30)]),
    ];
    for (amount, min_stake, min_move, max_steps, expected) in cases {
        let steps = plan_delegate(
            native(amount),
            &places,
            native(min_stake),
            native(min_move),
            max_steps,
        )
        .unwrap();

        assert_eq!(by_name(&places, &steps), expected, "{amount}");
    }
}

#[test]
fn who_cannot_receive_gets_nothing() {
    let jailed = Place {
        can_receive: false,
        ..place("a", 0, 100)
    };

    let steps = plan_delegate(native(50), &[jailed], native(0), native(0), 9);

    assert_eq!(steps, Ok(vec![]));
}

proptest! {
    #![proptest_config(many())]

    /// I-10: a plan keeps within every bound, and does not depend on the order of the places.
    #[test]
    fn a_plan_respects_flags_and_bounds(
        amount in up_to_bits(124),
        (places, shuffled) in shuffled_places(120),
        min_stake in up_to_bits(122),
        min_move in up_to_bits(122),
        (any_stake, any_move) in any::<(bool, bool)>(),
        max_steps in 0..14usize,
    ) {
        let amount = native(amount);
        let min_stake = native(if any_stake { 0 } else { min_stake });
        let min_move = native(if any_move { 0 } else { min_move });

        let steps = plan_delegate(amount, &places, min_stake, min_move, max_steps).unwrap();

        prop_assert!(steps.len() <= max_steps);
        prop_assert!(Native::sum(steps.iter().map(|step| step.amount)).unwrap() <= amount);
        let mut seen = vec![];
        for step in &steps {
            let place = places[step.place];
            let stake = place.stake.checked_add(step.amount).unwrap();
            prop_assert!(place.can_receive && stake <= place.target && stake >= min_stake);
            prop_assert!(!step.amount.is_zero() && step.amount >= min_move);
            prop_assert!(!seen.contains(&step.place));
            seen.push(step.place);
        }
        let other = plan_delegate(amount, &shuffled, min_stake, min_move, max_steps).unwrap();
        prop_assert_eq!(by_name(&places, &steps), by_name(&shuffled, &other));
    }

    /// Without minima and with enough steps, only what no place lacks stays in the buffer.
    #[test]
    fn all_that_is_lacked_is_sent(amount in up_to_bits(124), (places, _) in shuffled_places(120)) {
        let amount = native(amount);
        let lacked = Native::sum(
            places.iter().filter(|p| p.can_receive).map(|p| p.target.saturating_sub(p.stake)),
        ).unwrap();

        let steps = plan_delegate(amount, &places, native(0), native(0), 99).unwrap();

        let sent = Native::sum(steps.iter().map(|step| step.amount)).unwrap();
        prop_assert_eq!(sent, amount.min(lacked));
    }
}
