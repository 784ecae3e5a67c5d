//! Anyone has a reporter paid: what was earned, and what has left. A reporter who was evicted and
//! has nothing here is forgotten.

use crate::{session::Session, ContractError};
use ballast_extension_math::oracle::{Collected, Refusal};
use ballast_types::token::Token;
use ballast_types::{address::account, Amount};
use cosmwasm_std::{DepsMut, Env, MessageInfo, Response};

pub fn collect(
    deps: DepsMut,
    env: &Env,
    info: &MessageInfo,
    reporter: Option<String>,
) -> Result<Response, ContractError> {
    // read
    let address = match reporter {
        Some(text) => account(deps.api, &text)?,
        None => info.sender.clone(),
    };
    let mut session = Session::open(deps.as_ref(), env)?;

    // decide
    let now = session.now.floor;
    let standing = &mut session.reporter(&address)?.standing;
    let Collected { rewards, lst } = standing.collect(now)?;
    let paid = rewards.checked_add(lst).map_err(Refusal::from)?;
    let gone = standing.is_gone(now);
    if gone {
        let all = &mut session.reporters.all;
        all.retain(|reporter| reporter.address != address);
    }

    // write
    session.save(deps.storage)?;
    Ok(Response::new()
        .add_message(Token(session.config.lst.clone()).transfer(&address, paid)?)
        .add_attribute("action", "collect")
        .add_attribute("reporter", address)
        .add_attribute("rewards", rewards.to_string())
        .add_attribute("lst", lst.to_string()))
}
