#![doc = include_str!("../README.md")]
#![allow(
    clippy::arithmetic_side_effects,
    clippy::indexing_slicing,
    reason = "a tool, not a contract; indices are keys of JSON messages that this crate writes"
)]
#![cfg_attr(test, allow(clippy::unwrap_used, clippy::panic))]

mod deal;
mod desk;
mod desks;
mod fees;
mod lever;
mod market;
mod number;
mod place;
mod preview;
mod query;
mod race;
mod report;

pub use deal::{Deal, Offer, Purse, Terms, Verdict};
pub use desk::DeskOffers;
pub use place::LiquidatePlace;

#[cfg(test)]
mod tests;
