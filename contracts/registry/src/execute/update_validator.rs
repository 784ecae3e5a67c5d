//! `update_validator`: the owner changes a validator's terms; owner and operator may pause it.

use super::{load, role_of};
use crate::{
    error::ContractError,
    listing::{ensure_terms, update_status},
    state::{Record, Role, PARAMS, RECORDS, ROSTER},
};
use ballast_types::{
    access::{ensure_nonpayable, AccessError},
    registry::NewValidator,
};
use cosmwasm_std::{DepsMut, Env, MessageInfo, Response};

pub fn update_validator(
    deps: DepsMut,
    env: Env,
    info: MessageInfo,
    terms: NewValidator,
    paused: Option<bool>,
) -> Result<Response, ContractError> {
    // read
    ensure_nonpayable(&info)?;
    let role = role_of(deps.as_ref(), &info, &terms.address)?;
    let params = PARAMS.load(deps.storage)?;
    let (mut roster, place, mut record) = load(deps.storage, &terms.address)?;

    // decide
    let has_terms =
        terms.weight.is_some() || terms.cap_bps.is_some() || terms.max_commission.is_some();
    if role == Role::Operator && has_terms {
        return Err(AccessError::Unauthorized {
            role: "the owner",
            sender: info.sender,
        }
        .into());
    }
    ensure_terms(&terms, &params)?;
    if let Some(by) = record.removed {
        return Err(ContractError::AlreadyLeaving {
            validator: terms.address,
            reason: format!("removed by {by}"),
        });
    }
    record.paused = paused_by(paused, role, &record, &terms.address)?;
    record.promise = terms.max_commission.or(record.promise);
    // the owner may lower the promise, but the bond does not pay for commission up to the earlier
    // one
    record.pledge = terms
        .max_commission
        .map_or(record.pledge, |new| new.max(record.pledge));
    let mut changed = None;
    if let Some(seat) = roster.seats.get_mut(place) {
        seat.weight = terms.weight.unwrap_or(seat.weight);
        seat.cap_bps = terms.cap_bps.or(seat.cap_bps);
        changed = update_status(seat, &mut record, env.block.time.seconds());
    }

    // write
    RECORDS.save(deps.storage, &terms.address, &record)?;
    ROSTER.save(deps.storage, &roster)?;
    Ok(Response::new()
        .add_attribute("action", "update_validator")
        .add_attribute("validator", terms.address)
        .add_events(changed))
}

/// Who has paused the validator after this message; `None` if it is not paused. An operator can
/// neither end nor take over the owner's pause.
fn paused_by(
    paused: Option<bool>,
    role: Role,
    record: &Record,
    validator: &str,
) -> Result<Option<Role>, ContractError> {
    Ok(match (paused, role, record.paused) {
        (Some(false), Role::Operator, Some(Role::Owner)) => {
            return Err(ContractError::PausedByOwner {
                validator: validator.to_string(),
            })
        }
        (Some(false), _, _) => None,
        // a pause of the owner stays the owner's
        (Some(true), Role::Operator, Some(Role::Owner)) => Some(Role::Owner),
        (Some(true), _, _) => Some(role),
        (None, _, paused) => paused,
    })
}
