//! A PT: a cw20 that its splitter alone mints and burns, and nothing else.

use crate::ContractError;
use ballast_extension_share::{self as share, Keeps, ShareError};
use ballast_extension_types::splitter::{ExecuteMsg, Minter, MINTER};
use ballast_types::{access, address::account};
use cosmwasm_std::{Addr, DepsMut, Env, MessageInfo, Response, Uint128};

pub fn principal(
    deps: DepsMut,
    env: &Env,
    info: &MessageInfo,
    msg: ExecuteMsg,
) -> Result<Response, ContractError> {
    let minter = MINTER.load(deps.storage)?;
    let keeps = |minter: Minter| Keeps::of(env, minter.suite);
    Ok(match msg {
        ExecuteMsg::Transfer { recipient, amount } => {
            ensure_sent(&minter, &recipient)?;
            share::transfer(deps, info, &keeps(minter), (recipient, amount))?
        }
        ExecuteMsg::Send {
            contract,
            amount,
            msg,
        } => share::send(deps, info, &keeps(minter), (contract, amount, msg))?,
        ExecuteMsg::TransferFrom {
            owner,
            recipient,
            amount,
        } => {
            ensure_sent(&minter, &recipient)?;
            let what = (owner, recipient, amount);
            share::transfer_from(deps, env, info, &keeps(minter), what)?
        }
        ExecuteMsg::SendFrom {
            owner,
            contract,
            amount,
            msg,
        } => {
            let what = (owner, contract, amount, msg);
            share::send_from(deps, env, info, &keeps(minter), what)?
        }
        ExecuteMsg::IncreaseAllowance {
            spender,
            amount,
            expires,
        } => share::increase_allowance(deps, env, info, (spender, amount, expires))?,
        ExecuteMsg::DecreaseAllowance {
            spender,
            amount,
            expires,
        } => share::decrease_allowance(deps, env, info, (spender, amount, expires))?,
        ExecuteMsg::Mint { recipient, amount } => {
            access::ensure_sender(&info.sender, &minter.splitter, "the splitter")?;
            mint(deps, &recipient, amount)?
        }
        ExecuteMsg::Burn { amount } => {
            access::ensure_sender(&info.sender, &minter.splitter, "the splitter")?;
            burn(deps, &info.sender, amount)?
        }
        ExecuteMsg::Receive(_) => return Err(refused("receive")),
        ExecuteMsg::Claim { .. } => return Err(refused("claim")),
        ExecuteMsg::Touch {} => return Err(refused("touch")),
        ExecuteMsg::Begin { .. } => return Err(refused("begin")),
        ExecuteMsg::BurnFrom { .. } => return Err(refused("burn_from")),
        ExecuteMsg::UpdateMinter { .. } => return Err(refused("update_minter")),
        ExecuteMsg::UpdateMarketing { .. } => return Err(refused("update_marketing")),
        ExecuteMsg::UploadLogo(_) => return Err(refused("upload_logo")),
    })
}

/// A PT has not that.
pub const fn refused(what: &'static str) -> ContractError {
    ContractError::Refused {
        who: "PT",
        what,
        instead: "it is a cw20 that only its splitter mints and burns, ask the splitter",
    }
}

/// A plain transfer to the splitter, which hears nothing of it, would be lost.
fn ensure_sent(minter: &Minter, to: &str) -> Result<(), ShareError> {
    match minter.splitter.as_str() == to {
        true => Err(ShareError::OwnContract {
            address: minter.splitter.clone(),
            name: "the splitter (it takes PT by `send`, with `merge` or `redeem`)".to_string(),
        }),
        false => Ok(()),
    }
}

fn mint(deps: DepsMut, recipient: &str, amount: Uint128) -> Result<Response, ContractError> {
    let to = account(deps.api, recipient)?;
    share::mint(deps.storage, &to, amount)?;
    Ok(Response::new()
        .add_attribute("action", "mint")
        .add_attribute("to", to)
        .add_attribute("amount", amount))
}

fn burn(deps: DepsMut, from: &Addr, amount: Uint128) -> Result<Response, ContractError> {
    share::burn(deps.storage, from, amount)?;
    Ok(Response::new()
        .add_attribute("action", "burn")
        .add_attribute("from", from)
        .add_attribute("amount", amount))
}
