//! Refusals, with the numbers.

use super::{Mark, Principal, Scaled};
use ballast_accounting::{Native, NumberError, Shares};
use thiserror::Error;

/// Why a splitter refuses. Nothing has changed when one is returned.
#[derive(Error, Debug, Clone, PartialEq, Eq)]
pub enum Refusal {
    /// A number cannot be computed.
    #[error(transparent)]
    Number(#[from] NumberError),
    /// Accrued LST cannot be computed.
    #[error("{left} {op} {right} does not fit 256 bits, or is below 0")]
    Scaled {
        /// LST x 10^27.
        left: Scaled,
        /// Which operation.
        op: &'static str,
        /// LST x 10^27.
        right: Scaled,
    },
    /// The hub has no value, or no LST.
    #[error("no price: the hub's {shares} LST are worth {value}")]
    NoPrice {
        /// What all LST is worth.
        value: Native,
        /// All LST.
        shares: Shares,
    },
    /// Too late to split or to merge.
    #[error("matured at {maturity}, now is {now}: PT redeems alone, YT keeps what it can claim")]
    Matured {
        /// When.
        maturity: u64,
        /// Block time.
        now: u64,
    },
    /// Too early for PT alone.
    #[error("matures at {maturity}, now is {now}: before that PT merges with as much YT")]
    NotMatured {
        /// When.
        maturity: u64,
        /// Block time.
        now: u64,
    },
    /// Maturity is over, and the hub has not said a price to fix the mark by.
    #[error("the hub says no price, or is owed a cover: the mark is final once it is whole, and at {until} in any case, now is {now}")]
    HubSilent {
        /// From when on the mark serves as it is.
        until: u64,
        /// Block time.
        now: u64,
    },
    /// Too little LST for one unit of principal.
    #[error("amount {lst} is too small: at mark {mark} it is 0 principal")]
    DustLst {
        /// What came.
        lst: Shares,
        /// LST for one native of principal, x 10^27.
        mark: Mark,
    },
    /// Too little principal for one unit of LST.
    #[error("amount {principal} is too small: at mark {mark} it is 0 LST")]
    DustPrincipal {
        /// What came.
        principal: Principal,
        /// LST for one native of principal, x 10^27.
        mark: Mark,
    },
    /// Not as much YT as PT.
    #[error("not enough YT: {have} are there, {need} are needed for as many PT")]
    NotEnoughYield {
        /// What the sender has.
        have: Principal,
        /// What is to be merged.
        need: Principal,
    },
    /// Less than one unit is accrued.
    #[error("nothing to claim: less than one unit is accrued")]
    NothingToClaim,
}
