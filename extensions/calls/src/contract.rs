//! Entry points: match and dispatch.

use crate::{
    execute::{self, keeps},
    query, ContractError,
};
use ballast_extension_share::{self as share, Keeps};
use ballast_extension_types::calls::{ExecuteMsg, InstantiateMsg, QueryMsg};
use ballast_types::{access, deploy::MigrateMsg, version};
use ballast_wire::Wire;
use cosmwasm_std::{Binary, Deps, DepsMut, Env, MessageInfo, Response};

/// Name of the contract, as `cw2` shows it.
pub const NAME: &str = "crates.io:ballast-calls";
/// Version of the contract, as `cw2` shows it.
pub const VERSION: &str = env!("CARGO_PKG_VERSION");

/// Made by anyone, against any hub.
#[cfg_attr(target_arch = "wasm32", cosmwasm_std::entry_point)]
pub fn instantiate(
    deps: DepsMut,
    env: Env,
    info: MessageInfo,
    Wire(msg): Wire<InstantiateMsg>,
) -> Result<Response, ContractError> {
    execute::instantiate(deps, &env, &info, msg)
}

/// Everything that can be asked of it.
#[cfg_attr(target_arch = "wasm32", cosmwasm_std::entry_point)]
pub fn execute(
    deps: DepsMut,
    env: Env,
    info: MessageInfo,
    Wire(msg): Wire<ExecuteMsg>,
) -> Result<Response, ContractError> {
    match msg {
        ExecuteMsg::Receive(msg) => execute::receive(deps, &env, &info, &msg),
        ExecuteMsg::Buy {
            offer_id,
            lst,
            max_price,
        } => execute::buy(deps, &env, &info, (offer_id, lst, max_price)),
        ExecuteMsg::Cancel { offer_id } => execute::cancel(deps, &env, &info, offer_id),
        ExecuteMsg::Close { lst } => execute::close(deps, &env, &info, lst),
        ExecuteMsg::Exercise { lst, receiver } => {
            execute::exercise(deps, &env, &info, lst, receiver)
        }
        ExecuteMsg::Redeem { writer } => execute::redeem(deps, &env, &info, writer),
        ExecuteMsg::Transfer { recipient, amount } => {
            let keeps = free(&deps, &env, &info)?;
            Ok(share::transfer(deps, &info, &keeps, (recipient, amount))?)
        }
        ExecuteMsg::Send {
            contract,
            amount,
            msg,
        } => {
            let keeps = free(&deps, &env, &info)?;
            Ok(share::send(deps, &info, &keeps, (contract, amount, msg))?)
        }
        ExecuteMsg::TransferFrom {
            owner,
            recipient,
            amount,
        } => {
            let (keeps, what) = (free(&deps, &env, &info)?, (owner, recipient, amount));
            Ok(share::transfer_from(deps, &env, &info, &keeps, what)?)
        }
        ExecuteMsg::SendFrom {
            owner,
            contract,
            amount,
            msg,
        } => {
            let (keeps, what) = (free(&deps, &env, &info)?, (owner, contract, amount, msg));
            Ok(share::send_from(deps, &env, &info, &keeps, what)?)
        }
        ExecuteMsg::IncreaseAllowance {
            spender,
            amount,
            expires,
        } => {
            access::ensure_nonpayable(&info)?;
            let what = (spender, amount, expires);
            Ok(share::increase_allowance(deps, &env, &info, what)?)
        }
        ExecuteMsg::DecreaseAllowance {
            spender,
            amount,
            expires,
        } => {
            access::ensure_nonpayable(&info)?;
            let what = (spender, amount, expires);
            Ok(share::decrease_allowance(deps, &env, &info, what)?)
        }
        ExecuteMsg::Mint { .. } => Err(refused("mint")),
        ExecuteMsg::Burn { .. } => Err(refused("burn")),
        ExecuteMsg::BurnFrom { .. } => Err(refused("burn_from")),
    }
}

/// Where options would be lost, for a message that takes no coins.
fn free(deps: &DepsMut, env: &Env, info: &MessageInfo) -> Result<Keeps, ContractError> {
    access::ensure_nonpayable(info)?;
    Ok(keeps(deps.storage, env)?)
}

const fn refused(what: &'static str) -> ContractError {
    ContractError::Refused { what }
}

/// Everything it answers.
#[cfg_attr(target_arch = "wasm32", cosmwasm_std::entry_point)]
pub fn query(deps: Deps, env: Env, Wire(msg): Wire<QueryMsg>) -> Result<Binary, ContractError> {
    query::answer(deps, &env, msg)
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
