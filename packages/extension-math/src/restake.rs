//! Slashable stake for one service: what a share is worth, what a slash takes, which doors are
//! open.
//!
//! A [`Stake`] is all that a restake contract remembers beside who owns what. LST in it is *active*
//! (behind the service, earning) or *redeeming* (asked out, slashable just the same, earning
//! nothing). [`Terms`] are fixed at birth.

mod refusal;
mod report;
mod slash;
mod stake;
mod terms;

#[cfg(any(test, feature = "testing"))]
#[allow(
    missing_docs,
    clippy::arithmetic_side_effects,
    clippy::expect_used,
    clippy::unwrap_used
)]
pub mod model;

#[cfg(test)]
mod laws;
#[cfg(test)]
mod tests;

pub use refusal::{Due, Refusal};
pub use report::Report;
pub use slash::{Request, Slashed, Window};
pub use stake::{Redeemed, Redemption, Stake};
pub use terms::{RatioTerms, Terms, VetoTerms};

/// How long a ready redemption is out of the consumer's reach in each cycle: 2 days, and in veto
/// mode as long as a request lives on top, so that one request cannot shut a whole opening.
pub const OPEN_SECS: u64 = 172_800;
/// How long no other request can follow one, at the least: a day.
pub const MIN_QUIET_SECS: u64 = 86_400;
/// A bucket is spent where a hundred thousand times its LST are fewer than its shares: under 1 % of
/// the price at which the first were issued.
pub const SPENT: u64 = 100_000;
/// A slash leaves a thousandth of what is held, rounded up.
pub const LEFT: u64 = 1_000;
