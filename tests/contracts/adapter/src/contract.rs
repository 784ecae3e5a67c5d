//! Entry points.

use crate::msg::{InstantiateMsg, PriceResponse, QueryMsg, Source};
use crate::sources;
use ballast_stranger_common::StrangerError;
use cosmwasm_std::{
    to_json_binary, Binary, Deps, DepsMut, Empty, Env, MessageInfo, Response, StdError,
};
use cw_storage_plus::Map;

/// By name.
const FEEDS: Map<&str, Source> = Map::new("feeds");

/// Creates it.
///
/// # Errors
/// A failure of storage.
#[cfg_attr(target_arch = "wasm32", cosmwasm_std::entry_point)]
pub fn instantiate(
    deps: DepsMut,
    _env: Env,
    _info: MessageInfo,
    msg: InstantiateMsg,
) -> Result<Response, StrangerError> {
    for feed in msg.feeds {
        FEEDS.save(deps.storage, &feed.name, &feed.source)?;
    }
    Ok(Response::new().add_attribute("action", "instantiate"))
}

/// Does nothing.
///
/// # Errors
/// None.
#[cfg_attr(target_arch = "wasm32", cosmwasm_std::entry_point)]
pub fn execute(
    _deps: DepsMut,
    _env: Env,
    _info: MessageInfo,
    _msg: Empty,
) -> Result<Response, StrangerError> {
    Ok(Response::new())
}

/// Answers a price.
///
/// # Errors
/// Unknown feeds; sources that fail, or answer something else.
#[cfg_attr(target_arch = "wasm32", cosmwasm_std::entry_point)]
pub fn query(deps: Deps, _env: Env, msg: QueryMsg) -> Result<Binary, StrangerError> {
    let QueryMsg::Price { feed } = msg;
    let source = FEEDS.may_load(deps.storage, &feed)?;
    let source = source.ok_or_else(|| StdError::not_found(format!("a feed {feed}")))?;
    let price: PriceResponse = sources::ask(&deps.querier, &source)?;
    Ok(to_json_binary(&price)?)
}
