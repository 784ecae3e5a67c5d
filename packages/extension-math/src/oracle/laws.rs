//! Promises, for all numbers; the arithmetic beside the model.
#![allow(
    clippy::arithmetic_side_effects,
    clippy::as_conversions,
    clippy::indexing_slicing,
    clippy::unwrap_used
)]

mod crash;

use super::tests::{anything, TERMS};
use super::*;
use crate::time::Now;
use ballast_accounting::{Amount, Native, Shares};
use cosmwasm_std::{Uint128, Uint256};
use proptest::prelude::*;

const TEN: u128 = 10 * WAD;

fn reports(said: &[model::Said]) -> Vec<Report> {
    let report = |(who, price, weight): &model::Said| Report {
        who: *who,
        price: Quote::new(*price),
        weight: Shares::new(*weight),
    };
    said.iter().map(report).collect()
}

/// Prices near 10, and odd ones.
fn price() -> impl Strategy<Value = u128> {
    prop_oneof![
        6 => 9 * WAD..11 * WAD,
        2 => WAD..100 * WAD,
        1 => Just(1u128),
        1 => Just(u128::MAX),
    ]
}

fn round() -> impl Strategy<Value = Vec<model::Said>> {
    let report = (price(), 1u128..1_000_000);
    prop::collection::vec(report, 1..12).prop_map(|rows| {
        let rows = rows.into_iter().enumerate();
        rows.map(|(who, (price, weight))| (who as u32, price, weight))
            .collect()
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2_000))]

    /// The median is a report's price, and not more than half of the weight is on either side of
    /// it.
    #[test]
    fn a_median_has_half_on_either_side(said in round()) {
        let rows = reports(&said);
        let middle = median(&rows).unwrap();
        let weight = |keep: &dyn Fn(&Report) -> bool| -> u128 {
            rows.iter().filter(|row| keep(row)).map(|row| row.weight.raw().u128()).sum()
        };
        let all = weight(&|_| true);
        prop_assert!(rows.iter().any(|row| row.price == middle));
        prop_assert!(2 * weight(&|row| row.price < middle) < all);
        prop_assert!(2 * weight(&|row| row.price > middle) <= all);
        prop_assert_eq!(Some(middle.raw().u128()), model::median(&said));
    }

    /// Rounds in a row are the model's: price, faults, who is good, mean, variance.
    #[test]
    fn rounds_are_the_model_s(rounds in prop::collection::vec((round(), 0u128..500_000, 1u64..40), 1..12)) {
        let (mut track, mut feed) = (Track::default(), model::Feed::new(100, 500, 1_800));
        let mut round = 0;
        for (said, silent, later) in rounds {
            round += later;
            let active = said.iter().map(|row| row.2).sum::<u128>() + silent;
            let row = Row { round, active: Shares::new(active), reports: reports(&said) };
            let before = track.observed;
            let ours = close(&mut track, &row, round * 60, 3, (&TERMS, &anything())).unwrap();
            let theirs = feed.settle(&said, active, round * 60, 3);
            prop_assert_eq!(ours.price.ok().map(|price| price.raw().u128()), theirs.0);
            let faults: Vec<u32> = ours.faults.iter().map(|fault| fault.suspect.who).collect();
            prop_assert_eq!((faults, ours.good), (theirs.1, theirs.2));
            // O-2: in the middle of what was said, and two thirds are near it or the one before
            if let Ok(price) = ours.price {
                let lowest = row.reports.iter().map(|row| row.price).min().unwrap();
                let highest = row.reports.iter().map(|row| row.price).max().unwrap();
                prop_assert!(lowest <= price && price <= highest);
                prop_assert!(ours.inside.raw().u128() * 3 >= active * 2);
            } else {
                // O-4
                prop_assert_eq!(before, track.observed);
            }
            if let Some(observed) = track.observed {
                prop_assert_eq!(Some(observed.price.raw().u128()), feed.price);
                prop_assert_eq!((observed.mean.raw().u128(), observed.variance.u128()), (feed.ema, feed.var));
                let now = round * 60 + later * 7;
                prop_assert_eq!(observed.mean_floor(now, 1_800).unwrap().raw().u128(), feed.mean(now));
                prop_assert_eq!(sigma_floor(observed.variance, 86_400).unwrap().u128(), feed.sigma(86_400));
                // O-12
                prop_assert!(observed.variance.u128() <= 10u128.pow(36) / 600);
            }
        }
    }

    /// O-7: one observation moves the mean by 600 / (tau + 600) of the way at the most, and by
    /// nothing in its own second.
    #[test]
    fn one_price_moves_a_mean_by_a_quarter(old in 1u128..u128::MAX, new in 1u128..u128::MAX, waits in 0u64..100_000, tau in 300u64..86_400) {
        let mut observed = Observed::first(Quote::new(old), 1_000);
        observed.observe(Quote::new(new), 2_000, tau).unwrap();
        let before = observed.mean_floor(2_000, tau).unwrap();
        prop_assert_eq!(before, Quote::new(old), "by nothing at once");
        let after = observed.mean_floor(2_000 + waits, tau).unwrap();
        let moved = Uint256::from(after.raw().abs_diff(before.raw()));
        let whole = Uint256::from(new.abs_diff(old));
        let most = whole * Uint256::from(600u64) / Uint256::from(tau + 600) + Uint256::one();
        prop_assert!(moved <= most, "{} of {}", moved, whole);
        prop_assert!(after.raw() >= Uint128::new(old.min(new)).saturating_sub(Uint128::one()));
        prop_assert!(after.raw() <= Uint128::new(old.max(new)));
    }

    /// O-5 for an LST: low <= price <= high for whatever is owed, capped and said, and the growth
    /// of low is the cap's.
    #[test]
    fn an_lst_s_pair_is_around_its_price(
        price in 1_000_000u128..1_000_000 * WAD, off in (0u128..1_000, 0u128..1_000),
        value in 1u128..10u128.pow(30), owed in 0u128..10u128.pow(29), shares in 1_000_000u128..10u128.pow(24), days in 0u64..400,
    ) {
        let base = Quote::new(price);
        let (low, high) = (Quote::new(price - price * off.0 / 10_000), Quote::new(price + price * off.1 / 10_000));
        let (part, whole, shares) = (Native::new(value), Native::new(value + owed), Shares::new(shares));
        let anchor = Anchor { value: Native::new(value / 2 + 1), shares, at: 0 };
        let cap = cap_floor(&anchor, 3_000, days * 86_400);
        prop_assume!(cap.is_ok());
        if let Ok(settled) = lst_price_floor(base, whole, shares) {
            let low = lst_low_floor(low, part, shares, cap.unwrap()).unwrap();
            prop_assert!(low <= settled);
            prop_assert!(lst_high_ceil(high, whole, shares).is_ok_and(|high| settled <= high));
        }
    }

    /// An anchor never grows faster than the cap, and falls at once.
    #[test]
    fn an_anchor_is_never_above_the_cap(value in 1u128..10u128.pow(20), shares in 1u128..10u128.pow(20), later in prop::collection::vec((1u128..10u128.pow(20), 86_400u64..1_000_000), 1..20)) {
        let first = (Native::new(value), Shares::new(shares));
        let mut anchor = next_anchor(None, first, 3_000, 0).unwrap();
        for (value, secs) in later {
            let at = anchor.at + secs;
            let Ok(cap) = cap_floor(&anchor, 3_000, at) else { break };
            // a rate under a billionth of a billionth is none
            if cap.is_zero() { break }
            let totals = (Native::new(value), Shares::new(shares));
            let next = next_anchor(Some(&anchor), totals, 3_000, at).unwrap();
            prop_assert!(cap_floor(&next, 3_000, at).unwrap() <= cap);
            let rate = rate_floor(totals.0, totals.1).unwrap();
            prop_assert!(cap_floor(&next, 3_000, at).unwrap() <= rate);
            anchor = next;
        }
    }

    /// Fines take what they say from what is there, rounded up, and never more.
    #[test]
    fn a_fine_is_a_part_of_what_is_there(pledge in 0u128..1 << 100, leaving in 0u128..1 << 100, bps in 1u64..=1_000) {
        let rules = Rules { round_secs: 60, min_pledge: Shares::new(1u128), fine_bps: bps, suspend_secs: 600, leave_secs: 3_600 };
        let mut man = Standing { pledge: Shares::new(pledge), leaving: Shares::new(leaving), ..Standing::admitted(0) };
        let fine = man.fine(&rules).unwrap().raw().u128();
        prop_assert_eq!(man.pledge.raw().u128() + man.leaving.raw().u128() + fine, pledge + leaving);
        let exact = Uint256::from(pledge + leaving) * Uint256::from(bps);
        let taken = Uint256::from(fine) * Uint256::from(10_000u64);
        prop_assert!(taken >= exact && taken < exact + Uint256::from(10_000u64));
    }

    /// However pledges come and go in a round, nothing that came in it weighs in it.
    #[test]
    fn nothing_weighs_in_the_round_in_which_it_came(steps in prop::collection::vec((any::<bool>(), 1u128..50, 0u64..3), 1..30)) {
        let rules = Rules { round_secs: 60, min_pledge: Shares::new(1u128), fine_bps: 100, suspend_secs: 600, leave_secs: 3_600 };
        let mut man = Standing::admitted(0);
        let (mut round, mut start) = (1, 0u128);
        for (comes, lst, later) in steps {
            if later > 0 {
                round += later;
                start = man.pledge.raw().u128();
            }
            let _ = match comes {
                true => man.pledge(Shares::new(lst), round, &rules),
                false => man.unpledge(Shares::new(lst), Now::at(round * 60), &rules),
            };
            prop_assert!(man.weight(round, &rules).raw().u128() <= start.min(10));
        }
    }
}
