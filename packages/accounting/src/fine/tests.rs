#![allow(clippy::unwrap_used, clippy::arithmetic_side_effects)]
use super::*;
use proptest::prelude::*;

const DAY: u64 = DAY_SECS;

fn native(amount: u128) -> Native {
    Native::new(amount)
}

fn percent(of: u64) -> Decimal {
    Decimal::percent(of)
}

#[test]
fn three_weeks_at_all_of_it_cost_what_three_weeks_earn_above_the_promise() {
    // 15 % before commission; the pool was paid 13.5 % after 10 %
    let yearly = Decimal::permille(135);
    let fine = fine_floor(
        native(1_000_000_000),
        percent(100),
        percent(10),
        yearly,
        21 * DAY,
    );
    // 1,000 x 0.9 x 0.15 x 21 / 365
    assert_eq!(fine.unwrap(), native(7_767_123));
}

#[test]
fn who_keeps_the_promise_pays_nothing() {
    for seen in [0, 5, 10] {
        let fine = fine_floor(
            native(1 << 100),
            percent(seen),
            percent(10),
            percent(30),
            YEAR_SECS,
        );
        assert_eq!(fine.unwrap(), Native::ZERO);
    }
}

#[test]
fn a_promise_of_all_is_never_broken() {
    let fine = fine_floor(
        native(1_000),
        percent(100),
        percent(100),
        percent(30),
        YEAR_SECS,
    );
    assert_eq!(fine.unwrap(), Native::ZERO);
}

#[test]
fn growth_is_that_of_the_last_thirty_to_sixty_days() {
    let mut growth = Growth::from(1_000);
    let mut now = 1_000;
    // a tenth of a percent every day for 90 days, then half of it
    for day in 0..150u64 {
        now += DAY;
        let rewards = if day < 90 { 1_000 } else { 500 };
        growth.add(paid_part_floor(native(rewards), native(1_000_000)), now);
        let yearly = growth.yearly_floor(now);
        match day {
            14..=89 => assert!(
                yearly >= Decimal::permille(355) && yearly <= Decimal::permille(377),
                "{day}: {yearly}"
            ),
            149 => assert!(yearly <= Decimal::permille(190), "{yearly}"),
            _ => {}
        }
    }
    assert!(now - growth.older.at <= 2 * GROWTH_SECS);
}

#[test]
fn one_gift_to_a_young_pool_is_no_yield_of_a_year() {
    let mut growth = Growth::from(0);
    growth.add(paid_part_floor(native(1), native(1_000)), 60);
    // a permille counts as earned in a week, not in a minute
    assert_eq!(
        growth.yearly_floor(60),
        Decimal::from_atomics(52_142_857_142_857_142u128, 18).unwrap()
    );
}

/// A fifth of the stake pays nothing from day 40 on: what is paid falls by a fifth, but the growth
/// without the breach does not.
#[test]
fn a_broken_promise_does_not_lower_its_own_price() {
    let (mut growth, mut now) = (Growth::from(0), 0);
    let began = 40 * DAY;
    for day in 0..61u64 {
        now += DAY;
        let rewards = if day < 40 { 1_000 } else { 800 };
        growth.add(paid_part_floor(native(rewards), native(1_000_000)), now);
    }
    let paid = growth.yearly_floor(now);
    assert!(paid < Decimal::permille(335), "{paid}");
    let whole = growth.yearly_without_floor(percent(20), began, now);
    let off = whole.max(Decimal::permille(365)) - whole.min(Decimal::permille(365));
    assert!(off <= Decimal::permille(15), "{whole}");
    // growth is at most doubled
    let most = growth.yearly_without_floor(Decimal::one(), 0, now);
    assert_eq!(most, paid * Decimal::percent(200));
    assert_eq!(kept_back(Decimal::one(), percent(10)), Decimal::one());
    assert_eq!(kept_back(percent(55), percent(10)), percent(50));
}

#[test]
fn growth_is_at_most_a_doubling() {
    let mut growth = Growth::from(0);
    for day in 1..40 {
        growth.add(paid_part_floor(native(u128::MAX), native(1_000)), day * DAY);
    }
    assert_eq!(growth.yearly_floor(40 * DAY), Decimal::one());
    growth.add(paid_part_floor(native(5), Native::ZERO), 41 * DAY);
    assert_eq!(growth.yearly_floor(41 * DAY), Decimal::one());
}

#[test]
fn the_worst_that_a_validator_may_do_follows_what_the_chain_allows() {
    let leeway = |now, most, daily| Leeway {
        now: percent(now),
        most: percent(most),
        daily: percent(daily),
    };
    let yearly = Decimal::permille(135);
    let worst = |leeway| most_taken_floor(leeway, percent(10), yearly, 30 * DAY).unwrap();
    // at once: 0.9 x 0.15 x 30 / 365
    assert_eq!(
        worst(leeway(5, 100, 100)).to_string(),
        "0.011095890410958904"
    );
    // never above the promise
    assert_eq!(worst(leeway(5, 10, 10)), Decimal::zero());
    assert_eq!(worst(leeway(5, 100, 0)), Decimal::zero());
    // 1 % a day: above the promise from the sixth day, 25 % above on the last of thirty
    let slow = worst(leeway(5, 100, 1));
    assert_eq!(
        slow.to_string(),
        Decimal::from_ratio(325u128 * 15, 100u128 * 100 * 365).to_string()
    );
}

proptest! {
    /// Breaking a promise does not pay: the fine is what was taken above the promise, except for
    /// rounding.
    #[test]
    fn the_fine_is_what_was_taken(
        stake in 1u64..u64::MAX,
        before in 1u64..300,
        promised in 0u64..=20,
        more in 1u64..=80,
        secs in 0u64..YEAR_SECS,
    ) {
        let stake = native(u128::from(stake));
        let before = Decimal::permille(before);
        let promised = percent(promised);
        let seen = promised + percent(more);
        let paid = before * (Decimal::one() - promised);
        let fine = fine_floor(stake, seen, promised, paid, secs).unwrap();
        let taken = stake.raw().mul_floor((seen - promised) * before).multiply_ratio(secs, YEAR_SECS);
        prop_assert!(fine.raw() <= taken + Uint128::new(100));
        // eighteen decimals of a rate
        let missing = taken.saturating_sub(fine.raw());
        prop_assert!(missing <= stake.raw() / Uint128::new(10_000_000_000_000_000) + Uint128::new(2), "{missing}");
    }

    /// Whether it is looked at once or every day, the fine is the same, except for a unit for each
    /// look.
    #[test]
    fn how_often_it_is_looked_at_changes_nothing(stake in 0u64..u64::MAX, secs in 3_600u64..2_000_000, looks in 1u64..200) {
        let stake = native(u128::from(stake));
        let fine = |secs| fine_floor(stake, percent(50), percent(10), percent(15), secs).unwrap();
        let whole = fine(secs);
        let mut parts = Native::ZERO;
        let each = secs / looks;
        for _ in 0..looks {
            parts = parts.checked_add(fine(each)).unwrap();
        }
        let rest = fine(secs - each * looks);
        let parts = parts.checked_add(rest).unwrap();
        prop_assert!(parts <= whole);
        prop_assert!(whole.saturating_sub(parts).raw().u128() <= u128::from(looks) + 1);
    }

    /// Nobody takes more than the stake; and with more leeway, time or yield, what can be taken
    /// does not fall.
    #[test]
    fn more_leeway_takes_no_less(
        now in 0u64..=20, most in 0u64..=100, daily in 0u64..=100, yearly in 0u64..=100, days in 0u64..500,
    ) {
        let taken = |most, daily, yearly, days: u64| {
            let leeway = Leeway { now: percent(now), most: percent(most), daily: percent(daily) };
            most_taken_floor(leeway, percent(10), percent(yearly), days * DAY).unwrap()
        };
        let base = taken(most, daily, yearly, days);
        prop_assert!(taken(most + 1, daily, yearly, days) >= base);
        prop_assert!(taken(most, daily + 1, yearly, days) >= base);
        prop_assert!(taken(most, daily, yearly + 1, days) >= base);
        prop_assert!(taken(most, daily, yearly, days + 1) >= base);
    }
}
