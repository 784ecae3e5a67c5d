//! Queries of the market as a whole.

use crate::{
    price::{self, shown},
    restakers::{cap, headroom, slashable},
    rows::{self, load, may_load},
    session::Session,
    Refused,
};
use ballast_extension_math::{
    market::{curve, BP},
    pause::paused_until,
    time::Now,
};
use ballast_extension_types::market::{
    AmountResponse, ConfigResponse, ExposureResponse, Loan, MarketResponse, PausedResponse,
    SharesResponse, Watch, CONFIG, LIMITS, PAUSES, RESTAKE, ROLES,
};
use ballast_types::{Amount, LayerShares};
use cosmwasm_std::{Decimal, Deps, Env, Uint128};

pub fn config(deps: Deps) -> Result<ConfigResponse, Refused> {
    Ok(ConfigResponse {
        terms: load(&CONFIG, deps.storage)?,
        limits: load(&LIMITS, deps.storage)?,
        roles: load(&ROLES, deps.storage)?,
        restake: may_load(&RESTAKE, deps.storage)?,
    })
}

/// Converts a number x 10^18 to bps, rounded down.
pub(super) fn bps(wad: u128) -> u64 {
    u64::try_from(wad.saturating_div(BP)).unwrap_or(u64::MAX)
}

fn decimal(wad: impl Into<Uint128>) -> Decimal {
    Decimal::new(wad.into())
}

pub fn market(deps: Deps, env: &Env) -> Result<MarketResponse, Refused> {
    let session = Session::open(deps.storage, env)?;
    let Session { pool, limits, .. } = &*session;
    let shares = pool.price(session.supply)?;
    let (used, debt) = (pool.used()?, pool.debt_floor()?);
    let borrow_rate = decimal(curve::rate(pool.z, used));
    let kept = decimal(
        10_000_u128
            .saturating_sub(limits.fee_bps.into())
            .saturating_mul(BP),
    );
    let supply_rate = borrow_rate
        .checked_mul(decimal(used))
        .and_then(|rate| rate.checked_mul(kept));
    // no message relies on this answer, so if the price source fails, its fields stay empty
    let prices = price::both(&deps.querier, &session).ok();
    let restake =
        slashable((deps.storage, &deps.querier), session.now)?.map(|(_, slashable)| slashable);
    let cap = match &prices {
        Some((_, lending)) => Some(cap(&session, lending, restake)?),
        None => None,
    };
    let levels = session.levels();
    Ok(MarketResponse {
        assets: shares.assets,
        cash: pool.cash,
        debt,
        supply: shares.shares.raw(),
        index: pool.index,
        use_bps: bps(used.u128()),
        borrow_rate,
        supply_rate: supply_rate.unwrap_or_default(),
        rate_at_target: decimal(curve::exp(pool.z.into())),
        open_ltv_bps: prices.as_ref().map(|(_, lending)| bps(lending.open)),
        liq_ltv_bps: bps(levels.liq),
        incentive_bps: levels.incentive_bps(),
        cap,
        headroom: cap.map(|cap| headroom(&session, cap)).transpose()?,
        price: prices
            .as_ref()
            .map(|(quote, _)| shown(&session.config, quote)),
        low: prices
            .as_ref()
            .map(|(_, lending)| shown(&session.config, &lending.low)),
    })
}

pub fn convert_to_shares(deps: Deps, env: &Env, amount: Loan) -> Result<SharesResponse, Refused> {
    let session = Session::open(deps.storage, env)?;
    let shares = session.pool.price(session.supply)?.to_shares_floor(amount);
    let shares = shares?.raw();
    Ok(SharesResponse { shares })
}

pub fn convert_to_assets(
    deps: Deps,
    env: &Env,
    shares: Uint128,
) -> Result<AmountResponse, Refused> {
    let session = Session::open(deps.storage, env)?;
    let price = session.pool.price(session.supply)?;
    let amount = price.to_assets_floor(LayerShares::new(shares));
    Ok(AmountResponse { amount: amount? })
}

pub fn exposure(deps: Deps, env: &Env) -> Result<ExposureResponse, Refused> {
    let session = Session::open(deps.storage, env)?;
    let debt = session.pool.debt_floor()?;
    if session.pool.scaled.is_zero() {
        // no slash is due, whichever position is watched, so no price is needed
        return Ok(ExposureResponse {
            exposure: Amount::ZERO,
            due: Amount::ZERO,
            debt,
        });
    }
    let watch: Watch = rows::watch(deps.storage)?;
    let (quote, lending) = price::both(&deps.querier, &session)?;
    let ratio = session.config.max_debt_ratio;
    Ok(ExposureResponse {
        exposure: lending.low.exposure_ceil(debt, ratio)?,
        due: watch.due(&session.pool, &quote, &session.levels())?,
        debt,
    })
}

pub fn watched(deps: Deps) -> Result<Watch, Refused> {
    rows::watch(deps.storage)
}

pub fn paused(deps: Deps, env: &Env) -> Result<PausedResponse, Refused> {
    let (pauses, now) = (load(&PAUSES, deps.storage)?, Now::from(env.block.time));
    Ok(PausedResponse {
        deposit: paused_until(pauses.deposit, now),
        borrow: paused_until(pauses.borrow, now),
    })
}
