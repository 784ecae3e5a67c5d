//! LST with 27 more decimals, in 256 bits: what is accrued is exact, however often it is looked at.

use super::{Mark, Principal, Refusal, SCALE};
use ballast_accounting::{Amount, NumberError, Shares};
use core::fmt;
use cosmwasm_schema::cw_serde;
use cosmwasm_std::{Uint128, Uint256};

/// LST x 10^27.
#[cw_serde]
#[derive(Copy, Default, Eq, PartialOrd, Ord)]
pub struct Scaled(
    #[serde(with = "wire")]
    #[schemars(with = "cosmwasm_std::Uint256")]
    Uint256,
);

impl Scaled {
    /// Nothing.
    pub const ZERO: Self = Self(Uint256::zero());

    /// Whole LST.
    pub fn of(lst: Shares) -> Self {
        Self(lst.raw().full_mul(SCALE))
    }

    /// What `principal` is at `mark`: the growth it earns where the mark falls by so much.
    pub fn at(principal: Principal, mark: Mark) -> Self {
        Self(principal.raw().full_mul(mark.raw()))
    }

    /// In whole LST, rounded down.
    ///
    /// # Errors
    /// More than fits 128 bits.
    pub fn lst_floor(self) -> Result<Shares, Refusal> {
        let lst = self.0.checked_div(Uint256::from(SCALE));
        let lst = lst.map_err(|_| Refusal::Scaled {
            left: self,
            op: "/",
            right: Self::ZERO,
        })?;
        let fits = Uint128::try_from(lst);
        let fits = fits.map_err(|_| NumberError::Overflow {
            left: Uint128::MAX,
            op: "+",
            right: Uint128::one(),
        })?;
        Ok(Shares::new(fits))
    }

    /// Both.
    ///
    /// # Errors
    /// More than fits 256 bits.
    pub fn checked_add(self, right: Self) -> Result<Self, Refusal> {
        let sum = self.0.checked_add(right.0);
        sum.map(Self).map_err(|_| self.refused("+", right))
    }

    /// The rest.
    ///
    /// # Errors
    /// More is taken than there is.
    pub fn checked_sub(self, right: Self) -> Result<Self, Refusal> {
        let rest = self.0.checked_sub(right.0);
        rest.map(Self).map_err(|_| self.refused("-", right))
    }

    fn refused(self, op: &'static str, right: Self) -> Refusal {
        Refusal::Scaled {
            left: self,
            op,
            right,
        }
    }
}

impl fmt::Display for Scaled {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(out)
    }
}

/// A string of digits in messages, two bare numbers in packed storage.
mod wire {
    use cosmwasm_std::Uint256;
    use serde::{Deserialize, Deserializer, Serialize, Serializer};

    pub fn serialize<S: Serializer>(all: &Uint256, to: S) -> Result<S::Ok, S::Error> {
        if to.is_human_readable() {
            return all.serialize(to);
        }
        let bytes = all.to_be_bytes();
        let half = |bytes: &[u8]| {
            let bytes = bytes.try_into().unwrap_or_default();
            u128::from_be_bytes(bytes)
        };
        let (high, low) = bytes.split_at(16);
        (half(high), half(low)).serialize(to)
    }

    pub fn deserialize<'de, D: Deserializer<'de>>(from: D) -> Result<Uint256, D::Error> {
        if from.is_human_readable() {
            return Uint256::deserialize(from);
        }
        let (high, low) = <(u128, u128)>::deserialize(from)?;
        let high = Uint256::from(high).checked_shl(128).unwrap_or_default();
        Ok(high.saturating_add(Uint256::from(low)))
    }
}
