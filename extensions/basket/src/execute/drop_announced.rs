//! The owner, or the guardian, takes an announced list of parts back.

use crate::{session::Session, ContractError};
use ballast_types::{access, ownership};
use cosmwasm_std::{DepsMut, Env, MessageInfo, Response};

pub fn drop_announced(
    deps: DepsMut,
    env: &Env,
    info: &MessageInfo,
) -> Result<Response, ContractError> {
    // read
    let mut session = Session::open(deps.storage, env)?;
    let owner = ownership::load(deps.storage)?.owner;
    let sender = Some(&info.sender);
    let may = sender == owner.as_ref() || sender == session.config.guardian.as_ref();
    access::ensure_is(may, "the owner or the guardian", &info.sender)?;

    // decide
    session.book.drop_announced()?;

    // write
    session.save(deps.storage)?;
    Ok(Response::new().add_attribute("action", "drop_announced"))
}
