//! The owner's messages. None of them makes a position liquidatable in the same block.

use super::{
    instantiate::{ensure_limits, most_liq_bps, LEAST_LIQ_BPS},
    receiver,
};
use crate::{
    rows::{ensure_bounds, ensure_owner, load, save},
    session::Session,
    Refused,
};
use ballast_extension_types::market::{Loan, LIMITS, ROLES};
use ballast_types::{event::acted, ownership};
use cosmwasm_std::{DepsMut, Env, MessageInfo, Response};
use cw_ownable::Action;

/// The shortest ramp of the liquidation LTV: 7 days.
const LEAST_RAMP_SECS: u64 = 604_800;
/// The longest ramp: a year.
const MOST_RAMP_SECS: u64 = 31_536_000;

pub fn update_config(
    deps: DepsMut,
    env: &Env,
    info: &MessageInfo,
    open_ltv_bps: Option<u64>,
    borrow_cap: Option<Loan>,
    fee_bps: Option<u64>,
) -> Result<Response, Refused> {
    // read
    ensure_owner(deps.storage, info)?;
    // interest until now is charged under the old fee
    let session = Session::open(deps.storage, env)?;
    let mut limits = session.limits;

    // decide
    limits.open_bps = open_ltv_bps.unwrap_or(limits.open_bps);
    limits.fee_bps = fee_bps.unwrap_or(limits.fee_bps);
    limits.borrow_cap = borrow_cap.or(limits.borrow_cap);
    ensure_limits(&limits, session.now)?;

    // write
    session.save(deps.storage)?;
    save(&LIMITS, deps.storage, &limits)?;
    Ok(acted("update_config", &[], []))
}

pub fn ramp(
    deps: DepsMut,
    env: &Env,
    info: &MessageInfo,
    liq_ltv_bps: u64,
    secs: u64,
) -> Result<Response, Refused> {
    // read
    ensure_owner(deps.storage, info)?;
    let session = Session::open(deps.storage, env)?;
    let mut limits = session.limits;

    // decide
    let least = limits.least_liq_bps().max(LEAST_LIQ_BPS);
    let most = most_liq_bps(&session.config);
    ensure_bounds("liq_ltv_bps", liq_ltv_bps, (least, most))?;
    ensure_bounds("secs", secs, (LEAST_RAMP_SECS, MOST_RAMP_SECS))?;
    limits.ramp(liq_ltv_bps, secs, session.now)?;

    // write
    save(&LIMITS, deps.storage, &limits)?;
    Ok(acted(
        "ramp",
        &["from", "to", "until"],
        [&limits.liq_bps, &limits.liq_to_bps, &limits.liq_until],
    ))
}

pub fn set_treasury(
    deps: DepsMut,
    env: &Env,
    info: &MessageInfo,
    address: &str,
) -> Result<Response, Refused> {
    ensure_owner(deps.storage, info)?;
    let treasury = receiver((deps.storage, deps.api), env, Some(address), &info.sender)?;
    let mut roles = load(&ROLES, deps.storage)?;
    roles.treasury = treasury.clone();
    save(&ROLES, deps.storage, &roles)?;
    Ok(acted("set_treasury", &["treasury"], [&treasury]))
}

pub fn set_guardian(
    deps: DepsMut,
    env: &Env,
    info: &MessageInfo,
    address: &str,
) -> Result<Response, Refused> {
    ensure_owner(deps.storage, info)?;
    let guardian = receiver((deps.storage, deps.api), env, Some(address), &info.sender)?;
    let mut roles = load(&ROLES, deps.storage)?;
    roles.guardian = Some(guardian.clone());
    save(&ROLES, deps.storage, &roles)?;
    Ok(acted("set_guardian", &["guardian"], [&guardian]))
}

pub fn update_ownership(
    deps: DepsMut,
    env: &Env,
    info: &MessageInfo,
    action: Action,
) -> Result<Response, Refused> {
    Ok(ownership::update(deps, &env.block, &info.sender, action)?)
}
