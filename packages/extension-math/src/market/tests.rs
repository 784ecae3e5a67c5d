//! The page's numbers, and those of `fixed.py`, to their last digit.
#![allow(
    clippy::arithmetic_side_effects,
    clippy::as_conversions,
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing
)]

use super::{model, *};
use crate::time::Now;
use ballast_accounting::{Amount, LayerShares, Shares};
use cosmwasm_std::{Addr, Uint128};

const M: u128 = 1_000_000;
const DAY: u64 = 86_400;

fn lst(n: u128) -> Shares {
    Shares::new(n)
}

fn loan(n: u128) -> Loan {
    Loan::new(n)
}

/// An offer, in a market whose least debt is a whole coin.
fn bid(amount: u128) -> Bid {
    Bid {
        amount: loan(amount),
        min_debt: loan(M),
    }
}

fn levels() -> Levels {
    Levels::at(92 * WAD / 100, 8_800, 9_200)
}

fn quote(n: u128) -> Quote {
    Quote::new(Uint128::new(n), Uint128::new(100)).unwrap()
}

const NO_SHARES: LayerShares = LayerShares::ZERO;

/// Sam's 1,000 are in.
fn funded() -> (Pool, LayerShares) {
    let mut pool = Pool::new(Now::at(0));
    let shares = pool.deposit_floor(loan(1_000 * M), NO_SHARES).unwrap();
    assert_eq!(shares.raw().u128(), 1_000_000_000_000);
    (pool, shares)
}

/// Bob has 600 LST and owes 500.
fn looped() -> (Pool, Position) {
    let (mut pool, _) = funded();
    let mut bob = Position {
        collateral: lst(600 * M),
        ..Position::default()
    };
    bob.borrow(&mut pool, loan(500 * M)).unwrap();
    (pool, bob)
}

#[test]
fn the_curve_is_that_of_the_model_to_its_last_digit() {
    let (mut exps, mut steps) = (0, 0);
    for line in include_str!("curve_vectors.txt").lines() {
        let words: Vec<&str> = line.split(' ').collect();
        let n = |at: usize| words[at].parse::<i128>().unwrap();
        let u = |at: usize| words[at].parse::<u128>().unwrap();
        match words[0] {
            "exp" => {
                assert_eq!(curve::exp(n(1)), u(2), "{line}");
                assert_eq!(model::exp_wad(n(1)), u(2), "{line}");
                exps += 1;
            }
            "step" => {
                let (z, used, secs) = (n(1) as i64, Uint128::new(u(2)), u(3) as u64);
                assert_eq!(curve::step(z, used, secs), (u(4), n(5) as i64), "{line}");
                let by_model = model::step(n(1), n(2), secs);
                assert_eq!(by_model, (u(4), n(5)), "{line}");
                let most = Uint128::new(curve::INDEX_MAX);
                let grown = curve::grow_floor(Uint128::new(u(6)), u(4), secs, most);
                assert_eq!(grown.u128(), u(7).max(u(6)), "{line}");
                assert_eq!(model::grow(u(6), u(4), secs), u(7), "{line}");
                steps += 1;
            }
            _ => assert!(line.starts_with('#')),
        }
    }
    assert!(exps > 100 && steps > 100);
}

#[test]
fn rates_of_the_page() {
    let percent = |n: u128| n * WAD / 100;
    let at = |used: u128| curve::rate(curve::Z_INIT, Uint128::new(percent(used)));
    let near = |a: u128, b: u128| a.abs_diff(b) < WAD / 1_000_000;
    assert!(near(at(90), percent(4)) && near(at(0), percent(1)) && near(at(100), percent(16)));
    let (mean, _) = curve::step(curve::Z_INIT, Uint128::new(WAD), 5 * DAY);
    assert_eq!(mean, 229_777_361_519_085_424);
    // the dearest there is, and the cheapest
    assert_eq!(curve::rate(curve::Z_MAX, Uint128::new(WAD)), 4 * WAD);
    assert!(near(
        curve::rate(curve::Z_MIN, Uint128::zero()),
        WAD / 4_000
    ));
}

/// Section 12: a year at 90 % use, a day at 100 %, a day at 45 %.
#[test]
fn interest_of_the_page() {
    let after = |lent: u128, secs: u64| {
        let (mut pool, supply) = funded();
        let mut bob = Position {
            collateral: lst(2_000 * M),
            ..Position::default()
        };
        bob.borrow(&mut pool, loan(lent)).unwrap();
        pool.accrue(supply, 1_000, Now::at(secs)).unwrap();
        let debt = pool.debt_ceil(bob.scaled).unwrap().raw().u128();
        (pool, supply, debt)
    };
    let (pool, supply, debt) = after(900 * M, curve::YEAR);
    assert_eq!(pool.index.u128(), 1_040_810_774_192_388_220);
    assert_eq!(
        (debt, pool.fee_shares.raw().u128()),
        (936_729_697, 3_555_437_861)
    );
    let worth = pool.price(supply).unwrap().to_assets_floor(supply).unwrap();
    assert_eq!(worth.raw().u128(), 1_033_056_726);

    let (pool, _, debt) = after(1_000 * M, DAY);
    assert_eq!(
        (debt, curve::exp(pool.z.into())),
        (1_000_469_911, 45_872_497_546_134_520)
    );
    let (pool, _, debt) = after(450 * M, DAY);
    assert_eq!(
        (debt, curve::exp(pool.z.into())),
        (450_029_792, 37_351_994_238_841_743)
    );
}

#[test]
fn a_loop_of_the_page() {
    let (pool, _) = funded();
    let bob = Position {
        collateral: lst(100 * M),
        ..Position::default()
    };
    let par = quote(100);
    let open = 88 * WAD / 100;
    assert_eq!(
        bob.room_floor(&pool, &par, open, true),
        Ok(loan(733_333_333))
    );
    assert_eq!(bob.room_floor(&pool, &par, open, false), Ok(loan(88 * M)));
    for (amount, fits) in [(733_333_333_u128, true), (733_333_334, false)] {
        let (mut pool, mut bob) = (pool, bob);
        bob.borrow(&mut pool, loan(amount)).unwrap();
        bob.collateral = lst(100 * M + amount);
        assert_eq!(bob.ensure_open(&pool, &par, open).is_ok(), fits);
    }
    let mut bob = bob;
    let mut pool = pool;
    bob.borrow(&mut pool, loan(44 * M)).unwrap();
    assert_eq!(bob.free_floor(&pool, &par, open), Ok(lst(50 * M)));
}

#[test]
fn levels_of_the_page() {
    let rows = [
        (9_400, 9_000, 982_000, 183),
        (9_200, 8_800, 976_000, 245),
        (8_600, 8_000, 958_000, 438),
        (8_000, 7_000, 940_000, 638),
    ];
    for (liq, open, q, incentive) in rows {
        let levels = Levels::at(liq * BP, open as u64, liq as u64);
        assert_eq!(levels.q, q * WAD / 1_000_000);
        assert_eq!(levels.back, open * BP);
        assert_eq!(levels.incentive_bps(), incentive);
    }
}

#[test]
fn solvent_sales_of_the_page() {
    let (pool, bob) = looped();
    let healthy = Health::of(&bob, &pool, &quote(92), &levels()).unwrap();
    let (debt, worth) = (loan(500 * M), loan(552 * M));
    assert_eq!(healthy, Health::Healthy { debt, worth });
    let refusal = Health::refusal(debt, worth, &levels());
    let (ltv_bps, liq_bps) = (9_058, 9_200);
    assert_eq!(refusal, Refusal::Healthy { ltv_bps, liq_bps });

    let sell = |amount: u128| bob.sell_solvent(&pool, &quote(90), &levels(), bid(amount));
    let sold = sell(u128::MAX).unwrap();
    assert_eq!(
        (sold.repaid, sold.lst),
        (loan(252_133_334), lst(287_037_037))
    );
    let (mut after, mut pool_after) = (bob, pool);
    sold.book(&mut after, &mut pool_after).unwrap();
    assert_eq!(after.collateral, lst(312_962_963));
    assert_eq!(pool_after.debt_ceil(after.scaled), Ok(loan(247_866_666)));
    let sold = sell(100 * M).unwrap();
    assert_eq!((sold.repaid, sold.lst), (loan(100 * M), lst(113_843_351)));
    // nothing is bought for a coin that buys no unit
    assert_eq!(
        sell(0),
        Err(Refusal::TooSmall {
            least: loan(252_133_334)
        }
        .into())
    );
}

/// Section 12: rate 0.82, with restake 50, 10, none; and 200 only.
#[test]
fn insolvent_sales_of_the_page() {
    let (pool, bob) = looped();
    let rate = quote(82);
    let sell = |could: u128, arrives: Option<u128>, amount: u128| {
        let health = Health::of(&bob, &pool, &rate, &levels()).unwrap();
        let Health::Insolvent { debt, need } = health else {
            panic!("{health:?}")
        };
        let slice = bob.slice(debt, need, lst(could), &rate, &levels(), bid(amount));
        let slice = slice.unwrap();
        let arrives = arrives.map_or(slice.want, lst);
        let sold = slice.settle(arrives, &pool, &rate, &levels()).unwrap();
        let n = |n: Loan| n.raw().u128();
        let numbers = (n(sold.repaid), sold.lst.raw().u128(), n(sold.bad_debt));
        (numbers, sold.from_restake.raw().u128())
    };
    let all = u128::MAX;
    assert_eq!(
        sell(50 * M, None, all),
        ((500_000_000, 624_750_098, 0), 24_750_098)
    );
    assert_eq!(
        sell(10 * M, None, all),
        ((488_195_200, 610_000_000, 11_804_800), 10_000_000)
    );
    let none = ((480_192_000, 600_000_000, 19_808_000), 0);
    assert_eq!(sell(0, None, all), none);
    // a restake contract that pays nothing: as with none
    assert_eq!(sell(50 * M, Some(0), all), none);
    let half = ((200_000_000, 249_900_038, 4_836_098), 4_096_721);
    assert_eq!(sell(10 * M, None, 200 * M), half);
    // more than was asked for is not bought
    assert_eq!(sell(10 * M, Some(99 * M), all), sell(10 * M, None, all));
}

#[test]
fn a_slice_is_not_small_and_leaves_none() {
    let (pool, bob) = looped();
    let rate = quote(82);
    let Ok(Health::Insolvent { debt, need }) = Health::of(&bob, &pool, &rate, &levels()) else {
        panic!("solvent")
    };
    let slice = |amount: u128| bob.slice(debt, need, lst(0), &rate, &levels(), bid(amount));
    let least = |least: u128| Err(Refusal::TooSmall { least: loan(least) }.into());
    assert_eq!(slice(M - 1), least(M));
    assert!(slice(M).is_ok());
    let leaves_least = slice(480_192_000 - M).unwrap();
    // a few coins short of all: the least stays
    assert_eq!(slice(480_192_000 - M + 1), Ok(leaves_least));
    assert_eq!(slice(480_192_000 - 1), Ok(leaves_least));
    assert_eq!(slice(480_192_000).unwrap().off, bob.scaled);
}

#[test]
fn limits_move_along_a_line() {
    let mut limits = Limits {
        open_bps: 8_800,
        borrow_cap: None,
        fee_bps: 0,
        liq_bps: 9_200,
        liq_at: 0,
        liq_to_bps: 9_200,
        liq_until: 0,
    };
    let week = 7 * DAY;
    limits.ramp(9_000, week, Now::at(1_000)).unwrap();
    let at = |secs: u64| limits.liq_now(Now::at(1_000 + secs));
    assert_eq!(
        (at(0), at(week / 2), at(week)),
        (9_200 * BP, 9_100 * BP, 9_000 * BP)
    );
    assert_eq!(at(week * 3 / 4), 9_050 * BP);
    assert!(at(week * 3 / 4 - 1) > 9_050 * BP);
    let until = 1_000 + week;
    let again = limits.ramp(9_200, week, Now::at(until - 1));
    assert_eq!(again, Err(Refusal::Ramping { until }.into()));
    assert_eq!(limits.most_open_bps(Now::at(1_000)), 8_910);
    limits.ramp(9_200, week, Now::at(until)).unwrap();
    assert_eq!(limits.liq_now(Now::at(until + week / 2)), 9_100 * BP);
    assert_eq!(limits.least_liq_bps(), 8_889);
}

/// Volatility: 80 / 70 and two sigmas of 4.28 % and of 8 %.
#[test]
fn the_opening_ltv_falls_with_volatility() {
    let limits = Limits {
        open_bps: 7_000,
        borrow_cap: None,
        fee_bps: 0,
        liq_bps: 8_000,
        liq_at: 0,
        liq_to_bps: 8_000,
        liq_until: 0,
    };
    let open = |sigma: u128| limits.open_now(2, sigma, Now::at(5));
    assert_eq!(open(42_800_000_000_000_000), 70 * WAD / 100);
    assert_eq!(open(80_000_000_000_000_000), 672 * WAD / 1_000);
    assert_eq!(open(WAD), 35 * WAD / 100);
    assert_eq!(open(u128::MAX), 35 * WAD / 100);
}

/// `watch.py`: a position that was noted is not better because it was sold.
#[test]
fn a_successor_follows_a_day_later() {
    let at = |c: u128, x: u128| Position {
        collateral: lst(c),
        scaled: Scaled::new(x),
    };
    let [bob, zoe, eve] = ["bob", "zoe", "eve"].map(Addr::unchecked);
    let mut watch = Watch::default();
    assert!(!watch.note(&bob, &at(5, 0)));
    assert!(watch.note(&bob, &at(600, 500)));
    assert!(!watch.note(&zoe, &at(60, 50)));
    assert!(watch.note(&zoe, &at(60, 51)));

    // zoe is as bad as she was
    let name = |watch: &mut Watch, who: &Addr, position: Position, zoe: Position, now: u64| {
        watch.name(who, &position, &zoe, Now::at(now))
    };
    let refused = Err(Refusal::NotWorse.into());
    assert_eq!(
        name(&mut watch, &bob, at(600, 500), at(60, 51), 10),
        refused
    );
    // she is gone: nobody is named, then bob, and no better one
    let gone = Position::default();
    assert_eq!(name(&mut watch, &zoe, gone, gone, 10), Ok(()));
    assert_eq!(name(&mut watch, &bob, at(600, 500), gone, 11), Ok(()));
    assert_eq!(name(&mut watch, &eve, at(600, 499), gone, 12), refused);
    assert_eq!(watch.watched.as_ref().unwrap().owner, zoe);
    assert_eq!(name(&mut watch, &eve, at(600, 499), gone, 9 + DAY), refused);
    assert_eq!(name(&mut watch, &eve, at(600, 499), gone, 10 + DAY), Ok(()));
    assert_eq!(watch.watched.as_ref().unwrap().owner, bob);
    assert_eq!(watch.successor, None);
    // all are gone: nothing is watched a day later
    assert_eq!(watch.name(&bob, &gone, &gone, Now::at(200_000)), Ok(()));
    assert_eq!(
        watch.name(&bob, &gone, &gone, Now::at(200_000 + DAY)),
        Ok(())
    );
    assert_eq!(watch, Watch::default());
}

/// `msaturate.py`: what does not fit is the most there is.
#[test]
fn need_exposure_and_due_saturate() {
    let mut pool = Pool::new(Now::at(0));
    pool.cash = loan(10_u128.pow(24));
    let mut bob = Position {
        collateral: lst(10_u128.pow(24)),
        ..Position::default()
    };
    bob.borrow(&mut pool, loan(10_u128.pow(24))).unwrap();
    let quote = Quote::new(Uint128::one(), Uint128::new(10_u128.pow(27))).unwrap();
    let health = Health::of(&bob, &pool, &quote, &levels()).unwrap();
    let most = lst(u128::MAX);
    assert!(matches!(health, Health::Insolvent { need, .. } if need == most));
    assert_eq!(quote.exposure_ceil(loan(10_u128.pow(24)), 20), Ok(most));
    let mut watch = Watch::default();
    watch.note(&Addr::unchecked("bob"), &bob);
    let due = watch.due(&pool, &quote, &levels()).unwrap();
    assert_eq!(due, lst(u128::MAX - 10_u128.pow(24)));
}

/// M-15: 18 decimals, 10^12 tokens, all lent, ten years nobody comes: debt stops growing, and can
/// be repaid.
#[test]
fn nothing_overflows() {
    let mut pool = Pool::new(Now::at(0));
    let all = loan(10_u128.pow(30));
    let supply = pool.deposit_floor(all, NO_SHARES).unwrap();
    let mut bob = Position {
        collateral: lst(2 * 10_u128.pow(30)),
        ..Position::default()
    };
    bob.borrow(&mut pool, all).unwrap();
    for year in 1..=20 {
        pool.accrue(supply, 2_500, Now::at(year * curve::YEAR))
            .unwrap();
    }
    let debt = pool.debt_ceil(bob.scaled).unwrap();
    assert_eq!(debt, loan(10_u128.pow(37)));
    let repaid = bob.repay(&mut pool, debt, None, loan(1)).unwrap();
    assert!(repaid.after.scaled.is_zero());
    let out = pool.redeem_floor(supply, supply).unwrap();
    assert!(out > all);
}
