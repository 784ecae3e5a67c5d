//! Refusals of the queue.

use ballast_accounting::{AccountingError, NumberError};
use ballast_types::{
    access::AccessError, address::AddressError, birth::BirthError, deploy::OwnContract,
    paging::ZeroLimit, version::MigrateError, Native, Shares,
};
use cosmwasm_std::{Addr, StdError};
use cw721::Expiration;
use thiserror::Error;

/// Why the queue refuses.
#[derive(Error, Debug, PartialEq)]
pub enum ContractError {
    /// Storage that cannot be read.
    #[error(transparent)]
    Std(#[from] StdError),
    /// The wrong sender, or the wrong coins.
    #[error(transparent)]
    Access(#[from] AccessError),
    /// An amount that cannot be computed.
    #[error(transparent)]
    Accounting(#[from] AccountingError),
    /// Not born as the suite says.
    #[error(transparent)]
    Birth(#[from] BirthError),
    /// A page without rows.
    #[error(transparent)]
    ZeroLimit(#[from] ZeroLimit),
    /// Not an address.
    #[error(transparent)]
    Address(#[from] AddressError),
    /// A contract of the suite, where none of them may be.
    #[error(transparent)]
    OwnContract(#[from] OwnContract),

    /// LST came with a message that means nothing here.
    #[error(
        "the message sent along is not understood, the queue takes `{{\"unbond\":{{\"receiver\":?}}}}`: {reason}"
    )]
    InvalidReceive {
        /// What is wrong with it.
        reason: String,
    },
    /// New exits are paused.
    #[error("new exits are paused until {until}, now is {now}; claims and cancels are not")]
    Paused {
        /// When the pause ends.
        until: u64,
        /// The time now.
        now: u64,
    },
    /// Nothing was sent.
    #[error("an exit of {shares} shares is too small: at least 1 is needed")]
    TooSmall {
        /// What was sent.
        shares: Shares,
    },

    /// No such ticket, or no longer.
    #[error(
        "unknown ticket `{ticket_id}`: {next_ticket} is the next to be given out; ids below it that are \
         not found were paid in full or cancelled"
    )]
    UnknownTicket {
        /// The id.
        ticket_id: String,
        /// The next id to be given out.
        next_ticket: u64,
    },
    /// The batch is priced: there is no way back.
    #[error("ticket {ticket_id} cannot be cancelled: its batch {batch_id} is closed")]
    BatchClosed {
        /// The ticket.
        ticket_id: String,
        /// Its batch.
        batch_id: u64,
    },
    /// A payment failed before it reached the bank.
    #[error("the chain did not carry a payment out, and did not refuse it either ({error}): claim from fewer nested calls")]
    NotRefused {
        /// What x/wasm said.
        error: String,
    },
    /// A reply that was not asked for.
    #[error("reply {id} is not known")]
    UnknownReply {
        /// Its id.
        id: u64,
    },
    /// A claim of no tickets.
    #[error("no tickets to claim: name 1 to {max}")]
    NoTickets {
        /// The most a claim may name.
        max: usize,
    },
    /// A list that is too long.
    #[error("{given} {what} in one message: at most {max}")]
    TooMany {
        /// Of what.
        what: &'static str,
        /// How many there are.
        given: usize,
        /// How many there may be.
        max: usize,
    },
    /// A claim that names a ticket twice.
    #[error("ticket {ticket_id} is named twice")]
    Twice {
        /// The ticket.
        ticket_id: String,
    },
    /// No ticket of the claim has anything to be had.
    #[error(
        "nothing to claim yet for {tickets}: ticket {ticket_id} was paid {claimed}, and its batch \
         {batch_id} has received {funded} of {owed}"
    )]
    NothingToClaim {
        /// All tickets of the claim.
        tickets: String,
        /// The first of them.
        ticket_id: String,
        /// Its batch.
        batch_id: u64,
        /// What the ticket was paid.
        claimed: Native,
        /// What its batch has received.
        funded: Native,
        /// What its batch is owed; 0 while open.
        owed: Native,
    },

    /// The hub means another batch than the open one.
    #[error("batch {batch_id} is not the open batch, which is {open}")]
    NotOpen {
        /// The batch that was named.
        batch_id: u64,
        /// The open batch.
        open: u64,
    },
    /// A batch without exits.
    #[error("batch {batch_id} is empty")]
    EmptyBatch {
        /// The batch.
        batch_id: u64,
    },
    /// A batch that would be owed nothing stays open.
    #[error("batch {batch_id} of {shares} shares would be owed 0: it stays open")]
    OwedNothing {
        /// The batch.
        batch_id: u64,
        /// LST in it.
        shares: Shares,
    },
    /// No such closed batch.
    #[error("batch {batch_id} is not closed: the open batch is {open}")]
    UnknownBatch {
        /// The batch.
        batch_id: u64,
        /// The open batch.
        open: u64,
    },
    /// More money than the batch is owed.
    #[error("batch {batch_id} would have received {funded} of {owed} owed")]
    Overfunded {
        /// The batch.
        batch_id: u64,
        /// What would have arrived.
        funded: Native,
        /// What is owed.
        owed: Native,
    },
    /// The parts are not what came along.
    #[error("the parts sum to {parts}, attached are {attached}")]
    WrongSum {
        /// Sum of the parts.
        parts: Native,
        /// The attached coin.
        attached: Native,
    },

    /// Neither owner nor allowed by the owner.
    #[error("{sender} may not do this with ticket {ticket_id}, which is {owner}'s")]
    NotAllowed {
        /// The ticket.
        ticket_id: u64,
        /// Whose it is.
        owner: Addr,
        /// Who tried.
        sender: Addr,
    },
    /// An approval that would be over before it begins.
    #[error("an approval with {expires} is over already: the block is {height} at {time}")]
    Expired {
        /// Its end.
        expires: Expiration,
        /// Height of this block.
        height: u64,
        /// Time of this block, unix seconds.
        time: u64,
    },
    /// Approvals beyond what a ticket carries.
    #[error("ticket {ticket_id} has {max} approvals, the most there may be: revoke one first")]
    TooManyApprovals {
        /// The ticket.
        ticket_id: u64,
        /// How many there may be.
        max: usize,
    },
    /// An approval that was asked for and is not there.
    #[error("no approval of {spender} for {what}")]
    ApprovalNotFound {
        /// Who was not approved.
        spender: Addr,
        /// For what.
        what: String,
    },

    /// The state cannot be taken over.
    #[error(transparent)]
    Migrate(#[from] MigrateError),
}

impl From<NumberError> for ContractError {
    fn from(error: NumberError) -> Self {
        Self::Accounting(error.into())
    }
}
