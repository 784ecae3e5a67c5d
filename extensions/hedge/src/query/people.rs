//! Queries of what an account has.

use crate::{session::Session, ContractError};
use ballast_extension_math::hedge::{Refusal, GRACE_SECS};
use ballast_extension_share as share;
use ballast_extension_types::hedge::{
    Deposit, DepositResponse, DepositsResponse, PositionResponse, WaitingDeposit, WaitingResponse,
    DEPOSITS, OWNERS,
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
    let shares = share::balance(deps.storage, &owner)?;
    let price = Session::open(deps.storage, env)?.book.protected.price();
    let lst = price.to_assets_floor(LayerShares::new(shares));
    let deposits = rows(deps, &owner, None, Some(MAX_LIMIT))?;
    let waiting = Shares::sum(deposits.iter().map(|row| row.lst));
    Ok(PositionResponse {
        shares,
        lst: lst.map_err(Refusal::from)?,
        waiting: waiting.map_err(Refusal::from)?,
        deposits,
    })
}

pub fn deposits(
    deps: Deps,
    owner: &str,
    start_after: Option<u64>,
    limit: Option<u32>,
) -> Result<DepositsResponse, ContractError> {
    let owner = account(deps.api, owner)?;
    let deposits = rows(deps, &owner, start_after, limit)?;
    Ok(DepositsResponse { deposits })
}

pub fn waiting(
    deps: Deps,
    start_after: Option<u64>,
    limit: Option<u32>,
) -> Result<WaitingResponse, ContractError> {
    let start = start_after.map(Bound::exclusive);
    let owners = OWNERS
        .range(deps.storage, start, None, Order::Ascending)
        .take(page_size(limit)?);
    let deposits = owners.map(|row| {
        let (deposit_id, owner) = row?;
        let Deposit { lst, ready_at } = DEPOSITS.load(deps.storage, (&owner, deposit_id))?;
        Ok(WaitingDeposit {
            deposit_id,
            owner,
            lst,
            ready_at,
            until: ready_at.saturating_add(GRACE_SECS),
        })
    });
    Ok(WaitingResponse {
        deposits: deposits.collect::<StdResult<_>>()?,
    })
}

fn rows(
    deps: Deps,
    owner: &Addr,
    start_after: Option<u64>,
    limit: Option<u32>,
) -> Result<Vec<DepositResponse>, ContractError> {
    let start = start_after.map(Bound::exclusive);
    let rows = DEPOSITS
        .prefix(owner)
        .range(deps.storage, start, None, Order::Ascending)
        .take(page_size(limit)?)
        .collect::<StdResult<Vec<(u64, Deposit)>>>()?;
    let rows = rows.into_iter().map(|(id, deposit)| DepositResponse {
        deposit_id: id,
        lst: deposit.lst,
        ready_at: deposit.ready_at,
        until: deposit.ready_at.saturating_add(GRACE_SECS),
    });
    Ok(rows.collect())
}
