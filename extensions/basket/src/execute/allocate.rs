//! Loose LST goes into a part, as much as its target and its cap leave.

use super::parts::ensure_code;
use crate::{calls, look, session::Session, ContractError};
use ballast_extension_math::basket::Refusal;
use ballast_types::token::Token;
use ballast_types::{Amount, LayerShares, Shares};
use cosmwasm_std::{Deps, DepsMut, Env, Response};

pub fn allocate(deps: DepsMut, env: &Env, part: &str) -> Result<Response, ContractError> {
    // read
    let mut session = Session::open(deps.storage, env)?;
    let (at, row) = session.part(deps.as_ref(), part)?;
    ensure_code(deps.as_ref(), &session.config, &row.address)?;
    let gifts = session.gifts(deps.as_ref())?;

    // decide
    let (lst, shares) = allocation(deps.as_ref(), &mut session, at)?;

    // write
    session.save(deps.storage)?;
    let token = &session.config.lst;
    let mut response = Response::new()
        .add_message(calls::deposit(token, &row.address, lst, shares)?)
        .add_attribute("action", "allocate")
        .add_attribute("part", &row.address)
        .add_attribute("lst", lst.to_string())
        .add_attribute("shares", shares.to_string())
        .add_attribute("gifts", gifts.to_string());
    if !gifts.is_zero() {
        response = response.add_message(Token(token.clone()).transfer(&row.address, gifts)?);
    }
    Ok(response)
}

/// LST that goes into the part at this place, and what it buys there.
pub fn allocation(
    deps: Deps,
    session: &mut Session,
    at: usize,
) -> Result<(Shares, LayerShares), ContractError> {
    let seen = look::all(deps, session)?;
    let sum = look::sum(session, &seen)?;
    let (Some(part), Some(seen)) = (session.book.parts.get_mut(at), seen.get(at)) else {
        return Err(ContractError::Book(Refusal::NothingToGather));
    };
    let Some(seen) = seen else {
        return Err(ContractError::Book(Refusal::PartSilent {
            part: part.address.clone(),
            since: part.silent_since,
        }));
    };
    let (loose, now) = (session.book.loose, session.now);
    let (lst, shares) = part.allocate_floor(loose, &seen.worth, &sum, &seen.stake, now)?;
    part.silent_since = None;
    session.book.loose = loose.checked_sub(lst).map_err(Refusal::from)?;
    Ok((lst, shares))
}
