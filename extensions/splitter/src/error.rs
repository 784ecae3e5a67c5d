//! Errors of a splitter and of its PT.

use ballast_extension_math::splitter::Refusal;
use ballast_extension_share::ShareError;
use ballast_types::{
    access::AccessError, address::AddressError, bounds::OutOfBounds, version::MigrateError,
};
use cosmwasm_std::{Addr, Instantiate2AddressError, StdError};
use thiserror::Error;

/// Why the contract refuses a message. Nothing has changed when one of these is returned.
#[derive(Error, Debug, PartialEq)]
pub enum ContractError {
    /// Storage or a query failed.
    #[error(transparent)]
    Std(#[from] StdError),
    /// The sender lacks the role for this message, or attached coins.
    #[error(transparent)]
    Access(#[from] AccessError),
    /// The text is not an address of this chain.
    #[error(transparent)]
    Address(#[from] AddressError),
    /// The arithmetic refuses the amount or the time.
    #[error(transparent)]
    Books(#[from] Refusal),
    /// The token, PT or YT, refuses the message.
    #[error(transparent)]
    Share(#[from] ShareError),
    /// A term is outside its bounds.
    #[error(transparent)]
    Params(#[from] OutOfBounds),
    /// The stored state is of another contract, or of a version that this code cannot migrate.
    #[error(transparent)]
    Migrate(#[from] MigrateError),
    /// The address of PT cannot be computed.
    #[error("the address of PT: {0}")]
    Born(String),
    /// The address is not the hub of a suite.
    #[error(transparent)]
    NoHub(#[from] ballast_types::hub::NoHub),
    /// The hub gave no price of the LST that can be read.
    #[error("{hub} says no price: try again once it does")]
    NoPrice {
        /// The hub.
        hub: Addr,
    },
    /// Tokens arrived with an inner message that the contract does not know.
    #[error("the message sent along is not understood, {token} comes with {takes}: {reason}")]
    InvalidReceive {
        /// The token that arrived.
        token: &'static str,
        /// The inner messages that it may come with.
        takes: &'static str,
        /// What the parser says.
        reason: String,
    },
    /// A message or a query that this contract does not have.
    #[error("{who} has no `{what}`: {instead}")]
    Refused {
        /// The token that was asked.
        who: &'static str,
        /// The message or the query.
        what: &'static str,
        /// What to use instead.
        instead: &'static str,
    },
}

impl From<Instantiate2AddressError> for ContractError {
    fn from(error: Instantiate2AddressError) -> Self {
        Self::Born(error.to_string())
    }
}
