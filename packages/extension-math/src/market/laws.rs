//! Random histories beside the model, and the laws that are about two states.
#![allow(
    clippy::arithmetic_side_effects,
    clippy::as_conversions,
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing
)]

mod acts;
mod both;
mod ours;
mod price;

use super::{model::*, *};
use crate::time::Now;
use acts::{life, Act};
use ballast_accounting::{Amount, LayerShares};
use both::{alike, step_both};
use cosmwasm_std::{Uint128, Uint512};
use ours::Ours;
use proptest::prelude::*;
use std::collections::BTreeMap;

const PEOPLE: [&str; 4] = ["alice", "bob", "carol", "dave"];

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    /// What the model says happens, to the last unit, and no share price falls but by bad debt
    /// (M-4); in the end everybody can leave (M-16).
    #[test]
    fn beside_the_model((liq, part, min, fee, ratio, acts) in life()) {
        let open = (liq * part / 100).max(1_000).min(liq * 99 / 100);
        let mut model = Model::new(liq, open, min, fee, 1_000);
        model.ratio = (ratio > 1).then_some(ratio);
        model.slashable = 10u128.pow(9);
        let levels = Levels::at(model.liq, open as u64, liq as u64);
        prop_assert_eq!(levels.q, model.q());
        let mut ours = Ours {
            pool: Pool::new(Now::at(1_000)),
            supply: LayerShares::ZERO,
            shares: BTreeMap::new(),
            positions: BTreeMap::new(),
            watch: Watch::default(),
            levels,
        };
        let first = Act::Deposit(10u128.pow(12));
        step_both("alice", &first, &mut ours, &mut model)?;
        for (who, act) in &acts {
            let (one, all) = model.share();
            let bad = model.pos.clone();
            step_both(PEOPLE[*who], act, &mut ours, &mut model)?;
            alike(&ours, &model)?;
            let (one_after, all_after) = model.share();
            let holds = Uint512::from(one_after) * Uint512::from(all) >= Uint512::from(one) * Uint512::from(all_after);
            prop_assert!(holds || matches!(act, Act::Liquidate(..)), "{:?} {:?}", act, bad);
        }
        for who in PEOPLE {
            while model.debt(who) > 0 {
                step_both(who, &Act::Repay(u128::MAX, None), &mut ours, &mut model)?;
            }
            step_both(who, &Act::Withdraw(u128::MAX), &mut ours, &mut model)?;
        }
        prop_assert_eq!((model.scaled, model.pos.len()), (0, 0));
        for who in PEOPLE {
            step_both(who, &Act::Redeem(u128::MAX), &mut ours, &mut model)?;
            prop_assert!(model.has(who) == 0 || model.has(who) < 2_000 * model.assets().max(1));
        }
    }

    /// M-12: interest booked often or seldom is the same, but for the rounding of the index.
    #[test]
    fn splitting_time_changes_nothing(used in 0..=WAD, z in curve::Z_MIN..=curve::Z_MAX, secs in 2u64..34_560_000, at in 1u64..34_560_000) {
        let (used, at) = (Uint128::new(used), at % (secs - 1) + 1);
        let most = Uint128::new(curve::INDEX_MAX);
        let one = Uint128::new(WAD);
        let (rate, end) = curve::step(z, used, secs);
        let once = curve::grow_floor(one, rate, secs, most).u128();
        let (first, middle) = curve::step(z, used, at);
        let half = curve::grow_floor(one, first, at, most);
        let (second, end_twice) = curve::step(middle, used, secs - at);
        let twice = curve::grow_floor(half, second, secs - at, most).u128();
        prop_assert!(end.abs_diff(end_twice) <= 2);
        prop_assert!(once.abs_diff(twice) <= once / 10_000_000 + 1_000);
    }

    /// The dearest and the cheapest that interest can be.
    #[test]
    fn rates_have_bounds(used in 0..=WAD, z in curve::Z_MIN..=curve::Z_MAX, secs in 0u64..=u64::MAX) {
        let (rate, end) = curve::step(z, Uint128::new(used), secs);
        prop_assert!((WAD / 4_000 - 1..=4 * WAD).contains(&rate));
        prop_assert!((curve::Z_MIN..=curve::Z_MAX).contains(&end));
    }

    /// e^x never falls.
    #[test]
    fn the_exponential_rises(x in -20_000_000_000_000_000_000i128..42_000_000_000_000_000_000, by in 0u64..1_000_000_000) {
        prop_assert!(curve::exp(x) <= curve::exp(x + i128::from(by)) + 40);
    }
}
