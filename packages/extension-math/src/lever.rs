//! One pooled position in a market whose loan coin is the staking token: what a share of it is, and
//! what each message does to it.
//!
//! [`Books`] is what the market says of the position, with the supply of shares; [`Priced`] is that
//! with a price of LST. Terms are fixed at birth ([`Terms`]); the band counts as far as the
//! market's LTVs allow ([`Band`]). A slice of a position is cut by its debt before interest, so
//! leaving in kind asks no price.

mod band;
mod books;
mod deposit;
mod down;
mod order;
mod rebalance;
mod redeem;
mod refusal;

#[cfg(any(test, feature = "testing"))]
#[allow(
    missing_docs,
    clippy::arithmetic_side_effects,
    clippy::as_conversions,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::unwrap_used
)]
pub mod model;

#[cfg(test)]
mod laws;
#[cfg(test)]
mod tests;

pub use band::{Band, Terms};
pub use books::{Books, Priced, Slice};
pub use down::{BoughtDown, OnSale, Reason};
pub use order::{Filled, Offer};
pub use rebalance::{tip_floor, Room, MOST_TIP_SECS};
pub use redeem::Redeemed;
pub use refusal::Refusal;

/// No deposits where a thousand million times the equity are fewer than the shares: a share is
/// worth under a billionth of a unit.
pub const WORTHLESS: u128 = 1_000_000_000;
