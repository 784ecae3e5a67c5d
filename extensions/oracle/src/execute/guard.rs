//! The guardian lets a feed give no cautious price for a while. Whoever settles by `price` goes on.

use crate::{
    session::{ensure_guard, feed},
    ContractError,
};
use ballast_extension_math::{pause, time::Now};
use ballast_extension_types::oracle::{CONFIG, GUARDS};
use cosmwasm_std::{DepsMut, Env, MessageInfo, Response};

pub fn guard(
    deps: DepsMut,
    env: &Env,
    info: &MessageInfo,
    id: &str,
    secs: Option<u64>,
) -> Result<Response, ContractError> {
    let config = CONFIG.load(deps.storage)?;
    ensure_guard(deps.as_ref(), &config, &info.sender)?;
    feed(deps.storage, id)?;
    let last = GUARDS.may_load(deps.storage, id)?;
    let guard = pause::begin(last, secs, Now::from(env.block.time))?;
    GUARDS.save(deps.storage, id, &guard)?;
    Ok(Response::new()
        .add_attribute("action", "guard")
        .add_attribute("feed", id)
        .add_attribute("until", guard.until.to_string()))
}

pub fn unguard(
    deps: DepsMut,
    env: &Env,
    info: &MessageInfo,
    id: &str,
) -> Result<Response, ContractError> {
    let config = CONFIG.load(deps.storage)?;
    ensure_guard(deps.as_ref(), &config, &info.sender)?;
    feed(deps.storage, id)?;
    let last = GUARDS.may_load(deps.storage, id)?;
    if let Some(guard) = pause::end(last, Now::from(env.block.time)) {
        GUARDS.save(deps.storage, id, &guard)?;
    }
    Ok(Response::new()
        .add_attribute("action", "unguard")
        .add_attribute("feed", id))
}
