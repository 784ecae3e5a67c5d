//! `receive`: LST arrives as a deposit, and becomes slashable.

use super::keeps;
use crate::{consumer, session::Session, ContractError};
use ballast_extension_math::restake::Refusal;
use ballast_extension_share as share;
use ballast_extension_types::restake::{ReceiveMsg, CONFIG};
use ballast_types::{access, Amount, Shares};
use ballast_wire::from_json;
use cosmwasm_std::{DepsMut, Env, MessageInfo, Response, Uint128};
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
        ReceiveMsg::Deposit {
            receiver,
            min_shares,
        } => deposit(deps, env, &msg, receiver, min_shares.unwrap_or_default()),
    }
}

fn deposit(
    deps: DepsMut,
    env: &Env,
    msg: &Cw20ReceiveMsg,
    receiver: Option<String>,
    min_shares: Uint128,
) -> Result<Response, ContractError> {
    // read
    let lst = Shares::new(msg.amount);
    let receiver = receiver.as_ref().unwrap_or(&msg.sender);
    let receiver = keeps(deps.storage, env)?.receiver(deps.api, receiver)?;
    let mut session = Session::open(deps.as_ref(), env, lst)?;
    let report = consumer::ask(deps.as_ref(), &session);

    // decide
    let shares = session.stake.deposit_floor(lst, report, session.now)?.raw();
    if shares < min_shares {
        return Err(ContractError::Stake(Refusal::MinShares {
            lst,
            shares,
            min_shares,
        }));
    }

    // write
    session.save(deps.storage)?;
    share::mint(deps.storage, &receiver, shares)?;
    Ok(Response::new()
        .add_attribute("action", "deposit")
        .add_attribute("sender", &msg.sender)
        .add_attribute("receiver", receiver)
        .add_attribute("lst", lst.to_string())
        .add_attribute("shares", shares))
}
