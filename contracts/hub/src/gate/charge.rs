//! Whose bond pays for a loss: the validator's own, or that of a source of redelegations into it.

use super::Difference;
use crate::{
    hub_state::HubState,
    state::{Record, REDELEGATIONS, SEEN_OUT},
    ContractError,
};
use ballast_accounting::{Amount, Blame, Native, Source, Suspicion};
use ballast_types::registry::{Roster, ROSTER};
use cosmwasm_std::{Deps, Order, StdResult, Storage, Timestamp};
use litemap::LiteMap;

/// Records of the sources that were charged for a loss at another validator, to be saved with the
/// booking.
#[derive(Default)]
pub struct SourcesCharged {
    /// Records with what their sources were charged with.
    records: Vec<Record>,
    /// Sources that were seen, and whether they were in the bonded set.
    seen: LiteMap<String, bool>,
}

impl SourcesCharged {
    /// Writes it down, at a booking at `now`.
    pub fn save(&self, storage: &mut dyn Storage, now: u64) -> StdResult<()> {
        for record in &self.records {
            record.save(storage)?;
        }
        for (source, bonded) in self.seen.iter() {
            note_source(storage, source, *bonded, now)?;
        }
        Ok(())
    }
}

/// Remembers at `now` whether a source of redelegations is in the bonded set, as somebody has just
/// seen: since when it is out, or that it is back.
pub fn note_source(
    storage: &mut dyn Storage,
    source: &str,
    bonded: bool,
    now: u64,
) -> StdResult<()> {
    match (bonded, SEEN_OUT.has(storage, source)) {
        (true, true) => SEEN_OUT.remove(storage, source),
        (false, false) => SEEN_OUT.save(storage, source, &now)?,
        (true, false) | (false, true) => {}
    }
    Ok(())
}

/// Charges losses one after the other. Bonded set and roster are queried once for all of them.
pub struct Charge<'a> {
    deps: Deps<'a>,
    hub: &'a HubState,
    roster: Option<Roster>,
    sources: SourcesCharged,
}

impl<'a> Charge<'a> {
    pub fn new(deps: Deps<'a>, hub: &'a HubState) -> Self {
        Self {
            deps,
            hub,
            roster: None,
            sources: SourcesCharged::default(),
        }
    }

    /// Block time.
    pub fn time(&self) -> Timestamp {
        self.hub.time
    }

    pub fn finish(self) -> SourcesCharged {
        self.sources
    }

    /// Charges `missing` at `validator`, by [`Blame`].
    pub fn charge(
        &mut self,
        difference: &mut Difference,
        validator: &str,
        missing: Native,
    ) -> Result<(), ContractError> {
        let mut records = self.open_records(validator)?;
        let sources = self.eligible_sources(&records)?;
        if sources.is_empty() {
            return difference.charge(validator, missing);
        }
        let hub = self.hub;
        let bonded = hub.bonded_set(&self.deps.querier)?;
        let ledgers: Vec<Source> = sources.iter().map(|(_, source)| *source).collect();
        let blame = Blame::split_floor(missing, bonded.contains_key(validator), &ledgers)?;
        for ((source, _), part) in sources.iter().zip(blame.sources) {
            difference.charge(source, part)?;
            note(&mut records, source, part)?;
        }
        difference.charge(validator, blame.destination)?;
        self.sources.records.extend(records);
        Ok(())
    }

    /// The records of redelegations into `validator` that were open when the books were last right,
    /// or were made since.
    fn open_records(&self, validator: &str) -> Result<Vec<Record>, ContractError> {
        let right_at = self.hub.books.synced_at;
        let rows = REDELEGATIONS
            .prefix(validator)
            .range(self.deps.storage, None, None, Order::Ascending)
            .map(|row| {
                row.map(|(id, open)| Record {
                    target: validator.to_string(),
                    id,
                    open,
                })
            })
            .filter(|row| {
                let is_over = |record: &Record| record.open.completes_at < right_at;
                !row.as_ref().is_ok_and(is_over)
            });
        Ok(rows.collect::<StdResult<_>>()?)
    }

    /// The sources that may have caused a loss at their destination, in the order of addresses.
    fn eligible_sources(
        &mut self,
        records: &[Record],
    ) -> Result<Vec<(String, Source)>, ContractError> {
        let mut sources: LiteMap<String, Source> = LiteMap::new_vec();
        let moves = records.iter().flat_map(|record| &record.open.moves);
        for moved in moves.filter(|moved| moved.bonded) {
            let source = sources.entry(moved.source.clone()).or_default();
            source.moved = source.moved.checked_add(moved.amount)?;
            source.charged = source.charged.checked_add(moved.charged)?;
        }
        let mut eligible = vec![];
        for (name, source) in sources {
            if self.is_eligible(&name)? {
                eligible.push((name, source));
            }
        }
        Ok(eligible)
    }

    /// Whether `source` may have caused what is missing at a destination: see [`Suspicion`].
    fn is_eligible(&mut self, source: &str) -> Result<bool, ContractError> {
        let bonded_now = self
            .hub
            .bonded_set(&self.deps.querier)?
            .contains_key(source);
        self.sources.seen.insert(source.to_string(), bonded_now);
        let suspicion = Suspicion {
            bonded_then: true,
            bonded_now,
            seen_out_at: match bonded_now {
                true => None,
                false => self.seen_out_at(source)?,
            },
        };
        Ok(suspicion.may_have_caused(self.hub.books.synced_at))
    }

    /// When `source` was first seen out of the bonded set: by an earlier booking, or by the
    /// registry.
    fn seen_out_at(&mut self, source: &str) -> Result<Option<u64>, ContractError> {
        let by_booking = SEEN_OUT.may_load(self.deps.storage, source)?;
        if self.roster.is_none() {
            let registry = &self.hub.config.suite.registry;
            self.roster = Some(ROSTER.query(&self.deps.querier, registry)?);
        }
        let seats = self.roster.iter().flat_map(|roster| &roster.seats);
        let by_registry = seats
            .filter(|seat| seat.address == source)
            .find_map(|seat| seat.out_since);
        Ok(by_booking.into_iter().chain(by_registry).min())
    }
}

/// Notes in the records what a source is charged with, the oldest first.
fn note(records: &mut [Record], source: &str, part: Native) -> Result<(), ContractError> {
    let mut left = part;
    let moves = records.iter_mut().flat_map(|record| &mut record.open.moves);
    for moved in moves.filter(|moved| moved.bonded && moved.source == source) {
        let room = moved.amount.checked_sub(moved.charged)?;
        let taken = room.min(left);
        moved.charged = moved.charged.checked_add(taken)?;
        left = left.checked_sub(taken)?;
    }
    Ok(())
}
