//! Random histories beside the model, and the laws that are about two states.
#![allow(
    clippy::arithmetic_side_effects,
    clippy::as_conversions,
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing
)]

use super::{model::*, Books, Holder, Look, Mark, Principal, Scaled, Term};
use ballast_accounting::{Amount, Native, Shares, Totals};
use proptest::prelude::*;
use std::collections::BTreeMap;

const DAY: u64 = 86_400;
const PEOPLE: [&str; 4] = ["a", "b", "c", "d"];

#[derive(Clone, Debug)]
enum Act {
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

fn act() -> impl Strategy<Value = Act> {
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
struct Pair {
    model: Model,
    books: Books,
    holders: BTreeMap<String, Holder>,
    now: u64,
}

fn of(amount: u128, part: u8) -> u128 {
    match part {
        0 => 0,
        1 => 1,
        part => amount / 100 * u128::from(part) + amount % 100 * u128::from(part) / 100,
    }
}

impl Pair {
    fn new(value: u128, shares: u128, maturity: u64) -> Self {
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

    fn term(&self) -> Term {
        Term {
            maturity: self.model.maturity,
            now: self.now,
        }
    }

    fn look(&self) -> Look {
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
    fn fresh(&self) -> Books {
        let mut books = self.books;
        books.touch(self.look(), self.term()).unwrap();
        books
    }

    fn accrue(&mut self, who: &str) -> Holder {
        let (mark, yt) = (self.books.mark, self.model.yt_of(who));
        let row = self.holders.entry(who.to_string());
        let row = row.or_insert(Holder::new(mark));
        row.accrue(Principal::new(yt), mark).unwrap();
        *row
    }

    fn act(&mut self, act: &Act) {
        let (term, now) = (self.term(), self.now);
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
                self.model.touch(now);
            }
            Act::Split { who, lst } => {
                let who = name(who);
                let mut books = self.fresh();
                let ours = books.split_floor(Shares::new(lst), term);
                if ours.is_ok() {
                    self.books = books;
                    self.accrue(who);
                }
                let theirs = self.model.split(now, who, lst);
                same(ours.map(|p| p.raw().u128()), theirs);
            }
            Act::Merge { who, part } => {
                let who = name(who);
                let most = self.model.pt_of(who).min(self.model.yt_of(who));
                let p = of(most, part);
                if p > most {
                    return;
                }
                let mut books = self.fresh();
                let ours = books.merge_floor(Principal::new(p), Principal::new(most), term);
                if ours.is_ok() {
                    self.books = books;
                    self.accrue(who);
                }
                let theirs = self.model.merge(now, who, p);
                same(ours.map(|lst| lst.raw().u128()), theirs);
            }
            Act::Redeem { who, part } => {
                let who = name(who);
                let most = self.model.pt_of(who);
                let p = of(most, part);
                if p > most {
                    return;
                }
                let mut books = self.fresh();
                let ours = books.redeem_floor(Principal::new(p), term);
                if ours.is_ok() {
                    self.books = books;
                }
                let theirs = self.model.redeem(now, who, p);
                same(ours.map(|lst| lst.raw().u128()), theirs);
            }
            Act::Claim { who } => {
                let who = name(who);
                let (books, holders) = (self.books, self.holders.clone());
                self.books = self.fresh();
                let mut holder = self.accrue(who);
                let ours = self.books.claim_floor(&mut holder);
                match ours {
                    Ok(_) => _ = self.holders.insert(who.to_string(), holder),
                    Err(_) => (self.books, self.holders) = (books, holders),
                }
                let theirs = self.model.claim(now, who);
                same(ours.map(|lst| lst.raw().u128()), theirs);
            }
            Act::Give { from, to, part } => {
                let (from, to) = (name(from), name(to));
                let y = of(self.model.yt_of(from), part);
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
        }
    }

    /// Every number is the model's, and every law holds.
    fn check(&self) {
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

fn same(ours: Result<u128, super::Refusal>, theirs: Result<u128, Refused>) {
    use super::Refusal::*;
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

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2_000))]

    /// Every step is the model's, and S-1 to S-6 hold; the mark never rises, and once final it stays.
    #[test]
    fn histories_are_the_model_s(
        shares in 10u128.pow(7)..10u128.pow(28),
        percent in 50u128..300,
        days in 1u64..400,
        acts in prop::collection::vec(act(), 1..80),
    ) {
        let mut pair = Pair::new(shares / 100 * percent, shares, days * DAY);
        for act in acts {
            let before = pair.books;
            pair.act(&act);
            pair.check();
            prop_assert!(pair.books.mark <= before.mark, "S-5");
            prop_assert!(!before.is_final || pair.books.mark == before.mark, "S-5");
        }
    }

    /// S-8: split, hold both, claim and redeem: at most what went in, and at least that less one unit for each of three steps.
    #[test]
    fn both_parts_are_the_whole(
        lst in 10u128.pow(7)..10u128.pow(24),
        steps in prop::collection::vec((1u64..10 * DAY, 500u128..1_100, any::<bool>()), 1..40),
    ) {
        let mut pair = Pair::new(10u128.pow(24), 10u128.pow(24), 100 * DAY);
        pair.act(&Act::Split { who: 0, lst });
        for (secs, permille, touches) in steps {
            pair.now += secs;
            pair.model.hub.value = (pair.model.hub.value / 1_000 * permille).max(1_000_000);
            if touches {
                pair.act(&Act::Touch);
            }
        }
        pair.act(&Act::Mature(0));
        pair.act(&Act::Touch);
        let claimed = pair.model.claim(pair.now, "a").unwrap_or(0);
        let principal = pair.model.pt_of("a");
        let redeemed = pair.model.redeem(pair.now, "a", principal).unwrap_or(0);
        prop_assert!(claimed + redeemed <= lst && claimed + redeemed + 3 >= lst);
    }

    /// S-8 before maturity: a split that is merged at once gives back what came, or a unit less for each of two steps; never more.
    #[test]
    fn a_split_that_is_merged_gains_nothing(
        value in 1u128..10u128.pow(30), shares in 1u128..10u128.pow(30), lst in 1u128..10u128.pow(28),
    ) {
        let totals = Totals { value: Native::new(value), shares: Shares::new(shares) };
        let term = Term { maturity: 10, now: 0 };
        let Ok(mut books) = Books::new(totals, 0) else { return Ok(()) };
        let Ok(principal) = books.split_floor(Shares::new(lst), term) else { return Ok(()) };
        prop_assert_eq!(books.is_backed(), Ok(true));
        if let Ok(back) = books.merge_floor(principal, principal, term) {
            prop_assert!(back.raw().u128() <= lst);
        }
        prop_assert_eq!(books.is_backed(), Ok(true));
    }

    /// The mark at maturity lies between the two looks, is exact to a unit, and errs for PT.
    #[test]
    fn the_mark_at_maturity_is_on_the_line(
        mark in 1u128..10u128.pow(36), part in 0u128..=1_000,
        since in 0u64..1_000_000, to in 0u64..1_000_000, late in 0u64..1_000_000,
    ) {
        let seen = mark / 1_000 * part;
        let (maturity, now) = (since + to, since + to + late);
        let at = Mark::new(mark).at_maturity_ceil(Mark::new(seen), (since, maturity, now)).unwrap();
        prop_assert!(at.raw().u128() >= seen && at.raw().u128() <= mark);
        let fall = (mark - at.raw().u128()).checked_mul(u128::from((to + late).max(1)));
        let exact = (mark - seen).checked_mul(u128::from(to));
        if let (Some(fall), Some(exact)) = (fall, exact) {
            prop_assert!(fall <= exact && exact - fall < u128::from((to + late).max(1)));
        }
    }

    /// Accrual is exact: in one piece or in many, to the last of 27 decimals.
    #[test]
    fn accrued_in_pieces_is_accrued_at_once(
        yt in 0u128..10u128.pow(30), falls in prop::collection::vec(0u128..10u128.pow(27), 1..50),
    ) {
        let mut mark = Mark::new(10u128.pow(29));
        let (mut once, mut often) = (Holder::new(mark), Holder::new(mark));
        for fall in falls {
            mark = Mark::new(mark.raw().u128() - fall);
            often.accrue(Principal::new(yt), mark).unwrap();
        }
        once.accrue(Principal::new(yt), mark).unwrap();
        prop_assert_eq!(once, often);
        prop_assert!(once.accrued <= Scaled::at(Principal::new(yt), Mark::new(10u128.pow(29))));
    }
}

/// S-6: ten thousand looks cost a holder of one token nothing. A floor at each would leave him nothing.
#[test]
fn ten_thousand_looks_cost_nothing() {
    let life = |looks: bool| {
        let mut pair = Pair::new(10u128.pow(13), 10u128.pow(13), 1_000_000_000);
        pair.act(&Act::Split {
            who: 0,
            lst: 1_000_000,
        });
        pair.act(&Act::Split {
            who: 1,
            lst: 1_000_000,
        });
        for second in 0..10_000 {
            pair.now = second;
            pair.model.hub.value += 2_400;
            if looks {
                let (from, to, part) = (1, 0, 0);
                pair.act(&Act::Give { from, to, part });
            }
        }
        pair.check();
        pair.model.claimable(10_000, "a")
    };
    assert_eq!((life(true), life(false)), (2, 2));
}
