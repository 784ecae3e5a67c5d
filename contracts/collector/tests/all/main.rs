//! The collector by itself, on the bench of `tests/workbench`.
#![allow(
    clippy::arithmetic_side_effects,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used
)]

mod desk;
mod distribute;
mod refusals;
