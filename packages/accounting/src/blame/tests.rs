#![allow(clippy::arithmetic_side_effects, clippy::unwrap_used)]

use super::*;
use crate::testing::{many, native, up_to_bits};
use proptest::collection::vec;
use proptest::prelude::*;

fn source(moved: u128, charged: u128) -> Source {
    Source {
        moved: native(moved),
        charged: native(charged),
    }
}

fn split(loss: u128, bonded: bool, sources: &[(u128, u128)]) -> (Vec<u128>, u128) {
    let sources: Vec<_> = sources.iter().map(|(m, c)| source(*m, *c)).collect();
    let blame = Blame::split_floor(native(loss), bonded, &sources).unwrap();
    let parts = blame.sources.iter().map(|part| part.raw().u128()).collect();
    (parts, blame.destination.raw().u128())
}

#[test]
fn a_loss_is_split_by_what_was_moved() {
    for (loss, bonded, sources, parts, destination) in [
        // no source moved stake here
        (100, true, vec![], vec![], 100),
        // one source: up to what it moved and was not charged with
        (100, true, vec![(500, 0)], vec![100], 0),
        (100, true, vec![(60, 0)], vec![60], 40),
        (100, true, vec![(60, 50)], vec![10], 90),
        // two sources: by what they moved, whatever their order
        (90, true, vec![(100, 0), (200, 0)], vec![30, 60], 0),
        (90, true, vec![(200, 0), (100, 0)], vec![60, 30], 0),
        // one of them has little room: the other takes the rest
        (90, true, vec![(100, 95), (200, 0)], vec![5, 85], 0),
        (300, true, vec![(100, 95), (200, 0)], vec![5, 200], 95),
        // a unit that cannot be split goes to the destination
        (100, true, vec![(1, 0), (1, 0)], vec![1, 1], 98),
        (1, true, vec![(1, 0), (1, 0)], vec![0, 0], 1),
        // a destination that is out of the set pays first
        (100, false, vec![(500, 0)], vec![0], 100),
    ] {
        assert_eq!(
            split(loss, bonded, &sources),
            (parts, destination),
            "{loss} {sources:?}"
        );
    }
}

#[test]
fn who_may_have_caused_a_loss() {
    let guilty = Suspicion {
        bonded_then: true,
        bonded_now: false,
        seen_out_at: None,
    };
    assert!(guilty.may_have_caused(100));
    assert!(!Suspicion {
        bonded_now: true,
        ..guilty
    }
    .may_have_caused(100));
    assert!(!Suspicion {
        bonded_then: false,
        ..guilty
    }
    .may_have_caused(100));
    for (seen_out_at, may) in [(99, false), (100, false), (101, true)] {
        let seen = Suspicion {
            seen_out_at: Some(seen_out_at),
            ..guilty
        };
        assert_eq!(seen.may_have_caused(100), may, "{seen_out_at}");
    }
}

proptest! {
    #![proptest_config(many())]

    /// The parts add up. No source pays more than can be its fault. Sources with room pay in full
    /// before the destination does, except for a unit for each source that rounding leaves.
    #[test]
    fn blame_is_exact_and_capped(
        loss in up_to_bits(120),
        bonded in any::<bool>(),
        sources in vec((up_to_bits(120), up_to_bits(120)), 0..6),
    ) {
        let sources: Vec<_> = sources.iter().map(|(m, c)| source(*m, c % m)).collect();
        let blame = Blame::split_floor(native(loss), bonded, &sources).unwrap();

        let by_sources = Native::sum(blame.sources.iter().copied()).unwrap();
        prop_assert_eq!(by_sources.checked_add(blame.destination).unwrap(), native(loss));
        let mut room = Native::ZERO;
        for (part, source) in blame.sources.iter().zip(&sources) {
            prop_assert!(*part <= source.room());
            room = room.checked_add(source.room()).unwrap();
        }
        match bonded {
            true => {
                let rounding = native(sources.len().try_into().unwrap());
                prop_assert!(blame.destination <= native(loss).saturating_sub(room).checked_add(rounding).unwrap());
            }
            false => prop_assert!(by_sources.is_zero()),
        }
    }

    /// The order of sources, which is that of their addresses, makes no difference.
    #[test]
    fn no_order_decides_who_pays(
        loss in up_to_bits(100),
        sources in vec((up_to_bits(100), up_to_bits(100)), 1..6),
        turn in 0..6usize,
    ) {
        let sources: Vec<_> = sources.iter().map(|(m, c)| source(*m, c % m)).collect();
        let turn = turn % sources.len();
        let mut turned = sources.clone();
        turned.rotate_left(turn);
        turned.reverse();
        let one = Blame::split_floor(native(loss), true, &sources).unwrap();
        let mut other = Blame::split_floor(native(loss), true, &turned).unwrap();
        other.sources.reverse();
        other.sources.rotate_right(turn);
        prop_assert_eq!(one, other);
    }

    /// Charged in many steps, a source never pays more than it moved.
    #[test]
    fn a_source_is_never_charged_twice(
        losses in vec(up_to_bits(60), 1..8),
        moved in up_to_bits(61),
    ) {
        let mut one = source(moved, 0);
        for loss in losses {
            let blame = Blame::split_floor(native(loss), true, &[one]).unwrap();
            let part = blame.sources.first().copied().unwrap();
            one.charged = one.charged.checked_add(part).unwrap();
        }
        prop_assert!(one.charged <= one.moved);
    }
}
