//! Refusals, with the numbers.

use super::Quote;
use ballast_accounting::{Native, NumberError, Shares};
use thiserror::Error;

/// Why a series refuses. Nothing has changed when one is returned.
#[derive(Error, Debug, Clone, PartialEq, Eq)]
pub enum Refusal {
    /// A number cannot be computed.
    #[error(transparent)]
    Number(#[from] NumberError),
    /// Nothing is asked for.
    #[error("0 LST: name an amount")]
    ZeroAmount,
    /// Too late to write, buy or close.
    #[error("options were written and sold until {exercise_from}, now is {now}: an offer can be cancelled")]
    Closed {
        /// When exercise began.
        exercise_from: u64,
        /// Block time.
        now: u64,
    },
    /// An ask that is nothing, or rises.
    #[error("an ask of {from} that ends at {to}: it falls or stays, and is 1 at the least")]
    Price {
        /// At first.
        from: Quote,
        /// In the end.
        to: Quote,
    },
    /// An ask that has no time to fall, or too much.
    #[error("an ask that ends at {ends_at}: after now, {now}, if it falls, and at {latest} at the latest")]
    Ends {
        /// When it was to end.
        ends_at: u64,
        /// Block time.
        now: u64,
        /// When exercise begins.
        latest: u64,
    },
    /// More than is left of an offer.
    #[error("{lst} LST are more than the {offered} that are left of the offer")]
    MoreThanOffered {
        /// What was asked for.
        lst: Shares,
        /// What is left.
        offered: Shares,
    },
    /// Not as many options, or not as much written.
    #[error("{lst} LST need as many options: {options} are there{}", also(*written))]
    NotEnough {
        /// What was asked for.
        lst: Shares,
        /// Options of the sender.
        options: Shares,
        /// What the sender has written; none where it does not matter.
        written: Option<Shares>,
    },
    /// Too early for exercise.
    #[error("exercise begins at {exercise_from}, now is {now}")]
    NotYet {
        /// When.
        exercise_from: u64,
        /// Block time.
        now: u64,
    },
    /// Too late for exercise.
    #[error("the options expired at {expiry}, now is {now}")]
    Expired {
        /// When.
        expiry: u64,
        /// Block time.
        now: u64,
    },
    /// Too early for writers.
    #[error("writers are paid from {expiry} on, now is {now}")]
    NotExpired {
        /// When.
        expiry: u64,
        /// Block time.
        now: u64,
    },
    /// A writer of nothing, or one who was paid.
    #[error("nothing to redeem: no option was bought of this writer, or he was paid")]
    NothingToRedeem,
    /// The LST is worth nothing.
    #[error("no price: the hub's {shares} LST are worth {value}")]
    NoPrice {
        /// What all LST is worth.
        value: Native,
        /// All LST.
        shares: Shares,
    },
}

fn also(written: Option<Shares>) -> String {
    match written {
        Some(written) => format!(", and to have written as much: it is {written}"),
        None => String::new(),
    }
}
