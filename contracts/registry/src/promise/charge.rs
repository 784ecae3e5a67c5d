//! What a bond owes for a broken commission promise.

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

/// Commission above a promise is charged at most this often, so that roundings of many looks do not add up.
const CHARGE_EVERY_SECS: u64 = 3_600;
/// What is charged above what was taken: the yield is an estimate, and a broken promise must not pay where it is low.
const SURCHARGE_BPS: u64 = 500;

/// What one look shows of a validator.
pub struct Sighting<'a> {
    pub seat: &'a Seat,
    /// Before the look.
    pub record: Record,
    /// What the chain shows against it.
    pub fault: Option<Fault>,
    /// Its commission, in the bonded set or out of it; none where the chain knows no such validator, or does not say.
    pub commission: Option<Decimal>,
}

/// What charging needs to know beside the seat, read when it is first needed.
pub struct Charges<'a> {
    deps: Deps<'a>,
    suite: &'a Suite,
    now: u64,
    /// When all seats were last looked at.
    looked_at: u64,
    /// The lowest commission in the bonded set. A minimum that the chain raises for all validators breaks no promise.
    least: Decimal,
    /// What of all stake keeps its rewards back, by how much of them; none where not all seats are
    /// looked at: then nobody is charged, and the next look at all of them charges for this time as
    /// well.
    kept_back: Option<Decimal>,
    growth: OnceCell<Growth>,
}

impl<'a> Charges<'a> {
    /// `all` is what all seats show, where all are looked at.
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

    /// What the pool would earn in a year, had nobody kept rewards back `since` then.
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

    /// Charges the record of a validator whose commission is above its pledge, for the time since
    /// it was last seen to keep the pledge. Returns its broken promises, and the event of the fine
    /// if there is one.
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
        // a commission that the owner once allowed is no broken promise when the owner asks for less again
        record.pledge = record.pledge.max(promised);
        if sighting.fault.is_none() && record.standing.is_good() {
            return Ok((None, None));
        }
        let known = BREACHES.may_load(self.deps.storage, &seat.address)?;
        let pledge = record.pledge.max(self.least);
        let Some(seen) = sighting.above(pledge) else {
            // seen to be kept: it is charged from here on at the earliest
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
        // a fraction of a unit is charged with what comes
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

    /// The breach that a look sees: the one that is known, if no look since has shown the validator
    /// without a fault, or another one, begun when it was last seen to keep its pledge.
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

    /// What the bond owes for `secs` at a commission of `seen` above the pledge; none where there is no bond.
    fn owed(
        &self,
        seat: &Seat,
        (seen, pledge): (Decimal, Decimal),
        secs: u64,
        yearly: Decimal,
    ) -> Result<Option<Native>, ContractError> {
        let querier = &self.deps.querier;
        // a vault that cannot be read has no bond to take from
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
    /// The commission, where it is above the `pledge`.
    fn above(&self, pledge: Decimal) -> Option<Decimal> {
        self.commission.filter(|seen| *seen > pledge)
    }
}

/// The part of all stake whose rewards are kept back by those of the validators, with the faults
/// that they show, that take more than they promised.
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
