//! Prices with something at stake: when a round agrees and who is at fault, what a mean and a
//! variance are, how cautious a pair is, what a reporter's pledge weighs.
//!
//! A price is a [`Quote`]: whole quote tokens for one whole base token, in units of 1e-18. Reports
//! weigh as the LST that is pledged behind them. Prices of rounds are closed by [`close`], which
//! readers, messages and previews share.

mod cautious;
mod mean;
mod refusal;
mod round;
mod standing;
mod terms;

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

pub use cautious::{
    cap_floor, cautious, ensure_spread, lst_high_ceil, lst_low_floor, lst_price_floor, next_anchor,
    rate_floor, Anchor, Pair,
};
pub use mean::{sigma_floor, Observed, STEP_SECS, VARIANCE_SECS};
pub use refusal::Refusal;
pub use round::{close, median, Closed, Fault, Missed, Report, Row, Suspect, Track, Unpriced};
pub use standing::{ensure_slow, sets_ceil, stops_floor, Collected, Rules, Standing, CHANGE_SECS};
pub use terms::{ensure_fresh, Expect, FeedTerms};

pub use crate::WAD;

use ballast_numbers::amount;

amount! {
    /// A price: whole quote tokens for one whole base token, in units of 1e-18. 1 is
    /// `1000000000000000000`.
    Quote
}
