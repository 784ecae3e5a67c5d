//! What the queue stores beside the rows that `ballast_types::queue` documents.

use crate::error::ContractError;
use ballast_types::{
    deploy::Suite,
    packed::{Item, Map},
    queue::{ticket_number, OPEN_BATCH},
    Native, Shares,
};
use cosmwasm_schema::cw_serde;
use cosmwasm_std::{Addr, Empty, Order, StdResult, Storage};
use cw721::{state::CollectionInfo, Approval, Expiration};
use cw_storage_plus::Bound;

/// Name of the contract, as `cw2` shows it.
pub const NAME: &str = "crates.io:ballast-queue";
/// Version of the contract, as `cw2` shows it.
pub const VERSION: &str = env!("CARGO_PKG_VERSION");

/// The suite that the queue belongs to.
pub const SUITE: Item<Suite> = Item::new("suite");
/// The chain's staking token. With tickets and batches, it is all that a claim reads.
pub const DENOM: Item<String> = Item::new("denom");
/// Name and symbol of the tickets.
pub const COLLECTION: Item<CollectionInfo> = Item::new("collection");
/// Tickets that are not done, by number.
pub const TICKETS: Map<u64, Ticket> = Map::new("tickets");
/// Operators, who may transfer all tickets of an owner: by (owner, operator).
pub const OPERATORS: Map<(&Addr, &Addr), Expiration> = Map::new("operators");

/// One exit.
#[cw_serde]
pub struct Ticket {
    /// The owner, who is paid.
    pub owner: Addr,
    /// Its batch.
    pub batch_id: u64,
    /// LST that was given for it.
    pub shares: Shares,
    /// Native that was paid for it so far.
    pub claimed: Native,
    /// Accounts that may transfer this ticket. A transfer deletes them.
    pub approvals: Vec<Approval>,
    /// Whether another account made the ticket out or transferred it to its owner.
    pub given: bool,
}

/// The number and the row of a ticket that is not done.
///
/// # Errors
/// `UnknownTicket` for text that is no number, for numbers that were not given out yet, and for
/// tickets that are done.
pub fn load_ticket(storage: &dyn Storage, ticket_id: &str) -> Result<(u64, Ticket), ContractError> {
    if let Some(number) = ticket_number(ticket_id) {
        if let Some(ticket) = TICKETS.may_load(storage, number)? {
            return Ok((number, ticket));
        }
    }
    Err(ContractError::UnknownTicket {
        ticket_id: ticket_id.to_string(),
        next_ticket: OPEN_BATCH.load(storage)?.next_ticket,
    })
}

/// Writes a ticket that is new or has a new owner, and lists it for that owner.
pub fn insert_ticket(storage: &mut dyn Storage, number: u64, ticket: &Ticket) -> StdResult<()> {
    TICKETS.save(storage, number, ticket)?;
    index(ticket.given).save(storage, (&ticket.owner, number), &Empty {})
}

/// Deletes a ticket that is done.
pub fn remove_ticket(storage: &mut dyn Storage, number: u64, ticket: &Ticket) {
    TICKETS.remove(storage, number);
    unlist_ticket(storage, number, ticket);
}

/// Takes a ticket off its owner's list, before it gets another owner.
pub fn unlist_ticket(storage: &mut dyn Storage, number: u64, ticket: &Ticket) {
    index(ticket.given).remove(storage, (&ticket.owner, number));
}

/// Numbers of the tickets of `owner` after `start`: those that another account gave it if `given`,
/// else those that it made itself.
pub fn owned_after<'a>(
    storage: &'a dyn Storage,
    owner: &Addr,
    given: bool,
    start: Option<Bound<'static, u64>>,
) -> impl Iterator<Item = StdResult<u64>> + 'a {
    index(given)
        .prefix(owner)
        .keys(storage, start, None, Order::Ascending)
}

/// The list of tickets by owner. Tickets that another account made out or transferred to the owner
/// are listed apart, so that a stranger cannot bury the owner's own tickets among gifts.
fn index<'a>(given: bool) -> cw_storage_plus::Map<(&'a Addr, u64), Empty> {
    cw_storage_plus::Map::new(match given {
        true => "given",
        false => "owned",
    })
}
