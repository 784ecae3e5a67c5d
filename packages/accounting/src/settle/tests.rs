#![allow(clippy::arithmetic_side_effects, clippy::unwrap_used)]

use super::*;
use crate::testing::{many, native, part_of, up_to_bits};
use proptest::collection::vec;
use proptest::prelude::*;

/// Suspects are due 100, others 300.
#[test]
fn suspects_bear_what_is_missing_before_others_do() {
    for (arrived, suspect_loss, other_loss) in [
        (500, 0, 0),
        (400, 0, 0),
        (390, 10, 0),
        (300, 100, 0),
        (240, 100, 60),
        (0, 100, 300),
    ] {
        let shortfall = Shortfall::split(native(100), native(300), native(arrived)).unwrap();

        assert_eq!(shortfall.suspect_loss, native(suspect_loss), "{arrived}");
        assert_eq!(shortfall.other_loss, native(other_loss), "{arrived}");
        assert_eq!(shortfall.due(), Ok(native(400)));
    }
}

#[test]
fn an_entry_bears_its_part_rounded_up() {
    let shortfall = Shortfall::split(native(100), native(300), native(240)).unwrap();

    // suspects lose all, others 60 of 300: a fifth
    for (amount, suspect, paid) in [
        (60, true, 0),
        (50, false, 40),
        (1, false, 0),
        (6, false, 4),
        (300, false, 240),
    ] {
        assert_eq!(
            shortfall.paid_floor(native(amount), suspect),
            Ok(native(paid))
        );
    }
}

#[test]
fn without_a_shortfall_every_entry_is_paid_in_full() {
    let nothing_due = Shortfall::split(native(0), native(0), native(7)).unwrap();
    let all_here = Shortfall::split(native(5), native(0), native(5)).unwrap();

    assert_eq!(nothing_due, Shortfall::default());
    assert_eq!(all_here.paid_floor(native(5), true), Ok(native(5)));
}

proptest! {
    #![proptest_config(many())]

    /// The entries together are paid no more than arrived, and less by under a unit each; no entry
    /// gains; the others lose nothing as long as the suspects' whole explains what is missing.
    #[test]
    fn a_shortfall_is_shared_without_loss_or_gain(
        entries in vec((up_to_bits(120), any::<bool>()), 1..8),
        part in any::<u32>(),
        surplus in any::<bool>(),
    ) {
        let due = |suspects: bool| {
            native(entries.iter().filter(|(_, suspect)| *suspect == suspects).map(|(a, _)| a).sum())
        };
        let all = due(true).checked_add(due(false)).unwrap();
        let arrived = match surplus {
            true => all.checked_add(native(part.into())).unwrap(),
            false => native(part_of(all.raw().u128(), part)),
        };
        let shortfall = Shortfall::split(due(true), due(false), arrived).unwrap();

        let mut sum = native(0);
        for (amount, suspect) in &entries {
            let paid = shortfall.paid_floor(native(*amount), *suspect).unwrap();
            prop_assert!(paid <= native(*amount));
            if !suspect && arrived >= due(false) {
                prop_assert_eq!(paid, native(*amount));
            }
            if *suspect && arrived < due(false) {
                prop_assert!(paid.is_zero());
            }
            sum = sum.checked_add(paid).unwrap();
        }
        let payable = arrived.min(all);
        prop_assert!(sum <= payable);
        let dust = payable.checked_sub(sum).unwrap();
        prop_assert!(dust.is_zero() || dust < native(entries.len().try_into().unwrap()));
    }
}
