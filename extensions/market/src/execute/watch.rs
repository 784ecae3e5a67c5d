//! `watch`: names a position as the worst one. The market judges by it whether restakers owe
//! something.

use crate::{
    rows::{self, account, position, save},
    Refused,
};
use ballast_extension_math::time::Now;
use ballast_extension_types::market::{Watch, WATCH};
use ballast_types::event::acted;
use cosmwasm_std::{DepsMut, Env, Response};

pub fn watch(deps: DepsMut, env: &Env, owner: &str) -> Result<Response, Refused> {
    // read
    let owner = account(deps.api, owner)?;
    let named = position(deps.storage, &owner)?;
    let mut watch: Watch = rows::watch(deps.storage)?;
    let current = match &watch.watched {
        Some(watched) => position(deps.storage, &watched.owner)?,
        None => named,
    };

    // decide
    watch.name(&owner, &named, &current, Now::from(env.block.time))?;

    // write
    save(&WATCH, deps.storage, &watch)?;
    let watched = watch.watched.map(|watched| watched.owner.into_string());
    let response = acted("watch", &["owner"], [&owner]);
    // some chains refuse an attribute with a blank value
    Ok(match watched {
        Some(watched) => response.add_attribute("watched", watched),
        None => response,
    })
}
