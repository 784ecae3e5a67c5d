//! The messages and queries of the queue.

use super::answers::{
    BatchResponse, BatchesResponse, ConfigResponse, HoldingsResponse, OpenBatchResponse,
    TicketResponse, TicketsResponse,
};
use crate::{deploy::Suite, Native};
use cosmwasm_schema::{cw_serde, QueryResponses};
use cosmwasm_std::Binary;
use cw20::Cw20ReceiveMsg;
use cw721::Expiration;

/// Sent by the hub when it creates the queue.
#[cw_serde]
#[serde(deny_unknown_fields)]
pub struct InstantiateMsg {
    /// The suite that the queue belongs to.
    pub suite: Suite,
    /// The chain's staking token.
    pub denom: String,
    /// Name of the tickets, as a cw721.
    pub name: String,
    /// Symbol of the tickets, as a cw721.
    pub symbol: String,
}

/// The messages of the queue.
#[cw_serde]
#[serde(deny_unknown_fields)]
pub enum ExecuteMsg {
    /// LST arrives with a [`ReceiveMsg`], and becomes a ticket in the open batch.
    ///
    /// - **Caller**: the token, for its holder. **Funds**: none.
    /// - **Emits**: `action = unbond`, `ticket_id, batch_id, owner, shares`.
    /// - **Fails**: `Unauthorized` for any other cw20, `Paused`, `OwnContract`, `TooSmall`.
    ///
    /// Until the batch is priced, the LST gains and loses with the pool. After that the exit is
    /// worth at most its price, and less if the chain slashes stake that is exiting or unbonding:
    /// that stake is at risk, and uninsured.
    Receive(Cw20ReceiveMsg),
    /// Takes an exit back while its batch is open: the LST returns, and the ticket is deleted.
    ///
    /// - **Caller**: the ticket's owner. **Funds**: none.
    /// - **Emits**: `action = cancel`, `ticket_id, shares`.
    /// - **Fails**: `UnknownTicket`, `Unauthorized`, `BatchClosed`.
    Cancel {
        /// The ticket's number.
        ticket_id: String,
    },
    /// Pays tickets the native that has arrived for them. Cannot be paused, and depends on no other
    /// contract.
    ///
    /// - **Caller**: anyone; each ticket's owner is paid. **Funds**: none.
    /// - **Emits**: `action = claim`, `amount, tickets`.
    /// - **Fails**: `UnknownTicket`, `NothingToClaim`, `TooMany`, `Twice`.
    Claim {
        /// At most 30 tickets, each named once.
        ticket_ids: Vec<String>,
    },
    /// Closes the open batch at a price, burns its LST and opens the next one.
    ///
    /// - **Caller**: the hub. **Funds**: the part of `owed` that is paid at once, if any.
    CloseBatch {
        /// The batch; it has to be the open one.
        batch_id: u64,
        /// Native that it is owed.
        owed: Native,
        /// When the rest of it is expected, unix seconds.
        expected_at: u64,
    },
    /// Hands coins to closed batches, and lowers what they are owed after a loss.
    ///
    /// - **Caller**: the hub. **Funds**: the sum of `amount`.
    Fund {
        /// One for each batch.
        parts: Vec<Funding>,
    },
    /// Transfers a ticket to another account, which may not be one of the suite's contracts.
    TransferNft {
        /// The new owner.
        recipient: String,
        /// The ticket.
        token_id: String,
    },
    /// Transfers a ticket to a contract and calls that contract.
    SendNft {
        /// The contract, which becomes the owner.
        contract: String,
        /// The ticket.
        token_id: String,
        /// The message for the contract.
        msg: Binary,
    },
    /// Approves an account to transfer one ticket.
    Approve {
        /// The account that may move the ticket.
        spender: String,
        /// The ticket.
        token_id: String,
        /// When the approval ends; never by default.
        expires: Option<Expiration>,
    },
    /// Revokes [`ExecuteMsg::Approve`].
    Revoke {
        /// The account whose approval ends.
        spender: String,
        /// The ticket.
        token_id: String,
    },
    /// Approves an account as operator of all tickets of the sender.
    ApproveAll {
        /// The account that may move all of the sender's tickets.
        operator: String,
        /// When the approval ends; never by default.
        expires: Option<Expiration>,
    },
    /// Revokes [`ExecuteMsg::ApproveAll`].
    RevokeAll {
        /// The account whose approval ends.
        operator: String,
    },
}

/// The inner messages with which LST is sent to the queue.
#[cw_serde]
#[serde(deny_unknown_fields)]
pub enum ReceiveMsg {
    /// An exit: the LST joins the open batch.
    Unbond {
        /// The owner of the ticket; the sender by default. Not one of the suite's contracts.
        receiver: Option<String>,
    },
}

/// Coins for a closed batch, and a cut of what it is owed.
#[cw_serde]
#[serde(deny_unknown_fields)]
pub struct Funding {
    /// The batch.
    pub batch_id: u64,
    /// Native that comes for it.
    pub amount: Native,
    /// By how much `owed` falls: stake slashed while exiting or unbonding, late coins that are
    /// written off, and what the chain undelegated less than was asked.
    pub owed_less: Native,
}

/// The queries of the queue.
#[cw_serde]
#[derive(QueryResponses)]
#[serde(deny_unknown_fields)]
pub enum QueryMsg {
    /// Addresses.
    #[returns(ConfigResponse)]
    Config {},
    /// One exit.
    #[returns(TicketResponse)]
    Ticket {
        /// The ticket's number.
        ticket_id: String,
    },
    /// An owner's exits, by ticket number.
    #[returns(TicketsResponse)]
    Tickets {
        /// The account that owns the tickets.
        owner: String,
        /// The ticket after which to start.
        start_after: Option<String>,
        /// The most rows: 30 by default, 100 at most.
        limit: Option<u32>,
    },
    /// All that an owner has in the queue: totals, and a list of tickets, first those that the
    /// owner made, then those that others made out or transferred to it.
    #[returns(HoldingsResponse)]
    Holdings {
        /// The account that owns the tickets.
        owner: String,
    },
    /// The batch that takes new exits.
    #[returns(OpenBatchResponse)]
    OpenBatch {},
    /// One batch.
    #[returns(BatchResponse)]
    Batch {
        /// Its number.
        batch_id: u64,
    },
    /// Batches, oldest first.
    #[returns(BatchesResponse)]
    Batches {
        /// The batch after which to start.
        start_after: Option<u64>,
        /// The most rows: 30 by default, 100 at most.
        limit: Option<u32>,
    },
    /// cw721: the owner of a ticket, and who may transfer it.
    #[returns(cw721::msg::OwnerOfResponse)]
    OwnerOf {
        /// The ticket.
        token_id: String,
        /// Whether to include expired approvals.
        include_expired: Option<bool>,
    },
    /// cw721: one approval of a ticket.
    #[returns(cw721::msg::ApprovalResponse)]
    Approval {
        /// The ticket.
        token_id: String,
        /// The account that was approved.
        spender: String,
        /// Whether to answer with it if it has expired.
        include_expired: Option<bool>,
    },
    /// cw721: all approvals of a ticket.
    #[returns(cw721::msg::ApprovalsResponse)]
    Approvals {
        /// The ticket.
        token_id: String,
        /// Whether to include expired approvals.
        include_expired: Option<bool>,
    },
    /// cw721: one operator of an owner.
    #[returns(cw721::msg::OperatorResponse)]
    Operator {
        /// The account that owns the tickets.
        owner: String,
        /// The operator.
        operator: String,
        /// Whether to answer with it if its approval has expired.
        include_expired: Option<bool>,
    },
    /// cw721: all operators of an owner.
    #[returns(cw721::msg::OperatorsResponse)]
    AllOperators {
        /// The account that owns the tickets.
        owner: String,
        /// Whether to include expired approvals.
        include_expired: Option<bool>,
        /// The operator after which to start.
        start_after: Option<String>,
        /// The most rows: 30 by default, 100 at most.
        limit: Option<u32>,
    },
    /// cw721: the number of tickets that are not done.
    #[returns(cw721::msg::NumTokensResponse)]
    NumTokens {},
    /// cw721: name and symbol.
    #[returns(cw721::state::CollectionInfo)]
    ContractInfo {},
    /// cw721: a ticket, as the extension of its token.
    #[returns(cw721::msg::NftInfoResponse<TicketResponse>)]
    NftInfo {
        /// The ticket.
        token_id: String,
    },
    /// cw721: owner and extension of a ticket in one answer.
    #[returns(cw721::msg::AllNftInfoResponse<TicketResponse>)]
    AllNftInfo {
        /// The ticket.
        token_id: String,
        /// Whether to include expired approvals.
        include_expired: Option<bool>,
    },
    /// cw721: an owner's tickets, by ticket number.
    #[returns(cw721::msg::TokensResponse)]
    Tokens {
        /// The account that owns the tickets.
        owner: String,
        /// The ticket after which to start.
        start_after: Option<String>,
        /// The most rows: 30 by default, 100 at most.
        limit: Option<u32>,
    },
    /// cw721: all tickets, by ticket number.
    #[returns(cw721::msg::TokensResponse)]
    AllTokens {
        /// The ticket after which to start.
        start_after: Option<String>,
        /// The most rows: 30 by default, 100 at most.
        limit: Option<u32>,
    },
}

/// The number of a ticket, from its id. `None` for text that is not the id of any ticket.
pub fn ticket_number(ticket_id: &str) -> Option<u64> {
    // an id has one spelling only: no sign, no leading zero
    let number: u64 = ticket_id.parse().ok()?;
    (number.to_string() == ticket_id).then_some(number)
}
