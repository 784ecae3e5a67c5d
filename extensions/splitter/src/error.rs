//! Refusals.

use ballast_extension_math::splitter::Refusal;
use ballast_extension_share::ShareError;
use ballast_types::{
    access::AccessError, address::AddressError, bounds::OutOfBounds, version::MigrateError,
};
use cosmwasm_std::{Addr, Instantiate2AddressError, StdError};
use thiserror::Error;

/// Why it refuses. Nothing has changed when one is returned.
#[derive(Error, Debug, PartialEq)]
pub enum ContractError {
    /// A failure of storage or of a query.
    #[error(transparent)]
    Std(#[from] StdError),
    /// The sender may not, or sent coins along.
    #[error(transparent)]
    Access(#[from] AccessError),
    /// Not an address.
    #[error(transparent)]
    Address(#[from] AddressError),
    /// The books refuse: amounts and times.
    #[error(transparent)]
    Books(#[from] Refusal),
    /// PT or YT refuses.
    #[error(transparent)]
    Share(#[from] ShareError),
    /// A term outside its bounds.
    #[error(transparent)]
    Params(#[from] OutOfBounds),
    /// The state cannot be taken over.
    #[error(transparent)]
    Migrate(#[from] MigrateError),
    /// PT's address cannot be computed.
    #[error("the address of PT: {0}")]
    Born(String),
    /// The address is no hub of a suite.
    #[error(transparent)]
    NoHub(#[from] ballast_types::hub::NoHub),
    /// The hub does not say what LST is worth.
    #[error("{hub} says no price: try again once it does")]
    NoPrice {
        /// The hub.
        hub: Addr,
    },
    /// The message that was sent along is none that it knows.
    #[error("the message sent along is not understood, {token} comes with {takes}: {reason}")]
    InvalidReceive {
        /// What was sent.
        token: &'static str,
        /// What it comes with.
        takes: &'static str,
        /// What is wrong with it.
        reason: String,
    },
    /// A message, or a question, that it has not.
    #[error("{who} has no `{what}`: {instead}")]
    Refused {
        /// Who was asked.
        who: &'static str,
        /// The message.
        what: &'static str,
        /// What does that.
        instead: &'static str,
    },
}

impl From<Instantiate2AddressError> for ContractError {
    fn from(error: Instantiate2AddressError) -> Self {
        Self::Born(error.to_string())
    }
}
