//! Exits: from LST in the queue to native in the hand.

use super::{sense, Done, No};
use crate::world::{
    lst, native, raw, Batch, Entry, Late, Ticket, World, COVER_WAIT, LATE_WAIT, UNBONDING,
};
use crate::{Rule, Rules};
use ballast_accounting::{
    payout_floor, scale_owed_floor, AccountingError, Amount, Burden, Evidence, Shortfall,
};
use cosmwasm_std::Decimal;

impl World {
    pub(super) fn unbond(&mut self, who: usize, half: bool) -> Done {
        let shares = self.lst[who] / if half { 2 } else { 1 };
        sense(shares > 0 && self.left.unbonds > 0)?;
        self.left.unbonds -= 1;
        self.lst[who] -= shares;
        self.open.push(Ticket {
            owner: who,
            shares,
            claimed: 0,
        });
        Ok(())
    }

    pub(super) fn cancel(&mut self, ticket: usize) -> Done {
        sense(ticket < self.open.len())?;
        let ticket = self.open.remove(ticket);
        self.lst[ticket.owner] += ticket.shares;
        Ok(())
    }

    pub(super) fn submit(&mut self, rules: Rules) -> Done {
        let shares: u128 = self.open.iter().map(|ticket| ticket.shares).sum();
        sense(shares > 0)?;
        self.gate(rules)?;
        let young = |at: u8| self.now < at + COVER_WAIT;
        sense(!self.books.owed.iter().any(|(_, _, at)| young(*at)))?;
        self.truth.priced_stale |= self.truth.unbooked > 0;
        let time = self.time();
        // the oldest first
        self.pay_from_buffer()?;
        let supply = self.books.pool.shares;
        let price = match self.books.pool.close_batch(lst(shares), time) {
            Err(AccountingError::NoPrice { .. } | AccountingError::DustAmount { .. }) => {
                return Ok(())
            }
            other => other?,
        };
        for (_, owed, _) in &mut self.books.owed {
            *owed = raw(scale_owed_floor(native(*owed), supply, lst(shares))?);
        }
        self.hub_native -= raw(price.from_buffer);
        self.queue_native += raw(price.from_buffer);
        self.closed.push(Batch {
            shares,
            owed: raw(price.owed),
            funded: raw(price.from_buffer),
            claimed: 0,
            exiting: raw(price.exiting),
            tickets: std::mem::take(&mut self.open),
        });
        Ok(())
    }

    pub(super) fn pay_from_buffer(&mut self) -> Done {
        for batch in self.closed.iter_mut().filter(|batch| batch.exiting > 0) {
            let paid = raw(self.books.pool.pay_exiting(native(batch.exiting))?);
            batch.exiting -= paid;
            batch.funded += paid;
            self.hub_native -= paid;
            self.queue_native += paid;
        }
        Ok(())
    }

    pub(super) fn undelegate(&mut self, rules: Rules) -> Done {
        sense(self.closed.iter().any(|batch| batch.exiting > 0))?;
        self.gate(rules)?;
        self.pay_from_buffer()?;
        for (index, batch) in self.closed.iter_mut().enumerate() {
            let amount = batch.exiting.min(self.stake);
            if amount == 0 {
                continue;
            }
            self.books.pool.undelegate(native(amount))?;
            batch.exiting -= amount;
            self.stake -= amount;
            if self.stake == 0 {
                self.books.shows_since = None;
            }
            self.entries.push(Entry {
                batch: index,
                amount,
                balance: amount,
                made: self.now,
                due: self.now + UNBONDING,
                losses: self.books.shown.len(),
                paid: false,
            });
        }
        Ok(())
    }

    pub(super) fn settle(&mut self, rules: Rules) -> Done {
        self.gate(rules)?;
        let arrived = self.hub_native - raw(self.books.pool.buffer);
        let marked = self.books.settled;
        let due: Vec<Entry> = self.due_by(self.now);
        let is_quiet = marked != self.now && due.is_empty() && arrived == 0;
        self.books.settled = self.now;
        if due.is_empty() {
            sense(arrived > 0 || (is_quiet && self.is_late_over()))?;
            self.take_spare(arrived)?;
        } else {
            let total: u128 = due.iter().map(|entry| entry.amount).sum();
            let certain = self.due_by(marked);
            if arrived >= total || !rules.keep(Rule::WaitForCoins) {
                self.pay(&due, arrived, self.now)?;
            } else if marked != self.now && !certain.is_empty() && certain.len() == due.len() {
                self.pay(&certain, arrived, marked)?;
            }
        }
        if is_quiet {
            self.write_off();
        }
        Ok(())
    }

    /// What nothing due explains: late coins first, the rest is a gift.
    fn take_spare(&mut self, mut spare: u128) -> Done {
        self.late.sort_by_key(|late| late.due);
        for late in &mut self.late {
            let paid = late.amount.min(spare);
            spare -= paid;
            late.amount -= paid;
            self.closed[late.batch].funded += paid;
            self.hub_native -= paid;
            self.queue_native += paid;
        }
        self.late.retain(|late| late.amount > 0);
        self.take_gift(spare)
    }

    fn is_late_over(&self) -> bool {
        self.late
            .iter()
            .any(|late| late.due + LATE_WAIT <= self.now)
    }

    fn write_off(&mut self) {
        let now = self.now;
        for late in self.late.iter().filter(|late| late.due + LATE_WAIT <= now) {
            self.closed[late.batch].owed -= late.amount;
            self.truth.owed_fell += late.amount;
        }
        self.late.retain(|late| late.due + LATE_WAIT > now);
    }

    pub(super) fn due_by(&self, until: u8) -> Vec<Entry> {
        let due = self.entries.iter().filter(|entry| entry.due <= until);
        due.cloned().collect()
    }

    /// What is known of an entry.
    fn evidence(&self, entry: &Entry) -> Evidence {
        let kept = |upto: usize, until: u8| {
            let log = self.books.shown[..upto].iter().rev();
            let mut known = log.filter(|shown| shown.right_at <= until);
            known.next().map_or(Decimal::one(), |shown| shown.kept)
        };
        let kept_before = kept(entry.losses, u8::MAX);
        let kept_after = kept(self.books.shown.len(), entry.due).min(kept_before);
        if kept_after < kept_before {
            return Evidence::Suspect {
                kept_before,
                kept_after,
            };
        }
        match self
            .books
            .shows_since
            .is_some_and(|since| since <= entry.made)
        {
            true => Evidence::Cleared,
            false => Evidence::Unknown,
        }
    }

    /// Pays a set what arrived for it, sharing what is missing. What losses explain is written off, the rest is late.
    pub(super) fn pay(&mut self, set: &[Entry], arrived: u128, until: u8) -> Done {
        let burdens = set
            .iter()
            .map(|entry| Burden::of(native(entry.amount), self.evidence(entry)))
            .collect::<Result<Vec<_>, _>>()?;
        let mut due = Burden::default();
        for burden in &burdens {
            due = due.checked_add(burden)?;
        }
        let mut shared = Shortfall::split(due, native(arrived))?;
        let is_explained = shared.is_explained();
        let mut left = arrived.min(raw(due.total()?));
        for (entry, burden) in set.iter().zip(&burdens) {
            let share = raw(shared.share_of_next(burden)?);
            let part = (entry.amount - share.min(entry.amount)).min(left);
            let missing = entry.amount - part;
            left -= part;
            let batch = &mut self.closed[entry.batch];
            batch.funded += part;
            match is_explained {
                true => {
                    batch.owed -= missing;
                    self.truth.owed_fell += missing;
                }
                false if missing > 0 => self.late.push(Late {
                    batch: entry.batch,
                    amount: missing,
                    due: entry.due,
                }),
                false => {}
            }
            self.hub_native -= part;
            self.queue_native += part;
        }
        self.entries.retain(|entry| entry.due > until);
        match self.due_by(self.now).is_empty() {
            true => self.take_spare(self.hub_native - raw(self.books.pool.buffer)),
            false => self.take_spare(left),
        }
    }

    pub(super) fn claim(&mut self, batch: usize, ticket: usize) -> Done {
        let batch = self.closed.get_mut(batch).ok_or(No::Sense)?;
        let settled = batch.funded >= batch.owed;
        let (funded, shares) = (native(batch.funded), lst(batch.shares));
        let mine = batch.tickets.get_mut(ticket).ok_or(No::Sense)?;
        let reached = raw(payout_floor(lst(mine.shares), funded, shares)?);
        let amount = reached - mine.claimed;
        sense(amount > 0 || settled)?;
        let owner = mine.owner;
        mine.claimed = reached;
        batch.claimed += amount;
        if settled {
            batch.tickets.remove(ticket);
        }
        let left = native(self.queue_native).checked_sub(native(amount))?;
        self.queue_native = raw(left);
        self.truth.went += amount;
        self.truth.got[owner] += amount;
        Ok(())
    }
}
