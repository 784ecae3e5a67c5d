#![doc = include_str!("../README.md")]
#![allow(
    clippy::arithmetic_side_effects,
    clippy::as_conversions,
    clippy::indexing_slicing,
    reason = "a tool, not a contract; bad input is an error all the same"
)]
#![cfg_attr(test, allow(clippy::unwrap_used, clippy::expect_used, clippy::panic))]

mod check;
mod config;
mod facts;
mod follow;
mod plan;
mod powers;
mod run;

pub use check::check;
pub use follow::{propose, queue, vote};
pub use run::{govern, Options};
