//! The one error of the core.

use cosmwasm_std::{Decimal, Uint128};
use thiserror::Error;

/// What every partial function of the core returns.
pub type Result<T> = core::result::Result<T, AccountingError>;

/// Why an amount cannot be computed. Nothing has changed when one is returned.
#[derive(Error, Debug, Clone, PartialEq, Eq)]
pub enum AccountingError {
    /// A sum or product that does not fit 128 bits.
    #[error("amount overflow: {left} {op} {right} does not fit 128 bits")]
    Overflow {
        /// Left operand.
        left: Uint128,
        /// `+` or `x`.
        op: &'static str,
        /// Right operand.
        right: Uint128,
    },
    /// More was to be taken than there is.
    #[error("amount underflow: cannot take {right} from {left}")]
    Underflow {
        /// What there is.
        left: Uint128,
        /// What was to be taken.
        right: Uint128,
    },
    /// A ratio with nothing below the line.
    #[error("division by zero: {left} x {right} / 0")]
    DivisionByZero {
        /// Left factor.
        left: Uint128,
        /// Right factor.
        right: Uint128,
    },
    /// An amount so small that what it buys rounds to nothing.
    #[error("amount {amount} is too small: it is worth 0 at {value} native for {shares} shares")]
    DustAmount {
        /// What was offered.
        amount: Uint128,
        /// Value of the pool.
        value: Uint128,
        /// Shares of the pool.
        shares: Uint128,
    },
    /// An amount so small that what it buys of a layer, or of the way out of one, rounds to nothing.
    #[error("amount {amount} is too small: it is worth 0 where {lst} LST stand for {shares} layer shares")]
    LayerDust {
        /// What was offered.
        amount: Uint128,
        /// LST that stand for the shares.
        lst: Uint128,
        /// Layer shares.
        shares: Uint128,
    },
    /// The pool has shares but no value, or value but no shares: a share has no price.
    #[error("no price: the pool holds {value} native for {shares} shares; bonding opens when value returns")]
    NoPrice {
        /// Value of the pool.
        value: Uint128,
        /// Shares of the pool.
        shares: Uint128,
    },
    /// A loss larger than what is booked.
    #[error("loss {loss} exceeds the {bonded} that is booked as bonded")]
    LossExceedsStake {
        /// The loss.
        loss: Uint128,
        /// What is booked.
        bonded: Uint128,
    },
    /// A share of a whole that is over one.
    #[error("fraction {fraction} is over 1")]
    FractionOverOne {
        /// The fraction.
        fraction: Decimal,
    },
}
