//! Refusals.

use ballast_extension_math::hedge::Refusal;
use ballast_extension_share::ShareError;
use ballast_types::{
    access::AccessError, address::AddressError, bounds::OutOfBounds, paging::ZeroLimit,
    version::MigrateError, Shares,
};
use cosmwasm_std::{Addr, StdError};
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
    /// The slopes do not rise.
    #[error("the premium falls from {min_bps} to {kink_bps} to {max_bps} bps: give min <= kink <= max <= 10000")]
    Premium {
        /// Where nothing is used.
        min_bps: u64,
        /// Where 80 % is.
        kink_bps: u64,
        /// Where all is.
        max_bps: u64,
    },
    /// Nobody pays yet.
    #[error("there is no backer yet: whoever made this contract sends `attach`")]
    NotAttached,
    /// The backer is named for good.
    #[error("{backer} is the backer, for good")]
    Attached {
        /// Which.
        backer: Addr,
    },
    /// Not a contract that may be the backer.
    #[error("{address} cannot be the backer: its {field} is {found}, {needed} is needed")]
    Backer {
        /// The address.
        address: Addr,
        /// What is wrong with it.
        field: &'static str,
        /// What it is.
        found: String,
        /// What it has to be.
        needed: String,
    },
    /// The message that was sent along is none that it knows.
    #[error(
        "the message sent along is not understood, a hedge takes `{{\"deposit\":{{}}}}`: {reason}"
    )]
    InvalidReceive {
        /// What is wrong with it.
        reason: String,
    },
    /// Not a waiting deposit, or not the sender's.
    #[error("{}", whose(*deposit_id, of.as_ref(), *next))]
    UnknownDeposit {
        /// Its number.
        deposit_id: u64,
        /// Whose it is.
        of: Option<Addr>,
        /// The number of the next one.
        next: u64,
    },
    /// The backer's stake cannot be read.
    #[error(
        "the stake of the backer {backer} cannot be read: nothing is paid, and nothing is given up"
    )]
    Silent {
        /// Which.
        backer: Addr,
    },
    /// The backer says that it paid, and did not.
    #[error("{asked} LST were to come from the backer, {arrived} did")]
    NotPaid {
        /// What was asked for.
        asked: Shares,
        /// What came.
        arrived: Shares,
    },
    /// No premium, and no LST that was merely transferred.
    #[error("nothing to pay: no premium is due, and no LST came by a plain transfer")]
    NothingToPay,
    /// A reply to a message that it does not send.
    #[error("no reply {id} is expected")]
    UnknownReply {
        /// Its number.
        id: u64,
    },
}

fn whose(id: u64, of: Option<&Addr>, next: u64) -> String {
    match of {
        Some(of) => format!("deposit {id} is {of}'s, who alone takes it back"),
        None => format!("there is no waiting deposit {id}: it was activated or taken back, or not given out yet, the next gets number {next}"),
    }
}
