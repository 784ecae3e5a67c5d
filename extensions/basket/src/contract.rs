//! Entry points: match and dispatch.

use crate::{
    execute::{self, keeps, RedeemMsg},
    query,
    reply::{self as replies, GATHER},
    ContractError,
};
use ballast_extension_share::{self as share, questions};
use ballast_extension_types::{
    basket::{ExecuteMsg, InstantiateMsg, QueryMsg},
    match_share,
};
use ballast_types::{access, deploy::MigrateMsg, version};
use ballast_wire::{json, Wire};
use cosmwasm_std::{Binary, Deps, DepsMut, Env, MessageInfo, Reply, Response};

/// Name of the contract, as `cw2` shows it.
pub const NAME: &str = "crates.io:ballast-basket";
/// Version of the contract, as `cw2` shows it.
pub const VERSION: &str = env!("CARGO_PKG_VERSION");

/// Made by anyone, against any hub.
#[cfg_attr(target_arch = "wasm32", cosmwasm_std::entry_point)]
pub fn instantiate(
    deps: DepsMut,
    _env: Env,
    info: MessageInfo,
    Wire(msg): Wire<InstantiateMsg>,
) -> Result<Response, ContractError> {
    execute::instantiate(deps, &info, msg)
}

/// Everything that can be asked of it.
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
        ExecuteMsg::Receive(msg) => execute::receive(deps, &env, &info, msg),
        ExecuteMsg::Redeem {
            shares,
            receiver,
            skip,
        } => {
            let msg = RedeemMsg {
                shares,
                receiver,
                skip: skip.unwrap_or_default(),
            };
            execute::redeem(deps, &env, &info, msg)
        }
        ExecuteMsg::Allocate { part } => execute::allocate(deps, &env, &part),
        ExecuteMsg::Trim { part } => execute::trim(deps, &env, &part),
        ExecuteMsg::Gather { part } => execute::gather(deps, &env, &part),
        ExecuteMsg::Note { part } => execute::note(deps, &env, &part),
        ExecuteMsg::SetParts { parts } => execute::set_parts(deps, &env, &info, parts),
        ExecuteMsg::ApplyParts {} => execute::apply_parts(deps, &env),
        ExecuteMsg::DropAnnounced {} => execute::drop_announced(deps, &env, &info),
        ExecuteMsg::Pause { secs } => execute::pause(deps, &env, &info, secs),
        ExecuteMsg::Unpause {} => execute::unpause(deps, &env, &info),
        ExecuteMsg::UpdateOwnership(action) => execute::update_ownership(deps, &env, &info, action),
    })
}

/// A trim has come in.
#[cfg_attr(
    target_arch = "wasm32",
    cosmwasm_std::entry_point(crate = "ballast_wire::entry")
)]
pub fn reply(deps: DepsMut, env: Env, msg: Reply) -> Result<Response, ContractError> {
    match msg.id {
        GATHER => replies::gather(deps, &env),
        id => Err(ContractError::UnknownReply { id }),
    }
}

/// Everything it answers.
#[cfg_attr(target_arch = "wasm32", cosmwasm_std::entry_point)]
pub fn query(deps: Deps, env: Env, Wire(msg): Wire<QueryMsg>) -> Result<Binary, ContractError> {
    Ok(match_share!(match msg {
        ShareQuestion(question) => questions::answer(deps, question)?,
        QueryMsg::Config {} => json(&query::config(deps)?),
        QueryMsg::State {} => json(&query::state(deps, &env)?),
        QueryMsg::Parts {} => json(&query::parts(deps, &env)?),
        QueryMsg::PreviewDeposit {
            lst,
            despite_pending,
        } => {
            let despite = despite_pending.unwrap_or(false);
            json(&query::preview_deposit(deps, &env, lst, despite)?)
        }
        QueryMsg::PreviewRedeem { shares } => json(&query::preview_redeem(deps, &env, shares)?),
        QueryMsg::Due {} => json(&query::due(deps, &env)?),
        QueryMsg::Ownership {} => json(&query::ownership(deps)?),
        QueryMsg::ConvertToShares { lst } => json(&query::convert_to_shares(deps, &env, lst)?),
        QueryMsg::ConvertToAssets { shares } => {
            json(&query::convert_to_assets(deps, &env, shares)?)
        }
    }))
}

/// Raises the contract to this version. Refused for another contract's state, or a newer one's.
#[cfg_attr(target_arch = "wasm32", cosmwasm_std::entry_point)]
pub fn migrate(
    deps: DepsMut,
    _env: Env,
    _msg: Wire<MigrateMsg>,
) -> Result<Response, ContractError> {
    Ok(version::migrate(deps.storage, NAME, VERSION)?)
}
