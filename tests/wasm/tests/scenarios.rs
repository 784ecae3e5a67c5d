//! Every scenario of `tests/scenarios`, on the built contracts.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on should stop")]

#[path = "../../tests/scenarios.rs"]
mod all;

/// Runs before the first scenario.
#[ctor::ctor]
fn on_wasm() {
    ballast_wasm::install();
}
