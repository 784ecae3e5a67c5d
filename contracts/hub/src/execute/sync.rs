//! Books the difference between chain and books, and reports it.

use crate::{hub_state::HubState, state::LOSSES, ContractError};
use ballast_accounting::{Amount, Native};
use cosmwasm_std::{DepsMut, Order, Response, Storage};

/// The gate has booked already; this reports the result.
pub fn sync(deps: DepsMut<'_>, hub: &mut HubState) -> Result<Response, ContractError> {
    let (loss, covered) = booked_now(deps.storage, hub)?;
    Ok(Response::new()
        .add_attribute("action", "sync")
        .add_attribute("loss", loss.to_string())
        .add_attribute("covered", covered.to_string()))
}

/// Losses that were booked at this height, and what of them was covered.
fn booked_now(storage: &dyn Storage, hub: &HubState) -> Result<(Native, Native), ContractError> {
    let (mut loss, mut covered) = (Native::ZERO, Native::ZERO);
    for row in LOSSES.range(storage, None, None, Order::Descending) {
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
