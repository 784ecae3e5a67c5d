//! Rewards that arrive in a lump and count bit by bit.

use crate::{mul_div_ceil, Amount, Result};
use cosmwasm_schema::cw_serde;
use cosmwasm_std::Uint128;

/// The longest window over which an amount drips: 30 days.
pub const MAX_DRIP_SECS: u64 = 2_592_000;

/// The window of an amount that arrives now: `drip_secs`, or the time over which it may have been earned
/// if that is longer (a late harvest drips as long as it was late), at most [`MAX_DRIP_SECS`].
///
/// `drip_secs` of zero switches the drip off: the window is zero and rewards count at once.
pub fn drip_window(drip_secs: u64, age_secs: u64) -> u64 {
    match drip_secs {
        0 => 0,
        _ => drip_secs.max(age_secs).min(MAX_DRIP_SECS),
    }
}

/// An amount that is here but is not counted yet: released linearly between two instants.
///
/// What is unreleased is rounded up, so value is never counted early, and is exactly zero from
/// `until` on. Nothing is stored when time passes; the three fields change only by `add` and `take`.
#[cw_serde]
#[derive(Copy, Eq)]
pub struct Drip<A> {
    /// What was unreleased at `from`.
    pub amount: A,
    /// Unix seconds at which `amount` was true.
    pub from: u64,
    /// Unix seconds at which all of it is released.
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
    /// What does not count yet at `now`, rounded up.
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
    /// Merged with what still drips, the time left is the mean of both, weighted by amount and rounded
    /// up to the second: a dust gift restarts nothing, it moves the end by a second at most, and nothing
    /// is released sooner than both would have been on average.
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

    /// Takes up to `amount` out of what is unreleased, and returns what was taken. The end stays.
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

    /// Moves the whole release by the time since `since`: as if it had stood still from then to `now`.
    ///
    /// What was added in the meantime has stood still since it was added: the windows stay as they are.
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
