//! LST that shares have a part in, LST that drips into it, and the products that both need.

use cosmwasm_std::{Uint128, Uint512};

const OFF: u128 = 1_000;

/// Why it refuses, as the model says it.
pub type Refused = &'static str;

pub(crate) fn need(ok: bool, why: Refused) -> Result<(), Refused> {
    match ok {
        true => Ok(()),
        false => Err(why),
    }
}

/// `a x b / c`, rounded down, whatever does not fit on the way.
pub(crate) fn floor(a: u128, b: u128, c: u128) -> u128 {
    let all = Uint512::from(a) * Uint512::from(b) / Uint512::from(c);
    Uint128::try_from(all).map_or(u128::MAX, |n| n.u128())
}

pub(crate) fn ceil(a: u128, b: u128, c: u128) -> u128 {
    let all = Uint512::from(a) * Uint512::from(b) + Uint512::from(c) - Uint512::one();
    Uint128::try_from(all / Uint512::from(c)).map_or(u128::MAX, |n| n.u128())
}

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Bucket {
    pub lst: u128,
    pub shares: u128,
}

impl Bucket {
    pub fn worth(&self, shares: u128) -> u128 {
        floor(shares, self.lst + 1, self.shares + OFF)
    }

    pub(crate) fn join(&mut self, lst: u128) -> Result<u128, Refused> {
        let shares = floor(lst, self.shares + OFF, self.lst + 1);
        need(shares > 0, "LayerDust")?;
        self.lst += lst;
        self.shares += shares;
        Ok(shares)
    }

    pub(super) fn part(&mut self, shares: u128) -> Result<u128, Refused> {
        need(shares <= self.shares, "Underflow")?;
        let lst = self.worth(shares);
        self.lst -= lst;
        self.shares -= shares;
        if self.shares == 0 {
            self.lst = 0;
        }
        Ok(lst)
    }

    pub fn is_spent(&self) -> bool {
        self.shares > 0 && (self.lst + 1) * 100_000 < self.shares + OFF
    }
}

#[derive(Clone, Debug, Default)]
pub(super) struct Drip {
    pub(super) amount: u128,
    pub(super) from: u64,
    pub(super) until: u64,
}

impl Drip {
    pub(super) fn unreleased(&self, now: u64) -> u128 {
        let (left, window) = (self.until.saturating_sub(now), self.until - self.from);
        match left {
            0 => 0,
            left if left >= window => self.amount,
            left => ceil(self.amount, left.into(), window.into()),
        }
    }

    pub(super) fn add(&mut self, amount: u128, window: u64, now: u64) {
        let old = self.unreleased(now);
        let (total, mut left) = (old + amount, 0);
        if total > 0 {
            let old_left = self.until.saturating_sub(now);
            let (short, long, heavy) = match old_left >= window {
                true => (window, old_left, old),
                false => (old_left, window, amount),
            };
            left = short + u64::try_from(ceil((long - short).into(), heavy, total)).unwrap();
        }
        *self = Self {
            amount: total,
            from: now,
            until: now + left,
        };
    }
}
