//! What the queue can be told and asked.

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
    /// The suite it belongs to.
    pub suite: Suite,
    /// The chain's staking token.
    pub denom: String,
    /// Name of the tickets, as a cw721.
    pub name: String,
    /// Symbol of the tickets, as a cw721.
    pub symbol: String,
}

/// What can be asked of the queue.
#[cw_serde]
#[serde(deny_unknown_fields)]
pub enum ExecuteMsg {
    /// LST sent with a [`ReceiveMsg`]: a ticket in the open batch.
    ///
    /// - **Caller**: the token, for its holder. **Funds**: none.
    /// - **Emits**: `action = unbond`, `ticket_id, batch_id, owner, shares`.
    /// - **Fails**: `Unauthorized` for any other cw20, `Paused`, `OwnContract`, `TooSmall`.
    ///
    /// Until the batch is priced the LST gains and loses like any other. After that the exit is worth at
    /// most its price, and less if the chain slashes stake that is exiting or unbonding: it is at risk,
    /// and uninsured.
    Receive(Cw20ReceiveMsg),
    /// Takes an exit back while its batch is open: the LST returns, the ticket is gone.
    ///
    /// - **Caller**: the ticket's owner. **Funds**: none.
    /// - **Emits**: `action = cancel`, `ticket_id, shares`.
    /// - **Fails**: `UnknownTicket`, `Unauthorized`, `BatchClosed`.
    Cancel {
        /// The ticket's number.
        ticket_id: String,
    },
    /// Pays tickets what has arrived for them. Never paused, and independent of every other contract.
    ///
    /// - **Caller**: anyone; each ticket's owner is paid. **Funds**: none.
    /// - **Emits**: `action = claim`, `amount, tickets`.
    /// - **Fails**: `UnknownTicket`, `NothingToClaim`, `TooMany`, `Twice`.
    Claim {
        /// At most 30, none twice.
        ticket_ids: Vec<String>,
    },
    /// Closes the open batch at a price, burns its LST and opens the next one.
    ///
    /// - **Caller**: the hub. **Funds**: the part of `owed` that is paid at once, if any.
    CloseBatch {
        /// The batch, to be sure which.
        batch_id: u64,
        /// What it is owed.
        owed: Native,
        /// When the rest of it is expected.
        expected_at: u64,
    },
    /// Brings closed batches money, or the news of a loss.
    ///
    /// - **Caller**: the hub. **Funds**: the sum of `amount`.
    Fund {
        /// One for each batch.
        parts: Vec<Funding>,
    },
    /// Gives a ticket to someone else; not to one of the suite's contracts.
    TransferNft {
        /// Who gets it.
        recipient: String,
        /// The ticket.
        token_id: String,
    },
    /// Gives a ticket to a contract and calls it.
    SendNft {
        /// Who gets it.
        contract: String,
        /// The ticket.
        token_id: String,
        /// What it is told.
        msg: Binary,
    },
    /// Lets someone transfer one ticket.
    Approve {
        /// The account that may move the ticket.
        spender: String,
        /// The ticket.
        token_id: String,
        /// Until when; for ever by default.
        expires: Option<Expiration>,
    },
    /// Takes [`ExecuteMsg::Approve`] back.
    Revoke {
        /// The account that may move it no more.
        spender: String,
        /// The ticket.
        token_id: String,
    },
    /// Lets someone transfer all of the sender's tickets.
    ApproveAll {
        /// The account that may move all of the sender's tickets.
        operator: String,
        /// Until when; for ever by default.
        expires: Option<Expiration>,
    },
    /// Takes [`ExecuteMsg::ApproveAll`] back.
    RevokeAll {
        /// The account that may move them no more.
        operator: String,
    },
}

/// What LST is sent to the queue for.
#[cw_serde]
#[serde(deny_unknown_fields)]
pub enum ReceiveMsg {
    /// An exit.
    Unbond {
        /// Whose ticket it is: the sender's by default. Not one of the suite's contracts.
        receiver: Option<String>,
    },
}

/// Money for a closed batch, or the news of a loss.
#[cw_serde]
#[serde(deny_unknown_fields)]
pub struct Funding {
    /// The batch.
    pub batch_id: u64,
    /// What comes.
    pub amount: Native,
    /// By how much `owed` falls: slashed while exiting or unbonding, or answered short by the chain.
    pub owed_less: Native,
}

/// What the queue answers.
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
    /// Someone's exits.
    #[returns(TicketsResponse)]
    Tickets {
        /// The account that owns the tickets.
        owner: String,
        /// The ticket after which to start.
        start_after: Option<String>,
        /// Rows at most: 30 by default, 100 at most.
        limit: Option<u32>,
    },
    /// All that someone has in the queue: totals, and a list of tickets, those that the owner made before
    /// those that others made out or transferred to it.
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
        /// Rows at most: 30 by default, 100 at most.
        limit: Option<u32>,
    },
    /// cw721: who owns a ticket, and who may transfer it.
    #[returns(cw721::msg::OwnerOfResponse)]
    OwnerOf {
        /// The ticket.
        token_id: String,
        /// Also approvals that are over.
        include_expired: Option<bool>,
    },
    /// cw721: one approval of a ticket.
    #[returns(cw721::msg::ApprovalResponse)]
    Approval {
        /// The ticket.
        token_id: String,
        /// Who may transfer it.
        spender: String,
        /// Also if it is over.
        include_expired: Option<bool>,
    },
    /// cw721: all approvals of a ticket.
    #[returns(cw721::msg::ApprovalsResponse)]
    Approvals {
        /// The ticket.
        token_id: String,
        /// Also those that are over.
        include_expired: Option<bool>,
    },
    /// cw721: one approval for all of someone's tickets.
    #[returns(cw721::msg::OperatorResponse)]
    Operator {
        /// The account that owns the tickets.
        owner: String,
        /// Who may transfer them.
        operator: String,
        /// Also if it is over.
        include_expired: Option<bool>,
    },
    /// cw721: approvals for all of someone's tickets.
    #[returns(cw721::msg::OperatorsResponse)]
    AllOperators {
        /// The account that owns the tickets.
        owner: String,
        /// Also those that are over.
        include_expired: Option<bool>,
        /// The operator after which to start.
        start_after: Option<String>,
        /// Rows at most: 30 by default, 100 at most.
        limit: Option<u32>,
    },
    /// cw721: how many tickets there are.
    #[returns(cw721::msg::NumTokensResponse)]
    NumTokens {},
    /// cw721: name and symbol.
    #[returns(cw721::state::CollectionInfo)]
    ContractInfo {},
    /// cw721: what a ticket is, as its extension.
    #[returns(cw721::msg::NftInfoResponse<TicketResponse>)]
    NftInfo {
        /// The ticket.
        token_id: String,
    },
    /// cw721: owner and extension in one.
    #[returns(cw721::msg::AllNftInfoResponse<TicketResponse>)]
    AllNftInfo {
        /// The ticket.
        token_id: String,
        /// Also approvals that are over.
        include_expired: Option<bool>,
    },
    /// cw721: someone's tickets, by id.
    #[returns(cw721::msg::TokensResponse)]
    Tokens {
        /// The account that owns the tickets.
        owner: String,
        /// The ticket after which to start.
        start_after: Option<String>,
        /// Rows at most: 30 by default, 100 at most.
        limit: Option<u32>,
    },
    /// cw721: all tickets, by id.
    #[returns(cw721::msg::TokensResponse)]
    AllTokens {
        /// The ticket after which to start.
        start_after: Option<String>,
        /// Rows at most: 30 by default, 100 at most.
        limit: Option<u32>,
    },
}

/// The number of a ticket, from its id.
pub fn ticket_number(ticket_id: &str) -> Option<u64> {
    // one spelling only: no sign, no leading zero
    let number: u64 = ticket_id.parse().ok()?;
    (number.to_string() == ticket_id).then_some(number)
}
