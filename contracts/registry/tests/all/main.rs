//! The registry by itself, on the bench of `tests/workbench`.
#![allow(
    clippy::arithmetic_side_effects,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used
)]

mod answers;
mod birth;
mod desk;
mod leaving;
mod listing;
mod market;
mod observe;
mod standing;
