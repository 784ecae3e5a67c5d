//! `remove_collateral`: takes collateral out. Without debt, no price is needed.

use super::{note, receiver};
use crate::{
    price,
    rows::{position, save_position},
    session::{owner_of, Session},
    Refused,
};
use ballast_types::{event::acted, token::Token, Amount, Shares};
use cosmwasm_std::{DepsMut, Env, MessageInfo, Response};

pub fn remove_collateral(
    deps: DepsMut,
    env: &Env,
    info: &MessageInfo,
    lst: Shares,
    owner: Option<String>,
    to: Option<String>,
) -> Result<Response, Refused> {
    // read
    let session = Session::open(deps.storage, env)?;
    let owner = owner_of(
        (deps.storage, deps.api),
        session.now,
        &info.sender,
        owner.as_deref(),
    )?;
    let to = receiver((deps.storage, deps.api), env, to.as_deref(), &owner)?;
    let mut position = position(deps.storage, &owner)?;

    // decide
    position.remove(lst)?;
    let owes = !position.scaled.is_zero();
    if owes {
        let lending = price::lending(&deps.querier, &session)?;
        position.ensure_open(&session.pool, &lending.low, lending.open)?;
    }

    // write
    session.save(deps.storage)?;
    save_position(deps.storage, &owner, &position)?;
    if owes {
        note(deps.storage, &owner, &position)?;
    }
    Ok(acted(
        "remove_collateral",
        &["owner", "receiver", "lst"],
        [&owner, &to, &lst],
    )
    .add_message(Token(session.config.lst.clone()).transfer(&to, lst)?))
}
