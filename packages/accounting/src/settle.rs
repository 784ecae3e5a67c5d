//! Unbonding entries that came back short: who bears what is missing.
//!
//! The chain slashes entries and tells nobody. What a contract can see is which validators showed a loss
//! of their stake while the entry was unbonding, and what fraction of it. So three kinds of evidence, and
//! an order: suspects up to a cap, then entries of which nothing is known, then those that are cleared,
//! and last what suspects have beyond their cap.

use crate::{mul_div_floor, Amount, Native, Result};
use cosmwasm_schema::cw_serde;
use cosmwasm_std::{Decimal, Uint128};

/// By how much more than its validator showed an entry may have lost: stake that came after the fault
/// hides a part of the fraction (a slash of 5 % was seen as 4.04 %).
pub const SUSPICION: u128 = 4;

/// What is known of an entry.
#[cw_serde]
#[derive(Copy, Eq)]
pub enum Evidence {
    /// Its validator's stake shrank while the entry was unbonding. Both are parts of 1: what a unit of
    /// stake that was never added to would be, when the entry was made and when it was due.
    Suspect {
        /// When the entry was made.
        kept_before: Decimal,
        /// When it was due.
        kept_after: Decimal,
    },
    /// Its validator had no stake by which a loss would have shown.
    Unknown,
    /// Its validator had stake all the time, and lost nothing.
    Cleared,
}

impl Evidence {
    /// The most of `amount` that the losses explain: four times the fraction that they took, and never
    /// more than all; rounded down.
    pub fn explains_floor(&self, amount: Native) -> Result<Native> {
        let Evidence::Suspect {
            kept_before,
            kept_after,
        } = self
        else {
            return Ok(Native::ZERO);
        };
        let (before, after) = (kept_before.atomics(), kept_after.atomics());
        let lost = before
            .saturating_sub(after)
            .saturating_mul(Uint128::new(SUSPICION));
        match lost >= before {
            true => Ok(amount),
            false => Ok(mul_div_floor(amount.raw(), lost, before).map(Native::new)?),
        }
    }
}

/// An amount by the order in which it bears what is missing; of an entry, or of a set.
#[cw_serde]
#[derive(Copy, Eq, Default)]
pub struct Burden {
    /// Suspects, up to what the losses of their validators explain.
    pub explained: Native,
    /// Entries of which nothing is known.
    pub unknown: Native,
    /// Entries that are cleared.
    pub cleared: Native,
    /// What suspects have beyond that.
    pub beyond: Native,
}

impl Burden {
    /// An entry's.
    pub fn of(amount: Native, evidence: Evidence) -> Result<Self> {
        let explained = evidence.explains_floor(amount)?;
        let none = Self::default();
        Ok(match evidence {
            Evidence::Suspect { .. } => Self {
                explained,
                beyond: amount.checked_sub(explained)?,
                ..none
            },
            Evidence::Unknown => Self {
                unknown: amount,
                ..none
            },
            Evidence::Cleared => Self {
                cleared: amount,
                ..none
            },
        })
    }

    /// All of it.
    pub fn total(&self) -> Result<Native> {
        Ok(Native::sum([
            self.explained,
            self.unknown,
            self.cleared,
            self.beyond,
        ])?)
    }

    /// With another's.
    pub fn checked_add(&self, other: &Self) -> Result<Self> {
        Ok(Self {
            explained: self.explained.checked_add(other.explained)?,
            unknown: self.unknown.checked_add(other.unknown)?,
            cleared: self.cleared.checked_add(other.cleared)?,
            beyond: self.beyond.checked_add(other.beyond)?,
        })
    }
}

/// How what is missing of a set of matured entries is shared, fixed once for the whole set.
#[cw_serde]
#[derive(Copy, Eq, Default)]
pub struct Shortfall {
    /// What is due.
    pub due: Burden,
    /// What is missing of it.
    pub missing: Burden,
    /// What has been shared out so far, of `due`.
    pub seen: Burden,
}

impl Shortfall {
    /// Shares what is missing of `due` when `arrived` came. More than is due is no entry's gain.
    pub fn split(due: Burden, arrived: Native) -> Result<Self> {
        let mut left = due.total()?.saturating_sub(arrived);
        let mut bear = |most: Native| -> Result<Native> {
            let part = left.min(most);
            left = left.checked_sub(part)?;
            Ok(part)
        };
        let missing = Burden {
            explained: bear(due.explained)?,
            unknown: bear(due.unknown)?,
            cleared: bear(due.cleared)?,
            beyond: bear(due.beyond)?,
        };
        Ok(Self {
            due,
            missing,
            seen: Burden::default(),
        })
    }

    /// Whether the losses that validators showed explain all that is missing. If they don't, the chain
    /// may be holding coins back.
    pub fn is_explained(&self) -> bool {
        let Burden {
            explained: _,
            unknown,
            cleared,
            beyond,
        } = self.missing;
        unknown.is_zero() && cleared.is_zero() && beyond.is_zero()
    }

    /// Takes the next entry of the set, and returns its share of what is missing: of each part the
    /// difference of two running sums, so that the shares of all entries add up to what is missing.
    pub fn share_of_next(&mut self, entry: &Burden) -> Result<Native> {
        let before = self.seen;
        let seen = before.checked_add(entry)?;
        self.seen = seen;
        let part = |missing: Native, due: Native, from: Native, to: Native| match due.is_zero() {
            true => Ok(Native::ZERO),
            false => missing
                .portion_floor(to.min(due), due)?
                .checked_sub(missing.portion_floor(from.min(due), due)?),
        };
        let (missing, due) = (&self.missing, &self.due);
        Ok(Native::sum([
            part(
                missing.explained,
                due.explained,
                before.explained,
                seen.explained,
            )?,
            part(missing.unknown, due.unknown, before.unknown, seen.unknown)?,
            part(missing.cleared, due.cleared, before.cleared, seen.cleared)?,
            part(missing.beyond, due.beyond, before.beyond, seen.beyond)?,
        ])?)
    }
}

#[cfg(test)]
mod tests;
