//! Entry points: match and dispatch.

use crate::{execute, query, ContractError};
use ballast_extension_share::questions;
use ballast_extension_types::{
    lever::{ExecuteMsg, InstantiateMsg, QueryMsg},
    match_share,
};
use ballast_types::{access, deploy::MigrateMsg, version};
use ballast_wire::{json, Wire};
use cosmwasm_std::{Binary, Deps, DepsMut, Env, MessageInfo, Reply, Response};

/// Name of the contract, as `cw2` shows it.
pub const NAME: &str = "crates.io:ballast-lever";
/// Version of the contract, as `cw2` shows it.
pub const VERSION: &str = env!("CARGO_PKG_VERSION");

/// Creates a lever. Anyone may, on any market that lends the coin that its hub bonds.
#[cfg_attr(target_arch = "wasm32", cosmwasm_std::entry_point)]
pub fn instantiate(
    deps: DepsMut,
    env: Env,
    info: MessageInfo,
    Wire(msg): Wire<InstantiateMsg>,
) -> Result<Response, ContractError> {
    execute::instantiate(deps, &env, &info, msg)
}

/// Executes each message of the lever.
#[cfg_attr(target_arch = "wasm32", cosmwasm_std::entry_point)]
pub fn execute(
    deps: DepsMut,
    env: Env,
    info: MessageInfo,
    Wire(msg): Wire<ExecuteMsg>,
) -> Result<Response, ContractError> {
    let takes_coins = matches!(
        msg,
        ExecuteMsg::Deposit { .. }
            | ExecuteMsg::Redeem { .. }
            | ExecuteMsg::Fill { .. }
            | ExecuteMsg::BuyDown { .. }
    );
    if !takes_coins {
        access::ensure_nonpayable(&info)?;
    }
    match_share!(match msg {
        ShareMsg(msg) => execute::share(deps, &env, &info, msg),
        ExecuteMsg::Receive(msg) => execute::receive(deps, &env, &info, msg),
        ExecuteMsg::Deposit {
            receiver,
            min_shares,
        } => execute::deposit(deps, &env, &info, receiver, min_shares),
        ExecuteMsg::Redeem {
            shares,
            receiver,
            min_lst,
        } => execute::redeem(deps, &env, &info, shares, receiver, min_lst),
        ExecuteMsg::Order {
            shares,
            most_bps,
            receiver,
        } => execute::order(deps, &env, &info, shares, most_bps, receiver),
        ExecuteMsg::Cancel { order_id } => execute::cancel(deps, &env, &info, order_id),
        ExecuteMsg::Fill {
            order_id,
            receiver,
            min_lst,
        } => execute::fill(deps, &env, &info, order_id, receiver, min_lst),
        ExecuteMsg::BuyDown { receiver, min_lst } => {
            execute::buy_down(deps, &env, &info, receiver, min_lst)
        }
        ExecuteMsg::Rebalance {} => execute::rebalance(deps, &env, &info),
        ExecuteMsg::Pause { secs } => execute::pause(deps, &env, &info, secs),
        ExecuteMsg::Unpause {} => execute::unpause(deps, &env, &info),
    })
}

/// Answers each query of the lever.
#[cfg_attr(target_arch = "wasm32", cosmwasm_std::entry_point)]
pub fn query(deps: Deps, env: Env, Wire(msg): Wire<QueryMsg>) -> Result<Binary, ContractError> {
    Ok(match_share!(match msg {
        ShareQuestion(question) => questions::answer(deps, question)?,
        QueryMsg::Config {} => json(&query::config(deps)?),
        QueryMsg::State {} => json(&query::state(deps, &env)?),
        QueryMsg::ConvertToAssets { shares } => {
            json(&query::convert_to_assets(deps, &env, shares)?)
        }
        QueryMsg::ConvertToShares { native } => {
            json(&query::convert_to_shares(deps, &env, native)?)
        }
        QueryMsg::PreviewDeposit { amount, lst } => {
            json(&query::preview_deposit(deps, &env, amount, lst)?)
        }
        QueryMsg::PreviewRedeem { shares } => json(&query::preview_redeem(deps, &env, shares)?),
        QueryMsg::PreviewFill { order_id, pay } => {
            json(&query::preview_fill(deps, &env, order_id, pay)?)
        }
        QueryMsg::PreviewBuyDown { pay } => json(&query::preview_buy_down(deps, &env, pay)?),
        QueryMsg::PreviewRebalance {} => json(&query::preview_rebalance(deps, &env)?),
        QueryMsg::Order { order_id } => json(&query::order(deps, &env, order_id)?),
        QueryMsg::Orders { start_after, limit } => {
            json(&query::orders(deps, &env, start_after, limit)?)
        }
        QueryMsg::OrdersOf {
            owner,
            start_after,
            limit,
        } => json(&query::orders_of(deps, &env, &owner, start_after, limit)?),
        QueryMsg::Paused {} => json(&query::paused(deps, &env)?),
        QueryMsg::Solvency {} => json(&query::solvency(deps, &env)?),
    }))
}

/// Takes the replies to messages that the lever sent.
#[cfg_attr(
    target_arch = "wasm32",
    cosmwasm_std::entry_point(crate = "ballast_wire::entry")
)]
pub fn reply(deps: DepsMut, env: Env, reply: Reply) -> Result<Response, ContractError> {
    crate::reply::reply(deps, &env, &reply)
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
