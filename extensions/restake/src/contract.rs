//! Entry points: match and dispatch.

use crate::{
    execute::{self, keeps},
    query, ContractError,
};
use ballast_extension_share::{self as share, questions};
use ballast_extension_types::{
    match_share,
    restake::{ExecuteMsg, InstantiateMsg, QueryMsg},
};
use ballast_types::{access, deploy::MigrateMsg, version};
use ballast_wire::{json, Wire};
use cosmwasm_std::{Binary, Deps, DepsMut, Env, MessageInfo, Response};

/// Name of the contract, as `cw2` shows it.
pub const NAME: &str = "crates.io:ballast-restake";
/// Version of the contract, as `cw2` shows it.
pub const VERSION: &str = env!("CARGO_PKG_VERSION");

/// Creates a restake contract. Anyone may, against any hub.
#[cfg_attr(target_arch = "wasm32", cosmwasm_std::entry_point)]
pub fn instantiate(
    deps: DepsMut,
    env: Env,
    info: MessageInfo,
    Wire(msg): Wire<InstantiateMsg>,
) -> Result<Response, ContractError> {
    execute::instantiate(deps, &env, &info, msg)
}

/// Executes each message of the contract.
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
        ExecuteMsg::Redeem { shares, receiver } => {
            execute::redeem(deps, &env, &info, shares, receiver)
        }
        ExecuteMsg::Withdraw { redemption_ids } => {
            execute::withdraw(deps, &env, &info, &redemption_ids)
        }
        ExecuteMsg::TransferRedemption {
            redemption_id,
            units,
            receiver,
        } => execute::transfer_redemption(deps, &env, &info, redemption_id, units, &receiver),
        ExecuteMsg::Slash { amount, memo } => execute::slash(deps, &env, &info, amount, memo),
        ExecuteMsg::Veto { request_id } => execute::veto(deps, &env, &info, request_id),
        ExecuteMsg::ExecuteSlash { request_id } => execute::execute_slash(deps, &env, request_id),
        ExecuteMsg::BondRewards {} => execute::bond_rewards(deps, &env),
        ExecuteMsg::Pause { secs } => execute::pause(deps, &env, &info, secs),
        ExecuteMsg::Unpause {} => execute::unpause(deps, &env, &info),
    })
}

/// Answers each query of the contract.
#[cfg_attr(target_arch = "wasm32", cosmwasm_std::entry_point)]
pub fn query(deps: Deps, env: Env, Wire(msg): Wire<QueryMsg>) -> Result<Binary, ContractError> {
    Ok(match_share!(match msg {
        ShareQuestion(question) => questions::answer(deps, question)?,
        QueryMsg::Config {} => json(&query::config(deps)?),
        QueryMsg::State {} => json(&query::state(deps, &env)?),
        QueryMsg::Slashable {} => json(&query::slashable(deps, &env)?),
        QueryMsg::ConvertToShares { lst } => json(&query::convert_to_shares(deps, &env, lst)?),
        QueryMsg::ConvertToAssets { shares } => {
            json(&query::convert_to_assets(deps, &env, shares)?)
        }
        QueryMsg::PreviewDeposit { lst } => json(&query::preview_deposit(deps, &env, lst)?),
        QueryMsg::PreviewRedeem { shares } => json(&query::preview_redeem(deps, &env, shares)?),
        QueryMsg::PreviewWithdraw { redemption_id } => {
            json(&query::preview_withdraw(deps, &env, redemption_id)?)
        }
        QueryMsg::PreviewSlash { amount } => json(&query::preview_slash(deps, &env, amount)?),
        QueryMsg::Position { owner } => json(&query::position(deps, &env, &owner)?),
        QueryMsg::Redemptions {
            owner,
            start_after,
            limit,
        } => json(&query::redemptions(deps, &env, &owner, start_after, limit)?),
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
