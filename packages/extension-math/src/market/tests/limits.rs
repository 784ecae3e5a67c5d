//! Limits that move, notes of positions, and numbers at their ends.

use super::*;

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
