//! Refusals.

use ballast_extension_math::basket::Refusal;
use ballast_extension_share::ShareError;
use ballast_extension_types::basket::Part;
use ballast_types::{
    access::AccessError, address::AddressError, bounds::OutOfBounds, paging::ZeroLimit,
    version::MigrateError,
};
use cosmwasm_std::{Addr, StdError};
use cw_ownable::OwnershipError;
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
    /// Two-step ownership.
    #[error(transparent)]
    Ownership(#[from] OwnershipError),
    /// The book refuses: amounts, times and doors.
    #[error(transparent)]
    Book(#[from] Refusal),
    /// The share refuses.
    #[error(transparent)]
    Share(#[from] ShareError),
    /// A term outside its bounds.
    #[error(transparent)]
    Params(#[from] OutOfBounds),
    /// A page without rows.
    #[error(transparent)]
    ZeroLimit(#[from] ZeroLimit),
    /// The state cannot be taken over.
    #[error(transparent)]
    Migrate(#[from] MigrateError),
    /// The address is no hub of a suite.
    #[error(transparent)]
    NoHub(#[from] ballast_types::hub::NoHub),
    /// Not a part of this basket.
    #[error("{part} is no part of this basket")]
    UnknownPart {
        /// The address.
        part: Addr,
    },
    /// The book has no such place. A place is looked up before it is used, so no message fails with
    /// it.
    #[error("the book has no place {at}: it has {parts} parts")]
    NoPlace {
        /// The place, from 0.
        at: usize,
        /// How many parts there are.
        parts: usize,
    },
    /// Other code than that of birth.
    #[error("{part} has code {found}, parts have code {needed}: holders redeem, nothing goes in")]
    PartCode {
        /// The address.
        part: Addr,
        /// What it has.
        found: u64,
        /// What it has to have.
        needed: u64,
    },
    /// Somebody else could migrate it.
    #[error("{part} can be migrated by {found}, parts by {needed}")]
    PartAdmin {
        /// The address.
        part: Addr,
        /// Who can.
        found: String,
        /// Who may: that account, or nobody.
        needed: String,
    },
    /// Another LST.
    #[error("{part} holds {found}, this basket holds {needed}")]
    PartLst {
        /// The address.
        part: Addr,
        /// What it holds.
        found: Addr,
        /// What this basket holds.
        needed: Addr,
    },
    /// The message that was sent along is none that it knows.
    #[error(
        "the message sent along is not understood, a basket takes `{{\"deposit\":{{}}}}`: {reason}"
    )]
    InvalidReceive {
        /// What is wrong with it.
        reason: String,
    },
    /// A reply to a message that it does not send.
    #[error("no reply {id} is expected")]
    UnknownReply {
        /// Its number.
        id: u64,
    },
}

impl ContractError {
    /// The part cannot be read.
    pub fn silent(part: &Part) -> Self {
        Self::Book(Refusal::PartSilent {
            part: part.address.clone(),
            since: part.silent_since,
        })
    }
}
