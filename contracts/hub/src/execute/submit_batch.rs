//! Prices the open batch.

use super::{undelegate, waiting};
use crate::{
    gate::{owed_wait_until, scale_owed},
    hub_state::HubState,
    state::{Waiting, WaitingBatch},
    ContractError,
};
use ballast_accounting::{AccountingError, Amount, BatchPrice, Totals};
use ballast_types::{
    event,
    hub::{PauseScope, MAX_WAITING},
    queue,
    queue::OpenBatch,
};
use cosmwasm_std::{Deps, DepsMut, Response};

/// The open batch, and whether it can be priced now.
pub enum OpenBatchView {
    /// It can be priced. Beside it, the closed batches that wait already.
    Ready(OpenBatch, Vec<Waiting>),
    /// It cannot, and why.
    Waiting(OpenBatch, String),
}

impl OpenBatchView {
    /// Looks at the open batch. A batch that is empty, too early or worth nothing waits: that is no
    /// error.
    pub fn look(deps: Deps<'_>, hub: &HubState) -> Result<Self, ContractError> {
        let open = hub.queue().open_batch(&deps.querier)?;
        if open.shares.is_zero() {
            return Ok(Self::Waiting(open, "the batch is empty".to_string()));
        }
        let next_at = hub.next_batch_at();
        if hub.now < next_at {
            return Ok(Self::Waiting(
                open,
                format!("the next batch is at {next_at}"),
            ));
        }
        if let Some(until) = owed_wait_until(deps.storage, hub)? {
            let pending = hub.books.pending_cover;
            let why =
                format!("cover of {pending} is owed: it is paid, lapses, or waits until {until}");
            return Ok(Self::Waiting(open, why));
        }
        let waiting = waiting::all_waiting(deps.storage, hub)?;
        if waiting.len() >= MAX_WAITING {
            let why = format!("{} closed batches wait for undelegation", waiting.len());
            return Ok(Self::Waiting(open, why));
        }
        match hub.books.pool.clone().close_batch(open.shares, hub.now) {
            Ok(_) => Ok(Self::Ready(open, waiting)),
            Err(err @ (AccountingError::NoPrice { .. } | AccountingError::DustAmount { .. })) => {
                Ok(Self::Waiting(open, err.to_string()))
            }
            Err(err) => Err(err.into()),
        }
    }
}

/// Prices the open batch, pays what the buffer has, and undelegates the rest.
pub fn submit(
    mut deps: DepsMut<'_>,
    hub: &mut HubState,
    limit: Option<u32>,
) -> Result<Response, ContractError> {
    let ops = hub.ops(limit)?;
    hub.ensure_running(PauseScope::Cranks)?;
    let (open, mut batches) = match OpenBatchView::look(deps.as_ref(), hub)? {
        OpenBatchView::Ready(open, waiting) => (open, waiting),
        OpenBatchView::Waiting(open, why) => {
            return Ok(Response::new()
                .add_attribute("action", "submit_batch")
                .add_attribute("batch_id", open.id.to_string())
                .add_attribute("shares", "0")
                .add_attribute("waiting", why));
        }
    };

    // older batches are paid from the buffer first
    let (paid, parts) = undelegate::pay_from_buffer(deps.storage, hub)?;
    if !parts.is_empty() {
        batches = waiting::all_waiting(deps.storage, hub)?;
    }
    let before = hub.totals()?;
    let price = hub.books.pool.close_batch(open.shares, hub.now)?;
    scale_owed(deps.storage, hub, before.shares, open.shares)?;
    hub.books.last_batch_at = hub.now;
    hub.books.next_batch_at = hub.now.saturating_add(hub.batch_interval_secs());
    if !price.exiting.is_zero() {
        let closed = WaitingBatch {
            exiting: price.exiting,
            plan: vec![],
        };
        batches.push(Waiting {
            batch_id: open.id,
            batch: closed,
        });
    }

    let mut response = Response::new();
    if !parts.is_empty() {
        let fund = queue::ExecuteMsg::Fund { parts };
        response = response.add_message(hub.queue().call(&fund, hub.funds(paid))?);
    }
    response = close(hub, response, &open, &price, before)?;
    let (messages, _) = undelegate::send(deps.branch(), hub, batches, ops)?;
    Ok(response.add_submessages(messages))
}

/// Closes the batch in the queue, with what the buffer paid for it, and says at what price.
fn close(
    hub: &HubState,
    response: Response,
    open: &OpenBatch,
    price: &BatchPrice,
    before: Totals,
) -> Result<Response, ContractError> {
    let expected_at = match price.exiting.is_zero() {
        true => hub.now,
        false => hub.now.saturating_add(hub.unbonding_secs()),
    };
    let close = queue::ExecuteMsg::CloseBatch {
        batch_id: open.id,
        owed: price.owed,
        expected_at,
    };
    Ok(response
        .add_message(hub.queue().call(&close, hub.funds(price.from_buffer))?)
        .add_attribute("action", "submit_batch")
        .add_attribute("batch_id", open.id.to_string())
        .add_attribute("shares", open.shares.to_string())
        .add_attribute("owed", price.owed.to_string())
        .add_attribute("from_buffer", price.from_buffer.to_string())
        .add_attribute("exiting", price.exiting.to_string())
        .add_event(event::Batch {
            batch_id: open.id,
            shares: open.shares,
            owed: price.owed,
            from_buffer: price.from_buffer,
            exiting: price.exiting,
            value: before.value,
            supply: before.shares,
        }))
}
