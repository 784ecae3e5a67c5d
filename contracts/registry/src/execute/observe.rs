//! Statuses by what the chain shows, for anyone to bring up to date.

use crate::{
    bonded_set::BondedSet,
    error::ContractError,
    events::{drained, status_changed},
    listing::{place_of, update_status},
    promise::{collect, Charges, Shown},
    standing::{Fault, Standing},
    state::{
        probation_secs, Breach, Record, Role, BREACHES, LOOKED, PARAMS, RECORDS, ROSTER, SUITE,
    },
};
use ballast_accounting::time::{secs_ceil, secs_floor};
use ballast_types::{
    access::ensure_nonpayable,
    deploy::Suite,
    hub::{Fine, BOOK, BOOKS},
    paging::{page_size, MAX_LIMIT},
    registry::{backing, Kind, Params, Seat, Status, UnobservedResponse},
};
use ballast_types::{Amount, Native};
use cosmwasm_std::{
    Addr, Deps, DepsMut, Env, Event, MessageInfo, QuerierWrapper, Response, StdResult,
};
use litemap::LiteMap;

/// The seconds of a day.
const DAY_SECS: u64 = 86_400;

/// What one look at a validator changes.
struct Finding {
    /// Its seat, with the status it has now.
    seat: Seat,
    /// Its record as it is now.
    record: Record,
    /// Its change of status, and what it is charged with.
    events: Vec<Event>,
    /// Its broken promises, where they are others than before.
    breach: Option<Breach>,
    /// Whether there is more to it than what a broken promise costs: that is worth no call of its own.
    is_news: bool,
    /// Whether its place is given up.
    forget: bool,
}

/// Brings statuses up to date.
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
    let findings = look(deps.as_ref(), &env, seats, is_whole)?;

    // write
    let mut events: Vec<Event> = vec![];
    let is_changed = !findings.is_empty();
    let mut fines = vec![];
    for finding in findings {
        let Finding {
            seat,
            record,
            events: told,
            breach,
            is_news: _,
            forget,
        } = finding;
        events.extend(told);
        if let Some(breach) = breach {
            BREACHES.save(deps.storage, &seat.address, &breach)?;
        }
        if !record.owed.is_zero() {
            fines.push(Fine {
                validator: seat.address.clone(),
                amount: record.owed,
            });
        }
        match forget {
            true => {
                RECORDS.remove(deps.storage, &seat.address);
                events.push(forgotten_event(&seat, &record));
                roster.seats.retain(|old| old.address != seat.address);
            }
            false => {
                RECORDS.save(deps.storage, &seat.address, &record)?;
                let place = place_of(&roster, &seat.address).ok();
                if let Some(old) = place.and_then(|at| roster.seats.get_mut(at)) {
                    *old = seat;
                }
            }
        }
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

/// How much `observe` would find.
pub fn unobserved(deps: Deps, env: &Env) -> Result<UnobservedResponse, ContractError> {
    let roster = ROSTER.load(deps.storage)?;
    let page = page_size(Some(MAX_LIMIT))?;
    let findings = look(deps, env, roster.seats.iter().take(page), true)?;
    let looked_at = LOOKED.may_load(deps.storage)?.unwrap_or_default();
    // a promise that is broken is charged once a day
    let is_late = secs_floor(env.block.time) >= looked_at.saturating_add(DAY_SECS);
    let is_due = |finding: &&Finding| finding.is_news || (is_late && !finding.events.is_empty());
    let changes = findings.iter().filter(is_due).count();
    Ok(UnobservedResponse {
        changes: u64::try_from(changes).unwrap_or(u64::MAX),
        looked_at,
    })
}

/// One look at the bonded set, and one at each of these validators that is missing from it: those for
/// which something changes.
fn look<'a>(
    deps: Deps,
    env: &Env,
    seats: impl Iterator<Item = &'a Seat>,
    is_whole: bool,
) -> Result<Vec<Finding>, ContractError> {
    let suite = SUITE.load(deps.storage)?;
    let hub = suite.hub.clone();
    let params = PARAMS.load(deps.storage)?;
    let seats: Vec<&Seat> = seats.collect();
    // a vault that cannot be read shows nothing against anyone
    let values = values(deps, env, &suite, &seats).unwrap_or_default();
    let bonded = BondedSet::query(&deps.querier)?;
    let now = env.block.time.seconds();
    let mut shown = vec![];
    for seat in seats {
        let record = RECORDS.load(deps.storage, &seat.address)?;
        shown.push(show(&deps.querier, &bonded, seat, record, &params));
    }
    let charges = Charges::load(
        deps,
        &suite,
        &bonded,
        is_whole.then_some(shown.as_slice()),
        now,
    )?;
    let mut findings = vec![];
    for look in &shown {
        let (was, old) = (look.seat, &look.record);
        let bond = too_small(values.get(&was.address).copied(), &params);
        let (mut seat, mut record) = (was.clone(), old.clone());
        seat.out_since = match &look.fault {
            Some(Fault::NotBonded | Fault::Gone) => {
                seat.out_since.or(Some(secs_ceil(env.block.time)))
            }
            Some(Fault::Commission { .. } | Fault::Bond { .. } | Fault::NoBond) | None => None,
        };
        let (breach, fine) = charges.charge(look, &mut record, &params)?;
        let fault = worse(look.fault.clone(), bond);
        let probation = probation_secs(&params, breach.as_ref(), now);
        let patience = params.probation_secs;
        record.standing = record.standing.observed(fault, now, patience, probation);
        let changed = update_status(&mut seat, &mut record, now);
        // what its bond owes is collected first
        let forget = has_left(&seat, &record, &params, now)
            && record.owed.is_zero()
            && is_drained(&deps.querier, &hub, &seat.address, now)?;
        let is_news = forget || record.standing != old.standing || seat != *was;
        if is_news || record != *old || !record.owed.is_zero() {
            findings.push(Finding {
                seat,
                // written anew with the record, which changes when they do
                breach: breach.filter(|breach| breach.seen_at == now),
                record,
                events: changed.into_iter().chain(fine).collect(),
                is_news,
                forget,
            });
        }
    }
    Ok(findings)
}

/// What the bonds of applicants are worth.
fn values(
    deps: Deps,
    env: &Env,
    suite: &Suite,
    seats: &[&Seat],
) -> Result<LiteMap<String, Native>, ContractError> {
    let applied = |seat: &&&Seat| seat.kind == Kind::Bonded;
    let asked: Vec<String> = seats
        .iter()
        .filter(applied)
        .map(|seat| seat.address.clone())
        .collect();
    if asked.is_empty() {
        return Ok(LiteMap::new_vec());
    }
    let books = BOOKS.query(&deps.querier, &suite.hub)?;
    // the price is too low while a cover is owed
    if !books.pending_cover.is_zero() {
        return Ok(LiteMap::new_vec());
    }
    let totals = books.pool.totals(env.block.time.seconds())?;
    let bonds = backing(&deps.querier, &suite.vault, asked.clone())?;
    let worth = bonds.into_iter().map(|bond| totals.worth_floor(bond));
    Ok(asked.into_iter().zip(worth).collect())
}

/// Whether an applicant's bond has fallen under the least: by more than a tenth of it, since roundings and the slashes of
/// others move its worth.
fn too_small(value: Option<Native>, params: &Params) -> Option<Fault> {
    let least = params.least_bond();
    match value {
        Some(value) if value.is_zero() => Some(Fault::NoBond),
        Some(value) if value.raw() < least => Some(Fault::Bond { least }),
        _ => None,
    }
}

/// The fault that counts of what the chain and the bond show: who has no bond is out, whatever else it shows, and who is gone
/// is gone.
fn worse(chain: Option<Fault>, bond: Option<Fault>) -> Option<Fault> {
    match (chain, bond) {
        (Some(Fault::Gone), _) => Some(Fault::Gone),
        (_, Some(Fault::NoBond)) => Some(Fault::NoBond),
        (chain, bond) => chain.or(bond),
    }
}

/// What the chain shows of a validator.
fn show<'a>(
    querier: &QuerierWrapper<'_>,
    bonded: &BondedSet,
    seat: &'a Seat,
    record: Record,
    params: &Params,
) -> Shown<'a> {
    let promised = record.max_commission(params);
    let (fault, commission) = match bonded.commission(&seat.address) {
        Some(seen) if seen > promised => (Some(Fault::Commission { seen, promised }), Some(seen)),
        Some(seen) => (None, Some(seen)),
        // a query that fails shows nothing: it must not stop the rest, nor send anyone away for good
        None => match querier.query_validator(&seat.address) {
            Ok(None) => (Some(Fault::Gone), None),
            Ok(Some(found)) => (Some(Fault::NotBonded), Some(found.commission)),
            Err(_) => (Some(Fault::NotBonded), None),
        },
    };
    Shown {
        seat,
        record,
        fault,
        commission,
    }
}

/// Whether a validator's place is to be given up once the hub has nothing with it any more.
///
/// Whom the owner listed and the chain expelled keeps its place, so that it can recover by itself; an
/// applicant keeps it for one more probation, and may apply again. The owner's pause outlives an operator's leave: whom
/// the owner wants out does not come back by leaving and applying. Neither does anybody get rid of a probation that way.
/// Whom the owner has removed is forgotten, paused or not.
fn has_left(seat: &Seat, record: &Record, params: &Params, now: u64) -> bool {
    let over = |since: u64| now > since.saturating_add(params.probation_secs);
    let is_held = record.paused == Some(Role::Owner) && record.removed != Some(Role::Owner);
    if seat.status != Status::Leaving || is_held {
        return false;
    }
    record.standing.is_gone()
        || (record.removed.is_some() && is_over_it(&record.standing, over))
        || (matches!(record.standing, Standing::Expelled { .. })
            && seat.kind == Kind::Bonded
            && over(record.since))
}

/// Whether nothing is held against it any more: whoever is good again waits for the end of its recovery, leaving or not.
fn is_over_it(standing: &Standing, over: impl Fn(u64) -> bool) -> bool {
    match standing {
        Standing::Good => true,
        Standing::Recovering { .. } => false,
        Standing::Faulty { out_since, .. } | Standing::Expelled { out_since, .. } => {
            over(*out_since)
        }
    }
}

/// Whether the hub has nothing left to do with it: no stake but what the chain's roundings leave, and no open
/// redelegation. That the chain refused something is remembered for the hub's sake, not for the seat's.
fn is_drained(
    querier: &QuerierWrapper<'_>,
    hub: &Addr,
    validator: &str,
    now: u64,
) -> StdResult<bool> {
    let row = BOOK.query(querier, hub, validator)?;
    Ok(row.is_none_or(|row| row.stake <= row.tolerance() && !row.is_locked(now)))
}

fn forgotten_event(seat: &Seat, record: &Record) -> Event {
    let change = (Some(seat.status), None);
    status_changed(&seat.address, change, &drained(&record.standing))
}
