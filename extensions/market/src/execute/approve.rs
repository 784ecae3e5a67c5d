//! A manager acts for a position until a time.

use crate::ContractError;
use ballast_extension_math::time::Now;
use ballast_extension_types::market::MANAGERS;
use ballast_types::{address::account, bounds::ensure_bounds};
use cosmwasm_std::{DepsMut, Env, MessageInfo, Response};

/// How far ahead a manager may act: a year.
const MOST_SECS: u64 = 31_536_000;

pub fn approve(
    deps: DepsMut,
    env: &Env,
    info: &MessageInfo,
    manager: &str,
    until: u64,
) -> Result<Response, ContractError> {
    let manager = account(deps.api, manager)?;
    let now = Now::from(env.block.time);
    let most = now.floor.saturating_add(MOST_SECS);
    ensure_bounds("until", until, now.ceil, most)?;
    MANAGERS.save(deps.storage, (&info.sender, &manager), &until)?;
    Ok(Response::new()
        .add_attribute("action", "approve")
        .add_attribute("manager", manager)
        .add_attribute("until", until.to_string()))
}

pub fn revoke(deps: DepsMut, info: &MessageInfo, manager: &str) -> Result<Response, ContractError> {
    let manager = account(deps.api, manager)?;
    MANAGERS.remove(deps.storage, (&info.sender, &manager));
    Ok(Response::new()
        .add_attribute("action", "revoke")
        .add_attribute("manager", manager))
}
