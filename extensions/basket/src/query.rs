//! Answers: by the code of the messages, as things are in this block.

mod parts;
mod previews;

pub use parts::{due, parts};
pub use previews::{preview_deposit, preview_redeem};

use crate::{execute, look, session::Session, ContractError};
use ballast_extension_math::basket::{Refusal, Sum};
use ballast_extension_types::basket::{
    Config, Door, LstResponse, SharesResponse, StateResponse, CONFIG,
};
use ballast_types::{ownership, Amount, LayerShares, Shares};
use cosmwasm_std::{Addr, Decimal, Deps, Env, Uint128};
use cw_ownable::Ownership;

/// LST by which it is tried whether deposits work: enough to buy a share at any price but a void
/// one.
const TRIED: u128 = 1_000_000;

pub fn config(deps: Deps) -> Result<Config, ContractError> {
    Ok(CONFIG.load(deps.storage)?)
}

pub fn ownership(deps: Deps) -> Result<Ownership<Addr>, ContractError> {
    Ok(ownership::load(deps.storage)?)
}

fn open(deps: Deps, env: &Env) -> Result<(Session, Sum), ContractError> {
    let session = Session::open(deps.storage, env)?;
    let seen = look::all(deps, &session)?;
    let sum = look::sum(&session, &seen)?;
    Ok((session, sum))
}

/// When the pause ends, if a pause is why a deposit fails.
fn paused_until(err: &ContractError) -> Option<u64> {
    if let ContractError::Book(Refusal::Paused { until, .. }) = err {
        return Some(*until);
    }
    None
}

pub fn state(deps: Deps, env: &Env) -> Result<StateResponse, ContractError> {
    let (session, Sum { nav, .. }) = open(deps, env)?;
    let tried = execute::priced(deps, &session, Shares::new(TRIED), false);
    let deposits = match tried {
        Ok(_) => Door::Open,
        Err(err) => Door::Shut {
            until: paused_until(&err),
            why: err.to_string(),
        },
    };
    let lst = nav
        .checked_add(Shares::new(1_u128))
        .map_err(Refusal::from)?;
    let shares = session
        .supply
        .checked_add(LayerShares::new(1_000_u128))
        .map_err(Refusal::from)?;
    Ok(StateResponse {
        nav,
        shares: session.supply.raw(),
        loose: session.book.loose,
        price: Decimal::checked_from_ratio(lst.raw(), shares.raw()).unwrap_or(Decimal::MAX),
        deposits,
        announced: session.book.announced,
    })
}

pub fn convert_to_shares(
    deps: Deps,
    env: &Env,
    lst: Shares,
) -> Result<SharesResponse, ContractError> {
    let (session, sum) = open(deps, env)?;
    let shares = sum.to_shares_floor(lst, session.supply);
    Ok(SharesResponse {
        shares: shares.map_err(Refusal::from)?.raw(),
    })
}

pub fn convert_to_assets(
    deps: Deps,
    env: &Env,
    shares: Uint128,
) -> Result<LstResponse, ContractError> {
    let (session, sum) = open(deps, env)?;
    let lst = sum.to_assets_floor(LayerShares::new(shares), session.supply);
    Ok(LstResponse {
        lst: lst.map_err(Refusal::from)?,
    })
}
