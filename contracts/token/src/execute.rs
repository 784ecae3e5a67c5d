//! The messages that differ from cw20-base.

mod instantiate;

pub use instantiate::instantiate;

use crate::{
    error::ContractError,
    refusal::{allowed, explain, unauthorized},
    state::SUITE,
};
use ballast_types::address::account;
use ballast_types::token::ExecuteMsg;
use cosmwasm_std::{Addr, Binary, Deps, DepsMut, Env, MessageInfo, Response, Uint128};
use cw20::Expiration;
use cw20_base::{allowances, contract as base};

pub fn transfer(
    mut deps: DepsMut,
    env: Env,
    info: MessageInfo,
    recipient: String,
    amount: Uint128,
) -> Result<Response, ContractError> {
    let sender = info.sender.clone();
    ensure_not_lost(deps.as_ref(), &sender, &recipient, amount)?;
    base::execute_transfer(deps.branch(), env, info, recipient, amount)
        .map_err(|err| explain(deps.as_ref(), &sender, None, amount, err))
}

pub fn send(
    mut deps: DepsMut,
    env: Env,
    info: MessageInfo,
    contract: String,
    amount: Uint128,
    msg: Binary,
) -> Result<Response, ContractError> {
    let sender = info.sender.clone();
    account(deps.api, &contract)?;
    base::execute_send(deps.branch(), env, info, contract, amount, msg)
        .map_err(|err| explain(deps.as_ref(), &sender, None, amount, err))
}

pub fn transfer_from(
    mut deps: DepsMut,
    env: Env,
    info: MessageInfo,
    owner: String,
    recipient: String,
    amount: Uint128,
) -> Result<Response, ContractError> {
    let spender = info.sender.clone();
    let holder = account(deps.api, &owner)?;
    ensure_not_lost(deps.as_ref(), &spender, &recipient, amount)?;
    allowances::execute_transfer_from(deps.branch(), env, info, owner, recipient, amount)
        .map_err(|err| explain(deps.as_ref(), &holder, Some(&spender), amount, err))
}

pub fn send_from(
    mut deps: DepsMut,
    env: Env,
    info: MessageInfo,
    owner: String,
    contract: String,
    amount: Uint128,
    msg: Binary,
) -> Result<Response, ContractError> {
    let spender = info.sender.clone();
    let holder = account(deps.api, &owner)?;
    account(deps.api, &contract)?;
    allowances::execute_send_from(deps.branch(), env, info, owner, contract, amount, msg)
        .map_err(|err| explain(deps.as_ref(), &holder, Some(&spender), amount, err))
}

pub fn increase_allowance(
    mut deps: DepsMut,
    env: Env,
    info: MessageInfo,
    spender: String,
    amount: Uint128,
    expires: Option<Expiration>,
) -> Result<Response, ContractError> {
    let owner = info.sender.clone();
    let spender_addr = account(deps.api, &spender)?;
    // cw20-base would panic on overflow
    let allowance = allowed(deps.as_ref(), &owner, &spender_addr)?;
    if allowance.checked_add(amount).is_err() {
        return Err(ContractError::AllowanceOverflow { allowance, amount });
    }
    allowances::execute_increase_allowance(deps.branch(), env, info, spender, amount, expires)
        .map_err(|err| explain(deps.as_ref(), &owner, Some(&spender_addr), amount, err))
}

pub fn decrease_allowance(
    mut deps: DepsMut,
    env: Env,
    info: MessageInfo,
    spender: String,
    amount: Uint128,
    expires: Option<Expiration>,
) -> Result<Response, ContractError> {
    let owner = info.sender.clone();
    let spender_addr = account(deps.api, &spender)?;
    allowances::execute_decrease_allowance(deps.branch(), env, info, spender, amount, expires)
        .map_err(|err| explain(deps.as_ref(), &owner, Some(&spender_addr), amount, err))
}

pub fn mint(
    deps: DepsMut,
    env: Env,
    info: MessageInfo,
    recipient: String,
    amount: Uint128,
) -> Result<Response, ContractError> {
    let sender = info.sender.clone();
    account(deps.api, &recipient)?;
    // The supply cannot overflow here: it equals the hub's `shares` (I-4), which are added checked.
    base::execute_mint(deps, env, info, recipient, amount)
        .map_err(|err| unauthorized(err, "the hub", sender))
}

pub fn burn(
    mut deps: DepsMut,
    env: Env,
    info: MessageInfo,
    amount: Uint128,
) -> Result<Response, ContractError> {
    let sender = info.sender.clone();
    let suite = SUITE.load(deps.storage)?;
    if ![&suite.hub, &suite.queue, &suite.vault].contains(&&sender) {
        return Err(ContractError::BurnRefused {
            sender,
            amount,
            queue: suite.queue,
        });
    }
    base::execute_burn(deps.branch(), env, info, amount)
        .map_err(|err| explain(deps.as_ref(), &sender, None, amount, err))
}

pub fn marketing(
    deps: DepsMut,
    env: Env,
    info: MessageInfo,
    msg: ExecuteMsg,
) -> Result<Response, ContractError> {
    let sender = info.sender.clone();
    if let ExecuteMsg::UpdateMarketing {
        marketing: Some(who),
        ..
    } = &msg
    {
        // a blank marketing account gives the role up
        if !who.trim().is_empty() {
            account(deps.api, who)?;
        }
    }
    base::execute(deps, env, info, msg)
        .map_err(|err| unauthorized(err, "the marketing account", sender))
}

/// Fails where a plain transfer would be lost to the sender: at any of the suite's contracts but the
/// vault, where it is a gift to the underwriters. The suite's own contracts may move what they hold.
fn ensure_not_lost(
    deps: Deps,
    sender: &Addr,
    recipient: &str,
    amount: Uint128,
) -> Result<(), ContractError> {
    let address = account(deps.api, recipient)?;
    let suite = SUITE.load(deps.storage)?;
    match suite.name_of(&address) {
        Some(name) if suite.vault != address && suite.name_of(sender).is_none() => {
            Err(ContractError::LostInSuite {
                name,
                address,
                amount,
            })
        }
        _ => Ok(()),
    }
}
