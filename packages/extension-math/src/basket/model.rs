//! `tests/models/restaking.py`, class `Basket`, again, with its parts and everybody's LST: integers
//! and maps, no types of the contract's. What stands beside it is held against it after every step.

use crate::restake::model::{floor, need, Model as Restake, Refused};
use std::collections::BTreeMap;

const OFF: u128 = 1_000;
const DAY: u64 = 86_400;
/// The basket's name in the books of its parts.
pub const SELF: &str = "basket";

/// What a basket has in one restake contract.
#[derive(Clone, Debug)]
pub struct Part {
    pub restake: Restake,
    pub weight: u128,
    pub cap: Option<u128>,
    pub shares: u128,
    pub trim: Option<u64>,
}

/// A basket, its parts, and the LST of everybody in their world.
#[derive(Clone, Debug)]
pub struct Model {
    pub parts: Vec<Part>,
    pub loose: u128,
    pub supply: u128,
    pub shares: BTreeMap<String, u128>,
    pub lst: BTreeMap<String, u128>,
    /// LST of the basket.
    pub here: u128,
    pub pause: Option<(u64, u64)>,
}

/// What a leaver gets: loose LST, and of each part a redemption and a piece of the trim.
pub type Left = (u128, Vec<(Option<u64>, Option<u64>)>);

impl Part {
    pub fn new(restake: Restake, weight: u128, cap: Option<u128>) -> Self {
        Self {
            restake,
            weight,
            cap,
            shares: 0,
            trim: None,
        }
    }

    /// As it is at `now`; nothing of it runs.
    fn seen(&self, now: u64) -> Restake {
        let mut seen = self.restake.clone();
        seen.touch(now, 0);
        seen
    }

    fn units(&self) -> u128 {
        self.trim
            .map_or(0, |id| self.restake.redemptions[&id].units)
    }

    /// What its shares are worth, and its trim.
    pub fn worth(&self, now: u64) -> (u128, u128) {
        let seen = self.seen(now);
        (
            seen.active.worth(self.shares),
            seen.redeeming.worth(self.units()),
        )
    }
}

impl Model {
    pub fn new(parts: Vec<Part>) -> Self {
        Self {
            parts,
            loose: 0,
            supply: 0,
            shares: BTreeMap::new(),
            lst: BTreeMap::new(),
            here: 0,
            pause: None,
        }
    }

    pub fn lst_of(&self, who: &str) -> u128 {
        self.lst.get(who).copied().unwrap_or_default()
    }

    pub fn shares_of(&self, who: &str) -> u128 {
        self.shares.get(who).copied().unwrap_or_default()
    }

    /// Rounded down, and a unit more for each holding.
    pub fn nav(&self, now: u64) -> (u128, u128) {
        let (mut nav, mut more) = (self.loose, 0);
        for part in &self.parts {
            let (shares, trim) = part.worth(now);
            nav += shares + trim;
            more += u128::from(part.shares > 0) + u128::from(part.trim.is_some());
        }
        (nav, nav + more)
    }

    fn take(&mut self, from: &str, lst: u128) -> Result<(), Refused> {
        let left = self.lst_of(from).checked_sub(lst).ok_or("balance")?;
        self.lst.insert(from.to_string(), left);
        Ok(())
    }

    pub fn give(&mut self, from: &str, lst: u128) -> Result<(), Refused> {
        self.take(from, lst)?;
        self.here += lst;
        Ok(())
    }

    /// LST that a part paid out is its owner's.
    pub fn settle(&mut self, at: usize) {
        for (who, lst) in core::mem::take(&mut self.parts[at].restake.lst) {
            match who.as_str() {
                SELF => self.here += lst,
                _ => *self.lst.entry(who).or_default() += lst,
            }
        }
    }

    /// Somebody else puts LST into a part.
    pub fn restake(&mut self, at: usize, who: &str, lst: u128, now: u64) -> Result<u128, Refused> {
        self.take(who, lst)?;
        let restake = &mut self.parts[at].restake;
        restake.lst.insert(who.to_string(), lst);
        restake.deposit(who, lst, now)
    }

    pub fn deposit(
        &mut self,
        who: &str,
        lst: u128,
        now: u64,
        despite: bool,
    ) -> Result<u128, Refused> {
        let is_paused = self.pause.is_some_and(|(_, until)| now < until);
        need(!is_paused, "Paused")?;
        for part in &self.parts {
            let seen = part.seen(now);
            let is_ours = part.shares > 0 || part.trim.is_some();
            let is_due = seen.rules.ratio.is_some() && !matches!(seen.report, Some((_, 0)));
            let is_pending = is_ours && (seen.request.is_some() || is_due);
            need(despite || !is_pending, "PartPending")?;
        }
        let shares = floor(lst, self.supply + OFF, self.nav(now).1 + 1);
        need(shares > 0, "LayerDust")?;
        self.give(who, lst)?;
        self.loose += lst;
        self.supply += shares;
        *self.shares.entry(who.to_string()).or_default() += shares;
        Ok(shares)
    }

    pub fn redeem(
        &mut self,
        who: &str,
        shares: u128,
        now: u64,
        skip: &[usize],
    ) -> Result<Left, Refused> {
        let has = self.shares_of(who);
        need(shares <= has, "NotEnoughShares")?;
        let all = self.supply + OFF;
        self.shares.insert(who.to_string(), has - shares);
        self.supply -= shares;
        let lst = floor(self.loose, shares, all);
        self.loose -= lst;
        self.here -= lst;
        *self.lst.entry(who.to_string()).or_default() += lst;
        let mut left = vec![];
        for at in 0..self.parts.len() {
            left.push(match skip.contains(&at) {
                true => (None, None),
                false => self.leave_part(at, who, (shares, all), now)?,
            });
        }
        Ok((lst, left))
    }

    fn leave_part(
        &mut self,
        at: usize,
        who: &str,
        (shares, all): (u128, u128),
        now: u64,
    ) -> Result<(Option<u64>, Option<u64>), Refused> {
        let part = &mut self.parts[at];
        let seen = part.seen(now);
        let (mut redemption, mut trim) = (None, None);
        let piece = floor(part.shares, shares, all);
        let worth = seen.active.worth(piece);
        let units = floor(worth, seen.redeeming.shares + OFF, seen.redeeming.lst + 1);
        let of_trim = floor(part.units(), shares, all);
        if worth > 0 && units > 0 {
            let (id, _) = part.restake.redeem(SELF, piece, now)?;
            let row = part.restake.redemptions.get_mut(&id).unwrap();
            row.owner = who.to_string();
            part.shares -= piece;
            redemption = Some(id);
        }
        if seen.redeeming.worth(of_trim) > 0 {
            let id = part.trim.unwrap();
            part.restake.touch(now, 0);
            trim = Some(part.restake.split(id, of_trim, who)?);
        }
        Ok((redemption, trim))
    }

    /// What goes in, and the shares of the part.
    pub fn allocate(&mut self, at: usize, now: u64) -> Result<(u128, u128, u128), Refused> {
        let (nav, _) = self.nav(now);
        let part = &mut self.parts[at];
        let (shares, trim) = part.worth(now);
        let target = floor(nav, part.weight, 10_000);
        let most = target.min(part.cap.unwrap_or(target));
        let seen = part.seen(now);
        let (opened, taken) = seen.window;
        let lost = match now < opened + seen.rules.window && seen.held() > 0 {
            true => (taken * (shares + trim)).div_ceil(seen.held()),
            false => 0,
        };
        let room = most.saturating_sub(shares + trim + lost).min(self.loose);
        need(room > 0, "NotUnder")?;
        need(seen.active.lst < seen.active.shares + OFF, "PartPrice")?;
        let gifts = self.here - self.loose;
        part.restake.lst.insert(SELF.to_string(), room);
        let bought = part.restake.deposit(SELF, room, now)?;
        part.restake.lst.remove(SELF);
        part.restake.here += gifts;
        part.shares += bought;
        self.loose -= room;
        self.here -= room + gifts;
        Ok((room, bought, gifts))
    }

    /// The redemption, and what it is worth.
    pub fn trim(&mut self, at: usize, now: u64) -> Result<(u64, u128), Refused> {
        let (nav, _) = self.nav(now);
        let part = &mut self.parts[at];
        need(part.trim.is_none(), "TrimOpen")?;
        let (worth, _) = part.worth(now);
        if part.weight == 0 && worth == 0 && part.shares > 0 {
            part.shares = 0;
            return Ok((0, 0));
        }
        let target = floor(nav, part.weight, 10_000);
        let over = worth.saturating_sub(target);
        let band = match part.weight {
            0 => 0,
            _ => floor(nav, 200, 10_000),
        };
        need(over > band, "NotOver")?;
        let seen = part.seen(now);
        let shares = match part.weight {
            0 => part.shares,
            _ => floor(over, seen.active.shares + OFF, seen.active.lst + 1).min(part.shares),
        };
        need(shares > 0, "LayerDust")?;
        let (id, lst) = part.restake.redeem(SELF, shares, now)?;
        part.shares -= shares;
        part.trim = Some(id);
        Ok((id, lst))
    }

    pub fn gather(&mut self, at: usize, now: u64) -> Result<u128, Refused> {
        let id = self.parts[at].trim.ok_or("NothingToGather")?;
        let lst = self.parts[at].restake.withdraw(&[id], now)?;
        self.parts[at].trim = None;
        self.settle(at);
        self.loose += lst;
        Ok(lst)
    }

    pub fn begin_pause(&mut self, secs: u64, now: u64) -> Result<(), Refused> {
        need(secs > 0 && secs <= 14 * DAY, "PauseTooLong")?;
        if let Some((from, until)) = self.pause {
            need(now >= until + (until - from).max(7 * DAY), "PauseTooSoon")?;
        }
        self.pause = Some((now, now + secs));
        Ok(())
    }

    /// B-1, B-2.
    pub fn check(&self) {
        assert!(self.here >= self.loose, "B-1");
        let shares: u128 = self.shares.values().sum();
        assert_eq!(shares, self.supply, "B-2");
        for part in &self.parts {
            assert!(part.restake.shares_of(SELF) >= part.shares, "B-1");
            if let Some(id) = part.trim {
                assert_eq!(part.restake.redemptions[&id].owner, SELF, "B-1");
            }
            part.restake.check();
        }
    }
}
