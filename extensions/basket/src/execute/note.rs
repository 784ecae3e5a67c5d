//! Somebody notes that a part cannot be read, or that it can again.

use crate::{look, session::Session, ContractError};
use cosmwasm_std::{DepsMut, Env, Response};

pub fn note(deps: DepsMut, env: &Env, part: &str) -> Result<Response, ContractError> {
    // read
    let mut session = Session::open(deps.storage, env)?;
    let (at, mut row) = session.part(deps.as_ref(), part)?;
    let seen = look::part(deps.as_ref(), &session, &row)?;

    // decide
    row.silent_since = match seen {
        Some(_) => None,
        None => Some(row.silent_since.unwrap_or(session.now.ceil)),
    };

    // write
    let response = Response::new()
        .add_attribute("action", "note")
        .add_attribute("part", &row.address);
    let since = row.silent_since;
    session.put(at, row)?;
    session.save(deps.storage)?;
    Ok(match since {
        Some(since) => response.add_attribute("silent_since", since.to_string()),
        None => response,
    })
}
