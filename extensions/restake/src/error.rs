//! Refusals.

use ballast_extension_math::restake::Refusal;
use ballast_extension_share::ShareError;
use ballast_types::{
    access::AccessError, address::AddressError, bounds::OutOfBounds, paging::ZeroLimit,
    version::MigrateError,
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
    /// The stake refuses: amounts, times and doors.
    #[error(transparent)]
    Stake(#[from] Refusal),
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
    /// A role that only a contract can have.
    #[error("{address} cannot be the {role}: it is no contract ({reason})")]
    NotAContract {
        /// Which role.
        role: &'static str,
        /// The address.
        address: Addr,
        /// What the chain says.
        reason: String,
    },
    /// Slashed LST would be lost there.
    #[error("{address} cannot be the destination: it is {what}, where slashed LST would be lost")]
    Destination {
        /// The address.
        address: Addr,
        /// What it is.
        what: String,
    },
    /// Whoever slashes cannot judge it.
    #[error("{address} cannot be the slasher and the resolver: name two addresses")]
    SameRole {
        /// The address.
        address: Addr,
    },
    /// The message that was sent along is none that it knows.
    #[error("the message sent along is not understood, a restake contract takes `{{\"deposit\":{{}}}}`: {reason}")]
    InvalidReceive {
        /// What is wrong with it.
        reason: String,
    },
    /// Not a redemption of the sender's.
    #[error("{}", whose(*redemption_id, of.as_ref(), *next))]
    UnknownRedemption {
        /// Its number.
        redemption_id: u64,
        /// Whose it is.
        of: Option<Addr>,
        /// The number of the next one.
        next: u64,
    },
    /// No redemptions, or too many.
    #[error("{count} redemptions: give 1 to {most}")]
    Redemptions {
        /// How many came.
        count: usize,
        /// How many may.
        most: usize,
    },
    /// One of them twice.
    #[error("redemption {redemption_id} is there twice: name each once")]
    Twice {
        /// Which.
        redemption_id: u64,
    },
    /// A memo that is too long.
    #[error("the memo is {bytes} bytes long: {most} at most")]
    MemoTooLong {
        /// How long it is.
        bytes: usize,
        /// How long it may be.
        most: usize,
    },
    /// No coins are here, and no LST came.
    #[error("nothing to bond: the contract has 0 {denom}, and no LST came since the last message")]
    NothingToBond {
        /// The coin that the hub bonds.
        denom: String,
    },
}

fn whose(id: u64, of: Option<&Addr>, next: u64) -> String {
    match of {
        Some(of) => format!("redemption {id} is {of}'s, who alone takes it out or gives it away"),
        None => format!("there is no redemption {id}: it was paid, or not given out yet, the next gets number {next}"),
    }
}
