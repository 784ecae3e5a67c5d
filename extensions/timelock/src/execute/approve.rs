//! `approve`: the council lets a slow operation skip its wait for exits.

use super::load_alive;
use crate::ContractError;
use ballast_extension_math::{time::Now, timelock as rule};
use ballast_extension_types::timelock::{Lane, CONFIG, OPS};
use ballast_types::access;
use cosmwasm_std::{DepsMut, Env, MessageInfo, Response};

pub fn approve(
    deps: DepsMut,
    env: &Env,
    info: &MessageInfo,
    id: u64,
) -> Result<Response, ContractError> {
    // read
    access::ensure_nonpayable(info)?;
    let config = CONFIG.load(deps.storage)?;
    let is_council = config.council.as_ref() == Some(&info.sender);
    access::ensure_is(
        is_council,
        "the council, if one was named at birth,",
        &info.sender,
    )?;
    let now = Now::from(env.block.time);
    let mut op = load_alive(deps.storage, id, now)?;
    if op.lane == Lane::Fast {
        return Err(ContractError::NotSlow {
            id,
            ready_at: op.ready_at.unwrap_or_default(),
        });
    }

    // decide
    let ready_at = rule::ready_when_approved(op.scheduled_at, now.ceil, op.fast_secs, op.ready_at);
    op.ready_at = Some(ready_at);
    op.approved = true;

    // write
    OPS.save(deps.storage, id, &op)?;
    Ok(Response::new()
        .add_attribute("action", "approve")
        .add_attribute("op_id", id.to_string())
        .add_attribute("ready_at", ready_at.to_string()))
}
