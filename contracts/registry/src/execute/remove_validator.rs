//! `remove_validator`: owner or operator makes a validator leave. It is drained, and then
//! forgotten.

use super::{load, role_of};
use crate::{
    error::ContractError,
    listing::update_status,
    state::{Role, RECORDS, ROSTER},
};
use ballast_types::access::ensure_nonpayable;
use cosmwasm_std::{DepsMut, Env, MessageInfo, Response};

pub fn remove_validator(
    deps: DepsMut,
    env: Env,
    info: MessageInfo,
    address: String,
) -> Result<Response, ContractError> {
    // read
    ensure_nonpayable(&info)?;
    let role = role_of(deps.as_ref(), &info, &address)?;
    let (mut roster, place, mut record) = load(deps.storage, &address)?;

    // The owner may remove a validator that its operator has removed: a seat that the owner paused
    // is only then given up.
    if let Some(by) = record
        .removed
        .filter(|by| *by == role || *by == Role::Owner)
    {
        return Err(ContractError::AlreadyLeaving {
            validator: address,
            reason: format!("removed by {by}"),
        });
    }
    record.removed = Some(role);
    let seat = roster.seats.get_mut(place);
    let changed = seat.and_then(|seat| update_status(seat, &mut record, env.block.time.seconds()));

    // write
    RECORDS.save(deps.storage, &address, &record)?;
    ROSTER.save(deps.storage, &roster)?;
    Ok(Response::new()
        .add_attribute("action", "remove_validator")
        .add_attribute("validator", address)
        .add_events(changed))
}
