//! `advance`: a slow operation checks whether the exits that it waits for are paid.

use super::load_alive;
use crate::{progress, read::Reader, ContractError};
use ballast_extension_math::time::Now;
use ballast_extension_types::timelock::{Lane, CONFIG, OPS, SETTLED};
use ballast_types::access;
use cosmwasm_std::{DepsMut, Env, MessageInfo, Response};

pub fn advance(
    deps: DepsMut,
    env: &Env,
    info: &MessageInfo,
    id: u64,
) -> Result<Response, ContractError> {
    // read
    access::ensure_nonpayable(info)?;
    let config = CONFIG.load(deps.storage)?;
    let now = Now::from(env.block.time);
    let before = load_alive(deps.storage, id, now)?;
    if before.lane == Lane::Fast {
        return Err(ContractError::NotSlow {
            id,
            ready_at: before.ready_at.unwrap_or_default(),
        });
    }

    // decide
    let mut op = before.clone();
    let reader = Reader::new(&deps.querier, &config.suite);
    let known = SETTLED.load(deps.storage)?;
    let mut settled = known;
    let waits_for = progress::advance(&mut op, &mut settled, &reader, now);

    // write
    if op != before {
        OPS.save(deps.storage, id, &op)?;
    }
    if settled != known {
        SETTLED.save(deps.storage, &settled)?;
    }
    let number = |key: &'static str, value: Option<u64>| value.map(|n| (key, n.to_string()));
    Ok(Response::new()
        .add_attribute("action", "advance")
        .add_attribute("op_id", id.to_string())
        .add_attributes(number("batch", op.batch))
        .add_attributes(number("checked", op.batch.map(|_| op.checked)))
        .add_attributes(number("ready_at", op.ready_at))
        .add_attributes(waits_for.map(|wait| ("waits_for", wait.to_string()))))
}
