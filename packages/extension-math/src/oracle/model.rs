//! `tests/models/oracle.py` again ([`Feed`]), and around it what reporters have: pledges as a list of
//! what came when, suspensions, rows. Kept apart from the arithmetic that it stands beside, with
//! products of 512 bits.

mod feed;
mod round;

pub use feed::{median, Feed, Said, Settled, WAD};

use std::collections::BTreeMap;

const DAY: u64 = 86_400;

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
}
