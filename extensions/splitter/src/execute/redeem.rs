//! `redeem`: from maturity on, PT alone become LST.

use super::Came;
use crate::{calls, session::Session, ContractError};
use ballast_extension_types::splitter::Config;
use ballast_types::token::Token;
use ballast_types::Amount;
use cosmwasm_std::{DepsMut, Env, Response};
use cw20::Cw20ReceiveMsg;

pub fn redeem(
    deps: DepsMut,
    env: &Env,
    config: Config,
    msg: &Cw20ReceiveMsg,
    receiver: Option<&String>,
) -> Result<Response, ContractError> {
    // read
    let came = Came::new(deps.as_ref(), env, &config, msg, receiver)?;
    let mut session = Session::open(deps.as_ref(), env, config)?;
    let pt = came.principal();

    // decide
    let lst = session.books.redeem_floor(pt, session.term)?;

    // write
    session.save(deps.storage)?;
    let told = [("pt", pt.to_string()), ("lst", lst.to_string())];
    Ok(came
        .told("redeem", told, session.mark())
        .add_message(calls::burn(&session.config.pt, pt.raw()))
        .add_message(Token(session.config.suite.token.clone()).transfer(&came.receiver, lst)?))
}
