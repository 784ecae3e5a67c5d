//! The basket is handed over in two steps, or given up.

use crate::ContractError;
use ballast_types::ownership;
use cosmwasm_std::{DepsMut, Env, MessageInfo, Response};
use cw_ownable::Action;

pub fn update_ownership(
    deps: DepsMut,
    env: &Env,
    info: &MessageInfo,
    action: Action,
) -> Result<Response, ContractError> {
    Ok(ownership::update(deps, &env.block, &info.sender, action)?)
}
