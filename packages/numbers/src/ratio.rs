//! Products and quotients that do not overflow in between; the rounding is in the name.

use crate::{NumberError, Result};
use cosmwasm_std::{Uint128, Uint256};

/// Basis points in a whole: `_bps` values are 1/10,000.
pub const BPS: u64 = 10_000;

/// `a x b / c`, rounded down. The product is taken in 256 bits.
///
/// # Errors
/// `DivisionByZero` if `c` is zero, `Overflow` if the quotient does not fit 128 bits.
pub fn mul_div_floor(a: Uint128, b: Uint128, c: Uint128) -> Result<Uint128> {
    mul_div_rem(a, b, c).map(|(quotient, _)| quotient)
}

/// `a x b / c`, rounded up. Errors as [`mul_div_floor`].
pub fn mul_div_ceil(a: Uint128, b: Uint128, c: Uint128) -> Result<Uint128> {
    let (quotient, remainder) = mul_div_rem(a, b, c)?;
    match remainder.is_zero() {
        true => Ok(quotient),
        false => quotient
            .checked_add(Uint128::one())
            .map_err(|_| NumberError::Overflow {
                left: a,
                op: "x",
                right: b,
            }),
    }
}

/// `bps` ten-thousandths of `amount`, rounded down.
pub fn bps_floor(amount: Uint128, bps: u64) -> Result<Uint128> {
    mul_div_floor(amount, Uint128::from(bps), Uint128::from(BPS))
}

/// `bps` ten-thousandths of `amount`, rounded up.
pub fn bps_ceil(amount: Uint128, bps: u64) -> Result<Uint128> {
    mul_div_ceil(amount, Uint128::from(bps), Uint128::from(BPS))
}

/// `a x b / c`, rounded down, and the remainder: `a x b = quotient x c + remainder`.
///
/// # Errors
/// As [`mul_div_floor`].
pub fn mul_div_rem(a: Uint128, b: Uint128, c: Uint128) -> Result<(Uint128, Uint128)> {
    let overflow = |_| NumberError::Overflow {
        left: a,
        op: "x",
        right: b,
    };
    let by_zero = |_| NumberError::DivisionByZero { left: a, right: b };
    let product = a.full_mul(b);
    let divisor = Uint256::from(c);
    let quotient = product.checked_div(divisor).map_err(by_zero)?;
    let remainder = product.checked_rem(divisor).map_err(by_zero)?;
    Ok((
        Uint128::try_from(quotient).map_err(overflow)?,
        Uint128::try_from(remainder).map_err(overflow)?,
    ))
}

#[cfg(test)]
mod tests;
