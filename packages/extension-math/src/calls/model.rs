//! `tests/models/calls.py`, class `Series`, again: integers and maps, no types of the contract's.
//! What stands beside it is held against it after every step.

use cosmwasm_std::{Uint128, Uint512};
use std::collections::BTreeMap;

/// Why it refuses.
pub type Refused = &'static str;

fn need(ok: bool, why: Refused) -> Result<(), Refused> {
    match ok {
        true => Ok(()),
        false => Err(why),
    }
}

fn floor(a: u128, b: u128, c: u128) -> u128 {
    let all = Uint512::from(a) * Uint512::from(b) / Uint512::from(c);
    Uint128::try_from(all).map_or(u128::MAX, |n| n.u128())
}

fn ceil(a: u128, b: u128, c: u128) -> u128 {
    let all = Uint512::from(a) * Uint512::from(b) + Uint512::from(c) - Uint512::one();
    Uint128::try_from(all / Uint512::from(c)).map_or(u128::MAX, |n| n.u128())
}

/// What the series sees of a hub.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Hub {
    pub value: u128,
    pub shares: u128,
    pub cover: u128,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Offer {
    pub writer: String,
    pub lst: u128,
    pub a: u128,
    pub b: u128,
    pub t0: u64,
    pub t1: u64,
}

impl Offer {
    pub fn price(&self, now: u64) -> u128 {
        match now >= self.t1 {
            true => self.b,
            false => {
                let (left, all) = (u128::from(self.t1 - now), u128::from(self.t1 - self.t0));
                self.b + ceil(self.a - self.b, left, all)
            }
        }
    }
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Model {
    pub hub: Hub,
    pub unit: u128,
    pub strike: u128,
    pub from: u64,
    pub expiry: u64,
    pub offers: BTreeMap<u64, Offer>,
    pub next: u64,
    pub lst: u128,
    pub written: u128,
    pub supply: u128,
    pub quote: u128,
    pub options: BTreeMap<String, u128>,
    pub claims: BTreeMap<String, u128>,
    /// What the contract holds.
    pub here: (u128, u128),
}

fn of(map: &BTreeMap<String, u128>, who: &str) -> u128 {
    map.get(who).copied().unwrap_or_default()
}

fn add(map: &mut BTreeMap<String, u128>, who: &str, n: u128) {
    *map.entry(who.to_string()).or_default() += n;
}

fn take(map: &mut BTreeMap<String, u128>, who: &str, n: u128) {
    *map.entry(who.to_string()).or_default() -= n;
}

impl Model {
    pub fn new(hub: Hub, unit: u128, strike: u128, from: u64, expiry: u64) -> Self {
        Self {
            hub,
            unit,
            strike,
            from,
            expiry,
            offers: BTreeMap::new(),
            next: 1,
            lst: 0,
            written: 0,
            supply: 0,
            quote: 0,
            options: BTreeMap::new(),
            claims: BTreeMap::new(),
            here: (0, 0),
        }
    }

    pub fn options_of(&self, who: &str) -> u128 {
        of(&self.options, who)
    }

    pub fn written_of(&self, who: &str) -> u128 {
        of(&self.claims, who)
    }

    pub fn offer(
        &mut self,
        now: u64,
        writer: &str,
        lst: u128,
        (a, b): (u128, u128),
        ends: u64,
    ) -> Result<u64, Refused> {
        need(now < self.from, "Closed")?;
        need(lst > 0, "ZeroAmount")?;
        need(b > 0 && b <= a, "Price")?;
        let falls = ends > now || a == b;
        need(now <= ends && ends <= self.from && falls, "Ends")?;
        let offer = Offer {
            writer: writer.to_string(),
            lst,
            a,
            b,
            t0: now,
            t1: ends,
        };
        self.offers.insert(self.next, offer);
        self.next += 1;
        self.here.0 += lst;
        Ok(self.next - 1)
    }

    pub fn cost(&self, now: u64, id: u64, lst: u128) -> u128 {
        let price = self.offers.get(&id).map_or(0, |offer| offer.price(now));
        ceil(lst, price, self.unit)
    }

    pub fn buy(&mut self, now: u64, who: &str, id: u64, lst: u128) -> Result<u128, Refused> {
        need(self.offers.contains_key(&id), "UnknownOffer")?;
        need(now < self.from, "Closed")?;
        need(lst > 0, "ZeroAmount")?;
        let cost = self.cost(now, id, lst);
        let offer = self.offers.get_mut(&id).unwrap();
        need(lst <= offer.lst, "MoreThanOffered")?;
        offer.lst -= lst;
        let (writer, left) = (offer.writer.clone(), offer.lst);
        if left == 0 {
            self.offers.remove(&id);
        }
        self.lst += lst;
        self.written += lst;
        self.supply += lst;
        add(&mut self.options, who, lst);
        add(&mut self.claims, &writer, lst);
        Ok(cost)
    }

    pub fn cancel(&mut self, who: &str, id: u64) -> Result<u128, Refused> {
        let offer = self.offers.get(&id).ok_or("UnknownOffer")?;
        need(offer.writer == who, "Unauthorized")?;
        let lst = offer.lst;
        self.offers.remove(&id);
        self.here.0 -= lst;
        Ok(lst)
    }

    pub fn close(&mut self, now: u64, who: &str, lst: u128) -> Result<(), Refused> {
        need(now < self.from, "Closed")?;
        need(lst > 0, "ZeroAmount")?;
        let enough = self.options_of(who) >= lst && self.written_of(who) >= lst;
        need(enough, "NotEnough")?;
        take(&mut self.options, who, lst);
        take(&mut self.claims, who, lst);
        self.lst -= lst;
        self.written -= lst;
        self.supply -= lst;
        self.here.0 -= lst;
        Ok(())
    }

    pub fn strike_cost(&self, lst: u128) -> Result<u128, Refused> {
        let Hub {
            value,
            shares,
            cover,
        } = self.hub;
        need(value > 0, "NoPrice")?;
        let native = ceil(lst, value + cover, shares);
        Ok(ceil(native, self.strike, self.unit))
    }

    pub fn exercise(&mut self, now: u64, who: &str, lst: u128) -> Result<u128, Refused> {
        need(now >= self.from, "NotYet")?;
        need(now < self.expiry, "Expired")?;
        need(lst > 0, "ZeroAmount")?;
        need(self.options_of(who) >= lst, "NotEnough")?;
        let pays = self.strike_cost(lst)?;
        take(&mut self.options, who, lst);
        self.supply -= lst;
        self.lst -= lst;
        self.quote += pays;
        self.here.0 -= lst;
        self.here.1 += pays;
        Ok(pays)
    }

    pub fn part(&self, who: &str) -> (u128, u128) {
        match (self.written_of(who), self.written) {
            (_, 0) => (0, 0),
            (n, all) => (floor(n, self.lst, all), floor(n, self.quote, all)),
        }
    }

    pub fn redeem(&mut self, now: u64, who: &str) -> Result<(u128, u128), Refused> {
        need(now >= self.expiry, "NotExpired")?;
        let written = self.written_of(who);
        need(written > 0, "NothingToRedeem")?;
        let (lst, quote) = self.part(who);
        self.claims.remove(who);
        self.written -= written;
        self.lst -= lst;
        self.quote -= quote;
        self.here.0 -= lst;
        self.here.1 -= quote;
        Ok((lst, quote))
    }

    pub fn give(&mut self, from: &str, to: &str, lst: u128) -> Result<(), Refused> {
        need(self.options_of(from) >= lst, "NotEnoughShares")?;
        take(&mut self.options, from, lst);
        add(&mut self.options, to, lst);
        Ok(())
    }

    /// K-1 to K-5, as `check` of the model.
    pub fn check(&self, now: u64) {
        let offered: u128 = self.offers.values().map(|offer| offer.lst).sum();
        assert_eq!(self.here, (self.lst + offered, self.quote), "K-1, K-2");
        assert_eq!(self.options.values().sum::<u128>(), self.supply, "K-3");
        assert_eq!(self.claims.values().sum::<u128>(), self.written, "K-3");
        assert!(now >= self.expiry || self.supply == self.lst, "K-4");
        let is_closed = now >= self.from;
        assert!(
            is_closed || (self.supply == self.written && self.quote == 0),
            "K-5"
        );
    }
}
