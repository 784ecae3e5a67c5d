//! Errors of a restake contract.

use ballast_extension_math::restake::Refusal;
use ballast_extension_share::ShareError;
use ballast_types::{
    access::AccessError, address::AddressError, bounds::OutOfBounds, paging::ZeroLimit,
    version::MigrateError,
};
use cosmwasm_std::{Addr, StdError};
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
    /// The arithmetic refuses the amount or the time, or the contract takes no deposits now.
    #[error(transparent)]
    Stake(#[from] Refusal),
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
    /// The address is not a contract, and only a contract can have this role.
    #[error("{address} cannot be the {role}: it is no contract ({reason})")]
    NotAContract {
        /// The role.
        role: &'static str,
        /// The address.
        address: Addr,
        /// What the chain returned.
        reason: String,
    },
    /// The destination would be an address at which slashed LST is lost.
    #[error("{address} cannot be the destination: it is {what}, where slashed LST would be lost")]
    Destination {
        /// The address.
        address: Addr,
        /// What that address is.
        what: String,
    },
    /// One address was named as slasher and as resolver; a slasher must not judge its own slashes.
    #[error("{address} cannot be the slasher and the resolver: name two addresses")]
    SameRole {
        /// The address.
        address: Addr,
    },
    /// LST arrived with an inner message that the contract does not know.
    #[error("the message sent along is not understood, a restake contract takes `{{\"deposit\":{{}}}}`: {reason}")]
    InvalidReceive {
        /// What the parser says.
        reason: String,
    },
    /// There is no such redemption, or it is another owner's.
    #[error("{}", whose(*redemption_id, of.as_ref(), *next))]
    UnknownRedemption {
        /// The number that was named.
        redemption_id: u64,
        /// Its owner, if there is such a redemption.
        of: Option<Addr>,
        /// The number that the next redemption will get.
        next: u64,
    },
    /// A withdrawal named no redemption, or too many.
    #[error("{count} redemptions: give 1 to {most}")]
    Redemptions {
        /// How many it named.
        count: usize,
        /// How many it may name.
        most: usize,
    },
    /// A withdrawal named one redemption twice.
    #[error("redemption {redemption_id} is there twice: name each once")]
    Twice {
        /// Its number.
        redemption_id: u64,
    },
    /// The memo is too long.
    #[error("the memo is {bytes} bytes long: {most} at most")]
    MemoTooLong {
        /// Its length in bytes.
        bytes: usize,
        /// The most bytes of a memo.
        most: usize,
    },
    /// The contract has no coins to bond, and no LST has come since the last message.
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
