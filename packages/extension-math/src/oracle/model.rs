//! `tests/models/oracle.py` line by line, and around it what reporters have: pledges as a list of
//! what came when, suspensions, rows. Kept apart from the arithmetic that it stands beside, with
//! products of 512 bits.

use cosmwasm_std::Uint512;
use std::collections::BTreeMap;

pub const WAD: u128 = 1_000_000_000_000_000_000;
const BPS: u128 = 10_000;
const DAY: u64 = 86_400;

fn big(number: u128) -> Uint512 {
    Uint512::from(number)
}

fn small(number: Uint512) -> u128 {
    number
        .try_into()
        .map_or(u128::MAX, |n: cosmwasm_std::Uint128| n.u128())
}

fn md(a: u128, b: u128, c: u128) -> u128 {
    small(big(a) * big(b) / big(c))
}

fn mdc(a: u128, b: u128, c: u128) -> u128 {
    small((big(a) * big(b) + big(c) - Uint512::one()) / big(c))
}

/// Who, the price, the weight.
pub type Said = (u32, u128, u128);

pub fn median(reports: &[Said]) -> Option<u128> {
    let mut rows = reports.to_vec();
    rows.sort_by_key(|row| (row.1, row.0));
    let half: u128 = rows.iter().map(|row| row.2).sum();
    let mut acc = 0;
    for (_, price, weight) in rows {
        acc += weight;
        if 2 * acc >= half && half > 0 {
            return Some(price);
        }
    }
    None
}

/// Prices of one feed.
#[derive(Clone, Debug)]
pub struct Feed {
    pub band: u128,
    pub fault: u128,
    pub tau: u64,
    pub price: Option<u128>,
    pub at: u64,
    pub ema: u128,
    pub var: u128,
    pub reference: u128,
    pub ref_at: u64,
    /// Who, the price, the interval.
    pub suspects: Vec<(u32, u128, u128, u128)>,
}

/// The price, who is at fault, who is good.
pub type Settled = (Option<u128>, Vec<u32>, Vec<u32>);

impl Feed {
    pub fn new(band: u128, fault: u128, tau: u64) -> Self {
        Self {
            band,
            fault,
            tau,
            price: None,
            at: 0,
            ema: 0,
            var: 0,
            reference: 0,
            ref_at: 0,
            suspects: vec![],
        }
    }

    fn is_inside(&self, price: u128, a: u128, b: u128) -> bool {
        md(a, BPS - self.fault, BPS) <= price && price <= mdc(b, BPS + self.fault, BPS)
    }

    /// Closes a round of `active` weight that began at `at`.
    pub fn settle(
        &mut self,
        reports: &[Said],
        active: u128,
        at: u64,
        min_reports: usize,
    ) -> Settled {
        let none = (None, vec![], vec![]);
        let Some(m) = median(reports) else {
            return none;
        };
        if reports.len() < min_reports {
            return none;
        }
        let prev = self.price.unwrap_or(m);
        let (a, b) = (prev.min(m), prev.max(m));
        let near = |p: u128| big(p.abs_diff(m)) * big(BPS) <= big(self.band) * big(m);
        let old = |p: u128| self.is_inside(p, prev, prev);
        let stays = |p: u128| !old(m) && old(p) && !near(p);
        let inside = |report: &&Said| self.is_inside(report.1, a, b) && !stays(report.1);
        let inside: Vec<&Said> = reports.iter().filter(inside).collect();
        let weight: u128 = inside.iter().map(|report| report.2).sum();
        if big(weight) * big(3) < big(active) * big(2) || inside.len() < min_reports {
            return none;
        }
        let faulty = self.suspects.iter();
        let faulty = faulty.filter(|(_, p, a, b)| !self.is_inside(*p, *a.min(&m), *b.max(&m)));
        let faulty = faulty.map(|suspect| suspect.0).collect();
        let outside = reports.iter().filter(|r| !self.is_inside(r.1, a, b));
        self.suspects = outside.map(|r| (r.0, r.1, a, b)).collect();
        let good = reports.iter().filter(|r| near(r.1)).map(|r| r.0).collect();
        self.observe(m, at);
        (Some(m), faulty, good)
    }

    pub fn observe(&mut self, p: u128, at: u64) {
        if self.price.is_none() {
            (self.ema, self.reference, self.ref_at) = (p, p, at);
        } else {
            self.ema = self.mean(at);
            let dv = at - self.ref_at;
            if dv >= 600 {
                let moved = p.abs_diff(self.reference);
                let r = WAD.min(md(moved, WAD, self.reference));
                let sum = big(self.var) * big(604_800) + big(r) * big(r);
                self.var = small(sum / big(604_800 + u128::from(dv)));
                (self.reference, self.ref_at) = (p, at);
            }
        }
        (self.price, self.at) = (Some(p), at);
    }

    pub fn mean(&self, now: u64) -> u128 {
        let d = u128::from((now - self.at).min(600));
        let (tau, price) = (u128::from(self.tau), self.price.unwrap_or_default());
        small((big(self.ema) * big(tau) + big(price) * big(d)) / big(tau + d))
    }

    /// The root, by halving.
    pub fn sigma(&self, secs: u64) -> u128 {
        let square = big(self.var) * big(secs.into());
        let (mut low, mut high) = (0u128, u128::MAX / 2);
        while low < high {
            let mid = low + (high - low).div_ceil(2);
            match big(mid) * big(mid) <= square {
                true => low = mid,
                false => high = mid - 1,
            }
        }
        low
    }
}

/// Parameters.
#[derive(Clone, Copy, Debug)]
pub struct Terms {
    pub round_secs: u64,
    pub min_pledge: u128,
    pub min_reports: usize,
    pub fine_bps: u128,
    pub suspend_secs: u64,
    pub leave_secs: u64,
    pub max_missed: u32,
    pub reward: u128,
}

/// What a reporter has.
#[derive(Clone, Debug, Default)]
pub struct Man {
    /// What is pledged: in which round it came, and how much is left of it.
    pub deposits: Vec<(u64, u128)>,
    pub leaving: u128,
    pub ready_at: u64,
    pub owed: u128,
    /// When the reporter begins to count, and when it stops.
    pub from: u64,
    pub until: Option<u64>,
    /// The end of a suspension that the reporter has not come back from.
    pub out: Option<u64>,
    /// The round in which the reporter came back.
    pub back: Option<u64>,
    /// How many suspensions are remembered, and until when.
    pub times: u32,
    pub remembered: u64,
}

impl Man {
    pub fn pledge(&self) -> u128 {
        self.deposits.iter().map(|(_, amount)| amount).sum()
    }

    fn at_stake(&self) -> u128 {
        self.pledge() + self.leaving
    }

    fn take(&mut self, mut amount: u128, newest_first: bool) {
        while amount > 0 && !self.deposits.is_empty() {
            let at = if newest_first {
                self.deposits.len() - 1
            } else {
                0
            };
            let part = amount.min(self.deposits[at].1);
            self.deposits[at].1 -= part;
            amount -= part;
            if self.deposits[at].1 == 0 {
                self.deposits.remove(at);
            }
        }
    }
}

/// The reports of one feed in one round.
#[derive(Clone, Debug)]
pub struct Row {
    pub round: u64,
    pub active: u128,
    pub reports: Vec<Said>,
}

/// What an oracle remembers. Reporters have the numbers of their places.
#[derive(Clone, Debug)]
pub struct Oracle {
    pub terms: Terms,
    pub men: Vec<Man>,
    pub feeds: BTreeMap<&'static str, Feed>,
    pub rows: BTreeMap<&'static str, Row>,
    pub missed: BTreeMap<(&'static str, u32), u32>,
    pub voids: BTreeMap<&'static str, u32>,
    pub pot: u128,
    /// What the vault has got.
    pub fines: u128,
}

pub type Refused = &'static str;

impl Oracle {
    pub fn new(terms: Terms, men: usize, feeds: &[&'static str]) -> Self {
        Self {
            terms,
            men: vec![Man::default(); men],
            feeds: feeds
                .iter()
                .map(|id| (*id, Feed::new(100, 500, 1_800)))
                .collect(),
            rows: BTreeMap::new(),
            missed: BTreeMap::new(),
            voids: BTreeMap::new(),
            pot: 0,
            fines: 0,
        }
    }

    pub fn round(&self, now: u64) -> u64 {
        now / self.terms.round_secs
    }

    /// What evictions have done by now.
    pub fn touch(&mut self, now: u64) {
        for man in &mut self.men {
            if man.until.is_some_and(|until| until <= now) && man.pledge() > 0 {
                man.leaving += man.pledge();
                let over = man.until.unwrap_or_default() + self.terms.leave_secs;
                man.ready_at = man.ready_at.max(over);
                man.deposits.clear();
            }
        }
    }

    pub fn weight(&self, who: u32, round: u64) -> u128 {
        let (man, begins) = (&self.men[who as usize], round * self.terms.round_secs);
        let counts = man.from <= begins
            && man.until.is_none_or(|until| begins < until)
            && man.out.is_none()
            && man.back.is_none_or(|back| back < round);
        let old = man.deposits.iter().filter(|(came, _)| *came < round);
        let old: u128 = old.map(|(_, amount)| amount).sum();
        if counts {
            old.min(10 * self.terms.min_pledge)
        } else {
            0
        }
    }

    pub fn active(&self, round: u64) -> u128 {
        (0..self.men.len() as u32)
            .map(|who| self.weight(who, round))
            .sum()
    }

    pub fn pledge(&mut self, who: u32, lst: u128, now: u64) -> Result<(), Refused> {
        let (round, min) = (self.round(now), self.terms.min_pledge);
        let man = &mut self.men[who as usize];
        if man.until.is_some() {
            return Err("Evicted");
        }
        if man.pledge() + lst < min {
            return Err("BelowMinimum");
        }
        man.deposits.push((round, lst));
        Ok(())
    }

    pub fn unpledge(&mut self, who: u32, lst: u128, now: u64) -> Result<(), Refused> {
        let terms = self.terms;
        let man = &mut self.men[who as usize];
        let have = man.pledge();
        if lst == 0 || lst > have {
            return Err("NotEnough");
        }
        if lst < have && have - lst < terms.min_pledge {
            return Err("BelowMinimum");
        }
        man.take(lst, true);
        man.leaving += lst;
        man.ready_at = now + terms.leave_secs;
        Ok(())
    }

    pub fn collect(&mut self, who: u32, now: u64) -> Result<(u128, u128), Refused> {
        let man = &mut self.men[who as usize];
        let left = man.leaving > 0 && man.ready_at <= now;
        if man.owed == 0 && !left {
            return Err("NothingToCollect");
        }
        let owed = std::mem::take(&mut man.owed);
        let lst = if left {
            std::mem::take(&mut man.leaving)
        } else {
            0
        };
        Ok((owed, lst))
    }

    pub fn resume(&mut self, who: u32, now: u64) -> Result<(), Refused> {
        let round = self.round(now);
        let man = &mut self.men[who as usize];
        match man.out {
            None => Err("NotSuspended"),
            Some(until) if now < until => Err("Suspended"),
            Some(_) => {
                (man.out, man.back) = (None, Some(round));
                Ok(())
            }
        }
    }

    pub fn evict(&mut self, who: u32, now: u64) -> Result<(), Refused> {
        let round = self.round(now);
        if self.men[who as usize].until.is_some() {
            return Err("Evicted");
        }
        let weighs = self.weight(who, round);
        if weighs == 0 {
            self.men[who as usize].until = Some(now);
            self.touch(now);
            return Ok(());
        }
        let going =
            (0..self.men.len() as u32).filter(|other| self.men[*other as usize].until.is_some());
        let going: u128 = going.map(|other| self.weight(other, round)).sum();
        if 3 * (going + weighs) > self.active(round) {
            return Err("TooManyEvicted");
        }
        self.men[who as usize].until = Some(now + 14 * DAY);
        Ok(())
    }

    pub fn admit(&mut self, who: u32, now: u64) -> Result<(), Refused> {
        let man = &mut self.men[who as usize];
        match man.until {
            None => return Err("Admitted"),
            Some(until) if until <= now => man.from = now + 14 * DAY,
            Some(_) => {}
        }
        man.until = None;
        Ok(())
    }

    fn suspend(&mut self, who: u32, now: u64) {
        let man = &mut self.men[who as usize];
        if man.out.is_some() {
            return;
        }
        if now >= man.remembered {
            man.times = 0;
        }
        let until = now + self.terms.suspend_secs * 2u64.pow(man.times.min(6));
        man.times += 1;
        man.remembered = until + 30 * DAY;
        man.out = Some(until);
    }

    /// Closes a row that is over.
    fn settle(&mut self, id: &'static str, row: &Row, now: u64) -> Option<u128> {
        let men = 0..self.men.len() as u32;
        let weighed: Vec<u32> = men
            .clone()
            .filter(|who| self.weight(*who, row.round) > 0)
            .collect();
        let mut out = vec![];
        let said: u128 = row.reports.iter().map(|report| report.2).sum();
        let most = 2 * said > row.active;
        for who in men.filter(|_| most) {
            let is_in = row.reports.iter().any(|report| report.0 == who);
            let rows = self.missed.remove(&(id, who)).unwrap_or_default() + 1;
            if weighed.contains(&who) && !is_in {
                if rows >= self.terms.max_missed {
                    out.push(who);
                } else {
                    self.missed.insert((id, who), rows);
                }
            }
        }
        let at = row.round * self.terms.round_secs;
        let feed = self.feeds.get_mut(id).expect("a feed");
        let (price, faulty, good) =
            feed.settle(&row.reports, row.active, at, self.terms.min_reports);
        let voids = self.voids.entry(id).or_default();
        *voids = if price.is_some() { 0 } else { *voids + 1 };
        for who in good {
            if self.terms.reward > 0 && self.pot >= self.terms.reward {
                self.pot -= self.terms.reward;
                self.men[who as usize].owed += self.terms.reward;
            }
        }
        for who in faulty {
            let man = &mut self.men[who as usize];
            let fine = mdc(man.at_stake(), self.terms.fine_bps, BPS);
            let of_pledge = fine.min(man.pledge());
            man.take(of_pledge, false);
            man.leaving -= fine - of_pledge;
            self.fines += fine;
            self.suspend(who, now);
        }
        for who in out {
            self.suspend(who, now);
        }
        price
    }

    pub fn close(&mut self, id: &'static str, now: u64) -> Result<Option<u128>, Refused> {
        match self.rows.get(id).cloned() {
            Some(row) if row.round < self.round(now) => {
                self.rows.remove(id);
                Ok(self.settle(id, &row, now))
            }
            _ => Err("NothingToClose"),
        }
    }

    pub fn report(
        &mut self,
        who: u32,
        prices: &[(&'static str, u128)],
        now: u64,
    ) -> Result<(), Refused> {
        let round = self.round(now);
        if self.men[who as usize].out.is_some() {
            return Err("Suspended");
        }
        for (id, _) in prices {
            let row = self.rows.get(id).filter(|row| row.round == round);
            if row.is_some_and(|row| row.reports.iter().any(|report| report.0 == who)) {
                return Err("Reported");
            }
        }
        for (id, _) in prices {
            if let Some(row) = self.rows.get(id).filter(|row| row.round < round).cloned() {
                self.rows.remove(id);
                self.settle(id, &row, now);
            }
        }
        if self.men[who as usize].out.is_some() {
            return Err("Suspended");
        }
        let (weight, active) = (self.weight(who, round), self.active(round));
        if weight == 0 {
            return Err("NoWeight");
        }
        for (id, price) in prices {
            let row = self.rows.entry(id).or_insert(Row {
                round,
                active: 0,
                reports: vec![],
            });
            row.active = row.active.max(active);
            row.reports.push((who, *price, weight));
        }
        Ok(())
    }

    /// What a reader sees: the row that is over is closed in its head.
    pub fn read(&self, id: &'static str, now: u64) -> Feed {
        let mut feed = self.feeds[id].clone();
        if let Some(row) = self.rows.get(id).filter(|row| row.round < self.round(now)) {
            let at = row.round * self.terms.round_secs;
            feed.settle(&row.reports, row.active, at, self.terms.min_reports);
        }
        feed
    }
}
