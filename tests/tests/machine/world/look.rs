//! What there is to see: of the chain for the model, and of both for the next command.

use super::World;
use crate::model::layer::Layer;
use crate::model::{q, Entry, Moved, Seen, NANOS};
use crate::words::Verdict;
use ballast_accounting::Evidence;
use ballast_chain_sim::{ChainDriver, UnbondingView};
use ballast_hub::state::{Entry as HubEntry, ENTRIES, SEEN_OUT};
use ballast_testing::{lst_of, Chain, Contracts, Observation};
use ballast_types::hub::{QueryMsg, UnbondingResponse, BOOK, BOOKS};
use ballast_types::registry::ROSTER;
use ballast_types::vault::{self, PositionResponse};
use ballast_types::Amount;
use cosmwasm_std::{Order, Storage};
use num_traits::{Signed, Zero};
use serde_json::json;
use std::collections::{BTreeMap, BTreeSet};
use std::time::Duration;

/// An entry of the chain: its validator and when it completes, unix nanoseconds.
type EntryKey = (String, u64);
/// What was burned of entries, and what they were.
type Burned = BTreeMap<EntryKey, (u128, u128)>;

impl World {
    pub(super) fn chain(&self) -> &Chain {
        self.runner.chain().expect("a chain")
    }

    pub(super) fn suite(&self) -> &Contracts {
        self.runner.contracts().expect("a suite")
    }

    pub(super) fn address(&self, who: &str) -> cosmwasm_std::Addr {
        self.runner.address(who).expect("a name")
    }

    pub(super) fn ask<T: serde::de::DeserializeOwned>(
        &self,
        contract: &cosmwasm_std::Addr,
        msg: &impl serde::Serialize,
    ) -> Result<T, String> {
        let answer = self.chain().querier().query_wasm_smart(contract, msg);
        answer.map_err(|err| err.to_string())
    }

    /// What the chain shows, after a step in which it may have slashed.
    pub(super) fn look(&self, slashing: bool) -> Result<Seen, String> {
        let (chain, suite) = (self.chain(), self.suite());
        let seen = Observation::take(chain, suite)?;
        let raw = |amount: ballast_types::Native| amount.raw().u128();
        let block = seen.height + self.fallen.unwrap_or_default();
        let open = chain.app().unbondings_of(&suite.hub);
        let open = open.map_err(|err| err.to_string())?;
        let (burned, alive) = self.burned(&open, slashing);
        let hub = chain.storage_of(&suite.hub);
        let views = chain.validators().values();
        let slashed = views.filter_map(|at| chain.validator(at));
        let now = chain.time().nanos();
        let synced = (seen.books.synced_height, seen.books.synced_at);
        Ok(Seen {
            block,
            now,
            synced: synced == (seen.height, now / NANOS),
            entries: self.entries(&open, seen.height, block)?,
            stake: seen
                .stake
                .iter()
                .map(|(at, n)| (at.clone(), n.u128()))
                .collect(),
            bonded: chain.bonded_validators().into_iter().collect(),
            hub_native: seen.hub_native.u128(),
            collector: chain
                .querier()
                .query_balance(&suite.collector, "ustake")
                .map_err(|err| err.to_string())?
                .amount
                .u128(),
            hub_entries: hub_entries(&*hub)?,
            redelegations: self.moved()?,
            seen_out: self.seen_out(&*hub)?,
            evidence: self.evidence(&*hub, seen.books.losses)?,
            buffer: raw(seen.books.pool.buffer),
            drip_until: seen.books.pool.drip.until,
            exiting: raw(seen.books.pool.exiting),
            earned_since: seen.books.earned_since,
            owes: owing(&*hub),
            cover_owed: raw(seen.books.pending_cover),
            burned,
            alive,
            slashed: slashed.into_iter().any(|view| !view.has_whole_shares()),
        })
    }

    /// The hub's entries, each with the block in which it was made and the chain's own time.
    fn entries(
        &self,
        open: &[UnbondingView],
        height: u64,
        block: u64,
    ) -> Result<BTreeMap<u64, Entry>, String> {
        let unbonding = QueryMsg::Unbonding {
            start_after: None,
            limit: Some(100),
        };
        let unbonding: UnbondingResponse = self.ask(&self.suite().hub, &unbonding)?;
        // the chain's own time is exact; an entry that was made in this block is its newest there
        let due = |validator: &str, completes_at: u64| {
            let made_now =
                |e: &&UnbondingView| e.validator == validator && e.creation_height == height;
            let newest = open.iter().rfind(made_now);
            newest.map_or(completes_at * NANOS, |e| e.completes.nanos())
        };
        let entries = unbonding.entries.into_iter().filter(|entry| !entry.is_late);
        let entries = entries.map(|entry| {
            let known = self.seen.entries.get(&entry.id);
            let entry_of = Entry {
                batch: entry.batch_id,
                amount: entry.amount.raw().u128(),
                block: known.map_or(block, |known| known.block),
                due: known.map_or_else(
                    || due(&entry.validator, entry.completes_at),
                    |known| known.due,
                ),
                validator: entry.validator,
            };
            (entry.id, entry_of)
        });
        Ok(entries.collect())
    }

    /// What slashes have burned of each entry, and which entries are open still.
    fn burned(&self, open: &[UnbondingView], slashing: bool) -> (Burned, BTreeSet<EntryKey>) {
        // entries that are gone were burned as they were last seen
        let mut shown = Burned::new();
        for entry in open {
            let key = (entry.validator.clone(), entry.completes.nanos());
            let (burned, initial) = shown.entry(key).or_default();
            *burned += (entry.initial - entry.balance).u128();
            *initial += entry.initial.u128();
        }
        let mut burned = self.seen.burned.clone();
        let alive = shown.keys().cloned().collect();
        for (key, (burned, initial)) in &mut burned {
            // slashed and paid within one step: nobody saw by how much
            if slashing && self.seen.alive.contains(key) && !shown.contains_key(key) {
                *burned = *initial;
            }
        }
        burned.extend(shown);
        (burned, alive)
    }

    /// Stake that was moved, and is liable for where it came from.
    fn moved(&self) -> Result<Vec<Moved>, String> {
        let moved = self.chain().app().redelegations_of(&self.suite().hub);
        let moved = moved.map_err(|err| err.to_string())?.into_iter();
        let moved = moved.map(|r| Moved {
            from: r.src,
            to: r.dst,
            amount: r.initial.u128(),
            until: r.completes.nanos(),
        });
        Ok(moved.collect())
    }

    /// Since when validators were seen out of the bonded set, by the hub or by the registry.
    fn seen_out(&self, hub: &dyn Storage) -> Result<BTreeMap<String, u64>, String> {
        let registry = self.chain().storage_of(&self.suite().registry);
        let roster = ROSTER.load(&*registry).map_err(|err| err.to_string())?;
        let seats = roster.seats.into_iter();
        let mut out: BTreeMap<String, u64> = seats
            .filter_map(|seat| Some((seat.address, seat.out_since?)))
            .collect();
        for row in SEEN_OUT.range(hub, None, None, Order::Ascending) {
            let (source, at) = row.map_err(|err| err.to_string())?;
            let known = out.entry(source).or_insert(at);
            *known = at.min(*known);
        }
        Ok(out)
    }

    /// What the hub knows now of the entries that it had at the last look.
    fn evidence(&self, hub: &dyn Storage, losses: u64) -> Result<BTreeMap<u64, Evidence>, String> {
        let known = |(id, (completes_at, entry)): (&u64, &(u64, HubEntry))| {
            let evidence = entry.evidence(hub, *completes_at, losses);
            Ok((*id, evidence.map_err(|err| err.to_string())?))
        };
        self.seen.hub_entries.iter().map(known).collect()
    }

    /// The running block's height.
    pub fn height(&self) -> u64 {
        self.chain().height()
    }

    /// Whether heights have fallen already.
    pub fn has_fallen(&self) -> bool {
        self.fallen.is_some()
    }

    /// The second in which the next transaction runs.
    pub fn next_second(&self) -> u64 {
        let next = Duration::from_nanos(self.seen.now) + self.span;
        next.as_secs()
    }

    /// Whether a scope was paused when the next transaction runs.
    pub fn is_paused(&self, scope: &str) -> bool {
        let hub = self.chain().storage_of(&self.suite().hub);
        let pauses = BOOKS.load(&*hub).expect("books").pauses;
        let scope = serde_json::from_value(json!(scope)).expect("a scope");
        pauses.until(scope, self.next_second()).is_some()
    }

    pub fn crank_verdict(&self) -> Verdict {
        match self.is_paused("cranks") {
            true => Verdict::MustNot,
            false => Verdict::Must,
        }
    }

    /// A loss that the chain shows and nobody has booked.
    pub(super) fn is_unbooked(&self) -> bool {
        let mut book = self.model.book.iter();
        book.any(|(at, n)| n - q(self.seen.stake.get(at).copied().unwrap_or_default()) > q(200u128))
    }

    /// Whether a cover is owed, or will be as soon as the books are looked at.
    pub fn is_owed(&self) -> bool {
        let owed = self.model.pending_cover() > self.tolerance().0;
        owed || (self.model.vault_broken && self.is_unbooked() && self.insured())
    }

    /// Whether any of an unbooked loss would be asked of insurers.
    pub(super) fn insured(&self) -> bool {
        self.model.value() > self.tolerance().0 && self.model.exiting().is_zero()
    }

    /// Whether the vault lets nobody in or out.
    pub fn vault_shut(&self) -> bool {
        self.model.vault_broken
            || self.is_unbooked()
            || self.model.pending_cover() > self.tolerance().0
    }

    /// Whether something is so small that rounding decides what happens.
    pub fn is_doubtful(&self) -> bool {
        let booked = self.model.book.iter();
        let mut short =
            booked.map(|(at, n)| n - q(self.seen.stake.get(at).copied().unwrap_or_default()));
        short.any(|short| short.is_positive())
            || self.model.pending_cover().is_positive()
            || self.seen.cover_owed > 0
            || self.model.vault_broken
    }

    pub fn lst_of(&self, who: &str) -> u128 {
        lst_of(self.chain(), self.suite(), &self.address(who)).u128()
    }

    /// A layer's name in the model: `pool`, or an operator address.
    pub fn layer_name(&self, layer: &str) -> String {
        match layer {
            "pool" => "pool".to_string(),
            name => self.chain().operator(name).expect("a validator"),
        }
    }

    pub fn layer_of(&self, layer: &str) -> Option<&Layer> {
        match layer {
            "pool" => Some(&self.model.pool),
            bond => self.model.bonds.get(bond),
        }
    }

    /// Active shares of someone in a layer, by the vault.
    pub fn vault_shares(&self, who: &str, layer: &str) -> u128 {
        let owner = self.address(who).to_string();
        let position: Result<PositionResponse, _> =
            self.ask(&self.suite().vault, &vault::QueryMsg::Position { owner });
        let Ok(position) = position else { return 0 };
        let bonds = position.bonds.iter();
        match layer {
            "pool" => position.pool.shares.raw().u128(),
            at => bonds
                .filter(|b| b.validator == at)
                .map(|b| b.shares.raw().u128())
                .sum(),
        }
    }
}

/// The hub's own entries, by their ids.
fn hub_entries(hub: &dyn Storage) -> Result<BTreeMap<u64, (u64, HubEntry)>, String> {
    ENTRIES
        .range(hub, None, None, Order::Ascending)
        .map(|row| row.map(|((at, id), entry)| (id, (at, entry))))
        .collect::<Result<_, _>>()
        .map_err(|err| err.to_string())
}

/// Validators that owe rewards, each with the time since when.
fn owing(hub: &dyn Storage) -> BTreeMap<String, u64> {
    BOOK.range(hub, None, None, Order::Ascending)
        .filter_map(|row| row.ok().filter(|(_, row)| row.owes_since > 0))
        .map(|(id, row)| (id, row.owes_since))
        .collect()
}
