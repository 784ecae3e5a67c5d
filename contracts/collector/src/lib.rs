//! The withdraw address of all staking rewards: splits them into restake, premium, fee and tip.
//!
//! Rewards arrive here without any call, at moments nobody chooses; the whole balance is rewards.
//! `distribute` and its preview are one plan, made by the pure functions of `accounting`.

// a new variant does not compile until every match on its enum has a place for it
#![cfg_attr(not(test), deny(clippy::wildcard_enum_match_arm))]

pub mod contract;
pub mod error;
mod execute;
mod plan;
mod query;
pub mod state;

pub use error::ContractError;
