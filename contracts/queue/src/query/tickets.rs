//! Queries of tickets as exits: what they are owed, and lists of them by number.

use crate::{
    error::ContractError,
    state::{load_ticket, owned_after, Ticket, TICKETS},
};
use ballast_accounting::payout_floor;
use ballast_types::address::account;
use ballast_types::{
    paging::{page_size, MAX_LIMIT},
    queue::{
        ticket_number, ExitTotals, HoldingsResponse, TicketResponse, TicketStatus, TicketsResponse,
        BATCHES, OPEN_BATCH,
    },
    Amount, Native,
};
use cosmwasm_std::{Deps, Order, StdResult};
use cw721::msg::TokensResponse;
use cw_storage_plus::Bound;

/// The most tickets that count in the totals: what one query can read within a node's gas limit.
const MAX_COUNTED: usize = 500;

/// One exit. For a ticket that is done, all fields but the id and the status are empty.
pub fn ticket(deps: Deps, ticket_id: String) -> Result<TicketResponse, ContractError> {
    let unknown = match load_ticket(deps.storage, &ticket_id) {
        Ok((number, ticket)) => return show(deps, number, ticket),
        Err(err) => err,
    };
    let next = OPEN_BATCH.load(deps.storage)?.next_ticket;
    match (ticket_number(&ticket_id), unknown) {
        (Some(number), ContractError::UnknownTicket { .. }) if (1..next).contains(&number) => {
            Ok(TicketResponse {
                ticket_id,
                status: TicketStatus::Done,
                owner: None,
                batch_id: None,
                shares: None,
                owed: None,
                claimed: None,
                claimable: None,
                expected_at: None,
            })
        }
        (_, unknown) => Err(unknown),
    }
}

/// A page of the owner's exits, by number.
pub fn tickets(
    deps: Deps,
    owner: String,
    start_after: Option<String>,
    limit: Option<u32>,
) -> Result<TicketsResponse, ContractError> {
    let tickets = owned(deps, owner, start_after, limit)?
        .into_iter()
        .map(|number| show(deps, number, TICKETS.load(deps.storage, number)?))
        .collect::<Result<_, _>>()?;
    Ok(TicketsResponse { tickets })
}

/// A page of the ids of the owner's tickets, by number.
pub fn tokens(
    deps: Deps,
    owner: String,
    start_after: Option<String>,
    limit: Option<u32>,
) -> Result<TokensResponse, ContractError> {
    Ok(ids(owned(deps, owner, start_after, limit)?))
}

/// The ids of all tickets that are not done, by number.
pub fn all_tokens(
    deps: Deps,
    start_after: Option<String>,
    limit: Option<u32>,
) -> Result<TokensResponse, ContractError> {
    let limit = page_size(limit)?;
    let start = cursor(deps, start_after)?;
    let numbers = TICKETS
        .keys(deps.storage, start, None, Order::Ascending)
        .take(limit)
        .collect::<StdResult<_>>()?;
    Ok(ids(numbers))
}

/// What ticket `number` is worth now.
pub fn show(deps: Deps, number: u64, ticket: Ticket) -> Result<TicketResponse, ContractError> {
    let batch = BATCHES.may_load(deps.storage, ticket.batch_id)?;
    let (status, owed, claimable, expected_at) = match batch {
        None => (TicketStatus::Open, Native::ZERO, Native::ZERO, None),
        Some(batch) => {
            let owed = payout_floor(ticket.shares, batch.owed, batch.shares)?;
            let reached = payout_floor(ticket.shares, batch.funded, batch.shares)?;
            let claimable = reached.checked_sub(ticket.claimed)?;
            let status = match claimable.is_zero() && !batch.is_settled() {
                true => TicketStatus::Exiting,
                false => TicketStatus::Claimable,
            };
            let expected_at = (!batch.is_settled()).then_some(batch.expected_at);
            (status, owed, claimable, expected_at)
        }
    };
    Ok(TicketResponse {
        ticket_id: number.to_string(),
        status,
        owner: Some(ticket.owner.into_string()),
        batch_id: Some(ticket.batch_id),
        shares: Some(ticket.shares),
        owed: Some(owed),
        claimed: Some(ticket.claimed),
        claimable: Some(claimable),
        expected_at,
    })
}

fn owned(
    deps: Deps,
    owner: String,
    start_after: Option<String>,
    limit: Option<u32>,
) -> Result<Vec<u64>, ContractError> {
    let limit = page_size(limit)?;
    let owner = account(deps.api, &owner)?;
    let start = cursor(deps, start_after)?;
    let mut numbers = [false, true]
        .into_iter()
        .flat_map(|given| owned_after(deps.storage, &owner, given, start.clone()).take(limit))
        .collect::<StdResult<Vec<_>>>()?;
    numbers.sort_unstable();
    numbers.truncate(limit);
    Ok(numbers)
}

/// The owner's tickets and their totals in one answer: up to 100 rows, and sums over up to 500.
pub fn holdings(deps: Deps, owner: String) -> Result<HoldingsResponse, ContractError> {
    let owner = account(deps.api, &owner)?;
    let listed = page_size(Some(MAX_LIMIT))?;
    let mut total = ExitTotals::default();
    let mut tickets = vec![];
    let mut numbers = [false, true]
        .into_iter()
        .flat_map(|given| owned_after(deps.storage, &owner, given, None));
    for number in numbers.by_ref().take(MAX_COUNTED) {
        let number = number?;
        let ticket = show(deps, number, TICKETS.load(deps.storage, number)?)?;
        total.add(&ticket)?;
        if tickets.len() < listed {
            tickets.push(ticket);
        }
    }
    total.is_partial = numbers.next().is_some();
    Ok(HoldingsResponse { tickets, total })
}

/// The start of a page. The ticket may be done already, so tickets that are deleted between two
/// pages skip no row.
fn cursor(
    deps: Deps,
    start_after: Option<String>,
) -> Result<Option<Bound<'static, u64>>, ContractError> {
    let Some(ticket_id) = start_after else {
        return Ok(None);
    };
    match ticket_number(&ticket_id) {
        Some(number) => Ok(Some(Bound::exclusive(number))),
        None => Err(ContractError::UnknownTicket {
            ticket_id,
            next_ticket: OPEN_BATCH.load(deps.storage)?.next_ticket,
        }),
    }
}

fn ids(numbers: Vec<u64>) -> TokensResponse {
    TokensResponse {
        tokens: numbers.iter().map(u64::to_string).collect(),
    }
}
