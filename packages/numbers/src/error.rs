//! Why a number cannot be computed.

use cosmwasm_std::Uint128;
use thiserror::Error;

/// The result of each function over numbers that can fail.
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
    /// More would be taken than there is.
    #[error("amount underflow: cannot take {right} from {left}")]
    Underflow {
        /// What there is.
        left: Uint128,
        /// What would be taken.
        right: Uint128,
    },
    /// A ratio whose denominator is 0.
    #[error("division by zero: {left} x {right} / 0")]
    DivisionByZero {
        /// Left factor.
        left: Uint128,
        /// Right factor.
        right: Uint128,
    },
    /// The amount is so small that what it buys rounds down to 0.
    #[error("amount {amount} is too small: it is worth 0 where {assets} base units stand for {shares} shares")]
    Dust {
        /// The amount that was offered.
        amount: Uint128,
        /// The assets that back the shares.
        assets: Uint128,
        /// The shares.
        shares: Uint128,
    },
}
