//! The queue's answers to queries.

use crate::{deploy::Suite, Amount, Native, Shares};
use ballast_accounting::NumberError;
use cosmwasm_schema::cw_serde;

/// The status of a ticket.
#[cw_serde]
#[derive(Copy, Eq)]
pub enum TicketStatus {
    /// Its batch is open: the LST gains and loses with the pool, and the exit can be cancelled.
    Open,
    /// Its batch is priced; nothing can be claimed at the moment.
    Exiting,
    /// Some native can be claimed now.
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
    /// The owner.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub owner: Option<String>,
    /// Its batch.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub batch_id: Option<u64>,
    /// LST that was given for it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub shares: Option<Shares>,
    /// Its part of what the batch is owed, native; 0 while the batch is open.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub owed: Option<Native>,
    /// Native that was paid so far.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub claimed: Option<Native>,
    /// Native that can be claimed now.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub claimable: Option<Native>,
    /// When the rest is expected, unix seconds, if the batch is priced and not fully funded.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub expected_at: Option<u64>,
}

/// A page of an owner's exits.
#[cw_serde]
pub struct TicketsResponse {
    /// By ticket number.
    pub tickets: Vec<TicketResponse>,
}

/// All that an owner has in the queue.
#[cw_serde]
pub struct HoldingsResponse {
    /// The first 100 tickets: first those that the owner made, then those that others gave it, each
    /// by number.
    pub tickets: Vec<TicketResponse>,
    /// Sums over all tickets, not only those that are listed.
    pub total: ExitTotals,
}

/// Sums over an owner's tickets.
#[cw_serde]
#[derive(Default)]
pub struct ExitTotals {
    /// The number of tickets.
    pub tickets: u64,
    /// LST in the open batch, which is not priced yet.
    pub open_shares: Shares,
    /// Native that closed batches owe and have not paid yet, including what is claimable.
    pub owed: Native,
    /// Native that can be claimed now.
    pub claimable: Native,
    /// Whether there are more than 500 tickets: the sums are then of the first 500, first the
    /// owner's own and then those that others gave it. `tickets` pages through all.
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
    /// When it opened, unix seconds.
    pub opened_at: u64,
    /// From when on it can be priced, unix seconds.
    pub closes_after: u64,
}

/// The status of a batch.
#[cw_serde]
#[derive(Copy, Eq)]
pub enum BatchStatus {
    /// It takes exits.
    Open,
    /// It is priced, and not fully funded.
    Exiting,
    /// It is fully funded: `funded` is final.
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
    /// Native that it is owed; 0 while it is open.
    pub owed: Native,
    /// Native that it has received.
    pub funded: Native,
    /// Native that was claimed.
    pub claimed: Native,
    /// When it was priced, unix seconds.
    pub closed_at: Option<u64>,
    /// When the rest is expected, unix seconds.
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
    /// The suite that the queue belongs to.
    pub suite: Suite,
}
