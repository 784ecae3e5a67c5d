//! Errors of the collector.

use ballast_accounting::{AccountingError, NumberError};
use ballast_types::{
    access::AccessError, address::AddressError, birth::BirthError, deploy::OwnContract,
    hub::ParamError, version::MigrateError,
};
use cosmwasm_std::StdError;
use thiserror::Error;

/// Why the collector refuses a message. Nothing has changed when one of these is returned.
#[derive(Error, Debug, PartialEq)]
pub enum ContractError {
    /// Storage or a query failed.
    #[error(transparent)]
    Std(#[from] StdError),
    /// The stored state is of another contract, or of a version that this code cannot migrate.
    #[error(transparent)]
    Migrate(#[from] MigrateError),
    /// The amount cannot be computed.
    #[error(transparent)]
    Accounting(#[from] AccountingError),
    /// The sender lacks the role for this message, or attached coins.
    #[error(transparent)]
    Access(#[from] AccessError),
    /// The text is not an address of this chain.
    #[error(transparent)]
    Address(#[from] AddressError),
    /// A parameter is outside its bounds.
    #[error(transparent)]
    Params(#[from] ParamError),
    /// The sender is not the hub, coins were attached, or the suite names another address for the
    /// collector.
    #[error(transparent)]
    Birth(#[from] BirthError),
    /// Cranks of the hub are paused.
    #[error("cranks are paused until {until}, now is {now}")]
    Paused {
        /// When the pause ends, unix seconds.
        until: u64,
        /// Block time, unix seconds.
        now: u64,
    },
    /// The tip would go to a contract of the suite.
    #[error(transparent)]
    OwnContract(#[from] OwnContract),
    /// `sweep` was asked for the staking token, which is rewards: `distribute` splits it.
    #[error("`{denom}` is the staking token: it is rewards, call distribute")]
    NativeSweep {
        /// The denom that was named.
        denom: String,
    },
    /// The bank would not accept the text as a denom.
    #[error("`{denom}` is not a denom: 3 to 128 characters, a letter first, then letters, digits or /:._-")]
    Denom {
        /// The text that was given.
        denom: String,
    },
}

impl From<NumberError> for ContractError {
    fn from(error: NumberError) -> Self {
        Self::Accounting(error.into())
    }
}
