//! `sync` and `retry_cover`.

use crate::{
    gate::{forget_owed, owed_now, retry_message, COVER_GAS},
    loaded::Loaded,
    payload::pack,
    reply::{ReplyId, Retried},
    state::{COVER_LAPSE_SECS, LOSSES},
    ContractError,
};
use ballast_accounting::{Amount, Native};
use ballast_types::event;
use cosmwasm_std::{DepsMut, Response, Storage, SubMsg};

/// The gate has done the work: this says what it came to.
pub fn sync(deps: DepsMut<'_>, hub: Loaded) -> Result<Response, ContractError> {
    let (loss, covered) = booked_now(deps.storage, &hub)?;
    hub.save(deps.storage)?;
    Ok(Response::new()
        .add_attribute("action", "sync")
        .add_attribute("loss", loss.to_string())
        .add_attribute("covered", covered.to_string()))
}

/// Losses that were booked at this height, and what of them was covered.
fn booked_now(storage: &dyn Storage, hub: &Loaded) -> Result<(Native, Native), ContractError> {
    let (mut loss, mut covered) = (Native::ZERO, Native::ZERO);
    for row in LOSSES.range(storage, None, None, cosmwasm_std::Order::Descending) {
        let (_, record) = row?;
        if record.height != hub.books.synced_height || record.at != hub.books.synced_at {
            break;
        }
        loss = loss.checked_add(record.amount)?;
        covered = covered
            .checked_add(record.paid_by_bond)?
            .checked_add(record.paid_by_pool)?;
    }
    Ok((loss, covered))
}

/// Tries an owed cover again; one that is too old lapses.
pub fn retry(deps: DepsMut<'_>, mut hub: Loaded, loss_id: u64) -> Result<Response, ContractError> {
    let newest = hub.books.losses;
    let mut loss = LOSSES
        .may_load(deps.storage, loss_id)?
        .ok_or(ContractError::UnknownLoss { loss_id, newest })?;
    let owed = owed_now(deps.storage, loss_id)?.ok_or(ContractError::NothingOwed { loss_id })?;
    let response = Response::new()
        .add_attribute("action", "retry_cover")
        .add_attribute("loss_id", loss_id.to_string());
    let lapsed = hub.now >= owed.at.saturating_add(COVER_LAPSE_SECS);
    if lapsed || owed.amount.is_zero() {
        loss.uncovered = loss.uncovered.checked_add(loss.cover_owed)?;
        loss.cover_owed = Native::ZERO;
        LOSSES.save(deps.storage, loss_id, &loss)?;
        forget_owed(deps.storage, &mut hub, loss_id, owed.amount)?;
        hub.save(deps.storage)?;
        let lapsed = event::CoverLapsed {
            loss_id,
            amount: owed.amount,
        };
        return Ok(response.add_attribute("burned", "0").add_event(lapsed));
    }
    let (msg, before) = retry_message(&hub, &loss, owed.amount)?;
    hub.save(deps.storage)?;
    let payload = Retried {
        loss_id,
        before,
        owed: owed.amount,
    };
    Ok(response.add_submessage(
        SubMsg::reply_on_success(msg, ReplyId::CoverRetried.into())
            .with_gas_limit(COVER_GAS)
            .with_payload(pack(&payload)?),
    ))
}
