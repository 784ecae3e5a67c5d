#![doc = include_str!("../README.md")]
#![allow(
    clippy::arithmetic_side_effects,
    clippy::indexing_slicing,
    reason = "a tool, not a contract; a field of JSON that is not there is null"
)]
#![cfg_attr(test, allow(clippy::unwrap_used, clippy::panic))]

mod deal;
mod desk;
mod fees;
mod lever;
mod market;
mod number;
mod pages;
mod place;
mod preview;
mod race;
mod told;

pub use deal::{Deal, Offer, Purse, Terms, Verdict};
pub use desk::DeskOffers;
pub use place::LiquidatePlace;

#[cfg(test)]
mod tests;
