//! What a broken commission promise costs: what the pool has missed by it, out of what is seen.
//!
//! An operator that takes more commission than it promised takes that part of what its stake earns.
//! What stake earns is not known to a contract, but what the pool was paid is: [`Growth`] remembers
//! it. A fine is what an operator has taken above its promise, so a broken promise gains nothing,
//! and the probation after it is lost besides.

use crate::{mul_div_floor, Amount, Native, NumberError, Result};
use cosmwasm_schema::cw_serde;
use cosmwasm_std::{Decimal, Uint128};

/// A year of 365 days.
pub const YEAR_SECS: u64 = 31_536_000;
/// Growth is what came in this time, and in no more than twice of it.
pub const GROWTH_SECS: u64 = 2_592_000;
/// Growth of a pool that is younger than this is taken for that of so long: one payment is no yield of a year.
const LEAST_SECS: u64 = 604_800;
/// The seconds of a day.
const DAY_SECS: u64 = 86_400;

/// What a unit of stake was paid until some time.
#[cw_serde]
#[derive(Copy, Default)]
pub struct Mark {
    /// Unix seconds.
    pub at: u64,
    /// Sum of all payments until then, each over the stake that earned it.
    pub earned: Decimal,
}

/// What the pool was paid for its stake lately, before fee and premium are taken off; the tip never reaches it.
#[cw_serde]
#[derive(Copy, Default)]
pub struct Growth {
    /// Sum of all payments, each over the stake that earned it.
    pub earned: Decimal,
    /// When the last came.
    pub paid_at: u64,
    /// The mark that growth is reckoned from.
    pub older: Mark,
    /// The one that takes its place, [`GROWTH_SECS`] after it was set.
    pub newer: Mark,
}

/// The part that `rewards` are of the `stake` that earned them, rounded down and at most 1: stake
/// of nothing earns nothing.
///
/// By the stake and not by the value of the pool when it is paid: what leaves after it has earned
/// would make the part of those who stay larger, and a buffer that comes for a moment would make it
/// smaller.
pub fn paid_part_floor(rewards: Native, stake: Native) -> Decimal {
    Decimal::checked_from_ratio(rewards.min(stake).raw(), stake.raw()).unwrap_or_default()
}

impl Growth {
    /// Of a pool that begins `now`.
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

    /// Adds a payment, as a part of the stake that earned it: [`paid_part_floor`].
    pub fn add(&mut self, part: Decimal, now: u64) {
        self.earned = self.earned.saturating_add(part.min(Decimal::one()));
        self.paid_at = now;
        // what comes now was earned before
        if now >= self.newer.at.saturating_add(GROWTH_SECS) {
            self.older = self.newer;
            self.newer = Mark {
                at: now,
                earned: self.earned,
            };
        }
    }

    /// The time that growth is reckoned over: the last 30 to 60 days, or all days of a younger
    /// pool. It ends a week after the last payment: what a pause keeps from coming has been earned
    /// all the same.
    fn secs(&self, now: u64) -> u64 {
        let until = now.min(self.paid_at.saturating_add(LEAST_SECS));
        until.saturating_sub(self.older.at).max(LEAST_SECS)
    }

    /// What growth would be had a part of all stake, `kept`, not been kept back since `since`: that
    /// part is missing of what the pool was paid in this time, and a promise that is broken must
    /// not lower its own price. At most twice [`Growth::yearly_floor`], and at most 1. Rounded
    /// down.
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

/// What an operator took above its promise in `secs` seconds from a stake that earned `yearly` of
/// itself a year before commission was `promised`, rounded down and never more than the stake:
/// `stake x (seen - promised) x yearly / (1 - promised) x secs / year`. What the pool was paid is
/// what is left after commission; before it, it was `1 / (1 - promised)` of that.
///
/// # Errors
/// Arithmetic that does not fit, which no numbers within their bounds make.
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

/// The part of a validator's rewards that it keeps back: of what it would hand on at the commission that it promised.
pub fn kept_back(seen: Decimal, promised: Decimal) -> Decimal {
    let kept = Decimal::one().saturating_sub(promised);
    let part = seen.saturating_sub(promised).checked_div(kept);
    part.unwrap_or_default().min(Decimal::one())
}

/// The part of a stake that is taken in a year above the promise, rounded down.
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
    /// What it is now.
    pub now: Decimal,
    /// The most it may ever be.
    pub most: Decimal,
    /// The most it may rise in a day.
    pub daily: Decimal,
}

/// The most of a stake that an operator could take above its promise in `secs` seconds, raising its
/// commission as fast as it may from the first: a part of the stake, rounded down.
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
        // from here on every day is like this one
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
