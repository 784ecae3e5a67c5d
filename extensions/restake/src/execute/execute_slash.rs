//! `execute_slash`: anyone may execute a slash request that was not vetoed in time.

use super::slash::paid;
use crate::{session::Session, ContractError};
use ballast_types::{Amount, Shares};
use cosmwasm_std::{DepsMut, Env, Response};

pub fn execute_slash(deps: DepsMut, env: &Env, request_id: u64) -> Result<Response, ContractError> {
    // read
    let mut session = Session::open(deps.as_ref(), env, Shares::ZERO)?;

    // decide
    let slashed = session
        .stake
        .execute_slash(request_id, &session.terms, session.now)?;

    // write
    session.save(deps.storage)?;
    let response = Response::new()
        .add_attribute("action", "execute_slash")
        .add_attribute("request_id", request_id.to_string());
    Ok(paid(response, &session.config, Some(request_id), &slashed)?)
}
