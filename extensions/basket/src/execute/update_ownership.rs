//! The basket is handed over in two steps, or given up.

use crate::ContractError;
use cosmwasm_std::{DepsMut, Env, MessageInfo, Response};
use cw_ownable::Action;

pub fn update_ownership(
    deps: DepsMut,
    env: &Env,
    info: &MessageInfo,
    action: Action,
) -> Result<Response, ContractError> {
    let ownership = cw_ownable::update_ownership(deps, &env.block, &info.sender, action)?;
    Ok(Response::new()
        .add_attribute("action", "update_ownership")
        .add_attributes(ownership.into_attributes()))
}
