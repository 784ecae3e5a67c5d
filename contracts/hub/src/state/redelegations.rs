//! What the hub remembers of a redelegation for as long as the chain does.

use super::REDELEGATIONS;
use ballast_accounting::{Amount, Native};
use ballast_types::hub::LOCK_GRACE_SECS;
use cosmwasm_schema::cw_serde;
use cosmwasm_std::{StdResult, Storage};

/// A record of [`REDELEGATIONS`], with what it is kept under.
pub struct Record {
    /// Where the stake went.
    pub target: String,
    /// The record's number.
    pub id: u64,
    /// The redelegations.
    pub open: Redelegations,
}

impl Record {
    /// Writes it down.
    pub fn save(&self, storage: &mut dyn Storage) -> StdResult<()> {
        REDELEGATIONS.save(storage, (&self.target, self.id), &self.open)
    }
}

/// Redelegations into one validator that the chain still remembers and forgets together.
#[cw_serde]
pub struct Redelegations {
    /// When the chain forgets them.
    pub completes_at: u64,
    /// Where the stake came from, and how much.
    pub moves: Vec<Moved>,
}

/// One redelegation.
#[cw_serde]
pub struct Moved {
    /// Where the stake came from.
    pub source: String,
    /// How much.
    pub amount: Native,
    /// What of it the source was charged with.
    pub charged: Native,
    /// The source was in the bonded set when the stake moved.
    pub bonded: bool,
}

impl Moved {
    /// Stake that was just moved.
    pub fn new(source: String, amount: Native, bonded: bool) -> Self {
        Self {
            source,
            amount,
            charged: Native::ZERO,
            bonded,
        }
    }
}

impl Redelegations {
    /// None yet, of those that the chain forgets at `completes_at`.
    pub fn until(completes_at: u64) -> Self {
        Self {
            completes_at,
            moves: vec![],
        }
    }

    /// Whether the chain has certainly forgotten them.
    pub fn is_closed(&self, now: u64) -> bool {
        self.completes_at.saturating_add(LOCK_GRACE_SECS) < now
    }
}
