//! The `ballast` command as a library: scenarios, a saved session on the embedded chain, schemas,
//! and suites on real chains.
//!
//! [`scenario::Runner`] runs the language of `docs/SCENARIOS.md` command by command; [`run_text`] runs
//! a whole file.
#![allow(
    clippy::arithmetic_side_effects,
    clippy::as_conversions,
    clippy::indexing_slicing,
    reason = "a tool, not a contract; bad input is an error all the same"
)]
#![cfg_attr(test, allow(clippy::unwrap_used, clippy::expect_used, clippy::panic))]

mod commands;
mod daemon;
mod deploy;
pub mod keep;
mod position;
pub mod scenario;
pub mod session;

pub use commands::{command, main};
pub use scenario::{run_text, Counts};
