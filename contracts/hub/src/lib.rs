//! The pool: mints and prices the LST, is the only delegator, books every gain and loss.
//!
//! Where to look: `gate` is what happens before anything else does (compare with the chain, book
//! what was lost, have it covered); `execute` has a function for each message; `survey` is what
//! allocation knows of each validator; all arithmetic is in `ballast-accounting`.

// a new variant does not compile until every match on its enum has a place for it
#![cfg_attr(not(test), deny(clippy::wildcard_enum_match_arm))]

pub mod contract;
mod depth;
mod error;
mod execute;
mod gate;
mod hub_state;
mod instantiate;
mod payload;
mod query;
mod refusal;
mod reply;
mod reply_id;
pub mod state;
mod survey;

pub use error::ContractError;
