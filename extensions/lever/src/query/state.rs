//! Query of the position as a whole.

use super::previews::preview_rebalance;
use crate::{execute::shown, session::Session, ContractError};
use ballast_extension_math::{lever::Refusal, pause::paused_until, time::Now};
use ballast_extension_share as share;
use ballast_extension_types::lever::{
    AssetsResponse, Can, Config, PausedResponse, SharesResponse, SolvencyResponse, StateResponse,
    CONFIG, PAUSE,
};
use ballast_types::{token::Token, Amount, LayerShares, Native};
use ballast_wire::coins_of;
use cosmwasm_std::{Deps, Env, Uint128};

pub fn config(deps: Deps) -> Result<Config, ContractError> {
    Ok(CONFIG.load(deps.storage)?)
}

pub fn state(deps: Deps, env: &Env) -> Result<StateResponse, ContractError> {
    let session = Session::open(deps, env)?;
    let (terms, market) = (&session.config.terms, session.market(deps)?);
    let room = market.room();
    let band = terms.band(room.liq_bps);
    let mut answer = StateResponse {
        collateral: session.books.collateral,
        worth: None,
        debt: session.books.debt_ceil()?,
        equity: None,
        shares: session.books.supply.raw(),
        leverage_bps: None,
        band,
        discount_bps: None,
        borrow_rate: market.borrow_rate(),
        rate_at_target: market.rate_at_target(),
        fall_to_max_bps: None,
        fall_to_liquidation_bps: None,
        can: None,
    };
    // no message relies on this answer, so if the hub fails, its fields stay empty
    let Ok(rate) = session.rate(deps) else {
        return Ok(answer);
    };
    let (Ok(priced), Ok(owed)) = (session.priced(&rate), session.owed(&rate)) else {
        return Ok(answer);
    };
    answer.worth = Some(priced.worth()?);
    answer.equity = Some(priced.equity_floor()?);
    answer.leverage_bps = shown(priced.leverage_floor()?);
    answer.discount_bps = owed.on_sale(terms, &room)?.map(|sale| sale.discount_bps);
    answer.fall_to_max_bps = Some(owed.fall_to_leverage(band.max)?);
    answer.fall_to_liquidation_bps = Some(owed.fall_to_ltv(room.liq_bps, 10_000)?);
    let all = Native::new(Uint128::MAX);
    answer.can = match owed.buy_down(terms, &room, all) {
        Ok(_) => Some(Can::BuyDown),
        // a rebalance also depends on the market and the hub
        Err(_) => preview_rebalance(deps, env).ok().map(|_| Can::Rebalance),
    };
    Ok(answer)
}

pub fn convert_to_assets(
    deps: Deps,
    env: &Env,
    shares: Uint128,
) -> Result<AssetsResponse, ContractError> {
    let session = Session::open(deps, env)?;
    let price = session.priced(&session.rate(deps)?)?.price()?;
    let native = price.to_assets_floor(LayerShares::new(shares));
    Ok(AssetsResponse {
        native: native.map_err(Refusal::from)?,
    })
}

pub fn convert_to_shares(
    deps: Deps,
    env: &Env,
    native: Native,
) -> Result<SharesResponse, ContractError> {
    let session = Session::open(deps, env)?;
    let price = session.priced(&session.rate(deps)?)?.price()?;
    let shares = price.to_shares_floor(native).map_err(Refusal::from)?;
    Ok(SharesResponse {
        shares: shares.raw(),
    })
}

pub fn paused(deps: Deps, env: &Env) -> Result<PausedResponse, ContractError> {
    let pause = PAUSE.may_load(deps.storage)?;
    Ok(PausedResponse {
        deposit: paused_until(pause, Now::from(env.block.time)),
    })
}

pub fn solvency(deps: Deps, env: &Env) -> Result<SolvencyResponse, ContractError> {
    let session = Session::open(deps, env)?;
    let (config, this) = (&session.config, &env.contract.address);
    let coins = coins_of(&deps.querier, this, &config.denom)?;
    Ok(SolvencyResponse {
        shares: session.books.supply.raw(),
        in_orders: share::balance(deps.storage, this)?,
        collateral: session.books.collateral,
        debt: session.books.debt_ceil()?,
        coins: Native::new(coins),
        lst: Token(config.lst.clone()).balance(&deps.querier, this)?,
    })
}
