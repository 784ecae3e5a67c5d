//! Refusals, with the numbers.

use crate::pause::PauseError;
use ballast_accounting::{AccountingError, NumberError, Shares};
use core::fmt;
use cosmwasm_std::Uint128;
use thiserror::Error;

/// What the consumer could slash.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Due {
    /// So much, it says.
    Lst(Uint128),
    /// It does not answer, which counts as something.
    Unknown,
}

impl fmt::Display for Due {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Lst(lst) => write!(out, "the consumer says that it could slash {lst} LST now"),
            Self::Unknown => {
                out.write_str("the consumer does not answer, which counts as a slash that is due")
            }
        }
    }
}

/// Why a stake refuses. Nothing has changed when one is returned.
#[derive(Error, Debug, Clone, PartialEq, Eq)]
pub enum Refusal {
    /// A number cannot be computed, or an amount buys nothing.
    #[error(transparent)]
    Number(#[from] NumberError),
    /// An amount cannot be computed.
    #[error(transparent)]
    Accounting(#[from] AccountingError),
    /// No such pause.
    #[error(transparent)]
    Pause(#[from] PauseError),
    /// The guardian let nobody in.
    #[error("deposits are paused until {until}, now is {now}; leaving goes on")]
    Paused {
        /// When it ends.
        until: u64,
        /// Block time.
        now: u64,
    },
    /// A slash request is open: nobody comes or goes.
    #[error(
        "slash request {request_id} is open until {until} at the latest: try again when it is over"
    )]
    SlashPending {
        /// Its number.
        request_id: u64,
        /// When it lapses.
        until: u64,
    },
    /// The consumer could slash now: nobody comes, and nobody goes until then.
    #[error("{due}: {}", wait(*until))]
    SlashDue {
        /// What it could slash.
        due: Due,
        /// Until when the consumer can hold a redemption; none for deposits.
        until: Option<u64>,
    },
    /// Slashed to nearly nothing.
    #[error("the stake is spent: {lst} LST are left for {shares} {bucket}; nothing comes in and no more is slashed, leaving goes on")]
    Spent {
        /// `active shares`, or `units of redemptions`.
        bucket: &'static str,
        /// What is left.
        lst: Shares,
        /// Of how many.
        shares: Uint128,
    },
    /// Less than the sender accepts.
    #[error("{lst} LST buy {shares} shares, fewer than the {min_shares} asked for")]
    MinShares {
        /// What was sent.
        lst: Shares,
        /// What it buys.
        shares: Uint128,
        /// What was asked for.
        min_shares: Uint128,
    },
    /// The cooldown is not over.
    #[error("the redemption is ready at {ready_at}, now is {now}")]
    NotReady {
        /// When it is.
        ready_at: u64,
        /// Block time.
        now: u64,
    },
    /// The consumer needs it slashable.
    #[error("the consumer needs {needed} LST slashable, {slashable_after} would be: the consumer can hold it until {until}")]
    Held {
        /// What would be slashable without it.
        slashable_after: Shares,
        /// What has to be, rounded up; 2^128 - 1 where it is more.
        needed: Uint128,
        /// Until when the consumer can.
        until: u64,
    },
    /// More units than a redemption has, or none.
    #[error("the redemption has {have} units, {asked} were asked for: give 1 to {have}")]
    Underflow {
        /// What it has.
        have: Uint128,
        /// What was asked for.
        asked: Uint128,
    },
    /// A slash of nothing.
    #[error("a slash of 0 LST: ask for at least 1")]
    ZeroAmount,
    /// One request at a time.
    #[error("slash request {request_id} is open until {until} at the latest: one at a time")]
    RequestOpen {
        /// The open one.
        request_id: u64,
        /// When it lapses.
        until: u64,
    },
    /// Doors are open for a while after a request.
    #[error(
        "no slash request before {until}, now is {now}: doors stay open as long as they were shut"
    )]
    Quiet {
        /// From when on.
        until: u64,
        /// Block time.
        now: u64,
    },
    /// Not the open request.
    #[error("slash request {request_id} is not open: {}", open.map_or("none is".to_string(), |id| format!("{id} is")))]
    NoRequest {
        /// What was asked for.
        request_id: u64,
        /// The open one.
        open: Option<u64>,
    },
    /// Too late for a veto.
    #[error("slash request {request_id} could be vetoed before {veto_until}, now is {now}")]
    VetoOver {
        /// Its number.
        request_id: u64,
        /// Until when.
        veto_until: u64,
        /// Block time.
        now: u64,
    },
    /// Too early for the slash.
    #[error("slash request {request_id} can be vetoed until {veto_until}, now is {now}: execute it then")]
    NotYet {
        /// Its number.
        request_id: u64,
        /// Until when.
        veto_until: u64,
        /// Block time.
        now: u64,
    },
}

fn wait(until: Option<u64>) -> String {
    match until {
        Some(until) => format!(
            "a redemption waits until it could not, and the consumer can hold it until {until}"
        ),
        None => "deposits wait until it could not".to_string(),
    }
}
