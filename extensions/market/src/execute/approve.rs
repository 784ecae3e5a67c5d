//! `approve` and `revoke`: an owner lets a manager act for its position until a given time.

use crate::{
    rows::{account, ensure_bounds},
    Refused,
};
use ballast_extension_math::time::Now;
use ballast_extension_types::market::MANAGERS;
use ballast_types::event::acted;
use cosmwasm_std::{DepsMut, Env, MessageInfo, Response};

/// The longest approval of a manager: a year.
const MOST_SECS: u64 = 31_536_000;

pub fn approve(
    deps: DepsMut,
    env: &Env,
    info: &MessageInfo,
    manager: &str,
    until: u64,
) -> Result<Response, Refused> {
    let manager = account(deps.api, manager)?;
    let now = Now::from(env.block.time);
    let most = now.floor.saturating_add(MOST_SECS);
    ensure_bounds("until", until, (now.ceil, most))?;
    MANAGERS.save(deps.storage, (&info.sender, &manager), &until)?;
    Ok(acted("approve", &["manager", "until"], [&manager, &until]))
}

pub fn revoke(deps: DepsMut, info: &MessageInfo, manager: &str) -> Result<Response, Refused> {
    let manager = account(deps.api, manager)?;
    MANAGERS.remove(deps.storage, (&info.sender, &manager));
    Ok(acted("revoke", &["manager"], [&manager]))
}
