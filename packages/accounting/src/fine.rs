//! What a broken commission promise costs: an estimate of what the pool lost by it, from what
//! contracts can see.
//!
//! An operator that takes more commission than it promised keeps part of what its stake earns. A
//! contract does not know what stake earns, but it knows what the pool was paid: [`Growth`] records
//! that. A fine is what the operator has taken above its promise, so it gains nothing by breaking
//! it, and gets no new stake in the probation that follows.

use crate::{mul_div_floor, Amount, Native, NumberError, Result};
use cosmwasm_schema::cw_serde;
use cosmwasm_std::{Decimal, Uint128};

/// A year of 365 days.
pub const YEAR_SECS: u64 = 31_536_000;
/// Growth is measured over at least this time, and less than twice of it, once the pool is that
/// old.
pub const GROWTH_SECS: u64 = 2_592_000;
/// The growth of a younger pool is taken over so many seconds, because one payment does not show
/// the yield of a year.
const LEAST_SECS: u64 = 604_800;
/// Seconds of a day.
const DAY_SECS: u64 = 86_400;

/// The rewards that a unit of stake was paid until some time.
#[cw_serde]
#[derive(Copy, Default)]
pub struct Mark {
    /// That time, unix seconds.
    pub at: u64,
    /// Sum of all payments until then, each divided by the stake that earned it.
    pub earned: Decimal,
}

/// The rewards that the pool was paid for its stake lately, before fee and premium are taken off.
/// The tip is not included, because it never reaches the pool.
#[cw_serde]
#[derive(Copy, Default)]
pub struct Growth {
    /// Sum of all payments, each divided by the stake that earned it.
    pub earned: Decimal,
    /// When the last payment came, unix seconds.
    pub paid_at: u64,
    /// The checkpoint from which growth is measured.
    pub older: Mark,
    /// The checkpoint that replaces it, [`GROWTH_SECS`] after it was set.
    pub newer: Mark,
}

/// `rewards / stake` for rewards that this stake earned, rounded down and at most 1; 0 for a stake
/// of 0.
///
/// Divided by the stake, not by the pool's value at the time of payment: exits after the rewards
/// were earned would make the part look larger, and a deposit that stays for a moment would make it
/// look smaller.
pub fn paid_part_floor(rewards: Native, stake: Native) -> Decimal {
    Decimal::checked_from_ratio(rewards.min(stake).raw(), stake.raw()).unwrap_or_default()
}

impl Growth {
    /// The growth of a pool that begins at `now`.
    pub fn from(now: u64) -> Self {
        let mark = Mark {
            at: now,
            earned: Decimal::zero(),
        };
        Self {
            earned: Decimal::zero(),
            paid_at: now,
            older: mark,
            newer: mark,
        }
    }

    /// Adds a payment, given as a part of the stake that earned it: [`paid_part_floor`].
    pub fn add(&mut self, part: Decimal, now: u64) {
        self.earned = self.earned.saturating_add(part.min(Decimal::one()));
        self.paid_at = now;
        // this payment was earned before the new checkpoint
        if now >= self.newer.at.saturating_add(GROWTH_SECS) {
            self.older = self.newer;
            self.newer = Mark {
                at: now,
                earned: self.earned,
            };
        }
    }

    /// The seconds over which growth is measured: the last 30 to 60 days, or all days of a younger
    /// pool. Stops a week after the last payment, since stake earns rewards even while a pause
    /// keeps them from being paid.
    fn secs(&self, now: u64) -> u64 {
        let until = now.min(self.paid_at.saturating_add(LEAST_SECS));
        until.saturating_sub(self.older.at).max(LEAST_SECS)
    }

    /// The growth that the pool would have had if validators had not kept back `kept`, a part of
    /// all rewards, since `since`. What they keep back is missing from what the pool was paid, and
    /// breaking a promise must not lower its own fine. At most twice [`Growth::yearly_floor`], and
    /// at most 1. Rounded down.
    pub fn yearly_without_floor(&self, kept: Decimal, since: u64, now: u64) -> Decimal {
        let secs = self.secs(now);
        let time = Decimal::from_ratio(now.saturating_sub(since).min(secs), secs);
        let missing = kept.saturating_mul(time).min(Decimal::percent(50));
        let paid = Decimal::one().saturating_sub(missing);
        let yearly = self.yearly_floor(now).checked_div(paid);
        yearly.map_or(Decimal::one(), |yearly| yearly.min(Decimal::one()))
    }

    /// Growth in a year at the pace of the last 30 to 60 days, or of all days of a younger pool; at
    /// most 1. Rounded down.
    pub fn yearly_floor(&self, now: u64) -> Decimal {
        let secs = self.secs(now);
        let earned = self.earned.saturating_sub(self.older.earned);
        earned
            .min(Decimal::one())
            .atomics()
            .checked_multiply_ratio(YEAR_SECS, secs)
            .map_or(Decimal::one(), |atomics| {
                Decimal::new(atomics).min(Decimal::one())
            })
    }
}

/// What an operator took above its promise in `secs` seconds: `stake x (seen - promised) x yearly /
/// (1 - promised) x secs / year`, rounded down, and at most the stake. `yearly` is what the pool
/// was paid in a year as a part of its stake, which is what a commission of `promised` leaves;
/// before commission it was `1 / (1 - promised)` of that.
///
/// # Errors
/// Arithmetic overflow, which does not occur for numbers within their bounds.
pub fn fine_floor(
    stake: Native,
    seen: Decimal,
    promised: Decimal,
    yearly: Decimal,
    secs: u64,
) -> Result<Native> {
    let rate = taken_yearly(seen, promised, yearly)?;
    let of_a_year = mul_div_floor(stake.raw(), rate.atomics(), Decimal::one().atomics())?;
    let fine = mul_div_floor(of_a_year, Uint128::from(secs), Uint128::from(YEAR_SECS))?;
    Ok(Native::new(fine).min(stake))
}

/// The part of a validator's rewards that it keeps back, of what it would pass on at the promised
/// commission.
pub fn kept_back(seen: Decimal, promised: Decimal) -> Decimal {
    let kept = Decimal::one().saturating_sub(promised);
    let part = seen.saturating_sub(promised).checked_div(kept);
    part.unwrap_or_default().min(Decimal::one())
}

/// The part of a stake that is taken above the promise in a year, rounded down.
fn taken_yearly(
    seen: Decimal,
    promised: Decimal,
    yearly: Decimal,
) -> ballast_numbers::Result<Decimal> {
    let excess = seen.saturating_sub(promised);
    let kept = Decimal::one().saturating_sub(promised);
    let overflow = || NumberError::Overflow {
        left: excess.atomics(),
        op: "x",
        right: yearly.atomics(),
    };
    if kept.is_zero() {
        return Ok(Decimal::zero());
    }
    let taken = excess.checked_mul(yearly).map_err(|_| overflow())?;
    taken.checked_div(kept).map_err(|_| overflow())
}

/// What the chain lets a validator do with its commission.
#[derive(Clone, Copy, Debug)]
pub struct Leeway {
    /// The commission now.
    pub now: Decimal,
    /// The highest commission that it may ever set.
    pub most: Decimal,
    /// The most by which it may rise in a day.
    pub daily: Decimal,
}

/// The most that an operator could take above its promise in `secs` seconds, if it raised its
/// commission from now on as fast as the chain allows: a part of its stake, rounded down.
///
/// # Errors
/// As [`fine_floor`].
pub fn most_taken_floor(
    leeway: Leeway,
    promised: Decimal,
    yearly: Decimal,
    secs: u64,
) -> Result<Decimal> {
    let most = leeway.most.min(Decimal::one());
    let mut sum = Decimal::zero();
    let mut seen = leeway.now;
    let mut days = secs.div_ceil(DAY_SECS);
    while days > 0 {
        let next = seen.saturating_add(leeway.daily).min(most);
        let taken = taken_yearly(next, promised, yearly)?;
        // from here on the commission stays the same each day
        let same = match next <= seen {
            true => days,
            false => 1,
        };
        let of_days = Decimal::from_ratio(same, 1u64).saturating_mul(taken);
        sum = sum.saturating_add(of_days);
        days = days.saturating_sub(same);
        seen = next;
    }
    let parts = Decimal::from_ratio(YEAR_SECS / DAY_SECS, 1u64);
    Ok(sum.checked_div(parts).unwrap_or_default())
}

#[cfg(test)]
mod tests;
