//! Collateral is taken out. Without debt no price is asked.

use super::{note, receiver};
use crate::{
    price,
    session::{owner_of, position, save_position, Session},
    ContractError,
};
use ballast_types::token::Token;
use ballast_types::{Amount, Shares};
use cosmwasm_std::{DepsMut, Env, MessageInfo, Response};

pub fn remove_collateral(
    deps: DepsMut,
    env: &Env,
    info: &MessageInfo,
    lst: Shares,
    owner: Option<String>,
    to: Option<String>,
) -> Result<Response, ContractError> {
    // read
    let session = Session::open(deps.storage, env)?;
    let owner = owner_of(deps.as_ref(), session.now, &info.sender, owner)?;
    let to = receiver(deps.as_ref(), env, to.as_deref(), &owner)?;
    let mut position = position(deps.storage, &owner)?;

    // decide
    position.remove(lst)?;
    let owes = !position.scaled.is_zero();
    if owes {
        let lending = price::lending(deps.as_ref(), &session)?;
        position.ensure_open(&session.pool, &lending.low, lending.open)?;
    }

    // write
    session.save(deps.storage)?;
    save_position(deps.storage, &owner, &position)?;
    if owes {
        note(deps.storage, &owner, &position)?;
    }
    Ok(Response::new()
        .add_message(Token(session.config.lst.clone()).transfer(&to, lst)?)
        .add_attribute("action", "remove_collateral")
        .add_attribute("owner", owner)
        .add_attribute("receiver", to)
        .add_attribute("lst", lst.to_string()))
}
