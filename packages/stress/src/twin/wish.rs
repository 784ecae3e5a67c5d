//! What a twin rebuilds: the totals, parameters and validators of a snapshot.
//!
//! `parts.rs` has the types, `read.rs` reads them from a snapshot's answers.

mod parts;
mod read;
#[cfg(test)]
mod tests;

pub use parts::{Batch, Chain, Entry, Fractions, Insurance, Pool, Seat, Token, Unnamed};

pub use read::SnapshotError;

use serde_json::{Map, Value};
use std::collections::BTreeMap;
use thiserror::Error;

/// Why no twin of a suite can be built.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum Unbuildable {
    /// The suite has less LST than a first deposit mints, or its LST is worth nothing.
    #[error("{shares} LST are worth {value}")]
    WorthNothing {
        /// The supply of LST.
        shares: u128,
        /// What it is worth, native.
        value: u128,
    },
    /// The hub has not booked a loss. Insurers still have the LST that booking it will burn: a twin
    /// would insure the next loss with the same LST.
    #[error("a loss of {0} is not booked: send `sync` to the hub, and take the snapshot after it")]
    LossNotBooked(u128),
    /// The vault owes a cover, for which insurers still have the LST.
    #[error("the vault owes a cover of {0}: take the snapshot after `retry_cover`, or after the cover has lapsed")]
    CoverOwed(u128),
    /// The snapshot has no validator, or no unbonding time.
    #[error("the snapshot has no validator or no unbonding time")]
    NoValidator,
    /// Stake unbonds from validators that no list of the snapshot names.
    #[error("{} entries, {} in all, unbond from validators that are not listed and have neither stake nor a bond: take the snapshot when they are paid", .0.entries, .0.amount)]
    UnknownValidators(Unnamed),
    /// More LST is accounted for than there is.
    #[error("{named} LST are insured, leaving or with contracts, of {shares}")]
    MoreThanAll {
        /// LST that is insured, leaves or is with contracts.
        named: u128,
        /// The supply of LST.
        shares: u128,
    },
}

/// What a twin rebuilds.
#[derive(Clone, Debug, PartialEq)]
pub struct Wish {
    /// When the snapshot was taken, unix seconds.
    pub time: u64,
    /// The chain that the suite is on.
    pub chain: Chain,
    /// The LST.
    pub token: Token,
    /// Parameters of hub, registry, vault and collector.
    pub params: BTreeMap<&'static str, Map<String, Value>>,
    /// Validators that the suite lists or has stake with.
    pub seats: Vec<Seat>,
    /// The hub's totals.
    pub pool: Pool,
    /// The underwriters' pool.
    pub insurance: Insurance,
    /// LST in the open batch.
    pub open: u128,
    /// When the next batch may be priced, unix seconds.
    pub next_batch_at: u64,
    /// Batches that are unbonding, the one that is paid first before the others.
    pub batches: Vec<Batch>,
    /// Unbonding entries of no batch here, for lack of a seat: with one of them no twin is built.
    pub unnamed: Unnamed,
    /// LST that contracts outside the suite hold, by name.
    pub held: BTreeMap<String, u128>,
}

impl Wish {
    /// How long rewards drip, seconds.
    pub fn drip_secs(&self) -> u64 {
        self.params
            .get("hub")
            .and_then(|hub| hub["drip_secs"].as_u64())
            .unwrap_or_default()
    }

    /// The suite's stake with all validators.
    pub fn bonded(&self) -> u128 {
        self.seats.iter().map(|seat| seat.stake).sum()
    }

    /// The worth of all LST, native.
    pub fn value(&self) -> u128 {
        (self.pool.buffer + self.bonded()).saturating_sub(self.pool.dripping)
    }

    /// Checks that a twin can be built.
    ///
    /// # Errors
    /// The reason why none can.
    pub fn check(&self) -> Result<(), Unbuildable> {
        let Pool {
            shares,
            unbooked,
            owed_cover,
            ..
        } = self.pool;
        let seed = 10u128.pow(u32::from(self.token.decimals.max(6)));
        let value = self.value();
        if shares < seed || value == 0 {
            return Err(Unbuildable::WorthNothing { shares, value });
        }
        if unbooked > 0 {
            return Err(Unbuildable::LossNotBooked(unbooked));
        }
        if owed_cover > 0 {
            return Err(Unbuildable::CoverOwed(owed_cover));
        }
        if self.seats.is_empty() || self.chain.unbonding_secs == 0 {
            return Err(Unbuildable::NoValidator);
        }
        if self.unnamed != Unnamed::default() {
            return Err(Unbuildable::UnknownValidators(self.unnamed));
        }
        let bonds: u128 = self.seats.iter().map(|seat| seat.bond).sum();
        let held: u128 = self.held.values().sum();
        let named = self.insurance.lst + self.open + bonds + held;
        match named <= shares {
            true => Ok(()),
            false => Err(Unbuildable::MoreThanAll { named, shares }),
        }
    }
}
