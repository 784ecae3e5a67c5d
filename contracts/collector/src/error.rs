//! Refusals.

use ballast_accounting::{AccountingError, NumberError};
use ballast_types::{
    access::AccessError, address::AddressError, birth::BirthError, deploy::OwnContract,
    hub::ParamError, version::MigrateError,
};
use cosmwasm_std::StdError;
use thiserror::Error;

/// Why the collector refuses. Nothing has changed when one is returned.
#[derive(Error, Debug, PartialEq)]
pub enum ContractError {
    /// A failure of storage or of a query.
    #[error(transparent)]
    Std(#[from] StdError),
    /// The state cannot be taken over.
    #[error(transparent)]
    Migrate(#[from] MigrateError),
    /// An amount that cannot be computed.
    #[error(transparent)]
    Accounting(#[from] AccountingError),
    /// The sender may not, or sent coins along.
    #[error(transparent)]
    Access(#[from] AccessError),
    /// Not an address.
    #[error(transparent)]
    Address(#[from] AddressError),
    /// A parameter outside its bounds.
    #[error(transparent)]
    Params(#[from] ParamError),
    /// Not born as the suite says.
    #[error(transparent)]
    Birth(#[from] BirthError),
    /// Cranks are paused.
    #[error("cranks are paused until {until}, now is {now}")]
    Paused {
        /// When the pause ends.
        until: u64,
        /// Now.
        now: u64,
    },
    /// A contract of the suite, where none of them may be.
    #[error(transparent)]
    OwnContract(#[from] OwnContract),
    /// The staking token is rewards.
    #[error("`{denom}` is the staking token: it is rewards, call distribute")]
    NativeSweep {
        /// The denom.
        denom: String,
    },
    /// Not what a chain would call a denom.
    #[error("`{denom}` is not a denom: 3 to 128 characters, a letter first, then letters, digits or /:._-")]
    Denom {
        /// The text.
        denom: String,
    },
}

impl From<NumberError> for ContractError {
    fn from(error: NumberError) -> Self {
        Self::Accounting(error.into())
    }
}
