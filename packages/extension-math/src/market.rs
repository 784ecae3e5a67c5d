//! Lending against the LST: interest, what a position may do, what a liquidation sells.
//!
//! A [`Pool`] is all that a market remembers of coins and debt; a [`Position`] is collateral and
//! debt of one owner; a [`Quote`] prices LST in the loan coin. Debt is kept before interest
//! ([`Scaled`]); one index makes it what is owed. A [`WholePrice`] is for those who look at a market
//! from outside.

pub mod curve;

mod limits;
mod loan;
mod pool;
mod price;
mod refusal;
mod sale;
mod sums;
mod watch;

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

pub use limits::{Levels, Limits, MOST_SIGMA};
pub use loan::{Position, Quote, Repaid};
pub use pool::{Accrued, Loan, Pool, Scaled};
pub use price::{WholePrice, MOST_DECIMALS};
pub use refusal::{Refusal, Result};
pub use sale::{Bid, Health, Slice, Sold};
pub use watch::{Successor, Watch, Watched};

pub use crate::WAD;

/// A bp, with 18 digits.
pub const BP: u128 = 100_000_000_000_000;
/// No deposits where a thousand million times the assets are fewer than the shares: a share is
/// worth under a billionth of a unit.
pub const WIPED_OUT: u128 = 1_000_000_000;
/// How long a successor of the watched position waits: a day.
pub const SUCCESSOR_SECS: u64 = 86_400;
