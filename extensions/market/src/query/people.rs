//! Positions, and who may act for them.

use super::market::bps;
use crate::{
    price::{self, shown, Lending},
    restakers::{cap, headroom, slashable},
    session::{self, Session},
    ContractError,
};
use ballast_extension_math::market::{Health, Quote, Refusal};
use ballast_extension_types::market::{
    DebtResponse, Loan, ManagerRow, ManagersResponse, Position, PositionResponse, PositionRow,
    PositionsResponse, MANAGERS, POSITIONS,
};
use ballast_types::{address::account, paging::page_size, Amount, Shares};
use cosmwasm_std::{Addr, Decimal, Deps, Env, Order, StdResult, Uint128};
use cw_storage_plus::Bound;

pub fn debt(deps: Deps, env: &Env, owner: &str) -> Result<DebtResponse, ContractError> {
    let owner = account(deps.api, owner)?;
    let session = Session::open(deps.storage, env)?;
    let position = session::position(deps.storage, &owner)?;
    Ok(DebtResponse {
        collateral: position.collateral,
        debt: session.pool.debt_ceil(position.scaled)?,
        scaled: position.scaled,
        index: session.pool.index,
    })
}

pub fn position(deps: Deps, env: &Env, owner: &str) -> Result<PositionResponse, ContractError> {
    let owner = account(deps.api, owner)?;
    let session = Session::open(deps.storage, env)?;
    let position = session::position(deps.storage, &owner)?;
    let (pool, levels) = (&session.pool, session.levels());
    let mut answer = PositionResponse {
        collateral: position.collateral,
        debt: pool.debt_ceil(position.scaled)?,
        scaled: position.scaled,
        index: pool.index,
        worth: None,
        ltv_bps: None,
        open_ltv_bps: None,
        liq_ltv_bps: bps(levels.liq),
        liquidatable: None,
        max_borrow: None,
        max_remove: None,
        max_loop: None,
        liquidation_price: liquidation_price(&session, &position)?,
    };
    // nothing is given to anyone by this answer, so a source that fails leaves its fields empty
    let Ok((quote, lending)) = price::both(deps, &session) else {
        return Ok(answer);
    };
    let worth = quote.worth_floor(position.collateral)?;
    answer.worth = Some(worth);
    answer.ltv_bps = Some(position.ltv_bps_ceil(pool, &quote)?);
    answer.open_ltv_bps = Some(bps(lending.open));
    let health = Health::of(&position, pool, &quote, &levels)?;
    answer.liquidatable = Some(!matches!(health, Health::Healthy { .. }));
    answer.max_remove = Some(position.free_floor(pool, &lending.low, lending.open)?);
    let room = room(deps, &session, &lending)?;
    let most = |bonded| position.room_floor(pool, &lending.low, lending.open, bonded);
    answer.max_borrow = Some(most(false)?.min(room));
    if session.config.oracle.is_none() {
        answer.max_loop = Some(largest_loop(
            &session,
            &position,
            &lending,
            most(true)?.min(room),
        )?);
    }
    Ok(answer)
}

/// What cash and cap leave for everybody.
fn room(deps: Deps, session: &Session, lending: &Lending) -> Result<Loan, ContractError> {
    let restake = slashable(deps, session.now)?.map(|(_, slashable)| slashable);
    let cap = cap(session, lending, restake)?;
    headroom(session, cap)
}

/// `room`, or so much less as the roundings of bonding cost.
fn largest_loop(
    session: &Session,
    position: &Position,
    lending: &Lending,
    room: Loan,
) -> Result<Loan, ContractError> {
    let mut room = room;
    for _ in 0..8 {
        let mut pool = session.pool;
        let mut after = *position;
        if room.is_zero() || after.borrow(&mut pool, room).is_err() {
            return Ok(Loan::ZERO);
        }
        let bonded = lending.low.lst_floor(room)?;
        let sum = after.collateral.checked_add(bonded);
        after.collateral = sum.map_err(Refusal::from)?;
        if after.ensure_open(&pool, &lending.low, lending.open).is_ok() {
            return Ok(room);
        }
        room = room.saturating_sub(unit(&lending.low));
    }
    Ok(room)
}

/// What a unit of LST costs, and one more, twice over: a loan is leveraged up to ten times by roundings.
fn unit(low: &Quote) -> Loan {
    let unit = low.worth.checked_div(low.of).unwrap_or_default();
    Loan::new(
        unit.saturating_add(Uint128::new(2))
            .saturating_mul(Uint128::new(4)),
    )
}

/// Debt by collateral and liquidation LTV, in whole coins.
fn liquidation_price(
    session: &Session,
    position: &Position,
) -> Result<Option<Decimal>, ContractError> {
    let debt = session.pool.debt_ceil(position.scaled)?;
    if debt.is_zero() {
        return Ok(None);
    }
    let worth = Decimal::checked_from_ratio(debt.raw(), position.collateral.raw());
    let liq = Decimal::new(session.levels().liq.into());
    let price = worth.ok().and_then(|worth| worth.checked_div(liq).ok());
    let price = price.unwrap_or(Decimal::MAX);
    let one = Quote {
        worth: price.atomics(),
        of: Decimal::one().atomics(),
    };
    Ok(Some(shown(&session.config, &one)))
}

pub fn positions(
    deps: Deps,
    env: &Env,
    start_after: Option<String>,
    limit: Option<u32>,
) -> Result<PositionsResponse, ContractError> {
    let session = Session::open(deps.storage, env)?;
    let rows = page(deps, start_after, limit)?;
    let rows = rows.into_iter().map(|(owner, position)| {
        Ok(PositionRow {
            owner,
            collateral: position.collateral,
            scaled: position.scaled,
            debt: session.pool.debt_ceil(position.scaled)?,
        })
    });
    let positions = rows.collect::<Result<_, ContractError>>()?;
    Ok(PositionsResponse { positions })
}

/// Positions by owner.
pub(super) fn page(
    deps: Deps,
    start_after: Option<String>,
    limit: Option<u32>,
) -> Result<Vec<(Addr, Position)>, ContractError> {
    let start = start_after
        .map(|text| account(deps.api, &text))
        .transpose()?;
    let start = start.as_ref().map(Bound::exclusive);
    Ok(POSITIONS
        .range(deps.storage, start, None, Order::Ascending)
        .take(page_size(limit)?)
        .collect::<StdResult<_>>()?)
}

pub fn managers(
    deps: Deps,
    owner: &str,
    start_after: Option<String>,
    limit: Option<u32>,
) -> Result<ManagersResponse, ContractError> {
    let owner = account(deps.api, owner)?;
    let start = start_after
        .map(|text| account(deps.api, &text))
        .transpose()?;
    let start = start.as_ref().map(Bound::exclusive);
    let rows = MANAGERS
        .prefix(&owner)
        .range(deps.storage, start, None, Order::Ascending)
        .take(page_size(limit)?);
    let rows = rows.map(|row| row.map(|(manager, until)| ManagerRow { manager, until }));
    Ok(ManagersResponse {
        managers: rows.collect::<StdResult<_>>()?,
    })
}

/// LST that is here.
pub(super) fn held(deps: Deps, env: &Env, session: &Session) -> Result<Shares, ContractError> {
    let token = ballast_types::token::Token(session.config.lst.clone());
    Ok(token.balance(&deps.querier, &env.contract.address)?)
}
