//! Errors of the registry.

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

/// Why the registry refuses a message. Nothing has changed when one of these is returned.
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
    /// The text is not a validator address of this chain.
    #[error(transparent)]
    Address(#[from] AddressError),
    /// A parameter, or a term of a validator, is outside its bounds.
    #[error(transparent)]
    Params(#[from] ParamError),
    /// A query asked for a page of 0 rows.
    #[error(transparent)]
    Limit(#[from] ZeroLimit),
    /// The sender is not the hub, coins were attached, the suite names another address for the
    /// registry, or one that is not of this chain.
    #[error(transparent)]
    Birth(#[from] BirthError),
    /// The validator is not listed.
    #[error("validator `{validator}` is not listed")]
    NotListed {
        /// Operator address.
        validator: String,
    },
    /// The validator is listed already.
    #[error("validator `{validator}` is listed already, its status is {status}")]
    AlreadyListed {
        /// Operator address.
        validator: String,
        /// Its status.
        status: &'static str,
    },
    /// The validator was removed already, so it is leaving.
    #[error("validator `{validator}` is leaving already: {reason}")]
    AlreadyLeaving {
        /// Operator address.
        validator: String,
        /// Why.
        reason: String,
    },
    /// The validator is not in the bonded set: it is jailed, outbid, or unknown to the chain.
    #[error("validator `{validator}` is not in the chain's bonded set of {bonded}")]
    NotBonded {
        /// Operator address.
        validator: String,
        /// How many validators are in the set.
        bonded: usize,
    },
    /// The chain shows a commission above the promised one.
    #[error("commission {seen} of validator `{validator}` is above the promised {promised}")]
    Commission {
        /// Operator address.
        validator: String,
        /// What the chain shows.
        seen: Decimal,
        /// What was promised.
        promised: Decimal,
    },
    /// Before it is expelled and drained, the operator could take more above its promise than its
    /// bond could pay.
    #[error("{0}")]
    Exposure(Box<Exposure>),
    /// The reply id belongs to no message of the registry.
    #[error("reply {id} belongs to no message of the registry")]
    UnknownReply {
        /// Its id.
        id: u64,
    },
    /// The list of validators is full.
    #[error("no free place: {listed} validators of at most {max} are listed")]
    TooMany {
        /// How many are listed, or would be.
        listed: usize,
        /// `registry.max_validators`.
        max: u32,
    },
    /// `registry.open` is false, so operators may not apply.
    #[error("operators may not apply: registry.open is false")]
    Closed,
    /// The bond is worth less than `registry.min_bond`.
    #[error("the bond of validator `{validator}` is worth {value} ({bond} LST), at least {min} is needed")]
    BondTooSmall {
        /// Operator address.
        validator: String,
        /// LST of the active bond.
        bond: Uint128,
        /// What that LST is worth, native.
        value: Native,
        /// `registry.min_bond`.
        min: Uint128,
    },
    /// An operator tried to end a pause of the owner.
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

/// What an operator could take above its promise, compared with what its bond could pay.
#[derive(Debug, PartialEq)]
pub struct Exposure {
    /// Operator address.
    pub validator: String,
    /// The highest commission that the chain lets it set.
    pub most: Decimal,
    /// By how much the chain lets its commission rise in a day.
    pub daily: Decimal,
    /// Days until it would be expelled and drained, rounded up.
    pub days: u64,
    /// The part of its stake that it could take above its promise in these days.
    pub part: Decimal,
    /// The yield of the pool in a year that this assumes, at least 20 %.
    pub yearly: Decimal,
    /// `registry.leverage`.
    pub leverage: Decimal,
    /// The highest leverage at which the bond could pay.
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
