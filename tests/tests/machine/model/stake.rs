//! Where stake went: to validators, out again for batches, and what came of it.

use super::{exactly, least, may_be_there, q, Entry, Late, Model, Open, Seen, NANOS, Q};
use ballast_accounting::Evidence;
use num_traits::Zero;
use std::collections::BTreeMap;

/// An entry that is settled, and what of it may be missing: explained by a loss, not known,
/// cleared, beyond what a loss explains. That is the order in which it goes short.
struct Due {
    entry: Entry,
    parts: [Q; 4],
}

impl Due {
    fn of(entry: Entry, evidence: Option<&Evidence>) -> Self {
        let (amount, none) = (q(entry.amount), Q::zero);
        let parts = match evidence {
            Some(Evidence::Suspect {
                kept_before,
                kept_after,
            }) => {
                let was = q(kept_before.atomics().u128());
                let is = q(kept_after.atomics().u128());
                let explained = least(q(4u128) * (&was - is) / was * &amount, amount.clone());
                let beyond = amount - &explained;
                [explained, none(), none(), beyond]
            }
            Some(Evidence::Cleared) => [none(), none(), amount, none()],
            Some(Evidence::Unknown) | None => [none(), amount, none(), none()],
        };
        Self { entry, parts }
    }
}

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

    /// Settles the entries that the hub took, pays what is late with the coins that are left, and
    /// books what is left after that as a reward.
    pub fn settle(&mut self, before: &Seen, after: &Seen) {
        let arrived = q(before.hub_native) - q(before.buffer);
        let takes = self.late.first().is_some_and(|late| late.amount <= arrived);
        let found_nothing = arrived < q(self.params.min_move) && !takes;
        let entries = std::mem::take(&mut self.entries).into_iter();
        let (left, set): (BTreeMap<_, _>, BTreeMap<_, _>) =
            entries.partition(|(id, _)| after.entries.contains_key(id));
        let still_due = left.values().any(|entry| may_be_there(entry.due, self.now));
        self.entries = left;
        let set: Vec<Due> = set
            .into_iter()
            .map(|(id, entry)| Due::of(entry, after.evidence.get(&id)))
            .collect();
        let reserved = self.share_out(&set, &arrived);
        let mut spare = match still_due {
            true => Q::zero(),
            false => arrived - reserved,
        };
        self.pay_late(&mut spare);
        // only a call that finds nothing that may be what is late
        if set.is_empty() && !still_due && found_nothing {
            self.write_off();
        }
        self.late.retain(|late| !late.amount.is_zero());
        if !still_due {
            self.reward(spare, before.earned_since);
        }
    }

    /// Shares out among the entries of a set what is missing of them, and returns the coins that
    /// they take of those that arrived. It falls on suspects up to four times the fraction that
    /// their validator lost, then on those of which nothing is known, then on the cleared. Where
    /// losses explain all of it, it is written off; otherwise every share stays owed for a week,
    /// and what comes later goes to it.
    fn share_out(&mut self, set: &[Due], arrived: &Q) -> Q {
        let mut due: [Q; 4] = std::array::from_fn(|_| Q::zero());
        for one in set {
            for (sum, part) in due.iter_mut().zip(&one.parts) {
                *sum += part;
            }
        }
        let all: Q = due.iter().sum();
        let reserved = least(arrived.clone(), all.clone());
        let mut rest = all - &reserved;
        let missing: Vec<Q> = due
            .iter()
            .map(|most| {
                let part = least(rest.clone(), most.clone());
                rest -= &part;
                part
            })
            .collect();
        let is_explained = missing[1..].iter().all(Zero::is_zero);
        for Due { entry, parts } in set {
            let shares = parts.iter().zip(&due).zip(&missing);
            let share: Q = shares
                .filter(|((_, due), _)| !due.is_zero())
                .map(|((part, due), missing)| part * missing / due)
                .sum();
            if let Some(batch) = self.batches.get_mut(&entry.batch) {
                batch.funded += q(entry.amount) - &share;
                if is_explained {
                    batch.owed -= &share;
                }
            }
            match is_explained {
                true => self.missing += share,
                false => self.late.push(Late {
                    batch: entry.batch,
                    due: entry.due.div_ceil(NANOS),
                    amount: share,
                }),
            }
        }
        self.rounded(2 + set.len());
        self.late.sort_by_key(|late| late.due);
        reserved
    }

    /// Pays what is late with `spare` coins, the oldest first.
    fn pay_late(&mut self, spare: &mut Q) {
        for late in &mut self.late {
            let paid = least(spare.clone(), late.amount.clone());
            *spare -= &paid;
            late.amount -= &paid;
            if let Some(batch) = self.batches.get_mut(&late.batch) {
                batch.funded += paid;
            }
        }
    }

    /// Writes off what is late for a week or longer.
    fn write_off(&mut self) {
        let second = self.second();
        let late = self.late.iter_mut();
        for late in late.filter(|late| late.due + 604_800 <= second) {
            if let Some(batch) = self.batches.get_mut(&late.batch) {
                batch.owed -= &late.amount;
            }
            self.missing += std::mem::take(&mut late.amount);
        }
    }

    /// Stake that was placed: all there is now, and what left or will have left by the end of the
    /// step, beyond what there was.
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
        self.redelegations.extend(moved.map(|moved| Open {
            moved: moved.clone(),
            bonded: before.bonded.contains(&moved.from),
            charged: Q::zero(),
        }));
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
