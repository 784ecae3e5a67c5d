//! `merge`: PT and as many YT become LST again.

use super::Came;
use crate::{calls, session::Session, ContractError};
use ballast_extension_share as share;
use ballast_extension_types::splitter::{Config, Principal};
use ballast_types::token::Token;
use ballast_types::{address::account, Amount};
use cosmwasm_std::{DepsMut, Env, Response};
use cw20::Cw20ReceiveMsg;

pub fn merge(
    deps: DepsMut,
    env: &Env,
    config: Config,
    msg: &Cw20ReceiveMsg,
    receiver: Option<&String>,
) -> Result<Response, ContractError> {
    // read
    let came = Came::new(deps.as_ref(), env, &config, msg, receiver)?;
    let sender = account(deps.api, &msg.sender)?;
    let mut session = Session::open(deps.as_ref(), env, config)?;
    let have = Principal::new(share::balance(deps.storage, &sender)?);

    // decide
    let need = came.principal();
    let lst = session.books.merge_floor(need, have, session.term)?;

    // write
    session.accrue(deps.storage, &sender)?;
    session.save(deps.storage)?;
    share::burn(deps.storage, &sender, need.raw())?;
    let told = [("pt", need.to_string()), ("lst", lst.to_string())];
    Ok(came
        .told("merge", told, session.mark())
        .add_message(calls::burn(&session.config.pt, need.raw()))
        .add_message(Token(session.config.suite.token.clone()).transfer(&came.receiver, lst)?))
}
