//! Queries of the layers.

use crate::{
    error::ContractError,
    session::Session,
    state::{BONDS, PARAMS, SUITE},
};
use ballast_types::{
    hub::Hub,
    paging::{page_size, MAX_LIMIT},
    vault::{BackingResponse, BondResponse, BondsResponse, ConfigResponse, PoolResponse},
    Shares,
};
use cosmwasm_std::{Deps, Env, Order, StdResult};
use cw_storage_plus::Bound;

pub fn config(deps: Deps<'_>) -> Result<ConfigResponse, ContractError> {
    Ok(ConfigResponse {
        suite: SUITE.load(deps.storage)?,
        params: PARAMS.load(deps.storage)?,
    })
}

pub fn pool(deps: Deps<'_>, env: &Env) -> Result<PoolResponse, ContractError> {
    let session = Session::open(deps, env, Shares::default())?;
    let totals = Hub(session.suite.hub.clone()).totals(&deps.querier)?;
    let layer = &session.pool.layer;
    let lst = layer.held()?;
    Ok(PoolResponse {
        shares: layer.shares()?,
        lst,
        value: totals.worth_floor(lst),
        dripping: session.pool.unreleased(),
        exiting_shares: layer.leaving,
        exiting_lst: layer.exiting.assets,
    })
}

pub fn bonds(
    deps: Deps<'_>,
    start_after: Option<String>,
    limit: Option<u32>,
) -> Result<BondsResponse, ContractError> {
    let hub = Hub(SUITE.load(deps.storage)?.hub);
    let totals = hub.totals(&deps.querier)?;
    let start = start_after.as_deref().map(Bound::exclusive);
    let bonds = BONDS
        .range(deps.storage, start, None, Order::Ascending)
        .take(page_size(limit)?)
        .map(|row| {
            let (validator, bond) = row?;
            let lst = bond.layer.held()?;
            Ok(BondResponse {
                validator,
                shares: bond.layer.shares()?,
                lst,
                value: totals.worth_floor(lst),
                exiting_shares: bond.layer.leaving,
                exiting_lst: bond.layer.exiting.assets,
            })
        })
        .collect::<Result<_, ContractError>>()?;
    Ok(BondsResponse { bonds })
}

/// LST of the active part of each bond. Reads no other contract, because quotas depend on it.
pub fn backing(deps: Deps<'_>, validators: Vec<String>) -> Result<BackingResponse, ContractError> {
    let max = usize::try_from(MAX_LIMIT).unwrap_or(usize::MAX);
    if validators.len() > max {
        return Err(ContractError::TooMany {
            what: "validators",
            given: validators.len(),
            max,
        });
    }
    let bonds = validators
        .iter()
        .map(|validator| {
            let bond = BONDS.may_load(deps.storage, validator)?;
            Ok(bond.unwrap_or_default().layer.active.assets)
        })
        .collect::<StdResult<_>>()?;
    Ok(BackingResponse { bonds })
}
