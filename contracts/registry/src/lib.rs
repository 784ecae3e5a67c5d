//! Which validators may receive stake, how much, and on what evidence.
//!
//! Nobody types a fault in: [`standing`] moves by what the chain shows when anyone calls `observe`. The
//! owner lists validators by public weights; operators may apply by themselves, backed by a bond.
//! The hub reads everything that allocation needs in one storage read, `types::registry::ROSTER`.

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
