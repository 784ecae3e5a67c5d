//! Queries of positions, and of their managers.

use super::market::bps;
use crate::{
    price::{self, shown, Lending},
    restakers::{cap, headroom, slashable},
    rows::{self, account},
    session::Session,
    Refused,
};
use ballast_extension_math::market::{Health, Quote};
use ballast_extension_types::market::{
    DebtResponse, Loan, ManagerRow, ManagersResponse, Position, PositionResponse, PositionRow,
    PositionsResponse, MANAGERS, POSITIONS,
};
use ballast_types::{paging::page_size, Amount};
use cosmwasm_std::{Addr, Decimal, Deps, Env, Order, Uint128};
use cw_storage_plus::Bound;

pub fn debt(deps: Deps, env: &Env, owner: &str) -> Result<DebtResponse, Refused> {
    let owner = account(deps.api, owner)?;
    let session = Session::open(deps.storage, env)?;
    let position = rows::position(deps.storage, &owner)?;
    Ok(DebtResponse {
        collateral: position.collateral,
        debt: session.pool.debt_ceil(position.scaled)?,
        scaled: position.scaled,
        index: session.pool.index,
    })
}

pub fn position(deps: Deps, env: &Env, owner: &str) -> Result<PositionResponse, Refused> {
    let owner = account(deps.api, owner)?;
    let session = Session::open(deps.storage, env)?;
    let position = rows::position(deps.storage, &owner)?;
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
    // no message relies on this answer, so if the price source fails, its fields stay empty
    let Ok((quote, lending)) = price::both(&deps.querier, &session) else {
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

/// What can still be borrowed in all, by the cash and by the cap.
fn room(deps: Deps, session: &Session, lending: &Lending) -> Result<Loan, Refused> {
    let restake =
        slashable((deps.storage, &deps.querier), session.now)?.map(|(_, slashable)| slashable);
    let cap = cap(session, lending, restake)?;
    headroom(session, cap)
}

/// A loan up to `room` that may be bonded, lowered in eight steps at most: bonding rounds.
fn largest_loop(
    session: &Session,
    position: &Position,
    lending: &Lending,
    room: Loan,
) -> Result<Loan, Refused> {
    let mut room = room;
    for _ in 0..8 {
        let mut pool = session.pool;
        let mut after = *position;
        if room.is_zero() || after.borrow(&mut pool, room).is_err() {
            return Ok(Loan::ZERO);
        }
        let bonded = lending.low.lst_floor(room)?;
        after.collateral = after.collateral.checked_add(bonded)?;
        if after.ensure_open(&pool, &lending.low, lending.open).is_ok() {
            return Ok(room);
        }
        room = room.saturating_sub(unit(&lending.low));
    }
    Ok(room)
}

/// The step of `largest_loop`: four times (the price of one unit of LST, plus two), because
/// leverage multiplies a rounding difference up to ten times.
fn unit(low: &Quote) -> Loan {
    let unit = low.worth.checked_div(low.of).unwrap_or_default();
    Loan::new(
        unit.saturating_add(Uint128::new(2))
            .saturating_mul(Uint128::new(4)),
    )
}

/// The price at which the position becomes liquidatable: debt / (collateral x liquidation LTV), in
/// whole coins for one whole LST.
fn liquidation_price(session: &Session, position: &Position) -> Result<Option<Decimal>, Refused> {
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
) -> Result<PositionsResponse, Refused> {
    let session = Session::open(deps.storage, env)?;
    let mut positions = vec![];
    for (owner, position) in page(deps, start_after, limit)? {
        positions.push(PositionRow {
            owner,
            collateral: position.collateral,
            scaled: position.scaled,
            debt: session.pool.debt_ceil(position.scaled)?,
        });
    }
    Ok(PositionsResponse { positions })
}

/// A page of positions, by owner.
pub(super) fn page(
    deps: Deps,
    start_after: Option<String>,
    limit: Option<u32>,
) -> Result<Vec<(Addr, Position)>, Refused> {
    let start = after(deps, start_after)?;
    let start = start.as_ref().map(Bound::exclusive);
    let range = POSITIONS.range(deps.storage, start, None, Order::Ascending);
    let mut rows = vec![];
    for row in range.take(page_size(limit)?) {
        rows.push(row?);
    }
    Ok(rows)
}

/// The account after which a page begins.
fn after(deps: Deps, text: Option<String>) -> Result<Option<Addr>, Refused> {
    match text {
        Some(text) => account(deps.api, &text).map(Some),
        None => Ok(None),
    }
}

pub fn managers(
    deps: Deps,
    owner: &str,
    start_after: Option<String>,
    limit: Option<u32>,
) -> Result<ManagersResponse, Refused> {
    let owner = account(deps.api, owner)?;
    let start = after(deps, start_after)?;
    let start = start.as_ref().map(Bound::exclusive);
    let of_owner = MANAGERS.prefix(&owner);
    let range = of_owner.range(deps.storage, start, None, Order::Ascending);
    let mut managers = vec![];
    for row in range.take(page_size(limit)?) {
        let (manager, until) = row?;
        managers.push(ManagerRow { manager, until });
    }
    Ok(ManagersResponse { managers })
}
