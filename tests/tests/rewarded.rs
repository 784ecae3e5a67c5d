//! Every story of `all`, word for word, on a chain that pays rewards in every block.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects,
    clippy::as_conversions,
    clippy::panic,
    reason = "a test that cannot go on should stop"
)]

#[path = "all/main.rs"]
mod all;

// what stories in folders call `crate::kit` and the like
use all::{beside, guest, kit};

/// Runs before the first story.
#[ctor::ctor]
fn with_inflation() {
    ballast_testing::suite::begin_with(|genesis| {
        genesis.inflation = cosmwasm_std::Decimal::percent(7);
    });
}
