//! `exercise`: an option buys its LST for the strike times the native worth of that LST now.

use super::{keeps, rest, sent};
use crate::{
    pay, price,
    session::{options, Session},
    ContractError,
};
use ballast_extension_share as share;
use ballast_types::{Amount, Shares};
use cosmwasm_std::{DepsMut, Env, MessageInfo, Response};

pub fn exercise(
    deps: DepsMut,
    env: &Env,
    info: &MessageInfo,
    lst: Shares,
    receiver: Option<String>,
) -> Result<Response, ContractError> {
    // read
    let mut session = Session::open(deps.storage, env)?;
    let sent = sent(info, &session.config.quote)?;
    let receiver = match receiver {
        Some(receiver) => keeps(deps.storage, env)?.receiver(deps.api, &receiver)?,
        None => info.sender.clone(),
    };
    let price = price::ask(deps.as_ref(), &session.config.suite.hub)?;
    let has = options(deps.storage, &info.sender)?;

    // decide
    let exercised = session
        .books
        .exercise_ceil(lst, has, &price, &session.terms, session.now)?;
    let refund = rest(sent, exercised.pays)?;

    // write
    session.save(deps.storage)?;
    share::burn(deps.storage, &info.sender, lst.raw())?;
    let paid = pay::lst(&session.config.suite.token, &receiver, lst);
    let response = Response::new().add_message(paid);
    let denom = &session.config.quote;
    Ok(pay::coins(response, denom, &info.sender, refund)
        .add_attribute("action", "exercise")
        .add_attribute("holder", &info.sender)
        .add_attribute("receiver", receiver)
        .add_attribute("lst", lst.to_string())
        .add_attribute("native", exercised.native.to_string())
        .add_attribute("paid", exercised.pays.to_string())
        .add_attribute("refund", refund.to_string()))
}
