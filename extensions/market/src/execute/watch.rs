//! The worst position is named: whether restakers owe something is seen by it.

use crate::{session::position, ContractError};
use ballast_extension_math::time::Now;
use ballast_extension_types::market::{Watch, WATCH};
use ballast_types::address::account;
use cosmwasm_std::{DepsMut, Env, Response};

pub fn watch(deps: DepsMut, env: &Env, owner: &str) -> Result<Response, ContractError> {
    // read
    let owner = account(deps.api, owner)?;
    let named = position(deps.storage, &owner)?;
    let mut watch: Watch = WATCH.may_load(deps.storage)?.unwrap_or_default();
    let current = match &watch.watched {
        Some(watched) => position(deps.storage, &watched.owner)?,
        None => named,
    };

    // decide
    watch.name(&owner, &named, &current, Now::from(env.block.time))?;

    // write
    WATCH.save(deps.storage, &watch)?;
    let watched = watch.watched.map(|watched| watched.owner.into_string());
    let response = Response::new()
        .add_attribute("action", "watch")
        .add_attribute("owner", owner);
    // some chains refuse an attribute that is blank
    Ok(match watched {
        Some(watched) => response.add_attribute("watched", watched),
        None => response,
    })
}
