//! Which validators may receive stake, how much, and on what evidence.
//!
//! No account can record a fault: [`standing`] changes only by what the chain and the vault's bonds
//! show when anyone sends `observe`. The owner lists validators with public weights; operators may
//! list their own, backed by a bond. The hub reads all that allocation needs in one storage read,
//! `types::registry::ROSTER`.

// a new variant does not compile until every match on its enum has a place for it
#![cfg_attr(not(test), deny(clippy::wildcard_enum_match_arm))]

mod bonded_set;
mod calls;
pub mod contract;
pub mod error;
pub mod events;
mod execute;
mod listing;
mod look;
mod promise;
mod query;
pub mod standing;
pub mod state;

pub use error::ContractError;
