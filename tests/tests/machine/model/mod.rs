//! The reference: the whole suite in exact rationals, without storage, messages or rounding.
//!
//! It is told what people did, what the chain did, and where the hub sent stake. It computes by
//! itself whatever belongs to somebody: prices, shares, what batches are owed and paid, who pays a
//! loss, what insurers have. Three things it reads, because they are whole by nature and a rounding
//! upstream may tip them: the second at which a drip ends, the basis points of the premium, and the
//! set of entries that a settlement took.

mod facts;
pub mod layer;
pub mod losses;
mod stake;

pub use facts::{Batch, Entry, Late, Loss, Moved, Open, Params, Rates, Seen, Ticket};

use layer::{Drip, Layer};
use num_rational::BigRational;
use num_traits::Zero;
use std::collections::BTreeMap;

/// An exact number.
pub type Q = BigRational;

/// A whole number, exactly.
pub fn q(n: impl Into<u128>) -> Q {
    let n: u128 = n.into();
    Q::from_integer(n.into())
}

/// Nanoseconds of a second.
pub const NANOS: u64 = 1_000_000_000;

/// Whether money that the chain pays at `due` may be there: contracts know both in whole seconds,
/// and in doubt it is somebody's, so both are rounded up.
pub fn may_be_there(due: u64, now: u64) -> bool {
    due.div_ceil(NANOS) <= now.div_ceil(NANOS)
}

/// The lesser.
pub fn least(a: Q, b: Q) -> Q {
    std::cmp::min(a, b)
}

/// The suite.
#[derive(Clone, Debug)]
pub struct Model {
    pub params: Params,
    /// Rewards that came before rates were changed, and wait.
    pub waiting: Option<Rates>,
    pub treasury: String,
    /// Unix nanoseconds.
    pub now: u64,
    /// Counted from the first on.
    pub block: u64,
    /// Block and time of the last comparison with the chain.
    pub synced: (u64, u64),
    pub buffer: Q,
    pub book: BTreeMap<String, Q>,
    pub drip: Drip,
    pub supply: Q,
    pub lst: BTreeMap<String, Q>,
    pub tickets: BTreeMap<u64, Ticket>,
    pub batches: BTreeMap<u64, Batch>,
    pub entries: BTreeMap<u64, Entry>,
    pub redelegations: Vec<Open>,
    pub late: Vec<Late>,
    pub losses: Vec<Loss>,
    pub pool: Layer,
    pub bonds: BTreeMap<String, Layer>,
    /// LST in the vault that no layer knows of: it becomes premium when the vault looks.
    pub surplus: Q,
    /// Over how long the premium was earned that was minted last.
    pub premium_secs: u64,
    /// When rewards were last split.
    pub premium_at: u64,
    pub vault_broken: bool,
    /// What of settled entries was written off, in all.
    pub missing: Q,
    /// Roundings so far: each is less than a unit of native or of LST, whichever is dearer.
    pub slack: Q,
}

impl Model {
    /// A pool with nothing but the seed, whose shares are the hub's for ever.
    pub fn new(params: Params, treasury: &str, seed: u128, at: &Seen) -> Self {
        let premium_secs = params.drip_secs;
        Self {
            params,
            waiting: None,
            treasury: treasury.to_string(),
            now: at.now,
            block: at.block,
            synced: (at.block, at.now),
            buffer: q(seed),
            book: BTreeMap::new(),
            drip: Drip::default(),
            supply: q(seed),
            lst: BTreeMap::from([("hub".to_string(), q(seed))]),
            tickets: BTreeMap::new(),
            batches: BTreeMap::new(),
            entries: BTreeMap::new(),
            redelegations: vec![],
            late: vec![],
            losses: vec![],
            pool: Layer::default(),
            bonds: BTreeMap::new(),
            surplus: Q::zero(),
            premium_secs,
            premium_at: at.now / NANOS,
            vault_broken: false,
            missing: Q::zero(),
            slack: q(4u128),
        }
    }

    /// The second it is. What goes on second by second, as a drip does, does so by this one.
    pub fn second(&self) -> u64 {
        self.now / NANOS
    }

    pub fn rounded(&mut self, times: usize) {
        self.slack += q(times as u128);
    }

    pub fn bonded(&self) -> Q {
        self.book.values().sum()
    }

    pub fn exiting(&self) -> Q {
        self.batches.values().map(|batch| &batch.exiting).sum()
    }

    pub fn value(&self) -> Q {
        &self.buffer + self.bonded() - self.exiting() - self.drip.unreleased(self.second())
    }

    pub fn pending_cover(&self) -> Q {
        self.losses.iter().map(|loss| &loss.owed).sum()
    }

    pub fn holds(&mut self, who: &str) -> &mut Q {
        self.lst.entry(who.to_string()).or_default()
    }

    /// Mints at the price of the moment: shares = amount x S / P.
    pub fn bond(&mut self, receiver: &str, amount: Q) -> Q {
        let shares = &amount * &self.supply / self.value();
        // who enters with many times the pool multiplies what was rounded before as often
        self.slack += (&self.slack * &amount / self.value()).ceil();
        self.buffer += amount;
        self.supply += &shares;
        *self.holds(receiver) += &shares;
        self.rounded(1);
        shares
    }

    /// Prices the open batch: owed = X x P / S, from the buffer first. Leavers take their part of
    /// what insurers owe with them, unpaid.
    pub fn close_batch(&mut self, id: u64) {
        // the oldest first: what the buffer has is theirs who wait already
        self.pay_from_buffer();
        let shares = self.open_shares();
        let owed = &shares * self.value() / &self.supply;
        let funded = least(owed.clone(), self.buffer.clone());
        self.buffer -= &funded;
        let stay = (&self.supply - &shares) / &self.supply;
        for loss in &mut self.losses {
            loss.owed *= &stay;
        }
        self.supply -= &shares;
        *self.holds("queue") -= &shares;
        let exiting = &owed - &funded;
        let batch = Batch {
            shares,
            owed,
            funded,
            exiting,
        };
        self.batches.insert(id, batch);
        for ticket in self.tickets.values_mut() {
            ticket.batch.get_or_insert(id);
        }
        self.rounded(3);
    }

    pub fn open_shares(&self) -> Q {
        let open = self.tickets.values().filter(|t| t.batch.is_none());
        open.map(|ticket| &ticket.shares).sum()
    }

    /// Joiners pay leavers, oldest batch first.
    pub fn pay_from_buffer(&mut self) {
        for batch in self.batches.values_mut() {
            let paid = least(batch.exiting.clone(), self.buffer.clone());
            self.buffer -= &paid;
            batch.exiting -= &paid;
            batch.funded += paid;
        }
        self.rounded(1);
    }

    /// A ticket's part of what its batch was paid.
    pub fn reached(&self, ticket: &Ticket) -> Q {
        let batch = ticket.batch.and_then(|id| self.batches.get(&id));
        batch.map_or(Q::zero(), |b| &ticket.shares * &b.funded / &b.shares)
    }

    /// Native that came as a reward or a gift counts bit by bit: at least over as long as it took
    /// to earn.
    pub fn reward(&mut self, amount: Q, earned_since: u64) {
        let now = self.second();
        let window = self.window(earned_since);
        self.buffer += &amount;
        self.drip.add(amount, window, now);
        // the second of its end may be one off
        let left = self.drip.until.saturating_sub(now).max(1);
        self.slack += q(2u128) * self.drip.unreleased(now) / q(left);
        self.rounded(1);
    }

    /// Bonds pay for commission above a promise, by as much as the vault says: its worth drips for
    /// at least a day.
    pub fn fine(&mut self, fines: &[(String, u128)], earned_since: u64) {
        if fines.is_empty() {
            return;
        }
        self.look();
        let (value, supply, slack) = (self.value(), self.supply.clone(), self.slack.clone());
        let burn = |model: &mut Self, (validator, lst): &(String, u128)| {
            model.layer(validator).burn(q(*lst), &slack)
        };
        let burned: Q = fines.iter().map(|fine| burn(self, fine)).sum();
        self.supply -= &burned;
        *self.holds("vault") -= &burned;
        let (now, window) = (self.second(), self.window(earned_since).max(86_400));
        self.drip.add(burned * value / supply, window, now);
        let left = self.drip.until.saturating_sub(now).max(1);
        self.slack += q(2u128) * self.drip.unreleased(now) / q(left);
        self.rounded(1);
    }

    fn window(&self, earned_since: u64) -> u64 {
        let age = self.second().saturating_sub(earned_since);
        match self.params.drip_secs {
            0 => 0,
            secs => secs.max(age).min(2_592_000),
        }
    }

    /// What `rewards` are split by: what waits by the rates that were in force when it came.
    pub fn rates(&self, rewards: u128) -> Vec<Rates> {
        let now = |rewards| Rates {
            rewards,
            fee_bps: self.params.fee_bps,
            tip_bps: self.params.tip_bps,
            premium_max_bps: self.params.premium_max_bps,
        };
        match self.waiting {
            None => vec![now(rewards)],
            Some(old) => {
                let waited = old.rewards.min(rewards);
                let old = Rates {
                    rewards: waited,
                    ..old
                };
                vec![old, now(rewards - waited)]
            }
        }
    }

    /// Rates change while what is in the collector, `here`, cannot be split.
    pub fn wait(&mut self, here: u128) {
        let now = self.params.clone();
        let old = self.waiting.filter(|old| old.rewards > 0);
        let least = |now: u64, old: Option<u64>| old.map_or(now, |old| old.min(now));
        self.waiting = Some(Rates {
            rewards: here,
            fee_bps: least(now.fee_bps, old.map(|old| old.fee_bps)),
            tip_bps: least(now.tip_bps, old.map(|old| old.tip_bps)),
            premium_max_bps: least(now.premium_max_bps, old.map(|old| old.premium_max_bps)),
        });
    }

    /// Splits rewards: tip, fee and premium by their rates, the last two in LST; the rest drips.
    pub fn distribute(&mut self, parts: &[(Rates, u64)], earned_since: u64) {
        let sum = |bps: &dyn Fn(&(Rates, u64)) -> u64| {
            let part = |part| q(bps(part)) * q(part.0.rewards) / q(10_000u64);
            parts
                .iter()
                .map(part)
                .fold(Q::zero(), |sum, part| sum + part)
        };
        let (tip, fee) = (sum(&|part| part.0.tip_bps), sum(&|part| part.0.fee_bps));
        let premium = sum(&|part| part.1);
        let rewards: u128 = parts.iter().map(|part| part.0.rewards).sum();
        let rest = q(rewards) - tip - &fee - &premium;
        self.waiting = None;
        let treasury = self.treasury.clone();
        self.bond(&treasury, fee);
        let minted = self.bond("vault", premium);
        self.surplus += minted;
        let passed = self.second() - self.premium_at;
        let left = self.premium_secs.saturating_sub(passed);
        self.premium_secs = self.window(earned_since).max(left);
        self.premium_at = self.second();
        self.reward(rest, earned_since);
        self.rounded(4);
    }

    /// The premium in force: `most` x c / (target + c), where c is the coverage and at most the
    /// target, in basis points, exactly.
    pub fn premium_bps(&self, most: u64) -> Q {
        let covered = self.pool.active.lst() * self.value() / &self.supply * q(10_000u64);
        let target = self.value() * q(self.params.target_bps);
        let covered = least(covered, target.clone());
        match covered.is_zero() {
            true => covered,
            false => q(most) * &covered / (target + &covered),
        }
    }
}

fn exactly(stake: &BTreeMap<String, u128>) -> BTreeMap<String, Q> {
    stake.iter().map(|(v, n)| (v.clone(), q(*n))).collect()
}
