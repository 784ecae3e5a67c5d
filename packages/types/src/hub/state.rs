//! Storage of the hub that may be read from outside. These keys and shapes are part of the interface:
//! migrations keep them.

use super::Params;
use crate::deploy::Suite;
use ballast_accounting::Pool;
use cosmwasm_schema::cw_serde;
use cosmwasm_std::Addr;
use cw_ownable::Ownership;
use cw_storage_plus::Item;

/// Addresses of the suite, and who has which role.
pub const CONFIG: Item<Config> = Item::new("config");
/// Parameters of the hub.
pub const PARAMS: Item<Params> = Item::new("params");
/// The books. Written by almost every message, so kept short.
pub const BOOKS: Item<Books> = Item::new("books");
/// What is paused.
pub const PAUSES: Item<Pauses> = Item::new("pauses");
/// The owner, and whoever was nominated to follow.
pub const OWNERSHIP: Item<Ownership<Addr>> = Item::new("ownership");

/// Addresses of the suite, and who has which role.
#[cw_serde]
pub struct Config {
    /// The chain's staking token.
    pub denom: String,
    /// The six contracts.
    pub suite: Suite,
    /// May pause for a while.
    pub guardian: Addr,
    /// Gets the fee.
    pub treasury: Addr,
}

/// The books and the clocks that go with them.
#[cw_serde]
pub struct Books {
    /// What a share is worth.
    pub pool: Pool,
    /// Height of the last comparison with the chain.
    pub synced_height: u64,
    /// Time of the last comparison with the chain, unix seconds.
    pub synced_at: u64,
    /// Time at which rewards last arrived, unix seconds.
    pub rewarded_at: u64,
    /// Native of losses whose cover the vault still owes.
    pub pending_cover: crate::Native,
    /// When the earliest unbonding entry that is not settled is due, if there is one.
    pub next_due_at: Option<u64>,
}

/// A pause of one scope.
#[cw_serde]
#[derive(Copy, Eq)]
pub struct Pause {
    /// When it began.
    pub from: u64,
    /// When it ends or ended.
    pub until: u64,
}

/// The last pause of each scope.
#[cw_serde]
#[derive(Default)]
pub struct Pauses {
    /// Of `bond`.
    pub bond: Option<Pause>,
    /// Of new exits.
    pub unbond: Option<Pause>,
    /// Of the cranks that can be paused.
    pub cranks: Option<Pause>,
}

impl Pauses {
    /// When the scope's pause ends, if it is paused at `now`.
    pub fn until(&self, scope: super::PauseScope, now: u64) -> Option<u64> {
        let pause = match scope {
            super::PauseScope::Bond => self.bond,
            super::PauseScope::Unbond => self.unbond,
            super::PauseScope::Cranks => self.cranks,
        };
        pause.map(|pause| pause.until).filter(|until| *until > now)
    }
}
