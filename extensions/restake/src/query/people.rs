//! Queries of what an account has.

use super::open;
use crate::{consumer, session::Session, ContractError};
use ballast_extension_math::restake::{Refusal, Report};
use ballast_extension_share as share;
use ballast_extension_types::restake::{
    PositionResponse, Redemption, RedemptionResponse, RedemptionsResponse, REDEMPTIONS,
};
use ballast_types::{
    address::account,
    paging::{page_size, MAX_LIMIT},
    Amount, LayerShares, Shares,
};
use cosmwasm_std::{Addr, Deps, Env, Order, StdResult};
use cw_storage_plus::Bound;

pub fn position(deps: Deps, env: &Env, owner: &str) -> Result<PositionResponse, ContractError> {
    let owner = account(deps.api, owner)?;
    let session = open(deps, env)?;
    let shares = share::balance(deps.storage, &owner)?;
    let active = &session.stake.pool.layer.active;
    let lst = active.to_assets_floor(LayerShares::new(shares));
    let redemptions = rows(deps, &session, &owner, None, Some(MAX_LIMIT))?;
    let redeeming_lst = Shares::sum(redemptions.iter().map(|row| row.lst));
    Ok(PositionResponse {
        shares,
        lst: lst.map_err(Refusal::from)?,
        redeeming_lst: redeeming_lst.map_err(Refusal::from)?,
        redemptions,
    })
}

pub fn redemptions(
    deps: Deps,
    env: &Env,
    owner: &str,
    start_after: Option<u64>,
    limit: Option<u32>,
) -> Result<RedemptionsResponse, ContractError> {
    let owner = account(deps.api, owner)?;
    let session = open(deps, env)?;
    let redemptions = rows(deps, &session, &owner, start_after, limit)?;
    Ok(RedemptionsResponse { redemptions })
}

fn rows(
    deps: Deps,
    session: &Session,
    owner: &Addr,
    start_after: Option<u64>,
    limit: Option<u32>,
) -> Result<Vec<RedemptionResponse>, ContractError> {
    let start = start_after.map(Bound::exclusive);
    let rows = REDEMPTIONS
        .prefix(owner)
        .range(deps.storage, start, None, Order::Ascending)
        .take(page_size(limit)?)
        .collect::<StdResult<Vec<(u64, Redemption)>>>()?;
    let report = consumer::ask_about(deps, session, rows.iter().map(|(_, row)| row));
    rows.iter()
        .map(|(id, redemption)| row(session, report, *id, redemption))
        .collect()
}

fn row(
    session: &Session,
    report: Option<Report>,
    redemption_id: u64,
    redemption: &Redemption,
) -> Result<RedemptionResponse, ContractError> {
    let Session {
        stake, terms, now, ..
    } = session;
    let lst = stake.pool.layer.exiting.to_assets_floor(redemption.units);
    Ok(RedemptionResponse {
        redemption_id,
        units: redemption.units.raw(),
        lst: lst.map_err(Refusal::from)?,
        ready_at: redemption.ready_at,
        held_until: stake.waits_until(redemption, terms, report, *now),
    })
}
