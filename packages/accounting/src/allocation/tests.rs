#![allow(
    clippy::arithmetic_side_effects,
    clippy::indexing_slicing,
    clippy::unwrap_used
)]

use super::*;
use crate::testing::{native, part_of, up_to_bits};
use proptest::collection::vec;
use proptest::prelude::*;

/// The names of twelve validators. Their order is not that of the numbers: `v10` comes before `v2`.
pub fn names() -> impl Iterator<Item = &'static str> {
    const NAMES: [&str; 12] = [
        "v0", "v1", "v2", "v3", "v4", "v5", "v6", "v7", "v8", "v9", "v10", "v11",
    ];
    NAMES.into_iter()
}

/// A place to which everything is allowed.
pub fn place(id: &str, stake: u128, target: u128) -> Place<'_> {
    Place {
        id,
        stake: native(stake),
        target: native(target),
        limit: native(u128::MAX),
        can_receive: true,
        can_redelegate_in: true,
        can_redelegate_out: true,
        has_entries: false,
        can_undelegate: true,
        last_resort: false,
    }
}

/// Up to 12 places, with any stakes, targets and flags.
pub fn places(bits: u32) -> impl Strategy<Value = Vec<Place<'static>>> {
    let amount = move || prop_oneof![1 => Just(0), 5 => up_to_bits(bits)];
    let near = (any::<bool>(), any::<u32>());
    vec((amount(), amount(), near, any::<u16>()), 0..=12).prop_map(|rows| {
        names()
            .zip(rows)
            .map(|(id, (stake, target, (is_near, by), flags))| {
                // half of them are at most a quarter of the target away from it
                let near = target - target / 8 + part_of(target / 4, by);
                Place {
                    id,
                    stake: native(if is_near { near } else { stake }),
                    target: native(target),
                    limit: native(u128::MAX),
                    can_receive: flags & 3 != 0,
                    can_redelegate_in: flags & 12 != 0,
                    can_redelegate_out: flags & 48 != 0,
                    has_entries: flags & 1024 != 0,
                    can_undelegate: flags & 192 != 0,
                    last_resort: flags & 768 == 0,
                }
            })
            .collect()
    })
}

/// Another order of `n` indices.
pub fn order(n: usize) -> impl Strategy<Value = Vec<usize>> {
    Just((0..n).collect::<Vec<_>>()).prop_shuffle()
}

/// Places, and the order in which they are listed the second time.
pub fn shuffled_places(
    bits: u32,
) -> impl Strategy<Value = (Vec<Place<'static>>, Vec<Place<'static>>)> {
    places(bits).prop_flat_map(|places| {
        order(places.len()).prop_map(move |order| {
            let shuffled = order.into_iter().map(|i| places[i]).collect();
            (places.clone(), shuffled)
        })
    })
}

/// Steps by name, in the order in which they are taken.
pub fn by_name<'a>(places: &[Place<'a>], steps: &[Step]) -> Vec<(&'a str, u128)> {
    steps
        .iter()
        .map(|step| (places[step.place].id, step.amount.raw().u128()))
        .collect()
}

/// Bands to try.
pub fn band() -> impl Strategy<Value = u64> {
    prop_oneof![Just(0), Just(100), 0..=10_000u64]
}

#[test]
fn tolerance_is_a_part_of_all_but_at_most_a_quarter_of_the_target() {
    for (total, target, band_bps, tolerance) in [
        (10_000, 2_000, 100, 100), // 1 % of all
        (10_000, 100, 100, 25),    // a quarter of the target
        (10_000, 0, 100, 0),       // draining is never left half done
        (10_000, 2_000, 0, 0),
        (199, 100, 100, 1), // rounded down
        (10_000, 3, 10_000, 0),
    ] {
        assert_eq!(
            tolerance_floor(native(total), native(target), band_bps),
            Ok(native(tolerance))
        );
    }
}
