//! Where stake should be, and the bounded plans that bring it there.

use crate::{Native, Result};

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
    /// New stake may go here: listed, active, in the bonded set.
    pub can_receive: bool,
    /// A redelegation may come in: `can_receive`, and no unbonding entry of it is unsettled.
    pub can_redelegate_in: bool,
    /// A redelegation may go out: none has come in that is still open.
    pub can_redelegate_out: bool,
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

/// Water-fills `total` over the candidates by weight, under their quotas.
pub fn targets(total: Native, candidates: &[Candidate<'_>], min_stake: Native) -> Result<Targets> {
    let _ = (total, candidates, min_stake);
    Ok(Targets::default())
}

/// How far from its target a validator is left alone.
pub fn tolerance_floor(total: Native, target: Native, band_bps: u64) -> Result<Native> {
    let _ = (total, target, band_bps);
    Ok(Native::default())
}

/// Spreads `amount` over the most underweight places that can receive.
pub fn plan_delegate(
    amount: Native,
    places: &[Place<'_>],
    min_stake: Native,
    min_move: Native,
    max_steps: usize,
) -> Result<Vec<Step>> {
    let _ = (amount, places, min_stake, min_move, max_steps);
    Ok(vec![])
}

/// Takes `amount` from the most overweight places, as few as balance allows.
pub fn plan_undelegate(amount: Native, places: &[Place<'_>], band_bps: u64) -> Result<Vec<Step>> {
    let _ = (amount, places, band_bps);
    Ok(vec![])
}

/// Moves stake towards targets.
pub fn plan_rebalance(
    places: &[Place<'_>],
    band_bps: u64,
    min_stake: Native,
    min_move: Native,
    max_steps: usize,
    pair_is_free: &dyn Fn(usize, usize) -> bool,
) -> Result<Vec<Move>> {
    let _ = (
        places,
        band_bps,
        min_stake,
        min_move,
        max_steps,
        pair_is_free,
    );
    Ok(vec![])
}
