//! Entry points: match and dispatch.

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

/// Executes each message as cw20-base does, except mints, burns, changes of the minter, and
/// transfers that would be lost.
///
/// # Errors
/// Attached coins, and whatever the message itself fails with.
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
/// Malformed addresses, and a limit of 0 rows.
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

/// Raises the state to this version; the same version again is no error.
///
/// # Errors
/// State of another contract, of a newer version, or of a version that stored rows in another
/// shape.
#[cfg_attr(target_arch = "wasm32", cosmwasm_std::entry_point)]
pub fn migrate(
    deps: DepsMut,
    _env: Env,
    _msg: Wire<MigrateMsg>,
) -> Result<Response, ContractError> {
    Ok(version::migrate(deps.storage, NAME, VERSION)?)
}
