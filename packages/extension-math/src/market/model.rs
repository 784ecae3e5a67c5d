//! `tests/models/market.py` and `tests/models/fixed.py` again: integers and maps, no types of the
//! contract's. What stands beside it is held against it after every step.

use cosmwasm_std::{Uint128, Uint512};
use std::collections::BTreeMap;

const WAD: u128 = 1_000_000_000_000_000_000;
const W: i128 = 1_000_000_000_000_000_000;
const OFF: u128 = 1_000;
const YEAR: i128 = 31_536_000;
const DAY: u64 = 86_400;
const LN2: i128 = 693_147_180_559_945_309;
const TARGET: i128 = 900_000_000_000_000_000;
const Z_MIN: i128 = -6_907_755_278_982_137_052;
const Z_INIT: i128 = -3_218_875_824_868_200_749;
const INDEX_MAX: u128 = 10u128.pow(38);

/// Why it refuses, as the model says it.
pub type Refused = &'static str;

fn need(ok: bool, why: Refused) -> Result<(), Refused> {
    match ok {
        true => Ok(()),
        false => Err(why),
    }
}

fn big(a: u128) -> Uint512 {
    Uint512::from(a)
}

fn small(a: Uint512) -> u128 {
    Uint128::try_from(a).map_or(u128::MAX, |n| n.u128())
}

/// `a x b / c`, rounded down, whatever does not fit on the way.
pub fn md(a: u128, b: u128, c: u128) -> u128 {
    small(big(a) * big(b) / big(c))
}

pub fn mdc(a: u128, b: u128, c: u128) -> u128 {
    small((big(a) * big(b) + big(c) - Uint512::one()) / big(c))
}

pub fn exp_wad(x: i128) -> u128 {
    let x = x.clamp(-20 * W, 42 * W);
    let q = (x + if x >= 0 { LN2 / 2 } else { -(LN2 / 2) }) / LN2;
    let r = x - q * LN2;
    let (mut term, mut total) = (W, W);
    for n in 1..=20 {
        term = term * r / W / n;
        if term == 0 {
            break;
        }
        total += term;
    }
    let total = total.unsigned_abs();
    match q >= 0 {
        true => total << q.unsigned_abs(),
        false => total >> q.unsigned_abs(),
    }
}

fn used(debt: u128, assets: u128) -> i128 {
    match assets {
        0 => 0,
        assets => md(debt, WAD, assets).min(WAD) as i128,
    }
}

fn err_of(u: i128) -> i128 {
    (u - TARGET) * W / if u > TARGET { W - TARGET } else { TARGET }
}

fn curve(rt: u128, err: i128) -> u128 {
    let k = if err > 0 { 3 * W } else { W - W / 4 };
    ((W + k * err / W) as u128) * rt / WAD
}

/// The mean rate of `secs`, and `z` at their end.
pub fn step(z: i128, u: i128, secs: u64) -> (u128, i128) {
    let err = err_of(u);
    let x = 50 * err * i128::from(secs) / YEAR;
    let (r0, z1) = (exp_wad(z), (z + x).clamp(Z_MIN, 0));
    let r1 = exp_wad(z1);
    if x.abs() < 1_000_000_000 {
        return (curve(r0, err), z1);
    }
    let m = z1 - z;
    let all = big(r1.abs_diff(r0)) * big(WAD) + big(r1) * big((x - m).unsigned_abs());
    let mean = small(all / big(x.unsigned_abs()));
    (curve(mean.clamp(WAD / 1_000, WAD), err), z1)
}

pub fn grow(index: u128, rate: u128, secs: u64) -> u128 {
    let y = (40 * WAD).min(small(big(rate) * big(secs.into()) / big(YEAR as u128)));
    INDEX_MAX.min(md(index, exp_wad(y as i128), WAD))
}

/// What a liquidation did.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Sale {
    pub paid: u128,
    pub lst: u128,
    pub restaked: u128,
    pub bad: u128,
}

/// Collateral and scaled debt as they were when they were noted.
pub type Noted = (String, u128, u128);

#[derive(Clone, Debug)]
pub struct Model {
    pub liq: u128,
    pub open: u128,
    /// What a liquidation brings back to, at birth's ratio.
    pub back: u128,
    pub cap: u128,
    /// Debt of all by what is slashable; none: no restake contract.
    pub ratio: Option<u128>,
    pub min_debt: u128,
    pub fee_bps: u128,
    pub now: u64,
    /// Price that liquidates, and that is lent by: worth of so much LST.
    pub price: (u128, u128),
    pub low: (u128, u128),
    pub slashable: u128,
    pub broken: bool,
    pub cash: u128,
    pub scaled: u128,
    pub index: u128,
    pub z: i128,
    pub at: u64,
    pub supply: u128,
    pub fee_shares: u128,
    pub shares: BTreeMap<String, u128>,
    pub pos: BTreeMap<String, (u128, u128)>,
    pub watched: Option<Noted>,
    pub successor: Option<(Option<Noted>, u64)>,
}

impl Model {
    pub fn new(liq_bps: u128, open_bps: u128, min_debt: u128, fee_bps: u128, now: u64) -> Self {
        let wad = |bps: u128| bps * (WAD / 10_000);
        Self {
            liq: wad(liq_bps),
            open: wad(open_bps),
            back: wad(open_bps),
            cap: u128::MAX,
            ratio: None,
            min_debt,
            fee_bps,
            now,
            price: (1, 1),
            low: (1, 1),
            slashable: 0,
            broken: false,
            cash: 0,
            scaled: 0,
            index: WAD,
            z: Z_INIT,
            at: now,
            supply: 0,
            fee_shares: 0,
            shares: BTreeMap::new(),
            pos: BTreeMap::new(),
            watched: None,
            successor: None,
        }
    }

    pub fn debt_total(&self) -> u128 {
        md(self.scaled, self.index, WAD)
    }

    pub fn assets(&self) -> u128 {
        self.cash + self.debt_total()
    }

    pub fn of(&self, who: &str) -> (u128, u128) {
        self.pos.get(who).copied().unwrap_or_default()
    }

    pub fn debt(&self, who: &str) -> u128 {
        mdc(self.of(who).1, self.index, WAD)
    }

    pub fn worth(&self, lst: u128, (n, d): (u128, u128)) -> u128 {
        md(lst, n, d)
    }

    pub fn q(&self) -> u128 {
        WAD - md(3 * WAD / 10, WAD - self.liq, WAD)
    }

    pub fn has(&self, who: &str) -> u128 {
        self.shares.get(who).copied().unwrap_or_default()
    }

    fn put(&mut self, who: &str, (c, x): (u128, u128)) {
        match c + x {
            0 => self.pos.remove(who),
            _ => self.pos.insert(who.to_string(), (c, x)),
        };
    }

    /// What a share is worth: the two totals with the offset.
    pub fn share(&self) -> (u128, u128) {
        (self.assets() + 1, self.supply + OFF)
    }

    pub fn accrue(&mut self) {
        let secs = self.now - self.at;
        if secs == 0 {
            return;
        }
        let d0 = self.debt_total();
        let (rate, z) = step(self.z, used(d0, self.assets()), secs);
        self.z = z;
        self.at = self.now;
        if self.scaled == 0 {
            return;
        }
        let most = md(10u128.pow(37), WAD, self.scaled);
        self.index = grow(self.index, rate, secs).min(most).max(self.index);
        let fee = md(self.debt_total() - d0, self.fee_bps, 10_000);
        let shares = md(fee, self.supply + OFF, self.assets() - fee + 1);
        self.supply += shares;
        self.fee_shares += shares;
    }

    pub fn deposit(&mut self, who: &str, amount: u128) -> Result<u128, Refused> {
        self.accrue();
        let (one, all) = self.share();
        let is_worth = big(self.supply) <= big(OFF) * big(1_000_000) * big(one);
        need(is_worth, "WipedOut")?;
        let shares = md(amount, all, one);
        need(shares > 0, "Dust")?;
        self.supply += shares;
        *self.shares.entry(who.to_string()).or_default() += shares;
        self.cash += amount;
        Ok(shares)
    }

    pub fn redeem(&mut self, who: &str, shares: u128) -> Result<u128, Refused> {
        self.accrue();
        need(shares <= self.has(who), "NotEnoughShares")?;
        let (one, all) = self.share();
        let out = md(shares, one, all);
        need(out > 0, "Dust")?;
        need(out <= self.cash, "InsufficientCash")?;
        *self.shares.entry(who.to_string()).or_default() -= shares;
        self.supply -= shares;
        self.cash -= out;
        Ok(out)
    }

    pub fn collect(&mut self) -> Result<u128, Refused> {
        self.accrue();
        let (one, all) = self.share();
        let out = md(self.fee_shares, one, all);
        need(out > 0, "Dust")?;
        need(out <= self.cash, "InsufficientCash")?;
        self.supply -= self.fee_shares;
        self.fee_shares = 0;
        self.cash -= out;
        Ok(out)
    }

    pub fn add(&mut self, who: &str, lst: u128) {
        let (c, x) = self.of(who);
        self.put(who, (c + lst, x));
    }

    fn ensure_open(&self, (c, x): (u128, u128)) -> Result<(), Refused> {
        let debt = mdc(x, self.index, WAD);
        let most = big(self.worth(c, self.low)) * big(self.open);
        need(big(debt) * big(WAD) <= most, "OpenLtv")
    }

    /// `bonded`: LST that the hub gives for the loan.
    pub fn borrow(&mut self, who: &str, amount: u128, bonded: Option<u128>) -> Result<(), Refused> {
        self.accrue();
        need(amount > 0, "Dust")?;
        need(amount <= self.cash, "InsufficientCash")?;
        let (c, x) = self.of(who);
        let dx = mdc(amount, WAD, self.index);
        let after = (c + bonded.unwrap_or(0), x + dx);
        let debt = mdc(after.1, self.index, WAD);
        need(debt >= self.min_debt, "DustDebt")?;
        let cap = self.ratio.map_or(u128::MAX, |ratio| {
            self.worth(self.slashable, self.low).saturating_mul(ratio)
        });
        let all = md(self.scaled + dx, self.index, WAD);
        need(all <= cap.min(self.cap), "BorrowCap")?;
        self.ensure_open(after)?;
        self.scaled += dx;
        self.cash -= amount;
        self.put(who, after);
        self.note(who, after);
        Ok(())
    }

    pub fn withdraw(&mut self, who: &str, lst: u128) -> Result<(), Refused> {
        self.accrue();
        let (c, x) = self.of(who);
        need(lst > 0 && lst <= c, "NotEnough")?;
        if x > 0 {
            self.ensure_open((c - lst, x))?;
        }
        self.put(who, (c - lst, x));
        if x > 0 {
            self.note(who, (c - lst, x));
        }
        Ok(())
    }

    fn pay_down(&self, x: u128, amount: u128) -> (u128, u128) {
        let owed = mdc(x, self.index, WAD);
        match amount >= owed {
            true => (owed, x),
            false => (amount, md(amount, WAD, self.index)),
        }
    }

    /// Answers what is taken.
    pub fn repay(
        &mut self,
        who: &str,
        amount: u128,
        remove: Option<u128>,
    ) -> Result<u128, Refused> {
        self.accrue();
        let (c, x) = self.of(who);
        need(x > 0, "NoDebt")?;
        let (take, dx) = self.pay_down(x, amount);
        need(dx > 0, "Dust")?;
        need(remove.is_none_or(|lst| lst > 0 && lst <= c), "NotEnough")?;
        let (c1, x1) = (c - remove.unwrap_or(0), x - dx);
        let debt = mdc(x1, self.index, WAD);
        need(debt == 0 || debt >= self.min_debt, "DustDebt")?;
        let raises = big(x1) * big(c) > big(x) * big(c1);
        if raises {
            self.ensure_open((c1, x1))?;
        }
        self.put(who, (c1, x1));
        if raises {
            self.note(who, (c1, x1));
        }
        self.scaled -= dx;
        self.cash += take;
        Ok(take)
    }

    pub fn is_over(&self, who: &str, ltv: u128) -> bool {
        let (c, _) = self.of(who);
        big(self.debt(who)) * big(WAD) > big(self.worth(c, self.price)) * big(ltv)
    }

    pub fn liquidate(&mut self, who: &str, amount: u128) -> Result<Sale, Refused> {
        self.accrue();
        let (c, x) = self.of(who);
        let (debt, worth, q) = (self.debt(who), self.worth(c, self.price), self.q());
        need(debt > 0 && self.is_over(who, self.liq), "Healthy")?;
        match big(debt) * big(WAD) < big(worth) * big(q) {
            true => self.sell(who, (c, x), (debt, worth), amount),
            false => self.slice(who, (c, x), debt, amount),
        }
    }

    fn sell(
        &mut self,
        who: &str,
        (c, x): (u128, u128),
        (debt, worth): (u128, u128),
        amount: u128,
    ) -> Result<Sale, Refused> {
        let (q, (n, d), min) = (self.q(), self.price, self.min_debt);
        let over = big(debt) * big(WAD) - big(self.back) * big(worth);
        let below = big(q - self.back) * big(WAD);
        let mut most = small((over * big(q) + below - Uint512::one()) / below);
        if most > debt || debt - most < min {
            most = debt;
        }
        let mut r = amount.min(most);
        if debt > r && debt - r < min {
            r = debt.saturating_sub(min);
        }
        let (take, dx) = self.pay_down(x, r);
        let out = c.min(md(md(r, WAD, q), d, n));
        need(dx > 0 && out > 0, "TooSmall")?;
        let (c1, x1) = (c - out, x - dx);
        let left = mdc(x1, self.index, WAD);
        let falls = x1 == 0 || big(left) * big(c) < big(debt) * big(c1);
        need(falls, "TooSmall")?;
        self.put(who, (c1, x1));
        self.scaled -= dx;
        self.cash += take;
        Ok(Sale {
            paid: take,
            lst: out,
            ..Sale::default()
        })
    }

    fn slice(
        &mut self,
        who: &str,
        (c, x): (u128, u128),
        debt: u128,
        amount: u128,
    ) -> Result<Sale, Refused> {
        let (q, (n, d), min) = (self.q(), self.price, self.min_debt);
        let lst = md(md(debt, WAD, q), d, n);
        let could = match self.ratio {
            Some(_) => lst.saturating_sub(c).min(self.slashable),
            None => 0,
        };
        let full = debt.min(mdc(mdc(c + could, n, d), q, WAD));
        let whole = amount >= full;
        let amount = match whole {
            true => amount,
            false => amount.min(full.saturating_sub(min)),
        };
        need(whole || amount >= min, "TooSmall")?;
        let dx = if whole { x } else { md(x, amount, full) };
        need(dx > 0, "TooSmall")?;
        let (cs, want) = (md(c, dx, x), md(could, dx, x));
        let got = if self.broken { 0 } else { want };
        self.slashable -= got;
        let gone = mdc(dx, self.index, WAD);
        let paid = gone.min(amount).min(mdc(mdc(cs + got, n, d), q, WAD));
        self.put(who, (c - cs, x - dx));
        self.scaled -= dx;
        self.cash += paid;
        Ok(Sale {
            paid,
            lst: cs + got,
            restaked: got,
            bad: gone - paid,
        })
    }

    fn is_worse((c, x): (u128, u128), than: Option<&Noted>) -> bool {
        than.map_or(x > 0, |(_, tc, tx)| big(x) * big(*tc) > big(*tx) * big(c))
    }

    fn note(&mut self, who: &str, at: (u128, u128)) {
        if Self::is_worse(at, self.watched.as_ref()) {
            self.watched = Some((who.to_string(), at.0, at.1));
            self.successor = None;
        } else if let Some((named, _)) = &mut self.successor {
            if Self::is_worse(at, named.as_ref()) {
                *named = Some((who.to_string(), at.0, at.1));
            }
        }
    }

    pub fn watch(&mut self, who: &str) -> Result<(), Refused> {
        let at = self.of(who);
        if Self::is_worse(at, self.watched.as_ref()) {
            self.note(who, at);
            return Ok(());
        }
        let Some((owner, c, x)) = self.watched.clone() else {
            return Err("NotWorse");
        };
        let current = self.of(&owner);
        let better = big(x) * big(current.0) > big(current.1) * big(c);
        need(better || current == (0, 0), "NotWorse")?;
        let named = (at.1 > 0).then(|| (who.to_string(), at.0, at.1));
        let Some((old, ready)) = self.successor.clone() else {
            self.successor = Some((named, self.now + DAY));
            return Ok(());
        };
        let replaces = Self::is_worse(at, old.as_ref());
        let next = if replaces { named } else { old };
        match self.now >= ready {
            true => {
                self.watched = next;
                self.successor = None;
            }
            false => {
                need(replaces, "NotWorse")?;
                self.successor = Some((next, ready));
            }
        }
        Ok(())
    }

    pub fn due(&self) -> u128 {
        let Some((_, c, x)) = &self.watched else {
            return 0;
        };
        if self.scaled == 0 {
            return 0;
        }
        let (n, d) = self.price;
        let debt = mdc(*x, self.index, WAD);
        let q = self.q();
        match big(debt) * big(WAD) < big(md(*c, n, d)) * big(q) || debt == 0 {
            true => 0,
            false => md(md(debt, WAD, q), d, n).saturating_sub(*c),
        }
    }
}
