//! Insurance: operator bonds and the underwriters' pool, both in LST, burned to cover losses.

// a new variant does not compile until every match on its enum has a place for it
#![cfg_attr(not(test), deny(clippy::wildcard_enum_match_arm))]

pub mod contract;
mod error;
mod execute;
mod query;
mod session;
mod siblings;
pub mod state;

pub use error::ContractError;
