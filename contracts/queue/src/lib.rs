//! Exits: LST in, a ticket (a cw721 token) out, native paid as it arrives.

// a new variant does not compile until every match on its enum has a place for it
#![cfg_attr(not(test), deny(clippy::wildcard_enum_match_arm))]

pub mod contract;
mod error;
mod execute;
mod query;
pub mod state;

pub use error::ContractError;
