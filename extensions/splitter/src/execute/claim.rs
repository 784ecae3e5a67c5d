//! `claim`: pays the owner what its YT have earned. Anyone may send it.

use crate::{session::Session, ContractError};
use ballast_extension_types::splitter::{Config, HOLDERS};
use ballast_types::address::account;
use ballast_types::token::Token;
use cosmwasm_std::{DepsMut, Env, MessageInfo, Response};

pub fn claim(
    deps: DepsMut,
    env: &Env,
    info: &MessageInfo,
    config: Config,
    owner: Option<String>,
) -> Result<Response, ContractError> {
    // read
    let owner = match owner {
        Some(owner) => account(deps.api, &owner)?,
        None => info.sender.clone(),
    };
    let mut session = Session::open(deps.as_ref(), env, config)?;
    let (mut holder, _) = session.holder(deps.storage, &owner)?;

    // decide
    let lst = session.books.claim_floor(&mut holder)?;

    // write
    session.save(deps.storage)?;
    HOLDERS.save(deps.storage, &owner, &holder)?;
    let paid = Token(session.config.suite.token.clone()).transfer(&owner, lst)?;
    Ok(Response::new()
        .add_message(paid)
        .add_attribute("action", "claim")
        .add_attribute("owner", owner)
        .add_attribute("lst", lst.to_string())
        .add_attribute("mark", session.mark().to_string()))
}
