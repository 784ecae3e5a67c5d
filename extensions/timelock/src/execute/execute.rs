//! `execute`: sends the messages of an operation that is ready.

use super::load;
use crate::{
    progress::{self, status},
    read::Reader,
    ContractError,
};
use ballast_extension_math::{time::Now, timelock as rule};
use ballast_extension_types::timelock::{Config, Op, Stage, Status, CONFIG, MSGS, OPS, SETTLED};
use ballast_types::access;
use cosmwasm_std::{Deps, DepsMut, Env, MessageInfo, Response};

pub fn execute(
    deps: DepsMut,
    env: &Env,
    info: &MessageInfo,
    id: u64,
) -> Result<Response, ContractError> {
    // read
    access::ensure_nonpayable(info)?;
    let config = CONFIG.load(deps.storage)?;
    let now = Now::from(env.block.time);
    let mut op = load(deps.storage, id)?;
    let msgs = MSGS.load(deps.storage, id)?;

    // decide
    ensure_ready(deps.as_ref(), &config, &op, id, now)?;
    op.ready_at = rule::ready_at(op.scheduled_at, op.ready_at, now.floor);
    op.stage = Stage::Executed;
    op.ended_at = now.floor;

    // write: before the messages run, so that none of them finds the operation still waiting
    OPS.save(deps.storage, id, &op)?;
    Ok(Response::new()
        .add_messages(msgs)
        .add_attribute("action", "execute")
        .add_attribute("op_id", id.to_string()))
}

/// Fails unless the operation may be executed now.
fn ensure_ready(
    deps: Deps<'_>,
    config: &Config,
    op: &Op,
    id: u64,
    now: Now,
) -> Result<(), ContractError> {
    match status(op, now) {
        Status::Ready => Ok(()),
        Status::Waiting => {
            let reader = Reader::new(&deps.querier, &config.suite);
            Err(ContractError::NotReady {
                id,
                ready_at: op.ready_at,
                waits_for: progress::waits_for(op, SETTLED.load(deps.storage)?, &reader, now)
                    .map_or_else(String::new, |wait| wait.to_string()),
            })
        }
        Status::Expired => Err(ContractError::Expired {
            id,
            expired_at: rule::expires_at(
                rule::ready_at(op.scheduled_at, op.ready_at, now.floor).unwrap_or_default(),
            ),
        }),
        ended @ (Status::Executed | Status::Cancelled) => Err(ContractError::Done {
            id,
            status: ended.name(),
        }),
    }
}
