//! The two messages of the hub: it closes and prices the open batch, and it funds closed batches or
//! reports their losses.

use super::increment;
use crate::{
    error::ContractError,
    state::{DENOM, SUITE},
};
use ballast_types::{
    access::{ensure_nonpayable, ensure_sender, one_coin},
    event,
    queue::{Batch, Funding, OpenBatch, BATCHES, OPEN_BATCH},
    token::Token,
    Amount, Native, Shares,
};
use cosmwasm_std::{DepsMut, Env, MessageInfo, Response, Storage};
use litemap::{Entry, LiteMap};

/// The most batches that one message may fund.
pub const MAX_PARTS: usize = 100;

/// Closes the open batch at a price, burns its LST and opens the next one.
pub fn close_batch(
    deps: DepsMut,
    env: Env,
    info: MessageInfo,
    batch_id: u64,
    owed: Native,
    expected_at: u64,
) -> Result<Response, ContractError> {
    // read
    let (token, funded) = from_hub(deps.storage, &info)?;
    let open = OPEN_BATCH.load(deps.storage)?;
    if open.id != batch_id {
        return Err(ContractError::NotOpen {
            batch_id,
            open: open.id,
        });
    }

    // decide
    if open.shares.is_zero() {
        return Err(ContractError::EmptyBatch { batch_id });
    }
    if owed.is_zero() {
        return Err(ContractError::OwedNothing {
            batch_id,
            shares: open.shares,
        });
    }
    let now = env.block.time.seconds();
    let batch = Batch {
        shares: open.shares,
        owed,
        funded,
        claimed: Native::ZERO,
        closed_at: now,
        expected_at,
        tickets: open.tickets,
    };
    ensure_within_owed(batch_id, &batch)?;
    let next = OpenBatch {
        id: increment(batch_id)?,
        shares: Shares::ZERO,
        tickets: 0,
        opened_at: now,
        next_ticket: open.next_ticket,
    };

    // write
    BATCHES.save(deps.storage, batch_id, &batch)?;
    OPEN_BATCH.save(deps.storage, &next)?;
    Ok(closed(batch_id, &batch).add_message(token.burn(batch.shares)?))
}

fn closed(batch_id: u64, batch: &Batch) -> Response {
    Response::new()
        .add_attribute("action", "close_batch")
        .add_attribute("batch_id", batch_id.to_string())
        .add_attribute("shares", batch.shares.raw())
        .add_attribute("tickets", batch.tickets.to_string())
        .add_attribute("owed", batch.owed.raw())
        .add_attribute("funded", batch.funded.raw())
        .add_attribute("expected_at", batch.expected_at.to_string())
}

/// Hands coins to closed batches, and lowers what they are owed after a loss.
pub fn fund(
    deps: DepsMut,
    info: MessageInfo,
    parts: Vec<Funding>,
) -> Result<Response, ContractError> {
    // read
    let (_, attached) = from_hub(deps.storage, &info)?;
    if parts.len() > MAX_PARTS {
        return Err(ContractError::TooMany {
            what: "parts",
            given: parts.len(),
            max: MAX_PARTS,
        });
    }

    // decide
    let sum = Native::sum(parts.iter().map(|part| part.amount))?;
    if sum != attached {
        return Err(ContractError::WrongSum {
            parts: sum,
            attached,
        });
    }
    let owed_less = Native::sum(parts.iter().map(|part| part.owed_less))?;
    let mut batches = LiteMap::new_vec();
    let mut events = vec![];
    for part in parts {
        let id = part.batch_id;
        let batch = match batches.entry(id) {
            Entry::Occupied(seen) => seen.into_mut(),
            Entry::Vacant(new) => new.insert(load_closed(deps.storage, id)?),
        };
        batch.owed = batch.owed.checked_sub(part.owed_less)?;
        batch.funded = batch.funded.checked_add(part.amount)?;
        ensure_within_owed(part.batch_id, batch)?;
        events.push(funded_event(&part, batch));
    }

    // write
    for (batch_id, batch) in batches {
        BATCHES.save(deps.storage, batch_id, &batch)?;
    }
    Ok(Response::new()
        .add_attribute("action", "fund")
        .add_attribute("amount", sum.raw())
        .add_attribute("owed_less", owed_less.raw())
        .add_events(events))
}

/// The closed batch of this number.
pub fn load_closed(storage: &dyn Storage, batch_id: u64) -> Result<Batch, ContractError> {
    match BATCHES.may_load(storage, batch_id)? {
        Some(batch) => Ok(batch),
        None => Err(ContractError::UnknownBatch {
            batch_id,
            open: OPEN_BATCH.load(storage)?.id,
        }),
    }
}

/// Checks that the sender is the hub. Returns the LST and the attached amount, which may be 0.
fn from_hub(storage: &dyn Storage, info: &MessageInfo) -> Result<(Token, Native), ContractError> {
    let suite = SUITE.load(storage)?;
    ensure_sender(&info.sender, &suite.hub, "the hub")?;
    let attached = match ensure_nonpayable(info) {
        Ok(()) => Native::ZERO,
        Err(_) => Native::new(one_coin(info, &DENOM.load(storage)?)?.amount),
    };
    Ok((Token(suite.token), attached))
}

/// I-6: a batch never receives more than it is owed.
fn ensure_within_owed(batch_id: u64, batch: &Batch) -> Result<(), ContractError> {
    match batch.funded <= batch.owed {
        true => Ok(()),
        false => Err(ContractError::Overfunded {
            batch_id,
            funded: batch.funded,
            owed: batch.owed,
        }),
    }
}

fn funded_event(part: &Funding, batch: &Batch) -> event::Funded {
    event::Funded {
        batch_id: part.batch_id,
        amount: part.amount,
        owed_less: part.owed_less,
        owed: batch.owed,
        funded: batch.funded,
    }
}
