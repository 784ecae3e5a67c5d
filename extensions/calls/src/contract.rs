//! Entry points: match and dispatch.

use crate::{execute, query, ContractError};
use ballast_extension_types::{
    calls::{ExecuteMsg, InstantiateMsg, QueryMsg},
    match_share,
};
use ballast_types::{deploy::MigrateMsg, version};
use ballast_wire::Wire;
use cosmwasm_std::{Binary, Deps, DepsMut, Env, MessageInfo, Response};

/// Name of the contract, as `cw2` shows it.
pub const NAME: &str = "crates.io:ballast-calls";
/// Version of the contract, as `cw2` shows it.
pub const VERSION: &str = env!("CARGO_PKG_VERSION");

/// Creates a series. Anyone may, against any hub.
#[cfg_attr(target_arch = "wasm32", cosmwasm_std::entry_point)]
pub fn instantiate(
    deps: DepsMut,
    env: Env,
    info: MessageInfo,
    Wire(msg): Wire<InstantiateMsg>,
) -> Result<Response, ContractError> {
    execute::instantiate(deps, &env, &info, msg)
}

/// Executes each message of the series.
#[cfg_attr(target_arch = "wasm32", cosmwasm_std::entry_point)]
pub fn execute(
    deps: DepsMut,
    env: Env,
    info: MessageInfo,
    Wire(msg): Wire<ExecuteMsg>,
) -> Result<Response, ContractError> {
    match_share!(match msg {
        ShareMsg(msg) => execute::share(deps, &env, &info, msg),
        ExecuteMsg::Receive(msg) => execute::receive(deps, &env, &info, &msg),
        ExecuteMsg::Buy {
            offer_id,
            lst,
            max_price,
        } => {
            let msg = execute::Buy {
                offer_id,
                lst,
                max_price,
            };
            execute::buy(deps, &env, &info, &msg)
        }
        ExecuteMsg::Cancel { offer_id } => execute::cancel(deps, &env, &info, offer_id),
        ExecuteMsg::Close { lst } => execute::close(deps, &env, &info, lst),
        ExecuteMsg::Exercise { lst, receiver } => {
            execute::exercise(deps, &env, &info, lst, receiver)
        }
        ExecuteMsg::Redeem { writer } => execute::redeem(deps, &env, &info, writer),
        ExecuteMsg::Mint { .. } => Err(refused("mint")),
        ExecuteMsg::Burn { .. } => Err(refused("burn")),
        ExecuteMsg::BurnFrom { .. } => Err(refused("burn_from")),
    })
}

const fn refused(what: &'static str) -> ContractError {
    ContractError::Refused { what }
}

/// Answers each query of the series.
#[cfg_attr(target_arch = "wasm32", cosmwasm_std::entry_point)]
pub fn query(deps: Deps, env: Env, Wire(msg): Wire<QueryMsg>) -> Result<Binary, ContractError> {
    query::answer(deps, &env, msg)
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
