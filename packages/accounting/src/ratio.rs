//! Products and quotients without overflow, the rounding in the name.

use crate::{AccountingError, Result};
use cosmwasm_std::{Uint128, Uint256};

/// Basis points in a whole: `_bps` values are 1/10,000.
pub const BPS: u64 = 10_000;

/// `a x b / c`, rounded down. The product is taken in 256 bits.
///
/// # Errors
/// `DivisionByZero` if `c` is zero, `Overflow` if the quotient does not fit 128 bits.
pub fn mul_div_floor(a: Uint128, b: Uint128, c: Uint128) -> Result<Uint128> {
    mul_div(a, b, c, false)
}

/// `a x b / c`, rounded up. Errors as [`mul_div_floor`].
pub fn mul_div_ceil(a: Uint128, b: Uint128, c: Uint128) -> Result<Uint128> {
    mul_div(a, b, c, true)
}

/// `bps` ten-thousandths of `amount`, rounded down.
pub fn bps_floor(amount: Uint128, bps: u64) -> Result<Uint128> {
    mul_div_floor(amount, Uint128::from(bps), Uint128::from(BPS))
}

/// `bps` ten-thousandths of `amount`, rounded up.
pub fn bps_ceil(amount: Uint128, bps: u64) -> Result<Uint128> {
    mul_div_ceil(amount, Uint128::from(bps), Uint128::from(BPS))
}

fn mul_div(a: Uint128, b: Uint128, c: Uint128, up: bool) -> Result<Uint128> {
    let overflow = || AccountingError::Overflow {
        left: a,
        op: "x",
        right: b,
    };
    let by_zero = |_| AccountingError::DivisionByZero { left: a, right: b };
    let product = a.full_mul(b);
    let divisor = Uint256::from(c);
    let quotient = product.checked_div(divisor).map_err(by_zero)?;
    let exact = product.checked_rem(divisor).map_err(by_zero)?.is_zero();
    let quotient = match up && !exact {
        true => quotient
            .checked_add(Uint256::one())
            .map_err(|_| overflow())?,
        false => quotient,
    };
    Uint128::try_from(quotient).map_err(|_| overflow())
}
