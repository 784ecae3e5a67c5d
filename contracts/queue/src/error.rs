//! Errors of the queue.

use ballast_accounting::{AccountingError, NumberError};
use ballast_types::{
    access::AccessError, address::AddressError, birth::BirthError, deploy::OwnContract,
    paging::ZeroLimit, version::MigrateError, Native, Shares,
};
use cosmwasm_std::{Addr, StdError};
use cw721::Expiration;
use thiserror::Error;

/// Why the queue refuses a message.
#[derive(Error, Debug, PartialEq)]
pub enum ContractError {
    /// Storage or a query failed.
    #[error(transparent)]
    Std(#[from] StdError),
    /// The sender lacks the role for this message, or attached the wrong coins.
    #[error(transparent)]
    Access(#[from] AccessError),
    /// The amount cannot be computed.
    #[error(transparent)]
    Accounting(#[from] AccountingError),
    /// The sender is not the hub, coins were attached, or the suite names another address for the
    /// queue.
    #[error(transparent)]
    Birth(#[from] BirthError),
    /// A query asked for a page of 0 rows.
    #[error(transparent)]
    ZeroLimit(#[from] ZeroLimit),
    /// The text is not an address of this chain.
    #[error(transparent)]
    Address(#[from] AddressError),
    /// The ticket would go to a contract of the suite.
    #[error(transparent)]
    OwnContract(#[from] OwnContract),

    /// LST arrived with an inner message that the queue does not know.
    #[error(
        "the message sent along is not understood, the queue takes `{{\"unbond\":{{\"receiver\":?}}}}`: {reason}"
    )]
    InvalidReceive {
        /// What the parser says.
        reason: String,
    },
    /// New exits are paused.
    #[error("new exits are paused until {until}, now is {now}; claims and cancels are not")]
    Paused {
        /// When the pause ends, unix seconds.
        until: u64,
        /// Block time, unix seconds.
        now: u64,
    },
    /// An exit of 0 shares.
    #[error("an exit of {shares} shares is too small: at least 1 is needed")]
    TooSmall {
        /// The LST that was sent.
        shares: Shares,
    },

    /// There is no such ticket, or it is done.
    #[error(
        "unknown ticket `{ticket_id}`: {next_ticket} is the next to be given out; ids below it that are \
         not found were paid in full or cancelled"
    )]
    UnknownTicket {
        /// The id that was named.
        ticket_id: String,
        /// The next id that the queue will give out.
        next_ticket: u64,
    },
    /// The ticket's batch is closed, so its LST is priced and burned and the exit cannot be
    /// cancelled.
    #[error("ticket {ticket_id} cannot be cancelled: its batch {batch_id} is closed")]
    BatchClosed {
        /// The ticket.
        ticket_id: String,
        /// Its batch.
        batch_id: u64,
    },
    /// A payment failed before it reached the bank. On chains before wasmd 0.54 this happens when
    /// nested calls have used up the limit on call depth.
    #[error("the chain did not carry a payment out, and did not refuse it either ({error}): claim from fewer nested calls")]
    NotRefused {
        /// The error as x/wasm gave it.
        error: String,
    },
    /// The reply id belongs to no message of the queue.
    #[error("reply {id} is not known")]
    UnknownReply {
        /// The id.
        id: u64,
    },
    /// A claim named no ticket.
    #[error("no tickets to claim: name 1 to {max}")]
    NoTickets {
        /// The most tickets that a claim may name.
        max: usize,
    },
    /// A list in the message is too long.
    #[error("{given} {what} in one message: at most {max}")]
    TooMany {
        /// What the list is of.
        what: &'static str,
        /// How many the message has.
        given: usize,
        /// How many it may have.
        max: usize,
    },
    /// A claim named one ticket twice.
    #[error("ticket {ticket_id} is named twice")]
    Twice {
        /// The ticket.
        ticket_id: String,
    },
    /// None of the tickets has anything to be paid now.
    #[error(
        "nothing to claim yet for {tickets}: ticket {ticket_id} was paid {claimed}, and its batch \
         {batch_id} has received {funded} of {owed}"
    )]
    NothingToClaim {
        /// All tickets that the claim named.
        tickets: String,
        /// The first of them.
        ticket_id: String,
        /// Its batch.
        batch_id: u64,
        /// What that ticket has been paid so far, native.
        claimed: Native,
        /// What its batch has received, native.
        funded: Native,
        /// What its batch is owed, native; 0 while the batch is open.
        owed: Native,
    },

    /// The hub named a batch that is not the open one.
    #[error("batch {batch_id} is not the open batch, which is {open}")]
    NotOpen {
        /// The batch that was named.
        batch_id: u64,
        /// The open batch.
        open: u64,
    },
    /// The open batch has no exits.
    #[error("batch {batch_id} is empty")]
    EmptyBatch {
        /// The batch.
        batch_id: u64,
    },
    /// The batch would be owed 0 native; it stays open.
    #[error("batch {batch_id} of {shares} shares would be owed 0: it stays open")]
    OwedNothing {
        /// The batch.
        batch_id: u64,
        /// LST in it.
        shares: Shares,
    },
    /// There is no such closed batch.
    #[error("batch {batch_id} is not closed: the open batch is {open}")]
    UnknownBatch {
        /// The batch.
        batch_id: u64,
        /// The open batch.
        open: u64,
    },
    /// The batch would receive more native than it is owed.
    #[error("batch {batch_id} would have received {funded} of {owed} owed")]
    Overfunded {
        /// The batch.
        batch_id: u64,
        /// What it would have received in all.
        funded: Native,
        /// What it is owed.
        owed: Native,
    },
    /// The parts of the message do not add up to the attached coin.
    #[error("the parts sum to {parts}, attached are {attached}")]
    WrongSum {
        /// Sum of the parts.
        parts: Native,
        /// The attached coin.
        attached: Native,
    },

    /// The sender is neither the owner nor approved by the owner.
    #[error("{sender} may not do this with ticket {ticket_id}, which is {owner}'s")]
    NotAllowed {
        /// The ticket.
        ticket_id: u64,
        /// Its owner.
        owner: Addr,
        /// The account that tried.
        sender: Addr,
    },
    /// The approval would already be expired.
    #[error("an approval with {expires} is over already: the block is {height} at {time}")]
    Expired {
        /// The expiration that was asked for.
        expires: Expiration,
        /// Height of this block.
        height: u64,
        /// Time of this block, unix seconds.
        time: u64,
    },
    /// The ticket has the most approvals that one ticket may have.
    #[error("ticket {ticket_id} has {max} approvals, the most there may be: revoke one first")]
    TooManyApprovals {
        /// The ticket.
        ticket_id: u64,
        /// The most approvals of one ticket.
        max: usize,
    },
    /// The approval that a query asked for does not exist.
    #[error("no approval of {spender} for {what}")]
    ApprovalNotFound {
        /// The account that is not approved.
        spender: Addr,
        /// What it is not approved for.
        what: String,
    },

    /// The stored state is of another contract, or of a version that this code cannot migrate.
    #[error(transparent)]
    Migrate(#[from] MigrateError),
}

impl From<NumberError> for ContractError {
    fn from(error: NumberError) -> Self {
        Self::Accounting(error.into())
    }
}
