//! The messages of a PT: a cw20 that only its splitter mints and burns.

use crate::ContractError;
use ballast_extension_share::{self as share, Keeps, ShareError};
use ballast_extension_types::{
    match_share,
    share::{Move, ShareMsg},
    splitter::{ExecuteMsg, Minter, MINTER},
};
use ballast_types::{access, address::account};
use cosmwasm_std::{Addr, DepsMut, Env, MessageInfo, Response, Storage, Uint128};

pub fn pt(
    deps: DepsMut,
    env: &Env,
    info: &MessageInfo,
    msg: ExecuteMsg,
) -> Result<Response, ContractError> {
    let minter = MINTER.load(deps.storage)?;
    match_share!(match msg {
        ShareMsg(msg) => share(deps, env, info, minter, msg),
        ExecuteMsg::Mint { recipient, amount } => {
            access::ensure_sender(&info.sender, &minter.splitter, "the splitter")?;
            mint(deps, &recipient, amount)
        }
        ExecuteMsg::Burn { amount } => {
            access::ensure_sender(&info.sender, &minter.splitter, "the splitter")?;
            burn(deps, &info.sender, amount)
        }
        ExecuteMsg::Receive(_) => Err(refused_by_pt("receive")),
        ExecuteMsg::Claim { .. } => Err(refused_by_pt("claim")),
        ExecuteMsg::Touch {} => Err(refused_by_pt("touch")),
        ExecuteMsg::Begin { .. } => Err(refused_by_pt("begin")),
        ExecuteMsg::BurnFrom { .. } => Err(refused_by_pt("burn_from")),
        ExecuteMsg::UpdateMinter { .. } => Err(refused_by_pt("update_minter")),
        ExecuteMsg::UpdateMarketing { .. } => Err(refused_by_pt("update_marketing")),
        ExecuteMsg::UploadLogo(_) => Err(refused_by_pt("upload_logo")),
    })
}

/// The error for messages that a PT does not have.
pub const fn refused_by_pt(what: &'static str) -> ContractError {
    ContractError::Refused {
        who: "PT",
        what,
        instead: "it is a cw20 that only its splitter mints and burns, ask the splitter",
    }
}

/// Fails for a plain transfer to the splitter: it would not notice the PT, which would be lost.
fn ensure_sent(minter: &Minter, to: &str) -> Result<(), ShareError> {
    match minter.splitter.as_str() == to {
        true => Err(ShareError::OwnContract {
            address: minter.splitter.clone(),
            name: "the splitter (it takes PT by `send`, with `merge` or `redeem`)".to_string(),
        }),
        false => Ok(()),
    }
}

fn share(
    deps: DepsMut,
    env: &Env,
    info: &MessageInfo,
    minter: Minter,
    msg: ShareMsg,
) -> Result<Response, ContractError> {
    if let ShareMsg::Move(Move { to, msg: None, .. }) = &msg {
        ensure_sent(&minter, to)?;
    }
    let keeps = |_: &dyn Storage, env: &Env| Ok(Keeps::of(env, minter.suite));
    share::execute(deps, env, info, keeps, msg)
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
