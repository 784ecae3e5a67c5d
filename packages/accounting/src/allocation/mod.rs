//! Where stake should be, and the bounded plans that bring it there.
//!
//! [`targets`] says where; the three plans say how, and only the hub's cranks carry them out. All four
//! are pure functions of what they are given, so a preview is the same call, and none depends on the
//! order in which validators are listed: whatever is equal is decided by the lower id.

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
    /// Its part of the stake in proportion to the other weights.
    pub weight: u64,
    /// The most it may hold.
    pub quota: Native,
}

/// Where stake should be.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Targets {
    /// One amount for each candidate, in their order.
    pub targets: Vec<Native>,
    /// What no candidate may hold.
    pub unplaced: Native,
}

/// What a plan needs to know of one validator.
#[derive(Clone, Copy, Debug)]
pub struct Place<'a> {
    /// Operator address: names the validator, and breaks ties, lowest first.
    pub id: &'a str,
    /// What the pool has there, by the book.
    pub stake: Native,
    /// What it should have.
    pub target: Native,
    /// The most it may have: what is over it has no tolerance.
    pub limit: Native,
    /// New stake may go here: listed, active, in the bonded set.
    pub can_receive: bool,
    /// A redelegation may come in: `can_receive`, and no unbonding entry of it is unsettled.
    pub can_redelegate_in: bool,
    /// A redelegation may go out: none has come in that is still open.
    pub can_redelegate_out: bool,
    /// Unbonding entries of it are unsettled.
    pub has_entries: bool,
    /// An unbonding entry is free.
    pub can_undelegate: bool,
    /// Undelegated from only if the others have no stake left: a redelegation came in that is open.
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

/// How far from its target a validator is left alone: `band_bps` of `total`, at most a quarter of the
/// target, rounded down.
///
/// A validator without a target has no tolerance: draining is never left half done.
pub fn tolerance_floor(total: Native, target: Native, band_bps: u64) -> Result<Native> {
    Ok(Band::floor(total, band_bps)?.tolerance_floor(target))
}

/// The band of a whole set: what [`tolerance_floor`] has in common for all of it, computed once.
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
