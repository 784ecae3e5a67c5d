//! `veto`: the resolver ends a slash request; nothing is slashed.

use crate::{session::Session, ContractError};
use ballast_extension_types::restake::Mode;
use ballast_types::{access, Amount, Shares};
use cosmwasm_std::{DepsMut, Env, MessageInfo, Response};

pub fn veto(
    deps: DepsMut,
    env: &Env,
    info: &MessageInfo,
    request_id: u64,
) -> Result<Response, ContractError> {
    // read
    let mut session = Session::open(deps.as_ref(), env, Shares::ZERO)?;
    let may = match &session.config.mode {
        Mode::Veto { resolver, .. } => *resolver == info.sender,
        Mode::Instant => false,
    };
    access::ensure_is(may, "the resolver", &info.sender)?;

    // decide
    session
        .stake
        .veto(request_id, &session.terms, session.now)?;

    // write
    session.save(deps.storage)?;
    Ok(Response::new()
        .add_attribute("action", "veto")
        .add_attribute("request_id", request_id.to_string()))
}
