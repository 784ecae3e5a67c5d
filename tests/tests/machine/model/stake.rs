//! Where stake went: to validators, out again for batches, and what came of it.

use super::{exactly, least, may_be_there, q, Entry, Model, Seen, Q};
use num_traits::Zero;
use std::collections::BTreeMap;

impl Model {
    /// Stake that left for batches: entries that are new, of batches that are known.
    pub fn undelegated(&mut self, before: &Seen, after: &Seen) {
        for (id, entry) in &after.entries {
            if before.entries.contains_key(id) || self.entries.contains_key(id) {
                continue;
            }
            let Some(batch) = self.batches.get_mut(&entry.batch) else {
                continue;
            };
            batch.exiting -= q(entry.amount);
            *self.book.entry(entry.validator.clone()).or_default() -= q(entry.amount);
            self.entries.insert(*id, entry.clone());
            self.rounded(2);
        }
    }

    /// Settles the entries that the hub took: those whose validator had a loss meanwhile bear what is
    /// missing first. What came without any reason is a gift.
    pub fn settle(&mut self, before: &Seen, after: &Seen) {
        let arrived = q(before.hub_native) - q(before.buffer);
        let entries = std::mem::take(&mut self.entries).into_iter();
        let (left, set): (BTreeMap<_, _>, BTreeMap<_, _>) =
            entries.partition(|(id, _)| after.entries.contains_key(id));
        let still_due = left.values().any(|entry| may_be_there(entry.due, self.now));
        self.entries = left;
        let suspect = |entry: &Entry| {
            let mut log = self.loss_log.iter();
            let first = log.find(|(v, at, _)| *v == entry.validator && *at > entry.block);
            first.is_some_and(|(_, _, right_at)| *right_at <= entry.due)
        };
        let due = |of: bool| -> Q {
            let those = set.values().filter(|entry| suspect(entry) == of);
            those.map(|entry| q(entry.amount)).sum()
        };
        let (suspects, others) = (due(true), due(false));
        let reserved = least(arrived.clone(), &suspects + &others);
        let missing = &suspects + &others - &reserved;
        self.missing += &missing;
        let of_suspects = least(missing.clone(), suspects.clone());
        let of_others = missing - &of_suspects;
        for entry in set.values() {
            let (cut, of) = match suspect(entry) {
                true => (&of_suspects, &suspects),
                false => (&of_others, &others),
            };
            let cut = q(entry.amount) * cut / of;
            if let Some(batch) = self.batches.get_mut(&entry.batch) {
                batch.funded += q(entry.amount) - &cut;
                batch.owed -= cut;
            }
        }
        self.rounded(2 + set.len());
        if !still_due {
            self.reward(arrived - reserved, before.earned_since);
        }
    }

    /// Stake that was placed: all there is now, and what left or will have left by the end of the step,
    /// beyond what there was.
    pub fn delegated(&mut self, before: &Seen, after: &Seen) {
        let known = |id: &u64| before.entries.contains_key(id) || self.entries.contains_key(id);
        let leaving = after.entries.iter().filter(|(id, _)| !known(id));
        let leaving: Q = leaving.map(|(_, entry)| q(entry.amount)).sum();
        let placed = exactly(&after.stake).values().sum::<Q>() + leaving - self.bonded();
        self.buffer -= &placed;
        // whose it is does not matter before the step is over
        *self.book.entry(String::new()).or_default() += placed;
    }

    /// Where the hub sent stake in the step that is over: undelegated for batches, delegated, moved.
    pub fn follow(&mut self, before: &Seen, after: &Seen) {
        self.undelegated(before, after);
        let stake = exactly(&after.stake);
        self.buffer -= stake.values().sum::<Q>() - self.bonded();
        self.book = stake;
        let open = after.redelegations.iter();
        let moved = open.filter(|r| !before.redelegations.contains(r));
        self.redelegations.extend(moved.cloned());
        if after.slashed {
            self.rounded(2 * after.stake.len());
        }
        if after.exiting == 0 {
            let batches = self.batches.values_mut();
            batches.for_each(|batch| batch.exiting = Q::zero());
        }
        self.drip.agree(after.drip_until);
    }
}
