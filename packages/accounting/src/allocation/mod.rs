//! How much stake each validator should have, and the bounded plans that bring it there.
//!
//! [`targets`] computes the amounts; the three plans compute the steps, which only the hub's cranks
//! carry out. All four are pure functions of their arguments, so a preview is the same call. None
//! depends on the order in which validators are listed: ties go to the lower id.

mod delegate;
mod pair;
mod rebalance;
mod targets;
mod undelegate;

pub use delegate::plan_delegate;
pub use pair::Pair;
pub use rebalance::plan_rebalance;
pub use targets::targets;
pub use undelegate::plan_undelegate;

use crate::{bps_floor, Amount, Native, Result};

/// A validator that may hold stake.
#[derive(Clone, Copy, Debug)]
pub struct Candidate<'a> {
    /// Operator address: names the validator, and breaks ties, lowest first.
    pub id: &'a str,
    /// Its part of the stake, in proportion to the other weights.
    pub weight: u64,
    /// The most it may hold.
    pub quota: Native,
}

/// How much stake each candidate should have.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Targets {
    /// One amount for each candidate, in their order.
    pub targets: Vec<Native>,
    /// What is left because no candidate may hold it.
    pub unplaced: Native,
}

/// What a plan needs to know of one validator.
#[derive(Clone, Copy, Debug)]
pub struct Place<'a> {
    /// Operator address: names the validator, and breaks ties, lowest first.
    pub id: &'a str,
    /// The pool's stake there, by the book.
    pub stake: Native,
    /// The stake that it should have.
    pub target: Native,
    /// The most stake that it may have. Stake over it has no tolerance.
    pub limit: Native,
    /// Whether new stake may go here: it is listed, active and in the bonded set.
    pub can_receive: bool,
    /// Whether a redelegation may come in: `can_receive`, and all its unbonding entries are
    /// settled.
    pub can_redelegate_in: bool,
    /// Whether a redelegation may go out: none that came in is still open.
    pub can_redelegate_out: bool,
    /// Whether some of its unbonding entries are not settled.
    pub has_entries: bool,
    /// Whether the chain allows one more unbonding entry.
    pub can_undelegate: bool,
    /// Whether it is undelegated from only if the others have no stake left, because a redelegation
    /// that came in is still open.
    pub last_resort: bool,
}

/// An amount for one validator: the index of its place, and how much.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Step {
    /// Index into the places.
    pub place: usize,
    /// How much.
    pub amount: Native,
}

/// A redelegation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Move {
    /// Index of the place it leaves.
    pub from: usize,
    /// Index of the place it enters.
    pub to: usize,
    /// How much.
    pub amount: Native,
}

/// How far a validator may be from its target without being moved: `band_bps` of `total`, at most a
/// quarter of the target, rounded down.
///
/// A validator with target 0 has no tolerance, so that it is always drained completely.
pub fn tolerance_floor(total: Native, target: Native, band_bps: u64) -> Result<Native> {
    Ok(Band::floor(total, band_bps)?.tolerance_floor(target))
}

/// The band of a whole set: the part of [`tolerance_floor`] that is the same for all, computed
/// once.
#[derive(Clone, Copy)]
struct Band(Native);

impl Band {
    fn floor(total: Native, band_bps: u64) -> Result<Self> {
        let band = bps_floor(total.raw(), band_bps)?;
        Ok(Self(Native::new(band)))
    }

    fn tolerance_floor(self, target: Native) -> Native {
        self.0.min(Native::new(target.raw().u128() / 4))
    }
}

/// All that the places hold.
fn total_stake(places: &[Place<'_>]) -> Result<Native> {
    Ok(Native::sum(places.iter().map(|place| place.stake))?)
}

#[cfg(test)]
mod tests;
