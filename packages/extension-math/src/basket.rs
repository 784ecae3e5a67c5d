//! One token over several restake contracts: what it is worth, what a piece of it is, how LST is
//! spread.
//!
//! A [`Book`] is all that a basket remembers beside who owns what: loose LST, and what it has in
//! each *part*, a restake contract. Leaving is in kind, so the value of all, *NAV*, is needed for
//! one thing alone: to price who comes in.

mod book;
mod parts;
mod refusal;
mod spread;

#[cfg(any(test, feature = "testing"))]
#[allow(
    missing_docs,
    clippy::arithmetic_side_effects,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::unwrap_used
)]
pub mod model;

#[cfg(test)]
mod laws;
#[cfg(test)]
mod tests;

pub use book::{piece_floor, Announced, Book, Part, PartTerms, Sum, Target, Worth};
pub use refusal::{Pending, Refusal};

/// Parts at most, without those that cannot be read any more.
pub const MOST_PARTS: usize = 8;
/// Rows at most, with them.
pub const MOST_ROWS: usize = 16;
/// How much more than its target a part may have before it is trimmed, in bps of NAV.
pub const BAND_BPS: u64 = 200;
/// How much one change of the list shifts at most, in bps of all weights.
pub const MOST_SHIFT_BPS: u64 = 2_500;
/// How long a part cannot be read, once that was noted, until it counts as nothing: 30 days.
pub const SILENT_SECS: u64 = 2_592_000;
