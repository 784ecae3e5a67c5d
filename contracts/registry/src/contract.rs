//! Entry points: match and dispatch.

use crate::{
    execute, promise, query,
    state::{NAME, VERSION},
    ContractError,
};
use ballast_types::{
    deploy::MigrateMsg,
    registry::{ExecuteMsg, InstantiateMsg, NewValidator, QueryMsg},
    version,
};
use ballast_wire::Wire;
use cosmwasm_std::{to_json_binary, Binary, Deps, DepsMut, Env, MessageInfo, Reply, Response};

/// Creates the registry. The hub calls it, once, when it creates the suite.
#[cfg_attr(target_arch = "wasm32", cosmwasm_std::entry_point)]
pub fn instantiate(
    deps: DepsMut,
    env: Env,
    info: MessageInfo,
    Wire(msg): Wire<InstantiateMsg>,
) -> Result<Response, ContractError> {
    execute::instantiate(deps, env, info, msg)
}

/// Executes each message of the registry.
#[cfg_attr(target_arch = "wasm32", cosmwasm_std::entry_point)]
pub fn execute(
    deps: DepsMut,
    env: Env,
    info: MessageInfo,
    Wire(msg): Wire<ExecuteMsg>,
) -> Result<Response, ContractError> {
    match msg {
        ExecuteMsg::AddValidator {
            address,
            weight,
            cap_bps,
            max_commission,
        } => {
            let new = NewValidator {
                address,
                weight,
                cap_bps,
                max_commission,
            };
            execute::add_validator(deps, env, info, new)
        }
        ExecuteMsg::Apply {
            address,
            max_commission,
        } => execute::apply(deps, env, info, address, max_commission),
        ExecuteMsg::UpdateValidator {
            address,
            weight,
            cap_bps,
            max_commission,
            paused,
        } => {
            let terms = NewValidator {
                address,
                weight,
                cap_bps,
                max_commission,
            };
            execute::update_validator(deps, env, info, terms, paused)
        }
        ExecuteMsg::RemoveValidator { address } => {
            execute::remove_validator(deps, env, info, address)
        }
        ExecuteMsg::Observe { start_after, limit } => {
            execute::observe(deps, env, info, start_after, limit)
        }
        ExecuteMsg::UpdateConfig(update) => execute::update_config(deps, info, update),
    }
}

/// Takes the hub's reply to a call for fines.
#[cfg_attr(target_arch = "wasm32", cosmwasm_std::entry_point)]
pub fn reply(deps: DepsMut, _env: Env, reply: Reply) -> Result<Response, ContractError> {
    promise::reply(deps, reply)
}

/// Answers each query of the registry.
#[cfg_attr(target_arch = "wasm32", cosmwasm_std::entry_point)]
pub fn query(deps: Deps, env: Env, Wire(msg): Wire<QueryMsg>) -> Result<Binary, ContractError> {
    Ok(match msg {
        QueryMsg::Config {} => to_json_binary(&query::config(deps)?),
        QueryMsg::Validator { address } => to_json_binary(&query::validator(deps, &env, &address)?),
        QueryMsg::Validators { start_after, limit } => {
            to_json_binary(&query::validators(deps, &env, start_after, limit)?)
        }
        QueryMsg::Unobserved {} => to_json_binary(&execute::unobserved(deps, &env)?),
        QueryMsg::Targets {} => to_json_binary(&query::targets(deps)?),
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
