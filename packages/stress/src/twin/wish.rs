//! What a twin rebuilds: the totals, parameters and validators of a snapshot.
//!
//! `parts.rs` has the types, `read.rs` reads them from a snapshot's answers.

mod parts;
mod read;
#[cfg(test)]
mod tests;

pub use parts::{Batch, Chain, Entry, Fractions, Insurance, Pool, Seat, Token};

use crate::{Cause, StressError};
use serde_json::{Map, Value};
use std::collections::BTreeMap;

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
    pub fn check(&self) -> Result<(), StressError> {
        let refuse = |why: String| {
            let message = format!("no twin can be built: {why}");
            Err(StressError::new(Cause::NoTwin, message))
        };
        let Pool {
            shares,
            unbooked,
            owed_cover,
            ..
        } = self.pool;
        let seed = 10u128.pow(u32::from(self.token.decimals.max(6)));
        if shares < seed || self.value() == 0 {
            return refuse(format!("{shares} LST are worth {}", self.value()));
        }
        // insurers still have the LST that booking or covering these losses will burn: a twin would
        // insure the next loss with the same LST
        if unbooked > 0 {
            return refuse(format!(
                "a loss of {unbooked} is not booked: send `sync` to the hub, and take the snapshot after it"
            ));
        }
        if owed_cover > 0 {
            return refuse(format!(
                "the vault owes a cover of {owed_cover}: take the snapshot after `retry_cover`, or after the cover has lapsed"
            ));
        }
        if self.seats.is_empty() || self.chain.unbonding_secs == 0 {
            return refuse("the snapshot has no validator or no unbonding time".to_string());
        }
        let bonds: u128 = self.seats.iter().map(|seat| seat.bond).sum();
        let held: u128 = self.held.values().sum();
        let named = self.insurance.lst + self.open + bonds + held;
        match named <= shares {
            true => Ok(()),
            false => refuse(format!(
                "{named} LST are insured, leaving or with contracts, of {shares}"
            )),
        }
    }
}
