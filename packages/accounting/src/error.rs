//! The one error of the core.

use ballast_numbers::NumberError;
use cosmwasm_std::{Decimal, Uint128};
use thiserror::Error;

/// What every partial function of the core returns.
pub type Result<T> = core::result::Result<T, AccountingError>;

/// Why an amount cannot be computed. Nothing has changed when one is returned.
#[derive(Error, Debug, Clone, PartialEq, Eq)]
pub enum AccountingError {
    /// A number cannot be computed.
    #[error(transparent)]
    Number(#[from] NumberError),
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
