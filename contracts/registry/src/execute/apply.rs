//! An operator lists its own validator, by a bond.

use super::is_operator;
use crate::{
    bonded_set::BondedSet,
    calls,
    error::ContractError,
    listing::Listing,
    promise::ensure_payable,
    state::{BREACHES, PARAMS, RECORDS, ROSTER, SUITE},
};
use ballast_types::{
    access::{ensure_is, ensure_nonpayable},
    hub::Hub,
    registry::{backing, Kind, NewValidator},
    Amount, Totals,
};
use cosmwasm_std::{Decimal, DepsMut, Env, MessageInfo, Response};

pub fn apply(
    deps: DepsMut,
    env: Env,
    info: MessageInfo,
    address: String,
    max_commission: Option<Decimal>,
) -> Result<Response, ContractError> {
    // read
    ensure_nonpayable(&info)?;
    let params = PARAMS.load(deps.storage)?;
    if !params.open {
        return Err(ContractError::Closed);
    }
    let is_operator = is_operator(deps.api, &address, &info.sender)?;
    ensure_is(is_operator, "the validator's operator", &info.sender)?;
    let suite = SUITE.load(deps.storage)?;
    let mut roster = ROSTER.load(deps.storage)?;
    let bonded = BondedSet::query(&deps.querier)?;
    let new = NewValidator {
        address,
        weight: None,
        cap_bps: None,
        max_commission,
    };

    // decide
    let listed = Listing::check(new, Kind::Bonded, &params, &bonded, &env)?;
    let now = env.block.time.seconds();
    let breach = BREACHES.may_load(deps.storage, &listed.terms.address)?;
    let record = listed.take_seat(&mut roster, &params, breach, now)?;
    let asked = vec![listed.terms.address.clone()];
    let bond = backing(&deps.querier, &suite.vault, asked)?;
    let bond = bond.first().copied().unwrap_or_default();
    let hub = Hub(suite.hub);
    let rate = calls::exchange_rate(&deps.querier, &hub.0)?;
    let totals = Totals {
        value: rate.value,
        shares: rate.shares,
    };
    let value = totals.worth_floor(bond);
    if value.raw() < params.min_bond {
        return Err(ContractError::BondTooSmall {
            validator: listed.terms.address,
            bond: bond.raw(),
            value,
            min: params.min_bond,
        });
    }
    if let Some(leeway) = bonded.leeway(&listed.terms.address) {
        ensure_payable(
            &deps.querier,
            &hub,
            &listed.terms.address,
            leeway,
            &record,
            &params,
            now,
        )?;
    }

    // write
    RECORDS.save(deps.storage, &listed.terms.address, &record)?;
    ROSTER.save(deps.storage, &roster)?;
    Ok(Response::new()
        .add_attribute("action", "apply")
        .add_attribute("validator", &listed.terms.address)
        .add_attribute("bond", bond.to_string())
        .add_event(listed.event(&record, None)))
}
