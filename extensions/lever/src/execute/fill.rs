//! `fill`: anyone pays the debt of an order's slice and takes LST for it. The rest of the slice
//! goes to the order's receiver in the same transaction.

use super::{coins, ensure_lst, load_order, or_sender, refund};
use crate::{calls::take, session::Session, ContractError};
use ballast_extension_math::lever::{Filled, Refusal};
use ballast_extension_share as share;
use ballast_extension_types::lever::{save_order, Order};
use ballast_types::token::Token;
use ballast_types::{Amount, Native, Shares};
use cosmwasm_std::{Deps, DepsMut, Env, MessageInfo, Response};

pub fn fill(
    deps: DepsMut,
    env: &Env,
    info: &MessageInfo,
    order_id: u64,
    receiver: Option<String>,
    min_lst: Option<Shares>,
) -> Result<Response, ContractError> {
    // read
    let mut order = load_order(deps.storage, order_id)?;
    let session = Session::open(deps.as_ref(), env)?;
    let config = &session.config;
    let sent = coins(info, config)?;
    let receiver = or_sender(deps.as_ref(), env, info, receiver)?;

    // decide
    let filled = plan(deps.as_ref(), &session, &order, sent)?;
    ensure_lst(filled.paid, filled.to_buyer, min_lst)?;
    let left = order.shares.checked_sub(filled.shares);
    order.shares = left.map_err(Refusal::from)?;

    // write
    let this = &env.contract.address;
    share::burn(deps.storage, this, filled.shares.raw())?;
    save_order(deps.storage, order_id, &order)?;
    let out = take(&config.market, &config.denom, filled.paid, filled.lst, this);
    let mut response = Response::new().add_message(out);
    for (to, lst) in [
        (&receiver, filled.to_buyer),
        (&order.receiver, filled.to_owner),
    ] {
        if !lst.is_zero() {
            response = response.add_message(Token(config.lst.clone()).transfer(to, lst)?);
        }
    }
    let back = sent.saturating_sub(filled.paid);
    Ok(refund(response, info, config, back)
        .add_attribute("action", "fill")
        .add_attribute("order_id", order_id.to_string())
        .add_attribute("owner", order.owner)
        .add_attribute("shares", filled.shares.to_string())
        .add_attribute("paid", filled.paid.to_string())
        .add_attribute("lst", filled.to_buyer.to_string())
        .add_attribute("to_owner", filled.to_owner.to_string())
        .add_attribute("discount_bps", filled.discount_bps.to_string())
        .add_attribute("left", order.shares.to_string()))
}

/// What `sent` coins buy of an order.
pub fn plan(
    deps: Deps,
    session: &Session,
    order: &Order,
    amount: Native,
) -> Result<Filled, ContractError> {
    let priced = session.owed(&session.rate(deps)?)?;
    let offer = order.offer();
    Ok(offer.fill(&priced, &session.config.terms, amount, session.now)?)
}
