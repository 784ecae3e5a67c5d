//! `redeem`: a holder repays the debt of its slice and takes the LST. No price is needed, unless
//! the rest of the debt would be too small for the market.

use super::{coins, ensure_lst, or_sender, refund};
use crate::{calls::take, session::Session, ContractError};
use ballast_extension_math::lever::{Redeemed, Refusal};
use ballast_extension_share as share;
use ballast_types::{Amount, LayerShares, Shares};
use cosmwasm_std::{Deps, DepsMut, Env, MessageInfo, Response, Uint128};

pub fn redeem(
    deps: DepsMut,
    env: &Env,
    info: &MessageInfo,
    shares: Uint128,
    receiver: Option<String>,
    min_lst: Option<Shares>,
) -> Result<Response, ContractError> {
    // read
    let session = Session::open(deps.as_ref(), env)?;
    let config = &session.config;
    let sent = coins(info, config)?;
    let receiver = or_sender(deps.as_ref(), env, info, receiver)?;

    // decide
    let (redeemed, lst) = plan(deps.as_ref(), &session, shares)?;
    let needed = redeemed.paid;
    if sent < needed {
        return Err(Refusal::TooLittle { needed, sent }.into());
    }
    ensure_lst(needed, lst, min_lst)?;
    let back = sent.saturating_sub(needed);

    // write
    share::burn(deps.storage, &info.sender, shares)?;
    let out = take(&config.market, &config.denom, needed, lst, &receiver);
    let response = Response::new().add_message(out);
    Ok(refund(response, info, config, back)
        .add_attribute("action", "redeem")
        .add_attribute("owner", &info.sender)
        .add_attribute("receiver", receiver)
        .add_attribute("shares", shares)
        .add_attribute("paid", needed.to_string())
        .add_attribute("lst", lst.to_string())
        .add_attribute("refund", back.to_string()))
}

/// What leaves the position, and the LST for it.
pub fn plan(
    deps: Deps,
    session: &Session,
    shares: Uint128,
) -> Result<(Redeemed, Shares), ContractError> {
    let books = &session.books;
    let redeemed = books.redeem(LayerShares::new(shares), session.config.terms.min_debt)?;
    if redeemed.extra().is_zero() {
        return Ok((redeemed, redeemed.lst));
    }
    // If the hub does not answer, coins paid beyond the slice's debt buy no LST; they benefit the
    // other holders.
    let rate = session.rate(deps);
    let priced = rate.and_then(|rate| session.owed(&rate)).ok();
    let extra = books.extra_floor(&redeemed, priced.as_ref())?;
    let lst = redeemed.lst.checked_add(extra).map_err(Refusal::from)?;
    Ok((redeemed, lst))
}
