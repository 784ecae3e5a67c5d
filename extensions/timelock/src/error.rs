//! Refusals.

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
    /// A delay outside its bounds.
    #[error(transparent)]
    Bounds(#[from] OutOfBounds),
    /// A page without rows.
    #[error(transparent)]
    ZeroLimit(#[from] ZeroLimit),
    /// The state cannot be taken over.
    #[error(transparent)]
    Migrate(#[from] MigrateError),
    /// The address is no hub of a suite.
    #[error(transparent)]
    NoHub(#[from] ballast_types::hub::NoHub),
    /// Two of proposer, veto and council are one address.
    #[error("{address} cannot be {first} and {second}: name two addresses, or leave {second} out")]
    SameRole {
        /// The address.
        address: Addr,
        /// What it is.
        first: &'static str,
        /// What it was named as well.
        second: &'static str,
    },
    /// A name that is on no fast list, for whatever contract.
    #[error("`{name}` is never fast: it hands a contract, or a group of voters, to somebody else")]
    NeverFast {
        /// The message.
        name: String,
    },
    /// A contract of the suite or the timelock among the extensions, or one of them twice.
    #[error("{contract} cannot be listed among the extensions: it is {what}")]
    Listed {
        /// The contract.
        contract: Addr,
        /// What it is.
        what: String,
    },
    /// An operation without messages.
    #[error("an operation without messages does nothing: give 1 to 20")]
    Empty,
    /// More of something than it takes.
    #[error("{count} {what}: {most} at most")]
    TooMany {
        /// Of what.
        what: &'static str,
        /// How many came.
        count: usize,
        /// How many may.
        most: usize,
    },
    /// Messages that are too long.
    #[error("the messages are {bytes} bytes of JSON: {most} at most; split the operation")]
    TooLarge {
        /// How long they are.
        bytes: usize,
        /// How long they may be.
        most: usize,
    },
    /// A title that is too long.
    #[error("the title is {bytes} bytes long: {most} at most")]
    TitleTooLong {
        /// How long it is.
        bytes: usize,
        /// How long it may be.
        most: usize,
    },
    /// The vote passed too long ago.
    #[error("this had to be scheduled by {by}, now is {now}: vote again")]
    TooLate {
        /// The last second in which it could be.
        by: u64,
        /// Now.
        now: u64,
    },
    /// `by` is so far ahead that it would not be a limit.
    #[error("`by` = {by} is too far ahead: {latest} at the latest, 90 days from now")]
    TooFarAhead {
        /// What was asked for.
        by: u64,
        /// What may be asked for.
        latest: u64,
    },
    /// No such operation.
    #[error("there is no operation {id}: the next one gets number {next}")]
    UnknownOp {
        /// The number.
        id: u64,
        /// The number of the next one.
        next: u64,
    },
    /// Nothing to advance or approve.
    #[error("operation {id} is fast: it is ready at {ready_at}, and waits for nobody")]
    NotSlow {
        /// The operation.
        id: u64,
        /// When it is ready.
        ready_at: u64,
    },
    /// It is too early.
    #[error("operation {id} is not ready: it waits for {waits_for}{}", at(*ready_at))]
    NotReady {
        /// The operation.
        id: u64,
        /// When it is ready, if that is known.
        ready_at: Option<u64>,
        /// What it waits for.
        waits_for: String,
    },
    /// Nobody executed it in time.
    #[error("operation {id} expired at {expired_at}: schedule it again")]
    Expired {
        /// The operation.
        id: u64,
        /// When it did.
        expired_at: u64,
    },
    /// It was executed or cancelled, or it expired.
    #[error("operation {id} is {status}: nothing can be done with it any more")]
    Done {
        /// The operation.
        id: u64,
        /// What became of it.
        status: &'static str,
    },
    /// The guardian tried to stop its replacement.
    #[error("operation {id} does nothing but name the hub's guardian: proposer and veto may cancel it, the guardian may not")]
    GuardianOnly {
        /// The operation.
        id: u64,
    },
}

fn at(ready_at: Option<u64>) -> String {
    ready_at.map_or_else(String::new, |at| format!(", and is ready at {at}"))
}
