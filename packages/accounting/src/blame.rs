//! Whose fault a loss at the destination of redelegations was.
//!
//! The chain takes a slash of a redelegation's source from the stake at its destination, and tells nobody
//! why. What a contract can see is who moved how much, and who is in the bonded set: the chain's own
//! slashes jail. The rules use nothing else, so no order and no address decides who pays.

use crate::{Amount, Native, Result};
use cosmwasm_schema::cw_serde;

/// What is known of the source of an open redelegation.
#[cw_serde]
#[derive(Copy, Eq)]
pub struct Suspicion {
    /// It was in the bonded set when the stake moved: what leaves another validator stays liable for
    /// nothing that it does later.
    pub bonded_then: bool,
    /// It is in the bonded set now.
    pub bonded_now: bool,
    /// When it was first seen out of the bonded set and has not been seen in it since.
    pub seen_out_at: Option<u64>,
}

impl Suspicion {
    /// Whether a loss that happened after `right_at` may be its fault. One that was out before has no
    /// vote that it could have missed, and no block that it could have signed twice.
    pub fn may_have_caused(&self, right_at: u64) -> bool {
        let seen_before = self.seen_out_at.is_some_and(|at| at <= right_at);
        self.bonded_then && !self.bonded_now && !seen_before
    }
}

/// A source that may have caused a loss.
#[cw_serde]
#[derive(Copy, Eq, Default)]
pub struct Source {
    /// What it moved to the destination and the chain still holds it liable for.
    pub moved: Native,
    /// What of that it was charged with before.
    pub charged: Native,
}

impl Source {
    /// The most that can be its fault: what it moved and was not charged with yet.
    pub fn room(&self) -> Native {
        self.moved.saturating_sub(self.charged)
    }
}

/// Who is charged with a loss at a destination.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Blame {
    /// Each source's part, in the order they were given in.
    pub sources: Vec<Native>,
    /// The destination's own part: the rest, and what rounding leaves.
    pub destination: Native,
}

impl Blame {
    /// Splits a loss at a destination over the sources that may have caused it.
    ///
    /// A destination that is out of the bonded set itself pays first, which is all: the whole of its
    /// stake may be slashed for its own fault. Otherwise the sources share by what they moved, each up to
    /// its room, rounded down, and the destination pays the rest.
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
        // each turn fills at least one source up, or is the last
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
