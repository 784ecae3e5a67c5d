//! `tests/models/market.py` again: integers and maps, no types of the contract's. What stands beside
//! it is held against it after every step.

mod fixed;
mod sale;
mod watch;

pub use fixed::{exp_wad, grow, md, mdc, step};
pub use sale::Sale;

use fixed::{big, used, WAD, Z_INIT};
use std::collections::BTreeMap;

const OFF: u128 = 1_000;
const DAY: u64 = 86_400;

/// Why it refuses, as the model says it.
pub type Refused = &'static str;

fn need(ok: bool, why: Refused) -> Result<(), Refused> {
    match ok {
        true => Ok(()),
        false => Err(why),
    }
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
}
