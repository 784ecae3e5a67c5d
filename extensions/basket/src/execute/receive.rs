//! LST arrives with a message: it is loose, and buys shares by what all is worth.

use super::keeps;
use crate::{look, session::Session, ContractError};
use ballast_extension_math::basket::{Refusal, Sum};
use ballast_extension_share as share;
use ballast_extension_types::basket::{ReceiveMsg, CONFIG};
use ballast_types::{access, Amount, LayerShares, Shares};
use ballast_wire::from_json;
use cosmwasm_std::{Deps, DepsMut, Env, MessageInfo, Response, Uint128};
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
            despite_pending,
        } => {
            let least = min_shares.unwrap_or_default();
            let despite = despite_pending.unwrap_or(false);
            deposit(deps, env, &msg, receiver, (least, despite))
        }
    }
}

fn deposit(
    deps: DepsMut,
    env: &Env,
    msg: &Cw20ReceiveMsg,
    receiver: Option<String>,
    (min_shares, despite): (Uint128, bool),
) -> Result<Response, ContractError> {
    // read
    let lst = Shares::new(msg.amount);
    let receiver = receiver.as_ref().unwrap_or(&msg.sender);
    let receiver = keeps(deps.storage, env)?.receiver(deps.api, receiver)?;
    let mut session = Session::open(deps.storage, env)?;

    // decide
    let (shares, sum) = priced(deps.as_ref(), &mut session, lst, despite)?;
    let shares = shares.raw();
    if shares < min_shares {
        return Err(ContractError::Book(Refusal::MinShares {
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
        .add_attribute("shares", shares)
        .add_attribute("nav", sum.nav.to_string()))
}

/// Shares that `lst` buys now, and what all is worth before it.
pub fn priced(
    deps: Deps,
    session: &mut Session,
    lst: Shares,
    despite: bool,
) -> Result<(LayerShares, Sum), ContractError> {
    session.book.ensure_unpaused(session.now)?;
    let seen = look::all(deps, session)?;
    look::ensure_all_seen(session, &seen)?;
    if !despite {
        for (part, seen) in session.book.parts.iter().zip(&seen) {
            let Some(seen) = seen.as_ref().filter(|_| !part.is_empty()) else {
                continue;
            };
            if let Some(pending) = look::pending(deps, part, seen) {
                return Err(ContractError::Book(Refusal::PartPending {
                    part: part.address.clone(),
                    pending,
                }));
            }
        }
    }
    let sum = look::sum(session, &seen)?;
    let (supply, now) = (session.supply, session.now);
    let shares = session.book.deposit_floor(lst, supply, &sum, now)?;
    Ok((shares, sum))
}
