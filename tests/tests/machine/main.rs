//! Random histories of the whole suite, step by step beside a model in exact numbers.
#![allow(
    clippy::arithmetic_side_effects,
    clippy::as_conversions,
    clippy::cast_possible_truncation,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::print_stdout,
    clippy::unwrap_used,
    reason = "a test that cannot go on should stop"
)]

mod adversary;
mod commands;
mod entry_points;
mod histories;
mod json;
mod liveness;
mod migration;
mod model;
mod order;
mod words;
mod world;
