//! What a message would do in this block, or why it would fail.

use crate::{
    backing::{self, Backing},
    calls, execute,
    session::Session,
    ContractError,
};
use ballast_extension_math::hedge::Refusal;
use ballast_extension_types::hedge::{
    LstResponse, PreviewActivateResponse, PreviewTopUpResponse, QuoteResponse,
};
use ballast_types::{Amount, LayerShares, Shares};
use cosmwasm_std::{Deps, Env, Uint128};

pub fn preview_activate(
    deps: Deps,
    env: &Env,
    id: u64,
) -> Result<PreviewActivateResponse, ContractError> {
    let mut session = Session::open(deps.storage, env)?;
    let (_, _, done) = execute::activated(deps, &mut session, id)?;
    Ok(PreviewActivateResponse {
        shares: done.shares.raw(),
        rate_bps: done.rate_bps,
    })
}

pub fn preview_redeem(
    deps: Deps,
    env: &Env,
    shares: Uint128,
) -> Result<LstResponse, ContractError> {
    let mut session = Session::open(deps.storage, env)?;
    let price = calls::price(&deps.querier, &session.config.hub)?;
    let Session {
        book, terms, now, ..
    } = &mut session;
    let shares = LayerShares::new(shares);
    let lst = book.redeem_floor(shares, Shares::ZERO, Some(&price), terms, *now)?;
    Ok(LstResponse { lst })
}

pub fn preview_top_up(deps: Deps, env: &Env) -> Result<PreviewTopUpResponse, ContractError> {
    let mut session = Session::open(deps.storage, env)?;
    let (payment, _) = execute::plan(deps, &mut session)?;
    Ok(PreviewTopUpResponse {
        due: payment.due,
        paid: payment.take,
    })
}

pub fn quote(deps: Deps, env: &Env, lst: Shares) -> Result<QuoteResponse, ContractError> {
    let session = Session::open(deps.storage, env)?;
    let Backing { slashable, capital } = backing::read_or_none(deps, &session)?;
    let (terms, protected) = (session.terms, session.book.protected.assets);
    let all = protected.checked_add(lst).map_err(Refusal::from)?;
    let reserve = terms.reserve_ceil(all).map_err(Refusal::from)?;
    let most = terms.coverable_floor(capital).map_err(Refusal::from)?;
    Ok(QuoteResponse {
        rate_bps: terms.rate_bps_floor(reserve, slashable),
        capacity_left: most.saturating_sub(protected),
    })
}
