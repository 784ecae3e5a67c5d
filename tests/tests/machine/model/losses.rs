//! What the chain took: who bears it, and what insurers pay.

use super::{exactly, least, q, Loss, Model, Moved, Open, Seen, NANOS, Q};
use num_traits::{Signed, Zero};
use std::collections::BTreeMap;

/// A difference up to this many units may be a rounding of the chain or a loss: the hub counts its
/// own messages to tell, the model takes the whole of it for slack.
pub const MAYBE_DUST: u128 = 200;

/// What each source pays of a loss: by what it moved, up to what it was not charged with yet.
fn share(loss: &Q, mut sources: BTreeMap<String, [Q; 2]>) -> Vec<(String, Q)> {
    let mut left = loss.clone();
    let mut paid = vec![];
    while !sources.is_empty() {
        let all: Q = sources.values().map(|[moved, _]| moved).sum();
        let part = |moved: &Q| &left * moved / &all;
        let is_full = |[moved, charged]: &[Q; 2]| part(moved) >= moved - charged;
        let (full, open): (BTreeMap<_, _>, BTreeMap<_, _>) =
            sources.into_iter().partition(|(_, ledger)| is_full(ledger));
        if full.is_empty() {
            paid.extend(
                open.into_iter()
                    .map(|(from, [moved, _])| (from, part(&moved))),
            );
            break;
        }
        let done: Vec<_> = full
            .into_iter()
            .map(|(from, [moved, charged])| (from, moved - charged))
            .collect();
        left -= done.iter().map(|(_, part)| part).sum::<Q>();
        paid.extend(done);
        sources = open;
    }
    paid
}

impl Model {
    /// Compares the books with the chain, and books what is missing: first what leavers bear, then
    /// what insurers pay, then everyone. A loss is its validator's fault, but for what may be that
    /// of a source of open redelegations: it was in the set, is not now, and was not seen out
    /// before.
    pub fn gate(&mut self, seen: &Seen) {
        if self.synced.0 == self.block {
            return;
        }
        let (value, supply, bonded) = (self.value(), self.supply.clone(), self.bonded());
        let mut lost: Vec<(String, Q)> = vec![];
        let mut charge = |validator: &str, amount: Q| {
            if amount.is_zero() {
                return;
            }
            match lost.iter_mut().find(|(at, _)| at == validator) {
                Some((_, sum)) => *sum += amount,
                None => lost.push((validator.to_string(), amount)),
            }
        };
        for (validator, booked) in &self.book.clone() {
            let shown = seen.stake.get(validator).copied().unwrap_or_default();
            let mut missing = booked - q(shown);
            if missing <= q(MAYBE_DUST) {
                self.slack += missing.abs();
                continue;
            }
            for (from, part) in share(&missing, self.sources(validator, seen)) {
                missing -= &part;
                self.note_charged(&from, validator, part.clone());
                charge(&from, part);
            }
            charge(validator, missing);
        }
        self.synced = (self.block, self.now);
        self.book = exactly(&seen.stake);
        let before = (value, supply);
        if !lost.is_empty() {
            self.book_losses(lost, &bonded, &before);
        }
    }

    /// The sources whose fault a loss of a validator may be: what each moved there, and what of it
    /// was charged before. None where the validator itself is out of the set.
    fn sources(&self, validator: &str, seen: &Seen) -> BTreeMap<String, [Q; 2]> {
        let right_at = self.synced.1 / NANOS;
        let mut sources: BTreeMap<String, [Q; 2]> = BTreeMap::new();
        if !seen.bonded.contains(validator) {
            return sources;
        }
        for open in &self.redelegations {
            let Moved {
                from,
                to,
                amount,
                until,
            } = &open.moved;
            let was_out = seen.seen_out.get(from).is_some_and(|at| *at <= right_at);
            let is_open = to == validator && until.div_ceil(NANOS) >= right_at;
            if is_open && open.bonded && !seen.bonded.contains(from) && !was_out {
                let [moved, charged] = sources.entry(from.clone()).or_default();
                *moved += q(*amount);
                *charged += &open.charged;
            }
        }
        sources
    }

    /// Notes that a source was charged with a part of a loss at a destination.
    fn note_charged(&mut self, from: &str, to: &str, mut part: Q) {
        let is_between =
            |open: &&mut Open| open.bonded && open.moved.from == from && open.moved.to == to;
        for open in self.redelegations.iter_mut().filter(is_between) {
            let taken = least(q(open.moved.amount) - &open.charged, part.clone());
            open.charged += &taken;
            part -= taken;
        }
    }

    pub(super) fn book_losses(&mut self, lost: Vec<(String, Q)>, bonded: &Q, before: &(Q, Q)) {
        let total: Q = lost.iter().map(|(_, amount)| amount).sum();
        let exiting = self.exiting();
        let by_exits = &total * least(exiting.clone(), bonded.clone()) / bonded;
        for batch in self.batches.values_mut() {
            if batch.exiting.is_positive() {
                let cut = &by_exits * &batch.exiting / &exiting;
                batch.exiting -= &cut;
                batch.owed -= cut;
            }
        }
        // value after the loss, were none of it taken from the drip
        let short = (-self.value()).max(Q::zero());
        let by_drip = least(short, self.drip.unreleased(self.second()));
        self.drip.take(by_drip.clone(), self.second());
        let insured = &total - &by_exits - by_drip;
        self.rounded(4 + 4 * lost.len());
        if !self.vault_broken {
            self.look();
        }
        for (validator, amount) in lost {
            self.losses.push(Loss {
                id: 0,
                by_exits: &by_exits * &amount / &total,
                by_bond: Q::zero(),
                by_pool: Q::zero(),
                owed: &insured * &amount / &total,
                at: self.second(),
                validator,
                amount,
            });
            if !self.vault_broken {
                self.cover(self.losses.len() - 1, before);
            }
        }
    }

    /// Burns S x L / P of LST, the bond's first, then the underwriters', unreleased premium last.
    pub(super) fn cover(&mut self, loss: usize, (value, supply): &(Q, Q)) {
        let Loss {
            validator, owed, ..
        } = self.losses[loss].clone();
        let wanted = supply * least(owed, value.clone()) / value;
        let slack = self.slack.clone();
        let bond = self.layer(&validator).burn(wanted.clone(), &slack);
        let pool = self.pool.burn((wanted - &bond).max(Q::zero()), &slack);
        let loss = &mut self.losses[loss];
        loss.by_bond += &bond * value / supply;
        loss.by_pool += &pool * value / supply;
        loss.owed = Q::zero();
        let burned = bond + pool;
        self.supply -= &burned;
        *self.holds("vault") -= burned;
    }

    /// An owed cover is tried again: S x l / (P + all that is owed). After thirty days it lapses.
    pub fn retry(&mut self, id: u64) {
        // one that is not known was so small that it counts as rounding
        let Some(loss) = self.losses.iter().position(|loss| loss.id == id) else {
            return;
        };
        if self.second() >= self.losses[loss].at + 2_592_000 {
            self.losses[loss].owed = Q::zero();
            return;
        }
        self.look();
        let value = self.value() + self.pending_cover();
        self.cover(loss, &(value, self.supply.clone()));
        self.rounded(4);
    }
}
