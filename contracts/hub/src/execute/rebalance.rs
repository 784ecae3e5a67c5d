//! Moves stake towards targets, and remembers what the chain will refuse meanwhile.

use crate::{
    gate::save_row,
    loaded::Loaded,
    payload::pack,
    reply::ReplyId,
    state::{Redelegation, LOCK_GRACE_SECS, NEXT_REDELEGATION, REDELEGATIONS, REFUSAL_SECS},
    survey::{Purpose, Survey},
    ContractError,
};
use anybuf::Bufany;
use ballast_accounting::{
    allocation::{self, Move},
    Amount, Native,
};
use ballast_types::{
    event,
    hub::{PauseScope, BOOK},
};
use cosmwasm_schema::cw_serde;
use cosmwasm_std::{
    Deps, DepsMut, Env, Event, MsgResponse, Order, Response, StakingMsg, StdResult, Storage, SubMsg,
};
use std::collections::BTreeMap;

/// What the reply to a redelegation needs to know.
#[cw_serde]
pub struct Redelegated {
    pub id: u64,
    pub source: String,
    pub target: String,
    pub amount: Native,
}

/// Redelegates up to `limit` times, draining validators first.
pub fn rebalance(
    deps: DepsMut<'_>,
    hub: Loaded,
    limit: Option<u32>,
) -> Result<Response, ContractError> {
    hub.ensure_running(deps.storage, PauseScope::Cranks)?;
    let ops = hub.ops(limit)?;
    let moves = plan(deps.as_ref(), &hub, ops)?;
    let mut response = Response::new().add_attribute("action", "rebalance");
    let mut moved = Native::ZERO;
    let mut id = NEXT_REDELEGATION.may_load(deps.storage)?.unwrap_or(1);
    for (source, target, amount) in moves {
        moved = moved.checked_add(amount)?;
        shift(deps.storage, &hub, &source, &target, amount)?;
        let asked = Redelegated {
            id,
            source: source.clone(),
            target: target.clone(),
            amount,
        };
        id = id.saturating_add(1);
        let msg = StakingMsg::Redelegate {
            src_validator: source,
            dst_validator: target,
            amount: hub.coin(amount),
        };
        response = response.add_submessage(
            SubMsg::reply_always(msg, ReplyId::Redelegated.into()).with_payload(pack(&asked)?),
        );
    }
    NEXT_REDELEGATION.save(deps.storage, &id)?;
    hub.save(deps.storage)?;
    Ok(response.add_attribute("amount", moved.to_string()))
}

/// What would be moved now: from, to, how much.
pub fn plan(
    deps: Deps<'_>,
    hub: &Loaded,
    ops: usize,
) -> Result<Vec<(String, String, Native)>, ContractError> {
    let pool = &hub.books.pool;
    let purpose = Purpose {
        total: pool.bonded.saturating_sub(pool.exiting),
        totals: hub.totals()?,
        placing: true,
    };
    let survey = Survey::make(deps, hub, &purpose)?;
    if !survey.quotas_known {
        return Ok(vec![]);
    }
    let places = survey.places(hub);
    let pairs = open_pairs(deps.storage, hub)?;
    let is_free = |from: usize, to: usize| match (survey.get(from), survey.get(to)) {
        (Some(from), Some(to)) => {
            let open = pairs
                .get(&(from.id.clone(), to.id.clone()))
                .copied()
                .unwrap_or_default();
            open < hub.params.max_entries
        }
        _ => false,
    };
    let moves = allocation::plan_rebalance(
        &places,
        hub.params.rebalance_band_bps,
        survey.min_stake,
        Native::new(hub.params.min_move),
        ops,
        &is_free,
    )?;
    Ok(moves
        .into_iter()
        .filter_map(|Move { from, to, amount }| {
            let (from, to) = (survey.get(from)?, survey.get(to)?);
            Some((from.id.clone(), to.id.clone(), amount))
        })
        .collect())
}

/// How many redelegations of each pair the chain still remembers.
fn open_pairs(storage: &dyn Storage, hub: &Loaded) -> StdResult<BTreeMap<(String, String), u64>> {
    let mut pairs: BTreeMap<(String, String), u64> = BTreeMap::new();
    for row in REDELEGATIONS.range(storage, None, None, Order::Ascending) {
        let ((target, _), redelegation) = row?;
        if redelegation.completes_at.saturating_add(LOCK_GRACE_SECS) >= hub.now {
            let count = pairs.entry((redelegation.source, target)).or_default();
            *count = count.saturating_add(1);
        }
    }
    Ok(pairs)
}

/// Moves `amount` in the book.
fn shift(
    storage: &mut dyn Storage,
    hub: &Loaded,
    source: &str,
    target: &str,
    amount: Native,
) -> Result<(), ContractError> {
    let mut from = BOOK.may_load(storage, source)?.unwrap_or_default();
    from.stake = from.stake.checked_sub(amount)?;
    from.touched = from.touched.saturating_add(1);
    save_row(storage, source, &from, hub.now)?;
    let mut to = BOOK.may_load(storage, target)?.unwrap_or_default();
    to.stake = to.stake.checked_add(amount)?;
    to.touched = to.touched.saturating_add(1);
    Ok(BOOK.save(storage, target, &to)?)
}

/// Remembers a redelegation for as long as the chain does, or takes a refused one back.
pub fn on_redelegated(
    deps: DepsMut<'_>,
    env: &Env,
    asked: Redelegated,
    answer: Result<Vec<MsgResponse>, String>,
) -> Result<Response, ContractError> {
    let hub = Loaded::load(deps.storage, env)?;
    let Redelegated {
        id,
        source,
        target,
        amount,
    } = asked;
    match answer {
        Ok(responses) => {
            forget_closed(deps.storage, &hub, &target)?;
            let completes_at = match completion(&responses) {
                Some(at) => at,
                None => hub.now.saturating_add(hub.unbonding_secs(deps.storage)?),
            };
            if completes_at > hub.now {
                let open = Redelegation {
                    source,
                    amount,
                    completes_at,
                };
                REDELEGATIONS.save(deps.storage, (&target, id), &open)?;
                let mut row = BOOK.may_load(deps.storage, &target)?.unwrap_or_default();
                row.locked_until = row.locked_until.max(completes_at);
                BOOK.save(deps.storage, &target, &row)?;
            }
            Ok(Response::new())
        }
        Err(error) => {
            let until = hub.now.saturating_add(REFUSAL_SECS);
            let mut from = BOOK.may_load(deps.storage, &source)?.unwrap_or_default();
            from.stake = from.stake.checked_add(amount)?;
            from.no_redelegate_until = until;
            BOOK.save(deps.storage, &source, &from)?;
            let mut to = BOOK.may_load(deps.storage, &target)?.unwrap_or_default();
            to.stake = to.stake.checked_sub(amount)?;
            BOOK.save(deps.storage, &target, &to)?;
            Ok(Response::new().add_event(
                Event::new(event::SKIPPED)
                    .add_attribute("step", "rebalance")
                    .add_attribute("subject", format!("{source} -> {target}"))
                    .add_attribute("amount", amount.to_string())
                    .add_attribute("error", error),
            ))
        }
    }
}

/// Forgets redelegations into `target` that the chain has forgotten.
fn forget_closed(
    storage: &mut dyn Storage,
    hub: &Loaded,
    target: &str,
) -> Result<(), ContractError> {
    let closed = REDELEGATIONS
        .prefix(target)
        .range(storage, None, None, Order::Ascending)
        .filter(|row| {
            row.as_ref().is_ok_and(|(_, redelegation)| {
                redelegation.completes_at.saturating_add(LOCK_GRACE_SECS) < hub.now
            })
        })
        .map(|row| row.map(|(id, _)| id))
        .collect::<StdResult<Vec<_>>>()?;
    for id in closed {
        REDELEGATIONS.remove(storage, (target, id));
    }
    Ok(())
}

/// `MsgBeginRedelegateResponse { 1: completion_time { 1: seconds, 2: nanos } }`. A redelegation out of an
/// unbonded validator is over at once; its time is in the past or zero.
fn completion(responses: &[MsgResponse]) -> Option<u64> {
    let answer = Bufany::deserialize(&responses.first()?.value).ok()?;
    let time = answer.message(1)?;
    let seconds = u64::try_from(time.int64(1)?).unwrap_or_default();
    Some(seconds.saturating_add(u64::from(time.int32(2).unwrap_or_default() > 0)))
}
