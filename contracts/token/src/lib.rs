//! The LST: cw20-base, minted by the hub only, burned by hub, queue and vault only.

// a new variant does not compile until every match on its enum has a place for it
#![cfg_attr(not(test), deny(clippy::wildcard_enum_match_arm))]

pub mod contract;
mod error;
mod execute;
mod refusal;
pub mod state;

pub use error::ContractError;
