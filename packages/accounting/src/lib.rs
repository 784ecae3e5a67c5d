//! The arithmetic of Ballast.
//!
//! Everything that decides who gets how much is in this crate and nowhere else: plain functions
//! over typed amounts, without storage, messages, queries or clocks (time is passed in as seconds).
//! Contracts read, call this crate, and write.
//!
//! Three rules hold throughout:
//!
//! - **Units are types.** [`Native`] and [`Shares`] do not mix; [`Amount::raw`] is for the edges only.
//! - **The rounding is in the name.** `_floor` and `_ceil` say which way, and it is always the way that
//!   favours the pool, that is everybody else (invariant I-2).
//! - **Nothing panics.** Products are taken in 256 bits; what does not fit, or has no meaning, is an
//!   [`AccountingError`] with the numbers in it.
//!
//! To check how Ballast handles money, read in this order: [`Pool`] (what a share is worth),
//! [`Drip`] (how rewards arrive), [`Cover`] (who pays a loss), [`Layer`] (how insurers share it),
//! [`Blame`] (which validator caused it), [`fine_floor`] (what a broken promise costs),
//! [`Shortfall`] and [`payout_floor`] (what exits receive), [`time`] (when), [`allocation`] (where
//! stake goes).

/// The code of the README is a test.
#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct Readme;

pub mod allocation;
mod blame;
mod claim;
mod cover;
mod error;
mod fine;
mod pool;
mod premium;
mod quota;
mod settle;
#[cfg(test)]
mod testing;
pub mod time;
mod underwriters;

pub use ballast_numbers::{
    bps_ceil, bps_floor, drip_window, mul_div_ceil, mul_div_floor, Amount, Drip, LayerShares,
    Native, NumberError, Shares, BPS, MAX_DRIP_SECS, OFFSET,
};
pub use blame::{Blame, Source, Suspicion};
pub use claim::payout_floor;
pub use cover::{
    paid_native_floor, retry_burn_ceil, scale_owed_floor, split_floor, Available, Cover, Paid,
};
pub use error::{AccountingError, Result};
pub use fine::{
    fine_floor, kept_back, most_taken_floor, paid_part_floor, Growth, Leeway, Mark, GROWTH_SECS,
    YEAR_SECS,
};
pub use pool::{BatchPrice, LossSplit, Pool, Totals};
pub use premium::{coverage_bps_floor, premium_floor, RewardRates, RewardSplit};
pub use quota::{backed_floor, equal_part_ceil, quota_floor};
pub use settle::{Burden, Evidence, Shortfall, SUSPICION};
pub use underwriters::Underwriters;

/// The LST that backs shares of a layer.
pub type Bucket = ballast_numbers::Bucket<Shares, LayerShares>;
/// A layer of insurance: of one validator's bond, or of the underwriters.
pub type Layer = ballast_numbers::Layer<Shares, LayerShares>;
/// What a request to leave a layer moved.
pub type Requested = ballast_numbers::Requested<Shares, LayerShares>;
/// What cancelling such a request moved back.
pub type Cancelled = ballast_numbers::Cancelled<Shares, LayerShares>;
/// LST that was taken out of a layer.
pub type Taken = ballast_numbers::Taken<Shares>;
/// LST that was burned from a layer.
pub type LayerBurn = ballast_numbers::LayerBurn<Shares>;
