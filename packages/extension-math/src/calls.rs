//! Covered calls on LST: what an option costs, what its exercise pays, what a writer gets.
//!
//! [`Books`] are all that a series remembers beside who has what; an [`Offer`] is LST on which
//! options are for sale. Options are counted in LST: one for each unit. [`Terms`] are fixed at
//! birth.

mod books;
mod offer;
mod refusal;

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

pub use books::{Books, Bought, Exercised, Price, Redeemed};
pub use offer::{Ask, Offer};
pub use refusal::Refusal;

use ballast_numbers::amount;
use ballast_wire::{amounts, writes};
use cosmwasm_schema::cw_serde;
use cosmwasm_std::Uint128;

amount! {
    /// Coins in which options and strikes are paid, in base units.
    Quote
}

amounts!(Quote);

/// What a series is of. Unix seconds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Terms {
    /// Base units of one whole token: of LST, and of native.
    pub unit: Uint128,
    /// What one whole native token costs at exercise.
    pub strike: Quote,
    /// From then on options are exercised, and none are written.
    pub exercise_from: u64,
    /// From then on writers are paid, and nothing is exercised.
    pub expiry: u64,
}

/// Where a series is in its life.
#[cw_serde]
#[derive(Copy, Eq)]
pub enum Phase {
    /// Options are written, sold and closed.
    Open,
    /// Options are exercised.
    Window,
    /// Writers are paid.
    Expired,
}

writes! {
    enum Phase {
        open: Open (),
        window: Window (),
        expired: Expired (),
    }
}

impl Terms {
    /// Where it is at `now`.
    pub fn phase(&self, now: u64) -> Phase {
        match (now < self.exercise_from, now < self.expiry) {
            (true, _) => Phase::Open,
            (false, true) => Phase::Window,
            (false, false) => Phase::Expired,
        }
    }

    fn ensure_open(&self, now: u64) -> Result<(), Refusal> {
        let exercise_from = self.exercise_from;
        match self.phase(now) {
            Phase::Open => Ok(()),
            Phase::Window | Phase::Expired => Err(Refusal::Closed { exercise_from, now }),
        }
    }
}
