//! The owner announces another list of parts.

use super::parts::{targets, terms};
use crate::{session::Session, ContractError};
use ballast_extension_types::basket::TargetMsg;
use ballast_types::ownership;
use cosmwasm_std::{DepsMut, Env, MessageInfo, Response};

pub fn set_parts(
    deps: DepsMut,
    env: &Env,
    info: &MessageInfo,
    parts: Vec<TargetMsg>,
) -> Result<Response, ContractError> {
    // read
    ownership::ensure_owner(deps.storage, &info.sender)?;
    let mut session = Session::open(deps.storage, env)?;
    let parts = targets(deps.as_ref(), parts)?;
    terms(deps.as_ref(), &session.config, &session.book, &parts)?;

    // decide
    let (notice, now) = (session.config.notice_secs, session.now);
    let at = session.book.announce(parts, notice, now)?;

    // write
    session.save(deps.storage)?;
    Ok(Response::new()
        .add_attribute("action", "set_parts")
        .add_attribute("at", at.to_string()))
}
