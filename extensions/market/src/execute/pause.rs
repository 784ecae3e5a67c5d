//! `pause` and `unpause`: stop deposits or loans for a while. Everything else goes on: users repay,
//! redeem, add collateral, and are liquidated.

use crate::{
    rows::{load, owner, save},
    ContractError, Refused,
};
use ballast_extension_math::{pause as rule, time::Now};
use ballast_extension_types::market::{Pause, PauseScope, Pauses, PAUSES, ROLES};
use ballast_types::{access, event::acted};
use cosmwasm_std::{DepsMut, Env, MessageInfo, Response, Storage};

pub fn pause(
    deps: DepsMut,
    env: &Env,
    info: &MessageInfo,
    scope: PauseScope,
    secs: Option<u64>,
) -> Result<Response, Refused> {
    ensure_guard(&deps, info)?;
    let mut pauses = load(&PAUSES, deps.storage)?;
    let slot = slot(&mut pauses, scope);
    let begun = rule::begin(*slot, secs, Now::from(env.block.time))?;
    *slot = Some(begun);
    save(&PAUSES, deps.storage, &pauses)?;
    Ok(acted(
        "pause",
        &["scope", "until"],
        [&name(scope), &begun.until],
    ))
}

pub fn unpause(
    deps: DepsMut,
    env: &Env,
    info: &MessageInfo,
    scope: PauseScope,
) -> Result<Response, Refused> {
    ensure_guard(&deps, info)?;
    let mut pauses = load(&PAUSES, deps.storage)?;
    let slot = slot(&mut pauses, scope);
    *slot = rule::end(*slot, Now::from(env.block.time));
    save(&PAUSES, deps.storage, &pauses)?;
    Ok(acted("unpause", &["scope"], [&name(scope)]))
}

/// Fails while `scope` is paused.
///
/// # Errors
/// `Paused`.
pub fn ensure_running(storage: &dyn Storage, scope: PauseScope, now: Now) -> Result<(), Refused> {
    let mut pauses = load(&PAUSES, storage)?;
    match rule::paused_until(*slot(&mut pauses, scope), now) {
        Some(until) => Err(ContractError::Paused {
            scope: name(scope),
            until,
            now: now.floor,
        }
        .into()),
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

fn ensure_guard(deps: &DepsMut, info: &MessageInfo) -> Result<(), Refused> {
    let sender = Some(&info.sender);
    let guardian = load(&ROLES, deps.storage)?.guardian;
    let owner = owner(deps.storage)?;
    let may = guardian.as_ref() == sender || owner.as_ref() == sender;
    Ok(access::ensure_is(
        may,
        "the guardian or the owner",
        &info.sender,
    )?)
}
