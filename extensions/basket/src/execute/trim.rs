//! LST is asked out of a part that has too much, or has to be emptied.

use crate::{
    calls,
    look::{self, Seen},
    session::Session,
    ContractError,
};
use ballast_extension_math::basket::Refusal;
use ballast_types::LayerShares;
use cosmwasm_std::{Deps, DepsMut, Env, Response};

pub fn trim(deps: DepsMut, env: &Env, part: &str) -> Result<Response, ContractError> {
    // read
    let mut session = Session::open(deps.storage, env)?;
    let (at, mut row) = session.part(deps.as_ref(), part)?;

    // decide
    let (shares, seen) = surplus(deps.as_ref(), &mut session, at)?;
    let active = seen.stake.pool.layer.active.price();
    let lst = active.to_assets_floor(shares).map_err(Refusal::from)?;
    // the next number there is that of the redemption that this message makes
    let id = seen.stake.next_id;
    let response = Response::new()
        .add_attribute("action", "trim")
        .add_attribute("part", &row.address)
        .add_attribute("lst", lst.to_string());
    if row.is_crumbs(&seen.worth) {
        session.book.give_up(at)?;
        session.save(deps.storage)?;
        return Ok(response);
    }
    row.trimmed(shares, id)?;
    row.silent_since = None;

    // write
    let msg = calls::redeem(&row.address, shares, &session.this);
    session.put(at, row)?;
    session.save(deps.storage)?;
    Ok(response
        .add_message(msg)
        .add_attribute("redemption_id", id.to_string()))
}

/// Shares of the part at this place that are redeemed, and the part as it is now. While another part cannot be read, what this one
/// should have is not known: then only a part without weight is trimmed.
pub fn surplus(
    deps: Deps,
    session: &mut Session,
    at: usize,
) -> Result<(LayerShares, Seen), ContractError> {
    let mut seen = look::all(deps, session)?;
    let is_to_be_emptied = session
        .book
        .parts
        .get(at)
        .is_some_and(|part| part.weight_bps == 0);
    if !is_to_be_emptied {
        look::ensure_all_seen(session, &seen)?;
    }
    let sum = look::sum(session, &seen)?;
    let part = session.book.parts.get(at);
    let part = part.ok_or(Refusal::NothingToGather)?;
    let this = seen.get_mut(at).and_then(Option::take);
    let Some(this) = this else {
        return Err(ContractError::Book(Refusal::PartSilent {
            part: part.address.clone(),
            since: part.silent_since,
        }));
    };
    let shares = part.surplus_floor(&this.worth, sum.nav, &this.stake)?;
    Ok((shares, this))
}
