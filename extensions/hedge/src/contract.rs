//! Entry points: match and dispatch.

use crate::{
    execute::{self, keeps},
    query,
    reply::{self as replies, TOP_UP},
    ContractError,
};
use ballast_extension_share::{self as share, questions};
use ballast_extension_types::{
    hedge::{ExecuteMsg, InstantiateMsg, QueryMsg},
    match_share,
};
use ballast_types::{access, deploy::MigrateMsg, version};
use ballast_wire::{json, Wire};
use cosmwasm_std::{Binary, Deps, DepsMut, Env, MessageInfo, Reply, Response};

/// Name of the contract, as `cw2` shows it.
pub const NAME: &str = "crates.io:ballast-hedge";
/// Version of the contract, as `cw2` shows it.
pub const VERSION: &str = env!("CARGO_PKG_VERSION");

/// Creates a hedge. Anyone may, against any hub.
#[cfg_attr(target_arch = "wasm32", cosmwasm_std::entry_point)]
pub fn instantiate(
    deps: DepsMut,
    _env: Env,
    info: MessageInfo,
    Wire(msg): Wire<InstantiateMsg>,
) -> Result<Response, ContractError> {
    execute::instantiate(deps, &info, msg)
}

/// Executes each message of the hedge.
#[cfg_attr(target_arch = "wasm32", cosmwasm_std::entry_point)]
pub fn execute(
    deps: DepsMut,
    env: Env,
    info: MessageInfo,
    Wire(msg): Wire<ExecuteMsg>,
) -> Result<Response, ContractError> {
    access::ensure_nonpayable(&info)?;
    match_share!(match msg {
        ShareMsg(msg) => share::execute(deps, &env, &info, keeps, msg),
        ExecuteMsg::Attach { backer } => execute::attach(deps, &env, &info, &backer),
        ExecuteMsg::Receive(msg) => execute::receive(deps, &env, &info, msg),
        ExecuteMsg::Activate { deposit_id } => execute::activate(deps, &env, deposit_id),
        ExecuteMsg::Cancel { deposit_id } => execute::cancel(deps, &env, &info, deposit_id),
        ExecuteMsg::Redeem {
            shares,
            receiver,
            min_lst,
            forfeit,
        } => {
            let msg = execute::Redeem {
                shares,
                receiver,
                min_lst,
                forfeit: forfeit.unwrap_or(false),
            };
            execute::redeem(deps, &env, &info, msg)
        }
        ExecuteMsg::TopUp {} => execute::top_up(deps, &env),
        ExecuteMsg::Observe {} => execute::observe(deps, &env),
        ExecuteMsg::Pay {} => execute::pay(deps, &env),
        ExecuteMsg::Pause { secs } => execute::pause(deps, &env, &info, secs),
        ExecuteMsg::Unpause {} => execute::unpause(deps, &env, &info),
    })
}

/// Takes the reply to the slash of the backer.
#[cfg_attr(
    target_arch = "wasm32",
    cosmwasm_std::entry_point(crate = "ballast_wire::entry")
)]
pub fn reply(deps: DepsMut, env: Env, msg: Reply) -> Result<Response, ContractError> {
    match msg.id {
        TOP_UP => replies::top_up(deps, &env),
        id => Err(ContractError::UnknownReply { id }),
    }
}

/// Answers each query of the hedge.
#[cfg_attr(target_arch = "wasm32", cosmwasm_std::entry_point)]
pub fn query(deps: Deps, env: Env, Wire(msg): Wire<QueryMsg>) -> Result<Binary, ContractError> {
    Ok(match_share!(match msg {
        ShareQuestion(question) => questions::answer(deps, question)?,
        QueryMsg::Config {} => json(&query::config(deps)?),
        QueryMsg::State {} => json(&query::state(deps, &env)?),
        QueryMsg::Exposure {} => json(&query::exposure(deps, &env)?),
        QueryMsg::PreviewActivate { deposit_id } => {
            json(&query::preview_activate(deps, &env, deposit_id)?)
        }
        QueryMsg::PreviewRedeem { shares } => json(&query::preview_redeem(deps, &env, shares)?),
        QueryMsg::PreviewTopUp {} => json(&query::preview_top_up(deps, &env)?),
        QueryMsg::Quote { lst } => json(&query::quote(deps, &env, lst)?),
        QueryMsg::Position { owner } => json(&query::position(deps, &env, &owner)?),
        QueryMsg::Deposits {
            owner,
            start_after,
            limit,
        } => json(&query::deposits(deps, &owner, start_after, limit)?),
        QueryMsg::Waiting { start_after, limit } => {
            json(&query::waiting(deps, start_after, limit)?)
        }
        QueryMsg::ConvertToShares { lst } => json(&query::convert_to_shares(deps, &env, lst)?),
        QueryMsg::ConvertToAssets { shares } => {
            json(&query::convert_to_assets(deps, &env, shares)?)
        }
    }))
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
