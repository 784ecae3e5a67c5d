//! One look at the chain: what it shows of each validator, and what that changes.

use crate::{
    bonded_set::BondedSet,
    error::ContractError,
    listing::update_status,
    promise::{Charges, Sighting},
    standing::{Fault, Standing},
    state::{probation_secs, Breach, Record, Role, PARAMS, RECORDS, SUITE},
};
use ballast_accounting::time::secs_ceil;
use ballast_types::{
    deploy::Suite,
    hub::{BOOK, BOOKS},
    registry::{backing, Kind, Params, Seat, Status},
    Amount, Native,
};
use cosmwasm_std::{Addr, Deps, Env, Event, QuerierWrapper, StdResult, Timestamp};
use litemap::LiteMap;

/// What one look changes for a validator.
pub struct Finding {
    /// The seat, with its new status.
    pub seat: Seat,
    /// The new record.
    pub record: Record,
    /// The events of a change of status and of a fine.
    pub events: Vec<Event>,
    /// The breach to store; `None` if the stored one stays.
    pub breach: Option<Breach>,
    /// Whether anything changes besides a charge. A charge alone is not worth a call of `observe`.
    pub is_news: bool,
    /// Whether the validator is to be forgotten.
    pub forget: bool,
}

/// What one look needs to judge any validator.
struct Look<'a> {
    deps: Deps<'a>,
    block_time: Timestamp,
    suite: &'a Suite,
    params: &'a Params,
    /// What the bonds of applicants are worth, native, by operator address.
    values: LiteMap<String, Native>,
    charges: Charges<'a>,
}

/// Compares `seats` with the bonded set, and queries each validator that is not in it. Returns the
/// validators for which something changes. `is_whole` says that `seats` are all seats.
pub fn findings<'a>(
    deps: Deps,
    env: &Env,
    seats: impl Iterator<Item = &'a Seat>,
    is_whole: bool,
) -> Result<Vec<Finding>, ContractError> {
    let suite = SUITE.load(deps.storage)?;
    let params = PARAMS.load(deps.storage)?;
    let seats: Vec<&Seat> = seats.collect();
    // if the vault cannot be read, no validator is charged with a bond that is too small
    let values = values(deps, env, &suite, &seats).unwrap_or_default();
    let bonded = BondedSet::query(&deps.querier)?;
    let mut sightings = vec![];
    for seat in seats {
        let record = RECORDS.load(deps.storage, &seat.address)?;
        sightings.push(sight(&deps.querier, &bonded, seat, record, &params));
    }
    let all = is_whole.then_some(sightings.as_slice());
    let look = Look {
        deps,
        block_time: env.block.time,
        suite: &suite,
        params: &params,
        values,
        charges: Charges::load(deps, &suite, &bonded, all, env.block.time.seconds())?,
    };
    let mut findings = vec![];
    for sighting in &sightings {
        findings.extend(look.finding(sighting)?);
    }
    Ok(findings)
}

impl Look<'_> {
    /// What changes for a validator; `None` if nothing does.
    fn finding(&self, sighting: &Sighting<'_>) -> Result<Option<Finding>, ContractError> {
        let now = self.block_time.seconds();
        let (was, old) = (sighting.seat, &sighting.record);
        let (mut seat, mut record) = (was.clone(), old.clone());
        seat.out_since = match &sighting.fault {
            Some(Fault::NotBonded | Fault::Gone) => {
                seat.out_since.or(Some(secs_ceil(self.block_time)))
            }
            Some(Fault::Commission { .. } | Fault::Bond { .. } | Fault::NoBond) | None => None,
        };
        let (breach, fine) = self.charges.charge(sighting, &mut record, self.params)?;
        let bond = too_small(self.values.get(&was.address).copied(), self.params);
        let fault = worse(sighting.fault.clone(), bond);
        let probation = probation_secs(self.params, breach.as_ref(), now);
        let patience = self.params.probation_secs;
        record.standing = record.standing.observed(fault, now, patience, probation);
        let changed = update_status(&mut seat, &mut record, now);
        // a validator is forgotten only once its bond owes nothing
        let forget = has_left(&seat, &record, self.params, now)
            && record.owed.is_zero()
            && is_drained(&self.deps.querier, &self.suite.hub, &seat.address, now)?;
        let is_news = forget || record.standing != old.standing || seat != *was;
        let is_found = is_news || record != *old || !record.owed.is_zero();
        Ok(is_found.then(|| Finding {
            seat,
            // a breach seen in this block is stored together with the record
            breach: breach.filter(|breach| breach.seen_at == now),
            record,
            events: changed.into_iter().chain(fine).collect(),
            is_news,
            forget,
        }))
    }
}

/// What the bonds of applicants are worth, native. Empty while a cover is owed.
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
    // while a cover is owed the price is too low to judge bonds by it
    if !books.pending_cover.is_zero() {
        return Ok(LiteMap::new_vec());
    }
    let totals = books.pool.totals(env.block.time.seconds())?;
    let bonds = backing(&deps.querier, &suite.vault, asked.clone())?;
    let worth = bonds.into_iter().map(|bond| totals.worth_floor(bond));
    Ok(asked.into_iter().zip(worth).collect())
}

/// The fault of an applicant whose bond is worth nothing, or less than 9/10 of `registry.min_bond`.
/// The tenth allows for roundings and for slashes of other validators, which move what a bond is
/// worth.
fn too_small(value: Option<Native>, params: &Params) -> Option<Fault> {
    let least = params.least_bond();
    match value {
        Some(value) if value.is_zero() => Some(Fault::NoBond),
        Some(value) if value.raw() < least => Some(Fault::Bond { least }),
        _ => None,
    }
}

/// Which of the two faults counts: the chain's, or the bond's. A validator that the chain no longer
/// knows is gone, whatever its bond is worth; an applicant without a bond is expelled, whatever
/// else the chain shows.
fn worse(chain: Option<Fault>, bond: Option<Fault>) -> Option<Fault> {
    match (chain, bond) {
        (Some(Fault::Gone), _) => Some(Fault::Gone),
        (_, Some(Fault::NoBond)) => Some(Fault::NoBond),
        (chain, bond) => chain.or(bond),
    }
}

/// What the chain shows of a validator.
fn sight<'a>(
    querier: &QuerierWrapper<'_>,
    bonded: &BondedSet,
    seat: &'a Seat,
    record: Record,
    params: &Params,
) -> Sighting<'a> {
    let promised = record.max_commission(params);
    let (fault, commission) = match bonded.commission(&seat.address) {
        Some(seen) if seen > promised => (Some(Fault::Commission { seen, promised }), Some(seen)),
        Some(seen) => (None, Some(seen)),
        // a failed query shows only that the validator is not bonded: it must neither stop the look
        // nor count as gone, which is final
        None => match querier.query_validator(&seat.address) {
            Ok(None) => (Some(Fault::Gone), None),
            Ok(Some(found)) => (Some(Fault::NotBonded), Some(found.commission)),
            Err(_) => (Some(Fault::NotBonded), None),
        },
    };
    Sighting {
        seat,
        record,
        fault,
        commission,
    }
}

/// Whether a validator may be forgotten once the hub's book has nothing of it any more.
///
/// A validator that the owner listed and the chain expelled keeps its place, so that it can recover
/// by itself. An expelled applicant keeps its place for one more probation, and may apply again. A
/// validator that the owner paused keeps its place until the owner removes it; otherwise its
/// operator could end the pause by removing the validator and applying again. The same holds for a
/// probation.
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

/// Whether a removed validator has served its probation. A recovering validator serves it to the
/// end, although it leaves.
fn is_over_it(standing: &Standing, over: impl Fn(u64) -> bool) -> bool {
    match standing {
        Standing::Good => true,
        Standing::Recovering { .. } => false,
        Standing::Faulty { out_since, .. } | Standing::Expelled { out_since, .. } => {
            over(*out_since)
        }
    }
}

/// Whether the hub has nothing left to do with the validator: its stake is within the tolerance,
/// and no redelegation is open. Other entries of its row, such as a refusal, do not keep the seat.
fn is_drained(
    querier: &QuerierWrapper<'_>,
    hub: &Addr,
    validator: &str,
    now: u64,
) -> StdResult<bool> {
    let row = BOOK.query(querier, hub, validator)?;
    Ok(row.is_none_or(|row| row.stake <= row.tolerance() && !row.is_locked(now)))
}
