//! `receive`: LST arrives, and options on it are offered. The LST stays the writer's until options
//! are bought.

use crate::{
    session::{save_offer, Session},
    ContractError,
};
use ballast_extension_math::calls::{Ask, Offer};
use ballast_extension_types::calls::ReceiveMsg;
use ballast_types::{access, address::account, Amount, Shares};
use ballast_wire::from_json;
use cosmwasm_std::{DepsMut, Env, MessageInfo, Response};
use cw20::Cw20ReceiveMsg;

pub fn receive(
    deps: DepsMut,
    env: &Env,
    info: &MessageInfo,
    msg: &Cw20ReceiveMsg,
) -> Result<Response, ContractError> {
    access::ensure_nonpayable(info)?;
    let session = Session::open(deps.storage, env)?;
    access::ensure_sender(&info.sender, &session.config.suite.token, "the LST")?;
    let inner = from_json(&msg.msg).map_err(|err| ContractError::InvalidReceive {
        reason: err.to_string(),
    })?;
    let ReceiveMsg::Offer {
        price,
        end_price,
        ends_at,
    } = inner;
    let ask = Ask {
        price,
        end_price,
        ends_at,
    };
    offer(deps, session, msg, ask)
}

fn offer(
    deps: DepsMut,
    mut session: Session,
    msg: &Cw20ReceiveMsg,
    ask: Ask,
) -> Result<Response, ContractError> {
    // read
    let writer = account(deps.api, &msg.sender)?;

    // decide
    let offer = Offer::new(Shares::new(msg.amount), ask, &session.terms, session.now)?;
    let offer_id = session.books.offer(&offer)?;

    // write
    session.save(deps.storage)?;
    save_offer(deps.storage, (&writer, offer_id), offer)?;
    Ok(Response::new()
        .add_attribute("action", "offer")
        .add_attribute("offer_id", offer_id.to_string())
        .add_attribute("writer", writer)
        .add_attribute("lst", offer.lst.to_string())
        .add_attribute("price", offer.from.to_string())
        .add_attribute("end_price", offer.to.to_string())
        .add_attribute("ends_at", offer.ends.to_string()))
}
