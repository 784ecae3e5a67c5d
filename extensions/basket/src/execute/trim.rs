//! LST is asked out of a part that has too much, or has to be emptied.

use crate::{
    calls,
    look::{self, Seen},
    session::Session,
    ContractError,
};
use ballast_extension_math::basket::Refusal;
use ballast_types::LayerShares;
use cosmwasm_std::{DepsMut, Env, Response};

/// Shares of a part that are redeemed.
pub struct Surplus<'a> {
    /// How many.
    pub shares: LayerShares,
    /// The part, as it is now.
    pub seen: &'a Seen,
}

pub fn trim(deps: DepsMut, env: &Env, part: &str) -> Result<Response, ContractError> {
    // read
    let mut session = Session::open(deps.storage, env)?;
    let (at, mut row) = session.part(deps.as_ref(), part)?;
    let all = look::all(deps.as_ref(), &session)?;

    // decide
    let Surplus { shares, seen } = surplus(&session, &all, at)?;
    let active = seen.stake.pool.layer.active.price();
    let lst = active.to_assets_floor(shares).map_err(Refusal::from)?;
    // the next number there is that of the redemption that this message makes
    let id = seen.stake.next_id;
    let response = Response::new()
        .add_attribute("action", "trim")
        .add_attribute("part", &row.address)
        .add_attribute("lst", lst.to_string());
    if row.weight_bps > 0 {
        look::note_seen(&mut session.book, &all);
    }
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

/// What is redeemed of the part at this place now. While another part cannot be read, what this one
/// should have is not known: then only a part without weight is trimmed.
///
/// # Errors
/// `PartSilent`; as `surplus_floor`.
pub fn surplus<'a>(
    session: &Session,
    seen: &'a [Option<Seen>],
    at: usize,
) -> Result<Surplus<'a>, ContractError> {
    let part = session.place(at)?;
    let is_to_be_emptied = part.weight_bps == 0;
    if !is_to_be_emptied {
        look::ensure_all_seen(session, seen)?;
    }
    let sum = look::sum(session, seen)?;
    let this = seen.get(at).and_then(Option::as_ref);
    let this = this.ok_or_else(|| ContractError::silent(part))?;
    let shares = part.surplus_floor(&this.worth, sum.nav, &this.stake)?;
    Ok(Surplus { shares, seen: this })
}
