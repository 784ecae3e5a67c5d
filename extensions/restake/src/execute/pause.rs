//! `pause` and `unpause`: the guardian stops deposits for a while. Everything else goes on.

use crate::{session::Session, ContractError};
use ballast_extension_math::pause;
use ballast_types::{access, Amount, Shares};
use cosmwasm_std::{DepsMut, Env, MessageInfo, Response};

pub fn pause(
    deps: DepsMut,
    env: &Env,
    info: &MessageInfo,
    secs: Option<u64>,
) -> Result<Response, ContractError> {
    let mut session = open(&deps, env, info)?;
    let until = session.stake.begin_pause(secs, session.now)?;
    session.save(deps.storage)?;
    Ok(Response::new()
        .add_attribute("action", "pause")
        .add_attribute("until", until.to_string()))
}

pub fn unpause(deps: DepsMut, env: &Env, info: &MessageInfo) -> Result<Response, ContractError> {
    let mut session = open(&deps, env, info)?;
    session.stake.pause = pause::end(session.stake.pause, session.now);
    session.save(deps.storage)?;
    Ok(Response::new().add_attribute("action", "unpause"))
}

fn open(deps: &DepsMut, env: &Env, info: &MessageInfo) -> Result<Session, ContractError> {
    let session = Session::open(deps.as_ref(), env, Shares::ZERO)?;
    let may = session.config.guardian.as_ref() == Some(&info.sender);
    access::ensure_is(may, "the guardian", &info.sender)?;
    Ok(session)
}
