//! Every story of `tests/`, word for word, on the built contracts.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects,
    clippy::as_conversions,
    clippy::panic,
    reason = "a test that cannot go on should stop"
)]

#[path = "../../tests/all/main.rs"]
mod all;

// what stories in folders call `crate::kit` and the like
use all::{beside, guest, kit};

/// Runs before the first story.
#[ctor::ctor]
fn on_wasm() {
    ballast_wasm::install();
}
