//! How a validator is listed, and which checks it has to pass.

use crate::{
    bonded_set::BondedSet,
    error::ContractError,
    events::{status_changed, IN_GOOD_STANDING},
    standing::Standing,
    state::{probation_secs, Breach, Record, Role},
};
use ballast_types::{
    address::operator_bytes,
    hub::ensure_bounds,
    registry::{Kind, NewValidator, Params, Roster, Seat, Status},
    Amount, Native,
};
use cosmwasm_std::{Decimal, Env, Event};

/// The largest weight. The smallest is 0, with which a validator gets no stake.
pub const MAX_WEIGHT: u64 = 1_000_000;

/// Fails if a term is outside its bounds.
pub fn ensure_terms(terms: &NewValidator, params: &Params) -> Result<(), ContractError> {
    if let Some(weight) = terms.weight {
        ensure_bounds("weight", weight, 0, MAX_WEIGHT)?;
    }
    if let Some(cap_bps) = terms.cap_bps {
        ensure_bounds("cap_bps", cap_bps, 1, 10_000)?;
    }
    if let Some(promise) = terms.max_commission {
        let most = params.max_commission;
        ensure_bounds("max_commission", promise, Decimal::zero(), most)?;
    }
    Ok(())
}

/// The index of `address` in the roster, or as an error the index at which it would be inserted.
pub fn place_of(roster: &Roster, address: &str) -> Result<usize, usize> {
    roster
        .seats
        .binary_search_by(|seat| seat.address.as_str().cmp(address))
}

/// Copies the record's status to the seat. If it changed, returns the event.
pub fn update_status(seat: &mut Seat, record: &mut Record, now: u64) -> Option<Event> {
    let (from, to) = (seat.status, record.status());
    if from == to {
        return None;
    }
    seat.status = to;
    record.since = now;
    let reason = record.reason();
    let reason = reason.as_deref().unwrap_or(IN_GOOD_STANDING);
    let change = (Some(from), Some(to));
    Some(status_changed(&seat.address, change, reason))
}

/// A validator whose terms are within bounds and which the chain shows without a fault.
pub struct Listing {
    /// The terms that were asked for.
    pub terms: NewValidator,
    kind: Kind,
}

impl Listing {
    pub fn check(
        terms: NewValidator,
        kind: Kind,
        params: &Params,
        bonded: &BondedSet,
        env: &Env,
    ) -> Result<Self, ContractError> {
        operator_bytes(&terms.address, env.contract.address.as_str())?;
        ensure_terms(&terms, params)?;
        let promised = terms.max_commission.unwrap_or(params.max_commission);
        bonded.ensure_good(&terms.address, promised)?;
        Ok(Self { terms, kind })
    }

    pub fn weight(&self) -> u64 {
        self.terms.weight.unwrap_or(1)
    }

    fn seat(&self, status: Status) -> Seat {
        Seat {
            out_since: None,
            address: self.terms.address.clone(),
            weight: self.weight(),
            cap_bps: self.terms.cap_bps,
            status,
            kind: self.kind,
        }
    }

    fn record(&self, standing: Standing, params: &Params, now: u64) -> Record {
        Record {
            promise: self.terms.max_commission,
            standing,
            paused: None,
            removed: None,
            since: now,
            pledge: self.terms.max_commission.unwrap_or(params.max_commission),
            // the chain shows no fault in this block
            good_at: now,
            owed: Native::ZERO,
        }
    }

    /// Lists the validator on a new seat. It is active at once, because the chain shows no fault;
    /// only one that broke its promise within a year starts on probation.
    pub fn take_seat(
        &self,
        roster: &mut Roster,
        params: &Params,
        breach: Option<Breach>,
        now: u64,
    ) -> Result<Record, ContractError> {
        let place = match place_of(roster, &self.terms.address) {
            Err(place) => place,
            Ok(place) => {
                let status = roster
                    .seats
                    .get(place)
                    .map_or("unknown", |s| s.status.name());
                return Err(ContractError::AlreadyListed {
                    validator: self.terms.address.clone(),
                    status,
                });
            }
        };
        let listed = roster.seats.len();
        if u32::try_from(listed).map_or(true, |listed| listed >= params.max_validators) {
            return Err(ContractError::TooMany {
                listed,
                max: params.max_validators,
            });
        }
        let probation = probation_secs(params, breach.as_ref(), now);
        let standing = match breach.filter(|breach| breach.is_remembered(now)) {
            Some(Breach { fault, seen_at, .. }) => Standing::after(fault, seen_at, now, probation),
            None => Standing::Good,
        };
        let record = self.record(standing, params, now);
        roster.seats.insert(place, self.seat(record.status()));
        Ok(record)
    }

    /// Lists a validator again that was removed and is not forgotten yet, on new terms. Its
    /// standing is kept: a probation that has begun goes on.
    pub fn retake_seat(
        &self,
        roster: &mut Roster,
        old: Record,
        params: &Params,
        breach: Option<Breach>,
        now: u64,
    ) -> Result<Record, ContractError> {
        let probation = probation_secs(params, breach.as_ref(), now);
        let standing = old
            .standing
            .observed(None, now, params.probation_secs, probation);
        let record = Record {
            owed: old.owed,
            ..self.record(standing, params, now)
        };
        match place_of(roster, &self.terms.address)
            .ok()
            .and_then(|place| roster.seats.get_mut(place))
        {
            Some(seat) => *seat = self.seat(record.status()),
            None => {
                return Err(ContractError::NotListed {
                    validator: self.terms.address.clone(),
                })
            }
        }
        Ok(record)
    }

    pub fn event(&self, record: &Record, from: Option<Status>) -> Event {
        let by = match self.kind {
            Kind::Curated => Role::Owner,
            Kind::Bonded => Role::Operator,
        };
        let reason = record.reason();
        let reason = reason.as_deref().unwrap_or(IN_GOOD_STANDING);
        let reason = format!("listed by {by}; {reason}");
        let change = (from, Some(record.status()));
        status_changed(&self.terms.address, change, &reason)
    }
}
