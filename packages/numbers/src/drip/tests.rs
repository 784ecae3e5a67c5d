#![allow(
    clippy::arithmetic_side_effects,
    clippy::as_conversions,
    clippy::unwrap_used
)]

use super::*;
use crate::testing::{many, native, part_of, product, up_to_bits, NOW};
use crate::Native;
use proptest::prelude::*;

fn drip(amount: u128, from: u64, until: u64) -> Drip<Native> {
    let amount = native(amount);
    Drip {
        amount,
        from,
        until,
    }
}

#[test]
fn an_amount_is_released_evenly_and_counted_late() {
    let drip = drip(100, 1_000, 1_300);

    for (now, unreleased) in [
        (900, 100),
        (1_000, 100),
        (1_001, 100),
        (1_004, 99),
        (1_150, 50),
        (1_299, 1),
        (1_300, 0),
        (9_999, 0),
    ] {
        assert_eq!(drip.unreleased_ceil(now), Ok(native(unreleased)), "{now}");
    }
}

#[test]
fn the_window_is_at_least_as_long_as_the_last_distribution_is_ago() {
    for (secs, since, window) in [
        (0, 500, 0),
        (100, 50, 100),
        (100, 500, 500),
        (100, u64::MAX, MAX_DRIP_SECS),
        (u64::MAX, 0, MAX_DRIP_SECS),
    ] {
        assert_eq!(drip_window(secs, since), window);
    }
}

/// 100 left for 50 s at 1,050
#[test]
fn merging_takes_the_mean_of_what_is_left_by_amount() {
    for (amount, window, left) in [
        (100, 150, 100), // equal parts: half way between 50 and 150
        (300, 10, 20),   // three of four parts have 10 s, one has 50
        (0, 1_000, 50),  // nothing changes nothing
        (1, 50, 50),     // the same end is the same end
        (1, 151, 51),    // 100/101 of a second more is a second more
    ] {
        let mut drip = drip(200, 1_000, 1_100);

        drip.add(native(amount), window, 1_050).unwrap();

        let merged = self::drip(100 + amount, 1_050, 1_050 + left);
        assert_eq!(drip, merged, "{amount} over {window} s");
    }
}

#[test]
fn a_first_amount_starts_its_own_window() {
    let mut drip = Drip::default();

    drip.add(native(70), 60, 1_000).unwrap();

    assert_eq!(drip, self::drip(70, 1_000, 1_060));
}

#[test]
fn without_a_window_all_is_released_at_once() {
    let mut drip = Drip::default();

    drip.add(native(70), 0, 1_000).unwrap();

    assert_eq!(drip.unreleased_ceil(1_000), Ok(native(0)));
}

#[test]
fn taking_leaves_the_end_where_it_is() {
    let mut drip = drip(100, 1_000, 1_100);

    assert_eq!(drip.take(native(20), 1_050), Ok(native(20)));
    assert_eq!(drip, self::drip(30, 1_050, 1_100));
    assert_eq!(drip.take(native(99), 1_050), Ok(native(30)));
    assert_eq!(drip.unreleased_ceil(1_050), Ok(native(0)));
    assert_eq!(drip.take(native(99), 2_000), Ok(native(0)));
}

#[test]
fn a_pause_moves_the_release_by_its_length() {
    let mut drip = drip(100, 1_000, 1_100);

    drip.pause_since(1_040, 1_500).unwrap();

    assert_eq!(drip, self::drip(60, 1_500, 1_560));
}

#[test]
fn what_was_added_during_a_pause_keeps_its_window() {
    let mut drip = drip(100, 1_400, 1_500);

    drip.pause_since(1_040, 1_450).unwrap();

    assert_eq!(drip, self::drip(100, 1_450, 1_550));
}

/// A drip that stands anywhere in its window at `NOW`, as likely empty or over as not.
fn some_drip() -> impl Strategy<Value = Drip<Native>> {
    (up_to_bits(126), 0..=MAX_DRIP_SECS, any::<u32>(), 0..8u8).prop_map(
        |(amount, window, passed, kind)| {
            let passed = part_of(window.into(), passed) as u64;
            match kind {
                0 => Drip::default(),
                1 => drip(amount, NOW - window - 10, NOW - 10),
                _ => drip(amount, NOW - passed, NOW - passed + window),
            }
        },
    )
}

fn unreleased(drip: &Drip<Native>, now: u64) -> u128 {
    drip.unreleased_ceil(now).unwrap().raw().u128()
}

fn left(drip: &Drip<Native>) -> u64 {
    drip.until.saturating_sub(NOW)
}

proptest! {
    #![proptest_config(many())]

    /// Released bit by bit: never more than there is, never back, never early, all at the end.
    #[test]
    fn the_release_is_monotone_late_and_complete(
        drip in some_drip(), soon in 0..MAX_DRIP_SECS, later in 0..MAX_DRIP_SECS,
    ) {
        let (soon, later) = (NOW + soon, NOW + soon + later);
        prop_assert!(unreleased(&drip, soon) <= drip.amount.raw().u128());
        prop_assert!(unreleased(&drip, later) <= unreleased(&drip, soon));
        prop_assert_eq!(unreleased(&drip, drip.until), 0);
        if soon < drip.until {
            // unreleased / amount >= time left / window, by less than a unit
            let (left, window) = (drip.until - soon, drip.until - drip.from);
            let exact = product([drip.amount.raw().u128(), left.into()]);
            let shown = unreleased(&drip, soon);
            prop_assert!(product([shown, window.into()]) >= exact);
            prop_assert!(shown == 0 || product([shown - 1, window.into()]) < exact);
        }
    }

    /// Merging counts nothing at once, and its end is the mean by amount, rounded up to the second.
    #[test]
    fn merging_keeps_the_mean_end(
        mut drip in some_drip(), amount in up_to_bits(126), window in 0..=MAX_DRIP_SECS,
    ) {
        let (old, old_left) = (unreleased(&drip, NOW), left(&drip));

        drip.add(native(amount), window, NOW).unwrap();

        let total = old + amount;
        prop_assert_eq!(drip.amount, native(total));
        let mean = product([old, old_left.into()]) + product([amount, window.into()]);
        prop_assert!(product([total, left(&drip).into()]) >= mean);
        prop_assert!(left(&drip) == 0 || product([total, (left(&drip) - 1).into()]) < mean);
        if left(&drip) > 0 {
            prop_assert_eq!(unreleased(&drip, NOW), total);
        }
    }

    /// A gift of dust, however long its window, moves the end by a second at most.
    #[test]
    fn dust_hardly_moves_the_end(
        mut drip in some_drip(), dust in any::<u32>(), window in 0..=MAX_DRIP_SECS,
    ) {
        let before = drip;
        let old = unreleased(&drip, NOW);
        let dust = part_of(old / u128::from(MAX_DRIP_SECS), dust);

        drip.add(native(dust), window, NOW).unwrap();

        prop_assert!(left(&drip).abs_diff(left(&before)) <= 1, "{before:?} {drip:?}");
    }

    /// Taking takes what it says, at most what is unreleased, and never speeds the rest up.
    #[test]
    fn taking_takes_only_what_is_unreleased(
        mut drip in some_drip(), amount in up_to_bits(126), later in 0..MAX_DRIP_SECS,
    ) {
        let before = drip;

        let taken = drip.take(native(amount), NOW).unwrap().raw().u128();

        prop_assert_eq!(taken, amount.min(unreleased(&before, NOW)));
        prop_assert_eq!(unreleased(&drip, NOW) + taken, unreleased(&before, NOW));
        prop_assert!(unreleased(&drip, NOW + later) <= unreleased(&before, NOW + later));
        prop_assert_eq!(left(&drip), left(&before));
    }

    /// After a pause the release goes on where it stood, to a unit.
    #[test]
    fn a_pause_loses_and_counts_nothing(
        mut drip in some_drip(), length in 0..MAX_DRIP_SECS, later in 0..MAX_DRIP_SECS,
    ) {
        let before = drip;

        drip.pause_since(NOW, NOW + length).unwrap();

        prop_assert_eq!(unreleased(&drip, NOW + length), unreleased(&before, NOW));
        let (paused, stood) = (unreleased(&drip, NOW + length + later), unreleased(&before, NOW + later));
        prop_assert!(paused == stood || paused == stood + 1, "{paused} {stood}");
    }
}
