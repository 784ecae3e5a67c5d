//! Entry points: dispatch, nothing else.

use crate::{
    execute, instantiate, query, reply,
    state::{NAME, VERSION},
    ContractError,
};
use ballast_types::{
    hub::{ExecuteMsg, InstantiateMsg, MigrateMsg, QueryMsg},
    version,
};
use ballast_wire::Wire;
use cosmwasm_std::{Binary, Deps, DepsMut, Env, MessageInfo, Reply, Response};

/// Deploys the suite.
#[cfg_attr(target_arch = "wasm32", cosmwasm_std::entry_point)]
pub fn instantiate(
    deps: DepsMut<'_>,
    env: Env,
    info: MessageInfo,
    Wire(msg): Wire<InstantiateMsg>,
) -> Result<Response, ContractError> {
    instantiate::instantiate(deps, &env, &info, msg)
}

/// Answers a message.
#[cfg_attr(target_arch = "wasm32", cosmwasm_std::entry_point)]
pub fn execute(
    deps: DepsMut<'_>,
    env: Env,
    info: MessageInfo,
    Wire(msg): Wire<ExecuteMsg>,
) -> Result<Response, ContractError> {
    execute::execute(deps, &env, info, msg)
}

/// Goes on where a sent message has come back.
#[cfg_attr(target_arch = "wasm32", cosmwasm_std::entry_point)]
pub fn reply(deps: DepsMut<'_>, env: Env, reply: Reply) -> Result<Response, ContractError> {
    reply::reply(deps, &env, reply)
}

/// Answers a question.
#[cfg_attr(target_arch = "wasm32", cosmwasm_std::entry_point)]
pub fn query(deps: Deps<'_>, env: Env, Wire(msg): Wire<QueryMsg>) -> Result<Binary, ContractError> {
    query::query(deps, &env, msg)
}

/// Moves to this version of the code: from the same contract only, and never downwards.
#[cfg_attr(target_arch = "wasm32", cosmwasm_std::entry_point)]
pub fn migrate(
    deps: DepsMut<'_>,
    _env: Env,
    _msg: Wire<MigrateMsg>,
) -> Result<Response, ContractError> {
    Ok(version::migrate(deps.storage, NAME, VERSION)?)
}
