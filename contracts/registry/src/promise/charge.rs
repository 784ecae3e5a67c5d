//! The fine that a bond owes for a broken commission promise.

use crate::{
    bonded_set::BondedSet,
    error::ContractError,
    standing::{Fault, Standing},
    state::{Breach, Record, BREACHES, LOOKED},
};
use ballast_accounting::{bps_floor, fine_floor, kept_back, Growth};
use ballast_types::{
    deploy::Suite,
    event,
    hub::{Hub, BOOK, BOOKS},
    registry::{Params, Seat},
    vault::BONDS,
    Amount, Native,
};
use cosmwasm_std::{Decimal, Deps, Event, QuerierWrapper, StdResult};
use std::cell::OnceCell;

/// A broken promise is charged at most once in so many seconds: each fine is rounded, and frequent
/// looks would add the roundings up.
const CHARGE_EVERY_SECS: u64 = 3_600;
/// Added to each fine, in bps of it. The yield is an estimate; where it is too low, breaking a
/// promise must not pay.
const SURCHARGE_BPS: u64 = 500;

/// What one look shows of a validator.
pub struct Sighting<'a> {
    pub seat: &'a Seat,
    /// Its record before the look.
    pub record: Record,
    /// The fault that the chain shows, if any.
    pub fault: Option<Fault>,
    /// Its commission, in the bonded set or out of it; `None` if the chain knows no such validator
    /// or the query failed.
    pub commission: Option<Decimal>,
}

/// What the calculation of fines needs besides the seat. Growth is read when it is first needed.
pub struct Charges<'a> {
    deps: Deps<'a>,
    suite: &'a Suite,
    now: u64,
    /// When `observe` last looked at all seats, unix seconds.
    looked_at: u64,
    /// The lowest commission in the bonded set. Up to it no promise is broken: the chain may raise
    /// its minimum for all validators.
    least: Decimal,
    /// The part of all rewards that validators which break their promise keep back now. `None` if
    /// this look does not cover all seats: then nothing is charged, and the next look at all of
    /// them charges this time too.
    kept_back: Option<Decimal>,
    growth: OnceCell<Growth>,
}

impl<'a> Charges<'a> {
    /// Reads what charges need. `all` holds the sightings of all seats, or is `None` if this look
    /// does not cover all.
    pub fn load(
        deps: Deps<'a>,
        suite: &'a Suite,
        bonded: &BondedSet,
        all: Option<&[Sighting<'_>]>,
        now: u64,
    ) -> Result<Self, ContractError> {
        let least = bonded.least_commission();
        let kept_back = all.map(|all| kept_back_now(&deps.querier, suite, least, all));
        Ok(Self {
            deps,
            suite,
            now,
            looked_at: LOOKED.may_load(deps.storage)?.unwrap_or_default(),
            least,
            kept_back: kept_back.transpose()?,
            growth: OnceCell::new(),
        })
    }

    /// The yield that the pool would have in a year if no validator had kept rewards back since
    /// `since`.
    fn yearly(&self, kept_back: Decimal, since: u64) -> StdResult<Decimal> {
        let growth = match self.growth.get() {
            Some(known) => *known,
            None => {
                let growth = Hub(self.suite.hub.clone()).growth(&self.deps.querier)?;
                *self.growth.get_or_init(|| growth)
            }
        };
        Ok(growth.yearly_without_floor(kept_back, since, self.now))
    }

    /// Charges a validator whose commission is above its pledge, for the time since it was last
    /// seen to keep the pledge. Returns its breaches, and the event of the fine if there is one.
    ///
    /// A validator outside the bonded set is charged too, since it could leave the set before each
    /// look. For a validator in good standing that shows no fault, nothing is read.
    pub fn charge(
        &self,
        sighting: &Sighting<'_>,
        record: &mut Record,
        params: &Params,
    ) -> Result<(Option<Breach>, Option<Event>), ContractError> {
        let seat = sighting.seat;
        let promised = record.max_commission(params);
        // a bond never pays for commission that the owner once allowed, even if the owner has
        // lowered the promise since
        record.pledge = record.pledge.max(promised);
        if sighting.fault.is_none() && record.standing.is_good() {
            return Ok((None, None));
        }
        let known = BREACHES.may_load(self.deps.storage, &seat.address)?;
        let pledge = record.pledge.max(self.least);
        let Some(seen) = sighting.above(pledge) else {
            // the promise is kept now, so a later charge covers no time before this look
            if self.kept_back.is_some() && known.is_some() && sighting.commission.is_some() {
                record.good_at = self.now;
            }
            return Ok((known, None));
        };
        let fault = Fault::Commission { seen, promised };
        let breach = self.breach(record, known, &fault);
        let secs = self.now.saturating_sub(record.good_at);
        let kept_back = match self.kept_back {
            Some(kept_back) if secs >= CHARGE_EVERY_SECS => kept_back,
            _ => return Ok((Some(breach), None)),
        };
        let yearly = self.yearly(kept_back, breach.since)?;
        let owed = self.owed(seat, (seen, pledge), secs, yearly)?;
        // a fine that rounds down to 0 leaves `good_at`, so that the next charge covers this time
        // too
        if owed != Some(Native::ZERO) {
            record.good_at = self.now;
        }
        let Some(amount) = owed.filter(|amount| !amount.is_zero()) else {
            return Ok((Some(breach), None));
        };
        let seen_now = Breach {
            fault,
            seen_at: self.now,
            ..breach
        };
        record.owed = record.owed.checked_add(amount)?;
        let event = event::Fine {
            validator: &seat.address,
            seen,
            promised: pledge,
            secs,
            amount,
        };
        Ok((Some(seen_now), Some(event.into())))
    }

    /// The breach of which this commission is part: the stored one, if the validator has not
    /// recovered since it was seen; else a new one, which began when the validator was last seen to
    /// keep its pledge.
    fn breach(&self, record: &mut Record, known: Option<Breach>, fault: &Fault) -> Breach {
        let out_since = match &record.standing {
            Standing::Faulty { out_since, .. } | Standing::Expelled { out_since, .. } => {
                Some(*out_since)
            }
            Standing::Good | Standing::Recovering { .. } => None,
        };
        match (known, out_since) {
            (Some(known), Some(out_since)) if known.seen_at >= out_since => known,
            (known, _) => {
                record.good_at = record.good_at.max(self.looked_at);
                Breach::again(known, fault.clone(), record.good_at, self.now)
            }
        }
    }

    /// The fine for `secs` seconds at a commission of `seen` above `pledge`, rounded down, plus the
    /// surcharge; `None` if there is no bond.
    fn owed(
        &self,
        seat: &Seat,
        (seen, pledge): (Decimal, Decimal),
        secs: u64,
        yearly: Decimal,
    ) -> Result<Option<Native>, ContractError> {
        let querier = &self.deps.querier;
        // if the vault cannot be read, treat the bond as 0
        let bond = BONDS.query(querier, &self.suite.vault, &seat.address);
        let held = bond.ok().flatten().map(|bond| bond.layer.held());
        if held.transpose()?.unwrap_or_default().is_zero() {
            return Ok(None);
        }
        let row = BOOK.query(querier, &self.suite.hub, &seat.address)?;
        let stake = row.map(|row| row.stake).unwrap_or_default();
        let taken = fine_floor(stake, seen, pledge, yearly, secs)?;
        let more = Native::new(bps_floor(taken.raw(), SURCHARGE_BPS)?);
        Ok(Some(taken.checked_add(more)?))
    }
}

impl Sighting<'_> {
    /// The validator's commission if it is above `pledge`.
    fn above(&self, pledge: Decimal) -> Option<Decimal> {
        self.commission.filter(|seen| *seen > pledge)
    }
}

/// The part of all rewards that is kept back now by validators whose commission is above their
/// pledge.
fn kept_back_now(
    querier: &QuerierWrapper<'_>,
    suite: &Suite,
    least: Decimal,
    sightings: &[Sighting<'_>],
) -> Result<Decimal, ContractError> {
    let mut kept = vec![];
    for sighting in sightings {
        let pledge = sighting.record.pledge.max(least);
        if let Some(seen) = sighting.above(pledge) {
            let row = BOOK.query(querier, &suite.hub, &sighting.seat.address)?;
            let stake = row.map(|row| row.stake).unwrap_or_default();
            kept.push((stake, kept_back(seen, pledge)));
        }
    }
    if kept.is_empty() {
        return Ok(Decimal::zero());
    }
    let all = BOOKS.query(querier, &suite.hub)?.pool.bonded;
    Ok(kept
        .into_iter()
        .fold(Decimal::zero(), |sum, (stake, part)| {
            let of_all = Decimal::checked_from_ratio(stake.raw(), all.raw()).unwrap_or_default();
            sum.saturating_add(part.saturating_mul(of_all))
        }))
}
