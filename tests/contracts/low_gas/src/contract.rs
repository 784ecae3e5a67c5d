//! Entry points.

use crate::msg::{ExecuteMsg, InstantiateMsg, QueryMsg};
use ballast_stranger_common::{swallow, StrangerError};
use cosmwasm_std::{Binary, Deps, DepsMut, Env, MessageInfo, Reply, Response, SubMsg};

/// Creates it.
///
/// # Errors
/// None.
#[cfg_attr(target_arch = "wasm32", cosmwasm_std::entry_point)]
pub fn instantiate(
    _deps: DepsMut,
    _env: Env,
    _info: MessageInfo,
    _msg: InstantiateMsg,
) -> Result<Response, StrangerError> {
    Ok(Response::new().add_attribute("action", "instantiate"))
}

/// Calls.
///
/// # Errors
/// None.
#[cfg_attr(target_arch = "wasm32", cosmwasm_std::entry_point)]
pub fn execute(
    _deps: DepsMut,
    _env: Env,
    _info: MessageInfo,
    msg: ExecuteMsg,
) -> Result<Response, StrangerError> {
    match msg {
        ExecuteMsg::Call {
            msg,
            gas_limit,
            swallow,
        } => {
            let submsg = match swallow {
                true => SubMsg::reply_on_error(msg, 0),
                false => SubMsg::new(msg),
            };
            Ok(Response::new()
                .add_attribute("action", "call")
                .add_attribute("gas_limit", gas_limit.to_string())
                .add_submessage(submsg.with_gas_limit(gas_limit)))
        }
    }
}

/// Nothing can be asked.
///
/// # Errors
/// None: there is no message to call it with.
#[cfg_attr(target_arch = "wasm32", cosmwasm_std::entry_point)]
pub fn query(_deps: Deps, _env: Env, msg: QueryMsg) -> Result<Binary, StrangerError> {
    match msg {}
}

/// Swallows the failure of the message.
///
/// # Errors
/// A success, for which no reply is asked.
#[cfg_attr(target_arch = "wasm32", cosmwasm_std::entry_point)]
pub fn reply(_deps: DepsMut, _env: Env, msg: Reply) -> Result<Response, StrangerError> {
    swallow::reply(msg)
}
