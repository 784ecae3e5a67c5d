//! Sums and quotients that refuse as a market does: the code that makes a refusal of a number's
//! error is here once, and not at each.

use super::refusal::Result;
use ballast_accounting::{mul_div_ceil, mul_div_floor, Amount};
use cosmwasm_std::Uint128;

/// `a x b / c`, rounded down.
#[inline(never)]
pub fn floor(a: Uint128, b: Uint128, c: Uint128) -> Result<Uint128> {
    Ok(mul_div_floor(a, b, c)?)
}

/// `a x b / c`, rounded up.
#[inline(never)]
pub fn ceil(a: Uint128, b: Uint128, c: Uint128) -> Result<Uint128> {
    Ok(mul_div_ceil(a, b, c)?)
}

/// `a + b`.
#[inline(never)]
pub fn add<A: Amount>(a: A, b: A) -> Result<A> {
    Ok(a.checked_add(b)?)
}

/// `a - b`.
#[inline(never)]
pub fn sub<A: Amount>(a: A, b: A) -> Result<A> {
    Ok(a.checked_sub(b)?)
}

/// `a x part / whole`, rounded down.
pub fn portion<A: Amount, U: Amount>(a: A, part: U, whole: U) -> Result<A> {
    floor(a.raw(), part.raw(), whole.raw()).map(A::new)
}
