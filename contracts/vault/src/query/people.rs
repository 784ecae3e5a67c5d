//! What someone has.

use crate::{
    error::ContractError,
    state::{key, Books, Exit, EXITS, EXITS_OF, POSITIONS},
};
use ballast_types::address::account;
use ballast_types::{
    hub::Hub,
    paging::MAX_LIMIT,
    vault::{BondHolding, ExitRequest, Holding, Layer, PositionResponse},
    Amount, LayerShares, Shares, Totals,
};
use cosmwasm_std::{Addr, Deps, Env, Order, StdResult};
use cw_storage_plus::Bound;

pub fn position(deps: Deps<'_>, env: &Env, owner: &str) -> Result<PositionResponse, ContractError> {
    let owner = account(deps.api, owner)?;
    let mut books = Books::open(deps, env, Shares::ZERO)?;
    let totals = Hub(books.suite.hub.clone()).totals(&deps.querier)?;
    let most = usize::try_from(MAX_LIMIT).unwrap_or(usize::MAX);
    let pool = holding(deps, &mut books, &owner, &Layer::Pool, totals)?;
    let validators = POSITIONS
        .prefix(&owner)
        .keys(
            deps.storage,
            Some(Bound::exclusive(key(&Layer::Pool))),
            None,
            Order::Ascending,
        )
        .take(most)
        .collect::<StdResult<Vec<_>>>()?;
    let mut bonds = vec![];
    for validator in validators {
        let layer = Layer::Bond {
            validator: validator.clone(),
        };
        let Holding { shares, lst, value } = holding(deps, &mut books, &owner, &layer, totals)?;
        if !shares.is_zero() {
            bonds.push(BondHolding {
                validator,
                shares,
                lst,
                value,
            });
        }
    }
    let exits = EXITS_OF
        .prefix(&owner)
        .keys(deps.storage, None, None, Order::Ascending)
        .take(most)
        .map(|exit_id| {
            let exit_id = exit_id?;
            let exit = EXITS.load(deps.storage, exit_id)?;
            show(deps, &mut books, exit_id, exit, totals)
        })
        .collect::<Result<_, _>>()?;
    Ok(PositionResponse { pool, bonds, exits })
}

/// Shares of an earlier epoch are none.
fn holding(
    deps: Deps<'_>,
    books: &mut Books,
    owner: &Addr,
    layer: &Layer,
    totals: Totals,
) -> Result<Holding, ContractError> {
    let active = books.layer(deps.storage, layer)?.active;
    let shares: LayerShares =
        crate::state::active_shares(deps.storage, owner, key(layer), active.epoch)?;
    let lst = active.worth_floor(shares)?;
    Ok(Holding {
        shares,
        lst,
        value: totals.worth_floor(lst),
    })
}

fn show(
    deps: Deps<'_>,
    books: &mut Books,
    exit_id: u64,
    exit: Exit,
    totals: Totals,
) -> Result<ExitRequest, ContractError> {
    let exiting = books.layer(deps.storage, &exit.layer)?.exiting;
    let fits_since = match &exit.layer {
        Layer::Pool => None,
        Layer::Bond { validator } => books.bond(deps.storage, validator)?.fits_since,
    };
    // what was wiped out can be closed at any time
    let (lst, ready_at) = match exiting.epoch == exit.epoch {
        true => (exiting.worth_floor(exit.units)?, exit.ready_at(fits_since)),
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
