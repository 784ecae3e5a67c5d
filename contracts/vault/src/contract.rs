//! Entry points: match and dispatch.

use crate::{
    error::ContractError,
    execute,
    query::{layers, people, prices},
    state::{NAME, VERSION},
};
use ballast_types::{
    access::ensure_nonpayable,
    deploy::MigrateMsg,
    vault::{ExecuteMsg, InstantiateMsg, QueryMsg},
    version,
};
use ballast_wire::Wire;
use cosmwasm_std::{to_json_binary, Binary, Deps, DepsMut, Env, MessageInfo, Response};

/// Creates an empty vault.
///
/// # Errors
/// Any sender but the hub, attached coins, malformed addresses, parameters out of bounds.
#[cfg_attr(target_arch = "wasm32", cosmwasm_std::entry_point)]
pub fn instantiate(
    deps: DepsMut<'_>,
    env: Env,
    info: MessageInfo,
    Wire(msg): Wire<InstantiateMsg>,
) -> Result<Response, ContractError> {
    execute::instantiate(deps, env, info, msg)
}

/// Executes the message.
///
/// # Errors
/// Those that the message documents in [`ExecuteMsg`]; nothing has changed then.
#[cfg_attr(target_arch = "wasm32", cosmwasm_std::entry_point)]
pub fn execute(
    deps: DepsMut<'_>,
    env: Env,
    info: MessageInfo,
    Wire(msg): Wire<ExecuteMsg>,
) -> Result<Response, ContractError> {
    ensure_nonpayable(&info)?;
    match msg {
        ExecuteMsg::Receive(msg) => execute::receive(deps, env, info, msg),
        ExecuteMsg::RequestExit { layer, shares } => {
            execute::request_exit(deps, env, info, layer, shares)
        }
        ExecuteMsg::CancelExit { exit_id } => execute::cancel_exit(deps, env, info, exit_id),
        ExecuteMsg::Exit { exit_id } => execute::exit(deps, env, exit_id),
        ExecuteMsg::Refresh { validator } => execute::refresh(deps, env, validator),
        ExecuteMsg::Cover(msg) => execute::cover(deps, env, info, msg),
        ExecuteMsg::Fine(msg) => execute::fine(deps, env, info, msg),
        ExecuteMsg::UpdateConfig(update) => execute::update_config(deps, info, update),
    }
}

/// Answers the query.
///
/// # Errors
/// Malformed addresses, a limit of 0 rows, and for previews whatever the message would fail with.
#[cfg_attr(target_arch = "wasm32", cosmwasm_std::entry_point)]
pub fn query(deps: Deps<'_>, env: Env, Wire(msg): Wire<QueryMsg>) -> Result<Binary, ContractError> {
    let binary = match msg {
        QueryMsg::Config {} => to_json_binary(&layers::config(deps)?),
        QueryMsg::Position { owner } => to_json_binary(&people::position(deps, &env, &owner)?),
        QueryMsg::Exits {
            owner,
            start_after,
            limit,
        } => to_json_binary(&people::exits(deps, &env, &owner, start_after, limit)?),
        QueryMsg::Pool {} => to_json_binary(&layers::pool(deps, &env)?),
        QueryMsg::Bonds { start_after, limit } => {
            to_json_binary(&layers::bonds(deps, start_after, limit)?)
        }
        QueryMsg::Coverage {} => to_json_binary(&prices::coverage(deps, &env)?),
        QueryMsg::Premium {} => to_json_binary(&prices::premium(deps, &env)?),
        QueryMsg::PreviewUnderwrite { lst } => {
            to_json_binary(&prices::preview_underwrite(deps, &env, lst)?)
        }
        QueryMsg::PreviewExit { layer, shares } => {
            to_json_binary(&prices::preview_exit(deps, &env, layer, shares)?)
        }
        QueryMsg::PreviewCover(msg) => to_json_binary(&execute::preview_cover(deps, &env, &msg)?),
        QueryMsg::Backing { validators } => to_json_binary(&layers::backing(deps, validators)?),
    };
    Ok(binary?)
}

/// Raises the state to this version; the same version again is no error.
///
/// # Errors
/// State of another contract, of a newer version, or of a version that stored rows in another
/// shape.
#[cfg_attr(target_arch = "wasm32", cosmwasm_std::entry_point)]
pub fn migrate(
    deps: DepsMut<'_>,
    _env: Env,
    _msg: Wire<MigrateMsg>,
) -> Result<Response, ContractError> {
    Ok(version::migrate(deps.storage, NAME, VERSION)?)
}
