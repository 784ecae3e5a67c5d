//! `pay`: sends the premium to the backer by a plain transfer, so that it drips there. LST that
//! came to the hedge by a plain transfer goes with it.

use crate::{backing, session::Session, ContractError};
use ballast_extension_math::hedge::Refusal;
use ballast_types::token::Token;
use ballast_types::Amount;
use cosmwasm_std::{DepsMut, Env, Response};

pub fn pay(deps: DepsMut, env: &Env) -> Result<Response, ContractError> {
    // read
    let mut session = Session::open(deps.storage, env)?;
    let backer = session.backer()?.clone();
    let gifts = session.gifts(deps.as_ref(), env)?;

    // decide
    backing::set_rate(deps.as_ref(), &mut session)?;
    let premium = session.book.take_premium();
    let all = premium.checked_add(gifts).map_err(Refusal::from)?;
    if all.is_zero() {
        return Err(ContractError::NothingToPay);
    }

    // write
    session.save(deps.storage)?;
    Ok(Response::new()
        .add_message(Token(session.config.lst.clone()).transfer(&backer, all)?)
        .add_attribute("action", "pay")
        .add_attribute("premium", premium.to_string())
        .add_attribute("gifts", gifts.to_string()))
}
