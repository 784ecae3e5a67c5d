//! What borrowers pay, and what a loop of loans is.

use super::*;

#[test]
fn the_curve_is_that_of_the_model_to_its_last_digit() {
    let (mut exps, mut steps) = (0, 0);
    for line in include_str!("../curve_vectors.txt").lines() {
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
