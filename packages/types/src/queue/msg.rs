use crate::{deploy::Suite, Amount, Native, Shares};
use ballast_accounting::NumberError;
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
        /// The ticket.
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
        /// Who.
        spender: String,
        /// Which.
        token_id: String,
        /// Until when; for ever by default.
        expires: Option<Expiration>,
    },
    /// Takes [`ExecuteMsg::Approve`] back.
    Revoke {
        /// Who.
        spender: String,
        /// Which.
        token_id: String,
    },
    /// Lets someone transfer all of the sender's tickets.
    ApproveAll {
        /// Who.
        operator: String,
        /// Until when; for ever by default.
        expires: Option<Expiration>,
    },
    /// Takes [`ExecuteMsg::ApproveAll`] back.
    RevokeAll {
        /// Who.
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
        /// The ticket.
        ticket_id: String,
    },
    /// Someone's exits.
    #[returns(TicketsResponse)]
    Tickets {
        /// Whose.
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
        /// Whose.
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
        /// Whose tickets.
        owner: String,
        /// Who may transfer them.
        operator: String,
        /// Also if it is over.
        include_expired: Option<bool>,
    },
    /// cw721: approvals for all of someone's tickets.
    #[returns(cw721::msg::OperatorsResponse)]
    AllOperators {
        /// Whose tickets.
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
        /// Whose.
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

/// Where a ticket is in its life.
#[cw_serde]
#[derive(Copy, Eq)]
pub enum TicketStatus {
    /// Its batch is open: it gains and loses, and can be cancelled.
    Open,
    /// Priced; nothing to be had at the moment.
    Exiting,
    /// Something can be claimed now.
    Claimable,
    /// Paid in full or cancelled.
    Done,
}

/// One exit.
#[cw_serde]
pub struct TicketResponse {
    /// The ticket.
    pub ticket_id: String,
    /// Its status; a ticket that is `done` has no other fields.
    pub status: TicketStatus,
    /// Whose it is.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub owner: Option<String>,
    /// Its batch.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub batch_id: Option<u64>,
    /// LST given for it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub shares: Option<Shares>,
    /// Its part of what the batch is owed; 0 while the batch is open.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub owed: Option<Native>,
    /// Paid so far.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub claimed: Option<Native>,
    /// To be had now.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub claimable: Option<Native>,
    /// When the rest is expected, if the batch is priced and not all there.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub expected_at: Option<u64>,
}

/// Someone's exits.
#[cw_serde]
pub struct TicketsResponse {
    /// By number.
    pub tickets: Vec<TicketResponse>,
}

/// All that someone has in the queue.
#[cw_serde]
pub struct HoldingsResponse {
    /// The first 100: those that the owner made before those that it was given, each by number.
    pub tickets: Vec<TicketResponse>,
    /// Over all tickets, not only those that are listed.
    pub total: ExitTotals,
}

/// Sums over someone's tickets.
#[cw_serde]
#[derive(Default)]
pub struct ExitTotals {
    /// How many.
    pub tickets: u64,
    /// LST in the open batch: not priced yet.
    pub open_shares: Shares,
    /// Owed by closed batches and not paid yet, native; what is claimable is part of it.
    pub owed: Native,
    /// To be had now, native.
    pub claimable: Native,
    /// There are more than 500 tickets and the sums are of the first 500: the owner's own, and then those
    /// that it was given. `tickets` pages through all.
    pub is_partial: bool,
}

impl ExitTotals {
    /// Adds one ticket.
    pub fn add(&mut self, ticket: &TicketResponse) -> Result<(), NumberError> {
        let native = |amount: Option<Native>| amount.unwrap_or_default();
        let unpaid = native(ticket.owed).saturating_sub(native(ticket.claimed));
        let open = match ticket.status {
            TicketStatus::Open => ticket.shares.unwrap_or_default(),
            TicketStatus::Exiting | TicketStatus::Claimable | TicketStatus::Done => Shares::ZERO,
        };
        self.tickets = self.tickets.saturating_add(1);
        self.open_shares = self.open_shares.checked_add(open)?;
        self.owed = self.owed.checked_add(unpaid)?;
        self.claimable = self.claimable.checked_add(native(ticket.claimable))?;
        Ok(())
    }
}

/// The batch that takes new exits.
#[cw_serde]
pub struct OpenBatchResponse {
    /// Its number.
    pub batch_id: u64,
    /// LST in it.
    pub shares: Shares,
    /// Tickets in it.
    pub tickets: u64,
    /// When it opened.
    pub opened_at: u64,
    /// From when on it can be priced.
    pub closes_after: u64,
}

/// Where a batch is in its life.
#[cw_serde]
#[derive(Copy, Eq)]
pub enum BatchStatus {
    /// Takes exits.
    Open,
    /// Priced; not all of it has arrived.
    Exiting,
    /// All of it has arrived: `funded` is final.
    Settled,
}

/// One batch.
#[cw_serde]
pub struct BatchResponse {
    /// Its number.
    pub batch_id: u64,
    /// Its status.
    pub status: BatchStatus,
    /// LST in it, burned when it was priced.
    pub shares: Shares,
    /// What it is owed; 0 while open.
    pub owed: Native,
    /// What has arrived.
    pub funded: Native,
    /// What was claimed.
    pub claimed: Native,
    /// When it was priced.
    pub closed_at: Option<u64>,
    /// When the rest is expected.
    pub expected_at: Option<u64>,
}

/// A page of batches.
#[cw_serde]
pub struct BatchesResponse {
    /// Oldest first.
    pub batches: Vec<BatchResponse>,
}

/// Addresses.
#[cw_serde]
pub struct ConfigResponse {
    /// The chain's staking token.
    pub denom: String,
    /// The suite it belongs to.
    pub suite: Suite,
}

/// The number of a ticket, from its id.
pub fn ticket_number(ticket_id: &str) -> Option<u64> {
    // one spelling only: no sign, no leading zero
    let number: u64 = ticket_id.parse().ok()?;
    (number.to_string() == ticket_id).then_some(number)
}
