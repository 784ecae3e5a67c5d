//! `redeem`: pays a writer its part of LST and strike money. Anyone may send it.

use crate::{
    pay,
    session::{save_written, written, Session},
    ContractError,
};
use ballast_types::{access, address::account, Amount, Shares};
use cosmwasm_std::{DepsMut, Env, MessageInfo, Response};

pub fn redeem(
    deps: DepsMut,
    env: &Env,
    info: &MessageInfo,
    writer: Option<String>,
) -> Result<Response, ContractError> {
    // read
    access::ensure_nonpayable(info)?;
    let writer = match writer {
        Some(writer) => account(deps.api, &writer)?,
        None => info.sender.clone(),
    };
    let mut session = Session::open(deps.storage, env)?;
    let sold = written(deps.storage, &writer)?;

    // decide
    let redeemed = session
        .books
        .redeem_floor(sold, &session.terms, session.now)?;

    // write
    session.save(deps.storage)?;
    save_written(deps.storage, &writer, Shares::ZERO)?;
    let mut response = Response::new();
    if !redeemed.lst.is_zero() {
        let token = &session.config.suite.token;
        response = response.add_message(pay::lst(token, &writer, redeemed.lst));
    }
    let denom = &session.config.quote;
    Ok(pay::coins(response, denom, &writer, redeemed.quote)
        .add_attribute("action", "redeem")
        .add_attribute("writer", writer)
        .add_attribute("written", sold.to_string())
        .add_attribute("lst", redeemed.lst.to_string())
        .add_attribute("quote", redeemed.quote.to_string()))
}
