//! What can happen, by the real arithmetic. Each step is one transaction of the suite, or a block.

use crate::world::{lst, native, raw, Batch, Entry, Loss, Ticket, World};
use crate::world::{COOLDOWN, DEPOSITS, UNBONDING};
use crate::{Rule, Rules};
use ballast_accounting::{
    payout_floor, scale_owed_floor, AccountingError, Amount, Bucket, Cover, Layers, Shortfall,
    Totals,
};

/// Native of a reward, and the blocks over which it drips.
const REWARD: (u128, u64) = (7, 2);

/// A transaction or a block.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Step {
    Bond(usize),
    Unbond { who: usize, half: bool },
    Cancel(usize),
    Submit,
    Undelegate,
    Delegate,
    Sync,
    Settle,
    Retry,
    Claim { batch: usize, ticket: usize },
    Underwrite,
    Request,
    Exit,
    Reward,
    VaultWorks(bool),
    Block(Slash),
}

/// What a block begins with: half of the stake is burned, or half of what is on its way out, too.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Slash {
    Nothing,
    Stake,
    StakeAndEntries,
}

/// Why a step does not happen: it makes no sense here, or the arithmetic refused.
#[derive(Debug)]
pub enum No {
    Sense,
    Arithmetic(AccountingError),
}

impl From<AccountingError> for No {
    fn from(err: AccountingError) -> Self {
        Self::Arithmetic(err)
    }
}

type Done = Result<(), No>;

fn sense(makes: bool) -> Done {
    makes.then_some(()).ok_or(No::Sense)
}

impl World {
    /// What comes of a step; nothing where it makes no sense or is a refused wish. A crank or a claim that
    /// the arithmetic refuses is remembered as stuck.
    pub fn after(&self, rules: Rules, step: Step) -> Option<Self> {
        let mut world = self.clone();
        match world.take(rules, step) {
            Ok(()) if world == *self => None,
            Ok(()) => Some(world),
            Err(No::Sense) => None,
            Err(No::Arithmetic(err)) if is_wish(step) && is_refusal(&err) => None,
            Err(No::Arithmetic(err)) => {
                let mut stuck = self.clone();
                stuck.truth.stuck = Some(format!("{step:?}: {err}"));
                Some(stuck)
            }
        }
    }

    fn take(&mut self, rules: Rules, step: Step) -> Done {
        match step {
            Step::Bond(who) => self.bond(rules, who),
            Step::Unbond { who, half } => self.unbond(who, half),
            Step::Cancel(ticket) => self.cancel(ticket),
            Step::Submit => self.submit(rules),
            Step::Undelegate => self.undelegate(rules),
            Step::Delegate => self.delegate(rules),
            Step::Sync => self.sync(rules),
            Step::Settle => self.settle(rules),
            Step::Retry => self.retry(rules),
            Step::Claim { batch, ticket } => self.claim(batch, ticket),
            Step::Underwrite => self.underwrite(),
            Step::Request => self.request(),
            Step::Exit => self.exit(rules),
            Step::Reward => self.reward(rules),
            Step::VaultWorks(works) => self.vault_works(works),
            Step::Block(slash) => self.block(slash),
        }
    }

    /// Before anything is priced.
    fn gate(&mut self, rules: Rules) -> Done {
        match rules.keep(Rule::GateFirst) {
            true => self.sync(rules),
            false => Ok(()),
        }
    }

    fn sync(&mut self, rules: Rules) -> Done {
        if self.books.synced == self.now {
            return Ok(());
        }
        let right_at = self.books.synced;
        self.books.synced = self.now;
        let loss = raw(self.books.pool.bonded).saturating_sub(self.stake);
        if loss == 0 {
            return Ok(());
        }
        let before = self.books.pool.totals(self.time())?;
        let exiting = self.books.pool.exiting;
        if !rules.keep(Rule::ExitsBearLosses) {
            self.books.pool.exiting = native(0);
        }
        let split = self.books.pool.lose(native(loss), self.time())?;
        if !rules.keep(Rule::ExitsBearLosses) {
            self.books.pool.exiting = exiting;
        }
        self.cut_exits(raw(split.from_exits))?;
        self.books.lost_at.push((self.now, right_at));
        self.truth.unbooked = 0;
        self.truth.losses.push(Loss {
            amount: loss,
            by_exits: raw(split.from_exits),
            paid: 0,
        });
        let id = self.truth.losses.len() - 1;
        let insured = raw(split.from_value);
        match self.vault.works {
            true => self.cover(rules, before, insured, id),
            false => {
                self.books.owed.push((id, insured));
                Ok(())
            }
        }
    }

    fn cut_exits(&mut self, loss: u128) -> Done {
        let total: u128 = self.closed.iter().map(|batch| batch.exiting).sum();
        let (mut seen, mut spread) = (0, 0);
        for batch in self.closed.iter_mut().filter(|batch| batch.exiting > 0) {
            seen += batch.exiting;
            let upto = raw(native(loss).portion_ceil(native(seen), native(total))?);
            let cut = (upto - spread).min(batch.exiting);
            spread += cut;
            batch.exiting -= cut;
            batch.owed -= cut;
            self.truth.owed_fell += cut;
        }
        Ok(())
    }

    /// The underwriters burn for a loss of `insured`, priced at `before`.
    fn cover(&mut self, rules: Rules, before: Totals, insured: u128, id: usize) -> Done {
        let aside = self.vault.layer.exiting;
        if !rules.keep(Rule::LiableWhileLeaving) {
            self.vault.layer.exiting = Bucket::default();
        }
        let held = self.vault.layer.held()?;
        let layers = Layers {
            bond: lst(0),
            pool: held,
        };
        let cover = Cover::burn_ceil(before, native(insured), layers)?;
        let burn = self.vault.layer.burn(cover.pool)?;
        if !rules.keep(Rule::LiableWhileLeaving) {
            self.vault.layer.exiting = aside;
        }
        self.books.pool.burn(burn.lst)?;
        if burn.active_wiped {
            self.vault.shares = Amount::ZERO;
        }
        if burn.exiting_wiped {
            self.vault.exit = None;
        }
        // what a fair burn takes of those who leave, to the unit
        let whole = raw(held).max(raw(aside.lst)).max(1);
        let fair = raw(burn.lst) * raw(aside.lst) / whole;
        let taken = raw(aside.lst) - raw(self.vault.layer.exiting.lst);
        self.truth.left_uncharged |= taken + 1 < fair;
        let paid = before.value.portion_ceil(burn.lst, before.shares)?;
        if let Some(loss) = self.truth.losses.get_mut(id) {
            loss.paid += raw(paid);
        }
        Ok(())
    }

    fn retry(&mut self, rules: Rules) -> Done {
        self.gate(rules)?;
        let (id, owed) = *self.books.owed.first().ok_or(No::Sense)?;
        sense(self.vault.works)?;
        let now = self.books.pool.totals(self.time())?;
        let before = Totals {
            value: now.value.checked_add(native(owed))?,
            shares: now.shares,
        };
        if rules.keep(Rule::StrikeOff) {
            self.books.owed.remove(0);
        }
        self.cover(rules, before, owed, id)
    }

    fn bond(&mut self, rules: Rules, who: usize) -> Done {
        sense(self.left.bonds[who] > 0)?;
        self.left.bonds[who] -= 1;
        self.gate(rules)?;
        sense(self.books.owed.is_empty() || !rules.keep(Rule::NoBondWhileOwed))?;
        self.truth.priced_stale |= self.truth.unbooked > 0;
        let amount = DEPOSITS[who];
        let time = self.time();
        let shares = self.books.pool.bond(native(amount), time)?;
        self.lst[who] += raw(shares);
        self.hub_native += amount;
        self.truth.came += amount;
        Ok(())
    }

    fn unbond(&mut self, who: usize, half: bool) -> Done {
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

    fn cancel(&mut self, ticket: usize) -> Done {
        sense(ticket < self.open.len())?;
        let ticket = self.open.remove(ticket);
        self.lst[ticket.owner] += ticket.shares;
        Ok(())
    }

    fn submit(&mut self, rules: Rules) -> Done {
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

    fn pay_from_buffer(&mut self) -> Done {
        for batch in self.closed.iter_mut().filter(|batch| batch.exiting > 0) {
            let paid = raw(self.books.pool.pay_exiting(native(batch.exiting))?);
            batch.exiting -= paid;
            batch.funded += paid;
            self.hub_native -= paid;
            self.queue_native += paid;
        }
        Ok(())
    }

    fn undelegate(&mut self, rules: Rules) -> Done {
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

    fn delegate(&mut self, rules: Rules) -> Done {
        self.gate(rules)?;
        self.pay_from_buffer()?;
        let amount = raw(self.books.pool.buffer);
        sense(amount > 0)?;
        self.books.pool.delegate(native(amount))?;
        self.hub_native -= amount;
        self.stake += amount;
        Ok(())
    }

    fn settle(&mut self, rules: Rules) -> Done {
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

    fn due_by(&self, until: u8) -> Vec<Entry> {
        let due = self.entries.iter().filter(|entry| entry.due <= until);
        due.cloned().collect()
    }

    /// Pays a set what arrived for it, sharing what is missing.
    fn pay(&mut self, set: &[Entry], arrived: u128, until: u8) -> Done {
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

    fn take_gift(&mut self, amount: u128) -> Done {
        let time = self.time();
        Ok(self
            .books
            .pool
            .add_rewards(native(amount), REWARD.1, time)?)
    }

    fn claim(&mut self, batch: usize, ticket: usize) -> Done {
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

    /// Whether the vault lets anybody in or out: the hub's books agree with the chain, and nothing is owed.
    fn is_fresh(&self) -> bool {
        raw(self.books.pool.bonded) <= self.stake && self.books.owed.is_empty()
    }

    fn underwrite(&mut self) -> Done {
        sense(self.left.underwrites > 0 && self.vault.out > 0)?;
        sense(self.vault.works && self.is_fresh())?;
        self.left.underwrites -= 1;
        let shares = self.vault.layer.enter_floor(lst(self.vault.out))?;
        self.vault.shares = self.vault.shares.checked_add(shares)?;
        self.vault.out = 0;
        Ok(())
    }

    fn request(&mut self) -> Done {
        sense(self.vault.exit.is_none() && !self.vault.shares.is_zero())?;
        sense(self.vault.works && self.is_fresh())?;
        // a part stays, so that there are both kinds of shares
        let part = ballast_accounting::LayerShares::new(raw(self.vault.shares).div_ceil(2));
        let moved = self.vault.layer.request_floor(part)?;
        self.vault.shares = self.vault.shares.checked_sub(part)?;
        self.vault.exit = Some((moved.units, part, self.now + COOLDOWN));
        Ok(())
    }

    fn exit(&mut self, rules: Rules) -> Done {
        let (units, shares, ready) = self.vault.exit.ok_or(No::Sense)?;
        sense(self.vault.works && ready <= self.now)?;
        sense(self.is_fresh() || !rules.keep(Rule::FreshExits))?;
        let paid = raw(self.vault.layer.pay_floor(units, shares)?);
        self.vault.exit = None;
        self.vault.out += paid;
        let owed = self.truth.unbooked > 0 || !self.books.owed.is_empty();
        self.truth.left_uncharged |= owed && paid > 0;
        Ok(())
    }

    fn reward(&mut self, rules: Rules) -> Done {
        sense(self.left.rewards > 0)?;
        self.left.rewards -= 1;
        self.gate(rules)?;
        sense(self.books.owed.is_empty())?;
        self.hub_native += REWARD.0;
        self.truth.came += REWARD.0;
        self.take_gift(REWARD.0)
    }

    fn vault_works(&mut self, works: bool) -> Done {
        sense(self.vault.works != works)?;
        if !works {
            sense(self.left.breaks > 0)?;
            self.left.breaks -= 1;
        }
        self.vault.works = works;
        Ok(())
    }

    /// The block ends: what is due is paid. The next one begins with a slash, or without.
    fn block(&mut self, slash: Slash) -> Done {
        sense(self.left.blocks > 0)?;
        self.left.blocks -= 1;
        self.next_block();
        if slash == Slash::Nothing {
            return Ok(());
        }
        sense(self.left.slashes > 0 && self.stake > 0)?;
        self.left.slashes -= 1;
        let burned = self.stake.div_ceil(2);
        self.stake -= burned;
        self.truth.unbooked += burned;
        self.truth.burned += burned;
        if slash == Slash::StakeAndEntries {
            for entry in self.entries.iter_mut().filter(|entry| !entry.paid) {
                let burned = entry.balance.div_ceil(2);
                entry.balance -= burned;
                self.truth.burned += burned;
                self.truth.entries_burned += burned;
            }
        }
        Ok(())
    }

    /// The clock moves on, whatever the budget says.
    pub fn next_block(&mut self) {
        for entry in &mut self.entries {
            if entry.due <= self.now && !entry.paid {
                entry.paid = true;
                self.hub_native += entry.balance;
            }
        }
        self.now += 1;
    }
}

/// A step that is somebody's wish and may be refused; the others are needed by everyone.
fn is_wish(step: Step) -> bool {
    use Step::*;
    matches!(step, Bond(_) | Underwrite | Request)
}

/// What a user is told, and not a sign that the books are broken.
fn is_refusal(err: &AccountingError) -> bool {
    use AccountingError::*;
    matches!(err, NoPrice { .. } | DustAmount { .. } | LayerDust { .. })
}
