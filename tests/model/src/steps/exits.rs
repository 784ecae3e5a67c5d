//! Exits: from LST in the queue to native in the hand.

use super::{sense, Done, No};
use crate::world::{lst, native, raw, Batch, Entry, Ticket, World, UNBONDING};
use crate::{Rule, Rules};
use ballast_accounting::{payout_floor, scale_owed_floor, AccountingError, Amount, Shortfall};

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
        self.truth.priced_stale |= self.truth.unbooked > 0;
        let time = self.time();
        let supply = self.books.pool.shares;
        let price = match self.books.pool.close_batch(lst(shares), time) {
            Err(AccountingError::NoPrice { .. } | AccountingError::DustAmount { .. }) => {
                return Ok(())
            }
            other => other?,
        };
        for (_, owed) in &mut self.books.owed {
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
            self.entries.push(Entry {
                batch: index,
                amount,
                balance: amount,
                made: self.now,
                due: self.now + UNBONDING,
                paid: false,
            });
        }
        Ok(())
    }

    pub(super) fn settle(&mut self, rules: Rules) -> Done {
        self.gate(rules)?;
        let arrived = self.hub_native - raw(self.books.pool.buffer);
        let (marked, waited) = self.books.settled;
        let due: Vec<Entry> = self.due_by(self.now);
        if due.is_empty() {
            sense(arrived > 0)?;
            self.books.settled = (self.now, waited);
            return self.take_gift(arrived);
        }
        let total: u128 = due.iter().map(|entry| entry.amount).sum();
        let certain = self.due_by(marked);
        let believe = !rules.keep(Rule::WaitForCoins);
        self.books.settled = (self.now, false);
        if arrived >= total || believe {
            return self.pay(&due, arrived, self.now);
        }
        if marked == self.now || certain.is_empty() || (certain.len() < due.len() && !waited) {
            let later = marked < self.now && !certain.is_empty();
            self.books.settled = (self.now, (marked == self.now && waited) || later);
            return Ok(());
        }
        self.pay(&certain, arrived, marked)
    }

    pub(super) fn due_by(&self, until: u8) -> Vec<Entry> {
        let due = self.entries.iter().filter(|entry| entry.due <= until);
        due.cloned().collect()
    }

    /// Pays a set what arrived for it, sharing what is missing.
    pub(super) fn pay(&mut self, set: &[Entry], arrived: u128, until: u8) -> Done {
        let lost_at = self.books.lost_at.clone();
        let suspect = |entry: &Entry| {
            let first = lost_at.iter().find(|(at, _)| *at > entry.made);
            first.is_some_and(|(_, right_at)| *right_at <= entry.due)
        };
        let sum = |of: bool| -> u128 {
            let those = set.iter().filter(|entry| suspect(entry) == of);
            those.map(|entry| entry.amount).sum()
        };
        let (suspects, others) = (sum(true), sum(false));
        let arrived = arrived.min(suspects + others);
        let shared = Shortfall::split(native(suspects), native(others), native(arrived))?;
        let mut paid = 0;
        for entry in set {
            let part = raw(shared.paid_floor(native(entry.amount), suspect(entry))?);
            let batch = &mut self.closed[entry.batch];
            batch.funded += part;
            batch.owed -= entry.amount - part;
            self.truth.owed_fell += entry.amount - part;
            paid += part;
        }
        self.entries.retain(|entry| entry.due > until);
        self.hub_native -= paid;
        self.queue_native += paid;
        let nothing_due = self.due_by(self.now).is_empty();
        let rest = self.hub_native - raw(self.books.pool.buffer);
        match nothing_due && rest > 0 {
            true => self.take_gift(rest),
            false => self.take_gift(arrived - paid),
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
