//! The arithmetic beside the model, act by act.

use crate::splitter::{
    model::{Hub, Model, Refused, GRACE},
    Books, Holder, Look, Principal, Term,
};
use ballast_accounting::{Amount, Native, Shares, Totals};
use proptest::prelude::*;
use std::collections::BTreeMap;

pub const DAY: u64 = 86_400;
const PEOPLE: [&str; 4] = ["a", "b", "c", "d"];

#[derive(Clone, Debug)]
pub enum Act {
    Grow(u32),
    Slash(u8),
    Hub { up: bool, owes: bool },
    Wait(u32),
    Mature(u8),
    Touch,
    Split { who: u8, lst: u128 },
    Merge { who: u8, part: u8 },
    Redeem { who: u8, part: u8 },
    Claim { who: u8 },
    Give { from: u8, to: u8, part: u8 },
}

pub fn act() -> impl Strategy<Value = Act> {
    let who = || 0u8..4;
    let part = || prop::sample::select(vec![0u8, 1, 50, 100]);
    let lst = prop_oneof![Just(1u128), 1u128..1_000, 1u128..10u128.pow(24)];
    prop_oneof![
        4 => (0u32..1_000_000).prop_map(Act::Grow),
        1 => prop::sample::select(vec![1u8, 5, 30, 100]).prop_map(Act::Slash),
        1 => (any::<bool>(), any::<bool>()).prop_map(|(up, owes)| Act::Hub { up, owes }),
        3 => (0u32..90).prop_map(Act::Wait),
        1 => (0u8..4).prop_map(Act::Mature),
        2 => Just(Act::Touch),
        3 => (who(), lst).prop_map(|(who, lst)| Act::Split { who, lst }),
        2 => (who(), part()).prop_map(|(who, part)| Act::Merge { who, part }),
        2 => (who(), part()).prop_map(|(who, part)| Act::Redeem { who, part }),
        2 => who().prop_map(|who| Act::Claim { who }),
        3 => (who(), who(), part()).prop_map(|(from, to, part)| Act::Give { from, to, part }),
    ]
}

/// The arithmetic with the balances that a contract would keep, beside the model.
pub struct Pair {
    pub model: Model,
    pub books: Books,
    pub holders: BTreeMap<String, Holder>,
    pub now: u64,
}

fn of(amount: u128, part: u8) -> u128 {
    match part {
        0 => 0,
        1 => 1,
        part => amount / 100 * u128::from(part) + amount % 100 * u128::from(part) / 100,
    }
}

impl Pair {
    pub fn new(value: u128, shares: u128, maturity: u64) -> Self {
        let (up, owes) = (true, false);
        let hub = Hub {
            value,
            shares,
            up,
            owes,
        };
        let totals = Totals {
            value: Native::new(value),
            shares: Shares::new(shares),
        };
        Self {
            model: Model::new(hub, 0, maturity),
            books: Books::new(totals, 0).unwrap(),
            holders: BTreeMap::new(),
            now: 0,
        }
    }

    pub fn term(&self) -> Term {
        Term {
            maturity: self.model.maturity,
            now: self.now,
        }
    }

    pub fn look(&self) -> Look {
        let hub = self.model.hub;
        match hub.up {
            false => Look::Silent,
            true => Look::Says {
                totals: Totals {
                    value: Native::new(hub.value),
                    shares: Shares::new(hub.shares),
                },
                owes_cover: hub.owes,
            },
        }
    }

    /// The books as a message finds them.
    pub fn fresh(&self) -> Books {
        let mut books = self.books;
        books.touch(self.look(), self.term()).unwrap();
        books
    }

    pub fn accrue(&mut self, who: &str) -> Holder {
        let (mark, yt) = (self.books.mark, self.model.yt_of(who));
        let row = self.holders.entry(who.to_string());
        let row = row.or_insert(Holder::new(mark));
        row.accrue(Principal::new(yt), mark).unwrap();
        *row
    }

    pub fn act(&mut self, act: &Act) {
        let name = |who: u8| PEOPLE[usize::from(who)];
        match *act {
            Act::Grow(n) => {
                let hub = &mut self.model.hub;
                hub.value += hub.value / 100_000_000 * u128::from(n);
            }
            Act::Slash(percent) => {
                let hub = &mut self.model.hub;
                hub.value -= hub.value / 100 * u128::from(percent);
            }
            Act::Hub { up, owes } => (self.model.hub.up, self.model.hub.owes) = (up, owes),
            Act::Wait(tenths) => self.now += u64::from(tenths) * DAY / 10,
            Act::Mature(which) => {
                let late = [0, 1, DAY, GRACE][usize::from(which)];
                self.now = self.now.max(self.model.maturity + late);
            }
            Act::Touch => {
                self.books = self.fresh();
                self.model.touch(self.now);
            }
            Act::Split { who, lst } => self.split(name(who), lst),
            Act::Merge { who, part } => self.merge(name(who), part),
            Act::Redeem { who, part } => self.redeem(name(who), part),
            Act::Claim { who } => self.claim(name(who)),
            Act::Give { from, to, part } => self.give(name(from), name(to), part),
        }
    }

    fn split(&mut self, who: &str, lst: u128) {
        let mut books = self.fresh();
        let ours = books.split_floor(Shares::new(lst), self.term());
        if ours.is_ok() {
            self.books = books;
            self.accrue(who);
        }
        let theirs = self.model.split(self.now, who, lst);
        same(ours.map(|p| p.raw().u128()), theirs);
    }

    fn merge(&mut self, who: &str, part: u8) {
        let most = self.model.pt_of(who).min(self.model.yt_of(who));
        let p = of(most, part);
        if p > most {
            return;
        }
        let mut books = self.fresh();
        let ours = books.merge_floor(Principal::new(p), Principal::new(most), self.term());
        if ours.is_ok() {
            self.books = books;
            self.accrue(who);
        }
        let theirs = self.model.merge(self.now, who, p);
        same(ours.map(|lst| lst.raw().u128()), theirs);
    }

    fn redeem(&mut self, who: &str, part: u8) {
        let most = self.model.pt_of(who);
        let p = of(most, part);
        if p > most {
            return;
        }
        let mut books = self.fresh();
        let ours = books.redeem_floor(Principal::new(p), self.term());
        if ours.is_ok() {
            self.books = books;
        }
        let theirs = self.model.redeem(self.now, who, p);
        same(ours.map(|lst| lst.raw().u128()), theirs);
    }

    fn claim(&mut self, who: &str) {
        let (books, holders) = (self.books, self.holders.clone());
        self.books = self.fresh();
        let mut holder = self.accrue(who);
        let ours = self.books.claim_floor(&mut holder);
        match ours {
            Ok(_) => _ = self.holders.insert(who.to_string(), holder),
            Err(_) => (self.books, self.holders) = (books, holders),
        }
        let theirs = self.model.claim(self.now, who);
        same(ours.map(|lst| lst.raw().u128()), theirs);
    }

    /// S-6 on the way.
    fn give(&mut self, from: &str, to: &str, part: u8) {
        let (now, y) = (self.now, of(self.model.yt_of(from), part));
        if y > self.model.yt_of(from) {
            return;
        }
        let before = [from, to].map(|who| self.model.claimable(now, who));
        self.books = self.fresh();
        self.accrue(from);
        self.accrue(to);
        self.model.transfer_yt(now, from, to, y).unwrap();
        let after = [from, to].map(|who| self.model.claimable(now, who));
        assert_eq!(before, after, "S-6");
    }

    /// Every number is the model's, and every law holds.
    pub fn check(&self) {
        let (books, model) = (&self.books, &self.model);
        model.check();
        assert_eq!(books.mark.raw().u128(), model.mark);
        assert_eq!(
            (books.mark_at, books.line.raw().u128()),
            (model.mark_at, model.line)
        );
        assert_eq!(books.is_final, model.is_final);
        assert_eq!(books.reserve.raw().u128(), model.reserve);
        assert_eq!(books.pt_supply.raw().u128(), model.pt_supply);
        assert_eq!(books.yt_supply.raw().u128(), model.yt_supply);
        assert_eq!(books.owed.to_string(), model.owed.to_string());
        assert_eq!(books.is_backed(), Ok(true), "S-1");
        let fresh = self.fresh();
        for who in PEOPLE {
            let row = self.holders.get(who).copied();
            let mut row = row.unwrap_or(Holder::new(fresh.mark));
            row.accrue(Principal::new(model.yt_of(who)), fresh.mark)
                .unwrap();
            let ours = row.claimable_floor().unwrap().raw().u128();
            assert_eq!(ours, model.claimable(self.now, who), "{who}");
        }
    }
}

fn same(ours: Result<u128, crate::splitter::Refusal>, theirs: Result<u128, Refused>) {
    use crate::splitter::Refusal::*;
    let ours = ours.map_err(|refusal| match refusal {
        Matured { .. } => "Matured",
        NotMatured { .. } => "NotMatured",
        HubSilent { .. } => "HubSilent",
        DustLst { .. } | DustPrincipal { .. } => "DustAmount",
        NothingToClaim => "NothingToClaim",
        other => panic!("{other}"),
    });
    assert_eq!(ours, theirs);
}
