//! Undelegates for closed batches, in bounded steps.

mod answer;

use super::{
    paid_out::{count, Paying},
    waiting::{all_waiting, plan_all},
};
use crate::{
    gate::{save_row, save_waiting, trim},
    hub_state::HubState,
    payload::pack,
    reply_id::ReplyId,
    state::{Entry, PlanStep, Waiting, WaitingBatch, ENTRIES, REFUSAL_SECS, WAITING},
    ContractError,
};
use answer::{read_answer, Answer};
use ballast_accounting::{
    time::{secs_ceil, secs_floor},
    Amount, Native,
};
use ballast_types::{
    event,
    hub::BOOK,
    queue::{self, Funding},
};
use cosmwasm_schema::cw_serde;
use cosmwasm_std::{Deps, DepsMut, Env, MsgResponse, Order, Response, StakingMsg, Storage, SubMsg};
use cw_storage_plus::Bound;

/// The payload of an undelegation, for its reply.
#[cw_serde]
pub struct Undelegated {
    pub batch_id: u64,
    pub entry_id: u64,
    pub validator: String,
    pub amount: Native,
    /// How long unbonding was taken to last.
    pub unbonding_secs: u64,
    /// The unbonding time that the chain was last seen to use.
    pub unbonding_seen: u64,
    /// The number of the last loss that was booked before.
    pub losses: u64,
    /// A redelegation into the validator is open.
    pub exposed: bool,
}

/// Pays exits from the buffer where it has something, then undelegates the next part of each plan.
pub fn undelegate(
    mut deps: DepsMut<'_>,
    hub: &mut HubState,
    limit: Option<u32>,
) -> Result<Response, ContractError> {
    let ops = hub.ops(limit)?;
    let (paid, parts) = pay_from_buffer(deps.storage, hub)?;
    let batches = all_waiting(deps.storage, hub)?;
    let (messages, amount) = send(deps.branch(), hub, batches, ops)?;
    let mut response = Response::new()
        .add_submessages(messages)
        .add_attribute("action", "undelegate")
        .add_attribute("amount", amount.to_string())
        .add_attribute("from_buffer", paid.to_string());
    if !parts.is_empty() {
        let fund = queue::ExecuteMsg::Fund { parts };
        response = response.add_message(hub.queue().call(&fund, hub.funds(paid))?);
    }
    Ok(response)
}

/// Joiners pay leavers: what the buffer has goes to closed batches first, oldest first.
pub fn pay_from_buffer(
    storage: &mut dyn Storage,
    hub: &mut HubState,
) -> Result<(Native, Vec<Funding>), ContractError> {
    let pool = &hub.books.pool;
    if pool.exiting.is_zero() || pool.buffer.is_zero() {
        return Ok((Native::ZERO, vec![]));
    }
    let mut total = Native::ZERO;
    let mut parts = vec![];
    for Waiting {
        batch_id,
        mut batch,
    } in all_waiting(storage, hub)?
    {
        let paid = hub.books.pool.pay_exiting(batch.exiting)?;
        if paid.is_zero() {
            break;
        }
        batch.reduce(paid)?;
        save_waiting(storage, batch_id, &batch)?;
        total = total.checked_add(paid)?;
        parts.push(Funding {
            batch_id,
            amount: paid,
            owed_less: Native::ZERO,
        });
    }
    Ok((total, parts))
}

/// Whether closed batches wait, and something can be done for them.
pub fn is_due(deps: Deps<'_>, hub: &HubState) -> Result<bool, ContractError> {
    let pool = &hub.books.pool;
    if pool.exiting.is_zero() {
        return Ok(false);
    }
    let planned = plan_all(deps, hub, all_waiting(deps.storage, hub)?)?;
    // a buffer below `min_move` makes no work, unless the batches wait for no more than that
    let worth = pool.exiting.min(Native::new(hub.config.params.min_move));
    Ok(pool.buffer >= worth || planned.iter().any(|waiting| !waiting.batch.plan.is_empty()))
}

/// Sends up to `ops` undelegations for `batches`, which are all that wait; the oldest's first.
/// Books them as asked.
pub fn send(
    deps: DepsMut<'_>,
    hub: &mut HubState,
    batches: Vec<Waiting>,
    ops: usize,
) -> Result<(Vec<SubMsg>, Native), ContractError> {
    let stake = hub.books.pool.bonded;
    let mut messages = vec![];
    let mut sent = Native::ZERO;
    if hub.books.pool.exiting.is_zero() {
        return Ok((vec![], sent));
    }
    let batches = plan_all(deps.as_ref(), hub, batches)?;
    for mut waiting in batches {
        while messages.len() < ops {
            let Some(step) = waiting.batch.plan.pop() else {
                break;
            };
            if let Some(booked) = book_step(deps.storage, hub, &mut waiting, step)? {
                sent = sent.checked_add(booked.amount)?;
                messages.push(booked.paying);
            }
        }
        save_waiting(deps.storage, waiting.batch_id, &waiting.batch)?;
    }
    Ok((count(deps.as_ref(), hub, stake, messages, false)?, sent))
}

/// A step of a plan that is booked as asked.
struct Booked {
    amount: Native,
    paying: Paying,
}

/// Books a step as asked, and makes its message; none where the validator has no stake any more.
fn book_step(
    storage: &mut dyn Storage,
    hub: &mut HubState,
    waiting: &mut Waiting,
    step: PlanStep,
) -> Result<Option<Booked>, ContractError> {
    let mut row = BOOK.may_load(storage, &step.validator)?.unwrap_or_default();
    let amount = step.amount.min(row.stake);
    if amount.is_zero() {
        return Ok(None);
    }
    let exposed = row.is_locked(hub.now);
    let late = row.is_late().then(|| step.validator.clone());
    row.book(row.stake.checked_sub(amount)?, hub.time);
    save_row(storage, &step.validator, &row, hub.now)?;
    waiting.batch.exiting = waiting.batch.exiting.checked_sub(amount)?;
    hub.books.pool.undelegate(amount)?;
    let asked = Undelegated {
        batch_id: waiting.batch_id,
        entry_id: hub.books.next_entry(),
        validator: step.validator,
        amount,
        unbonding_secs: hub.unbonding_secs(),
        unbonding_seen: hub.books.unbonding_seen,
        losses: hub.books.losses,
        exposed,
    };
    let paying = Paying {
        message: message(hub, &asked)?,
        late: late.into_iter().collect(),
    };
    Ok(Some(Booked { amount, paying }))
}

fn message(hub: &HubState, asked: &Undelegated) -> Result<SubMsg, ContractError> {
    let msg = StakingMsg::Undelegate {
        validator: asked.validator.clone(),
        amount: hub.coin(asked.amount),
    };
    Ok(SubMsg::reply_always(msg, ReplyId::Undelegated.into()).with_payload(pack(asked)?))
}

/// Books what the chain answered, not what was asked; or takes a refusal back into `exiting`.
pub fn on_undelegated(
    deps: DepsMut<'_>,
    env: &Env,
    asked: Undelegated,
    answer: Result<Vec<MsgResponse>, String>,
) -> Result<Response, ContractError> {
    match answer {
        Ok(responses) => book_answer(deps, env, asked, &responses),
        Err(error) => {
            take_back(deps, env, &asked)?;
            let skipped = event::Skipped::new("undelegate", &asked.validator, &error);
            Ok(Response::new().add_event(skipped.of(asked.amount)))
        }
    }
}

/// Saves an unbonding entry of the amount that the chain answered. If that is less than was asked,
/// the batch is owed less by the difference.
fn book_answer(
    deps: DepsMut<'_>,
    env: &Env,
    asked: Undelegated,
    responses: &[MsgResponse],
) -> Result<Response, ContractError> {
    let Answer {
        amount,
        completes_at,
    } = read_answer(&asked, responses)?;
    let batch_id = give_way(deps.storage, asked.batch_id, asked.amount)?;
    let now = secs_floor(env.block.time);
    let took = completes_at.saturating_sub(secs_ceil(env.block.time));
    let entry = Entry {
        batch_id,
        validator: asked.validator,
        amount,
        made_at: now,
        losses: asked.losses,
        exposed: asked.exposed,
    };
    ENTRIES.save(deps.storage, (completes_at, asked.entry_id), &entry)?;
    let short = asked.amount.saturating_sub(amount);
    let is_news = took != asked.unbonding_seen;
    if short.is_zero() && !is_news {
        return Ok(Response::new());
    }
    HubState::change(deps, env, |deps, hub| {
        // what leaves a validator that is out of the bonded set is through sooner, and says nothing
        if is_news
            && (took >= asked.unbonding_secs
                || hub
                    .bonded_set(&deps.querier)?
                    .contains_key(&entry.validator))
        {
            hub.saw_unbonding(completes_at);
        }
        if short.is_zero() {
            return Ok(Response::new());
        }
        let part = Funding {
            batch_id,
            amount: Native::ZERO,
            owed_less: short,
        };
        let fund = queue::ExecuteMsg::Fund { parts: vec![part] };
        Ok(Response::new().add_message(hub.queue().call(&fund, vec![])?))
    })
}

/// The chain refused: the stake is where it was, the batch waits for it, and the validator is not
/// asked for a while.
fn take_back(deps: DepsMut<'_>, env: &Env, asked: &Undelegated) -> Result<(), ContractError> {
    HubState::change(deps, env, |deps, hub| {
        hub.books.pool.undo_undelegate(asked.amount)?;
        let mut row = BOOK
            .may_load(deps.storage, &asked.validator)?
            .unwrap_or_default();
        row.hold(row.stake.checked_add(asked.amount)?, env.block.time);
        row.no_undelegate_until = hub.now.saturating_add(REFUSAL_SECS);
        trim(deps.as_ref(), env, hub, &asked.validator, &mut row)?;
        BOOK.save(deps.storage, &asked.validator, &row)?;
        wait_for(deps.storage, asked.batch_id, asked.amount)
    })
}

/// The batch that gets an undelegation of `amount` that was asked for `batch_id`: the oldest that
/// waits for as much. An older one waits only where a validator has refused its part, in this very
/// call or before: then the younger one, whose part was not refused, waits in its place.
fn give_way(
    storage: &mut dyn Storage,
    batch_id: u64,
    amount: Native,
) -> Result<u64, ContractError> {
    let older = WAITING
        .range(
            storage,
            None,
            Some(Bound::exclusive(batch_id)),
            Order::Ascending,
        )
        .find(|row| {
            row.as_ref()
                .map_or(true, |(_, batch)| batch.exiting >= amount)
        })
        .transpose()?;
    let Some((older, mut batch)) = older else {
        return Ok(batch_id);
    };
    batch.reduce(amount)?;
    save_waiting(storage, older, &batch)?;
    wait_for(storage, batch_id, amount)?;
    Ok(older)
}

/// `amount` of a batch is to be undelegated, and not planned.
fn wait_for(storage: &mut dyn Storage, batch_id: u64, amount: Native) -> Result<(), ContractError> {
    let empty = WaitingBatch {
        exiting: Native::ZERO,
        plan: vec![],
    };
    let mut batch = WAITING.may_load(storage, batch_id)?.unwrap_or(empty);
    batch.exiting = batch.exiting.checked_add(amount)?;
    Ok(WAITING.save(storage, batch_id, &batch)?)
}
