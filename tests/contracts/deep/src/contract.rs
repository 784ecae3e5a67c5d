//! Entry points.

use crate::{
    authz::on_behalf_of,
    msg::{Dive, ExecuteMsg, InstantiateMsg, QueryMsg},
    ContractError,
};
use ballast_stranger_common::swallow;
use cosmwasm_std::{
    to_json_binary, Binary, CosmosMsg, Deps, DepsMut, Env, MessageInfo, Reply, Response, WasmMsg,
};

/// The smallest depth of a message that a contract sends.
pub const LEAST_DEPTH: u32 = 2;
/// The largest depth that can be asked for: above wasmd's limit of 100, and above the 500 of older chains.
pub const MOST_DEPTH: u32 = 512;

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
) -> Result<Response, ContractError> {
    Ok(Response::new().add_attribute("action", "instantiate"))
}

/// Dives.
///
/// # Errors
/// Depths outside the bounds, messages that cannot be sent for an account.
#[cfg_attr(target_arch = "wasm32", cosmwasm_std::entry_point)]
pub fn execute(
    _deps: DepsMut,
    env: Env,
    info: MessageInfo,
    msg: ExecuteMsg,
) -> Result<Response, ContractError> {
    match msg {
        ExecuteMsg::Dive(dive) => run(&env, &info, dive),
    }
}

/// Nothing can be asked.
///
/// # Errors
/// None: there is no message to call it with.
#[cfg_attr(target_arch = "wasm32", cosmwasm_std::entry_point)]
pub fn query(_deps: Deps, _env: Env, msg: QueryMsg) -> Result<Binary, ContractError> {
    match msg {}
}

/// Swallows the failure of a message.
///
/// # Errors
/// A success, for which no reply is asked.
#[cfg_attr(target_arch = "wasm32", cosmwasm_std::entry_point)]
pub fn reply(_deps: DepsMut, _env: Env, msg: Reply) -> Result<Response, ContractError> {
    Ok(swallow::reply(msg)?)
}

fn run(env: &Env, info: &MessageInfo, dive: Dive) -> Result<Response, ContractError> {
    let depth = dive.depth;
    if !(LEAST_DEPTH..=MOST_DEPTH).contains(&depth) {
        return Err(ContractError::Depth {
            depth,
            least: LEAST_DEPTH,
            most: MOST_DEPTH,
        });
    }
    let sent_for = |msgs: Vec<CosmosMsg>| match &dive.granter {
        Some(granter) => msgs
            .into_iter()
            .map(|msg| on_behalf_of(granter, &env.contract.address, msg))
            .collect(),
        None => Ok(msgs),
    };
    let (then, after) = (sent_for(dive.then)?, sent_for(dive.after)?);

    let mut response = Response::new();
    // the calls to itself say nothing: a hundred events would hide the others
    if info.sender != env.contract.address {
        response = response
            .add_attribute("action", "dive")
            .add_attribute("depth", depth.to_string());
    }
    let below = depth.saturating_sub(1);
    response = match (below < LEAST_DEPTH, dive.swallow) {
        (true, true) => response.add_submessages(swallow::watched(then)),
        (true, false) => response.add_messages(then),
        (false, swallow) => response.add_message(WasmMsg::Execute {
            contract_addr: env.contract.address.to_string(),
            msg: to_json_binary(&ExecuteMsg::Dive(Dive {
                depth: below,
                then,
                after: vec![],
                swallow,
                granter: None,
            }))?,
            funds: vec![],
        }),
    };
    Ok(response.add_messages(after))
}
