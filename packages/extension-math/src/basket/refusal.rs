//! Refusals, with the numbers.

use crate::{pause::PauseError, restake};
use ballast_accounting::{Amount, NumberError, Shares};
use core::fmt;
use cosmwasm_std::{Addr, Uint128};
use thiserror::Error;

/// Why a part may be slashed soon.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Pending {
    /// A slash request is open until then.
    Request(u64),
    /// Its consumer says that it could slash so much now.
    Due(Uint128),
    /// Its consumer does not answer, which counts as something.
    Unknown,
}

impl fmt::Display for Pending {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Request(until) => write!(out, "a slash request is open until {until}"),
            Self::Due(lst) => write!(out, "its consumer could slash {lst} LST now"),
            Self::Unknown => out.write_str("its consumer does not answer"),
        }
    }
}

/// Why a basket refuses. Nothing has changed when one is returned.
#[derive(Error, Debug, Clone, PartialEq, Eq)]
pub enum Refusal {
    /// A number cannot be computed, or an amount buys nothing.
    #[error(transparent)]
    Number(#[from] NumberError),
    /// No such pause.
    #[error(transparent)]
    Pause(#[from] PauseError),
    /// A part's stake cannot be reckoned.
    #[error("a part's stake: {0}")]
    Stake(#[from] restake::Refusal),
    /// The guardian lets no deposits in.
    #[error("deposits are paused until {until}, now is {now}; leaving goes on")]
    Paused {
        /// When it ends.
        until: u64,
        /// Block time.
        now: u64,
    },
    /// Who comes in now would bear a slash of before.
    #[error("part {part} may be slashed for what was before: {pending}; wait, or set `despite_pending` and bear your share of it")]
    PartPending {
        /// Which.
        part: Addr,
        /// Why.
        pending: Pending,
    },
    /// A part's stake cannot be read, so what all is worth is not known.
    #[error("the stake of part {part} cannot be read{}: 30 days after it was noted it counts as nothing", noted(*since))]
    PartSilent {
        /// Which.
        part: Addr,
        /// Since when that is noted.
        since: Option<u64>,
    },
    /// Fewer than the sender accepts.
    #[error("{lst} LST buy {shares} shares, fewer than the {min_shares} asked for")]
    MinShares {
        /// What was sent.
        lst: Shares,
        /// What it buys.
        shares: Uint128,
        /// What was asked for.
        min_shares: Uint128,
    },
    /// Nothing can be put into a part.
    #[error("nothing to put in: {loose} LST are loose, the part has {worth}{}, its target is {target}, {}", slashed(*lost), capped(*cap))]
    NotUnder {
        /// LST in no part.
        loose: Shares,
        /// What the basket has in it.
        worth: Shares,
        /// What slashes of the part's window took of it.
        lost: Shares,
        /// What it should have.
        target: Shares,
        /// What it may have.
        cap: Option<Shares>,
    },
    /// A share of the part is worth more than a unit of LST: rounding would give value away.
    #[error("a share of the part is too dear: {lst} LST stand for {shares} shares, so rounding would give value away")]
    PartPrice {
        /// LST behind its shares.
        lst: Shares,
        /// Its shares.
        shares: Uint128,
    },
    /// A trim is under way.
    #[error("redemption {id} of this part is under way: gather it first")]
    TrimOpen {
        /// Its number there.
        id: u64,
    },
    /// The part does not have too much.
    #[error("the part has {worth} LST, its target is {target}: it is trimmed {}", above(*band))]
    NotOver {
        /// What the basket has in it.
        worth: Shares,
        /// What it should have.
        target: Shares,
        /// What it may have more.
        band: Shares,
    },
    /// No trim is under way.
    #[error("nothing to gather: no trim of this part is under way")]
    NothingToGather,
    /// Weights are not the whole.
    #[error("weights sum to {sum}, 10000 are needed")]
    Weights {
        /// Their sum.
        sum: u64,
    },
    /// Too much at once.
    #[error("the change shifts {bps} bps of all weights, {most} at most in one change")]
    Shift {
        /// How much.
        bps: u64,
        /// How much one change may.
        most: u64,
    },
    /// None, or too many.
    #[error("{count} parts, with those that are not empty yet: 1 to {most}")]
    TooMany {
        /// How many.
        count: usize,
        /// How many may be.
        most: usize,
    },
    /// A part twice.
    #[error("part {part} is there twice: name each once")]
    Twice {
        /// Which.
        part: Addr,
    },
    /// Not yet.
    #[error("the parts that were announced are in force from {at} on, now is {now}")]
    Notice {
        /// From when on.
        at: u64,
        /// Block time.
        now: u64,
    },
    /// Nothing was announced.
    #[error("no parts are announced")]
    NothingAnnounced,
}

fn noted(since: Option<u64>) -> String {
    match since {
        Some(since) => format!(", noted at {since}"),
        None => ", which nobody has noted: send `note`".to_string(),
    }
}

fn slashed(lost: Shares) -> String {
    match lost.is_zero() {
        true => String::new(),
        false => {
            format!(" and lost {lost} in this window, which are not made up for before it is over")
        }
    }
}

fn capped(cap: Option<Shares>) -> String {
    match cap {
        Some(cap) => format!("its cap {cap}"),
        None => "it has no cap".to_string(),
    }
}

fn above(band: Shares) -> String {
    format!("once it has over {band} LST more")
}
