#![doc = include_str!("../README.md")]
#![allow(
    clippy::arithmetic_side_effects,
    clippy::as_conversions,
    clippy::indexing_slicing,
    reason = "a tool, not a contract; bad input is an error all the same"
)]

mod checkpoint;
mod session;
#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests;

pub use session::{Begun, Session, DEFAULT};
