//! Answers to queries, by the code of the messages, as of this block.

mod people;
mod previews;

pub use people::{position, redemptions};
pub use previews::{preview_deposit, preview_redeem, preview_slash, preview_withdraw};

use crate::{session::Session, ContractError};
use ballast_extension_math::{pause, restake::Refusal};
use ballast_extension_types::restake::{
    Config, LstResponse, SharesResponse, SlashableResponse, StateResponse, WindowResponse, CONFIG,
};
use ballast_types::{Amount, LayerShares, Shares};
use cosmwasm_std::{Decimal, Deps, Env, Uint128};

/// The session as of this block.
fn open(deps: Deps, env: &Env) -> Result<Session, ContractError> {
    Session::open(deps, env, Shares::ZERO)
}

pub fn config(deps: Deps) -> Result<Config, ContractError> {
    Ok(CONFIG.load(deps.storage)?)
}

pub fn state(deps: Deps, env: &Env) -> Result<StateResponse, ContractError> {
    let Session {
        terms, stake, now, ..
    } = open(deps, env)?;
    let layer = &stake.pool.layer;
    let (lst, shares) = layer.active.price().totals().map_err(Refusal::from)?;
    let (taken, opens_again_at) = stake.window.at(&terms, now);
    Ok(StateResponse {
        active: layer.active.assets,
        redeeming: layer.exiting.assets,
        shares: layer.active.shares.raw(),
        dripping: stake.pool.unreleased(),
        price: Decimal::checked_from_ratio(lst, shares).unwrap_or(Decimal::MAX),
        window: WindowResponse {
            opens_again_at,
            taken,
        },
        spent: stake.spent().is_some(),
        request: stake.request,
        quiet_until: stake.quiet_until,
        paused_until: pause::paused_until(stake.pause, now),
    })
}

pub fn slashable(deps: Deps, env: &Env) -> Result<SlashableResponse, ContractError> {
    let Session {
        terms, stake, now, ..
    } = open(deps, env)?;
    Ok(SlashableResponse {
        slashable: stake.slashable(&terms, now)?,
        held: stake.held()?,
        active: stake.pool.layer.active.assets,
        redeeming: stake.pool.layer.exiting.assets,
        window_resets_at: stake.window.at(&terms, now).1,
    })
}

pub fn convert_to_shares(
    deps: Deps,
    env: &Env,
    lst: Shares,
) -> Result<SharesResponse, ContractError> {
    let price = open(deps, env)?.stake.pool.layer.active.price();
    let shares = price.to_shares_floor(lst).map_err(Refusal::from)?.raw();
    Ok(SharesResponse { shares })
}

pub fn convert_to_assets(
    deps: Deps,
    env: &Env,
    shares: Uint128,
) -> Result<LstResponse, ContractError> {
    let price = open(deps, env)?.stake.pool.layer.active.price();
    let lst = price.to_assets_floor(LayerShares::new(shares));
    Ok(LstResponse {
        lst: lst.map_err(Refusal::from)?,
    })
}
