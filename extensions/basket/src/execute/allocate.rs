//! Loose LST goes into a part, as much as its target and its cap leave.

use super::parts::ensure_code;
use crate::{
    calls,
    look::{self, Seen},
    session::Session,
    ContractError,
};
use ballast_extension_math::basket::Refusal;
use ballast_extension_types::basket::Part;
use ballast_types::token::Token;
use ballast_types::{Amount, LayerShares, Shares};
use cosmwasm_std::{DepsMut, Env, Response};

/// Loose LST that goes into a part.
pub struct Allocation {
    /// How much.
    pub lst: Shares,
    /// Shares of the part that it buys.
    pub shares: LayerShares,
    /// What the basket has in the part then.
    pub part: Part,
}

pub fn allocate(deps: DepsMut, env: &Env, part: &str) -> Result<Response, ContractError> {
    // read
    let mut session = Session::open(deps.storage, env)?;
    let (at, row) = session.part(deps.as_ref(), part)?;
    ensure_code(deps.as_ref(), &session.config, &row.address)?;
    let gifts = session.gifts(deps.as_ref())?;
    let seen = look::all(deps.as_ref(), &session)?;

    // decide
    let Allocation { lst, shares, part } = allocation(&session, &seen, at)?;
    let loose = session.book.loose.checked_sub(lst);
    session.book.loose = loose.map_err(Refusal::from)?;
    session.put(at, part)?;

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

/// What goes into the part at this place now.
///
/// # Errors
/// `PartSilent`; as `allocate_floor`.
pub fn allocation(
    session: &Session,
    seen: &[Option<Seen>],
    at: usize,
) -> Result<Allocation, ContractError> {
    let sum = look::sum(session, seen)?;
    let part = session.place(at)?;
    let this = seen.get(at).and_then(Option::as_ref);
    let this = this.ok_or_else(|| ContractError::silent(part))?;
    let (loose, now) = (session.book.loose, session.now);
    let mut part = part.clone();
    let (lst, shares) = part.allocate_floor(loose, &this.worth, &sum, &this.stake, now)?;
    part.silent_since = None;
    Ok(Allocation { lst, shares, part })
}
