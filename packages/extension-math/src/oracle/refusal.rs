//! Refusals, with the numbers.

use super::Quote;
use crate::pause::PauseError;
use ballast_accounting::{Amount, Native, NumberError, Shares};
use cosmwasm_std::Decimal;
use thiserror::Error;

/// Why there is no price, or a reporter's pledge does not move. Nothing has changed when one is
/// returned.
#[derive(Error, Debug, Clone, PartialEq, Eq)]
pub enum Refusal {
    /// A number cannot be computed.
    #[error(transparent)]
    Number(#[from] NumberError),
    /// No such guard.
    #[error(transparent)]
    Pause(#[from] PauseError),
    /// A price that is too old.
    #[error("the price is {age} s old, {max_age} s at most: wait for the next round")]
    Stale {
        /// How old it is.
        age: u64,
        /// How old it may be.
        max_age: u64,
    },
    /// The source's two bounds are too far apart.
    #[error("the source is not sure: {} to {} around {}, more than {max_bps} bps apart", decimal(*low), decimal(*high), decimal(*price))]
    Spread {
        /// The source's `low`.
        low: Quote,
        /// The source's `high`.
        high: Quote,
        /// Its price.
        price: Quote,
        /// How far they may be apart.
        max_bps: u64,
    },
    /// The first price is not what the feed was added for.
    #[error("the first price is {}, expected is {} to {}: look at the source", decimal(*price), decimal(*min), decimal(*max))]
    Unexpected {
        /// The price.
        price: Quote,
        /// The lowest that is expected.
        min: Quote,
        /// The highest that is expected.
        max: Quote,
    },
    /// The hub's LST has no value, or there is none.
    #[error("the LST has no price: {shares} LST are worth {value} native")]
    NoRate {
        /// All value, an owed cover included.
        value: Native,
        /// All LST.
        shares: Shares,
    },
    /// The growth cap is not moved while the vault owes a cover.
    #[error("the vault owes a cover of {owed} native: try again when it is paid, or has lapsed")]
    CoverOwed {
        /// What it owes.
        owed: Native,
    },
    /// A pledge that would be too small.
    #[error("a pledge of {pledge} LST is under the minimum of {min}")]
    BelowMinimum {
        /// What would be pledged.
        pledge: Shares,
        /// What has to be.
        min: Shares,
    },
    /// More than is pledged, or nothing.
    #[error("{asked} LST were asked for, {have} are pledged: ask for 1 to {have}")]
    NotEnough {
        /// What is pledged.
        have: Shares,
        /// What was asked for.
        asked: Shares,
    },
    /// The reporter is out for a while.
    #[error("suspended until {until}, now is {now}: `resume` then")]
    Suspended {
        /// When the reporter may come back, unix seconds.
        until: u64,
        /// Block time.
        now: u64,
    },
    /// Nothing to come back from.
    #[error("not suspended: reports are taken")]
    NotSuspended,
    /// Nothing of the pledge counts in this round.
    #[error("no pledge of yours counts in round {round}: it counts from the round after the pledge, and from {from} on")]
    NoWeight {
        /// The round.
        round: u64,
        /// From when on the reporter counts, unix seconds.
        from: u64,
    },
    /// Reporters change slowly.
    #[error("{leaving} of {active} LST of weight would be under eviction, a third at most: evict again from {next} on")]
    TooManyEvicted {
        /// The weight that would be.
        leaving: Shares,
        /// All weight.
        active: Shares,
        /// When the first of those under eviction is out.
        next: u64,
    },
    /// Nothing is owed, and nothing has left.
    #[error(
        "nothing to collect: {owed} LST are earned, {leaving} leave at {ready_at}, now is {now}"
    )]
    NothingToCollect {
        /// What was earned.
        owed: Shares,
        /// What is leaving.
        leaving: Shares,
        /// When it has left.
        ready_at: u64,
        /// Block time.
        now: u64,
    },
}

/// As people write it.
fn decimal(price: Quote) -> Decimal {
    Decimal::new(price.raw())
}
