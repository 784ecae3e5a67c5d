//! `apply`: an operator lists its own validator, backed by a bond.

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
    deploy::Suite,
    hub::Hub,
    registry::{backing, Kind, NewValidator, Params},
    Amount, Shares,
};
use cosmwasm_std::{Decimal, DepsMut, Env, MessageInfo, QuerierWrapper, Response};

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
    let bond = ensure_bond_suffices(&deps.querier, &suite, &listed.terms.address, &params)?;
    if let Some(leeway) = bonded.leeway(&listed.terms.address) {
        ensure_payable(
            &deps.querier,
            &Hub(suite.hub),
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

/// LST of the validator's active bond. Fails if it is worth less than `registry.min_bond`.
fn ensure_bond_suffices(
    querier: &QuerierWrapper<'_>,
    suite: &Suite,
    validator: &str,
    params: &Params,
) -> Result<Shares, ContractError> {
    let bonds = backing(querier, &suite.vault, vec![validator.to_string()])?;
    let bond = bonds.first().copied().unwrap_or_default();
    let (totals, _) = calls::totals(querier, &suite.hub)?;
    let value = totals.worth_floor(bond);
    match value.raw() < params.min_bond {
        false => Ok(bond),
        true => Err(ContractError::BondTooSmall {
            validator: validator.to_string(),
            bond: bond.raw(),
            value,
            min: params.min_bond,
        }),
    }
}
