//! Parts of amounts, what LST is worth, and currencies as people know them.

use ballast_answers::shown;
use ballast_extension_math::market::WholePrice;
use ballast_numbers::{mul_div_ceil, mul_div_floor, Amount, Shares};
use ballast_tool::output::tokens;
use cosmwasm_std::Decimal;

/// A whole, in bps.
pub const ALL: u64 = 10_000;

/// `a x b / c`, rounded down; none where that does not fit, and where `c` is 0.
pub fn part(a: u128, b: u128, c: u128) -> Option<u128> {
    let part = mul_div_floor(a.into(), b.into(), c.into());
    part.ok().map(|part| part.u128())
}

/// `a x b / c`, rounded up; the greatest number where that does not fit, and where `c` is 0.
pub fn part_up(a: u128, b: u128, c: u128) -> u128 {
    mul_div_ceil(a.into(), b.into(), c.into()).map_or(u128::MAX, |part| part.u128())
}

/// Decimals of the two sides of a price.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Decimals {
    /// Of the LST.
    pub lst: u8,
    /// Of the coin that is paid.
    pub coin: u8,
}

/// What an amount of LST is worth by a price of whole coins for a whole LST, rounded down; none where
/// that does not fit.
pub fn worth(lst: u128, price: Decimal, decimals: Decimals) -> Option<u128> {
    let price = WholePrice {
        per_lst: price,
        lst_decimals: decimals.lst,
        coin_decimals: decimals.coin,
    };
    let worth = price.worth_floor(Shares::new(lst)).raw().u128();
    // the greatest number stands for all that do not fit
    Some(worth).filter(|worth| *worth < u128::MAX)
}

/// What an amount is of, as people know it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Currency {
    /// Its denom on the chain.
    pub denom: String,
    /// Its decimals.
    pub decimals: u8,
}

impl Currency {
    /// So much of it: 252133334 of `ustake` with six decimals are `252.133334 STAKE`.
    pub fn shown(&self, amount: u128) -> String {
        let name = shown::coin(&self.denom, self.decimals);
        format!("{} {name}", tokens(amount, self.decimals))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lst_is_worth_its_price_in_any_decimals() {
        let price = Decimal::percent(90);
        let of = |lst, coin| Decimals { lst, coin };
        let wide = 258_333_333_300_000_000_000;
        assert_eq!(worth(287_037_037, price, of(6, 6)), Some(258_333_333));
        assert_eq!(worth(287_037_037, price, of(6, 18)), Some(wide));
        assert_eq!(worth(10_u128.pow(18), price, of(18, 6)), Some(900_000));
        assert_eq!(worth(u128::MAX, Decimal::MAX, of(0, 18)), None);
    }

    #[test]
    fn parts_are_rounded_by_their_names() {
        assert_eq!(
            (part(7, 1, 2), part_up(7, 1, 2), part_up(8, 1, 2)),
            (Some(3), 4, 4)
        );
        assert_eq!((part(1, 1, 0), part_up(1, 1, 0)), (None, u128::MAX));
        assert_eq!(part(u128::MAX, 2, 1), None);
        assert_eq!(part(u128::MAX, u128::MAX, u128::MAX), Some(u128::MAX));
    }
}
