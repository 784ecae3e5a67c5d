//! Amounts that arrive at once and are released linearly over time.

use crate::{mul_div_ceil, Amount, Result};
use cosmwasm_schema::cw_serde;
use cosmwasm_std::Uint128;

/// The longest window over which an amount drips: 30 days.
pub const MAX_DRIP_SECS: u64 = 2_592_000;

/// The window of an amount that arrives now: `drip_secs`, or the time over which it may have been
/// earned if that is longer (a late harvest drips for as long as it was late), at most
/// [`MAX_DRIP_SECS`].
///
/// A `drip_secs` of 0 switches the drip off: the window is 0, and rewards count at once.
pub fn drip_window(drip_secs: u64, age_secs: u64) -> u64 {
    match drip_secs {
        0 => 0,
        _ => drip_secs.max(age_secs).min(MAX_DRIP_SECS),
    }
}

/// An amount that has arrived and does not count yet: released linearly between two times.
///
/// What is unreleased is rounded up, so value never counts early, and is exactly zero from `until`
/// on. The passing of time stores nothing: the three fields change only by `add`, `take` and
/// `pause_since`.
#[cw_serde]
#[derive(Copy, Eq)]
pub struct Drip<A> {
    /// The unreleased amount at `from`.
    pub amount: A,
    /// The time at which `amount` was unreleased, unix seconds.
    pub from: u64,
    /// The time at which all of it is released, unix seconds.
    pub until: u64,
}

impl<A: Amount> Default for Drip<A> {
    fn default() -> Self {
        Self {
            amount: A::ZERO,
            from: 0,
            until: 0,
        }
    }
}

impl<A: Amount> Drip<A> {
    /// The amount that does not count yet at `now`, rounded up.
    pub fn unreleased_ceil(&self, now: u64) -> Result<A> {
        let left = self.until.saturating_sub(now);
        let window = self.until.saturating_sub(self.from);
        if left == 0 {
            return Ok(A::ZERO);
        }
        if left >= window {
            return Ok(self.amount);
        }
        mul_div_ceil(
            self.amount.raw(),
            Uint128::from(left),
            Uint128::from(window),
        )
        .map(A::new)
    }

    /// Adds an amount that is to be released over `window` seconds from `now`.
    ///
    /// What still drips is merged with it: the time left becomes the mean of both times, weighted
    /// by amount and rounded up to the second. So a gift of dust restarts nothing and moves the end
    /// by a second at most, and nothing is released sooner than both would have been on average.
    pub fn add(&mut self, amount: A, window: u64, now: u64) -> Result<()> {
        let old = self.unreleased_ceil(now)?;
        let total = old.checked_add(amount)?;
        let left = if total.is_zero() {
            0
        } else {
            let old_left = self.until.saturating_sub(now);
            // mean = short + (long - short) x (amount of the long one) / total, rounded up
            let (short, long, heavy) = match old_left >= window {
                true => (window, old_left, old),
                false => (old_left, window, amount),
            };
            let extra = mul_div_ceil(
                Uint128::from(long.saturating_sub(short)),
                heavy.raw(),
                total.raw(),
            )?;
            // `extra` is at most `long - short`, so it fits
            short.saturating_add(u64::try_from(extra.u128()).unwrap_or(u64::MAX))
        };
        *self = Self {
            amount: total,
            from: now,
            until: now.saturating_add(left),
        };
        Ok(())
    }

    /// Takes up to `amount` out of what is unreleased, and returns what was taken. The end does not
    /// move.
    pub fn take(&mut self, amount: A, now: u64) -> Result<A> {
        let unreleased = self.unreleased_ceil(now)?;
        let taken = unreleased.min(amount);
        let left = unreleased.checked_sub(taken)?;
        *self = Self {
            amount: left,
            from: now,
            until: self.until.max(now),
        };
        Ok(taken)
    }

    /// Delays the whole release by the time since `since`, as if it had stood still from then to
    /// `now`.
    ///
    /// What was added in the meantime has stood still since it was added: windows keep their
    /// length.
    pub fn pause_since(&mut self, since: u64, now: u64) -> Result<()> {
        let since = since.max(self.from);
        let unreleased = self.unreleased_ceil(since)?;
        let left = self.until.saturating_sub(since);
        *self = Self {
            amount: unreleased,
            from: now,
            until: now.saturating_add(left),
        };
        Ok(())
    }
}

#[cfg(test)]
mod tests;
