//! What allocation knows of each validator: book, registry, chain, and the hub's own memory of locks.

use crate::{
    gate::read_book,
    loaded::Loaded,
    state::{ENTRIES, LOCK_GRACE_SECS},
    ContractError,
};
use ballast_accounting::{
    allocation::{self, Candidate, Place},
    Amount, Native, Shares, Totals,
};
use ballast_types::{
    hub::BookRow,
    registry::{quotas, Roster, Seat, ROSTER},
    vault::{self, BackingResponse},
};
use cosmwasm_std::{Deps, Env, Order};
use std::collections::{BTreeMap, BTreeSet};

/// One validator: listed, or with stake of the pool, or both.
pub struct Site {
    pub id: String,
    pub row: BookRow,
    pub seat: Option<Seat>,
    /// Unbonding entries that are not settled.
    pub entries: u64,
    /// The most it may hold.
    pub quota: Native,
    /// What it should hold.
    pub target: Native,
    /// In the chain's bonded set, where that was asked for.
    pub bonded: bool,
}

/// All of them, in the order of addresses.
pub struct Survey {
    pub sites: Vec<Site>,
    pub min_stake: Native,
}

/// What a survey is for.
pub struct Purpose {
    /// Stake that is to be spread.
    pub total: Native,
    /// Value and shares by which quotas are reckoned.
    pub totals: Totals,
    /// Whether new stake is to be placed: then the chain's bonded set is looked at.
    pub placing: bool,
}

impl Survey {
    pub fn make(
        deps: Deps<'_>,
        env: &Env,
        hub: &Loaded,
        purpose: &Purpose,
    ) -> Result<Self, ContractError> {
        let _ = env;
        let roster = ROSTER.query(&deps.querier, hub.config.suite.registry.clone())?;
        let mut sites = join(read_book(deps)?, &roster);
        count_entries(deps, &mut sites)?;
        if purpose.placing {
            let bonded: BTreeSet<String> =
                deps.querier.query_all_validators()?.into_iter().map(|v| v.address).collect();
            for site in &mut sites {
                site.bonded = bonded.contains(&site.id);
            }
        }
        let bonds = backing(deps, hub, &roster)?;
        let allowed = quotas(&roster, purpose.totals, &bonds)?;
        let mut allowed: BTreeMap<String, Native> =
            roster.seats.iter().map(|seat| seat.address.clone()).zip(allowed).collect();
        for site in &mut sites {
            site.quota = allowed.remove(&site.id).unwrap_or_default();
        }
        let min_stake = Native::new(roster.min_stake);
        set_targets(&mut sites, purpose.total, min_stake)?;
        Ok(Self { sites, min_stake })
    }

    /// The same, as the planners see it.
    pub fn places(&self, hub: &Loaded) -> Vec<Place<'_>> {
        self.sites.iter().map(|site| site.place(hub)).collect()
    }

    pub fn get(&self, index: usize) -> Option<&Site> {
        self.sites.get(index)
    }
}

impl Site {
    fn place(&self, hub: &Loaded) -> Place<'_> {
        let row = &self.row;
        let listed = self.seat.as_ref().is_some_and(Seat::is_active) && self.bonded;
        let locked = row.locked_until > 0
            && row.locked_until.saturating_add(LOCK_GRACE_SECS) >= hub.now;
        Place {
            id: &self.id,
            stake: row.stake,
            target: self.target,
            can_receive: listed && row.no_delegate_until <= hub.now,
            can_redelegate_in: listed && self.entries == 0 && row.no_redelegate_until <= hub.now,
            can_redelegate_out: !locked && row.no_redelegate_until <= hub.now,
            can_undelegate: self.entries < hub.params.max_entries
                && row.no_undelegate_until <= hub.now,
            last_resort: locked,
        }
    }
}

/// Book and roster in one list, in the order of addresses.
fn join(book: Vec<(String, BookRow)>, roster: &Roster) -> Vec<Site> {
    let mut sites: BTreeMap<String, (BookRow, Option<Seat>)> =
        book.into_iter().map(|(id, row)| (id, (row, None))).collect();
    for seat in &roster.seats {
        sites.entry(seat.address.clone()).or_default().1 = Some(seat.clone());
    }
    sites
        .into_iter()
        .map(|(id, (row, seat))| Site {
            id,
            row,
            seat,
            entries: 0,
            quota: Native::ZERO,
            target: Native::ZERO,
            bonded: false,
        })
        .collect()
}

/// Entries that are not settled count as open: the chain frees them in an end-blocker, which a contract
/// cannot see, but settled money has certainly come.
fn count_entries(deps: Deps<'_>, sites: &mut [Site]) -> Result<(), ContractError> {
    let mut counts: BTreeMap<String, u64> = BTreeMap::new();
    for row in ENTRIES.range(deps.storage, None, None, Order::Ascending) {
        let count = counts.entry(row?.1.validator).or_default();
        *count = count.saturating_add(1);
    }
    for site in sites {
        site.entries = counts.get(&site.id).copied().unwrap_or_default();
    }
    Ok(())
}

/// The bonds that back quotas, for the seats that need one.
pub fn backing(
    deps: Deps<'_>,
    hub: &Loaded,
    roster: &Roster,
) -> Result<Vec<Option<Shares>>, ContractError> {
    let needing: Vec<String> = roster
        .seats
        .iter()
        .filter(|seat| seat.needs_bond(roster.require_bonds))
        .map(|seat| seat.address.clone())
        .collect();
    let mut bonds = match &hub.config.suite.vault {
        Some(vault) if !needing.is_empty() => {
            let query = vault::QueryMsg::Backing { validators: needing };
            // a vault that does not answer backs nothing: no new stake, and nothing else stops
            deps.querier
                .query_wasm_smart::<BackingResponse>(vault, &query)
                .map(|answer| answer.bonds)
                .unwrap_or_default()
        }
        _ => vec![],
    }
    .into_iter();
    Ok(roster
        .seats
        .iter()
        .map(|seat| {
            seat.needs_bond(roster.require_bonds).then(|| bonds.next().unwrap_or_default())
        })
        .collect())
}

/// Targets of those that keep stake; the others are drained. A validator that may not get new stake is
/// never aimed at more than it has.
fn set_targets(
    sites: &mut [Site],
    total: Native,
    min_stake: Native,
) -> Result<(), ContractError> {
    let keeping = |site: &Site| site.seat.as_ref().is_some_and(Seat::keeps_stake);
    let candidates: Vec<Candidate<'_>> = sites
        .iter()
        .filter(|site| keeping(site))
        .map(|site| Candidate {
            id: &site.id,
            weight: site.seat.as_ref().map(|seat| seat.weight).unwrap_or_default(),
            quota: match site.seat.as_ref().is_some_and(Seat::is_active) {
                true => site.quota,
                false => site.quota.min(site.row.stake),
            },
        })
        .collect();
    let targets = allocation::targets(total, &candidates, min_stake)?.targets;
    for (site, target) in sites.iter_mut().filter(|site| keeping(site)).zip(targets) {
        site.target = target;
    }
    Ok(())
}
