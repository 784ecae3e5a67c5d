//! Messages of owner and guardian.

use crate::{
    hub_state::{scope_name, HubState},
    ContractError,
};
use ballast_types::{
    access,
    address::account,
    hub::{ParamsUpdate, Pause, PauseScope, Pauses, MAX_PAUSE_SECS},
    ownership,
};
use cosmwasm_std::{DepsMut, Env, MessageInfo, Response};
use cw_ownable::Action;

/// A pause without a length lasts 3 days.
const DEFAULT_PAUSE_SECS: u64 = 259_200;
/// How long a scope runs at least between two pauses: 7 days.
const MIN_GAP_SECS: u64 = 604_800;

pub fn update_config(
    deps: DepsMut<'_>,
    hub: &mut HubState,
    info: &MessageInfo,
    update: ParamsUpdate,
) -> Result<Response, ContractError> {
    ensure_owner(&deps, info)?;
    let params = hub.config.params.updated(update)?;
    params.ensure_follows(&hub.config.params, hub.books.unbonding_seen)?;
    params.ensure_minimums(hub.config.decimals)?;
    hub.config.params = params;
    // the open batch comes when it was to come, or sooner
    if hub.books.last_batch_at > 0 {
        let next = hub
            .books
            .last_batch_at
            .saturating_add(hub.batch_interval_secs());
        hub.books.next_batch_at = hub.books.next_batch_at.min(next);
    }
    Ok(Response::new().add_attribute("action", "update_config"))
}

pub fn set_guardian(
    deps: DepsMut<'_>,
    hub: &mut HubState,
    info: &MessageInfo,
    address: &str,
) -> Result<Response, ContractError> {
    ensure_owner(&deps, info)?;
    let guardian = account(deps.api, address)?;
    let suite = &hub.config.suite;
    let guardian = suite.ensure_outside(guardian, "be the guardian")?;
    hub.config.guardian = guardian.clone();
    Ok(Response::new()
        .add_attribute("action", "set_guardian")
        .add_attribute("guardian", guardian))
}

pub fn set_treasury(
    deps: DepsMut<'_>,
    hub: &mut HubState,
    info: &MessageInfo,
    address: &str,
) -> Result<Response, ContractError> {
    ensure_owner(&deps, info)?;
    let treasury = account(deps.api, address)?;
    let suite = &hub.config.suite;
    let treasury = suite.ensure_outside(treasury, "be the treasury")?;
    hub.config.treasury = treasury.clone();
    Ok(Response::new()
        .add_attribute("action", "set_treasury")
        .add_attribute("treasury", treasury))
}

pub fn update_ownership(
    deps: DepsMut<'_>,
    env: &Env,
    info: &MessageInfo,
    action: Action,
) -> Result<Response, ContractError> {
    Ok(ownership::update(deps, &env.block, &info.sender, action)?)
}

/// Stops a scope. A pause ends by itself, and the scope then runs at least as long as it was
/// stopped.
pub fn pause(
    deps: DepsMut<'_>,
    hub: &mut HubState,
    info: &MessageInfo,
    scope: PauseScope,
    secs: Option<u64>,
) -> Result<Response, ContractError> {
    ensure_guard(&deps, hub, info)?;
    let secs = secs.unwrap_or(DEFAULT_PAUSE_SECS);
    if secs == 0 || secs > MAX_PAUSE_SECS {
        return Err(ContractError::PauseTooLong {
            secs,
            most: MAX_PAUSE_SECS,
        });
    }
    let now = hub.now;
    let slot = slot(&mut hub.books.pauses, scope);
    if let Some(last) = slot {
        let gap = last.until.saturating_sub(last.from).max(MIN_GAP_SECS);
        let after = last.until.saturating_add(gap);
        if now < after {
            return Err(ContractError::PauseTooSoon {
                scope: scope_name(scope),
                after,
                now,
            });
        }
    }
    let until = now.saturating_add(secs);
    *slot = Some(Pause { from: now, until });
    Ok(Response::new()
        .add_attribute("action", "pause")
        .add_attribute("scope", scope_name(scope))
        .add_attribute("until", until.to_string()))
}

/// Lets a scope go on. One that is not paused stays as it is.
pub fn unpause(
    deps: DepsMut<'_>,
    hub: &mut HubState,
    info: &MessageInfo,
    scope: PauseScope,
) -> Result<Response, ContractError> {
    ensure_guard(&deps, hub, info)?;
    let now = hub.now;
    if let Some(pause) = slot(&mut hub.books.pauses, scope) {
        pause.until = pause.until.min(now);
    }
    Ok(Response::new()
        .add_attribute("action", "unpause")
        .add_attribute("scope", scope_name(scope)))
}

fn slot(pauses: &mut Pauses, scope: PauseScope) -> &mut Option<Pause> {
    match scope {
        PauseScope::Bond => &mut pauses.bond,
        PauseScope::Unbond => &mut pauses.unbond,
        PauseScope::Cranks => &mut pauses.cranks,
    }
}

fn ensure_owner(deps: &DepsMut<'_>, info: &MessageInfo) -> Result<(), ContractError> {
    let owner = ownership::load(deps.storage)?.owner;
    Ok(access::ensure_is(
        owner.as_ref() == Some(&info.sender),
        "the owner",
        &info.sender,
    )?)
}

fn ensure_guard(
    deps: &DepsMut<'_>,
    hub: &HubState,
    info: &MessageInfo,
) -> Result<(), ContractError> {
    let owner = ownership::load(deps.storage)?.owner;
    let is_guardian = hub.config.guardian == info.sender;
    let allowed = is_guardian || owner.as_ref() == Some(&info.sender);
    Ok(access::ensure_is(
        allowed,
        "the guardian or the owner",
        &info.sender,
    )?)
}
