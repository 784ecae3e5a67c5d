//! `touch`: updates the mark by a look at the hub, and does nothing else.

use crate::{session::Session, ContractError};
use ballast_extension_types::splitter::Config;
use cosmwasm_std::{DepsMut, Env, Response};

pub fn touch(deps: DepsMut, env: &Env, config: Config) -> Result<Response, ContractError> {
    let session = Session::open(deps.as_ref(), env, config)?;
    session.save(deps.storage)?;
    Ok(Response::new()
        .add_attribute("action", "touch")
        .add_attribute("mark", session.mark().to_string())
        .add_attribute("final", session.books.is_final.to_string()))
}
