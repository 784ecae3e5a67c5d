//! What the owner may change: the reward, the guardian, and who the owner is.

use crate::{session::ensure_owner, ContractError};
use ballast_extension_types::oracle::CONFIG;
use ballast_types::{address::account, ownership, Shares};
use cosmwasm_std::{DepsMut, Env, MessageInfo, Response};
use cw_ownable::Action;

pub fn update_config(
    deps: DepsMut,
    info: &MessageInfo,
    reward: Option<Shares>,
) -> Result<Response, ContractError> {
    ensure_owner(deps.as_ref(), &info.sender)?;
    let mut config = CONFIG.load(deps.storage)?;
    config.reward = reward.unwrap_or(config.reward);
    CONFIG.save(deps.storage, &config)?;
    Ok(Response::new()
        .add_attribute("action", "update_config")
        .add_attribute("reward", config.reward.to_string()))
}

pub fn set_guardian(
    deps: DepsMut,
    info: &MessageInfo,
    address: &str,
) -> Result<Response, ContractError> {
    ensure_owner(deps.as_ref(), &info.sender)?;
    let mut config = CONFIG.load(deps.storage)?;
    config.guardian = account(deps.api, address)?;
    CONFIG.save(deps.storage, &config)?;
    Ok(Response::new()
        .add_attribute("action", "set_guardian")
        .add_attribute("guardian", config.guardian))
}

pub fn update_ownership(
    deps: DepsMut,
    env: &Env,
    info: &MessageInfo,
    action: Action,
) -> Result<Response, ContractError> {
    Ok(ownership::update(deps, &env.block, &info.sender, action)?)
}
