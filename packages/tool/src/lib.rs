#![doc = include_str!("../README.md")]
#![allow(
    clippy::arithmetic_side_effects,
    clippy::as_conversions,
    clippy::indexing_slicing,
    reason = "a tool, not a contract; bad input is an error all the same"
)]

pub mod amount;
mod error;
pub mod files;
pub mod output;
mod progress;
pub mod shape;
pub mod shell;
pub mod stop;
mod units;

pub use ballast_answers::fields as answer;
pub use error::{CliError, Kind};
