//! The withdraw address of all staking rewards: splits them into restake, premium, fee and tip.
//!
//! The chain pays rewards here without any call, and not only when someone withdraws them, so the
//! whole native balance counts as rewards. `distribute` and its preview carry out the same plan,
//! which the pure functions of `accounting` compute.

// a new variant does not compile until every match on its enum has a place for it
#![cfg_attr(not(test), deny(clippy::wildcard_enum_match_arm))]

pub mod contract;
pub mod error;
mod execute;
mod plan;
mod query;
pub mod state;

pub use error::ContractError;
