//! The SDK's `LegacyDec`: a number of 18 decimals, with the rounding of each of its operations.
//!
//! Facts from `math/legacy_dec.go`. The SDK's numbers have 315 bits and panic beyond that; these
//! have 256, with 512 in between, and a number that does not fit is an error.

use std::fmt;

use cosmwasm_std::{Decimal, Decimal256, Uint128, Uint256, Uint512};

use crate::error::{SdkError, SimError};

/// 10^18: the number of smallest parts in one.
const ONE: u128 = 1_000_000_000_000_000_000;
const HALF: u128 = ONE / 2;

/// A non-negative number with 18 decimals.
#[derive(Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Dec(Uint256);

impl Dec {
    /// Zero.
    pub const ZERO: Self = Self(Uint256::zero());

    /// One.
    pub fn one() -> Self {
        Self(Uint256::from_u128(ONE))
    }

    /// `parts` times 10^-18.
    pub fn smallest(parts: u128) -> Self {
        Self(Uint256::from_u128(parts))
    }

    /// A whole number; it always fits, as 2^128 x 10^18 < 2^188.
    pub fn int(amount: Uint128) -> Self {
        Self(Uint256::from(amount).saturating_mul(Uint256::from_u128(ONE)))
    }

    /// The number of smallest parts as text: a decimal in the SDK's protobuf.
    pub fn atomics(&self) -> String {
        self.0.to_string()
    }

    /// The smallest parts in big endian, as they are stored.
    pub fn to_be_bytes(self) -> [u8; 32] {
        self.0.to_be_bytes()
    }

    pub fn from_be_bytes(bytes: [u8; 32]) -> Self {
        Self(Uint256::from_be_bytes(bytes))
    }

    pub fn is_zero(&self) -> bool {
        self.0.is_zero()
    }

    pub fn add(self, other: Self) -> Result<Self, SimError> {
        self.0
            .checked_add(other.0)
            .map(Self)
            .map_err(|_| overflow())
    }

    pub fn sub(self, other: Self) -> Result<Self, SimError> {
        self.0
            .checked_sub(other.0)
            .map(Self)
            .map_err(|_| overflow())
    }

    /// `Mul`: rounds half to even.
    pub fn mul(self, other: Self) -> Result<Self, SimError> {
        if let Some(product) = small_product(self.0, other.0) {
            return Ok(Self(Uint256::from_u128(round_half_even_small(product))));
        }
        round_half_even(self.0.full_mul(other.0))
    }

    /// `MulTruncate`.
    pub fn mul_truncate(self, other: Self) -> Result<Self, SimError> {
        if let Some(product) = small_product(self.0, other.0) {
            return Ok(Self(Uint256::from_u128(
                product.checked_div(ONE).unwrap_or_default(),
            )));
        }
        narrow(div(self.0.full_mul(other.0), wide_one())?)
    }

    /// `MulInt` and `TruncateInt`: a fraction of a whole amount, truncated.
    pub fn of(self, amount: Uint128) -> Result<Uint128, SimError> {
        narrow(div(self.0.full_mul(amount), wide_one())?)?.into_uint()
    }

    /// `QuoTruncate`.
    pub fn quo_truncate(self, other: Self) -> Result<Self, SimError> {
        match self.0.checked_mul(Uint256::from_u128(ONE)) {
            Ok(scaled) => scaled.checked_div(other.0).map(Self).map_err(|_| by_zero()),
            Err(_) => narrow(div(self.0.full_mul(ONE), other.0.into())?),
        }
    }

    /// `QuoRoundUp`.
    pub fn quo_round_up(self, other: Self) -> Result<Self, SimError> {
        let scaled = self.0.full_mul(ONE);
        let quotient = Self(narrow(div(scaled, other.0.into())?)?.0);
        let rest = scaled.checked_rem(other.0.into()).map_err(|_| by_zero())?;
        if rest.is_zero() {
            Ok(quotient)
        } else {
            quotient.add(Self::smallest(1))
        }
    }

    /// `MulInt(amount).Quo(total)`: the division is truncated at 36 decimals, then rounded half to
    /// even.
    pub fn mul_int_quo(self, amount: Uint128, total: Self) -> Result<Self, SimError> {
        let scaled = self
            .0
            .full_mul(amount)
            .checked_mul(wide_one())
            .and_then(|x| x.checked_mul(wide_one()))
            .map_err(|_| overflow())?;
        round_half_even(div(scaled, total.0.into())?)
    }

    /// `MulInt(amount).QuoTruncate(total)`.
    pub fn mul_int_quo_truncate(self, amount: Uint128, total: Self) -> Result<Self, SimError> {
        let scaled = self
            .0
            .full_mul(amount)
            .checked_mul(wide_one())
            .map_err(|_| overflow())?;
        narrow(div(scaled, total.0.into())?)
    }

    /// `MulInt(amount).QuoInt(divisor)`.
    pub fn mul_int_quo_int(self, amount: Uint128, divisor: Uint128) -> Result<Self, SimError> {
        narrow(div(self.0.full_mul(amount), divisor.into())?)
    }

    /// `TruncateInt`.
    pub fn truncate(self) -> Result<Uint128, SimError> {
        let whole = self
            .0
            .checked_div(Uint256::from_u128(ONE))
            .map_err(|_| by_zero())?;
        Self(whole).into_uint()
    }

    /// `RoundInt`: half to even.
    pub fn round(self) -> Result<Uint128, SimError> {
        round_half_even(self.0.into())?.into_uint()
    }

    /// The atomics as a whole number.
    fn into_uint(self) -> Result<Uint128, SimError> {
        Uint128::try_from(self.0).map_err(|_| overflow())
    }
}

fn overflow() -> SimError {
    SdkError::panic("Int overflow").into()
}

fn by_zero() -> SimError {
    SdkError::panic("division by zero").into()
}

fn wide_one() -> Uint512 {
    Uint512::from(ONE)
}

fn div(a: Uint512, b: Uint512) -> Result<Uint512, SimError> {
    a.checked_div(b).map_err(|_| by_zero())
}

fn narrow(x: Uint512) -> Result<Dec, SimError> {
    Uint256::try_from(x).map(Dec).map_err(|_| overflow())
}

/// The product, if both factors and the product fit 128 bits, as most numbers of a chain do.
fn small_product(a: Uint256, b: Uint256) -> Option<u128> {
    low(a)?.checked_mul(low(b)?)
}

/// The number, if it fits 128 bits.
fn low(x: Uint256) -> Option<u128> {
    let (high, low) = halves(x);
    (high == 0).then_some(low)
}

fn halves(x: Uint256) -> (u128, u128) {
    let (mut high, mut low) = ([0u8; 16], [0u8; 16]);
    let bytes = x.to_be_bytes();
    for (to, from) in high.iter_mut().chain(low.iter_mut()).zip(bytes) {
        *to = from;
    }
    (u128::from_be_bytes(high), u128::from_be_bytes(low))
}

fn round_half_even_small(x: u128) -> u128 {
    let (quotient, rest) = (
        x.checked_div(ONE).unwrap_or_default(),
        x.checked_rem(ONE).unwrap_or_default(),
    );
    let up = rest > HALF || (rest == HALF && quotient & 1 == 1);
    quotient.saturating_add(u128::from(up))
}

fn round_half_even(x: Uint512) -> Result<Dec, SimError> {
    let quotient = narrow(div(x, wide_one())?)?;
    let rest = x.checked_rem(wide_one()).map_err(|_| by_zero())?;
    let half = Uint512::from(HALF);
    let odd = halves(quotient.0).1 & 1 == 1;
    if rest > half || (rest == half && odd) {
        quotient.add(Dec::smallest(1))
    } else {
        Ok(quotient)
    }
}

impl From<Decimal> for Dec {
    fn from(value: Decimal) -> Self {
        Self(Uint256::from(value.atomics()))
    }
}

impl From<Decimal256> for Dec {
    fn from(value: Decimal256) -> Self {
        Self(value.atomics())
    }
}

impl From<Dec> for Decimal256 {
    fn from(value: Dec) -> Self {
        Decimal256::new(value.0)
    }
}

/// Always with 18 decimals, as the SDK prints it.
impl fmt::Display for Dec {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let one = Uint256::from_u128(ONE);
        let whole = self.0.checked_div(one).unwrap_or_default();
        let rest = self.0.checked_rem(one).unwrap_or_default();
        write!(f, "{whole}.{:0>18}", rest.to_string())
    }
}

impl fmt::Debug for Dec {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    fn dec(text: &str) -> Dec {
        text.parse::<Decimal256>().unwrap().into()
    }

    #[test]
    fn multiplication_rounds_half_to_even() {
        let half = Dec::smallest(HALF);
        assert_eq!(Dec::smallest(1).mul(half).unwrap(), Dec::ZERO);
        assert_eq!(Dec::smallest(3).mul(half).unwrap(), Dec::smallest(2));
        assert_eq!(
            Dec::smallest(3).mul_truncate(half).unwrap(),
            Dec::smallest(1)
        );
        // the same beyond 128 bits
        let big = Dec::int(Uint128::MAX);
        assert_eq!(big.mul(Dec::one()).unwrap(), big);
        assert_eq!(
            big.mul_truncate(dec("0.5")).unwrap(),
            dec("170141183460469231731687303715884105727.5")
        );
    }

    #[test]
    fn division_is_cut_or_rounded_as_the_operation_says() {
        let (two, three) = (dec("2"), dec("3"));
        assert_eq!(
            two.quo_truncate(three).unwrap(),
            dec("0.666666666666666666")
        );
        assert_eq!(
            two.quo_round_up(three).unwrap(),
            dec("0.666666666666666667")
        );
        assert_eq!(
            two.mul_int_quo(Uint128::one(), three).unwrap(),
            dec("0.666666666666666667")
        );
        assert_eq!(three.quo_round_up(three).unwrap(), Dec::one());
        assert!(two.quo_truncate(Dec::ZERO).is_err());
    }

    #[test]
    fn numbers_print_all_places() {
        assert_eq!(
            dec("12.000000000000000034").to_string(),
            "12.000000000000000034"
        );
    }

    #[test]
    fn too_much_is_an_error() {
        assert!(Dec(Uint256::MAX).add(Dec::smallest(1)).is_err());
        assert!(Dec(Uint256::MAX).mul(dec("2")).is_err());
        assert!(Dec::ZERO.sub(Dec::smallest(1)).is_err());
        assert!(Dec(Uint256::MAX).truncate().is_err());
    }
}
