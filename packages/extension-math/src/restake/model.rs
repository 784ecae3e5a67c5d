//! `tests/models/restaking.py`, class `Restake`, again: integers and maps, no types of the
//! contract's. What stands beside it is held against it after every step.

mod bucket;
mod slash;

pub(crate) use bucket::{ceil, floor, need};
pub use bucket::{Bucket, Refused};
pub use slash::Slashed;

use bucket::Drip;
use cosmwasm_std::Uint512;
use std::collections::BTreeMap;

const DAY: u64 = 86_400;

/// What is fixed at birth.
#[derive(Clone, Debug)]
pub struct Rules {
    pub cooldown: u64,
    pub window: u64,
    pub max_bps: u128,
    pub floor: u128,
    pub drip: u64,
    /// `veto_secs`, `execute_secs`; none: instant.
    pub veto: Option<(u64, u64)>,
    /// `ratio_bps`, `hold_secs`; none: no consumer.
    pub ratio: Option<(u128, u64)>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Redemption {
    pub owner: String,
    pub units: u128,
    pub ready: u64,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Request {
    pub amount: u128,
    pub veto_until: u64,
    pub expires: u64,
}

/// A restake contract, and the LST of everybody in its world.
#[derive(Clone, Debug)]
pub struct Model {
    pub rules: Rules,
    pub active: Bucket,
    pub redeeming: Bucket,
    drip: Drip,
    counted: u128,
    at: u64,
    /// LST of the contract, and of accounts.
    pub here: u128,
    pub lst: BTreeMap<String, u128>,
    pub shares: BTreeMap<String, u128>,
    pub redemptions: BTreeMap<u64, Redemption>,
    pub next_id: u64,
    pub window: (u64, u128),
    pub request: Option<Request>,
    pub quiet_until: u64,
    pub pause: Option<(u64, u64)>,
    /// What the consumer says: exposure and due; none: it fails.
    pub report: Option<(u128, u128)>,
}

impl Model {
    pub fn new(rules: Rules, at: u64) -> Self {
        Self {
            rules,
            active: Bucket::default(),
            redeeming: Bucket::default(),
            drip: Drip::default(),
            counted: 0,
            at,
            here: 0,
            lst: BTreeMap::new(),
            shares: BTreeMap::new(),
            redemptions: BTreeMap::new(),
            next_id: 1,
            window: (0, 0),
            request: None,
            quiet_until: 0,
            pause: None,
            report: Some((0, 0)),
        }
    }

    pub fn held(&self) -> u128 {
        self.active.lst + self.redeeming.lst
    }

    pub fn unreleased(&self) -> u128 {
        self.drip.amount - self.counted
    }

    pub fn booked(&self) -> u128 {
        self.held() + self.unreleased()
    }

    pub fn is_spent(&self) -> bool {
        self.active.is_spent() || self.redeeming.is_spent()
    }

    pub fn lst_of(&self, who: &str) -> u128 {
        self.lst.get(who).copied().unwrap_or_default()
    }

    pub fn shares_of(&self, who: &str) -> u128 {
        self.shares.get(who).copied().unwrap_or_default()
    }

    pub fn open_secs(&self) -> u64 {
        2 * DAY + self.rules.veto.map_or(0, |(veto, execute)| veto + execute)
    }

    /// What every message and every question does first. `coming`: LST that is here already and
    /// belongs to the message.
    pub fn touch(&mut self, now: u64, coming: u128) {
        if self.active.shares == 0 {
            let since = self.at.max(self.drip.from);
            let unreleased = self.drip.unreleased(since);
            let left = self.drip.until.saturating_sub(since);
            self.drip = Drip {
                amount: unreleased,
                from: now,
                until: now + left,
            };
            self.counted = 0;
        } else {
            let released = self.drip.amount - self.drip.unreleased(now);
            let more = released.saturating_sub(self.counted);
            self.active.lst += more;
            self.counted += more;
        }
        let arrived = self.here - coming - self.booked();
        if arrived > 0 {
            self.drip.add(arrived, self.rules.drip, now);
            self.counted = 0;
        }
        self.at = now;
        if let Some(Request { expires, .. }) = self.request {
            if now >= expires {
                self.end(expires);
            }
        }
    }

    fn end(&mut self, at: u64) {
        let lives = self.rules.veto.map_or(0, |(veto, execute)| veto + execute);
        self.request = None;
        self.quiet_until = at + lives.max(DAY);
    }

    pub fn slashable(&self, now: u64) -> u128 {
        if self.is_spent() {
            return 0;
        }
        let (opened, mut taken) = self.window;
        if now >= opened + self.rules.window {
            taken = 0;
        }
        let held = self.held();
        let cap = ((held + taken) * self.rules.max_bps / 10_000).saturating_sub(taken);
        cap.min(held.saturating_sub(self.rules.floor.max(held.div_ceil(1_000))))
    }

    fn ensure_not_due(&self) -> Result<u128, Refused> {
        if self.rules.ratio.is_none() {
            return Ok(0);
        }
        match self.report {
            Some((exposure, 0)) => Ok(exposure),
            _ => Err("SlashDue"),
        }
    }

    pub fn give(&mut self, from: &str, amount: u128) -> Result<(), Refused> {
        let left = self.lst_of(from).checked_sub(amount).ok_or("balance")?;
        self.lst.insert(from.to_string(), left);
        self.here += amount;
        Ok(())
    }

    pub(crate) fn pay(&mut self, to: &str, amount: u128) {
        self.here -= amount;
        *self.lst.entry(to.to_string()).or_default() += amount;
    }

    pub fn deposit(&mut self, who: &str, lst: u128, now: u64) -> Result<u128, Refused> {
        self.give(who, lst)?;
        self.touch(now, lst);
        let is_paused = self.pause.is_some_and(|(_, until)| now < until);
        need(!is_paused, "Paused")?;
        need(self.request.is_none(), "SlashPending")?;
        need(!self.is_spent(), "Spent")?;
        self.ensure_not_due()?;
        let before = self.held();
        let shares = self.active.join(lst)?;
        self.keep_in_proportion(before);
        *self.shares.entry(who.to_string()).or_default() += shares;
        Ok(shares)
    }

    pub fn redeem(&mut self, who: &str, shares: u128, now: u64) -> Result<(u64, u128), Refused> {
        self.touch(now, 0);
        let has = self.shares_of(who);
        need(shares > 0 && shares <= has, "NotEnoughShares")?;
        let lst = self.active.part(shares)?;
        need(lst > 0, "LayerDust")?;
        let units = self.redeeming.join(lst)?;
        self.shares.insert(who.to_string(), has - shares);
        let id = self.next_id;
        self.next_id += 1;
        let redemption = Redemption {
            owner: who.to_string(),
            units,
            ready: now + self.rules.cooldown,
        };
        self.redemptions.insert(id, redemption);
        Ok((id, lst))
    }

    pub fn split(&mut self, id: u64, units: u128, to: &str) -> Result<u64, Refused> {
        let row = self.redemptions.get_mut(&id).ok_or("UnknownRedemption")?;
        need(units > 0 && units <= row.units, "Underflow")?;
        if units == row.units {
            row.owner = to.to_string();
            return Ok(id);
        }
        row.units -= units;
        let row = Redemption {
            owner: to.to_string(),
            units,
            ready: row.ready,
        };
        let new = self.next_id;
        self.next_id += 1;
        self.redemptions.insert(new, row);
        Ok(new)
    }

    /// Whether the consumer has a say about a redemption that is ready since then.
    pub fn has_a_say(&self, ready: u64, now: u64) -> bool {
        let Some((_, hold)) = self.rules.ratio else {
            return false;
        };
        (now - ready) % (hold + self.open_secs()) < hold
    }

    pub fn withdraw(&mut self, ids: &[u64], now: u64) -> Result<u128, Refused> {
        self.touch(now, 0);
        let (mut sum, mut owner) = (0, String::new());
        for id in ids {
            let row = self.redemptions.remove(id).ok_or("UnknownRedemption")?;
            need(now >= row.ready, "NotReady")?;
            need(self.request.is_none(), "SlashPending")?;
            let before = self.held();
            sum += self.redeeming.part(row.units)?;
            self.keep_in_proportion(before);
            if self.has_a_say(row.ready, now) {
                let exposure = self.ensure_not_due()?;
                let ratio = self.rules.ratio.map_or(0, |(bps, _)| bps);
                let needs = Uint512::from(exposure) * Uint512::from(ratio);
                let after = Uint512::from(self.slashable(now)) * Uint512::from(10_000u128);
                need(after >= needs, "Held")?;
            }
            owner = row.owner;
        }
        self.pay(&owner, sum);
        Ok(sum)
    }

    /// What the window's slashes took is a part of what is held, whoever comes or leaves.
    fn keep_in_proportion(&mut self, before: u128) {
        self.window.1 = match before {
            0 => 0,
            before => ceil(self.window.1, self.held(), before),
        };
    }

    pub fn begin_pause(&mut self, secs: u64, now: u64) -> Result<(), Refused> {
        self.touch(now, 0);
        need(secs > 0 && secs <= 14 * DAY, "PauseTooLong")?;
        if let Some((from, until)) = self.pause {
            need(now >= until + (until - from).max(7 * DAY), "PauseTooSoon")?;
        }
        self.pause = Some((now, now + secs));
        Ok(())
    }

    ///
    pub fn check(&self) {
        let shares: u128 = self.shares.values().sum();
        assert_eq!(shares, self.active.shares, "R-2");
        let units: u128 = self.redemptions.values().map(|row| row.units).sum();
        assert_eq!(units, self.redeeming.shares, "R-3");
        let active: u128 = self.shares.values().map(|n| self.active.worth(*n)).sum();
        let rows = self.redemptions.values();
        let redeeming: u128 = rows.map(|row| self.redeeming.worth(row.units)).sum();
        assert!(active + redeeming <= self.held(), "R-4");
        assert!(self.here >= self.booked(), "R-1");
    }
}
