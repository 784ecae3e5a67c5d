#![doc = include_str!("../README.md")]
// a new variant does not compile until every match on its enum has a place for it
#![cfg_attr(not(test), deny(clippy::wildcard_enum_match_arm))]

mod calls;
pub mod contract;
pub mod error;
mod execute;
mod price;
mod price_answer;
mod query;
mod reply;
mod restakers;
mod rows;
mod session;

use error::Refused;

pub use error::ContractError;
