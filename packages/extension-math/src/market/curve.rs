//! The adaptive curve: what borrowers pay.
//!
//! Its state is `z`, the natural logarithm of the yearly rate at 90 % use, with 18 digits. At use
//! over the target it grows, under it falls, by 50 a year at full error; the rate of the moment is
//! the rate at target times 0.25 at no use and times 4 at full use. Because the state is a
//! logarithm the mean over any time is exact, so it makes no difference how often interest is
//! booked.

use super::WAD;
use cosmwasm_std::{Uint128, Uint256};

/// Seconds of a year.
pub const YEAR: u64 = 31_536_000;
/// `z` at birth: ln 4 %.
pub const Z_INIT: i64 = -3_218_875_824_868_200_749;
/// The least `z`: ln 0.1 %.
pub const Z_MIN: i64 = -6_907_755_278_982_137_052;
/// The most `z`: ln 100 %.
pub const Z_MAX: i64 = 0;
/// The most that an index is.
pub const INDEX_MAX: u128 = 100_000_000_000_000_000_000_000_000_000_000_000_000;

/// [`WAD`](crate::WAD), signed: errors and exponents are below 0 too.
const ONE: i128 = 1_000_000_000_000_000_000;
const LN2: i128 = 693_147_180_559_945_309;
const TARGET: i128 = 900_000_000_000_000_000;
const OVER_TARGET: i128 = 100_000_000_000_000_000;
/// What an error of +1 adds to the factor, and what -1 takes from it.
const STEEP_UP: i128 = 3_000_000_000_000_000_000;
const STEEP_DOWN: i128 = 750_000_000_000_000_000;
const SPEED: i128 = 50;
/// Bounds of the rate at target.
const RATE_MIN: u128 = 1_000_000_000_000_000;
const RATE_MAX: u128 = WAD;
/// Under this change of `z` the mean is the rate of the beginning.
const STILL: u128 = 1_000_000_000;
/// e^x is asked for no more than e^40 of growth.
const MOST_GROWTH: u128 = 40_000_000_000_000_000_000;

/// Toward zero; the divisors here are none.
fn quotient(a: i128, b: i128) -> i128 {
    a.checked_div(b).unwrap_or(0)
}

/// e^x, 18 digits both, `x` clipped to -20 .. 42. Range by ln 2, Taylor to 20 terms: off by less
/// than 3e-14 of itself, never falling.
pub fn exp(x: i128) -> u128 {
    let x = x.clamp(ONE.saturating_mul(-20), ONE.saturating_mul(42));
    let half = LN2.saturating_div(2).saturating_mul(x.signum());
    let halvings = x.saturating_add(half).saturating_div(LN2);
    let rest = x.saturating_sub(halvings.saturating_mul(LN2));
    let (mut term, mut total) = (ONE, ONE);
    for n in 1..=20_i128 {
        term = quotient(quotient(term.saturating_mul(rest), ONE), n);
        total = total.saturating_add(term);
    }
    let total = total.unsigned_abs();
    let by = u32::try_from(halvings.unsigned_abs()).unwrap_or(u32::MAX);
    let shifted = match halvings < 0 {
        true => total.checked_shr(by),
        false => total.checked_shl(by),
    };
    shifted.unwrap_or(0)
}

/// Debt / assets, 18 digits, one at most.
pub fn use_of(debt: Uint128, assets: Uint128) -> Uint128 {
    let one = Uint128::new(WAD);
    match assets.is_zero() {
        true => Uint128::zero(),
        false => debt
            .checked_multiply_ratio(one, assets)
            .unwrap_or(one)
            .min(one),
    }
}

/// How far use is from the target, as a part of what it could be: -1 .. 1.
fn error(used: Uint128) -> i128 {
    let used = i128::try_from(used.u128()).unwrap_or(ONE);
    let off = used.saturating_sub(TARGET);
    let whole = match off > 0 {
        true => OVER_TARGET,
        false => TARGET,
    };
    quotient(off.saturating_mul(ONE), whole)
}

/// The rate at this error, where the rate at target is `rate`.
fn bent(rate: u128, error: i128) -> u128 {
    let steep = match error > 0 {
        true => STEEP_UP,
        false => STEEP_DOWN,
    };
    let factor = ONE.saturating_add(steep.saturating_mul(error).saturating_div(ONE));
    factor
        .unsigned_abs()
        .saturating_mul(rate)
        .saturating_div(WAD)
}

/// What borrowers pay a year at the moment, 18 digits.
pub fn rate(z: i64, used: Uint128) -> u128 {
    bent(exp(z.into()), error(used))
}

/// `secs` at this use: the mean rate of that time, a year, 18 digits, and `z` at its end. Exact,
/// also across a bound of `z`.
pub fn step(z: i64, used: Uint128, secs: u64) -> (u128, i64) {
    let error = error(used);
    // more than a hundred years count as a hundred
    let secs = u32::try_from(secs).unwrap_or(u32::MAX);
    let by = SPEED.saturating_mul(error).saturating_mul(secs.into());
    let by = quotient(by, YEAR.into());
    let before: i128 = z.into();
    let after = before.saturating_add(by).clamp(Z_MIN.into(), Z_MAX.into());
    let (first, last) = (exp(before), exp(after));
    let z = i64::try_from(after).unwrap_or(z);
    let size = by.unsigned_abs();
    if size < STILL {
        return (bent(first, error), z);
    }
    // the integral of the exponential, then of what is flat at a bound; all differences have the
    // sign of `by`
    let flat = size.saturating_sub(after.abs_diff(before));
    let moved = Uint128::new(first.abs_diff(last)).full_mul(WAD);
    let stood = Uint128::new(last).full_mul(flat);
    let mean = moved
        .saturating_add(stood)
        .checked_div(Uint256::from(size))
        .ok()
        .and_then(|mean| Uint128::try_from(mean).ok());
    let mean = mean.map_or(RATE_MAX, |mean| mean.u128());
    (bent(mean.clamp(RATE_MIN, RATE_MAX), error), z)
}

/// The index after `secs` at `rate` a year: `most` at most, and never lower than before.
pub fn grow_floor(index: Uint128, rate: u128, secs: u64, most: Uint128) -> Uint128 {
    let secs = u32::try_from(secs).unwrap_or(u32::MAX);
    let growth = rate.saturating_mul(secs.into());
    let growth = growth.checked_div(YEAR.into()).unwrap_or(0);
    let growth = growth.min(MOST_GROWTH);
    let growth = exp(i128::try_from(growth).unwrap_or(ONE));
    let grown = index.full_mul(growth).checked_div(Uint256::from(WAD)).ok();
    let grown = grown.and_then(|grown| Uint128::try_from(grown).ok());
    grown.unwrap_or(most).min(most).max(index)
}
