//! Anyone puts the announced list of parts in force, once the notice is over.

use super::parts::terms;
use crate::{session::Session, ContractError};
use cosmwasm_std::{DepsMut, Env, Response};

pub fn apply_parts(deps: DepsMut, env: &Env) -> Result<Response, ContractError> {
    // read
    let mut session = Session::open(deps.storage, env)?;
    let now = session.now;
    let parts = session.book.ripe(now)?.parts.clone();
    let terms = terms(deps.as_ref(), &session.config, &session.book, &parts)?;

    // decide
    session.book.apply(terms, now)?;

    // write
    session.save(deps.storage)?;
    Ok(Response::new().add_attribute("action", "apply_parts"))
}
