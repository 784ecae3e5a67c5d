//! Why a number cannot be computed.

use cosmwasm_std::Uint128;
use thiserror::Error;

/// What every partial function over numbers returns.
pub type Result<T> = core::result::Result<T, NumberError>;

/// Why a number cannot be computed. Nothing has changed when one is returned.
#[derive(Error, Debug, Clone, PartialEq, Eq)]
pub enum NumberError {
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
    #[error("amount {amount} is too small: it is worth 0 where {assets} base units stand for {shares} shares")]
    Dust {
        /// What was offered.
        amount: Uint128,
        /// What stands for the shares.
        assets: Uint128,
        /// The shares.
        shares: Uint128,
    },
}
