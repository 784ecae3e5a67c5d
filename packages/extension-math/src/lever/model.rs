//! `tests/models/lever.py`, class `Lever`, again: integers and maps, no types of the contract's.
//! What hub and market say comes in as a [`View`]; what stands beside it is held against it after
//! every step.

mod band;

use cosmwasm_std::{Uint128, Uint512};
use std::collections::BTreeMap;

const OFF: u128 = 1_000;
const BPS: u128 = 10_000;
const WAD: u128 = 1_000_000_000_000_000_000;
const YEAR: u128 = 31_536_000;

/// Why it refuses, as the model says it.
pub type Refused = &'static str;

fn need(ok: bool, why: Refused) -> Result<(), Refused> {
    match ok {
        true => Ok(()),
        false => Err(why),
    }
}

/// `a x b / c`, rounded down, whatever does not fit on the way.
pub fn floor(a: u128, b: u128, c: u128) -> u128 {
    let all = Uint512::from(a) * Uint512::from(b) / Uint512::from(c);
    Uint128::try_from(all).map_or(u128::MAX, |n| n.u128())
}

/// `a x b / c`, rounded up.
pub fn ceil(a: u128, b: u128, c: u128) -> u128 {
    let all = Uint512::from(a) * Uint512::from(b) + Uint512::from(c) - Uint512::one();
    Uint128::try_from(all / Uint512::from(c)).map_or(u128::MAX, |n| n.u128())
}

fn cmp(a: u128, b: u128, c: u128, d: u128) -> std::cmp::Ordering {
    (Uint512::from(a) * Uint512::from(b)).cmp(&(Uint512::from(c) * Uint512::from(d)))
}

/// What never changes.
#[derive(Clone, Debug)]
pub struct Rules {
    pub target: u128,
    pub min: u128,
    pub max: u128,
    pub ripcord: u128,
    pub discount: u128,
    pub max_rate: u128,
    pub keeper: u128,
    pub ramp: u64,
    pub min_debt: u128,
    pub open_birth: u128,
    pub liq_birth: u128,
}

impl Default for Rules {
    /// Those of the page's example.
    fn default() -> Self {
        Self {
            target: 30_000,
            min: 27_000,
            max: 34_000,
            ripcord: 40_000,
            discount: 150,
            max_rate: 2_000,
            keeper: 10,
            ramp: 86_400,
            min_debt: 1_000_000,
            open_birth: 8_800,
            liq_birth: 9_200,
        }
    }
}

/// What hub and market say before a message.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct View {
    /// LST of the position, its scaled debt, the index.
    pub c: u128,
    pub x: u128,
    pub index: u128,
    /// The hub's value, an owed cover beside it, and LST.
    pub value: u128,
    pub cover: u128,
    pub lst: u128,
    /// The market's coins, what it would lend, rates of a year with 18 digits, liquidation LTV in
    /// bps.
    pub cash: u128,
    pub headroom: u128,
    pub rate: u128,
    pub rate_at_target: u128,
    pub liq: u128,
}

impl View {
    pub fn debt(&self) -> u128 {
        ceil(self.x, self.index, WAD)
    }

    fn worth(&self, lst: u128, owed: bool) -> u128 {
        floor(
            lst,
            self.value + if owed { self.cover } else { 0 },
            self.lst,
        )
    }

    fn lst_of(&self, amount: u128) -> u128 {
        floor(amount, self.lst, self.value + self.cover)
    }

    pub fn equity(&self, owed: bool) -> u128 {
        self.worth(self.c, owed).saturating_sub(self.debt())
    }

    pub fn leverage(&self, owed: bool) -> u128 {
        match self.equity(owed) {
            0 => u128::MAX,
            equity => floor(self.worth(self.c, owed), BPS, equity),
        }
    }

    /// Scaled debt that a repayment takes off.
    fn off(&self, paid: u128) -> u128 {
        match paid >= self.debt() {
            true => self.x,
            false => floor(paid, WAD, self.index),
        }
    }
}

/// One order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Order {
    pub owner: String,
    pub shares: u128,
    pub since: u64,
    pub most: u128,
}

/// What a message did: coins that repaid, LST that left, and what became of the position.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Did {
    pub paid: u128,
    pub lst: u128,
    pub to_owner: u128,
    pub shares: u128,
    pub discount: u128,
    pub c: u128,
    pub x: u128,
}

/// Shares, who has them, and what is on offer.
#[derive(Clone, Debug, Default)]
pub struct Lever {
    pub rules: Rules,
    pub supply: u128,
    pub has: BTreeMap<String, u128>,
    pub orders: BTreeMap<u64, Order>,
    pub next: u64,
    pub paid_at: u64,
}

impl Lever {
    pub fn new(rules: Rules, now: u64) -> Self {
        Self {
            rules,
            next: 1,
            paid_at: now,
            ..Self::default()
        }
    }

    pub fn balance(&self, who: &str) -> u128 {
        self.has.get(who).copied().unwrap_or_default()
    }

    fn give(&mut self, who: &str, shares: u128) {
        *self.has.entry(who.to_string()).or_default() += shares;
    }

    fn take(&mut self, who: &str, shares: u128) -> Result<(), Refused> {
        let has = self.balance(who);
        need(has >= shares, "NotEnoughShares")?;
        self.has.insert(who.to_string(), has - shares);
        Ok(())
    }

    /// Shares for LST.
    pub fn deposit(&mut self, view: &View, who: &str, lst: u128) -> Result<Did, Refused> {
        need(view.cover == 0, "CoverPending")?;
        need(view.value > 0 && view.lst > 0, "NoPrice")?;
        let equity = view.equity(false);
        need(view.x == 0 || equity > 0, "NoPrice")?;
        need(
            self.supply <= (equity + 1).saturating_mul(1_000_000_000),
            "NoPrice",
        )?;
        let shares = floor(view.worth(lst, false), self.supply + OFF, equity + 1);
        need(shares > 0, "Dust")?;
        self.supply = self.supply.checked_add(shares).ok_or("Number")?;
        self.give(who, shares);
        Ok(Did {
            lst,
            shares,
            c: view.c.checked_add(lst).ok_or("Number")?,
            x: view.x,
            ..Did::default()
        })
    }

    /// LST and debt of shares; coins that repay, LST at par for what of them is not the slice's.
    fn slice(&self, view: &View, shares: u128) -> (u128, u128, u128, u128) {
        let all = self.supply + OFF;
        let lst = floor(view.c, shares, all);
        let debt = ceil(ceil(view.x, shares, all), view.index, WAD).min(view.debt());
        let left = view.debt() - debt;
        match left > 0 && left < self.rules.min_debt {
            true => (lst, debt, view.debt(), view.lst_of(left).min(view.c - lst)),
            false => (lst, debt, debt, 0),
        }
    }

    /// In kind. `sent` coins came.
    pub fn redeem(
        &mut self,
        view: &View,
        who: &str,
        shares: u128,
        sent: u128,
    ) -> Result<Did, Refused> {
        need(self.balance(who) >= shares, "NotEnoughShares")?;
        let (lst, _, paid, extra) = self.slice(view, shares);
        need(lst > 0, "Dust")?;
        need(sent >= paid, "TooLittle")?;
        self.take(who, shares)?;
        self.supply -= shares;
        Ok(Did {
            paid,
            lst: lst + extra,
            shares,
            c: view.c - lst - extra,
            x: view.x - view.off(paid),
            ..Did::default()
        })
    }

    pub fn order(&mut self, who: &str, shares: u128, most: u128, now: u64) -> Result<u64, Refused> {
        need(shares > 0, "Dust")?;
        need(most <= 500, "Bounds")?;
        self.take(who, shares)?;
        let id = self.next;
        self.next += 1;
        let order = Order {
            owner: who.to_string(),
            shares,
            since: now,
            most,
        };
        self.orders.insert(id, order);
        Ok(id)
    }

    pub fn cancel(&mut self, who: &str, id: u64) -> Result<(), Refused> {
        let order = self.orders.get(&id).cloned().ok_or("UnknownOrder")?;
        need(order.owner == who, "Unauthorized")?;
        self.orders.remove(&id);
        self.give(who, order.shares);
        Ok(())
    }

    pub fn fill(&mut self, view: &View, id: u64, sent: u128, now: u64) -> Result<Did, Refused> {
        let order = self.orders.get(&id).cloned().ok_or("UnknownOrder")?;
        need(view.value + view.cover > 0 && view.lst > 0, "NoPrice")?;
        let gone = now.saturating_sub(order.since).min(self.rules.ramp);
        let discount = order.most * u128::from(gone) / u128::from(self.rules.ramp);
        let mut shares = order.shares;
        let (mut lst, mut debt, mut paid, mut extra) = self.slice(view, shares);
        need(lst > 0, "Dust")?;
        if paid > sent {
            let most = sent.min(view.debt().saturating_sub(self.rules.min_debt));
            let off = floor(most, WAD, view.index).min(view.x);
            shares = shares.min(floor(off, self.supply + OFF, view.x));
            need(shares > 0, "Dust")?;
            (lst, debt, paid, extra) = self.slice(view, shares);
            need(lst > 0 && paid <= sent, "Dust")?;
        }
        let to_buyer = view.lst_of(floor(debt, BPS + discount, BPS));
        need(to_buyer <= lst, "Insolvent")?;
        self.supply -= shares;
        match shares == order.shares {
            true => {
                self.orders.remove(&id);
            }
            false => {
                if let Some(order) = self.orders.get_mut(&id) {
                    order.shares -= shares;
                }
            }
        }
        Ok(Did {
            paid,
            lst: to_buyer + extra,
            to_owner: lst - to_buyer,
            shares,
            discount,
            c: view.c - lst - extra,
            x: view.x - view.off(paid),
        })
    }
}
