//! A trim has come in: what arrived is loose.

use crate::{
    execute::{Gathering, GATHERING},
    session::Session,
    ContractError,
};
use ballast_types::Amount;
use cosmwasm_std::{DepsMut, Env, Response};

/// The number of the one reply that is asked for.
pub const GATHER: u64 = 1;

pub fn gather(deps: DepsMut, env: &Env) -> Result<Response, ContractError> {
    // read
    let Gathering { part, gifts } = GATHERING.load(deps.storage)?;
    let mut session = Session::open(deps.storage, env)?;
    let (at, _) = session.part(deps.as_ref(), part.as_str())?;
    // what is not booked has grown by it, whatever else a part of other code did on the way
    let arrived = session.gifts(deps.as_ref())?.saturating_sub(gifts);

    // decide
    session.book.gathered(at, arrived)?;

    // write
    GATHERING.remove(deps.storage);
    session.save(deps.storage)?;
    Ok(Response::new()
        .add_attribute("action", "gather")
        .add_attribute("part", part)
        .add_attribute("lst", arrived.to_string()))
}
