//! Queries of the config and of batches.

use crate::{
    error::ContractError,
    state::{DENOM, SUITE},
};
use ballast_types::{
    hub::CONFIG,
    paging::page_size,
    queue::{
        Batch, BatchResponse, BatchStatus, BatchesResponse, ConfigResponse, OpenBatch,
        OpenBatchResponse, BATCHES, OPEN_BATCH,
    },
    Amount, Native,
};
use cosmwasm_std::{Deps, Order, StdResult};
use cw_storage_plus::Bound;

pub fn config(deps: Deps) -> Result<ConfigResponse, ContractError> {
    Ok(ConfigResponse {
        denom: DENOM.load(deps.storage)?,
        suite: SUITE.load(deps.storage)?,
    })
}

pub fn open_batch(deps: Deps) -> Result<OpenBatchResponse, ContractError> {
    let hub = SUITE.load(deps.storage)?.hub;
    let params = CONFIG.query(&deps.querier, &hub)?.params;
    let open = OPEN_BATCH.load(deps.storage)?;
    // the first batch has no minimum interval
    let interval = match open.id {
        1 => 0,
        _ => params.batch_interval_secs,
    };
    Ok(OpenBatchResponse {
        batch_id: open.id,
        shares: open.shares,
        tickets: open.tickets,
        opened_at: open.opened_at,
        closes_after: open.opened_at.saturating_add(interval),
    })
}

pub fn batch(deps: Deps, batch_id: u64) -> Result<BatchResponse, ContractError> {
    if let Some(batch) = BATCHES.may_load(deps.storage, batch_id)? {
        return Ok(closed(batch_id, batch));
    }
    let open = OPEN_BATCH.load(deps.storage)?;
    match open.id == batch_id {
        true => Ok(opened(open)),
        false => Err(ContractError::UnknownBatch {
            batch_id,
            open: open.id,
        }),
    }
}

/// Batches, the oldest first; the open batch is the last.
pub fn batches(
    deps: Deps,
    start_after: Option<u64>,
    limit: Option<u32>,
) -> Result<BatchesResponse, ContractError> {
    let limit = page_size(limit)?;
    let mut batches = BATCHES
        .range(
            deps.storage,
            start_after.map(Bound::exclusive),
            None,
            Order::Ascending,
        )
        .take(limit)
        .map(|row| row.map(|(id, batch)| closed(id, batch)))
        .collect::<StdResult<Vec<_>>>()?;
    let open = OPEN_BATCH.load(deps.storage)?;
    if batches.len() < limit && start_after < Some(open.id) {
        batches.push(opened(open));
    }
    Ok(BatchesResponse { batches })
}

fn closed(batch_id: u64, batch: Batch) -> BatchResponse {
    BatchResponse {
        batch_id,
        status: match batch.is_settled() {
            true => BatchStatus::Settled,
            false => BatchStatus::Exiting,
        },
        shares: batch.shares,
        owed: batch.owed,
        funded: batch.funded,
        claimed: batch.claimed,
        closed_at: Some(batch.closed_at),
        expected_at: (!batch.is_settled()).then_some(batch.expected_at),
    }
}

fn opened(open: OpenBatch) -> BatchResponse {
    BatchResponse {
        batch_id: open.id,
        status: BatchStatus::Open,
        shares: open.shares,
        owed: Native::ZERO,
        funded: Native::ZERO,
        claimed: Native::ZERO,
        closed_at: None,
        expected_at: None,
    }
}
