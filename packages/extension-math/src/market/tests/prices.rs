//! Prices of whole coins, in coins of other decimals than the LST.

use super::*;
use cosmwasm_std::Decimal;

fn nine_tenths(lst_decimals: u8, coin_decimals: u8) -> WholePrice {
    WholePrice {
        per_lst: Decimal::percent(90),
        lst_decimals,
        coin_decimals,
    }
}

#[test]
fn lst_is_worth_its_price_in_coins_of_any_decimals() {
    let wide = 258_333_333_300_000_000_000;
    for (lst_decimals, coin_decimals, amount, worth) in [
        (6, 6, 287_037_037, 258_333_333),
        (6, 18, 287_037_037, wide),
        (18, 6, 10u128.pow(18), 900_000),
        // under a base unit
        (18, 6, 10u128.pow(12), 0),
        (0, 36, 1, 9 * 10u128.pow(35)),
    ] {
        let price = nine_tenths(lst_decimals, coin_decimals);
        assert_eq!(price.worth_floor(lst(amount)), loan(worth), "{price:?}");
    }
}

#[test]
fn coins_are_worth_lst_by_the_same_price() {
    assert_eq!(
        nine_tenths(6, 18).lst_floor(loan(9 * 10u128.pow(17))),
        Some(lst(M))
    );
    assert_eq!(
        nine_tenths(18, 6).lst_floor(loan(1)),
        Some(lst(1_111_111_111_111))
    );
}

#[test]
fn a_price_of_nothing_makes_lst_worth_nothing_and_buys_none() {
    let price = WholePrice {
        per_lst: Decimal::zero(),
        ..nine_tenths(6, 6)
    };
    assert_eq!(price.worth_floor(lst(M)), loan(0));
    assert_eq!(price.lst_floor(loan(M)), None);
}

#[test]
fn what_does_not_fit_is_the_largest_amount() {
    let dear = WholePrice {
        per_lst: Decimal::MAX,
        ..nine_tenths(0, 18)
    };
    assert_eq!(dear.worth_floor(lst(u128::MAX)), loan(u128::MAX));
    let cheap = WholePrice {
        per_lst: Decimal::new(Uint128::one()),
        ..nine_tenths(18, 0)
    };
    assert_eq!(cheap.lst_floor(loan(u128::MAX)), Some(lst(u128::MAX)));
}

#[test]
fn decimals_above_the_bound_count_as_the_bound() {
    let one = lst(1);
    assert_eq!(
        nine_tenths(0, 200).worth_floor(one),
        nine_tenths(0, MOST_DECIMALS).worth_floor(one)
    );
}
