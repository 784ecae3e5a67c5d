//! Interest to now, as every message about money books it.

use crate::{session::Session, ContractError};
use cosmwasm_std::{DepsMut, Env, Response};

pub fn accrue(deps: DepsMut, env: &Env) -> Result<Response, ContractError> {
    let session = Session::open(deps.storage, env)?;
    session.save(deps.storage)?;
    Ok(Response::new()
        .add_attribute("action", "accrue")
        .add_attribute("interest", session.accrued.interest.to_string())
        .add_attribute("fee_shares", session.accrued.fee_shares.to_string()))
}
