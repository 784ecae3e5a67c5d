//! `receive`: LST arrives as a deposit, which waits before it is protected.

use super::keeps;
use crate::{session::Session, ContractError};
use ballast_extension_math::hedge::Deposited;
use ballast_extension_types::hedge::{save_deposit, Deposit, ReceiveMsg, CONFIG};
use ballast_types::{access, Amount, Shares};
use ballast_wire::from_json;
use cosmwasm_std::{DepsMut, Env, MessageInfo, Response};
use cw20::Cw20ReceiveMsg;

pub fn receive(
    deps: DepsMut,
    env: &Env,
    info: &MessageInfo,
    msg: Cw20ReceiveMsg,
) -> Result<Response, ContractError> {
    let lst = CONFIG.load(deps.storage)?.lst;
    access::ensure_sender(&info.sender, &lst, "the LST")?;
    let inner = from_json(&msg.msg).map_err(|err| ContractError::InvalidReceive {
        reason: err.to_string(),
    })?;
    match inner {
        ReceiveMsg::Deposit { receiver } => deposit(deps, env, &msg, receiver),
    }
}

fn deposit(
    deps: DepsMut,
    env: &Env,
    msg: &Cw20ReceiveMsg,
    receiver: Option<String>,
) -> Result<Response, ContractError> {
    // read
    let lst = Shares::new(msg.amount);
    let owner = receiver.as_ref().unwrap_or(&msg.sender);
    let owner = keeps(deps.storage, env)?.receiver(deps.api, owner)?;
    let mut session = Session::open(deps.storage, env)?;
    session.backer()?;

    // decide
    let Deposited { id, ready_at } = session.book.deposit(lst, &session.terms, session.now)?;

    // write
    session.save(deps.storage)?;
    save_deposit(deps.storage, (&owner, id), &Deposit { lst, ready_at })?;
    Ok(Response::new()
        .add_attribute("action", "deposit")
        .add_attribute("deposit_id", id.to_string())
        .add_attribute("owner", owner)
        .add_attribute("lst", lst.to_string())
        .add_attribute("ready_at", ready_at.to_string()))
}
