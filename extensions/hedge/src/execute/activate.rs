//! `activate`: turns a waiting deposit into protected LST.

use crate::{backing, calls, session::Session, ContractError};
use ballast_extension_math::hedge::Activated;
use ballast_extension_share as share;
use ballast_extension_types::hedge::{remove_deposit, Deposit, DEPOSITS, OWNERS};
use ballast_types::Amount;
use cosmwasm_std::{Addr, Deps, DepsMut, Env, Response};

pub fn activate(deps: DepsMut, env: &Env, id: u64) -> Result<Response, ContractError> {
    // read
    let mut session = Session::open(deps.storage, env)?;

    // decide
    let (owner, lst, done) = activated(deps.as_ref(), &mut session, id)?;
    let shares = done.shares.raw();

    // write
    session.save(deps.storage)?;
    remove_deposit(deps.storage, (&owner, id));
    share::mint(deps.storage, &owner, shares)?;
    Ok(Response::new()
        .add_attribute("action", "activate")
        .add_attribute("deposit_id", id.to_string())
        .add_attribute("owner", owner)
        .add_attribute("lst", lst.lst.to_string())
        .add_attribute("shares", shares)
        .add_attribute("rate_bps", done.rate_bps.to_string()))
}

/// What an activation does: the owner of the deposit, its LST, and the shares that it buys.
pub fn activated(
    deps: Deps,
    session: &mut Session,
    id: u64,
) -> Result<(Addr, Deposit, Activated), ContractError> {
    let unknown = ContractError::UnknownDeposit {
        deposit_id: id,
        of: None,
        next: session.book.next_id,
    };
    let Some(owner) = OWNERS.may_load(deps.storage, id)? else {
        return Err(unknown);
    };
    let deposit = DEPOSITS.load(deps.storage, (&owner, id))?;
    let hub = calls::view(&deps.querier, &session.config.hub)?;
    let backing = backing::read_or_none(deps, session)?;
    let Session {
        book, terms, now, ..
    } = session;
    let Deposit { lst, ready_at } = deposit;
    let done = book.activate_floor(lst, ready_at, &hub, backing, terms, *now)?;
    Ok((owner, deposit, done))
}
