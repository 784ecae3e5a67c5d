//! What the queue keeps beside the documented keys of `ballast_types::queue`.

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

/// The suite it belongs to.
pub const SUITE: Item<Suite> = Item::new("suite");
/// The chain's staking token: all that a claim needs to know besides tickets and batches.
pub const DENOM: Item<String> = Item::new("denom");
/// Name and symbol of the tickets.
pub const COLLECTION: Item<CollectionInfo> = Item::new("collection");
/// Tickets that are not done, by number.
pub const TICKETS: Map<u64, Ticket> = Map::new("tickets");
/// Who may transfer all tickets of an owner: (owner, operator).
pub const OPERATORS: Map<(&Addr, &Addr), Expiration> = Map::new("operators");

/// One exit.
#[cw_serde]
pub struct Ticket {
    /// Who is paid.
    pub owner: Addr,
    /// Its batch.
    pub batch_id: u64,
    /// LST given for it.
    pub shares: Shares,
    /// Paid so far.
    pub claimed: Native,
    /// Who else may transfer it; gone with the next transfer.
    pub approvals: Vec<Approval>,
    /// Somebody else made it out or transferred it to its owner.
    pub given: bool,
}

/// The number and the row of a ticket that is not done.
///
/// # Errors
/// `UnknownTicket` for text that is no number, numbers not given out yet, and tickets that are done.
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

/// Writes a ticket that is new, or has a new owner.
pub fn insert_ticket(storage: &mut dyn Storage, number: u64, ticket: &Ticket) -> StdResult<()> {
    TICKETS.save(storage, number, ticket)?;
    index(ticket.given).save(storage, (&ticket.owner, number), &Empty {})
}

/// Deletes a ticket that is done.
pub fn remove_ticket(storage: &mut dyn Storage, number: u64, ticket: &Ticket) {
    TICKETS.remove(storage, number);
    unlist_ticket(storage, number, ticket);
}

/// Takes a ticket from its owner's list: it is about to get another.
pub fn unlist_ticket(storage: &mut dyn Storage, number: u64, ticket: &Ticket) {
    index(ticket.given).remove(storage, (&ticket.owner, number));
}

/// Numbers of the tickets of `owner` after `start`: those that it made, or those that it was given.
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

/// Tickets by owner. Those that the owner made are listed apart from those that somebody else made out or
/// transferred to it: a stranger's must not hide the owner's own.
fn index<'a>(given: bool) -> cw_storage_plus::Map<(&'a Addr, u64), Empty> {
    cw_storage_plus::Map::new(match given {
        true => "given",
        false => "owned",
    })
}
