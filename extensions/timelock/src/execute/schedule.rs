//! `schedule`: the proposer puts an operation in waiting.

use crate::{lane, progress::notice_until, read::Reader, ContractError};
use ballast_extension_math::time::Now;
use ballast_extension_types::timelock::{Config, Lane, Op, Stage, CONFIG, MSGS, NEXT, OPS};
use ballast_types::access;
use cosmwasm_std::{to_json_vec, CosmosMsg, DepsMut, Env, MessageInfo, Response};

/// The most messages of an operation.
const MOST_MSGS: usize = 20;
/// The most bytes that they have as JSON.
const MOST_BYTES: usize = 65_536;
/// The most bytes of a title.
const MOST_TITLE: usize = 100;
/// How far ahead `by` may be: 90 days.
const MOST_AHEAD_SECS: u64 = 7_776_000;

pub fn schedule(
    deps: DepsMut,
    env: &Env,
    info: &MessageInfo,
    title: String,
    msgs: Vec<CosmosMsg>,
    by: u64,
) -> Result<Response, ContractError> {
    // read
    access::ensure_nonpayable(info)?;
    let config = CONFIG.load(deps.storage)?;
    access::ensure_sender(&info.sender, &config.proposer, "the proposer")?;
    let now = Now::from(env.block.time);
    let id = NEXT.load(deps.storage)?;

    // decide
    ensure_in_time(by, now)?;
    if title.len() > MOST_TITLE {
        return Err(ContractError::TitleTooLong {
            bytes: title.len(),
            most: MOST_TITLE,
        });
    }
    let (op, _) = judge(title, &msgs, &config, now)?;
    let reader = Reader::new(&deps.querier, &config.suite);
    let notice = notice_until(&op, &reader, now);

    // write
    OPS.save(deps.storage, id, &op)?;
    MSGS.save(deps.storage, id, &msgs)?;
    NEXT.save(deps.storage, &id.saturating_add(1))?;
    let lane = match op.lane {
        Lane::Fast => "fast",
        Lane::Slow => "slow",
    };
    let ready = op.ready_at.map(|at| ("ready_at", at.to_string()));
    let notice = notice.map(|at| ("notice_until", at.to_string()));
    Ok(Response::new()
        .add_attribute("action", "schedule")
        .add_attribute("op_id", id.to_string())
        .add_attribute("lane", lane)
        .add_attributes(ready)
        .add_attributes(notice))
}

/// The operation that `schedule` makes of these messages, and why it is slow, if it is.
/// `preview_schedule` answers by this function.
///
/// # Errors
/// `Empty`, `TooMany`, `TooLarge`.
pub fn judge(
    title: String,
    msgs: &[CosmosMsg],
    config: &Config,
    now: Now,
) -> Result<(Op, Option<String>), ContractError> {
    ensure_size(msgs)?;
    let (lane, because) = lane::judge_all(msgs, &lane::list(config));
    let ready_at = match lane {
        Lane::Fast => Some(now.ceil.saturating_add(config.fast_secs)),
        Lane::Slow => None,
    };
    let op = Op {
        title,
        lane,
        scheduled_at: now.ceil,
        fast_secs: config.fast_secs,
        notice_secs: config.notice_secs,
        batch: None,
        checked: 0,
        ready_at,
        approved: false,
        stage: Stage::Waiting,
        ended_at: 0,
    };
    Ok((op, because))
}

fn ensure_size(msgs: &[CosmosMsg]) -> Result<(), ContractError> {
    if msgs.is_empty() {
        return Err(ContractError::Empty);
    }
    if msgs.len() > MOST_MSGS {
        return Err(ContractError::TooMany {
            what: "messages in an operation",
            count: msgs.len(),
            most: MOST_MSGS,
        });
    }
    let bytes = to_json_vec(msgs)?.len();
    match bytes > MOST_BYTES {
        true => Err(ContractError::TooLarge {
            bytes,
            most: MOST_BYTES,
        }),
        false => Ok(()),
    }
}

/// Fails if `by` has passed, or if it is so far ahead that it would be no limit.
fn ensure_in_time(by: u64, now: Now) -> Result<(), ContractError> {
    let latest = now.floor.saturating_add(MOST_AHEAD_SECS);
    if by > latest {
        return Err(ContractError::TooFarAhead { by, latest });
    }
    match now.ceil > by {
        true => Err(ContractError::TooLate { by, now: now.ceil }),
        false => Ok(()),
    }
}
