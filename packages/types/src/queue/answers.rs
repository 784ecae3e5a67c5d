//! What the queue answers.

use crate::{deploy::Suite, Amount, Native, Shares};
use ballast_accounting::NumberError;
use cosmwasm_schema::cw_serde;

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
    /// The ticket's number.
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
    /// How many tickets.
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
