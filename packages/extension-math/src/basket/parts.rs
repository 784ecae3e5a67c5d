//! The list of parts, and how it changes: announced first, and a quarter at a time.

use super::{
    Announced, Book, Part, PartTerms, Refusal, Target, MOST_PARTS, MOST_ROWS, MOST_SHIFT_BPS,
};
use crate::time::Now;
use ballast_accounting::{Amount, LayerShares, BPS};
use cosmwasm_std::Addr;

impl Book {
    /// The part of this address, and its place.
    pub fn find(&self, address: &Addr) -> Option<(usize, &Part)> {
        let mut parts = self.parts.iter().enumerate();
        parts.find(|(_, part)| part.address == *address)
    }

    /// Announces parts, which replace what was announced before.
    ///
    /// # Errors
    /// As `Book::ensure_may_follow`.
    pub fn announce(
        &mut self,
        parts: Vec<Target>,
        notice_secs: u64,
        now: Now,
    ) -> Result<u64, Refusal> {
        self.ensure_may_follow(&parts, now)?;
        let at = now.ceil.saturating_add(notice_secs);
        self.announced = Some(Announced { parts, at });
        Ok(at)
    }

    /// Puts announced parts in force; `terms` are theirs, in their order. What is not in the list
    /// any more has no weight, and goes when it is empty.
    ///
    /// # Errors
    /// `NothingAnnounced`, `Notice`, and as `Book::ensure_may_follow`.
    pub fn apply(&mut self, terms: Vec<PartTerms>, now: Now) -> Result<(), Refusal> {
        let announced = self.ripe(now)?.clone();
        self.ensure_may_follow(&announced.parts, now)?;
        self.put(announced.parts, terms);
        self.announced = None;
        Ok(())
    }

    /// The parts of birth; there may be none, then LST is loose until some are announced.
    ///
    /// # Errors
    /// `Weights`, `Twice`, `TooMany`.
    pub fn begin(&mut self, parts: Vec<Target>, terms: Vec<PartTerms>) -> Result<(), Refusal> {
        if parts.is_empty() {
            return Ok(());
        }
        ensure_whole(&parts)?;
        ensure_count(parts.len(), MOST_PARTS)?;
        self.put(parts, terms);
        Ok(())
    }

    /// What was announced, if its time has come.
    ///
    /// # Errors
    /// `NothingAnnounced`, `Notice`.
    pub fn ripe(&self, now: Now) -> Result<&Announced, Refusal> {
        let announced = self.announced.as_ref();
        let announced = announced.ok_or(Refusal::NothingAnnounced)?;
        match now.floor < announced.at {
            true => Err(Refusal::Notice {
                at: announced.at,
                now: now.floor,
            }),
            false => Ok(announced),
        }
    }

    /// Forgets what was announced.
    ///
    /// # Errors
    /// `NothingAnnounced`.
    pub fn drop_announced(&mut self) -> Result<(), Refusal> {
        let announced = self.announced.take();
        announced.map(drop).ok_or(Refusal::NothingAnnounced)
    }

    /// That these may follow the parts in force: whole, none twice, not too many with those that
    /// are not empty yet, and no more than a quarter of all weights shifted.
    fn ensure_may_follow(&self, parts: &[Target], now: Now) -> Result<(), Refusal> {
        ensure_whole(parts)?;
        let mut after = self.clone();
        after.put(parts.to_vec(), vec![]);
        let (counted, rows) = after.rows(now);
        ensure_count(counted, MOST_PARTS)?;
        ensure_count(rows, MOST_ROWS)?;
        let bps = self.shift_bps(parts);
        // where no part has weight, nothing is shifted away from anybody
        let is_first = self.parts.iter().all(|part| part.weight_bps == 0);
        match bps > MOST_SHIFT_BPS && !is_first {
            true => Err(Refusal::Shift {
                bps,
                most: MOST_SHIFT_BPS,
            }),
            false => Ok(()),
        }
    }

    /// How much of all weights would be elsewhere, rounded up.
    fn shift_bps(&self, parts: &[Target]) -> u64 {
        let weight = |address: &Addr| self.find(address).map_or(0, |(_, part)| part.weight_bps);
        let changed = parts
            .iter()
            .map(|part| part.weight_bps.abs_diff(weight(&part.address)));
        let is_there = |part: &&Part| parts.iter().any(|new| new.address == part.address);
        let gone = self.parts.iter().filter(|part| !is_there(part));
        let gone = gone.map(|part| part.weight_bps);
        let sum = changed.chain(gone).fold(0_u64, u64::saturating_add);
        sum.div_ceil(2)
    }

    fn put(&mut self, parts: Vec<Target>, terms: Vec<PartTerms>) {
        let mut old = core::mem::take(&mut self.parts);
        old.iter_mut().for_each(|part| part.weight_bps = 0);
        let mut terms = terms.into_iter();
        for Target {
            address,
            weight_bps,
            cap,
        } in parts
        {
            let known = old.iter().position(|part| part.address == address);
            let mut part = match known {
                Some(at) => old.remove(at),
                None => new(address),
            };
            (part.weight_bps, part.cap) = (weight_bps, cap);
            if let Some(terms) = terms.next() {
                part.terms = terms;
            }
            self.parts.push(part);
        }
        self.parts.append(&mut old);
        self.forget_empty();
    }
}

fn new(address: Addr) -> Part {
    Part {
        address,
        weight_bps: 0,
        cap: None,
        shares: LayerShares::ZERO,
        trim: None,
        silent_since: None,
        terms: PartTerms {
            drip_secs: 0,
            cooldown_secs: 0,
            window_secs: 0,
            max_slash_bps: 0,
            consumer: None,
        },
    }
}

fn ensure_count(count: usize, most: usize) -> Result<(), Refusal> {
    match count == 0 || count > most {
        true => Err(Refusal::TooMany { count, most }),
        false => Ok(()),
    }
}

/// That weights are the whole, and no part is there twice.
fn ensure_whole(parts: &[Target]) -> Result<(), Refusal> {
    let weights = parts.iter().map(|part| part.weight_bps);
    let sum = weights.fold(0_u64, u64::saturating_add);
    if sum != BPS {
        return Err(Refusal::Weights { sum });
    }
    let twice = parts.iter().enumerate().find(|(at, part)| {
        let mut before = parts.iter().take(*at);
        before.any(|other| other.address == part.address)
    });
    match twice {
        Some((_, part)) => Err(Refusal::Twice {
            part: part.address.clone(),
        }),
        None => Ok(()),
    }
}
