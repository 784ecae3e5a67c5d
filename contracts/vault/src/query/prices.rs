//! Queries of what insurance is worth, what it earns and what it costs.

use crate::{
    error::ContractError,
    session::Session,
    siblings::fresh,
    state::{name, PARAMS},
};
use ballast_accounting::coverage_bps_floor;
use ballast_types::{
    collector,
    hub::Hub,
    vault::{
        premium_of, CoverageResponse, LayerId, PremiumResponse, PreviewExitResponse,
        PreviewUnderwriteResponse,
    },
    Amount, LayerShares, Shares,
};
use cosmwasm_std::{Deps, Env};

pub fn coverage(deps: Deps<'_>, env: &Env) -> Result<CoverageResponse, ContractError> {
    let session = Session::open(deps, env, Shares::ZERO)?;
    let totals = Hub(session.suite.hub.clone()).totals(&deps.querier)?;
    let pool_value = totals.worth_floor(session.pool.layer.active.assets);
    Ok(CoverageResponse {
        pool_value,
        bonds_value: totals.worth_floor(session.ledger.bonds),
        insured_value: totals.value,
        coverage_bps: coverage_bps_floor(pool_value, totals.value),
        target_bps: PARAMS.load(deps.storage)?.target_coverage_bps,
    })
}

/// The premium rate of now, in bps of rewards. The collector uses the same function.
pub fn premium(deps: Deps<'_>, env: &Env) -> Result<PremiumResponse, ContractError> {
    let Session {
        suite, pool, now, ..
    } = Session::open(deps, env, Shares::ZERO)?;
    let most_bps = collector::PARAMS
        .query(&deps.querier, &suite.collector)?
        .premium_max_bps;
    let target_bps = PARAMS.load(deps.storage)?.target_coverage_bps;
    let rates = (most_bps, target_bps);
    Ok(PremiumResponse {
        premium_bps: premium_of(&deps.querier, &suite, &pool, rates, now)?,
    })
}

pub fn preview_underwrite(
    deps: Deps<'_>,
    env: &Env,
    lst: Shares,
) -> Result<PreviewUnderwriteResponse, ContractError> {
    let mut session = Session::open(deps, env, Shares::ZERO)?;
    fresh(&deps.querier, &session.suite)?;
    Ok(PreviewUnderwriteResponse {
        shares: session.pool.layer.enter_floor(lst)?,
    })
}

pub fn preview_exit(
    deps: Deps<'_>,
    env: &Env,
    layer: LayerId,
    shares: LayerShares,
) -> Result<PreviewExitResponse, ContractError> {
    if shares.is_zero() {
        return Err(ContractError::ZeroShares {
            layer: name(&layer),
        });
    }
    let mut session = Session::open(deps, env, Shares::ZERO)?;
    let totals = fresh(&deps.querier, &session.suite)?;
    let accounts = session.layer(deps.storage, &layer)?;
    let have = accounts.active.shares;
    if have < shares {
        return Err(ContractError::NotEnoughShares {
            layer: name(&layer),
            asked: shares,
            have,
        });
    }
    let moved = accounts.request_floor(shares)?;
    let lst = accounts.pay_floor(moved.units, shares)?;
    Ok(PreviewExitResponse {
        lst,
        value: totals.worth_floor(lst),
    })
}
