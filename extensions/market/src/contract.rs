//! Entry points: match and dispatch.

use crate::{
    execute::{self, keeps},
    query, reply as replies,
    rows::may_load,
    ContractError, Refused,
};
use ballast_extension_share::{self as share, questions};
use ballast_extension_types::{
    market::{ExecuteMsg, InstantiateMsg, Lock, QueryMsg, LOCK},
    match_share,
};
use ballast_types::{access, deploy::MigrateMsg, ownership, version};
use ballast_wire::{json, Wire};
use cosmwasm_std::{Binary, Deps, DepsMut, Env, MessageInfo, Reply, Response, Storage};

/// Name of the contract, as `cw2` shows it.
pub const NAME: &str = "crates.io:ballast-market";
/// Version of the contract, as `cw2` shows it.
pub const VERSION: &str = env!("CARGO_PKG_VERSION");

/// Creates a market. Anyone may, against any hub.
#[cfg_attr(target_arch = "wasm32", cosmwasm_std::entry_point)]
pub fn instantiate(
    deps: DepsMut,
    env: Env,
    info: MessageInfo,
    Wire(msg): Wire<InstantiateMsg>,
) -> Result<Response, ContractError> {
    execute::instantiate(deps, &env, &info, msg).map_err(Refused::why)
}

/// Executes each message of the market.
#[cfg_attr(target_arch = "wasm32", cosmwasm_std::entry_point)]
pub fn execute(
    deps: DepsMut,
    env: Env,
    info: MessageInfo,
    Wire(msg): Wire<ExecuteMsg>,
) -> Result<Response, ContractError> {
    execute_or_refuse(deps, &env, &info, msg).map_err(Refused::why)
}

fn execute_or_refuse(
    deps: DepsMut,
    env: &Env,
    info: &MessageInfo,
    msg: ExecuteMsg,
) -> Result<Response, Refused> {
    ensure_unlocked(deps.storage, &msg)?;
    let pays = matches!(
        msg,
        ExecuteMsg::Deposit { .. } | ExecuteMsg::Repay { .. } | ExecuteMsg::Liquidate { .. }
    );
    if !pays {
        access::ensure_nonpayable(info)?;
    }
    dispatch(deps, env, info, msg)
}

/// Fails if the market is in the middle of another message. While a borrower is called, collateral
/// and repayments are still taken.
fn ensure_unlocked(storage: &dyn Storage, msg: &ExecuteMsg) -> Result<(), Refused> {
    let is_from_borrower = matches!(msg, ExecuteMsg::Receive(_) | ExecuteMsg::Repay { .. });
    match may_load(&LOCK, storage)? {
        None => Ok(()),
        Some(Lock::Call) if is_from_borrower => Ok(()),
        Some(Lock::Call | Lock::All) => Err(ContractError::Busy.into()),
    }
}

fn dispatch(
    deps: DepsMut,
    env: &Env,
    info: &MessageInfo,
    msg: ExecuteMsg,
) -> Result<Response, Refused> {
    match_share!(match msg {
        ShareMsg(msg) => share::execute(deps, env, info, keeps, msg),
        ExecuteMsg::Deposit {
            receiver,
            min_shares,
        } => execute::deposit(deps, env, info, receiver, min_shares),
        ExecuteMsg::Repay {
            owner,
            remove,
            receiver,
        } => execute::repay(deps, env, info, owner, remove, receiver),
        ExecuteMsg::Liquidate {
            owner,
            receiver,
            min_lst,
        } => execute::liquidate(deps, env, info, &owner, receiver, min_lst),
        ExecuteMsg::Receive(msg) => execute::receive(deps, env, info, msg),
        ExecuteMsg::Redeem {
            shares,
            receiver,
            min_amount,
        } => execute::redeem(deps, env, info, shares, receiver, min_amount),
        ExecuteMsg::RemoveCollateral {
            lst,
            owner,
            receiver,
        } => execute::remove_collateral(deps, env, info, lst, owner, receiver),
        ExecuteMsg::Borrow {
            amount,
            owner,
            receiver,
        } => execute::borrow(deps, env, info, amount, owner, receiver),
        ExecuteMsg::BorrowCall {
            amount,
            owner,
            then,
        } => execute::borrow_call(deps, env, info, amount, owner, then),
        ExecuteMsg::Attach { restake } => execute::attach(deps, env, info, &restake),
        ExecuteMsg::Watch { owner } => execute::watch(deps, env, &owner),
        ExecuteMsg::Approve { manager, until } => {
            execute::approve(deps, env, info, &manager, until)
        }
        ExecuteMsg::Revoke { manager } => execute::revoke(deps, info, &manager),
        ExecuteMsg::Accrue {} => execute::accrue(deps, env),
        ExecuteMsg::Collect {} => execute::collect(deps, env),
        ExecuteMsg::UpdateConfig {
            open_ltv_bps,
            borrow_cap,
            fee_bps,
        } => execute::update_config(deps, env, info, open_ltv_bps, borrow_cap, fee_bps),
        ExecuteMsg::Ramp { liq_ltv_bps, secs } => execute::ramp(deps, env, info, liq_ltv_bps, secs),
        ExecuteMsg::Pause { scope, secs } => execute::pause(deps, env, info, scope, secs),
        ExecuteMsg::Unpause { scope } => execute::unpause(deps, env, info, scope),
        ExecuteMsg::SetTreasury { address } => execute::set_treasury(deps, env, info, &address),
        ExecuteMsg::SetGuardian { address } => execute::set_guardian(deps, env, info, &address),
        ExecuteMsg::UpdateOwnership(action) => execute::update_ownership(deps, env, info, action),
        ExecuteMsg::ProveDepth { deeper } => execute::prove_depth(env, deeper),
    })
}

/// Takes the replies to messages that the market sent.
#[cfg_attr(
    target_arch = "wasm32",
    cosmwasm_std::entry_point(crate = "ballast_wire::entry")
)]
pub fn reply(deps: DepsMut, env: Env, reply: Reply) -> Result<Response, ContractError> {
    replies::reply(deps, &env, reply).map_err(Refused::why)
}

/// Answers each query of the market.
#[cfg_attr(target_arch = "wasm32", cosmwasm_std::entry_point)]
pub fn query(deps: Deps, env: Env, Wire(msg): Wire<QueryMsg>) -> Result<Binary, ContractError> {
    answer(deps, &env, msg).map_err(Refused::why)
}

fn answer(deps: Deps, env: &Env, msg: QueryMsg) -> Result<Binary, Refused> {
    Ok(match_share!(match msg {
        ShareQuestion(question) => questions::answer(deps, question)?,
        QueryMsg::Config {} => json(&query::config(deps)?),
        QueryMsg::Market {} => json(&query::market(deps, env)?),
        QueryMsg::Position { owner } => json(&query::position(deps, env, &owner)?),
        QueryMsg::Debt { owner } => json(&query::debt(deps, env, &owner)?),
        QueryMsg::Positions { start_after, limit } => {
            json(&query::positions(deps, env, start_after, limit)?)
        }
        QueryMsg::Managers {
            owner,
            start_after,
            limit,
        } => json(&query::managers(deps, &owner, start_after, limit)?),
        QueryMsg::ConvertToShares { amount } => json(&query::convert_to_shares(deps, env, amount)?),
        QueryMsg::ConvertToAssets { shares } => json(&query::convert_to_assets(deps, env, shares)?),
        QueryMsg::PreviewDeposit { amount } => json(&query::preview_deposit(deps, env, amount)?),
        QueryMsg::PreviewRedeem { shares } => json(&query::preview_redeem(deps, env, shares)?),
        QueryMsg::MaxRedeem { owner } => json(&query::max_redeem(deps, env, &owner)?),
        QueryMsg::PreviewBorrow {
            owner,
            amount,
            bond,
        } => json(&query::preview_borrow(deps, env, &owner, amount, bond)?),
        QueryMsg::PreviewRepay {
            owner,
            amount,
            remove,
        } => json(&query::preview_repay(deps, env, &owner, amount, remove)?),
        QueryMsg::PreviewLiquidate { owner, amount } => {
            json(&query::preview_liquidate(deps, env, &owner, amount)?)
        }
        QueryMsg::Exposure {} => json(&query::exposure(deps, env)?),
        QueryMsg::Watched {} => json(&query::watched(deps)?),
        QueryMsg::Paused {} => json(&query::paused(deps, env)?),
        QueryMsg::Ownership {} => json(&ownership::load(deps.storage)?),
        QueryMsg::Solvency { start_after, limit } => {
            json(&query::solvency(deps, env, start_after, limit)?)
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
