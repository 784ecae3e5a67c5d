//! Refusals.

use ballast_types::{access::AccessError, address::AddressError, version::MigrateError, Shares};
use cosmwasm_std::{Addr, OverflowError, StdError};
use thiserror::Error;

/// Why it refuses. Nothing has changed when one is returned.
#[derive(Error, Debug, PartialEq)]
pub enum ContractError {
    /// A failure of storage or of a query.
    #[error(transparent)]
    Std(#[from] StdError),
    /// A sum that does not fit.
    #[error(transparent)]
    Overflow(#[from] OverflowError),
    /// The sender may not, or sent coins along.
    #[error(transparent)]
    Access(#[from] AccessError),
    /// Not an address.
    #[error(transparent)]
    Address(#[from] AddressError),
    /// The state cannot be taken over.
    #[error(transparent)]
    Migrate(#[from] MigrateError),
    /// The message that was sent along is none that it knows.
    #[error(
        "the message sent along is not understood, hedge takes `{{\"deposit\":{{}}}}`: {reason}"
    )]
    InvalidReceive {
        /// What is wrong with it.
        reason: String,
    },
    /// More than the position has.
    #[error("{owner} has {has} LST here, {asked} were asked for")]
    TooMuch {
        /// Whose position.
        owner: Addr,
        /// What it has.
        has: Shares,
        /// What was asked for.
        asked: Shares,
    },
    /// Nothing was sent, or asked for.
    #[error("0 LST: send or ask for at least 1")]
    Nothing,
}
