//! Withdraws rewards to the collector, validator by validator.

use super::paid_out::{self, Paying};
use crate::{
    hub_state::HubState,
    payload::pack,
    reply_id::ReplyId,
    state::{Harvest, HARVEST, REFUSAL_SECS},
    ContractError,
};
use ballast_accounting::{time::secs_floor, Amount};
use ballast_types::{
    event,
    hub::{BookRow, PauseScope, BOOK},
};
use cosmwasm_schema::cw_serde;
use cosmwasm_std::{DepsMut, DistributionMsg, Env, Order, Response, StdResult, Storage, SubMsg};
use cw_storage_plus::Bound;

/// A round begins at the earliest this long after the one before.
const LEAST_ROUND_SECS: u64 = 3_600;

/// The payload of a withdrawal, for its reply.
#[cw_serde]
pub struct Withdrawn {
    pub validator: String,
    /// Since when the validator owes what was asked for.
    pub owes_since: u64,
}

/// Withdraws from up to `limit` validators, after `start_after` or after where the last call
/// stopped.
pub fn harvest(
    deps: DepsMut<'_>,
    hub: &HubState,
    start_after: Option<String>,
    limit: Option<u32>,
) -> Result<Response, ContractError> {
    // read
    hub.ensure_running(PauseScope::Cranks)?;
    let ops = hub.ops(limit)?;
    let mut round = HARVEST.may_load(deps.storage)?.unwrap_or_default();
    let is_next = start_after.is_none();
    let is_round = is_next && is_round_due(hub, &round);
    let place = if is_round { &round.after } else { &round.early };
    let after = start_after.or_else(|| place.clone());
    // a part that nobody waits for goes round and round: with a page for all validators a call pays
    // them all
    let wraps = is_next && !is_round;
    let (page, more) = page(deps.storage, hub, after.as_deref(), ops, wraps)?;
    let owed_since = hub.owed_since(&round);

    // decide
    let last = page.last().filter(|_| more).map(|(id, _)| id.clone());
    if is_round {
        go_on(&mut round, last, hub.now);
        // what somebody withdraws between rounds is split after the next
        round.is_unsplit |= !page.is_empty();
    } else if is_next {
        round.early = last;
    }
    let response = Response::new().add_attribute("action", "harvest");
    if page.is_empty() {
        HARVEST.save(deps.storage, &round)?;
        return Ok(response.add_attribute("rewards", "0"));
    }
    let messages = page
        .into_iter()
        .map(|(validator, row)| withdrawal(validator, &row, owed_since))
        .collect::<Result<_, _>>()?;

    // write
    HARVEST.save(deps.storage, &round)?;
    let messages = paid_out::count(
        deps.as_ref(),
        hub,
        hub.books.pool.bonded,
        messages,
        is_round,
    )?;
    Ok(response.add_submessages(messages))
}

/// A pass over the validators has come to `last`, or to its end if that is none: then all rewards
/// up to its beginning are withdrawn.
fn go_on(round: &mut Harvest, last: Option<String>, now: u64) {
    if round.after.is_none() {
        round.began_at = now;
    }
    (round.after, round.early) = (last, None);
    if round.after.is_none() {
        round.whole_from = round.began_at;
    }
}

/// The message to a validator that owes since `owed_since`, or since earlier if it is late.
fn withdrawal(validator: String, row: &BookRow, owed_since: u64) -> Result<Paying, ContractError> {
    let (owes_since, late) = match row.is_late() {
        true => (row.owes_since, vec![validator.clone()]),
        false => (owed_since, vec![]),
    };
    let msg = DistributionMsg::WithdrawDelegatorReward {
        validator: validator.clone(),
    };
    let asked = Withdrawn {
        validator,
        owes_since,
    };
    let message =
        SubMsg::reply_on_error(msg, ReplyId::Withdrawn.into()).with_payload(pack(&asked)?);
    Ok(Paying { message, late })
}

/// The next validators with stake or with a debt, and whether there are more after them. A page
/// that `wraps` goes on from the beginning.
fn page(
    storage: &dyn Storage,
    hub: &HubState,
    after: Option<&str>,
    ops: usize,
    wraps: bool,
) -> StdResult<(Vec<(String, BookRow)>, bool)> {
    let rows = BOOK.range(storage, after.map(Bound::exclusive), None, Order::Ascending);
    let again = after.filter(|_| wraps).map(|after| {
        let end = Some(Bound::inclusive(after));
        BOOK.range(storage, None, end, Order::Ascending)
    });
    let mut rows = rows.chain(again.into_iter().flatten());
    let mut validators = vec![];
    for row in rows.by_ref() {
        let (validator, row) = row?;
        let is_owing = !row.stake.is_zero() || row.is_late();
        if is_owing && row.no_withdraw_until <= hub.now {
            validators.push((validator, row));
        }
        if validators.len() >= ops {
            break;
        }
    }
    Ok((validators, rows.next().is_some()))
}

/// Whether a round of harvesting is under way, or one is to begin: twice in a drip's window, so that
/// rewards flow on without a gap.
pub fn harvest_due(storage: &dyn Storage, hub: &HubState) -> StdResult<bool> {
    let round = HARVEST.may_load(storage)?.unwrap_or_default();
    Ok(!hub.books.pool.bonded.is_zero() && is_round_due(hub, &round))
}

/// Whether a round is under way, or it is time for the next one.
fn is_round_due(hub: &HubState, round: &Harvest) -> bool {
    let pause = LEAST_ROUND_SECS.max(hub.config.params.drip_secs.div_ceil(2));
    round.after.is_some() || hub.now >= round.began_at.saturating_add(pause)
}

/// Skips a validator that refused, and remembers since when it owes.
pub fn on_withdrawn(
    deps: DepsMut<'_>,
    env: &Env,
    asked: Withdrawn,
    answer: Result<(), String>,
) -> Result<Response, ContractError> {
    let Err(error) = answer else {
        return Ok(Response::new());
    };
    if let Some(mut row) = BOOK.may_load(deps.storage, &asked.validator)? {
        row.no_withdraw_until = secs_floor(env.block.time).saturating_add(REFUSAL_SECS);
        // one that holds nothing any more is asked once: the chain may know of no delegation
        row.owes_since = match row.stake.is_zero() {
            true => 0,
            false => asked.owes_since,
        };
        BOOK.save(deps.storage, &asked.validator, &row)?;
    }
    let skipped = event::Skipped::new("harvest", &asked.validator, &error);
    Ok(Response::new().add_event(skipped))
}
