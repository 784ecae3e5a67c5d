//! Refusals, with the numbers.

use super::Loan;
use crate::pause::PauseError;
use ballast_accounting::{NumberError, Shares};
use cosmwasm_std::Uint128;
use thiserror::Error;

/// Why a market refuses. Nothing has changed when one is returned.
#[derive(Error, Debug, Clone, PartialEq, Eq)]
pub enum Refusal {
    /// A number cannot be computed.
    #[error(transparent)]
    Number(#[from] NumberError),
    /// No such pause.
    #[error(transparent)]
    Pause(#[from] PauseError),
    /// LST, or the loan coin for it, has no price.
    #[error(
        "no price: {of} LST are worth {worth}; repaying, adding collateral and redeeming go on"
    )]
    NoPrice {
        /// Loan coins.
        worth: Uint128,
        /// For so much LST.
        of: Uint128,
    },
    /// Bad debt took nearly everything.
    #[error("no deposits: {assets} coins stand for {shares} shares, under a billionth of a coin for one; redeeming goes on")]
    WipedOut {
        /// Cash and debt.
        assets: Loan,
        /// All shares.
        shares: Uint128,
    },
    /// So little that it rounds to nothing.
    #[error("{amount} is too little: it rounds to nothing, give more")]
    Dust {
        /// How much.
        amount: Uint128,
    },
    /// Nothing to repay.
    #[error("the position owes nothing: take collateral out with `remove_collateral`")]
    NoDebt,
    /// All coins are lent.
    #[error("{asked} coins are asked for, {cash} are here: ask for that, or wait for a repayment")]
    InsufficientCash {
        /// What was asked for.
        asked: Loan,
        /// What there is.
        cash: Loan,
    },
    /// More collateral than there is, or none.
    #[error("{asked} LST are named, the position has {collateral}: name 1 to {collateral}")]
    NotEnough {
        /// What was asked for.
        asked: Shares,
        /// What there is.
        collateral: Shares,
    },
    /// Too much debt for the collateral.
    #[error("{}", over_open(*ltv_bps, *open_bps))]
    OpenLtv {
        /// Debt / worth, rounded up; 2^64 - 1 where the collateral is worth nothing.
        ltv_bps: u64,
        /// The opening LTV now.
        open_bps: u64,
    },
    /// Debt of all would be over the cap.
    #[error("debt of all would be {debt}, {cap} are allowed")]
    BorrowCap {
        /// What it would be.
        debt: Loan,
        /// What it may be.
        cap: Loan,
    },
    /// A debt too small to be worth liquidating.
    #[error("the position would owe {debt}: 0, or {min} at the least")]
    DustDebt {
        /// What it would owe.
        debt: Loan,
        /// The least.
        min: Loan,
    },
    /// It is not over the liquidation LTV.
    #[error("the position owes {ltv_bps} bps of its collateral's worth, it is liquidated over {liq_bps}")]
    Healthy {
        /// Debt / worth, rounded up.
        ltv_bps: u64,
        /// The liquidation LTV now.
        liq_bps: u64,
    },
    /// Too few coins to liquidate with.
    #[error("too few coins to sell anything for: bring {least}, what is too much comes back")]
    TooSmall {
        /// How many are enough.
        least: Loan,
    },
    /// The liquidation LTV is on its way.
    #[error("the liquidation LTV moves until {until}: change it then")]
    Ramping {
        /// When it arrives.
        until: u64,
    },
    /// Not a worse position.
    #[error("the position does not owe more for its collateral than the one that is watched, which is as bad as it was")]
    NotWorse,
}

/// What a market's arithmetic answers. The refusal is a pointer: every function that hands one on
/// pays for its size, in bytes of a contract and in gas.
pub type Result<T> = core::result::Result<T, Box<Refusal>>;

impl From<NumberError> for Box<Refusal> {
    #[inline(never)]
    fn from(why: NumberError) -> Self {
        Self::new(why.into())
    }
}

fn over_open(ltv_bps: u64, open_bps: u64) -> String {
    match ltv_bps {
        u64::MAX => {
            format!("the position would owe coins for collateral that is worth nothing, {open_bps} bps of its worth are allowed: add collateral first")
        }
        bps => {
            format!("the position would owe {bps} bps of its collateral's worth, {open_bps} are allowed: borrow less, or add collateral")
        }
    }
}
