//! `tests/models/splitter.py`, class `Splitter`, again: integers and maps, no types of the
//! contract's. What stands beside it is held against it after every step.

use cosmwasm_std::{Uint128, Uint256, Uint512};
use std::collections::BTreeMap;

pub const SCALE: u128 = 10u128.pow(27);
pub const GRACE: u64 = 30 * 86_400;

/// Why it refuses, as the model says it.
pub type Refused = &'static str;

fn need(ok: bool, why: Refused) -> Result<(), Refused> {
    match ok {
        true => Ok(()),
        false => Err(why),
    }
}

/// `a x b / c`, rounded down, whatever does not fit on the way.
fn floor(a: u128, b: u128, c: u128) -> u128 {
    let all = Uint512::from(a) * Uint512::from(b) / Uint512::from(c);
    Uint128::try_from(all).map_or(u128::MAX, |n| n.u128())
}

fn times(a: u128, b: u128) -> Uint256 {
    Uint256::from(a) * Uint256::from(b)
}

/// What the splitter sees of a hub.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Hub {
    pub value: u128,
    pub shares: u128,
    pub up: bool,
    pub owes: bool,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Model {
    pub hub: Hub,
    pub maturity: u64,
    pub mark: u128,
    pub mark_at: u64,
    pub line: u128,
    pub is_final: bool,
    pub reserve: u128,
    pub pt_supply: u128,
    pub yt_supply: u128,
    pub owed: Uint256,
    pub pt: BTreeMap<String, u128>,
    pub yt: BTreeMap<String, u128>,
    pub marks: BTreeMap<String, u128>,
    pub accrued: BTreeMap<String, Uint256>,
}

fn get<T: Copy + Default>(map: &BTreeMap<String, T>, who: &str) -> T {
    map.get(who).copied().unwrap_or_default()
}

impl Model {
    pub fn new(hub: Hub, now: u64, maturity: u64) -> Self {
        Self {
            mark: floor(hub.shares, SCALE, hub.value),
            line: floor(hub.shares, SCALE, hub.value),
            hub,
            maturity,
            mark_at: now,
            is_final: false,
            reserve: 0,
            pt_supply: 0,
            yt_supply: 0,
            owed: Uint256::zero(),
            pt: BTreeMap::new(),
            yt: BTreeMap::new(),
            marks: BTreeMap::new(),
            accrued: BTreeMap::new(),
        }
    }

    pub fn pt_of(&self, who: &str) -> u128 {
        get(&self.pt, who)
    }

    pub fn yt_of(&self, who: &str) -> u128 {
        get(&self.yt, who)
    }

    /// The mark as a look now would leave it, and whether that is final.
    pub fn fresh(&self, now: u64) -> (u128, bool) {
        let Hub {
            value,
            shares,
            up,
            owes,
        } = self.hub;
        if self.is_final {
            return (self.mark, true);
        }
        if !up {
            return (self.mark, now >= self.maturity + GRACE);
        }
        let seen = match value {
            0 => self.mark,
            _ => self.mark.min(floor(shares, SCALE, value).max(1)),
        };
        if now < self.maturity {
            return (seen, false);
        }
        if owes {
            return (self.mark, now >= self.maturity + GRACE);
        }
        if now == self.mark_at {
            return (seen, true);
        }
        let before = u128::from(self.maturity - self.mark_at);
        let seen = match value {
            0 => self.line,
            _ => self.line.min(floor(shares, SCALE, value).max(1)),
        };
        let fall = floor(self.line - seen, before, u128::from(now - self.mark_at));
        (self.mark.min(self.line - fall), true)
    }

    pub fn touch(&mut self, now: u64) {
        let (mark, is_final) = self.fresh(now);
        if self.is_final {
            return;
        }
        self.owed += times(self.yt_supply, self.mark - mark);
        self.mark = mark;
        if self.hub.up && !self.hub.owes {
            self.mark_at = now.min(self.maturity);
            self.line = mark;
        }
        self.is_final = is_final;
    }

    fn earned(&self, who: &str, mark: u128) -> Uint256 {
        let since = self.marks.get(who).copied().unwrap_or(mark);
        get(&self.accrued, who) + times(self.yt_of(who), since - mark)
    }

    fn settle(&mut self, who: &str) {
        let earned = self.earned(who, self.mark);
        self.accrued.insert(who.to_string(), earned);
        self.marks.insert(who.to_string(), self.mark);
    }

    pub fn split(&mut self, now: u64, to: &str, lst: u128) -> Result<u128, Refused> {
        need(now < self.maturity, "Matured")?;
        let p = floor(lst, SCALE, self.fresh(now).0);
        need(p > 0, "DustAmount")?;
        self.touch(now);
        self.settle(to);
        self.reserve += lst;
        self.pt_supply += p;
        self.yt_supply += p;
        *self.pt.entry(to.to_string()).or_default() += p;
        *self.yt.entry(to.to_string()).or_default() += p;
        Ok(p)
    }

    /// `p` PT have come with the message.
    pub fn merge(&mut self, now: u64, who: &str, p: u128) -> Result<u128, Refused> {
        need(self.pt_of(who) >= p, "NotEnoughShares")?;
        need(now < self.maturity, "Matured")?;
        need(self.yt_of(who) >= p, "NotEnoughYield")?;
        let lst = floor(p, self.fresh(now).0, SCALE);
        need(lst > 0, "DustAmount")?;
        self.touch(now);
        self.settle(who);
        *self.pt.entry(who.to_string()).or_default() -= p;
        *self.yt.entry(who.to_string()).or_default() -= p;
        self.pt_supply -= p;
        self.yt_supply -= p;
        self.reserve -= lst;
        Ok(lst)
    }

    pub fn redeem(&mut self, now: u64, who: &str, p: u128) -> Result<u128, Refused> {
        need(self.pt_of(who) >= p, "NotEnoughShares")?;
        need(now >= self.maturity, "NotMatured")?;
        let (mark, is_final) = self.fresh(now);
        need(is_final, "HubSilent")?;
        let lst = floor(p, mark, SCALE);
        need(lst > 0, "DustAmount")?;
        self.touch(now);
        *self.pt.entry(who.to_string()).or_default() -= p;
        self.pt_supply -= p;
        self.reserve -= lst;
        Ok(lst)
    }

    pub fn claimable(&self, now: u64, who: &str) -> u128 {
        let earned = self.earned(who, self.fresh(now).0) / Uint256::from(SCALE);
        Uint128::try_from(earned).unwrap().u128()
    }

    pub fn claim(&mut self, now: u64, who: &str) -> Result<u128, Refused> {
        let lst = self.claimable(now, who);
        need(lst > 0, "NothingToClaim")?;
        self.touch(now);
        self.settle(who);
        let paid = times(lst, SCALE);
        *self.accrued.get_mut(who).unwrap() -= paid;
        self.owed -= paid;
        self.reserve -= lst;
        Ok(lst)
    }

    pub fn transfer_yt(&mut self, now: u64, from: &str, to: &str, y: u128) -> Result<(), Refused> {
        need(self.yt_of(from) >= y, "NotEnoughShares")?;
        self.touch(now);
        self.settle(from);
        self.settle(to);
        *self.yt.entry(from.to_string()).or_default() -= y;
        *self.yt.entry(to.to_string()).or_default() += y;
        Ok(())
    }

    pub fn transfer_pt(&mut self, from: &str, to: &str, p: u128) -> Result<(), Refused> {
        need(self.pt_of(from) >= p, "NotEnoughShares")?;
        *self.pt.entry(from.to_string()).or_default() -= p;
        *self.pt.entry(to.to_string()).or_default() += p;
        Ok(())
    }

    /// S-1 to S-4, as `check` of the model.
    pub fn check(&self) {
        let owed = self.yt.keys().map(|who| self.earned(who, self.mark));
        assert_eq!(owed.sum::<Uint256>(), self.owed, "S-4");
        let backed = times(self.pt_supply, self.mark) + self.owed;
        assert!(times(self.reserve, SCALE) >= backed, "S-1");
        assert!(self.is_final || self.pt_supply == self.yt_supply, "S-2");
        assert_eq!(self.pt.values().sum::<u128>(), self.pt_supply, "S-3");
        assert_eq!(self.yt.values().sum::<u128>(), self.yt_supply, "S-3");
    }
}
