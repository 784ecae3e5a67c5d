//! A reporter takes a pledge back. Nothing stops that; reports from before can still be fined.

use crate::{session::Session, ContractError};
use ballast_types::Shares;
use cosmwasm_std::{DepsMut, Env, MessageInfo, Response};

pub fn unpledge(
    deps: DepsMut,
    env: &Env,
    info: &MessageInfo,
    lst: Shares,
) -> Result<Response, ContractError> {
    let mut session = Session::open(deps.as_ref(), env)?;
    let (rules, now) = (session.rules, session.now);
    let standing = &mut session.reporter(&info.sender)?.standing;
    standing.unpledge(lst, now, &rules)?;
    let ready_at = standing.ready_at;
    session.save(deps.storage)?;
    Ok(Response::new()
        .add_attribute("action", "unpledge")
        .add_attribute("reporter", &info.sender)
        .add_attribute("lst", lst.to_string())
        .add_attribute("ready_at", ready_at.to_string()))
}
