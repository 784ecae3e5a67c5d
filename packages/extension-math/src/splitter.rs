//! Principal and yield of LST, apart: what a split gives, what a merge and a redemption pay, whose
//! the growth is.
//!
//! [`Books`] are all that a splitter remembers beside who has what; a [`Holder`] is what it
//! remembers of one who has, or had, YT. The one price is the [`Mark`], which never rises.

mod books;
mod holder;
mod mark;
mod refusal;
mod scaled;

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

pub use books::{Books, Look, Term, Value};
pub use holder::Holder;
pub use mark::{Mark, Principal, Times};
pub use refusal::Refusal;
pub use scaled::Scaled;

/// What a mark, and accrued LST, are multiplied by: 10^27.
pub const SCALE: u128 = 1_000_000_000_000_000_000_000_000_000;
/// How long after maturity a hub may say no price. From then on the mark is final as it is: 30
/// days.
pub const SILENT_SECS: u64 = 2_592_000;
