//! LST with a floor under it: what is due after a loss, what protection costs, which doors are
//! open.
//!
//! A [`Book`] is all that a hedge remembers beside who owns what. LST in it *waits*, or is
//! *protected*. The price of LST is the hub's two totals; the *mark* is the highest that was seen,
//! and a *drawdown* ([`Event`]) is the time under it, in which losses add up and the deductible
//! counts once. [`Terms`] are fixed at birth.

mod book;
mod due;
mod refusal;
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

pub use book::{Activated, Backing, Book, Deposited, Event, HubView};
pub use due::{capital, Payment};
pub use refusal::Refusal;
pub use terms::{Premium, Terms};

/// How long a waiting deposit can be activated once it is ready: a day. Later it is only good for
/// `cancel`: one that is kept in the drawer would be an option on protection.
pub const GRACE_SECS: u64 = 86_400;
/// A drawdown begins where the price is lower than the mark by more than one part in so many: 10
/// bps.
pub const FIRST_SIGN: u64 = 1_000;
/// What is due is at least one part in so many of what is protected: a millionth. Less is what
/// chains truncate.
pub const LEAST_PARTS: u64 = 1_000_000;
/// Bps times the seconds of a year of 365 days: what the premium's rate is divided by.
pub const BPS_YEARS: u64 = 315_360_000_000;
/// The use of capital, in bps, at which the premium's second slope begins.
pub const KINK_BPS: u64 = 8_000;
