//! Withdraws rewards to the collector, validator by validator.

use crate::{
    loaded::Loaded,
    payload::pack,
    reply::ReplyId,
    state::{Harvest, HARVEST, REFUSAL_SECS},
    ContractError,
};
use ballast_accounting::{Amount, Native};
use ballast_types::hub::{PauseScope, BOOK};
use cosmwasm_schema::cw_serde;
use cosmwasm_std::{
    Deps, DepsMut, DistributionMsg, Env, Event, Order, Response, StdResult, Storage, SubMsg,
};
use cw_storage_plus::Bound;

/// A round begins at the earliest this long after the one before.
const LEAST_ROUND_SECS: u64 = 3_600;

/// What the reply to the last withdrawal of a page needs to know.
#[cw_serde]
pub struct Withdrawn {
    pub validator: String,
    /// The collector's balance before the page, if this is the page's last withdrawal.
    pub before: Option<Native>,
}

/// Withdraws from up to `limit` validators, after `start_after` or after where the last call stopped.
pub fn harvest(
    deps: DepsMut<'_>,
    hub: &Loaded,
    start_after: Option<String>,
    limit: Option<u32>,
) -> Result<Response, ContractError> {
    hub.ensure_running(PauseScope::Cranks)?;
    let ops = hub.ops(limit)?;
    let mut round = HARVEST.may_load(deps.storage)?.unwrap_or_default();
    let is_next = start_after.is_none();
    let is_due = is_round_due(hub, &round);
    let place = if is_due { &round.after } else { &round.early };
    let after = start_after.or_else(|| place.clone());
    let (validators, more) = page(deps.storage, hub, after.as_deref(), ops)?;
    let is_whole = after.is_none() && !more;
    let is_round = is_next && (is_due || is_whole);
    let last = validators.last().cloned().filter(|_| more);
    if is_round {
        if round.after.is_none() {
            round.began_at = hub.now;
        }
        (round.after, round.early) = (last, None);
        if round.after.is_none() {
            round.whole_from = round.began_at;
        }
    } else if is_next {
        // a part of a round that nobody waits for must not have keepers finish it
        round.early = last;
    }
    // what somebody withdraws between rounds is split after the next
    round.is_unsplit |= is_round && !validators.is_empty();
    HARVEST.save(deps.storage, &round)?;

    let before = collected(deps.as_ref(), hub)?;
    let mut response = Response::new().add_attribute("action", "harvest");
    if validators.is_empty() {
        return Ok(response.add_attribute("rewards", "0"));
    }
    let last = validators.len().saturating_sub(1);
    for (index, validator) in validators.into_iter().enumerate() {
        let msg = DistributionMsg::WithdrawDelegatorReward {
            validator: validator.clone(),
        };
        let is_last = index == last;
        let payload = pack(&Withdrawn {
            validator,
            before: is_last.then_some(before),
        })?;
        let id = ReplyId::Withdrawn.into();
        let message = match is_last {
            true => SubMsg::reply_always(msg, id),
            false => SubMsg::reply_on_error(msg, id),
        };
        response = response.add_submessage(message.with_payload(payload));
    }
    Ok(response)
}

/// The next validators with stake, and whether there are more after them.
fn page(
    storage: &dyn Storage,
    hub: &Loaded,
    after: Option<&str>,
    ops: usize,
) -> StdResult<(Vec<String>, bool)> {
    let mut rows = BOOK.range(storage, after.map(Bound::exclusive), None, Order::Ascending);
    let mut validators = vec![];
    for row in rows.by_ref() {
        let (validator, row) = row?;
        if !row.stake.is_zero() && row.no_withdraw_until <= hub.now {
            validators.push(validator);
        }
        if validators.len() >= ops {
            break;
        }
    }
    Ok((validators, rows.next().is_some()))
}

fn collected(deps: Deps<'_>, hub: &Loaded) -> StdResult<Native> {
    let coin = deps
        .querier
        .query_balance(&hub.config.suite.collector, &hub.config.denom)?;
    Ok(Native::new(coin.amount))
}

/// Whether a round of harvesting is under way, or one is to begin: twice in a drip's window, so that
/// rewards flow on without a gap.
pub fn harvest_due(storage: &dyn Storage, hub: &Loaded) -> StdResult<bool> {
    let round = HARVEST.may_load(storage)?.unwrap_or_default();
    Ok(!hub.books.pool.bonded.is_zero() && is_round_due(hub, &round))
}

/// Whether a round is under way, or it is time for the next one.
fn is_round_due(hub: &Loaded, round: &Harvest) -> bool {
    let pause = LEAST_ROUND_SECS.max(hub.config.params.drip_secs.div_ceil(2));
    round.after.is_some() || hub.now >= round.began_at.saturating_add(pause)
}

/// Skips a validator that refused, and says what came in once the page is through.
pub fn on_withdrawn(
    deps: DepsMut<'_>,
    env: &Env,
    asked: Withdrawn,
    answer: Result<(), String>,
) -> Result<Response, ContractError> {
    let hub = Loaded::load(deps.storage, env)?;
    let mut response = Response::new();
    if let Err(error) = answer {
        if let Some(mut row) = BOOK.may_load(deps.storage, &asked.validator)? {
            row.no_withdraw_until = hub.now.saturating_add(REFUSAL_SECS);
            BOOK.save(deps.storage, &asked.validator, &row)?;
        }
        response = response.add_event(
            Event::new(ballast_types::event::SKIPPED)
                .add_attribute("step", "harvest")
                .add_attribute("subject", asked.validator)
                .add_attribute("error", error),
        );
    }
    match asked.before {
        None => Ok(response),
        Some(before) => {
            let rewards = collected(deps.as_ref(), &hub)?.saturating_sub(before);
            let mut round = HARVEST.may_load(deps.storage)?.unwrap_or_default();
            round.withdrawn = round.withdrawn.checked_add(rewards)?;
            HARVEST.save(deps.storage, &round)?;
            Ok(response.add_attribute("rewards", rewards.to_string()))
        }
    }
}
