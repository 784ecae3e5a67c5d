//! What an owner may change: nothing that makes a position liquidatable at once.

use super::{
    instantiate::{ensure_limits, most_liq_bps, LEAST_LIQ_BPS},
    receiver,
};
use crate::{session::Session, ContractError};
use ballast_extension_types::market::{Loan, LIMITS, ROLES};
use ballast_types::bounds::ensure_bounds;
use cosmwasm_std::{DepsMut, Env, MessageInfo, Response};
use cw_ownable::Action;

/// How long a move of the liquidation LTV takes at the least: 7 days.
const LEAST_RAMP_SECS: u64 = 604_800;
/// And at the most: a year.
const MOST_RAMP_SECS: u64 = 31_536_000;

pub fn update_config(
    deps: DepsMut,
    env: &Env,
    info: &MessageInfo,
    open_ltv_bps: Option<u64>,
    borrow_cap: Option<Loan>,
    fee_bps: Option<u64>,
) -> Result<Response, ContractError> {
    // read
    cw_ownable::assert_owner(deps.storage, &info.sender)?;
    // interest to now is under the old fee
    let session = Session::open(deps.storage, env)?;
    let mut limits = session.limits;

    // decide
    limits.open_bps = open_ltv_bps.unwrap_or(limits.open_bps);
    limits.fee_bps = fee_bps.unwrap_or(limits.fee_bps);
    limits.borrow_cap = borrow_cap.or(limits.borrow_cap);
    ensure_limits(&limits, session.now)?;

    // write
    session.save(deps.storage)?;
    LIMITS.save(deps.storage, &limits)?;
    Ok(Response::new().add_attribute("action", "update_config"))
}

pub fn ramp(
    deps: DepsMut,
    env: &Env,
    info: &MessageInfo,
    liq_ltv_bps: u64,
    secs: u64,
) -> Result<Response, ContractError> {
    // read
    cw_ownable::assert_owner(deps.storage, &info.sender)?;
    let session = Session::open(deps.storage, env)?;
    let mut limits = session.limits;

    // decide
    let least = limits.least_liq_bps().max(LEAST_LIQ_BPS);
    let most = most_liq_bps(&session.config);
    ensure_bounds("liq_ltv_bps", liq_ltv_bps, least, most)?;
    ensure_bounds("secs", secs, LEAST_RAMP_SECS, MOST_RAMP_SECS)?;
    limits.ramp(liq_ltv_bps, secs, session.now)?;

    // write
    LIMITS.save(deps.storage, &limits)?;
    Ok(Response::new()
        .add_attribute("action", "ramp")
        .add_attribute("from", limits.liq_bps.to_string())
        .add_attribute("to", limits.liq_to_bps.to_string())
        .add_attribute("until", limits.liq_until.to_string()))
}

pub fn set_treasury(
    deps: DepsMut,
    env: &Env,
    info: &MessageInfo,
    address: &str,
) -> Result<Response, ContractError> {
    cw_ownable::assert_owner(deps.storage, &info.sender)?;
    let treasury = receiver(deps.as_ref(), env, Some(address), &info.sender)?;
    let mut roles = ROLES.load(deps.storage)?;
    roles.treasury = treasury.clone();
    ROLES.save(deps.storage, &roles)?;
    Ok(Response::new()
        .add_attribute("action", "set_treasury")
        .add_attribute("treasury", treasury))
}

pub fn set_guardian(
    deps: DepsMut,
    env: &Env,
    info: &MessageInfo,
    address: &str,
) -> Result<Response, ContractError> {
    cw_ownable::assert_owner(deps.storage, &info.sender)?;
    let guardian = receiver(deps.as_ref(), env, Some(address), &info.sender)?;
    let mut roles = ROLES.load(deps.storage)?;
    roles.guardian = Some(guardian.clone());
    ROLES.save(deps.storage, &roles)?;
    Ok(Response::new()
        .add_attribute("action", "set_guardian")
        .add_attribute("guardian", guardian))
}

pub fn update_ownership(
    deps: DepsMut,
    env: &Env,
    info: &MessageInfo,
    action: Action,
) -> Result<Response, ContractError> {
    let ownership = cw_ownable::update_ownership(deps, &env.block, &info.sender, action)?;
    Ok(Response::new()
        .add_attribute("action", "update_ownership")
        .add_attributes(ownership.into_attributes()))
}
