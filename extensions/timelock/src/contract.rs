//! Entry points: match and dispatch.

use crate::{execute, query, ContractError};
use ballast_extension_types::timelock::{ExecuteMsg, InstantiateMsg, QueryMsg};
use ballast_types::{deploy::MigrateMsg, version};
use cosmwasm_std::{to_json_binary, Binary, Deps, DepsMut, Env, MessageInfo, Response};

/// Name of the contract, as `cw2` shows it.
pub const NAME: &str = "crates.io:ballast-timelock";
/// Version of the contract, as `cw2` shows it.
pub const VERSION: &str = env!("CARGO_PKG_VERSION");

// messages are read by serde; the other extensions read theirs by `ballast-wire`. An operation is
// any message of the chain (decision 58)

/// Creates a timelock. Anyone may, against any hub.
#[cfg_attr(target_arch = "wasm32", cosmwasm_std::entry_point)]
pub fn instantiate(
    deps: DepsMut,
    env: Env,
    info: MessageInfo,
    msg: InstantiateMsg,
) -> Result<Response, ContractError> {
    execute::instantiate(deps, &env, &info, msg)
}

/// Executes each message of the timelock.
#[cfg_attr(target_arch = "wasm32", cosmwasm_std::entry_point)]
pub fn execute(
    deps: DepsMut,
    env: Env,
    info: MessageInfo,
    msg: ExecuteMsg,
) -> Result<Response, ContractError> {
    match msg {
        ExecuteMsg::Schedule { title, msgs, by } => {
            execute::schedule(deps, &env, &info, title, msgs, by)
        }
        ExecuteMsg::Advance { id } => execute::advance(deps, &env, &info, id),
        ExecuteMsg::Execute { id } => execute::execute(deps, &env, &info, id),
        ExecuteMsg::Cancel { id } => execute::cancel(deps, &env, &info, id),
        ExecuteMsg::Approve { id } => execute::approve(deps, &env, &info, id),
        ExecuteMsg::AcceptOwnership { contract } => {
            execute::accept_ownership(deps.as_ref(), &info, &contract)
        }
        ExecuteMsg::UpdateConfig(update) => execute::update_config(deps, &env, &info, update),
    }
}

/// Answers each query of the timelock.
#[cfg_attr(target_arch = "wasm32", cosmwasm_std::entry_point)]
pub fn query(deps: Deps, env: Env, msg: QueryMsg) -> Result<Binary, ContractError> {
    Ok(match msg {
        QueryMsg::Config {} => to_json_binary(&query::config(deps)?),
        QueryMsg::Op { id } => to_json_binary(&query::op(deps, &env, id)?),
        QueryMsg::Ops {
            status,
            start_after,
            limit,
        } => to_json_binary(&query::ops(deps, &env, status, start_after, limit)?),
        QueryMsg::PreviewSchedule { msgs } => {
            to_json_binary(&query::preview_schedule(deps, &env, &msgs)?)
        }
        QueryMsg::ExitWindow {} => to_json_binary(&query::exit_window(deps)?),
    }?)
}

/// Raises the state to this version. Refused for the state of another contract, of a newer version,
/// or of a version that stored rows in another shape.
#[cfg_attr(target_arch = "wasm32", cosmwasm_std::entry_point)]
pub fn migrate(deps: DepsMut, _env: Env, _msg: MigrateMsg) -> Result<Response, ContractError> {
    Ok(version::migrate(deps.storage, NAME, VERSION)?)
}
