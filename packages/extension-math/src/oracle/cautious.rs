//! A cautious pair for new business, and the price of an LST, which no reporter says.

use super::{Quote, Refusal, WAD};
use ballast_accounting::{
    bps_floor, mul_div_ceil, mul_div_floor, Amount, Native, Shares, BPS, YEAR_SECS,
};
use cosmwasm_schema::cw_serde;
use cosmwasm_std::{Uint128, Uint256};

/// What to lend by, and what to owe by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Pair {
    /// Not above the price.
    pub low: Quote,
    /// Not below the price.
    pub high: Quote,
}

/// The cautious pair of a price: it, its mean, and what the source says on either side.
pub fn cautious(price: Quote, mean: Quote, said: Option<Pair>) -> Pair {
    let low = said.map_or(price, |said| said.low);
    let high = said.map_or(price, |said| said.high);
    Pair {
        low: price.min(mean).min(low),
        high: price.max(mean).max(high),
    }
}

/// Fails where a source's two bounds are further apart than `max_bps` of its price.
///
/// # Errors
/// `Spread`.
pub fn ensure_spread(price: Quote, said: Pair, max_bps: u64) -> Result<(), Refusal> {
    let apart = said.high.saturating_sub(said.low).raw().full_mul(BPS);
    match apart <= price.raw().full_mul(max_bps) {
        true => Ok(()),
        false => Err(Refusal::Spread {
            low: said.low,
            high: said.high,
            price,
            max_bps,
        }),
    }
}

/// The price of an LST, rounded down: `base` times what one is worth. `value` includes an owed
/// cover.
///
/// # Errors
/// `NoRate` for no value, no LST, or a price of nothing.
pub fn lst_price_floor(base: Quote, value: Native, shares: Shares) -> Result<Quote, Refusal> {
    let no_rate = Refusal::NoRate { value, shares };
    if value.is_zero() || shares.is_zero() {
        return Err(no_rate);
    }
    let price = mul_div_floor(base.raw(), value.raw(), shares.raw())?;
    match price.is_zero() {
        true => Err(no_rate),
        false => Ok(Quote::new(price)),
    }
}

/// The high side of an LST: the base's, times what one is worth with an owed cover, rounded up.
///
/// # Errors
/// `NoRate` without LST.
pub fn lst_high_ceil(high: Quote, value: Native, shares: Shares) -> Result<Quote, Refusal> {
    match shares.is_zero() {
        true => Err(Refusal::NoRate { value, shares }),
        false => {
            let price = mul_div_ceil(high.raw(), value.raw(), shares.raw())?;
            Ok(Quote::new(price))
        }
    }
}

/// The low side of an LST: the base's, times what one is worth without an owed cover, or times
/// `cap` where that is less; rounded down.
///
/// # Errors
/// `NoRate` without LST.
pub fn lst_low_floor(
    low: Quote,
    value: Native,
    shares: Shares,
    cap: Quote,
) -> Result<Quote, Refusal> {
    if shares.is_zero() {
        return Err(Refusal::NoRate { value, shares });
    }
    let price = match is_over(value, shares, cap) {
        true => mul_div_floor(low.raw(), cap.raw(), Uint128::new(WAD))?,
        false => mul_div_floor(low.raw(), value.raw(), shares.raw())?,
    };
    Ok(Quote::new(price))
}

/// Native for one LST, 18 decimals, rounded down: for display.
///
/// # Errors
/// No LST, or more native for one than fits.
pub fn rate_floor(value: Native, shares: Shares) -> Result<Quote, Refusal> {
    Ok(Quote::new(mul_div_floor(
        value.raw(),
        Uint128::new(WAD),
        shares.raw(),
    )?))
}

/// Whether one LST is worth more than `cap`.
fn is_over(value: Native, shares: Shares, cap: Quote) -> bool {
    let worth: Uint256 = value.raw().full_mul(WAD);
    worth > shares.raw().full_mul(cap.raw())
}

/// From where, and since when, the rate of an LST may grow in the cautious price.
#[cw_serde]
#[derive(Copy, Eq)]
pub struct Anchor {
    /// Native of so many LST.
    pub value: Native,
    /// How many.
    pub shares: Shares,
    /// Since when, unix seconds.
    pub at: u64,
}

/// What one LST may be worth at `now` in the cautious price, rounded down: the anchor's rate, grown
/// by `max_growth_bps` a year.
///
/// # Errors
/// A rate that does not fit.
pub fn cap_floor(anchor: &Anchor, max_growth_bps: u64, now: u64) -> Result<Quote, Refusal> {
    let whole = BPS.saturating_mul(YEAR_SECS);
    let growth = max_growth_bps.saturating_mul(now.saturating_sub(anchor.at));
    let grown = mul_div_floor(
        Uint128::new(WAD),
        Uint128::from(whole.saturating_add(growth)),
        Uint128::from(whole),
    )?;
    let cap = mul_div_floor(anchor.value.raw(), grown, anchor.shares.raw())?;
    Ok(Quote::new(cap))
}

/// The anchor that follows: what the LST is worth now, or the cap where that is less.
///
/// # Errors
/// `NoRate`, a rate that does not fit.
pub fn next_anchor(
    last: Option<&Anchor>,
    (value, shares): (Native, Shares),
    max_growth_bps: u64,
    now: u64,
) -> Result<Anchor, Refusal> {
    if value.is_zero() || shares.is_zero() {
        return Err(Refusal::NoRate { value, shares });
    }
    let as_it_is = Anchor {
        value,
        shares,
        at: now,
    };
    let Some(last) = last else {
        return Ok(as_it_is);
    };
    let cap = cap_floor(last, max_growth_bps, now)?;
    Ok(match is_over(value, shares, cap) {
        false => as_it_is,
        true => Anchor {
            value: Native::new(cap.raw()),
            shares: Shares::new(WAD),
            at: now,
        },
    })
}

/// Bps of a quote, rounded down.
pub(super) fn part_floor(price: Quote, bps: u64) -> Result<Quote, Refusal> {
    Ok(Quote::new(bps_floor(price.raw(), bps)?))
}
