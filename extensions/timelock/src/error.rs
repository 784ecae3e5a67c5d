//! Errors of a timelock.

use ballast_types::{
    access::AccessError, address::AddressError, bounds::OutOfBounds, paging::ZeroLimit,
    version::MigrateError,
};
use cosmwasm_std::{Addr, StdError};
use thiserror::Error;

/// Why the timelock refuses a message. Nothing has changed when one of these is returned.
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
    /// A delay is outside its bounds.
    #[error(transparent)]
    Bounds(#[from] OutOfBounds),
    /// A query asked for a page of 0 rows.
    #[error(transparent)]
    ZeroLimit(#[from] ZeroLimit),
    /// The stored state is of another contract, or of a version that this code cannot migrate.
    #[error(transparent)]
    Migrate(#[from] MigrateError),
    /// The address is not the hub of a suite.
    #[error(transparent)]
    NoHub(#[from] ballast_types::hub::NoHub),
    /// One address was named for two of the roles proposer, veto holder and council.
    #[error("{address} cannot be {first} and {second}: name two addresses, or leave {second} out")]
    SameRole {
        /// The address.
        address: Addr,
        /// One of the roles.
        first: &'static str,
        /// The other role.
        second: &'static str,
    },
    /// A fast list may not have this name, for any contract.
    #[error("`{name}` is never fast: it hands a contract, or a group of voters, to somebody else")]
    NeverFast {
        /// The name of the message.
        name: String,
    },
    /// A contract cannot be listed among the extensions: it belongs to the suite, is the timelock,
    /// or is listed twice.
    #[error("{contract} cannot be listed among the extensions: it is {what}")]
    Listed {
        /// The contract.
        contract: Addr,
        /// Why it cannot be listed.
        what: String,
    },
    /// An operation without messages.
    #[error("an operation without messages does nothing: give 1 to 20")]
    Empty,
    /// A list is too long.
    #[error("{count} {what}: {most} at most")]
    TooMany {
        /// What the list is of.
        what: &'static str,
        /// How many it has.
        count: usize,
        /// How many it may have.
        most: usize,
    },
    /// The messages of an operation are too long.
    #[error("the messages are {bytes} bytes of JSON: {most} at most; split the operation")]
    TooLarge {
        /// Their length as JSON, in bytes.
        bytes: usize,
        /// The most bytes that they may have.
        most: usize,
    },
    /// The title is too long.
    #[error("the title is {bytes} bytes long: {most} at most")]
    TitleTooLong {
        /// Its length in bytes.
        bytes: usize,
        /// The most bytes of a title.
        most: usize,
    },
    /// The operation came later than its `by`: the vote passed too long ago.
    #[error("this had to be scheduled by {by}, now is {now}: vote again")]
    TooLate {
        /// The last second in which it could be scheduled.
        by: u64,
        /// Block time, unix seconds.
        now: u64,
    },
    /// `by` is more than 90 days ahead, so it would be no limit.
    #[error("`by` = {by} is too far ahead: {latest} at the latest, 90 days from now")]
    TooFarAhead {
        /// The `by` that was named.
        by: u64,
        /// The latest that may be named.
        latest: u64,
    },
    /// There is no such operation.
    #[error("there is no operation {id}: the next one gets number {next}")]
    UnknownOp {
        /// The number that was named.
        id: u64,
        /// The number that the next operation will get.
        next: u64,
    },
    /// A fast operation needs no `advance` and no `approve`.
    #[error("operation {id} is fast: it is ready at {ready_at}, and waits for nobody")]
    NotSlow {
        /// The operation.
        id: u64,
        /// When it is ready, unix seconds.
        ready_at: u64,
    },
    /// The operation is not ready.
    #[error("operation {id} is not ready: it waits for {waits_for}{}", at(*ready_at))]
    NotReady {
        /// The operation.
        id: u64,
        /// When it is ready, unix seconds; `None` if that is not known yet.
        ready_at: Option<u64>,
        /// What it waits for.
        waits_for: String,
    },
    /// Nobody executed the operation within its grace of 14 days.
    #[error("operation {id} expired at {expired_at}: schedule it again")]
    Expired {
        /// The operation.
        id: u64,
        /// When it expired, unix seconds.
        expired_at: u64,
    },
    /// The operation was executed or cancelled, or it expired.
    #[error("operation {id} is {status}: nothing can be done with it any more")]
    Done {
        /// The operation.
        id: u64,
        /// Which of these.
        status: &'static str,
    },
    /// The guardian tried to cancel an operation that only names another guardian.
    #[error("operation {id} does nothing but name the hub's guardian: proposer and veto may cancel it, the guardian may not")]
    GuardianOnly {
        /// The operation.
        id: u64,
    },
}

fn at(ready_at: Option<u64>) -> String {
    ready_at.map_or_else(String::new, |at| format!(", and is ready at {at}"))
}
