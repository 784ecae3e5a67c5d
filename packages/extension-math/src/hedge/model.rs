//! `tests/models/restaking.py`, class `Hedge`, again, with its backer and everybody's LST: integers
//! and maps, no types of the contract's. What stands beside it is held against it after every step.

mod due;

use crate::restake::model::{ceil, floor, need, Bucket, Model as Backer, Refused};
use cosmwasm_std::Uint512;
use std::collections::BTreeMap;

const DAY: u64 = 86_400;
const YEARS: u128 = 315_360_000_000;

/// What is fixed at birth.
#[derive(Clone, Debug)]
pub struct Rules {
    pub deductible: u128,
    pub event: u64,
    pub reserve: u128,
    pub waiting: u64,
    pub min: u128,
    pub kink: u128,
    pub max: u128,
}

/// What the hub says.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Hub {
    pub value: u128,
    pub shares: u128,
    /// A loss that the chain shows and that is not booked. `value` is after it.
    pub pending_loss: u128,
    pub pending_cover: u128,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Deposit {
    pub owner: String,
    pub lst: u128,
    pub ready: u64,
}

/// A hedge, its backer, and the LST of everybody in their world, which `backer.lst` has.
#[derive(Clone, Debug)]
pub struct Model {
    pub rules: Rules,
    pub hub: Hub,
    pub backer: Backer,
    pub protected: Bucket,
    pub waiting: u128,
    pub premium: u128,
    pub rate: u128,
    pub rest: u128,
    pub at: u64,
    pub mark: (u128, u128),
    /// Since when, and what may still be paid.
    pub event: Option<(u64, Option<u128>)>,
    pub deposits: BTreeMap<u64, Deposit>,
    pub next_id: u64,
    pub shares: BTreeMap<String, u128>,
    /// LST of the hedge.
    pub here: u128,
    pub pause: Option<(u64, u64)>,
}

impl Model {
    pub fn new(rules: Rules, hub: Hub, backer: Backer) -> Self {
        Self {
            rules,
            hub,
            backer,
            protected: Bucket::default(),
            waiting: 0,
            premium: 0,
            rate: 0,
            rest: 0,
            at: 0,
            mark: (0, 0),
            event: None,
            deposits: BTreeMap::new(),
            next_id: 1,
            shares: BTreeMap::new(),
            here: 0,
            pause: None,
        }
    }

    pub fn shares_of(&self, who: &str) -> u128 {
        self.shares.get(who).copied().unwrap_or_default()
    }

    pub fn accrue(&mut self, now: u64) {
        let secs = u128::from(now - self.at);
        let owed =
            Uint512::from(self.protected.lst) * Uint512::from(self.rate) * Uint512::from(secs)
                + Uint512::from(self.rest);
        let number = |n: Uint512| n.to_string().parse::<u128>().unwrap_or(u128::MAX);
        let dues = number(owed / Uint512::from(YEARS)).min(self.protected.lst);
        self.rest = number(owed % Uint512::from(YEARS));
        self.protected.lst -= dues;
        self.premium += dues;
        self.at = now;
    }

    pub fn reserve(&self, lst: u128) -> u128 {
        ceil(lst, self.rules.reserve, 10_000)
    }

    /// What the backer could be slashed for now, and what new protection may count on. It is looked
    /// at; nothing of it runs.
    pub fn backing(&self, now: u64) -> (u128, u128) {
        let mut backer = self.backer.clone();
        backer.touch(now, 0);
        if backer.is_spent() {
            return (0, 0);
        }
        let active = backer.active.lst;
        let left = backer.rules.floor.max(active.div_ceil(1_000));
        (backer.slashable(now), active.saturating_sub(left))
    }

    pub fn set_rate(&mut self, now: u64) {
        let reserve = self.reserve(self.protected.lst);
        self.rate = self.rate_for(reserve, self.backing(now).0);
    }

    pub fn rate_for(&self, reserve: u128, slashable: u128) -> u128 {
        let Rules { min, kink, max, .. } = self.rules;
        if reserve == 0 {
            return min;
        }
        if slashable == 0 {
            return 0;
        }
        if reserve > slashable {
            return floor(max, slashable, reserve);
        }
        match ceil(reserve, 10_000, slashable) {
            used if used <= 8_000 => min + (kink - min) * used / 8_000,
            used => kink + (max - kink) * (used - 8_000) / 2_000,
        }
    }

    fn ensure_settled(&self) -> Result<(), Refused> {
        need(self.hub.pending_loss == 0, "LossPending")?;
        need(self.hub.pending_cover == 0, "CoverPending")?;
        need(self.hub.value > 0, "NoPrice")
    }

    fn pay_out(&mut self, to: &str, lst: u128) {
        self.here -= lst;
        *self.backer.lst.entry(to.to_string()).or_default() += lst;
    }

    pub fn give(&mut self, from: &str, lst: u128) -> Result<(), Refused> {
        let left = self.backer.lst_of(from).checked_sub(lst).ok_or("balance")?;
        self.backer.lst.insert(from.to_string(), left);
        self.here += lst;
        Ok(())
    }

    pub fn deposit(&mut self, who: &str, lst: u128, now: u64) -> Result<u64, Refused> {
        let is_paused = self.pause.is_some_and(|(_, until)| now < until);
        need(!is_paused, "Paused")?;
        need(lst > 0, "Zero")?;
        self.accrue(now);
        self.give(who, lst)?;
        self.waiting += lst;
        let (owner, ready) = (who.to_string(), now + self.rules.waiting);
        let id = self.next_id;
        self.next_id += 1;
        self.deposits.insert(id, Deposit { owner, lst, ready });
        Ok(id)
    }

    pub fn activate(&mut self, id: u64, now: u64) -> Result<u128, Refused> {
        let Deposit { owner, lst, ready } = self.deposits.remove(&id).ok_or("UnknownDeposit")?;
        need(ready <= now && now <= ready + DAY, "NotNow")?;
        self.ensure_settled()?;
        self.accrue(now);
        self.see(now);
        need(self.event.is_none(), "EventOpen")?;
        let reserve = self.reserve(self.protected.lst + lst);
        need(reserve <= self.backing(now).1, "NoCapacity")?;
        let shares = self.protected.join(lst)?;
        self.waiting -= lst;
        *self.shares.entry(owner).or_default() += shares;
        self.set_rate(now);
        Ok(shares)
    }

    pub fn cancel(&mut self, id: u64, now: u64) -> Result<u128, Refused> {
        self.accrue(now);
        let Deposit { owner, lst, .. } = self.deposits.remove(&id).ok_or("UnknownDeposit")?;
        self.waiting -= lst;
        self.pay_out(&owner, lst);
        Ok(lst)
    }

    pub fn redeem(
        &mut self,
        who: &str,
        shares: u128,
        now: u64,
        forfeit: bool,
    ) -> Result<u128, Refused> {
        let has = self.shares_of(who);
        need(shares > 0 && shares <= has, "NotEnoughShares")?;
        self.accrue(now);
        if !forfeit {
            self.see(now);
            need(self.due() == 0, "TopUpFirst")?;
        }
        let lst = self.protected.worth(shares);
        need(lst > 0, "LayerDust")?;
        let was = self.protected.lst;
        self.protected.lst -= lst;
        self.protected.shares -= shares;
        if let Some((_, Some(room))) = &mut self.event {
            *room = floor(*room, self.protected.lst, was);
        }
        if self.protected.shares == 0 {
            self.premium += self.protected.lst;
            self.protected.lst = 0;
        }
        self.shares.insert(who.to_string(), has - shares);
        self.pay_out(who, lst);
        if !forfeit {
            self.set_rate(now);
        }
        Ok(lst)
    }

    /// What was due, and what was paid.
    pub fn top_up(&mut self, now: u64) -> Result<(u128, u128), Refused> {
        self.ensure_settled()?;
        self.accrue(now);
        self.see(now);
        let due = self.due();
        need(due > 0, "NothingDue")?;
        let take = due.min(self.backing(now).0);
        let mut got = 0;
        if take > 0 {
            got = self
                .backer
                .slash(take, now, "hedge")?
                .map_or(0, |took| took.0);
            self.backer.lst.remove("hedge");
            self.here += got;
        }
        let room = self.room() - got;
        self.protected.lst += got;
        self.mark = (self.hub.value, self.hub.shares);
        let since = self.event.map_or(now, |(since, _)| since);
        self.event = Some((since, Some(room)));
        self.set_rate(now);
        Ok((due, got))
    }

    pub fn observe(&mut self, now: u64) -> Result<(), Refused> {
        need(self.hub.value > 0, "NoPrice")?;
        self.accrue(now);
        self.see(now);
        self.set_rate(now);
        Ok(())
    }

    /// What was sent: premium, and LST that was merely transferred here.
    pub fn pay(&mut self, now: u64) -> Result<(u128, u128), Refused> {
        self.accrue(now);
        let gifts = self.here - (self.protected.lst + self.waiting + self.premium);
        let premium = self.premium;
        need(premium + gifts > 0, "NothingToPay")?;
        self.set_rate(now);
        self.premium = 0;
        self.here -= premium + gifts;
        self.backer.here += premium + gifts;
        Ok((premium, gifts))
    }

    pub fn begin_pause(&mut self, secs: u64, now: u64) -> Result<(), Refused> {
        need(secs > 0 && secs <= 14 * DAY, "PauseTooLong")?;
        if let Some((from, until)) = self.pause {
            need(now >= until + (until - from).max(7 * DAY), "PauseTooSoon")?;
        }
        self.accrue(now);
        self.pause = Some((now, now + secs));
        Ok(())
    }

    /// H-1, H-2, H-3, and what the backer promises.
    pub fn check(&self) {
        let booked = self.protected.lst + self.waiting + self.premium;
        assert!(self.here >= booked, "H-1");
        let shares: u128 = self.shares.values().sum();
        assert_eq!(shares, self.protected.shares, "H-2");
        let waiting: u128 = self.deposits.values().map(|row| row.lst).sum();
        assert_eq!(waiting, self.waiting, "H-3");
        self.backer.check();
    }
}
