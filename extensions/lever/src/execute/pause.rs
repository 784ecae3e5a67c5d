//! `pause` and `unpause`: the guardian stops deposits for a while. Redemptions, orders, buy-downs
//! and rebalances go on.

use crate::ContractError;
use ballast_extension_math::{lever::Refusal, pause as rule, time::Now};
use ballast_extension_types::lever::{CONFIG, PAUSE};
use ballast_types::access;
use cosmwasm_std::{DepsMut, Env, MessageInfo, Response, Storage};

pub fn pause(
    deps: DepsMut,
    env: &Env,
    info: &MessageInfo,
    secs: Option<u64>,
) -> Result<Response, ContractError> {
    ensure_guardian(&deps, info)?;
    let last = PAUSE.may_load(deps.storage)?;
    let begun = rule::begin(last, secs, Now::from(env.block.time)).map_err(Refusal::from)?;
    PAUSE.save(deps.storage, &begun)?;
    Ok(Response::new()
        .add_attribute("action", "pause")
        .add_attribute("until", begun.until.to_string()))
}

pub fn unpause(deps: DepsMut, env: &Env, info: &MessageInfo) -> Result<Response, ContractError> {
    ensure_guardian(&deps, info)?;
    let last = PAUSE.may_load(deps.storage)?;
    if let Some(ended) = rule::end(last, Now::from(env.block.time)) {
        PAUSE.save(deps.storage, &ended)?;
    }
    Ok(Response::new().add_attribute("action", "unpause"))
}

/// Fails while deposits are paused.
///
/// # Errors
/// `Paused`.
pub fn ensure_running(storage: &dyn Storage, now: Now) -> Result<(), ContractError> {
    match rule::paused_until(PAUSE.may_load(storage)?, now) {
        Some(until) => Err(ContractError::Paused {
            until,
            now: now.floor,
        }),
        None => Ok(()),
    }
}

fn ensure_guardian(deps: &DepsMut, info: &MessageInfo) -> Result<(), ContractError> {
    let may = CONFIG.load(deps.storage)?.guardian.as_ref() == Some(&info.sender);
    Ok(access::ensure_is(may, "the guardian", &info.sender)?)
}
