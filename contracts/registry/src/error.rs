//! Refusals.

use ballast_accounting::{AccountingError, NumberError};
use ballast_types::{
    access::AccessError,
    address::AddressError,
    birth::BirthError,
    hub::{OutOfBounds, ParamError},
    paging::ZeroLimit,
    version::MigrateError,
    Native,
};
use core::fmt;
use cosmwasm_std::{Decimal, StdError, Uint128};
use thiserror::Error;

/// Why the registry refuses. Nothing has changed when one is returned.
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
    /// Not a validator address of this chain.
    #[error(transparent)]
    Address(#[from] AddressError),
    /// A parameter or a validator's term outside its bounds.
    #[error(transparent)]
    Params(#[from] ParamError),
    /// A page that can hold nothing.
    #[error(transparent)]
    Limit(#[from] ZeroLimit),
    /// Not born as the suite says.
    #[error(transparent)]
    Birth(#[from] BirthError),
    /// Not in the list.
    #[error("validator `{validator}` is not listed")]
    NotListed {
        /// Operator address.
        validator: String,
    },
    /// In the list already.
    #[error("validator `{validator}` is listed already, its status is {status}")]
    AlreadyListed {
        /// Operator address.
        validator: String,
        /// Its status.
        status: &'static str,
    },
    /// Asked to leave already.
    #[error("validator `{validator}` is leaving already: {reason}")]
    AlreadyLeaving {
        /// Operator address.
        validator: String,
        /// Why.
        reason: String,
    },
    /// Jailed, out of the set, or not a validator at all.
    #[error("validator `{validator}` is not in the chain's bonded set of {bonded}")]
    NotBonded {
        /// Operator address.
        validator: String,
        /// How many are.
        bonded: usize,
    },
    /// The chain shows a commission above the promise.
    #[error("commission {seen} of validator `{validator}` is above the promised {promised}")]
    Commission {
        /// Operator address.
        validator: String,
        /// What the chain shows.
        seen: Decimal,
        /// What was promised.
        promised: Decimal,
    },
    /// What an operator could take above its promise is more than its bond could pay.
    #[error("{0}")]
    Exposure(Box<Exposure>),
    /// A reply that nothing asked for.
    #[error("reply {id} belongs to no message of the registry")]
    UnknownReply {
        /// Its id.
        id: u64,
    },
    /// No place is free.
    #[error("no free place: {listed} validators of at most {max} are listed")]
    TooMany {
        /// How many would be or are listed.
        listed: usize,
        /// `registry.max_validators`.
        max: u32,
    },
    /// Operators may not apply.
    #[error("operators may not apply: registry.open is false")]
    Closed,
    /// Too little is at stake for the operator.
    #[error("the bond of validator `{validator}` is worth {value} ({bond} LST), at least {min} is needed")]
    BondTooSmall {
        /// Operator address.
        validator: String,
        /// LST of the bond.
        bond: Uint128,
        /// What that is worth.
        value: Native,
        /// `registry.min_bond`.
        min: Uint128,
    },
    /// The owner's pause is the owner's to end.
    #[error("validator `{validator}` was paused by the owner: only the owner may end that")]
    PausedByOwner {
        /// Operator address.
        validator: String,
    },
}

impl From<NumberError> for ContractError {
    fn from(error: NumberError) -> Self {
        Self::Accounting(error.into())
    }
}

impl From<OutOfBounds> for ContractError {
    fn from(err: OutOfBounds) -> Self {
        Self::Params(err.into())
    }
}

/// What an operator could take above its promise, against what its bond could pay.
#[derive(Debug, PartialEq)]
pub struct Exposure {
    /// Operator address.
    pub validator: String,
    /// The most that the chain lets it take.
    pub most: Decimal,
    /// By how much its commission may rise in a day.
    pub daily: Decimal,
    /// How long it could go on.
    pub days: u64,
    /// What that is of its stake.
    pub part: Decimal,
    /// The yield by which it is reckoned.
    pub yearly: Decimal,
    /// `registry.leverage`.
    pub leverage: Decimal,
    /// The one that would do.
    pub least: Decimal,
}

impl fmt::Display for Exposure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self {
            validator,
            most,
            daily,
            days,
            part,
            yearly,
            leverage,
            least,
        } = self;
        write!(
            f,
            "validator `{validator}` may raise its commission to {most}, by {daily} a day: in the {days} days before its stake \
             is gone it could take {part} of it above its promise, at a yield of {yearly} a year, and a bond backs {leverage} \
             times its worth: the owner would have to set a registry.leverage of at most {least}"
        )
    }
}
