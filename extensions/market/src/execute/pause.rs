//! Deposits or loans stop for a while. Whoever is in goes on: repays, redeems, adds, is liquidated.

use crate::ContractError;
use ballast_extension_math::{market::Refusal, pause as rule, time::Now};
use ballast_extension_types::market::{Pause, PauseScope, Pauses, PAUSES, ROLES};
use ballast_types::access;
use cosmwasm_std::{DepsMut, Env, MessageInfo, Response, Storage};

pub fn pause(
    deps: DepsMut,
    env: &Env,
    info: &MessageInfo,
    scope: PauseScope,
    secs: Option<u64>,
) -> Result<Response, ContractError> {
    ensure_guard(&deps, info)?;
    let mut pauses = PAUSES.load(deps.storage)?;
    let slot = slot(&mut pauses, scope);
    let begun = rule::begin(*slot, secs, Now::from(env.block.time));
    let begun = begun.map_err(Refusal::from)?;
    *slot = Some(begun);
    PAUSES.save(deps.storage, &pauses)?;
    Ok(Response::new()
        .add_attribute("action", "pause")
        .add_attribute("scope", name(scope))
        .add_attribute("until", begun.until.to_string()))
}

pub fn unpause(
    deps: DepsMut,
    env: &Env,
    info: &MessageInfo,
    scope: PauseScope,
) -> Result<Response, ContractError> {
    ensure_guard(&deps, info)?;
    let mut pauses = PAUSES.load(deps.storage)?;
    let slot = slot(&mut pauses, scope);
    *slot = rule::end(*slot, Now::from(env.block.time));
    PAUSES.save(deps.storage, &pauses)?;
    Ok(Response::new()
        .add_attribute("action", "unpause")
        .add_attribute("scope", name(scope)))
}

/// That a scope is not paused.
///
/// # Errors
/// `Paused`.
pub fn ensure_running(
    storage: &dyn Storage,
    scope: PauseScope,
    now: Now,
) -> Result<(), ContractError> {
    let mut pauses = PAUSES.load(storage)?;
    match rule::paused_until(*slot(&mut pauses, scope), now) {
        Some(until) => Err(ContractError::Paused {
            scope: name(scope),
            until,
            now: now.floor,
        }),
        None => Ok(()),
    }
}

fn slot(pauses: &mut Pauses, scope: PauseScope) -> &mut Option<Pause> {
    match scope {
        PauseScope::Deposit => &mut pauses.deposit,
        PauseScope::Borrow => &mut pauses.borrow,
    }
}

fn name(scope: PauseScope) -> &'static str {
    match scope {
        PauseScope::Deposit => "deposit",
        PauseScope::Borrow => "borrow",
    }
}

fn ensure_guard(deps: &DepsMut, info: &MessageInfo) -> Result<(), ContractError> {
    let sender = Some(&info.sender);
    let guardian = ROLES.load(deps.storage)?.guardian;
    let owner = cw_ownable::get_ownership(deps.storage)?.owner;
    let may = guardian.as_ref() == sender || owner.as_ref() == sender;
    Ok(access::ensure_is(
        may,
        "the guardian or the owner",
        &info.sender,
    )?)
}
