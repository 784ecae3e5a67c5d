//! What shares of something are worth, with a virtual offset.

use crate::{mul_div_ceil, mul_div_floor, Amount, Result};
use cosmwasm_std::Uint128;

/// Virtual shares that nobody owns, against one unit of assets that nobody owns: a price is always
/// `(assets + 1) / (shares + 1,000)`.
///
/// So the first share costs a thousandth of a unit, and an attacker who inflates the price before a
/// victim enters loses at least half of what the attack puts in. The offset is not above 1,000, so
/// that shares of assets with 18 decimals fit 128 bits even after losses down to a millionth.
pub const OFFSET: u128 = 1_000;

/// Assets that back shares, each in its own unit. Arithmetic uses both totals, never their
/// quotient.
///
/// 0 is a valid answer here; callers that sell refuse it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Price<A, S> {
    /// The assets that back the shares.
    pub assets: A,
    /// All shares.
    pub shares: S,
}

impl<A: Amount, S: Amount> Price<A, S> {
    /// Shares that `assets` buy, rounded down: for holders who bring assets.
    ///
    /// # Errors
    /// The result does not fit 128 bits.
    pub fn to_shares_floor(&self, assets: A) -> Result<S> {
        let (one, all) = self.totals()?;
        mul_div_floor(assets.raw(), all, one).map(S::new)
    }

    /// Shares that `assets` cost, rounded up: for holders who take assets out, or who owe them.
    ///
    /// # Errors
    /// The result does not fit 128 bits.
    pub fn to_shares_ceil(&self, assets: A) -> Result<S> {
        let (one, all) = self.totals()?;
        mul_div_ceil(assets.raw(), all, one).map(S::new)
    }

    /// Assets that `shares` are worth, rounded down: for holders who give shares back.
    ///
    /// # Errors
    /// The result does not fit 128 bits.
    pub fn to_assets_floor(&self, shares: S) -> Result<A> {
        let (one, all) = self.totals()?;
        mul_div_floor(shares.raw(), one, all).map(A::new)
    }

    /// Assets that `shares` cost, rounded up: for holders who ask for shares, or whose debt is
    /// counted in shares.
    ///
    /// # Errors
    /// The result does not fit 128 bits.
    pub fn to_assets_ceil(&self, shares: S) -> Result<A> {
        let (one, all) = self.totals()?;
        mul_div_ceil(shares.raw(), one, all).map(A::new)
    }

    /// Assets and shares, both with the offset, so never zero.
    ///
    /// # Errors
    /// A sum does not fit 128 bits; with such totals nothing has a price.
    pub fn totals(&self) -> Result<(Uint128, Uint128)> {
        Ok((
            self.assets.checked_add(A::new(1u128))?.raw(),
            self.shares.checked_add(S::new(OFFSET))?.raw(),
        ))
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::arithmetic_side_effects, clippy::unwrap_used)]

    use super::*;
    use crate::{
        testing::{many, native, shares, up_to_bits},
        Native, Shares,
    };
    use proptest::prelude::*;

    fn price() -> impl Strategy<Value = Price<Native, Shares>> {
        (up_to_bits(100), up_to_bits(100), any::<bool>()).prop_map(|(assets, all, none)| Price {
            assets: native(if none { 0 } else { assets }),
            shares: shares(if none { 0 } else { all }),
        })
    }

    #[test]
    fn the_first_unit_buys_a_thousand_shares() {
        let empty = Price {
            assets: native(0),
            shares: shares(0),
        };
        assert_eq!(empty.to_shares_floor(native(7)), Ok(shares(7_000)));
        assert_eq!(empty.to_assets_floor(shares(999)), Ok(native(0)));
        assert_eq!(empty.to_assets_ceil(shares(999)), Ok(native(1)));
    }

    proptest! {
        #![proptest_config(many())]

        /// Floor and ceil are a unit apart at most, and the floor is never the larger.
        #[test]
        fn both_roundings_meet(price in price(), amount in up_to_bits(20)) {
            let (low, high) = (
                price.to_shares_floor(native(amount)),
                price.to_shares_ceil(native(amount)),
            );
            if let (Ok(low), Ok(high)) = (low, high) {
                prop_assert!(low <= high && high.raw() <= low.raw() + Uint128::one());
            }
            let (low, high) = (
                price.to_assets_floor(shares(amount)).unwrap(),
                price.to_assets_ceil(shares(amount)).unwrap(),
            );
            prop_assert!(low <= high && high.raw() <= low.raw() + Uint128::one());
        }

        /// There and back never gains, by either pair of names.
        #[test]
        fn there_and_back_never_gains(price in price(), amount in up_to_bits(20)) {
            if let Ok(bought) = price.to_shares_floor(native(amount)) {
                prop_assert!(price.to_assets_floor(bought).unwrap() <= native(amount));
            }
            let cost = price.to_assets_ceil(shares(amount)).unwrap();
            if let Ok(bought) = price.to_shares_floor(cost) {
                prop_assert!(bought >= shares(amount));
            }
        }
    }
}
