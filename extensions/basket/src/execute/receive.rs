//! LST arrives with a message: it is loose, and buys shares by what all is worth.

use super::keeps;
use crate::{look, session::Session, ContractError};
use ballast_extension_math::basket::{Refusal, Sum};
use ballast_extension_share as share;
use ballast_extension_types::basket::{Book, ReceiveMsg, CONFIG};
use ballast_types::{access, Amount, LayerShares, Shares};
use ballast_wire::from_json;
use cosmwasm_std::{Deps, DepsMut, Env, MessageInfo, Response, Uint128};
use cw20::Cw20ReceiveMsg;

/// What the sender of LST asks for.
struct Deposit {
    /// Who gets the shares, if not the sender.
    receiver: Option<String>,
    /// The fewest shares that are accepted.
    min_shares: Uint128,
    /// Whether it is to go on although a part may be slashed for what was before.
    despite: bool,
}

/// What a deposit buys.
pub struct Priced {
    /// Shares of the basket.
    pub shares: LayerShares,
    /// What all was worth before it.
    pub sum: Sum,
    /// The book after it.
    pub book: Book,
}

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
            let asked = Deposit {
                receiver,
                min_shares: min_shares.unwrap_or_default(),
                despite: despite_pending.unwrap_or(false),
            };
            deposit(deps, env, &msg, asked)
        }
    }
}

fn deposit(
    deps: DepsMut,
    env: &Env,
    msg: &Cw20ReceiveMsg,
    asked: Deposit,
) -> Result<Response, ContractError> {
    // read
    let Deposit {
        receiver,
        min_shares,
        despite,
    } = asked;
    let lst = Shares::new(msg.amount);
    let receiver = receiver.as_ref().unwrap_or(&msg.sender);
    let receiver = keeps(deps.storage, env)?.receiver(deps.api, receiver)?;
    let mut session = Session::open(deps.storage, env)?;

    // decide
    let Priced { shares, sum, book } = priced(deps.as_ref(), &session, lst, despite)?;
    let shares = shares.raw();
    if shares < min_shares {
        return Err(ContractError::Book(Refusal::MinShares {
            lst,
            shares,
            min_shares,
        }));
    }
    session.book = book;

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

/// What `lst` buys now. With `despite` it buys although a part may be slashed for what was before.
///
/// # Errors
/// `Paused`, `PartSilent`, `PartPending`; as `deposit_floor`.
pub fn priced(
    deps: Deps,
    session: &Session,
    lst: Shares,
    despite: bool,
) -> Result<Priced, ContractError> {
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
    let mut book = session.book.clone();
    look::note_seen(&mut book, &seen);
    let shares = book.deposit_floor(lst, supply, &sum, now)?;
    Ok(Priced { shares, sum, book })
}
