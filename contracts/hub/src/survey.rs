//! What allocation knows of each validator: book, registry, chain, and the hub's own memory of
//! locks.

use crate::{gate::read_book, hub_state::HubState, state::ENTRIES, ContractError};
use ballast_accounting::{
    allocation::{self, Place},
    Amount, Native, Totals,
};
use ballast_types::{
    hub::BookRow,
    registry::{bonds, candidates, quotas, Roster, Seat, Status, ROSTER},
};
use cosmwasm_std::{Deps, Order, StdResult, Storage};
use litemap::LiteMap;

/// One validator: listed, or with stake of the pool, or both.
pub struct Site {
    pub id: String,
    pub row: BookRow,
    pub seat: Option<Seat>,
    /// Unbonding entries that are not settled.
    pub entries: u64,
    /// The most it may hold.
    pub quota: Native,
    /// The stake that it should hold.
    pub target: Native,
    /// In the chain's bonded set, where that was asked for.
    pub bonded: bool,
}

/// All of them, in the order of addresses.
pub struct Survey {
    pub sites: Vec<Site>,
    pub min_stake: Native,
    /// False if the vault did not answer: then nothing is to be moved on account of a quota.
    pub quotas_known: bool,
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
    pub fn make(deps: Deps<'_>, hub: &HubState, purpose: &Purpose) -> Result<Self, ContractError> {
        let mut roster = ROSTER.query(&deps.querier, &hub.config.suite.registry)?;
        let mut sites = join(read_book(deps)?, &roster);
        let entries = open_entries(deps.storage)?;
        for site in &mut sites {
            site.entries = entries.get(&site.id).copied().unwrap_or_default();
        }
        // if the vault cannot be read, every bond counts as zero: exits must still work
        let bonds = bonds(&deps.querier, &hub.config.suite.vault, &roster);
        let quotas_known = bonds.is_ok();
        let dripping = hub.books.pool.drip.unreleased_ceil(hub.now)?;
        let posted = bonds.unwrap_or_default();
        let allowed = quotas(&roster, purpose.totals, dripping, &posted)?;
        if purpose.placing {
            let bonded = hub.bonded_set(&deps.querier)?;
            for site in &mut sites {
                site.bonded = bonded.contains_key(&site.id);
            }
            // validators outside the bonded set keep their stake and get no more, whether or not
            // the registry was told
            for seat in roster
                .seats
                .iter_mut()
                .filter(|seat| !bonded.contains_key(&seat.address))
            {
                if seat.status == Status::Active {
                    seat.status = Status::Probation;
                }
            }
        }
        set_targets(&mut sites, &roster, &allowed, purpose.total)?;
        Ok(Self {
            sites,
            min_stake: Native::new(roster.min_stake),
            quotas_known,
        })
    }

    /// The same, as the planners see it.
    pub fn places(&self, hub: &HubState) -> Vec<Place<'_>> {
        self.sites.iter().map(|site| site.place(hub)).collect()
    }

    /// Rows of the book that hold neither stake nor memory.
    pub fn empty_rows(&self, hub: &HubState) -> Vec<String> {
        let is_empty = |site: &&Site| {
            let row = &site.row;
            let refused = [
                row.no_delegate_until,
                row.no_undelegate_until,
                row.no_redelegate_until,
                row.no_withdraw_until,
            ];
            let is_over = refused.iter().all(|until| *until <= hub.now) && !row.is_locked(hub.now);
            *row != BookRow::default() && row.stake.is_zero() && !row.is_late() && is_over
        };
        let empty = self.sites.iter().filter(is_empty);
        empty.map(|site| site.id.clone()).collect()
    }

    pub fn get(&self, index: usize) -> Option<&Site> {
        self.sites.get(index)
    }
}

impl Site {
    fn place(&self, hub: &HubState) -> Place<'_> {
        let row = &self.row;
        let listed = self.seat.as_ref().is_some_and(Seat::is_active) && self.bonded;
        let locked = row.is_locked(hub.now);
        Place {
            id: &self.id,
            stake: row
                .stake
                .saturating_sub(Native::new(u128::from(row.keeps_one && !self.bonded))),
            target: self.target,
            limit: self.quota,
            can_receive: listed && row.no_delegate_until <= hub.now,
            can_redelegate_in: listed && self.entries == 0 && row.no_redelegate_until <= hub.now,
            can_redelegate_out: !locked
                && row.no_redelegate_until <= hub.now
                // what the chain's roundings leave is moved by no message
                && row.stake > row.tolerance(),
            has_entries: self.entries > 0,
            can_undelegate: self.entries < hub.config.params.max_entries
                && row.no_undelegate_until <= hub.now,
            last_resort: locked,
        }
    }
}

/// Book and roster in one list, in the order of addresses.
fn join(book: Vec<(String, BookRow)>, roster: &Roster) -> Vec<Site> {
    let mut sites: LiteMap<String, (BookRow, Option<Seat>)> = book
        .into_iter()
        .map(|(id, row)| (id, (row, None)))
        .collect();
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

/// Unbonding entries that are not settled, by validator. They count as open: the chain frees them
/// in an end-blocker, which a contract cannot see, but settled money has certainly come.
pub fn open_entries(storage: &dyn Storage) -> StdResult<LiteMap<String, u64>> {
    let mut counts: LiteMap<String, u64> = LiteMap::new_vec();
    for row in ENTRIES.range(storage, None, None, Order::Ascending) {
        let count = counts.entry(row?.1.validator).or_default();
        *count = count.saturating_add(1);
    }
    Ok(counts)
}

/// Targets of the listed; the others are drained.
fn set_targets(
    sites: &mut [Site],
    roster: &Roster,
    allowed: &[Native],
    total: Native,
) -> Result<(), ContractError> {
    // sites are in the order of addresses, and every seat is among them
    let at =
        |sites: &[Site], seat: &Seat| sites.binary_search_by(|site| site.id.cmp(&seat.address));
    let stakes: Vec<Native> = roster
        .seats
        .iter()
        .map(|seat| at(sites, seat).ok().and_then(|at| sites.get(at)))
        .map(|site| site.map(|site| site.row.stake).unwrap_or_default())
        .collect();
    let candidates = candidates(roster, allowed, &stakes);
    let targets = allocation::targets(total, &candidates, Native::new(roster.min_stake))?.targets;
    for ((seat, target), quota) in roster.seats.iter().zip(targets).zip(allowed) {
        if let Some(site) = at(sites, seat).ok().and_then(|at| sites.get_mut(at)) {
            (site.target, site.quota) = (target, *quota);
        }
    }
    Ok(())
}
