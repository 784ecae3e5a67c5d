//! `observe`: anyone brings statuses up to date with what the chain shows.

use crate::{
    error::ContractError,
    events::{drained, status_changed},
    listing::place_of,
    look::{findings, Finding},
    promise::collect,
    state::{Record, BREACHES, DAY_SECS, LOOKED, RECORDS, ROSTER, SUITE},
};
use ballast_accounting::time::secs_floor;
use ballast_types::{
    access::ensure_nonpayable,
    hub::Fine,
    paging::{page_size, MAX_LIMIT},
    registry::{Roster, Seat, UnobservedResponse},
    Amount,
};
use cosmwasm_std::{Deps, DepsMut, Env, Event, MessageInfo, Response, StdResult, Storage};

/// Updates the status of up to `limit` seats, charges broken promises, and forgets validators that
/// have left.
pub fn observe(
    deps: DepsMut,
    env: Env,
    info: MessageInfo,
    start_after: Option<String>,
    limit: Option<u32>,
) -> Result<Response, ContractError> {
    // read and decide
    ensure_nonpayable(&info)?;
    let page = page_size(Some(limit.unwrap_or(MAX_LIMIT)))?;
    let mut roster = ROSTER.load(deps.storage)?;
    let is_whole = start_after.is_none() && roster.seats.len() <= page;
    let after = |seat: &&Seat| start_after.as_ref().is_none_or(|last| seat.address > *last);
    let seats = roster.seats.iter().filter(after).take(page);
    let findings = findings(deps.as_ref(), &env, seats, is_whole)?;

    // write
    let mut events: Vec<Event> = vec![];
    let is_changed = !findings.is_empty();
    let mut fines = vec![];
    for finding in findings {
        fines.extend(finding.fine());
        events.extend(finding.save(deps.storage, &mut roster)?);
    }
    if is_changed {
        ROSTER.save(deps.storage, &roster)?;
    }
    if is_whole {
        LOOKED.save(deps.storage, &secs_floor(env.block.time))?;
    }
    let suite = SUITE.load(deps.storage)?;
    let mut response = Response::new()
        .add_attribute("action", "observe")
        .add_attribute("changed", events.len().to_string())
        .add_events(events);
    if let Some(collect) = collect(&suite, fines)? {
        response = response.add_submessage(collect);
    }
    Ok(response)
}

/// How many validators `observe` is due for, and when it last looked at all of them.
pub fn unobserved(deps: Deps, env: &Env) -> Result<UnobservedResponse, ContractError> {
    let roster = ROSTER.load(deps.storage)?;
    let page = page_size(Some(MAX_LIMIT))?;
    let findings = findings(deps, env, roster.seats.iter().take(page), true)?;
    let looked_at = LOOKED.may_load(deps.storage)?.unwrap_or_default();
    // a broken promise alone counts as due work once a day, although `observe` may charge it each
    // hour
    let is_late = secs_floor(env.block.time) >= looked_at.saturating_add(DAY_SECS);
    let is_due = |finding: &&Finding| finding.is_news || (is_late && !finding.events.is_empty());
    let changes = findings.iter().filter(is_due).count();
    Ok(UnobservedResponse {
        changes: u64::try_from(changes).unwrap_or(u64::MAX),
        looked_at,
    })
}

impl Finding {
    /// The fine that its bond owes; `None` if it owes nothing.
    fn fine(&self) -> Option<Fine> {
        (!self.record.owed.is_zero()).then(|| Fine {
            validator: self.seat.address.clone(),
            amount: self.record.owed,
        })
    }

    /// Writes the record and the breach, updates the roster in memory, and returns the events.
    fn save(self, storage: &mut dyn Storage, roster: &mut Roster) -> StdResult<Vec<Event>> {
        let Finding {
            seat,
            record,
            mut events,
            breach,
            is_news: _,
            forget,
        } = self;
        if let Some(breach) = breach {
            BREACHES.save(storage, &seat.address, &breach)?;
        }
        match forget {
            true => {
                RECORDS.remove(storage, &seat.address);
                events.push(forgotten_event(&seat, &record));
                roster.seats.retain(|old| old.address != seat.address);
            }
            false => {
                RECORDS.save(storage, &seat.address, &record)?;
                let place = place_of(roster, &seat.address).ok();
                if let Some(old) = place.and_then(|at| roster.seats.get_mut(at)) {
                    *old = seat;
                }
            }
        }
        Ok(events)
    }
}

fn forgotten_event(seat: &Seat, record: &Record) -> Event {
    let change = (Some(seat.status), None);
    status_changed(&seat.address, change, &drained(&record.standing))
}
