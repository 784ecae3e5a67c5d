//! A price of whole coins, against what it means: `coins / 10^c = lst / 10^l x price`.

use super::super::{Loan, WholePrice, MOST_DECIMALS};
use ballast_accounting::{Amount, Shares};
use cosmwasm_std::{Decimal, Uint128, Uint512};
use proptest::prelude::*;

fn price() -> impl Strategy<Value = WholePrice> {
    (1..=u128::MAX, 0..=MOST_DECIMALS, 0..=MOST_DECIMALS).prop_map(
        |(atomics, lst_decimals, coin_decimals)| WholePrice {
            per_lst: Decimal::new(Uint128::new(atomics)),
            lst_decimals,
            coin_decimals,
        },
    )
}

/// Base units of LST times this are worth base units of the coin times the other, exactly.
fn scales(price: &WholePrice) -> (Uint512, Uint512) {
    let ten = |power: u8| Uint512::from(10u64).pow(u32::from(power));
    let of_lst = Uint512::from(price.per_lst.atomics()) * ten(price.coin_decimals);
    (of_lst, ten(price.lst_decimals) * ten(18))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1_000))]

    /// The worth is the exact one to less than a base unit below it, or the most that fits.
    #[test]
    fn worth_is_rounded_down(price in price(), lst in any::<u128>()) {
        let worth = price.worth_floor(Shares::new(lst)).raw();
        let (of_lst, of_coin) = scales(&price);
        let exact = Uint512::from(lst) * of_lst;
        prop_assert!(Uint512::from(worth) * of_coin <= exact);
        let next = (Uint512::from(worth) + Uint512::one()) * of_coin;
        prop_assert!(worth == Uint128::MAX || next > exact);
    }

    /// The same of the way back.
    #[test]
    fn lst_is_rounded_down(price in price(), coins in any::<u128>()) {
        let lst = price.lst_floor(Loan::new(coins)).unwrap().raw();
        let (of_lst, of_coin) = scales(&price);
        let exact = Uint512::from(coins) * of_coin;
        prop_assert!(Uint512::from(lst) * of_lst <= exact);
        let next = (Uint512::from(lst) + Uint512::one()) * of_lst;
        prop_assert!(lst == Uint128::MAX || next > exact);
    }

    /// There and back is never more than it was.
    #[test]
    fn nobody_gains_there_and_back(price in price(), lst in any::<u128>(), coins in any::<u128>()) {
        let worth = price.worth_floor(Shares::new(lst));
        prop_assert!(price.lst_floor(worth).unwrap().raw().u128() <= lst);
        let bought = price.lst_floor(Loan::new(coins)).unwrap();
        prop_assert!(price.worth_floor(bought).raw().u128() <= coins);
    }

    /// More LST is worth no less, and more at no lower a price.
    #[test]
    fn worth_rises(price in price(), lst in any::<u128>(), more in any::<u128>()) {
        let worth = price.worth_floor(Shares::new(lst));
        prop_assert!(worth <= price.worth_floor(Shares::new(lst.saturating_add(more))));
        let dearer = WholePrice { per_lst: price.per_lst.saturating_add(Decimal::new(Uint128::new(more))), ..price };
        prop_assert!(worth <= dearer.worth_floor(Shares::new(lst)));
    }
}
