//! The token by itself: what differs from cw20-base, and that nothing else does.
#![allow(
    clippy::arithmetic_side_effects,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used
)]

mod allowances;
mod answers;
mod birth;
mod desk;
mod mint_and_burn;
mod transfers;
