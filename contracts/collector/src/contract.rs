//! Entry points: match and dispatch.

use crate::{
    execute, query,
    state::{NAME, VERSION},
    ContractError,
};
use ballast_types::{
    collector::{ExecuteMsg, InstantiateMsg, QueryMsg},
    deploy::MigrateMsg,
    version,
};
use ballast_wire::Wire;
use cosmwasm_std::{to_json_binary, Binary, Deps, DepsMut, Env, MessageInfo, Response};

/// Creates the collector. The hub calls it, once, when it creates the suite.
#[cfg_attr(target_arch = "wasm32", cosmwasm_std::entry_point)]
pub fn instantiate(
    deps: DepsMut,
    env: Env,
    info: MessageInfo,
    Wire(msg): Wire<InstantiateMsg>,
) -> Result<Response, ContractError> {
    execute::instantiate(deps, env, info, msg)
}

/// Executes each message of the collector.
#[cfg_attr(target_arch = "wasm32", cosmwasm_std::entry_point)]
pub fn execute(
    deps: DepsMut,
    env: Env,
    info: MessageInfo,
    Wire(msg): Wire<ExecuteMsg>,
) -> Result<Response, ContractError> {
    match msg {
        ExecuteMsg::Distribute { tip_to } => execute::distribute(deps, env, info, tip_to),
        ExecuteMsg::Sweep { denom } => execute::sweep(deps, env, info, denom),
        ExecuteMsg::UpdateConfig(update) => execute::update_config(deps, env, info, update),
    }
}

/// Answers each query of the collector.
#[cfg_attr(target_arch = "wasm32", cosmwasm_std::entry_point)]
pub fn query(deps: Deps, env: Env, Wire(msg): Wire<QueryMsg>) -> Result<Binary, ContractError> {
    Ok(match msg {
        QueryMsg::Config {} => to_json_binary(&query::config(deps)?),
        QueryMsg::Pending {} => to_json_binary(&query::pending(deps, &env)?),
    }?)
}

/// Raises the state to this version. Refused for the state of another contract, of a newer version,
/// or of a version that stored rows in another shape.
#[cfg_attr(target_arch = "wasm32", cosmwasm_std::entry_point)]
pub fn migrate(
    deps: DepsMut,
    _env: Env,
    _msg: Wire<MigrateMsg>,
) -> Result<Response, ContractError> {
    Ok(version::migrate(deps.storage, NAME, VERSION)?)
}
