#![doc = include_str!("../README.md")]
#![allow(
    clippy::arithmetic_side_effects,
    clippy::as_conversions,
    clippy::indexing_slicing,
    reason = "a tool, not a contract; indices are keys of JSON that this crate writes, or of figures that it only shows"
)]
#![cfg_attr(test, allow(clippy::unwrap_used, clippy::expect_used, clippy::panic))]

mod error;
pub mod figures;
mod kind;
pub mod ledger;
pub mod outcome;
pub mod play;
pub mod shock;
pub mod table;
pub mod twin;

pub use error::{Cause, StressError};
pub use kind::Kind;
pub use outcome::{Outcome, Played};
pub use play::Play;
pub use shock::{parse, Shock, ShockError, Timed, Who};

/// The seed shock: a slash of 30 % of the largest validator, a depeg of 20 % for two days, a day
/// without an oracle, and every account asks out half of what it has.
pub const SEED: &str = include_str!("../shocks/seed.jsonl");
