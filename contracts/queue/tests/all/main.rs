//! The queue by itself: its entry points on a counted storage, and stories with the real token.
#![allow(
    clippy::arithmetic_side_effects,
    clippy::as_conversions,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used
)]

mod cancel;
mod claim;
mod desk;
mod fund;
mod laws;
mod limits;
mod migrate;
mod nft;
mod pages;
mod queries;
mod refusals;
mod rows;
mod stories;
mod story;
mod unbond;
