//! The vault by itself, with a real cw20.
#![allow(
    clippy::arithmetic_side_effects,
    clippy::as_conversions,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used
)]

mod access;
mod bonds;
mod burned_bonds;
mod cover;
mod enter;
mod kit;
mod leave;
mod premium;
mod queries;
mod simulation;
