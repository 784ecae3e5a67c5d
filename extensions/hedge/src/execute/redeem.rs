//! `redeem`: shares are given up for the LST that they are worth. With `forfeit` no contract but
//! the LST is called.

use super::keeps;
use crate::{backing, calls, session::Session, ContractError};
use ballast_extension_share as share;
use ballast_types::token::Token;
use ballast_types::{Amount, LayerShares, Shares};
use cosmwasm_std::{DepsMut, Env, MessageInfo, Response, Uint128};

/// What the sender asks for.
pub struct Redeem {
    /// The shares that it gives up.
    pub shares: Uint128,
    /// Who gets the LST; the sender if none is named.
    pub receiver: Option<String>,
    /// The least LST that it accepts.
    pub min_lst: Option<Shares>,
    /// Whether it leaves without the top-up that is due.
    pub forfeit: bool,
}

pub fn redeem(
    deps: DepsMut,
    env: &Env,
    info: &MessageInfo,
    msg: Redeem,
) -> Result<Response, ContractError> {
    // read
    let Redeem {
        shares,
        receiver,
        min_lst,
        forfeit,
    } = msg;
    let receiver = match receiver {
        Some(receiver) => keeps(deps.storage, env)?.receiver(deps.api, &receiver)?,
        None => info.sender.clone(),
    };
    let mut session = Session::open(deps.storage, env)?;
    share::burn(deps.storage, &info.sender, shares)?;
    let asks = !forfeit;
    let price = match asks {
        true => Some(calls::price(&deps.querier, &session.config.hub)?),
        false => None,
    };

    // decide
    let least = min_lst.unwrap_or(Shares::ZERO);
    let (given, terms, now) = (LayerShares::new(shares), session.terms, session.now);
    let book = &mut session.book;
    let lst = book.redeem_floor(given, least, price.as_ref(), &terms, now)?;
    if asks {
        backing::set_rate(deps.as_ref(), &mut session)?;
    }

    // write
    session.save(deps.storage)?;
    Ok(Response::new()
        .add_message(Token(session.config.lst.clone()).transfer(&receiver, lst)?)
        .add_attribute("action", "redeem")
        .add_attribute("receiver", receiver)
        .add_attribute("shares", shares)
        .add_attribute("lst", lst.to_string()))
}
