//! `buy`: sells options on the LST of an offer, one option for each unit of LST.

use super::{rest, sent};
use crate::{
    pay,
    session::{listing, save_offer, save_written, written, Session},
    ContractError,
};
use ballast_extension_math::calls::Refusal;
use ballast_extension_share as share;
use ballast_extension_types::calls::{Listing, Quote};
use ballast_types::{Amount, Shares};
use cosmwasm_std::{DepsMut, Env, MessageInfo, Response};

/// What the buyer asks for.
pub struct Buy {
    /// The offer.
    pub offer_id: u64,
    /// The LST to buy options on.
    pub lst: Shares,
    /// The highest option price that it accepts.
    pub max_price: Option<Quote>,
}

pub fn buy(
    deps: DepsMut,
    env: &Env,
    info: &MessageInfo,
    msg: &Buy,
) -> Result<Response, ContractError> {
    // read
    let &Buy {
        offer_id,
        lst,
        max_price,
    } = msg;
    let mut session = Session::open(deps.storage, env)?;
    let sent = sent(info, &session.config.quote)?;
    let Listing { writer, mut offer } = listing(deps.storage, offer_id)?;

    // decide
    let bought = session
        .books
        .buy_ceil(&mut offer, lst, &session.terms, session.now)?;
    let (price, cost) = (bought.price, bought.cost);
    if let Some(max_price) = max_price.filter(|most| price > *most) {
        return Err(ContractError::MaxPrice { price, max_price });
    }
    let refund = rest(sent, cost)?;
    let sold = written(deps.storage, &writer)?.checked_add(lst);

    // write
    session.save(deps.storage)?;
    save_offer(deps.storage, (&writer, offer_id), offer)?;
    let sold = sold.map_err(Refusal::from)?;
    save_written(deps.storage, &writer, sold)?;
    share::mint(deps.storage, &info.sender, lst.raw())?;
    let denom = &session.config.quote;
    let response = pay::coins(Response::new(), denom, &writer, cost);
    Ok(pay::coins(response, denom, &info.sender, refund)
        .add_attribute("action", "buy")
        .add_attribute("offer_id", offer_id.to_string())
        .add_attribute("buyer", &info.sender)
        .add_attribute("writer", writer)
        .add_attribute("lst", lst.to_string())
        .add_attribute("price", price.to_string())
        .add_attribute("cost", cost.to_string())
        .add_attribute("refund", refund.to_string()))
}
