//! A trim that is ready is taken in. What arrives is booked in the reply.

use crate::{calls::withdraw, reply, session::Session, ContractError};
use ballast_extension_math::basket::Refusal;
use ballast_types::{packed::Item, Shares};
use cosmwasm_schema::cw_serde;
use cosmwasm_std::{Addr, DepsMut, Env, Response, SubMsg};

/// A trim that is being taken in. It is there while the part pays and never after a transaction.
pub const GATHERING: Item<Gathering> = Item::new("gathering");

/// A trim that is being taken in.
#[cw_serde]
pub struct Gathering {
    /// Of which part.
    pub part: Addr,
    /// LST that was here before and not booked.
    pub gifts: Shares,
}

pub fn gather(deps: DepsMut, env: &Env, part: &str) -> Result<Response, ContractError> {
    // read
    let session = Session::open(deps.storage, env)?;
    let (_, row) = session.part(deps.as_ref(), part)?;
    let id = row.trim.ok_or(Refusal::NothingToGather)?;
    let gifts = session.gifts(deps.as_ref())?;

    // write
    let part = row.address;
    let msg = withdraw(&part, id);
    GATHERING.save(deps.storage, &Gathering { part, gifts })?;
    Ok(Response::new().add_submessage(SubMsg::reply_on_success(msg, reply::GATHER)))
}
