//! Entry points: which message goes where, and nothing else.

use crate::{
    error::ContractError,
    execute,
    state::{NAME, SUITE, VERSION},
};
use ballast_types::{
    access::ensure_nonpayable,
    deploy::MigrateMsg,
    paging::page_size,
    token::{ExecuteMsg, InstantiateMsg, QueryMsg},
    version,
};
use ballast_wire::Wire;
use cosmwasm_std::{Binary, Deps, DepsMut, Env, MessageInfo, Response};
use cw20_base::contract as base;

/// Creates the token with the hub as its only minter, uncapped, and the seed as its only balance.
///
/// # Errors
/// Any sender but the hub, attached coins, or name, symbol, decimals or logo that cw20-base refuses.
#[cfg_attr(target_arch = "wasm32", cosmwasm_std::entry_point)]
pub fn instantiate(
    deps: DepsMut,
    env: Env,
    info: MessageInfo,
    Wire(msg): Wire<InstantiateMsg>,
) -> Result<Response, ContractError> {
    execute::instantiate(deps, env, info, msg)
}

/// Does what cw20-base does, but for mint, burn, minter and transfers that would be lost.
///
/// # Errors
/// Attached coins, and whatever the message says.
#[cfg_attr(target_arch = "wasm32", cosmwasm_std::entry_point)]
pub fn execute(
    deps: DepsMut,
    env: Env,
    info: MessageInfo,
    Wire(msg): Wire<ExecuteMsg>,
) -> Result<Response, ContractError> {
    ensure_nonpayable(&info)?;
    match msg {
        ExecuteMsg::Transfer { recipient, amount } => {
            execute::transfer(deps, env, info, recipient, amount)
        }
        ExecuteMsg::Send {
            contract,
            amount,
            msg,
        } => execute::send(deps, env, info, contract, amount, msg),
        ExecuteMsg::TransferFrom {
            owner,
            recipient,
            amount,
        } => execute::transfer_from(deps, env, info, owner, recipient, amount),
        ExecuteMsg::SendFrom {
            owner,
            contract,
            amount,
            msg,
        } => execute::send_from(deps, env, info, owner, contract, amount, msg),
        ExecuteMsg::IncreaseAllowance {
            spender,
            amount,
            expires,
        } => execute::increase_allowance(deps, env, info, spender, amount, expires),
        ExecuteMsg::DecreaseAllowance {
            spender,
            amount,
            expires,
        } => execute::decrease_allowance(deps, env, info, spender, amount, expires),
        ExecuteMsg::Mint { recipient, amount } => execute::mint(deps, env, info, recipient, amount),
        ExecuteMsg::Burn { amount } => execute::burn(deps, env, info, amount),
        ExecuteMsg::BurnFrom { owner, amount } => Err(ContractError::BurnFromRefused {
            sender: info.sender,
            owner,
            amount,
        }),
        ExecuteMsg::UpdateMinter { .. } => Err(ContractError::MinterIsFixed {
            hub: SUITE.load(deps.storage)?.hub,
            sender: info.sender,
        }),
        msg @ (ExecuteMsg::UpdateMarketing { .. } | ExecuteMsg::UploadLogo(_)) => {
            execute::marketing(deps, env, info, msg)
        }
    }
}

/// Answers every query of cw20-base.
///
/// # Errors
/// Malformed addresses, and pages of no rows.
#[cfg_attr(target_arch = "wasm32", cosmwasm_std::entry_point)]
pub fn query(deps: Deps, env: Env, Wire(msg): Wire<QueryMsg>) -> Result<Binary, ContractError> {
    match &msg {
        QueryMsg::AllAllowances { limit, .. }
        | QueryMsg::AllSpenderAllowances { limit, .. }
        | QueryMsg::AllAccounts { limit, .. } => {
            page_size(*limit)?;
        }
        QueryMsg::Balance { .. }
        | QueryMsg::TokenInfo {}
        | QueryMsg::Minter {}
        | QueryMsg::Allowance { .. }
        | QueryMsg::MarketingInfo {}
        | QueryMsg::DownloadLogo {} => {}
    }
    Ok(base::query(deps, env, msg)?)
}

/// Takes over the state of the same or an older version.
///
/// # Errors
/// State of another contract, or of a newer version.
#[cfg_attr(target_arch = "wasm32", cosmwasm_std::entry_point)]
pub fn migrate(
    deps: DepsMut,
    _env: Env,
    _msg: Wire<MigrateMsg>,
) -> Result<Response, ContractError> {
    Ok(version::migrate(deps.storage, NAME, VERSION)?)
}
