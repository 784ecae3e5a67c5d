//! Queries of what an owner has.

use crate::{
    error::ContractError,
    session::Session,
    state::{key, Request, POSITIONS, REQUESTS, REQUESTS_OF},
};
use ballast_types::address::account;
use ballast_types::{
    hub::Hub,
    paging::{page_size, MAX_LIMIT},
    vault::{
        BondHolding, ExitRequest, ExitingTotals, ExitsResponse, Holding, LayerId, PositionResponse,
    },
    Amount, LayerShares, Shares, Totals,
};
use cosmwasm_std::{Addr, Deps, Env, Order, StdResult};
use cw_storage_plus::Bound;

/// The most requests that count in the totals: what one query can read within a node's gas limit.
const MAX_COUNTED: usize = 500;

/// The owner's shares of all layers, and its requests to leave them.
pub fn position(deps: Deps<'_>, env: &Env, owner: &str) -> Result<PositionResponse, ContractError> {
    let owner = account(deps.api, owner)?;
    let mut session = Session::open(deps, env, Shares::ZERO)?;
    let totals = Hub(session.suite.hub.clone()).totals(&deps.querier)?;
    let most = usize::try_from(MAX_LIMIT).unwrap_or(usize::MAX);
    let pool = holding(deps, &mut session, &owner, &LayerId::Pool, totals)?;
    let (bonds, has_more_bonds) = bonds_of(deps, &mut session, &owner, totals, most)?;
    let (exits, exiting) = exits_of(deps, &mut session, &owner, totals, most)?;
    let has_more_exits = exiting.exits > u64::try_from(exits.len()).unwrap_or(u64::MAX);
    Ok(PositionResponse {
        pool,
        bonds,
        exits,
        exiting,
        is_list_partial: has_more_bonds || has_more_exits,
    })
}

/// The owner's shares of its first `most` bonds, and whether it has more.
fn bonds_of(
    deps: Deps<'_>,
    session: &mut Session,
    owner: &Addr,
    totals: Totals,
    most: usize,
) -> Result<(Vec<BondHolding>, bool), ContractError> {
    let validators = POSITIONS
        .prefix(owner)
        .keys(
            deps.storage,
            Some(Bound::exclusive(key(&LayerId::Pool))),
            None,
            Order::Ascending,
        )
        .take(most.saturating_add(1))
        .collect::<StdResult<Vec<_>>>()?;
    let has_more = validators.len() > most;
    let mut bonds = vec![];
    for validator in validators.into_iter().take(most) {
        let layer = LayerId::Bond {
            validator: validator.clone(),
        };
        let Holding { shares, lst, value } = holding(deps, session, owner, &layer, totals)?;
        if !shares.is_zero() {
            bonds.push(BondHolding {
                validator,
                shares,
                lst,
                value,
            });
        }
    }
    Ok((bonds, has_more))
}

/// The owner's first `most` requests to leave, and the sum of all. The sum is partial if there are
/// more than [`MAX_COUNTED`].
fn exits_of(
    deps: Deps<'_>,
    session: &mut Session,
    owner: &Addr,
    totals: Totals,
    most: usize,
) -> Result<(Vec<ExitRequest>, ExitingTotals), ContractError> {
    let mut exiting = ExitingTotals::default();
    let mut exits = vec![];
    let mut numbers = REQUESTS_OF
        .prefix(owner)
        .keys(deps.storage, None, None, Order::Ascending);
    for exit_id in numbers.by_ref().take(MAX_COUNTED) {
        let exit_id = exit_id?;
        let exit = REQUESTS.load(deps.storage, exit_id)?;
        let request = show(deps, session, exit_id, exit, totals)?;
        exiting.exits = exiting.exits.saturating_add(1);
        exiting.lst = exiting.lst.checked_add(request.lst)?;
        if exits.len() < most {
            exits.push(request);
        }
    }
    exiting.is_partial = numbers.next().is_some();
    exiting.value = totals.worth_floor(exiting.lst);
    Ok((exits, exiting))
}

/// A page of the owner's requests to leave.
pub fn exits(
    deps: Deps<'_>,
    env: &Env,
    owner: &str,
    start_after: Option<u64>,
    limit: Option<u32>,
) -> Result<ExitsResponse, ContractError> {
    let page = page_size(limit)?;
    let owner = account(deps.api, owner)?;
    let mut session = Session::open(deps, env, Shares::ZERO)?;
    let totals = Hub(session.suite.hub.clone()).totals(&deps.querier)?;
    let exits = REQUESTS_OF
        .prefix(&owner)
        .keys(
            deps.storage,
            start_after.map(Bound::exclusive),
            None,
            Order::Ascending,
        )
        .take(page)
        .map(|exit_id| {
            let exit_id = exit_id?;
            let exit = REQUESTS.load(deps.storage, exit_id)?;
            show(deps, &mut session, exit_id, exit, totals)
        })
        .collect::<Result<_, _>>()?;
    Ok(ExitsResponse { exits })
}

/// The owner's active shares of a layer, and what they are worth. Shares of an earlier epoch count
/// as 0.
fn holding(
    deps: Deps<'_>,
    session: &mut Session,
    owner: &Addr,
    layer: &LayerId,
    totals: Totals,
) -> Result<Holding, ContractError> {
    let active = session.layer(deps.storage, layer)?.active;
    let shares: LayerShares =
        crate::state::active_shares(deps.storage, owner, key(layer), active.epoch)?;
    let lst = active.to_assets_floor(shares)?;
    Ok(Holding {
        shares,
        lst,
        value: totals.worth_floor(lst),
    })
}

fn show(
    deps: Deps<'_>,
    session: &mut Session,
    exit_id: u64,
    exit: Request,
    totals: Totals,
) -> Result<ExitRequest, ContractError> {
    let exiting = session.layer(deps.storage, &exit.layer)?.exiting;
    let free_since = match &exit.layer {
        LayerId::Pool => None,
        LayerId::Bond { validator } => session.bond(deps.storage, validator)?.free_since(exit_id),
    };
    // a request of a layer that was wiped out can be closed at any time
    let (lst, ready_at) = match exiting.epoch == exit.epoch {
        true => (
            exiting.to_assets_floor(exit.units)?,
            exit.ready_at(free_since),
        ),
        false => (Shares::ZERO, Some(exit.requested_at)),
    };
    Ok(ExitRequest {
        exit_id,
        layer: exit.layer,
        shares: exit.shares,
        lst,
        value: totals.worth_floor(lst),
        ready_at,
    })
}
