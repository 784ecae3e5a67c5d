//! `cancel`: takes an exit out of the open batch.

use crate::{
    error::ContractError,
    state::{load_ticket, remove_ticket, SUITE},
};
use ballast_types::{access::ensure_is, queue::OPEN_BATCH, token::Token, Amount};
use cosmwasm_std::{DepsMut, MessageInfo, Response};

/// Takes an exit back while its batch is open, and returns the LST to the owner.
pub fn cancel(
    deps: DepsMut,
    info: MessageInfo,
    ticket_id: String,
) -> Result<Response, ContractError> {
    // read
    let (number, ticket) = load_ticket(deps.storage, &ticket_id)?;
    ensure_is(
        ticket.owner == info.sender,
        "the ticket's owner",
        &info.sender,
    )?;
    let mut batch = OPEN_BATCH.load(deps.storage)?;
    if batch.id != ticket.batch_id {
        return Err(ContractError::BatchClosed {
            ticket_id,
            batch_id: ticket.batch_id,
        });
    }
    let token = Token(SUITE.load(deps.storage)?.token);

    // decide
    batch.shares = batch.shares.checked_sub(ticket.shares)?;
    batch.tickets = batch.tickets.saturating_sub(1);

    // write
    OPEN_BATCH.save(deps.storage, &batch)?;
    remove_ticket(deps.storage, number, &ticket);
    Ok(Response::new()
        .add_message(token.transfer(&ticket.owner, ticket.shares)?)
        .add_attribute("action", "cancel")
        .add_attribute("ticket_id", ticket_id)
        .add_attribute("shares", ticket.shares.raw()))
}
