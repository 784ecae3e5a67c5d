#![doc = include_str!("../README.md")]
#![allow(
    clippy::arithmetic_side_effects,
    clippy::indexing_slicing,
    reason = "a tool, not a contract; a field of JSON that is not there is null"
)]
#![cfg_attr(test, allow(clippy::unwrap_used, clippy::panic))]

mod answers;
mod place;
mod prices;

pub use place::{ReportPlace, Timing};
pub use prices::{Prices, Quotes};

#[cfg(test)]
mod tests;
