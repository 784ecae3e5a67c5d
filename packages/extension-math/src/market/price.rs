//! A price as feeds and people say it, between base units of two coins: for programs that read a
//! market from outside. A market itself goes by a [`super::Quote`].

use super::Loan;
use ballast_accounting::{Amount, Shares};
use cosmwasm_std::{Decimal, Uint128, Uint512};

/// The most decimals that are reckoned with; a coin that says more counts as one of so many.
pub const MOST_DECIMALS: u8 = 36;
/// Decimals of a [`Decimal`].
const PLACES: u8 = 18;

/// Whole coins for a whole LST.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct WholePrice {
    /// The price: `0.9` is nine tenths of a whole coin for a whole LST.
    pub per_lst: Decimal,
    /// Decimals of the LST.
    pub lst_decimals: u8,
    /// Decimals of the coin.
    pub coin_decimals: u8,
}

impl WholePrice {
    /// What base units of LST are worth, in base units of the coin: rounded down, 2^128 - 1 where
    /// it is more.
    pub fn worth_floor(&self, lst: Shares) -> Loan {
        let above = wide(lst.raw())
            .saturating_mul(wide(self.per_lst.atomics()))
            .saturating_mul(ten(self.coin_decimals));
        let below = ten(self.lst_decimals).saturating_mul(ten(PLACES));
        // a power of ten is not zero
        let worth = above.checked_div(below).unwrap_or_default();
        Loan::new(narrow(worth))
    }

    /// Base units of LST that are worth base units of the coin: rounded down, 2^128 - 1 where it is
    /// more; none at a price of nothing.
    pub fn lst_floor(&self, coins: Loan) -> Option<Shares> {
        let above = wide(coins.raw())
            .saturating_mul(ten(self.lst_decimals))
            .saturating_mul(ten(PLACES));
        let below = wide(self.per_lst.atomics()).saturating_mul(ten(self.coin_decimals));
        let lst = above.checked_div(below).ok()?;
        Some(Shares::new(narrow(lst)))
    }
}

/// Of 512 bits no product here needs more than 376: two amounts, and ten to the 36th.
fn wide(amount: Uint128) -> Uint512 {
    Uint512::from(amount)
}

/// As 128 bits; the largest number where it is more.
fn narrow(number: Uint512) -> Uint128 {
    Uint128::try_from(number).unwrap_or(Uint128::MAX)
}

/// A whole coin of so many decimals, in base units.
fn ten(decimals: u8) -> Uint512 {
    Uint512::from(10u64).pow(u32::from(decimals.min(MOST_DECIMALS)))
}
