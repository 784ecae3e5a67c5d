//! The error type of the crate.

use ballast_numbers::NumberError;
use cosmwasm_std::{Decimal, Uint128};
use thiserror::Error;

/// The result of each function that can fail.
pub type Result<T> = core::result::Result<T, AccountingError>;

/// Why an amount cannot be computed. Nothing has changed when one is returned.
#[derive(Error, Debug, Clone, PartialEq, Eq)]
pub enum AccountingError {
    /// A number cannot be computed.
    #[error(transparent)]
    Number(#[from] NumberError),
    /// The amount is so small that what it buys rounds down to 0.
    #[error("amount {amount} is too small: it is worth 0 at {value} native for {shares} shares")]
    DustAmount {
        /// The amount that was offered.
        amount: Uint128,
        /// Value of the pool.
        value: Uint128,
        /// Shares of the pool.
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
    /// The loss is larger than the stake in the books.
    #[error("loss {loss} exceeds the {bonded} that is booked as bonded")]
    LossExceedsStake {
        /// The loss, native.
        loss: Uint128,
        /// The stake in the books, native.
        bonded: Uint128,
    },
    /// The part of a whole is over 1.
    #[error("fraction {fraction} is over 1")]
    FractionOverOne {
        /// The fraction.
        fraction: Decimal,
    },
}
