//! Changes to validators that are listed, and to parameters.

use crate::{
    error::ContractError,
    events::{status_changed, IN_GOOD_STANDING},
    listing::{ensure_terms, is_operator, place_of},
    state::{Record, Role, PARAMS, RECORDS, ROSTER, SUITE},
};
use ballast_types::{
    access::{ensure_nonpayable, ensure_owner, AccessError},
    hub::CONFIG,
    registry::{NewValidator, ParamsUpdate, Roster, Seat},
};
use cosmwasm_std::{Deps, DepsMut, Env, Event, MessageInfo, Response, Storage};

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
    record.paused = match (paused, role, record.paused) {
        (Some(false), Role::Operator, Some(Role::Owner)) => {
            return Err(ContractError::PausedByOwner {
                validator: terms.address,
            })
        }
        (Some(false), _, _) => None,
        // the owner's pause is the stronger one
        (Some(true), Role::Operator, Some(Role::Owner)) => Some(Role::Owner),
        (Some(true), _, _) => Some(role),
        (None, _, paused) => paused,
    };
    record.promise = terms.max_commission.or(record.promise);
    // the owner may ask for less than was promised, but no bond pays for that
    record.pledge = terms
        .max_commission
        .map_or(record.pledge, |new| new.max(record.pledge));
    let mut changed = None;
    if let Some(seat) = roster.seats.get_mut(place) {
        seat.weight = terms.weight.unwrap_or(seat.weight);
        seat.cap_bps = terms.cap_bps.or(seat.cap_bps);
        changed = settle_status(seat, &mut record, env.block.time.seconds());
    }

    // write
    RECORDS.save(deps.storage, &terms.address, &record)?;
    ROSTER.save(deps.storage, &roster)?;
    Ok(Response::new()
        .add_attribute("action", "update_validator")
        .add_attribute("validator", terms.address)
        .add_events(changed))
}

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

    // decide
    // the owner may remove whom the operator has: that ends a pause which keeps the seat
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
    let changed = seat.and_then(|seat| settle_status(seat, &mut record, env.block.time.seconds()));

    // write
    RECORDS.save(deps.storage, &address, &record)?;
    ROSTER.save(deps.storage, &roster)?;
    Ok(Response::new()
        .add_attribute("action", "remove_validator")
        .add_attribute("validator", address)
        .add_events(changed))
}

pub fn update_config(
    deps: DepsMut,
    info: MessageInfo,
    update: ParamsUpdate,
) -> Result<Response, ContractError> {
    // read
    ensure_nonpayable(&info)?;
    let suite = SUITE.load(deps.storage)?;
    ensure_owner(&deps.querier, &suite.hub, &info.sender)?;
    let mut roster = ROSTER.load(deps.storage)?;

    // decide
    let params = PARAMS.load(deps.storage)?.updated(update)?;
    params.ensure_minimums(CONFIG.query(&deps.querier, &suite.hub)?.decimals)?;
    roster.cap_bps = params.cap_bps;
    roster.leverage = params.leverage;
    roster.min_stake = params.min_stake;
    roster.require_bonds = params.require_bonds;
    roster.least_bond = params.least_bond();

    // write
    PARAMS.save(deps.storage, &params)?;
    ROSTER.save(deps.storage, &roster)?;
    Ok(Response::new().add_attribute("action", "update_config"))
}

/// Brings the seat's status up to the record's, and says so if it changed.
pub fn settle_status(seat: &mut Seat, record: &mut Record, now: u64) -> Option<Event> {
    let (from, to) = (seat.status, record.status());
    if from == to {
        return None;
    }
    seat.status = to;
    record.since = now;
    let reason = record.reason();
    let reason = reason.as_deref().unwrap_or(IN_GOOD_STANDING);
    let change = (Some(from), Some(to));
    Some(status_changed(&seat.address, change, reason))
}

/// Who the sender is to this validator.
fn role_of(deps: Deps, info: &MessageInfo, validator: &str) -> Result<Role, ContractError> {
    let hub = SUITE.load(deps.storage)?.hub;
    match ensure_owner(&deps.querier, &hub, &info.sender) {
        Ok(()) => Ok(Role::Owner),
        Err(AccessError::Unauthorized { sender, .. }) => {
            match is_operator(deps.api, validator, &sender)? {
                true => Ok(Role::Operator),
                false => Err(AccessError::Unauthorized {
                    role: "the owner or the validator's operator",
                    sender,
                }
                .into()),
            }
        }
        Err(other) => Err(other.into()),
    }
}

fn load(storage: &dyn Storage, address: &str) -> Result<(Roster, usize, Record), ContractError> {
    let not_listed = || ContractError::NotListed {
        validator: address.to_string(),
    };
    let roster = ROSTER.load(storage)?;
    let place = place_of(&roster, address).map_err(|_| not_listed())?;
    let record = RECORDS.may_load(storage, address)?.ok_or_else(not_listed)?;
    Ok((roster, place, record))
}
