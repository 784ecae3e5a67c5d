//! Refusals, with the numbers.

use crate::{pause::PauseError, restake};
use ballast_accounting::{Native, NumberError, Shares};
use thiserror::Error;

/// Why a hedge refuses. Nothing has changed when one is returned.
#[derive(Error, Debug, Clone, PartialEq, Eq)]
pub enum Refusal {
    /// A number cannot be computed, or an amount buys nothing.
    #[error(transparent)]
    Number(#[from] NumberError),
    /// No such pause.
    #[error(transparent)]
    Pause(#[from] PauseError),
    /// The backer's stake cannot be reckoned.
    #[error("the backer's stake: {0}")]
    Stake(#[from] restake::Refusal),
    /// The guardian lets no deposits in.
    #[error("deposits are paused until {until}, now is {now}; leaving goes on")]
    Paused {
        /// When it ends.
        until: u64,
        /// Block time.
        now: u64,
    },
    /// A deposit of nothing.
    #[error("a deposit of 0 LST: send at least 1")]
    Zero,
    /// A deposit can be activated for a day, once it has waited.
    #[error("the deposit can be activated from {from} to {until}, now is {now}{}", stale(*until, *now))]
    NotNow {
        /// From when on.
        from: u64,
        /// Until when.
        until: u64,
        /// Block time.
        now: u64,
    },
    /// There is not enough LST behind it.
    #[error("protection would need {reserve} LST in reserve, the backer has capital of {capital}: restake more there, or wait")]
    NoCapacity {
        /// What all protected LST would call on.
        reserve: Shares,
        /// What new protection may count on.
        capital: Shares,
    },
    /// The price is under the mark, or was, and the backer has paid.
    #[error("a drawdown is open since {since}: no new protection until the price is back, or until {until} at the latest if nothing is due then")]
    EventOpen {
        /// Since when.
        since: u64,
        /// Until when it lasts.
        until: u64,
    },
    /// The chain shows a loss that nobody has booked.
    #[error(
        "the chain shows a loss of {pending} native that is not booked: send the hub `sync` first"
    )]
    LossPending {
        /// How much.
        pending: Native,
    },
    /// The suite's insurers still owe.
    #[error("the suite's insurers owe {pending} native: they pay first; `redeem` with `forfeit` works meanwhile")]
    CoverPending {
        /// How much.
        pending: Native,
    },
    /// All LST together is worth nothing, or there is none.
    #[error("the LST has no price: the hub's totals are {value} native for {shares} LST")]
    NoPrice {
        /// What all LST is worth.
        value: Native,
        /// All LST.
        shares: Shares,
    },
    /// Who leaves now leaves what is due behind.
    #[error("{due} LST are due to those who stay: send `top_up` before it in the same transaction, or set `forfeit`")]
    TopUpFirst {
        /// How much.
        due: Shares,
    },
    /// Less than the sender accepts.
    #[error("the shares are worth {lst} LST, less than the {min_lst} asked for")]
    MinLst {
        /// What they are worth.
        lst: Shares,
        /// What was asked for.
        min_lst: Shares,
    },
    /// The price is not under the mark by more than the deductible, or all that may be paid has
    /// been.
    #[error("nothing is due: {value} native for {shares} LST now, {mark_value} for {mark_shares} are protected, less the deductible")]
    NothingDue {
        /// What all LST is worth.
        value: Native,
        /// All LST.
        shares: Shares,
        /// The protected price: native.
        mark_value: Native,
        /// The protected price: LST.
        mark_shares: Shares,
    },
}

fn stale(until: u64, now: u64) -> &'static str {
    match now >= until {
        true => ": cancel it",
        false => "",
    }
}
