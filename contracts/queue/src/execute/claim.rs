//! `claim`: pays tickets of closed batches. It reads no other contract, so no other contract can
//! block it.

use super::{batches::load_closed, ReplyId};
use crate::{
    error::ContractError,
    state::{insert_ticket, load_ticket, remove_ticket, Ticket, DENOM, TICKETS},
};
use ballast_accounting::payout_floor;
use ballast_types::{
    event::{self, Maybe},
    packed,
    queue::{Batch, BATCHES},
    refusal::is_of_depth,
    Amount, Native,
};
use cosmwasm_schema::cw_serde;
use cosmwasm_std::{
    coins, Addr, BankMsg, Coin, DepsMut, Event, Reply, Response, StdResult, Storage, SubMsg,
    SubMsgResult,
};
use litemap::LiteMap;

/// The most tickets that one claim may name.
pub const MAX_CLAIMS: usize = 30;

/// What a claim does to one ticket.
#[cw_serde]
struct Paid {
    number: u64,
    ticket: Ticket,
    amount: Native,
    done: bool,
}

/// Pays the owner of each ticket what has arrived for it and is not paid yet.
pub fn claim(deps: DepsMut, ticket_ids: Vec<String>) -> Result<Response, ContractError> {
    // read
    ensure_list(&ticket_ids)?;
    let denom = DENOM.load(deps.storage)?;
    let tickets = ticket_ids
        .iter()
        .map(|id| load_ticket(deps.storage, id))
        .collect::<Result<Vec<_>, _>>()?;
    let mut batches = load_batches(deps.storage, &tickets)?;

    // decide
    let nothing = nothing_to_claim(&ticket_ids, &tickets, &batches);
    let mut paid = vec![];
    for (number, ticket) in tickets {
        if let Some(batch) = batches.get_mut(&ticket.batch_id) {
            paid.extend(pay(number, ticket, batch)?);
        }
    }
    if paid.is_empty() {
        return Err(nothing);
    }
    let amount = Native::sum(paid.iter().map(|paid| paid.amount))?;
    let payments: Vec<_> = by_owner(&paid)?
        .into_iter()
        .map(|(owner, sum)| Payment {
            to: owner.to_string(),
            amount: coins(sum.raw().u128(), &denom),
        })
        .collect();

    // write
    save(deps.storage, &paid, &batches)?;
    let numbers: Vec<_> = paid.iter().map(|paid| paid.number.to_string()).collect();
    // with several payments the bank may refuse some, so each reply reports its own payment
    let is_single = payments.len() <= 1;
    let is_certain = |paid: &&Paid| is_single || paid.amount.is_zero();
    let claimed: Vec<_> = paid.iter().filter(is_certain).map(claimed_event).collect();
    Ok(Response::new()
        .add_submessages(pay_out(payments, &paid)?)
        .add_attribute("action", "claim")
        .add_attribute("amount", amount.raw())
        .add_attribute("tickets", numbers.join(","))
        .add_events(claimed))
}

/// Writes the tickets that were paid, or deletes them if done, and the batches that paid any.
fn save(storage: &mut dyn Storage, paid: &[Paid], batches: &LiteMap<u64, Batch>) -> StdResult<()> {
    for Paid {
        number,
        ticket,
        done,
        ..
    } in paid
    {
        match done {
            true => remove_ticket(storage, *number, ticket),
            false => TICKETS.save(storage, *number, ticket)?,
        }
    }
    for (batch_id, batch) in batches {
        if paid.iter().any(|paid| paid.ticket.batch_id == *batch_id) {
            BATCHES.save(storage, *batch_id, batch)?;
        }
    }
    Ok(())
}

/// What one owner is paid.
struct Payment {
    to: String,
    amount: Vec<Coin>,
}

/// Makes one payment for each owner. If there are several owners, a payment that the bank refuses
/// does not stop the others, and its tickets are restored. If there is one, the refusal fails the
/// claim.
fn pay_out(payments: Vec<Payment>, paid: &[Paid]) -> StdResult<Vec<SubMsg>> {
    let is_single = payments.len() == 1;
    payments
        .into_iter()
        .map(|Payment { to, amount }| {
            let tickets: Vec<_> = paid
                .iter()
                .filter(|paid| paid.ticket.owner.as_str() == to && !paid.amount.is_zero())
                .collect();
            let payload = match is_single {
                true => None,
                false => Some(packed::pack(&tickets)?),
            };
            let send = BankMsg::Send {
                to_address: to,
                amount,
            };
            Ok(match payload {
                None => SubMsg::new(send),
                Some(payload) => {
                    SubMsg::reply_always(send, ReplyId::Paid.into()).with_payload(payload)
                }
            })
        })
        .collect()
}

/// Reports the payment to one owner. If the bank refused it, restores the owner's tickets to what
/// they were before the claim: they can be claimed again, or transferred.
pub fn on_paid(deps: DepsMut, reply: Reply) -> Result<Response, ContractError> {
    let tickets: Vec<Paid> = packed::unpack(&reply.payload)?;
    let error = match reply.result {
        SubMsgResult::Ok(_) => {
            return Ok(Response::new().add_events(tickets.iter().map(claimed_event)))
        }
        SubMsgResult::Err(error) => error,
    };
    if is_of_depth(&error) {
        return Err(ContractError::NotRefused { error });
    }
    let mut response = Response::new();
    for Paid {
        number,
        mut ticket,
        amount,
        done,
    } in tickets
    {
        let batch_id = ticket.batch_id;
        let mut batch = load_closed(deps.storage, batch_id)?;
        batch.claimed = batch.claimed.checked_sub(amount)?;
        batch.tickets = batch.tickets.saturating_add(u64::from(done));
        BATCHES.save(deps.storage, batch_id, &batch)?;
        ticket.claimed = ticket.claimed.checked_sub(amount)?;
        insert_ticket(deps.storage, number, &ticket)?;
        response = response.add_event(event::Skipped {
            step: "claim",
            subject: &number.to_string(),
            owner: Maybe(Some(&ticket.owner)),
            amount: Maybe(Some(amount)),
            error: &error,
        });
    }
    Ok(response)
}

fn ensure_list(ticket_ids: &[String]) -> Result<(), ContractError> {
    if ticket_ids.is_empty() {
        return Err(ContractError::NoTickets { max: MAX_CLAIMS });
    }
    if ticket_ids.len() > MAX_CLAIMS {
        return Err(ContractError::TooMany {
            what: "tickets",
            given: ticket_ids.len(),
            max: MAX_CLAIMS,
        });
    }
    // each id has exactly one spelling, so comparing the texts is enough
    let mut seen = LiteMap::new_vec();
    match ticket_ids.iter().find(|id| seen.insert(*id, ()).is_some()) {
        Some(twice) => Err(ContractError::Twice {
            ticket_id: twice.clone(),
        }),
        None => Ok(()),
    }
}

/// The closed batches of `tickets`; each is read once.
fn load_batches(
    storage: &dyn Storage,
    tickets: &[(u64, Ticket)],
) -> StdResult<LiteMap<u64, Batch>> {
    let mut batches = LiteMap::new_vec();
    for (_, ticket) in tickets {
        let id = ticket.batch_id;
        if !batches.contains_key(&id) {
            if let Some(batch) = BATCHES.may_load(storage, id)? {
                batches.insert(id, batch);
            }
        }
    }
    Ok(batches)
}

/// Books what a ticket is paid now; `None` if there is nothing to pay yet.
///
/// A ticket of a fully funded batch is done even if its part rounds down to 0.
fn pay(number: u64, mut ticket: Ticket, batch: &mut Batch) -> Result<Option<Paid>, ContractError> {
    let reached = payout_floor(ticket.shares, batch.funded, batch.shares)?;
    let amount = reached.checked_sub(ticket.claimed)?;
    let done = batch.is_settled();
    if amount.is_zero() && !done {
        return Ok(None);
    }
    ticket.claimed = reached;
    batch.claimed = batch.claimed.checked_add(amount)?;
    if done {
        batch.tickets = batch.tickets.saturating_sub(1);
    }
    Ok(Some(Paid {
        number,
        ticket,
        amount,
        done,
    }))
}

/// What each owner is paid in all, ordered by address; owners who are paid 0 are left out.
fn by_owner(paid: &[Paid]) -> Result<LiteMap<Addr, Native>, ContractError> {
    let mut owners = LiteMap::new_vec();
    for paid in paid.iter().filter(|paid| !paid.amount.is_zero()) {
        let sum = owners
            .entry(paid.ticket.owner.clone())
            .or_insert(Native::ZERO);
        *sum = sum.checked_add(paid.amount)?;
    }
    Ok(owners)
}

fn claimed_event(paid: &Paid) -> Event {
    event::Claim {
        ticket_id: paid.number,
        batch_id: paid.ticket.batch_id,
        owner: &paid.ticket.owner,
        amount: paid.amount,
        done: paid.done,
    }
    .into()
}

fn nothing_to_claim(
    ticket_ids: &[String],
    tickets: &[(u64, Ticket)],
    batches: &LiteMap<u64, Batch>,
) -> ContractError {
    let Some((number, ticket)) = tickets.first() else {
        return ContractError::NoTickets { max: MAX_CLAIMS };
    };
    let batch = batches.get(&ticket.batch_id);
    ContractError::NothingToClaim {
        tickets: ticket_ids.join(","),
        ticket_id: number.to_string(),
        batch_id: ticket.batch_id,
        claimed: ticket.claimed,
        funded: batch.map_or(Native::ZERO, |batch| batch.funded),
        owed: batch.map_or(Native::ZERO, |batch| batch.owed),
    }
}
