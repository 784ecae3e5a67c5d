//! Unbonding entries that paid less than was due: which entries bear the shortfall.
//!
//! The chain slashes entries and tells no contract. A contract can see which validators lost stake
//! while an entry was unbonding, and what fraction of it. So there are three kinds of evidence, and
//! an order in which entries bear the shortfall: suspect entries up to a cap, then unknown entries,
//! then cleared ones, and last what suspect entries have beyond their cap.

use crate::{mul_div_floor, Amount, Native, Result};
use cosmwasm_schema::cw_serde;
use cosmwasm_std::{Decimal, Uint128};

/// An entry may have lost up to this many times the fraction that its validator showed: stake that
/// came after the fault hides a part of the fraction (a slash of 5 % was seen as 4.04 %).
pub const SUSPICION: u128 = 4;

/// What is known about an entry.
#[cw_serde]
#[derive(Copy, Eq)]
pub enum Evidence {
    /// The validator lost stake while the entry was unbonding. The two fields say what was left, at
    /// two times, of one unit of stake that was there from the start and never added to.
    Suspect {
        /// When the entry was made.
        kept_before: Decimal,
        /// When it was due.
        kept_after: Decimal,
    },
    /// The validator had too little stake for a loss to show.
    Unknown,
    /// The validator had stake all the time, and lost none.
    Cleared,
}

impl Evidence {
    /// The most of `amount` that the losses explain: four times the fraction that was lost, and at
    /// most all; rounded down.
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

/// An amount, split by the order in which its parts bear a shortfall. Of one entry, or of a set.
#[cw_serde]
#[derive(Copy, Eq, Default)]
pub struct Burden {
    /// Of suspect entries, up to what the losses of their validators explain.
    pub explained: Native,
    /// Of unknown entries.
    pub unknown: Native,
    /// Of cleared entries.
    pub cleared: Native,
    /// Of suspect entries, beyond that.
    pub beyond: Native,
}

impl Burden {
    /// The burden of one entry.
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

    /// The sum of all parts.
    pub fn total(&self) -> Result<Native> {
        Ok(Native::sum([
            self.explained,
            self.unknown,
            self.cleared,
            self.beyond,
        ])?)
    }

    /// The sum with another burden.
    pub fn checked_add(&self, other: &Self) -> Result<Self> {
        Ok(Self {
            explained: self.explained.checked_add(other.explained)?,
            unknown: self.unknown.checked_add(other.unknown)?,
            cleared: self.cleared.checked_add(other.cleared)?,
            beyond: self.beyond.checked_add(other.beyond)?,
        })
    }
}

/// How the shortfall of a settlement set is shared; fixed once for the whole set.
#[cw_serde]
#[derive(Copy, Eq, Default)]
pub struct Shortfall {
    /// Native that is due.
    pub due: Burden,
    /// Native that is missing of it.
    pub missing: Burden,
    /// The part of `due` whose entries were shared out so far.
    pub seen: Burden,
}

impl Shortfall {
    /// Shares the shortfall of `due` after `arrived` came. If more came than is due, no entry gains
    /// by it.
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

    /// Whether the losses that validators showed explain the whole shortfall. If they do not, the
    /// chain may still owe coins.
    pub fn is_explained(&self) -> bool {
        let Burden {
            explained: _,
            unknown,
            cleared,
            beyond,
        } = self.missing;
        unknown.is_zero() && cleared.is_zero() && beyond.is_zero()
    }

    /// Takes the next entry of the set, and returns its share of the shortfall: for each part the
    /// difference of two running sums, so that the shares of all entries add up to the shortfall.
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
