//! Messages.

use crate::{
    contract::{NAME, VERSION},
    ContractError,
};
use ballast_extension_types::hedge::{
    Config, InstantiateMsg, ReceiveMsg, CONFIG, POSITIONS, TOTAL,
};
use ballast_types::{access, address::account, token::Token, Amount, Shares};
use cosmwasm_std::{from_json, Addr, DepsMut, MessageInfo, Response};
use cw20::{Cw20ExecuteMsg, Cw20ReceiveMsg};

/// Reads the LST's address from the hub, once.
pub fn instantiate(
    deps: DepsMut,
    info: &MessageInfo,
    msg: &InstantiateMsg,
) -> Result<Response, ContractError> {
    access::ensure_nonpayable(info)?;
    let hub = account(deps.api, &msg.hub)?;
    let token = access::hub_config(&deps.querier, &hub)?.suite.token;
    cw2::set_contract_version(deps.storage, NAME, VERSION)?;
    CONFIG.save(deps.storage, &Config { hub, token })?;
    TOTAL.save(deps.storage, &Shares::ZERO)?;
    Ok(Response::new().add_attribute("action", "instantiate"))
}

/// LST that was sent with a message.
pub fn receive(
    deps: DepsMut,
    info: &MessageInfo,
    msg: Cw20ReceiveMsg,
) -> Result<Response, ContractError> {
    access::ensure_nonpayable(info)?;
    access::ensure_sender(&info.sender, &CONFIG.load(deps.storage)?.token, "the LST")?;
    let inner: ReceiveMsg = from_json(&msg.msg).map_err(|err| ContractError::InvalidReceive {
        reason: err.to_string(),
    })?;
    let owner = account(deps.api, &msg.sender)?;
    match inner {
        ReceiveMsg::Deposit {} => deposit(deps, owner, Shares::new(msg.amount)),
    }
}

fn deposit(deps: DepsMut, owner: Addr, lst: Shares) -> Result<Response, ContractError> {
    // read
    if lst.is_zero() {
        return Err(ContractError::Nothing);
    }
    let held = POSITIONS
        .may_load(deps.storage, &owner)?
        .unwrap_or_default();
    let total = TOTAL.load(deps.storage)?;

    // decide
    let held = Shares::new(held.raw().checked_add(lst.raw())?);
    let total = Shares::new(total.raw().checked_add(lst.raw())?);

    // write
    POSITIONS.save(deps.storage, &owner, &held)?;
    TOTAL.save(deps.storage, &total)?;
    Ok(Response::new()
        .add_attribute("action", "deposit")
        .add_attribute("owner", owner)
        .add_attribute("lst", lst.to_string()))
}

/// Gives LST back.
pub fn withdraw(deps: DepsMut, info: &MessageInfo, lst: Shares) -> Result<Response, ContractError> {
    // read
    access::ensure_nonpayable(info)?;
    if lst.is_zero() {
        return Err(ContractError::Nothing);
    }
    let owner = info.sender.clone();
    let has = POSITIONS
        .may_load(deps.storage, &owner)?
        .unwrap_or_default();
    let total = TOTAL.load(deps.storage)?;

    // decide
    let left = has.raw().checked_sub(lst.raw());
    let left = left.map_err(|_| ContractError::TooMuch {
        owner: owner.clone(),
        has,
        asked: lst,
    })?;
    let total = Shares::new(total.raw().checked_sub(lst.raw())?);
    let transfer = Cw20ExecuteMsg::Transfer {
        recipient: owner.to_string(),
        amount: lst.raw(),
    };

    // write
    match left.is_zero() {
        true => POSITIONS.remove(deps.storage, &owner),
        false => POSITIONS.save(deps.storage, &owner, &Shares::new(left))?,
    }
    TOTAL.save(deps.storage, &total)?;
    Ok(Response::new()
        .add_message(Token(CONFIG.load(deps.storage)?.token).call(&transfer)?)
        .add_attribute("action", "withdraw")
        .add_attribute("owner", owner)
        .add_attribute("lst", lst.to_string()))
}
