//! Delegates the buffer.

use super::{
    paid_out::{count, Paying},
    undelegate::pay_from_buffer,
};
use crate::{
    hub_state::HubState,
    payload::pack,
    reply_id::ReplyId,
    state::REFUSAL_SECS,
    survey::{Purpose, Survey},
    ContractError,
};
use ballast_accounting::{allocation, bps_floor, Amount, Native};
use ballast_types::{
    event,
    hub::{PauseScope, BOOK},
    queue,
};
use cosmwasm_std::{Deps, DepsMut, Env, Response, StakingMsg, SubMsg};

/// A step of the plan: a validator and how much.
pub type Step = (String, Native);

/// Pays exits from the buffer, then delegates what is left of it, but for a part of value that
/// waits to pay the open batch.
pub fn delegate(
    deps: DepsMut<'_>,
    hub: &mut HubState,
    limit: Option<u32>,
) -> Result<Response, ContractError> {
    hub.ensure_running(PauseScope::Cranks)?;
    let ops = hub.ops(limit)?;
    let (paid, parts) = pay_from_buffer(deps.storage, hub)?;
    let steps = plan(deps.as_ref(), hub, ops)?;
    let mut response = Response::new().add_attribute("action", "delegate");
    let stake = hub.books.pool.bonded;
    let mut sent = Native::ZERO;
    let mut messages = vec![];
    for (validator, amount) in steps {
        hub.books.pool.delegate(amount)?;
        sent = sent.checked_add(amount)?;
        let mut row = BOOK.may_load(deps.storage, &validator)?.unwrap_or_default();
        let late = row.is_late().then(|| validator.clone());
        row.book(row.stake.checked_add(amount)?, hub.time);
        BOOK.save(deps.storage, &validator, &row)?;
        let msg = StakingMsg::Delegate {
            validator: validator.clone(),
            amount: hub.coin(amount),
        };
        let message = SubMsg::reply_on_error(msg, ReplyId::DelegateRefused.into())
            .with_payload(pack(&(validator, amount))?);
        messages.push(Paying {
            message,
            late: late.into_iter().collect(),
        });
    }
    response = response
        .add_submessages(count(deps.as_ref(), hub, stake, messages, false)?)
        .add_attribute("amount", sent.to_string());
    if !parts.is_empty() {
        let fund = queue::ExecuteMsg::Fund { parts };
        response = response
            .add_attribute("from_buffer", paid.to_string())
            .add_message(hub.queue().call(&fund, hub.funds(paid))?);
    }
    Ok(response)
}

/// Where the buffer would go now.
pub fn plan(deps: Deps<'_>, hub: &HubState, ops: usize) -> Result<Vec<Step>, ContractError> {
    let amount = free_buffer(deps, hub)?;
    let min_move = Native::new(hub.config.params.min_move);
    if amount < min_move {
        return Ok(vec![]);
    }
    let pool = &hub.books.pool;
    let purpose = Purpose {
        total: pool
            .bonded
            .checked_add(amount)?
            .saturating_sub(pool.exiting),
        totals: hub.totals()?,
        placing: true,
    };
    let survey = Survey::make(deps, hub, &purpose)?;
    let places = survey.places(hub);
    let steps = allocation::plan_delegate(amount, &places, survey.min_stake, min_move, ops)?;
    Ok(steps
        .into_iter()
        .filter_map(|step| {
            survey
                .get(step.place)
                .map(|site| (site.id.clone(), step.amount))
        })
        .collect())
}

/// What of the buffer is not wanted by leavers: closed batches come first, and up to `netting_bps`
/// of value is kept for the open one. More would let idle money eat the others' yield.
pub fn free_buffer(deps: Deps<'_>, hub: &HubState) -> Result<Native, ContractError> {
    let pool = &hub.books.pool;
    let free = pool.buffer.saturating_sub(pool.exiting);
    let totals = hub.totals()?;
    let wanted = totals.worth_floor(hub.queue().open_batch(&deps.querier)?.shares);
    let most = Native::new(bps_floor(
        totals.value.raw(),
        hub.config.params.netting_bps,
    )?);
    Ok(free.saturating_sub(wanted.min(most)))
}

/// Takes a refused delegation back into the buffer.
pub fn undo_delegate(
    deps: DepsMut<'_>,
    env: &Env,
    (validator, amount): Step,
    error: &str,
) -> Result<Response, ContractError> {
    HubState::change(deps, env, |deps, hub| {
        hub.books.pool.undo_delegate(amount)?;
        let mut row = BOOK.may_load(deps.storage, &validator)?.unwrap_or_default();
        row.hold(row.stake.checked_sub(amount)?, hub.time);
        row.no_delegate_until = hub.now.saturating_add(REFUSAL_SECS);
        // kept even when empty: the refusal has to be remembered for a while
        Ok(BOOK.save(deps.storage, &validator, &row)?)
    })?;
    let skipped = event::Skipped::new("delegate", &validator, error);
    Ok(Response::new().add_event(skipped.of(amount)))
}
