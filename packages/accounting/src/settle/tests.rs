#![allow(clippy::arithmetic_side_effects, clippy::unwrap_used)]

use super::*;
use crate::testing::{many, native, part_of, up_to_bits};
use proptest::collection::vec;
use proptest::prelude::*;

/// A suspect entry whose validator lost this many ten-thousandths.
fn suspect(bps: u64) -> Evidence {
    Evidence::Suspect {
        kept_before: Decimal::one(),
        kept_after: Decimal::one() - Decimal::bps(bps),
    }
}

fn set(entries: &[(u128, Evidence)]) -> Vec<Burden> {
    let of =
        |(amount, evidence): &(u128, Evidence)| Burden::of(native(*amount), *evidence).unwrap();
    entries.iter().map(of).collect()
}

/// Each entry's share if `missing` is missing from the set, and whether losses explain it.
fn shares(entries: &[Burden], missing: u128) -> (Vec<u128>, bool) {
    let due = entries
        .iter()
        .try_fold(Burden::default(), |sum, one| sum.checked_add(one))
        .unwrap();
    let arrived = due.total().unwrap().saturating_sub(native(missing));
    let mut shortfall = Shortfall::split(due, arrived).unwrap();
    let mut share = |entry| shortfall.share_of_next(entry).unwrap().raw().u128();
    let all = entries.iter().map(&mut share).collect();
    (all, shortfall.is_explained())
}

/// A suspect of 1,000 whose validator lost 5 %, one of 500 of which nothing is known, one of 300 that is
/// cleared.
#[test]
fn suspects_bear_up_to_a_cap_then_the_unknown_then_the_cleared() {
    let entries = set(&[
        (1_000, suspect(500)),
        (500, Evidence::Unknown),
        (300, Evidence::Cleared),
    ]);
    for (missing, expected, explained) in [
        (0, [0, 0, 0], true),
        (50, [50, 0, 0], true),
        (200, [200, 0, 0], true),
        (201, [200, 1, 0], false),
        (700, [200, 500, 0], false),
        (900, [200, 500, 200], false),
        (1_000, [200, 500, 300], false),
        (1_700, [900, 500, 300], false),
        (1_800, [1_000, 500, 300], false),
    ] {
        assert_eq!(
            shares(&entries, missing),
            (expected.to_vec(), explained),
            "{missing}"
        );
    }
}

/// An entry whose validator lost a hundredth of a per cent pays at most four of them, whatever is
/// missing from an unknown entry.
#[test]
fn a_speck_of_a_loss_makes_nobody_pay_for_another() {
    let entries = set(&[(50_000_000, suspect(1)), (100_000_000, Evidence::Unknown)]);
    assert_eq!(
        shares(&entries, 5_000_000),
        (vec![20_000, 4_980_000], false)
    );
}

#[test]
fn what_a_loss_explains_is_four_times_its_fraction_and_never_more_than_all() {
    for (bps, explains) in [
        (0, 0),
        (1, 0),
        (100, 40),
        (2_499, 999),
        (2_500, 1_000),
        (10_000, 1_000),
    ] {
        assert_eq!(
            suspect(bps).explains_floor(native(1_000)),
            Ok(native(explains)),
            "{bps}"
        );
    }
    // a second loss: its fraction is of what the first one left
    let second = Evidence::Suspect {
        kept_before: Decimal::percent(50),
        kept_after: Decimal::percent(45),
    };
    assert_eq!(second.explains_floor(native(1_000)), Ok(native(400)));
    // no stake was left to lose a fraction of
    let after_all = Evidence::Suspect {
        kept_before: Decimal::zero(),
        kept_after: Decimal::zero(),
    };
    assert_eq!(after_all.explains_floor(native(1_000)), Ok(native(1_000)));
    assert_eq!(
        Evidence::Unknown.explains_floor(native(1_000)),
        Ok(native(0))
    );
}

fn evidence() -> impl Strategy<Value = Evidence> {
    prop_oneof![
        (0..=10_000u64).prop_map(suspect),
        Just(Evidence::Unknown),
        Just(Evidence::Cleared),
    ]
}

proptest! {
    #![proptest_config(many())]

    /// The shares add up to what is missing to the unit; no entry bears more than itself, and as long as
    /// others can bear it a suspect bears no more than its validator's losses explain.
    #[test]
    fn a_shortfall_is_shared_without_loss_or_gain(
        entries in vec((up_to_bits(120), evidence()), 1..8),
        part in any::<u32>(),
    ) {
        let burdens = set(&entries);
        let all: u128 = entries.iter().map(|(amount, _)| amount).sum();
        let missing = part_of(all, part);
        let (shares, explained) = shares(&burdens, missing);

        prop_assert_eq!(shares.iter().sum::<u128>(), missing);
        let beyond: Native = Native::sum(burdens.iter().map(|one| one.beyond)).unwrap();
        let within_caps = native(missing) <= native(all).saturating_sub(beyond);
        for ((amount, _), (burden, share)) in entries.iter().zip(burdens.iter().zip(&shares)) {
            prop_assert!(share <= amount);
            if within_caps {
                prop_assert!(native(*share) <= native(*amount).saturating_sub(burden.beyond));
            }
            if explained {
                prop_assert!(native(*share) <= burden.explained);
            }
        }
    }

    /// The order of entries changes a share by at most the unit that rounding moves.
    #[test]
    fn no_order_decides_who_pays(
        entries in vec((up_to_bits(100), evidence()), 1..8),
        part in any::<u32>(),
    ) {
        let burdens = set(&entries);
        let all: u128 = entries.iter().map(|(amount, _)| amount).sum();
        let (one, _) = shares(&burdens, part_of(all, part));
        let mut turned = burdens;
        turned.reverse();
        let (mut other, _) = shares(&turned, part_of(all, part));
        other.reverse();
        for (one, other) in one.into_iter().zip(other) {
            // a suspect entry has two parts, each rounded separately
            prop_assert!(one.abs_diff(other) <= 2);
        }
    }
}
