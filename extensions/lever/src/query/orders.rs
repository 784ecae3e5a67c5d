//! Queries of orders, and of what each would bring now.

use crate::{execute::load_order, session::Session, ContractError};
use ballast_extension_math::lever::Priced;
use ballast_extension_types::lever::{Order, OrderResponse, OrdersResponse, ORDERS, ORDERS_OF};
use ballast_types::{address::account, paging::page_size, Amount, Native};
use cosmwasm_std::{Deps, Env, Order as Direction, StdResult, Uint128};
use cw_storage_plus::Bound;

pub fn order(deps: Deps, env: &Env, order_id: u64) -> Result<OrderResponse, ContractError> {
    let order = load_order(deps.storage, order_id)?;
    let (session, priced) = open(deps, env)?;
    row(&session, priced.as_ref(), order_id, order)
}

pub fn orders(
    deps: Deps,
    env: &Env,
    start_after: Option<u64>,
    limit: Option<u32>,
) -> Result<OrdersResponse, ContractError> {
    let start = start_after.map(Bound::exclusive);
    let rows = ORDERS
        .range(deps.storage, start, None, Direction::Ascending)
        .take(page_size(limit)?)
        .collect::<StdResult<Vec<_>>>()?;
    page(deps, env, rows)
}

pub fn orders_of(
    deps: Deps,
    env: &Env,
    owner: &str,
    start_after: Option<u64>,
    limit: Option<u32>,
) -> Result<OrdersResponse, ContractError> {
    let owner = account(deps.api, owner)?;
    let start = start_after.map(Bound::exclusive);
    let ids = ORDERS_OF
        .prefix(&owner)
        .keys(deps.storage, start, None, Direction::Ascending)
        .take(page_size(limit)?);
    let rows = ids.map(|id| {
        let id = id?;
        Ok((id, ORDERS.load(deps.storage, id)?))
    });
    page(deps, env, rows.collect::<StdResult<Vec<_>>>()?)
}

fn page(deps: Deps, env: &Env, rows: Vec<(u64, Order)>) -> Result<OrdersResponse, ContractError> {
    let (session, priced) = open(deps, env)?;
    let rows = rows.into_iter();
    let rows = rows.map(|(id, order)| row(&session, priced.as_ref(), id, order));
    Ok(OrdersResponse {
        orders: rows.collect::<Result<_, _>>()?,
    })
}

/// The position, and its price if the hub gives one.
fn open(deps: Deps, env: &Env) -> Result<(Session, Option<Priced>), ContractError> {
    let session = Session::open(deps, env)?;
    let rate = session.rate(deps);
    let priced = rate.and_then(|rate| session.owed(&rate)).ok();
    Ok((session, priced))
}

fn row(
    session: &Session,
    priced: Option<&Priced>,
    order_id: u64,
    order: Order,
) -> Result<OrderResponse, ContractError> {
    let slice = session.books.slice(order.shares)?;
    let (terms, now) = (&session.config.terms, session.now);
    let offer = order.offer();
    let all = Native::new(Uint128::MAX);
    let filled = priced.and_then(|priced| offer.fill(priced, terms, all, now).ok());
    Ok(OrderResponse {
        order_id,
        owner: order.owner,
        receiver: order.receiver,
        shares: order.shares.raw(),
        since: order.since,
        most_bps: order.most_bps,
        discount_bps: offer.discount_floor(terms.ramp_secs, now),
        lst: slice.lst,
        debt: slice.debt,
        to_buyer: filled.map(|filled| filled.to_buyer),
        to_owner: filled.map(|filled| filled.to_owner),
    })
}
