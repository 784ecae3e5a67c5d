//! A reporter comes back after a suspension.

use crate::{session::Session, ContractError};
use cosmwasm_std::{DepsMut, Env, MessageInfo, Response};

pub fn resume(deps: DepsMut, env: &Env, info: &MessageInfo) -> Result<Response, ContractError> {
    let mut session = Session::open(deps.as_ref(), env)?;
    let (rules, now) = (session.rules, session.now);
    let standing = &mut session.reporter(&info.sender)?.standing;
    standing.resume(now.floor, &rules)?;
    session.save(deps.storage)?;
    Ok(Response::new()
        .add_attribute("action", "resume")
        .add_attribute("reporter", &info.sender))
}
