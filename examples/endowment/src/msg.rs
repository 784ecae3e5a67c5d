//! Messages, answers, refusals.

use ballast_types::{Native, Shares};
use cosmwasm_schema::{cw_serde, QueryResponses};
use cosmwasm_std::{Addr, Binary, OverflowError, StdError};
use cw20::Cw20ReceiveMsg;
use thiserror::Error;

/// Creates the endowment.
#[cw_serde]
#[serde(deny_unknown_fields)]
pub struct InstantiateMsg {
    /// The hub of the suite; it names the other contracts.
    pub hub: String,
    /// Who is paid.
    pub beneficiary: String,
}

/// What can be asked of it.
#[cw_serde]
#[serde(deny_unknown_fields)]
pub enum ExecuteMsg {
    /// LST, from anyone, for good. Any inner message will do.
    Receive(Cw20ReceiveMsg),
    /// A ticket, sent by its owner with the queue's `send_nft`. Any inner message will do.
    ReceiveNft(ReceiveNft),
    /// Leaves with LST, of what it gained since it came in. The beneficiary's.
    Spend {
        /// LST, base units.
        shares: Shares,
    },
    /// Claims what has arrived for tickets, and pays the beneficiary. Anyone's.
    Collect {
        /// Tickets, at most 30; none if somebody else has claimed already.
        ticket_ids: Vec<String>,
    },
}

/// What a cw721 contract tells the receiver of a token.
#[cw_serde]
pub struct ReceiveNft {
    /// Who sent it.
    pub sender: String,
    /// The token.
    pub token_id: String,
    /// What the sender wants.
    pub msg: Binary,
}

/// What it answers.
#[cw_serde]
#[derive(QueryResponses)]
#[serde(deny_unknown_fields)]
pub enum QueryMsg {
    /// What it has.
    #[returns(Holdings)]
    Holdings {},
}

/// What it has.
#[cw_serde]
pub struct Holdings {
    /// LST.
    pub shares: Shares,
    /// What the LST is worth, after any loss that the chain shows.
    pub value: Native,
    /// What was given, at its worth when it came: this is not spent.
    pub principal: Native,
    /// Tickets it has not seen paid in full.
    pub tickets: Vec<String>,
}

/// Why it refuses.
#[derive(Error, Debug, PartialEq)]
pub enum ContractError {
    /// The chain, or a contract that was asked.
    #[error(transparent)]
    Std(#[from] StdError),
    /// Amounts beyond what numbers hold.
    #[error(transparent)]
    Overflow(#[from] OverflowError),
    /// Sums of the suite's amounts.
    #[error("{0}")]
    Accounting(String),
    /// Somebody else's to send.
    #[error("only {role} {expected} may send this, not {sender}")]
    Unauthorized {
        /// Whose it is.
        role: &'static str,
        /// Who that is.
        expected: Addr,
        /// Who tried.
        sender: Addr,
    },
    /// The principal is not spent.
    #[error(
        "{asked} shares are asked for, {gains} can be spent: the principal of {principal} stays"
    )]
    Principal {
        /// What was asked for.
        asked: Shares,
        /// What can be spent.
        gains: Shares,
        /// What stays.
        principal: Native,
    },
    /// The exit made no ticket.
    #[error("the queue {queue} gave no ticket")]
    NoTicket {
        /// The queue.
        queue: Addr,
    },
    /// A reply that was not asked for.
    #[error("unknown reply {id}")]
    UnknownReply {
        /// Its id.
        id: u64,
    },
}
