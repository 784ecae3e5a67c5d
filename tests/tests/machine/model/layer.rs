//! Insurance in exact rationals: LST that many have shares of, and the premium that drips into it.

use super::{least, q, Model, Q};
use num_traits::{Signed, Zero};
use std::collections::BTreeMap;

/// An amount that counts bit by bit, linearly until `until`.
#[derive(Clone, Debug, Default)]
pub struct Drip {
    amount: Q,
    from: u64,
    pub until: u64,
}

impl Drip {
    pub fn unreleased(&self, now: u64) -> Q {
        match self.until.saturating_sub(now) {
            0 => Q::zero(),
            left if left >= self.until - self.from => self.amount.clone(),
            left => &self.amount * q(left) / q(self.until - self.from),
        }
    }

    /// Merges: the time left is the mean of both, weighted by amount, in whole seconds.
    pub fn add(&mut self, amount: Q, window: u64, now: u64) {
        let old = self.unreleased(now);
        let total = &old + &amount;
        let left = q(self.until.saturating_sub(now));
        let mean = match total.is_zero() {
            true => Q::zero(),
            false => (&old * left + amount * q(window)) / &total,
        };
        let secs = u64::try_from(mean.ceil().to_integer()).unwrap_or_default();
        *self = Self {
            amount: total,
            from: now,
            until: now + secs,
        };
    }

    /// Takes out of what is unreleased; the end stays.
    pub fn take(&mut self, amount: Q, now: u64) {
        *self = Self {
            amount: self.unreleased(now) - amount,
            from: now,
            until: self.until.max(now),
        };
    }

    /// Takes the contract's second for the end, if it is no further off than rounding can be.
    pub fn agree(&mut self, until: u64) {
        if self.until.abs_diff(until) <= 2 {
            self.until = until.max(self.from);
        }
    }
}

/// Shares of LST, all at one price: (lst + 1) / (shares + 1000).
#[derive(Clone, Debug)]
pub struct Bucket<K: Ord> {
    lst: Q,
    pub shares: BTreeMap<K, Q>,
}

impl<K: Ord> Default for Bucket<K> {
    fn default() -> Self {
        Self {
            lst: Q::zero(),
            shares: BTreeMap::new(),
        }
    }
}

impl<K: Ord> Bucket<K> {
    pub fn lst(&self) -> Q {
        self.lst.clone()
    }

    fn price(&self) -> Q {
        let all: Q = self.shares.values().sum();
        (&self.lst + q(1u128)) / (all + q(1_000u128))
    }

    pub fn worth(&self, of: &K) -> Q {
        let shares = self.shares.get(of).cloned().unwrap_or_default();
        shares * self.price()
    }

    fn join(&mut self, who: K, lst: Q) {
        let shares = &lst / self.price();
        self.lst += lst;
        *self.shares.entry(who).or_default() += shares;
    }

    /// Takes out a part of what someone has.
    fn part(&mut self, who: &K, part: &Q) -> Q {
        let lst = self.worth(who) * part;
        self.lst -= &lst;
        if let Some(had) = self.shares.get_mut(who) {
            *had *= q(1u128) - part;
        }
        self.shares.retain(|_, shares| shares.is_positive());
        lst
    }

    /// A burn that leaves under a millionth of a unit for each share before the offset burns all.
    fn burn(&mut self, amount: Q, slack: &Q) -> Q {
        let left = &self.lst - &amount;
        let all: Q = self.shares.values().sum();
        if amount.is_positive() && left < all / q(1_000_000_000u128) + slack {
            self.shares.clear();
            return std::mem::take(&mut self.lst);
        }
        self.lst = left;
        amount
    }

    /// What nobody has shares of.
    fn sweep(&mut self) -> Q {
        match self.shares.is_empty() {
            true => std::mem::take(&mut self.lst),
            false => Q::zero(),
        }
    }
}

/// One layer: what insures and earns, what is leaving and only insures, and premium to come.
#[derive(Clone, Debug, Default)]
pub struct Layer {
    pub active: Bucket<String>,
    pub exiting: Bucket<u64>,
    premium: Drip,
    /// Until when premium has been counted.
    at: u64,
}

impl Layer {
    /// LST that counts.
    fn counted(&self) -> Q {
        self.active.lst() + self.exiting.lst()
    }

    /// All LST that is liable.
    pub fn held(&self) -> Q {
        self.counted() + self.premium.unreleased(self.at)
    }

    /// Burns of both buckets by one fraction, and of unreleased premium only what these do not have.
    pub fn burn(&mut self, wanted: Q, slack: &Q) -> Q {
        let counted = self.counted();
        let amount = least(wanted.clone(), counted.clone());
        let mut burned = Q::zero();
        if amount.is_positive() {
            let of_exiting = &amount * self.exiting.lst() / &counted;
            burned += self.active.burn(&amount - &of_exiting, slack);
            burned += self.exiting.burn(of_exiting, slack);
        }
        let short = (wanted - counted).max(Q::zero());
        let rest = least(short, self.premium.unreleased(self.at));
        self.premium.take(rest.clone(), self.at);
        burned + rest
    }
}

impl Model {
    /// The vault looks: premium that was released counts, LST that nobody knew of begins to drip.
    pub fn look(&mut self) {
        let now = self.second();
        let pool = &mut self.pool;
        let waiting = pool.premium.unreleased(pool.at);
        if pool.active.shares.is_empty() {
            // it stands still while there is nobody to earn it
            let left = pool.premium.until.saturating_sub(pool.at);
            pool.premium = Drip {
                amount: waiting,
                from: now,
                until: now + left,
            };
        } else {
            pool.active.lst += waiting - pool.premium.unreleased(now);
        }
        pool.at = now;
        let arrived = std::mem::take(&mut self.surplus);
        if arrived.is_positive() {
            let window = self.premium_secs.max(1);
            pool.premium.add(arrived, window, now);
            // the second of its end may be one off
            let left = pool.premium.until.saturating_sub(now).max(1);
            self.slack += pool.premium.unreleased(now) / q(left);
        }
    }

    /// A layer by its name: `pool`, or that of a validator.
    pub fn layer(&mut self, layer: &str) -> &mut Layer {
        match layer {
            "pool" => &mut self.pool,
            bond => self.bonds.entry(bond.to_string()).or_default(),
        }
    }

    pub fn enter(&mut self, who: &str, layer: &str, lst: Q) {
        self.look();
        *self.holds(who) -= &lst;
        *self.holds("vault") += &lst;
        self.layer(layer).active.join(who.to_string(), lst);
        self.let_go(layer);
    }

    /// A part of what someone has there begins to leave.
    pub fn request(&mut self, who: &str, layer: &str, part: &Q, exit: u64) {
        self.look();
        let accounts = self.layer(layer);
        let lst = accounts.active.part(&who.to_string(), part);
        accounts.exiting.join(exit, lst);
        self.let_go(layer);
    }

    pub fn cancel_exit(&mut self, who: &str, layer: &str, exit: u64) {
        self.look();
        let accounts = self.layer(layer);
        let lst = accounts.exiting.part(&exit, &q(1u128));
        accounts.active.join(who.to_string(), lst);
        self.let_go(layer);
    }

    /// Pays an exit.
    pub fn exit(&mut self, who: &str, layer: &str, exit: u64) -> Q {
        self.look();
        let lst = self.layer(layer).exiting.part(&exit, &q(1u128));
        self.let_go(layer);
        *self.holds("vault") -= &lst;
        *self.holds(who) += &lst;
        lst
    }

    /// What a layer holds for nobody is premium when the vault looks again. Shares are rounded, and
    /// where they are few one of them may be dear.
    fn let_go(&mut self, layer: &str) {
        let accounts = self.layer(layer);
        let rest = accounts.active.sweep() + accounts.exiting.sweep();
        let dear = accounts.active.price() + accounts.exiting.price();
        self.surplus += rest;
        self.slack += dear.floor();
        self.rounded(2);
    }
}
