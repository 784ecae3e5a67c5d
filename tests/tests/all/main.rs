//! Stories through all contracts, on the faithful chain, with every invariant checked after each step.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects,
    clippy::as_conversions,
    clippy::panic
)]

mod access;
mod attacks;
mod broken_vault;
mod cranks;
mod exits;
mod insurance;
mod limits;
mod losses;
mod pool;
mod rewards;
mod settle;
mod simulation;
mod validators;
