//! Which validator caused a loss at the destination of redelegations.
//!
//! If the source of a redelegation is slashed, the chain takes part of that slash from the stake at
//! the destination, and tells no contract why. A contract can see how much each source moved, and
//! which validators are in the bonded set: the chain's own slashes jail. The rules use nothing
//! else, so neither order nor address decides who pays.

use crate::{Amount, Native, Result};
use cosmwasm_schema::cw_serde;

/// What is known of the source of an open redelegation.
#[cw_serde]
#[derive(Copy, Eq)]
pub struct Suspicion {
    /// Whether the source was in the bonded set when the stake moved. Stake that leaves a validator
    /// outside the set is not liable for what that validator does later.
    pub bonded_then: bool,
    /// Whether the source is in the bonded set now.
    pub bonded_now: bool,
    /// When the source was first seen out of the bonded set, if it has not been seen in it since;
    /// unix seconds.
    pub seen_out_at: Option<u64>,
}

impl Suspicion {
    /// Whether the source may have caused a loss that happened after `right_at`. A validator that
    /// was out of the set before could neither miss a vote nor sign a block twice.
    pub fn may_have_caused(&self, right_at: u64) -> bool {
        let seen_before = self.seen_out_at.is_some_and(|at| at <= right_at);
        self.bonded_then && !self.bonded_now && !seen_before
    }
}

/// A source that may have caused a loss.
#[cw_serde]
#[derive(Copy, Eq, Default)]
pub struct Source {
    /// Stake that it moved to the destination, and for which the chain still holds it liable.
    pub moved: Native,
    /// The part of that stake with which it was charged before.
    pub charged: Native,
}

impl Source {
    /// The most that it can still be charged with.
    pub fn room(&self) -> Native {
        self.moved.saturating_sub(self.charged)
    }
}

/// How a loss at a destination is charged.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Blame {
    /// The part of each source, in the order in which they were given.
    pub sources: Vec<Native>,
    /// The destination's own part: the rest, with what rounding leaves.
    pub destination: Native,
}

impl Blame {
    /// Splits a loss at a destination over the sources that may have caused it.
    ///
    /// A destination that is out of the bonded set pays all of the loss: the whole of its stake may
    /// be slashed for its own fault. Otherwise the sources share the loss in proportion to what
    /// they moved, each up to its room, rounded down, and the destination pays the rest.
    ///
    /// # Errors
    /// Sums beyond 128 bits.
    pub fn split_floor(loss: Native, destination_bonded: bool, sources: &[Source]) -> Result<Self> {
        let mut parts = vec![Native::ZERO; sources.len()];
        let mut left = loss;
        let mut open: Vec<usize> = match destination_bonded {
            true => (0..sources.len()).collect(),
            false => vec![],
        };
        let at = |index: &usize| sources.get(*index).copied().unwrap_or_default();
        // each pass exhausts the room of at least one source, or is the last
        while !open.is_empty() {
            let moved = Native::sum(open.iter().map(|index| at(index).moved))?;
            if moved.is_zero() {
                break;
            }
            let share = |index: &usize| left.portion_floor(at(index).moved, moved);
            let mut full = vec![];
            for index in &open {
                if share(index)? >= at(index).room() {
                    full.push(*index);
                }
            }
            let turn = match full.is_empty() {
                true => open.clone(),
                false => full.clone(),
            };
            let mut given = Native::ZERO;
            for index in &turn {
                let part = share(index)?.min(at(index).room());
                if let Some(slot) = parts.get_mut(*index) {
                    *slot = part;
                }
                given = given.checked_add(part)?;
            }
            left = left.checked_sub(given)?;
            open.retain(|index| !turn.contains(index));
        }
        Ok(Self {
            sources: parts,
            destination: left,
        })
    }
}

#[cfg(test)]
mod tests;
