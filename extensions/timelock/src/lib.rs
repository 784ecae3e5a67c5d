#![doc = include_str!("../README.md")]
// a new variant does not compile until every match on its enum has a place for it
#![cfg_attr(not(test), deny(clippy::wildcard_enum_match_arm))]

pub mod contract;
pub mod error;
mod execute;
mod lane;
mod progress;
mod query;
mod read;

pub use error::ContractError;
