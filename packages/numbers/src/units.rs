//! Types of amounts that cannot be mixed up.

use crate::{mul_div_ceil, mul_div_floor, NumberError, Result};
use core::fmt;
use cosmwasm_std::Uint128;

/// What every amount type can do. Arithmetic stays within one unit; [`Amount::raw`] leaves it.
pub trait Amount: Copy + Ord + fmt::Display {
    /// Zero.
    const ZERO: Self;

    /// Gives a plain number its unit.
    fn new(raw: impl Into<Uint128>) -> Self;

    /// The plain number, for bank and cw20 messages and for ratios across units.
    fn raw(self) -> Uint128;

    /// `self + other`.
    fn checked_add(self, other: Self) -> Result<Self> {
        self.raw()
            .checked_add(other.raw())
            .map(Self::new)
            .map_err(|_| NumberError::Overflow {
                left: self.raw(),
                op: "+",
                right: other.raw(),
            })
    }

    /// `self - other`.
    fn checked_sub(self, other: Self) -> Result<Self> {
        self.raw()
            .checked_sub(other.raw())
            .map(Self::new)
            .map_err(|_| NumberError::Underflow {
                left: self.raw(),
                right: other.raw(),
            })
    }

    /// `self - other`, or zero if `other` is larger.
    fn saturating_sub(self, other: Self) -> Self {
        Self::new(self.raw().saturating_sub(other.raw()))
    }

    /// Whether this is zero.
    fn is_zero(self) -> bool {
        self.raw().is_zero()
    }

    /// `self x part / whole`, rounded down. `part` and `whole` are of one unit.
    fn portion_floor<U: Amount>(self, part: U, whole: U) -> Result<Self> {
        mul_div_floor(self.raw(), part.raw(), whole.raw()).map(Self::new)
    }

    /// `self x part / whole`, rounded up. `part` and `whole` are of one unit.
    fn portion_ceil<U: Amount>(self, part: U, whole: U) -> Result<Self> {
        mul_div_ceil(self.raw(), part.raw(), whole.raw()).map(Self::new)
    }

    /// The sum of all `amounts`.
    fn sum(amounts: impl IntoIterator<Item = Self>) -> Result<Self> {
        amounts.into_iter().try_fold(Self::ZERO, Self::checked_add)
    }
}

/// How amounts are written: as a string of digits in messages, as a bare number in packed storage.
/// For [`amount!`](crate::amount).
pub mod wire {
    use cosmwasm_std::Uint128;
    use serde::{Deserialize, Deserializer, Serialize, Serializer};

    /// Writes an amount.
    ///
    /// # Errors
    /// Those of the format.
    pub fn serialize<S: Serializer>(amount: &Uint128, to: S) -> Result<S::Ok, S::Error> {
        match to.is_human_readable() {
            true => amount.serialize(to),
            false => to.serialize_u128(amount.u128()),
        }
    }

    /// Reads an amount.
    ///
    /// # Errors
    /// The input is not a number, or does not fit 128 bits.
    pub fn deserialize<'de, D: Deserializer<'de>>(from: D) -> Result<Uint128, D::Error> {
        match from.is_human_readable() {
            true => Uint128::deserialize(from),
            false => u128::deserialize(from).map(Uint128::new),
        }
    }
}

/// Declares an amount type, which mixes with no other. The crate that uses it needs
/// `cosmwasm-schema` and `cosmwasm-std`.
#[macro_export]
macro_rules! amount {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[cosmwasm_schema::cw_serde]
        #[derive(Copy, Default, Eq, PartialOrd, Ord)]
        pub struct $name(
            #[serde(with = "ballast_numbers::wire")]
            #[schemars(with = "cosmwasm_std::Uint128")]
            cosmwasm_std::Uint128,
        );

        impl $crate::Amount for $name {
            const ZERO: Self = Self(cosmwasm_std::Uint128::zero());

            fn new(raw: impl Into<cosmwasm_std::Uint128>) -> Self {
                Self(raw.into())
            }

            fn raw(self) -> cosmwasm_std::Uint128 {
                self.0
            }
        }

        impl core::fmt::Display for $name {
            fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
                self.0.fmt(f)
            }
        }
    };
}

amount! {
    /// Native staking tokens, in base units of the chain's bonded denom. On the wire a string of digits.
    Native
}

amount! {
    /// Shares of the pool, in base units of the liquid staking token (LST). On the wire a string of digits.
    Shares
}

amount! {
    /// Shares of one layer of the vault: of a bond, or of the underwriters' pool. On the wire a string of digits.
    LayerShares
}

#[cfg(test)]
mod tests;
