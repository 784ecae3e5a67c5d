//! Random histories beside the model, and the laws that are about two states.
#![allow(
    clippy::arithmetic_side_effects,
    clippy::as_conversions,
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing
)]

use super::{model, model::Model, Ask, Books, Offer, Price, Quote, Refusal, Terms};
use ballast_accounting::{Amount, Native, Shares, Totals};
use cosmwasm_std::Uint512;
use proptest::prelude::*;
use std::collections::BTreeMap;

const DAY: u64 = 86_400;
const PEOPLE: [&str; 4] = ["a", "b", "c", "d"];

#[derive(Clone, Debug)]
enum Act {
    Offer {
        who: u8,
        lst: u128,
        a: u128,
        b: u128,
        ends: u64,
    },
    Buy {
        who: u8,
        which: u8,
        part: u8,
    },
    Cancel {
        who: u8,
        which: u8,
    },
    Close {
        who: u8,
    },
    Give {
        from: u8,
        to: u8,
    },
    Exercise {
        who: u8,
        part: u8,
    },
    Redeem {
        who: u8,
    },
    Wait(u64),
    Window(bool),
    Value(u8),
    Owe(bool),
}

fn act() -> impl Strategy<Value = Act> {
    let who = || 0u8..4;
    let lst = prop_oneof![Just(1u128), 1u128..10u128.pow(12), 1u128..10u128.pow(24)];
    let part = || prop::sample::select(vec![0u8, 1, 50, 100]);
    prop_oneof![
        3 => (who(), lst, 0u128..10_000_000, 0u128..10_000_000, 0u64..50 * DAY)
            .prop_map(|(who, lst, a, b, ends)| Act::Offer { who, lst, a, b, ends }),
        5 => (who(), 0u8..8, part()).prop_map(|(who, which, part)| Act::Buy { who, which, part }),
        1 => (who(), 0u8..8).prop_map(|(who, which)| Act::Cancel { who, which }),
        1 => who().prop_map(|who| Act::Close { who }),
        2 => (who(), who()).prop_map(|(from, to)| Act::Give { from, to }),
        4 => (who(), part()).prop_map(|(who, part)| Act::Exercise { who, part }),
        2 => who().prop_map(|who| Act::Redeem { who }),
        2 => (0u64..3 * DAY).prop_map(Act::Wait),
        1 => any::<bool>().prop_map(Act::Window),
        3 => (60u8..115).prop_map(Act::Value),
        1 => any::<bool>().prop_map(Act::Owe),
    ]
}

/// The arithmetic with what a contract would keep, beside the model.
struct Pair {
    model: Model,
    terms: Terms,
    books: Books,
    offers: BTreeMap<u64, Offer>,
    now: u64,
}

fn part_of(amount: u128, part: u8) -> u128 {
    match part {
        0 | 1 => u128::from(part),
        part => amount / 100 * u128::from(part) + amount % 100 * u128::from(part) / 100,
    }
}

impl Pair {
    fn new(decimals: u32, strike: u128, shares: u128, percent: u128, days: u64) -> Self {
        let (unit, from) = (10u128.pow(decimals), days * DAY);
        let expiry = from + 3 * DAY;
        let (value, cover) = (shares / 100 * percent, 0);
        let hub = model::Hub {
            value,
            shares,
            cover,
        };
        Self {
            model: Model::new(hub, unit, strike, from, expiry),
            terms: Terms {
                unit: unit.into(),
                strike: Quote::new(strike),
                exercise_from: from,
                expiry,
            },
            books: Books::default(),
            offers: BTreeMap::new(),
            now: 0,
        }
    }

    fn price(&self) -> Price {
        let hub = self.model.hub;
        Price {
            totals: Totals {
                value: Native::new(hub.value),
                shares: Shares::new(hub.shares),
            },
            cover: Native::new(hub.cover),
        }
    }

    fn act(&mut self, act: &Act) {
        let terms = self.terms;
        let name = |who: u8| PEOPLE[usize::from(who)];
        match *act {
            Act::Offer {
                who,
                lst,
                a,
                b,
                ends,
            } => self.offer(name(who), lst, (a, b), ends),
            Act::Buy { who, which, part } => self.buy(name(who), which.into(), part),
            Act::Cancel { who, which } => self.cancel(name(who), which.into()),
            Act::Close { who } => self.close(name(who)),
            Act::Give { from, to } => {
                let half = self.model.options_of(name(from)) / 2;
                self.model.give(name(from), name(to), half).unwrap();
            }
            Act::Exercise { who, part } => self.exercise(name(who), part),
            Act::Redeem { who } => self.redeem(name(who)),
            Act::Wait(secs) => self.now += secs,
            Act::Window(expires) => {
                let to = if expires {
                    terms.expiry
                } else {
                    terms.exercise_from
                };
                self.now = self.now.max(to);
            }
            Act::Value(percent) => {
                let hub = &mut self.model.hub;
                hub.value = (hub.value / 100 * u128::from(percent)).max(1);
            }
            Act::Owe(owes) => {
                let hub = &mut self.model.hub;
                hub.cover = if owes { hub.value / 50 } else { 0 };
            }
        }
    }

    fn offer(&mut self, who: &str, lst: u128, (a, b): (u128, u128), ends: u64) {
        let ask = Ask {
            price: Quote::new(a),
            end_price: Some(Quote::new(b)),
            ends_at: Some(ends),
        };
        let made = Offer::new(Shares::new(lst), ask, &self.terms, self.now);
        let ours = made.and_then(|offer| {
            let id = self.books.offer(&offer)?;
            self.offers.insert(id, offer);
            Ok(id)
        });
        same(ours, self.model.offer(self.now, who, lst, (a, b), ends));
    }

    fn buy(&mut self, who: &str, id: u64, part: u8) {
        let Some(mut offer) = self.offers.get(&id).copied() else {
            return;
        };
        let lst = part_of(offer.lst.raw().u128(), part);
        let bought = Shares::new(lst);
        let ours = self
            .books
            .buy_ceil(&mut offer, bought, &self.terms, self.now);
        match offer.lst.is_zero() {
            true => _ = self.offers.remove(&id),
            false => _ = self.offers.insert(id, offer),
        }
        let theirs = self.model.buy(self.now, who, id, lst);
        same(ours.map(|bought| bought.cost.raw().u128()), theirs);
    }

    fn cancel(&mut self, who: &str, id: u64) {
        if let Ok(lst) = self.model.cancel(who, id) {
            let offer = self.offers.remove(&id).unwrap();
            assert_eq!(offer.lst.raw().u128(), lst);
            self.books.cancel(&offer).unwrap();
        }
    }

    fn close(&mut self, who: &str) {
        let has = (self.model.options_of(who), self.model.written_of(who));
        let lst = has.0.min(has.1);
        let sides = (Shares::new(has.0), Shares::new(has.1));
        let (terms, now) = (self.terms, self.now);
        let ours = self.books.close(Shares::new(lst), sides, &terms, now);
        same(ours, self.model.close(now, who, lst));
    }

    fn exercise(&mut self, who: &str, part: u8) {
        let options = self.model.options_of(who);
        let lst = part_of(options, part);
        let (price, terms, now) = (self.price(), self.terms, self.now);
        let (n, all) = (Shares::new(lst), Shares::new(options));
        let ours = self.books.exercise_ceil(n, all, &price, &terms, now);
        let ours = ours.map(|done| done.pays.raw().u128());
        if let Ok(pays) = ours {
            self.pays_enough(lst, pays);
        }
        same(ours, self.model.exercise(now, who, lst));
    }

    fn redeem(&mut self, who: &str) {
        let written = Shares::new(self.model.written_of(who));
        let ours = self.books.redeem_floor(written, &self.terms, self.now);
        let ours = ours.map(|got| (got.lst.raw().u128(), got.quote.raw().u128()));
        same(ours, self.model.redeem(self.now, who));
    }

    /// K-6: at least the strike for the exact native worth, owed cover included.
    fn pays_enough(&self, lst: u128, pays: u128) {
        let hub = self.model.hub;
        let [lst, value, shares] = [lst, hub.value + hub.cover, hub.shares].map(Uint512::from);
        let [pays, strike, unit] = [pays, self.model.strike, self.model.unit].map(Uint512::from);
        assert!(pays * shares * unit >= lst * value * strike, "K-6");
    }

    fn check(&self) {
        self.model.check(self.now);
        let (books, model) = (&self.books, &self.model);
        assert_eq!(books.lst.raw().u128(), model.lst);
        assert_eq!(books.written.raw().u128(), model.written);
        assert_eq!(books.quote.raw().u128(), model.quote);
        assert_eq!(books.offers + 1, model.next);
        let offered: u128 = model.offers.values().map(|offer| offer.lst).sum();
        assert_eq!(books.offered.raw().u128(), offered);
        for (id, offer) in &model.offers {
            let ours = self.offers[id].price_ceil(self.now).unwrap();
            assert_eq!(ours.raw().u128(), offer.price(self.now));
        }
    }
}

fn same<T: PartialEq + std::fmt::Debug>(ours: Result<T, Refusal>, theirs: Result<T, &str>) {
    use super::Refusal::*;
    let ours = ours.map_err(|refusal| match refusal {
        ZeroAmount => "ZeroAmount",
        Closed { .. } => "Closed",
        Price { .. } => "Price",
        Ends { .. } => "Ends",
        MoreThanOffered { .. } => "MoreThanOffered",
        NotEnough { .. } => "NotEnough",
        NotYet { .. } => "NotYet",
        Expired { .. } => "Expired",
        NotExpired { .. } => "NotExpired",
        NothingToRedeem => "NothingToRedeem",
        NoPrice { .. } => "NoPrice",
        Number(error) => panic!("{error}"),
    });
    assert_eq!(ours, theirs);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2_000))]

    /// Every step is the model's, and K-1 to K-6 hold. In the end each gets the same part, to a
    /// unit a writer, and nothing stays.
    #[test]
    fn histories_are_the_model_s(
        decimals in prop::sample::select(vec![6u32, 18]), strike in 1u128..10u128.pow(8),
        shares in 10u128.pow(7)..10u128.pow(24), percent in 60u128..250, days in 1u64..90,
        acts in prop::collection::vec(act(), 1..100), last in 0usize..24,
    ) {
        let mut pair = Pair::new(decimals, strike, shares, percent, days);
        for act in acts {
            pair.act(&act);
            pair.check();
        }
        pair.now = pair.now.max(pair.terms.expiry);
        let (all, lst, quote) = (pair.model.written, pair.model.lst, pair.model.quote);
        for place in 0..4 {
            let who = PEOPLE[(place * (1 + last % 3) + last) % 4];
            let written = pair.model.written_of(who);
            let Ok((got_lst, got_quote)) = pair.model.redeem(pair.now, who) else { continue };
            for (got, pool) in [(got_lst, lst), (got_quote, quote)] {
                let [got, all] = [got, all].map(Uint512::from);
                let exact = Uint512::from(pool) * Uint512::from(written);
                prop_assert!(exact.abs_diff(got * all) < all * Uint512::from(4u128), "K-8");
            }
        }
        for who in PEOPLE {
            _ = pair.model.redeem(pair.now, who);
        }
        if all > 0 {
            prop_assert_eq!((pair.model.lst, pair.model.quote, pair.model.written), (0, 0, 0), "K-9");
        }
    }

    /// A price never rises, lies between both ends, and never under the line.
    #[test]
    fn an_ask_falls_on_a_line(
        a in 1u128..10u128.pow(30), part in 1u128..=100, starts in 0u64..1_000, long in 1u64..100_000_000, at in 0u64..100_000_000,
    ) {
        let to = (a / 100 * part).max(1).min(a);
        let (from, to, ends) = (Quote::new(a), Quote::new(to), starts + long);
        let offer = Offer { lst: Shares::new(1u128), from, to, starts, ends };
        let price = offer.price_ceil(starts + at).unwrap();
        prop_assert!(price >= to && price <= from);
        prop_assert!(offer.price_ceil(starts + at + 1).unwrap() <= price);
        prop_assert_eq!(offer.price_ceil(starts).unwrap(), from);
        if at < long {
            let [above, long, fall, left] = [
                price.raw().u128() - to.raw().u128(), u128::from(long), a - to.raw().u128(), u128::from(long - at),
            ].map(Uint512::from);
            prop_assert!(above * long >= fall * left && above * long < fall * left + long);
        }
    }
}
