//! Errors of a hedge.

use ballast_extension_math::hedge::Refusal;
use ballast_extension_share::ShareError;
use ballast_types::{
    access::AccessError, address::AddressError, bounds::OutOfBounds, paging::ZeroLimit,
    version::MigrateError, Shares,
};
use cosmwasm_std::{Addr, StdError};
use thiserror::Error;

/// Why the hedge refuses a message. Nothing has changed when one of these is returned.
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
    /// The arithmetic refuses the amount or the time, or deposits are paused.
    #[error(transparent)]
    Book(#[from] Refusal),
    /// The share token refuses the message.
    #[error(transparent)]
    Share(#[from] ShareError),
    /// A term is outside its bounds.
    #[error(transparent)]
    Params(#[from] OutOfBounds),
    /// A query asked for a page of 0 rows.
    #[error(transparent)]
    ZeroLimit(#[from] ZeroLimit),
    /// The stored state is of another contract, or of a version that this code cannot migrate.
    #[error(transparent)]
    Migrate(#[from] MigrateError),
    /// The address is not the hub of a suite.
    #[error(transparent)]
    NoHub(#[from] ballast_types::hub::NoHub),
    /// The rates of the protection premium fall with rising use, or exceed 10,000 bps.
    #[error("the premium falls from {min_bps} to {kink_bps} to {max_bps} bps: give min <= kink <= max <= 10000")]
    Premium {
        /// The rate at 0 % use, in bps a year.
        min_bps: u64,
        /// The rate at 80 % use.
        kink_bps: u64,
        /// The rate at 100 % use.
        max_bps: u64,
    },
    /// No backer is attached yet.
    #[error("there is no backer yet: whoever made this contract sends `attach`")]
    NotAttached,
    /// A backer is attached already, and cannot be replaced.
    #[error("{backer} is the backer, for good")]
    Attached {
        /// The backer.
        backer: Addr,
    },
    /// The contract cannot be the backer.
    #[error("{address} cannot be the backer: its {field} is {found}, {needed} is needed")]
    Backer {
        /// The address.
        address: Addr,
        /// The term that is wrong.
        field: &'static str,
        /// What it is.
        found: String,
        /// What the term has to be.
        needed: String,
    },
    /// LST arrived with an inner message that the hedge does not know.
    #[error(
        "the message sent along is not understood, a hedge takes `{{\"deposit\":{{}}}}`: {reason}"
    )]
    InvalidReceive {
        /// What the parser says.
        reason: String,
    },
    /// There is no such waiting deposit, or it is another owner's.
    #[error("{}", whose(*deposit_id, of.as_ref(), *next))]
    UnknownDeposit {
        /// The number that was named.
        deposit_id: u64,
        /// Its owner, if there is such a deposit.
        of: Option<Addr>,
        /// The number that the next deposit will get.
        next: u64,
    },
    /// The backer's stake cannot be read.
    #[error(
        "the stake of the backer {backer} cannot be read: nothing is paid, and nothing is given up"
    )]
    Silent {
        /// The backer.
        backer: Addr,
    },
    /// The slash of the backer succeeded, but not exactly that LST arrived.
    #[error("{asked} LST were to come from the backer, {arrived} did")]
    NotPaid {
        /// The LST that the backer was slashed for.
        asked: Shares,
        /// The LST that arrived.
        arrived: Shares,
    },
    /// No premium is due, and no LST came by a plain transfer.
    #[error("nothing to pay: no premium is due, and no LST came by a plain transfer")]
    NothingToPay,
    /// The reply id belongs to no message of the hedge.
    #[error("no reply {id} is expected")]
    UnknownReply {
        /// The id.
        id: u64,
    },
}

fn whose(id: u64, of: Option<&Addr>, next: u64) -> String {
    match of {
        Some(of) => format!("deposit {id} is {of}'s, who alone takes it back"),
        None => format!("there is no waiting deposit {id}: it was activated or taken back, or not given out yet, the next gets number {next}"),
    }
}
