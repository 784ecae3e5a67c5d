//! What is remembered of a feed's prices: the last, a mean that a new price has not entered yet,
//! and a variance.

use super::{Quote, Refusal, WAD};
use ballast_accounting::{mul_div_floor, Amount, NumberError};
use cosmwasm_schema::cw_serde;
use cosmwasm_std::{Isqrt, Uint128, Uint256};

/// One observation counts in the mean for so long at the most, and the variance looks at steps of
/// at least as long: ten minutes.
pub const STEP_SECS: u64 = 600;
/// The time of the variance: a week.
pub const VARIANCE_SECS: u64 = 604_800;

/// The prices of a feed, as far as they are remembered. Times are unix seconds.
#[cw_serde]
#[derive(Copy, Eq)]
pub struct Observed {
    /// The last price.
    pub price: Quote,
    /// When it was.
    pub at: u64,
    /// The mean at that time, without it.
    pub mean: Quote,
    /// Of returns, per second, scaled 1e36.
    #[serde(with = "ballast_numbers::wire")]
    #[schemars(with = "Uint128")]
    pub variance: Uint128,
    /// The price that the next return is reckoned from.
    pub reference: Quote,
    /// When it was.
    pub reference_at: u64,
}

impl Observed {
    /// The first price of a feed.
    pub const fn first(price: Quote, at: u64) -> Self {
        Self {
            price,
            at,
            mean: price,
            variance: Uint128::zero(),
            reference: price,
            reference_at: at,
        }
    }

    /// The mean at `now`, rounded down: the price that stood until then has moved it, for ten
    /// minutes' worth at the most.
    ///
    /// # Errors
    /// None for prices of 128 bits.
    pub fn mean_floor(&self, now: u64, mean_secs: u64) -> Result<Quote, Refusal> {
        let stood = now.saturating_sub(self.at).min(STEP_SECS);
        let overflow = NumberError::Overflow {
            left: self.mean.raw(),
            op: "+",
            right: self.price.raw(),
        };
        let old = self.mean.raw().full_mul(mean_secs);
        let new = self.price.raw().full_mul(stood);
        let sum = old.checked_add(new).map_err(|_| overflow.clone())?;
        let all = Uint256::from(mean_secs).checked_add(Uint256::from(stood));
        let all = all.map_err(|_| overflow.clone())?;
        let mean = sum.checked_div(all).map_err(|_| overflow.clone())?;
        Ok(Quote::new(Uint128::try_from(mean).map_err(|_| overflow)?))
    }

    /// A new price at `at`: the mean counts the price that stood, not the one that comes; the
    /// variance takes a return where the last one is ten minutes old.
    ///
    /// # Errors
    /// None for prices of 128 bits.
    pub fn observe(&mut self, price: Quote, at: u64, mean_secs: u64) -> Result<(), Refusal> {
        self.mean = self.mean_floor(at, mean_secs)?;
        let step = at.saturating_sub(self.reference_at);
        if step >= STEP_SECS {
            self.variance = self.variance_floor(price, step)?;
            self.reference = price;
            self.reference_at = at;
        }
        self.price = price;
        self.at = at;
        Ok(())
    }

    fn variance_floor(&self, price: Quote, step: u64) -> Result<Uint128, Refusal> {
        let overflow = NumberError::Overflow {
            left: self.variance,
            op: "+",
            right: price.raw(),
        };
        let (reference, price) = (self.reference.raw(), price.raw());
        let moved = price.abs_diff(reference);
        let whole = Uint128::new(WAD);
        let change = match moved >= reference {
            true => whole,
            false => mul_div_floor(moved, whole, reference)?,
        };
        let old = self.variance.full_mul(VARIANCE_SECS);
        let sum = old.checked_add(change.full_mul(change));
        let sum = sum.map_err(|_| overflow.clone())?;
        let all = Uint256::from(VARIANCE_SECS.saturating_add(step));
        let variance = sum.checked_div(all).map_err(|_| overflow.clone())?;
        Ok(Uint128::try_from(variance).map_err(|_| overflow)?)
    }
}

/// The standard deviation over `secs`, 18 decimals, rounded down.
///
/// # Errors
/// None for a variance of [`Observed`] and a time of 64 bits.
pub fn sigma_floor(variance: Uint128, secs: u64) -> Result<Uint128, Refusal> {
    let sigma = variance.full_mul(secs).isqrt();
    let overflow = NumberError::Overflow {
        left: variance,
        op: "x",
        right: Uint128::from(secs),
    };
    Ok(Uint128::try_from(sigma).map_err(|_| overflow)?)
}
