//! The `ballast` command as a library: the command line, and what it prints. What it does is in the
//! crates beside it: scenarios, saved sessions, suites on real chains, keepers.
#![allow(
    clippy::arithmetic_side_effects,
    clippy::as_conversions,
    clippy::indexing_slicing,
    reason = "a tool, not a contract; bad input is an error all the same"
)]

mod apis;
mod commands;
mod messages;

pub use commands::{command, main};
