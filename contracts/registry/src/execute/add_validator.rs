//! `add_validator`: the owner lists a validator.

use crate::{
    bonded_set::BondedSet,
    error::ContractError,
    listing::Listing,
    state::{Record, BREACHES, PARAMS, RECORDS, ROSTER, SUITE},
};
use ballast_types::{
    access::{ensure_nonpayable, ensure_owner},
    registry::{Kind, NewValidator},
};
use cosmwasm_std::{DepsMut, Env, MessageInfo, Response};

pub fn add_validator(
    deps: DepsMut,
    env: Env,
    info: MessageInfo,
    new: NewValidator,
) -> Result<Response, ContractError> {
    // read
    ensure_nonpayable(&info)?;
    let suite = SUITE.load(deps.storage)?;
    ensure_owner(&deps.querier, &suite.hub, &info.sender)?;
    let params = PARAMS.load(deps.storage)?;
    let mut roster = ROSTER.load(deps.storage)?;
    let bonded = BondedSet::query(&deps.querier)?;
    let now = env.block.time.seconds();

    // decide
    let listed = Listing::check(new, Kind::Curated, &params, &bonded, &env)?;
    let old = RECORDS.may_load(deps.storage, &listed.terms.address)?;
    let from = old.as_ref().map(Record::status);
    let breach = BREACHES.may_load(deps.storage, &listed.terms.address)?;
    let record = match old {
        Some(old) if old.removed.is_some() => {
            listed.retake_seat(&mut roster, old, &params, breach, now)?
        }
        _ => listed.take_seat(&mut roster, &params, breach, now)?,
    };

    // write
    RECORDS.save(deps.storage, &listed.terms.address, &record)?;
    ROSTER.save(deps.storage, &roster)?;
    Ok(Response::new()
        .add_attribute("action", "add_validator")
        .add_attribute("validator", &listed.terms.address)
        .add_attribute("weight", listed.weight().to_string())
        .add_event(listed.event(&record, from)))
}
