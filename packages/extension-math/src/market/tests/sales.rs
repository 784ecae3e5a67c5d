//! What liquidations sell, by the examples of the page.

use super::*;

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
