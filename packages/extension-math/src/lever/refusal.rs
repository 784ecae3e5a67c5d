//! Refusals, with the numbers.

use crate::pause::PauseError;
use ballast_accounting::{Native, NumberError};
use cosmwasm_std::Uint128;
use thiserror::Error;

/// Why a lever refuses. Nothing has changed when one is returned.
#[derive(Error, Debug, Clone, PartialEq, Eq)]
pub enum Refusal {
    /// A number cannot be computed.
    #[error(transparent)]
    Number(#[from] NumberError),
    /// No such pause.
    #[error(transparent)]
    Pause(#[from] PauseError),
    /// LST has no price, the position owes as much as it is worth, or a share is worth under a
    /// billionth of a unit.
    #[error("a share has no price: the position is worth {worth} and owes {debt}; leaving in kind with `redeem` goes on")]
    NoPrice {
        /// What the position is worth.
        worth: Native,
        /// What it owes.
        debt: Native,
    },
    /// So little that it rounds to nothing.
    #[error("{amount} is too little: it rounds to nothing, give more")]
    Dust {
        /// How much.
        amount: Uint128,
    },
    /// Too few coins for the slice's debt.
    #[error("{sent} coins were sent, {needed} are needed: bring the debt of the slice, what is too much comes back")]
    TooLittle {
        /// How many.
        needed: Native,
        /// How many came.
        sent: Native,
    },
    /// Nothing to sell: leverage is inside the band, and borrowing is not too dear.
    #[error("leverage is {}, `buy_down` is open over {max_bps}, or while the market's rate at target is too high", shown(*leverage_bps))]
    NotAbove {
        /// Leverage now, rounded down.
        leverage_bps: u64,
        /// The upper bound of the band now.
        max_bps: u64,
    },
    /// Nothing to borrow: leverage is inside the band.
    #[error("leverage is {}, `rebalance` is open under {min_bps}", shown(*leverage_bps))]
    NotBelow {
        /// Leverage now, rounded down; 2^64 - 1 where there is no equity.
        leverage_bps: u64,
        /// The lower bound of the band now.
        min_bps: u64,
    },
    /// What is owed with the discount is worth more than the collateral.
    #[error("the position owes {debt} and is worth {worth}: with the discount that is not enough, the market's liquidation is next")]
    Insolvent {
        /// What the position, or the slice of it, is worth.
        worth: Native,
        /// What it owes.
        debt: Native,
    },
    /// Borrowing costs too much.
    #[error("borrowing costs {rate_bps} bps a year, nothing is borrowed over {max_bps}")]
    Rate {
        /// What it costs, or costs at 90 % use, if that is more; rounded up.
        rate_bps: u64,
        /// The most.
        max_bps: u64,
    },
    /// The market lends nothing.
    #[error("the market has {cash} coins and lends {headroom} more at the most: wait for deposits or repayments there")]
    NoRoom {
        /// Its coins.
        cash: Native,
        /// What cash and cap leave.
        headroom: Native,
    },
    /// The market lends no such small debt.
    #[error("the position would owe {debt}, the market takes {min} at the least: deposits have to come first")]
    DustDebt {
        /// What it would owe.
        debt: Native,
        /// The least.
        min: Native,
    },
}

fn shown(leverage_bps: u64) -> String {
    match leverage_bps {
        u64::MAX => "beyond all bounds, since there is no equity".to_string(),
        bps => format!("{bps} bps"),
    }
}
