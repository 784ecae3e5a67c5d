//! Random histories beside the model, and the laws that are about two states.
#![allow(
    clippy::arithmetic_side_effects,
    clippy::as_conversions,
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing
)]

use super::{
    model::{Hub, Model, Rules},
    *,
};
use crate::{
    restake::{model, Report, Stake, Terms as RestakeTerms},
    time::Now,
};
use ballast_accounting::{Amount, LayerShares, Native, Shares, Totals};
use cosmwasm_std::Uint512;
use proptest::prelude::*;

const DAY: u64 = 86_400;
const T: u64 = 1_700_000_000;

fn raw<A: Amount>(amount: A) -> u128 {
    amount.raw().u128()
}

fn terms(rules: &Rules) -> Terms {
    Terms {
        deductible_bps: rules.deductible as u64,
        event_secs: rules.event,
        reserve_bps: rules.reserve as u64,
        waiting_secs: rules.waiting,
        premium: Premium {
            min_bps: rules.min as u64,
            kink_bps: rules.kink as u64,
            max_bps: rules.max as u64,
        },
    }
}

fn rules() -> impl Strategy<Value = Rules> {
    let premium = prop::sample::select(vec![
        (0u128, 0u128, 0u128),
        (50, 300, 3_000),
        (0, 10_000, 10_000),
    ]);
    (
        prop::sample::select(vec![10u128, 150, 2_000]),
        prop::sample::select(vec![7 * DAY, 30 * DAY]),
        prop::sample::select(vec![100u128, 2_500, 20_000]),
        prop::sample::select(vec![DAY, 21 * DAY]),
        premium,
    )
        .prop_map(
            |(deductible, event, reserve, waiting, (min, kink, max))| Rules {
                deductible,
                event,
                reserve,
                waiting,
                min,
                kink,
                max,
            },
        )
}

fn backer() -> model::Rules {
    model::Rules {
        cooldown: 7 * DAY,
        window: 7 * DAY,
        max_bps: 10_000,
        floor: 1_000_000,
        drip: 7 * DAY,
        veto: None,
        ratio: Some((10_000, 35 * DAY)),
    }
}

/// As a hedge knows it: the window decides nothing.
fn backer_terms() -> RestakeTerms {
    let rules = backer();
    RestakeTerms {
        cooldown_secs: rules.cooldown,
        window_secs: 0,
        max_slash_bps: 10_000,
        floor: Shares::new(rules.floor),
        drip_secs: rules.drip,
        veto: None,
        ratio: None,
    }
}

#[derive(Clone, Debug)]
enum Act {
    Deposit { who: u8, lst: u128 },
    Activate { which: u8 },
    Cancel { which: u8 },
    Redeem { who: u8, part: u8, forfeit: bool },
    TopUp,
    Observe,
    Pay,
    Gift { lst: u128 },
    Loss { bps: u64 },
    Owe { native: u128 },
    Restake { lst: u128 },
    Unstake { part: u8 },
    Withdraw,
    Pause { secs: u64 },
}

fn act() -> impl Strategy<Value = Act> {
    let amounts = prop::sample::select(vec![
        1u128,
        999,
        1_000_000,
        1_000_000_000,
        1_000_000_000_000,
    ]);
    prop_oneof![
        3 => (0..3u8, amounts.clone()).prop_map(|(who, lst)| Act::Deposit { who, lst }),
        5 => any::<u8>().prop_map(|which| Act::Activate { which }),
        1 => any::<u8>().prop_map(|which| Act::Cancel { which }),
        3 => (0..3u8, any::<u8>(), any::<bool>()).prop_map(|(who, part, forfeit)| Act::Redeem { who, part, forfeit }),
        4 => Just(Act::TopUp),
        1 => Just(Act::Observe),
        1 => Just(Act::Pay),
        1 => amounts.clone().prop_map(|lst| Act::Gift { lst }),
        3 => prop::sample::select(vec![1u64, 50, 200, 1_000, 4_000]).prop_map(|bps| Act::Loss { bps }),
        1 => prop::sample::select(vec![0u128, 0, 5]).prop_map(|native| Act::Owe { native }),
        3 => amounts.prop_map(|lst| Act::Restake { lst }),
        1 => any::<u8>().prop_map(|part| Act::Unstake { part }),
        1 => Just(Act::Withdraw),
        1 => (0..20 * DAY).prop_map(|secs| Act::Pause { secs }),
    ]
}

fn later() -> impl Strategy<Value = u64> {
    prop::sample::select(vec![0, 0, 1, 600, DAY, 8 * DAY])
}

/// Both.
struct Both {
    book: Book,
    stake: Stake,
    terms: Terms,
    model: Model,
    now: u64,
}

impl Both {
    fn new(rules: Rules) -> Self {
        let mut backer = model::Model::new(backer(), T);
        for who in ["0", "1", "2", "u", "gift"] {
            backer.lst.insert(who.to_string(), 10u128.pow(15));
        }
        let hub = Hub {
            value: 11 * 10u128.pow(14),
            shares: 10u128.pow(15),
            ..Hub::default()
        };
        let mut both = Self {
            book: Book {
                at: T,
                ..Book::default()
            },
            stake: Stake::default(),
            terms: terms(&rules),
            model: Model::new(rules, hub, backer),
            now: T,
        };
        both.model.at = T;
        both.act(&Act::Restake {
            lst: 100_000_000_000,
        });
        both.act(&Act::Deposit {
            who: 0,
            lst: 10_000_000_000,
        });
        both.now += both.terms.waiting_secs;
        both.act(&Act::Activate { which: 0 });
        both
    }

    fn hub(&self) -> HubView {
        let hub = &self.model.hub;
        HubView {
            totals: Totals {
                value: Native::new(hub.value),
                shares: Shares::new(hub.shares),
            },
            pending_loss: Native::new(hub.pending_loss),
            pending_cover: Native::new(hub.pending_cover),
        }
    }

    /// What the backer could be slashed for, and its capital.
    fn backing(&self) -> (Shares, Shares) {
        let floor = Shares::new(backer().floor);
        (
            self.stake
                .slashable(&backer_terms(), Now::at(self.now))
                .unwrap(),
            capital(&self.stake, floor).unwrap(),
        )
    }

    fn numbers(&self) -> [u128; 6] {
        let (book, model) = (&self.book, &self.model);
        let ours = [
            raw(book.protected.assets),
            raw(book.protected.shares),
            raw(book.waiting),
            raw(book.premium),
            book.rate_bps.into(),
            book.rest.into(),
        ];
        let theirs = [
            model.protected.lst,
            model.protected.shares,
            model.waiting,
            model.premium,
            model.rate,
            model.rest,
        ];
        assert_eq!(ours, theirs);
        assert_eq!((raw(book.mark.value), raw(book.mark.shares)), model.mark);
        let event = book.event.map(|event| (event.since, event.room.map(raw)));
        assert_eq!(event, model.event);
        let layer = &self.stake.pool.layer;
        let backer = &model.backer;
        let active = (raw(layer.active.assets), raw(layer.active.shares));
        assert_eq!(active, (backer.active.lst, backer.active.shares));
        assert_eq!(raw(layer.exiting.assets), backer.redeeming.lst);
        ours
    }

    /// One act by both: whether both did it.
    fn act(&mut self, act: &Act) -> bool {
        let now = Now::at(self.now);
        let before = (self.book, self.stake, self.model.clone());
        let here = Shares::new(self.model.backer.here);
        self.stake.accrue(here, &backer_terms(), now).unwrap();
        self.model.backer.touch(self.now, 0);
        self.model.backer.report = Some(self.model.exposure(self.now));
        let (ours, theirs) = self.both(act, now);
        match (ours, theirs) {
            (Ok(ours), Ok(theirs)) => {
                assert_eq!(ours, theirs, "{act:?}");
                self.model.check();
                self.numbers();
                true
            }
            (Err(_), Err(_)) => {
                (self.book, self.stake, self.model) = before;
                false
            }
            (ours, theirs) => panic!("{act:?}: ours {ours:?}, the model's {theirs:?}"),
        }
    }

    fn both(
        &mut self,
        act: &Act,
        now: Now,
    ) -> (Result<u128, String>, Result<u128, model::Refused>) {
        let (terms, at, hub) = (self.terms, self.now, self.hub());
        if let Act::Deposit { .. } | Act::Cancel { .. } | Act::Pause { .. } = act {
            self.accrued(now).unwrap();
        }
        match act {
            Act::Deposit { who, lst } => (
                name(
                    self.book
                        .deposit(Shares::new(*lst), &terms, now)
                        .map(|(id, _)| id.into()),
                ),
                self.model
                    .deposit(&who.to_string(), *lst, at)
                    .map(u128::from),
            ),
            Act::Activate { which } => {
                let Some(id) = self.pick(*which) else {
                    return (Err(String::new()), Err("none"));
                };
                let row = self.model.deposits[&id].clone();
                let (slashable, capital) = self.backing();
                let ours = self.accrued(now).and_then(|()| {
                    let deposit = (Shares::new(row.lst), row.ready);
                    self.book
                        .activate_floor(deposit, &hub, (capital, slashable), &terms, now)
                });
                (
                    name(ours.map(|done| raw(done.shares))),
                    self.model.activate(id, at),
                )
            }
            Act::Cancel { which } => {
                let Some(id) = self.pick(*which) else {
                    return (Err(String::new()), Err("none"));
                };
                let lst = self.model.deposits[&id].lst;
                (
                    name(self.book.cancel(Shares::new(lst)).map(|()| lst)),
                    self.model.cancel(id, at),
                )
            }
            Act::Redeem { who, part, forfeit } => self.redeem(&who.to_string(), *part, *forfeit),
            Act::TopUp => self.top_up(now),
            Act::Observe => {
                let (slashable, _) = self.backing();
                let ours = self.accrued(now).and_then(|()| {
                    hub.ensure_price()?;
                    self.book.look(&hub.totals, &terms, now)?;
                    self.book.set_rate(slashable, &terms)
                });
                (name(ours.map(|()| 0)), self.model.observe(at).map(|()| 0))
            }
            Act::Pay => {
                let theirs = self.model.pay(at);
                let (slashable, _) = self.backing();
                let ours = self
                    .accrued(now)
                    .and_then(|()| self.book.set_rate(slashable, &terms));
                ours.unwrap();
                let premium = raw(self.book.take_premium());
                match theirs {
                    Ok((theirs, gifts)) => (Ok(premium + gifts), Ok(theirs + gifts)),
                    Err(refused) => (Err(String::new()), Err(refused)),
                }
            }
            Act::Gift { lst } => (Ok(0), self.model.give("gift", *lst).map(|()| 0)),
            Act::Loss { bps } => {
                self.model.hub.value -= self.model.hub.value * u128::from(*bps) / 10_000;
                (Ok(0), Ok(0))
            }
            Act::Owe { native } => {
                self.model.hub.pending_cover = *native;
                (Ok(0), Ok(0))
            }
            Act::Restake { lst } => {
                let (exposure, due) = self.model.backer.report.unwrap();
                let report = Report::Says {
                    exposure: exposure.into(),
                    due: due.into(),
                };
                let ours = self
                    .stake
                    .deposit_floor(Shares::new(*lst), Some(report), now);
                let ours = ours.map(raw).map_err(|err| err.to_string());
                (ours, self.model.backer.deposit("u", *lst, at))
            }
            Act::Unstake { part } => {
                let shares = self.model.backer.shares_of("u") / 255 * u128::from(*part);
                let theirs = self.model.backer.redeem("u", shares, at);
                let ours = self
                    .stake
                    .redeem_floor(LayerShares::new(shares), &backer_terms(), now);
                let ours = ours
                    .map(|done| raw(done.lst))
                    .map_err(|err| err.to_string());
                (ours, theirs.map(|(_, lst)| lst))
            }
            Act::Withdraw => {
                let Some((id, row)) = self.model.backer.redemptions.first_key_value() else {
                    return (Err(String::new()), Err("none"));
                };
                let (id, units) = (*id, row.units);
                match self.model.backer.withdraw(&[id], at) {
                    Err(refused) => (Err(String::new()), Err(refused)),
                    Ok(paid) => {
                        let units = LayerShares::new(units);
                        let ours = self.stake.pool.layer.pay_floor(units, LayerShares::ZERO);
                        (ours.map(raw).map_err(|err| err.to_string()), Ok(paid))
                    }
                }
            }
            Act::Pause { secs } => (
                name(self.book.begin_pause(Some(*secs), now).map(|_| 0)),
                self.model.begin_pause(*secs, at).map(|()| 0),
            ),
        }
    }

    fn accrued(&mut self, now: Now) -> Result<(), Refusal> {
        self.book.accrue(now)
    }

    fn pick(&self, which: u8) -> Option<u64> {
        let ids: Vec<u64> = self.model.deposits.keys().copied().collect();
        ids.get(usize::from(which) % ids.len().max(1)).copied()
    }

    fn redeem(
        &mut self,
        who: &str,
        part: u8,
        forfeit: bool,
    ) -> (Result<u128, String>, Result<u128, model::Refused>) {
        let has = self.model.shares_of(who);
        let shares = match part {
            0..64 => has,
            64..72 => 1,
            part => has / 256 * u128::from(part),
        };
        if shares == 0 {
            return (Err(String::new()), Err("none"));
        }
        let (terms, now, totals) = (self.terms, Now::at(self.now), self.hub().totals);
        let (slashable, _) = self.backing();
        let ours = self.accrued(now).and_then(|()| {
            let price = (!forfeit).then_some(&totals);
            let lst = self.book.redeem_floor(
                LayerShares::new(shares),
                Shares::ZERO,
                price,
                &terms,
                now,
            )?;
            if !forfeit {
                self.book.set_rate(slashable, &terms)?;
            }
            Ok(raw(lst))
        });
        (
            name(ours),
            self.model.redeem(who, shares, self.now, forfeit),
        )
    }

    /// H-5, H-6 and H-11 on the way.
    fn top_up(&mut self, now: Now) -> (Result<u128, String>, Result<u128, model::Refused>) {
        let (terms, hub) = (self.terms, self.hub());
        let (slashable, _) = self.backing();
        let mut paid = Shares::ZERO;
        let ours = self.accrued(now).and_then(|()| {
            let plan = self.book.plan_top_up(&hub, slashable, &terms, now)?;
            let before = self.book;
            if !plan.take.is_zero() {
                let took = self.stake.slash(plan.take, &backer_terms(), now)?;
                assert_eq!(took.taken, plan.take);
            }
            paid = plan.take;
            self.book.top_up(paid, &hub.totals, &terms, now)?;
            made_whole_and_no_more(&before, &self.book, &hub.totals, &terms, plan);
            let (slashable, _) = self.backing();
            self.book.set_rate(slashable, &terms)?;
            Ok(raw(plan.due))
        });
        (name(ours), self.model.top_up(self.now).map(|(due, _)| due))
    }
}

/// H-5 and H-6: in native, protected LST is worth at most what it was less the deductible, and all of that where neither room nor
/// capital binds; never more is paid than the reserve.
fn made_whole_and_no_more(
    before: &Book,
    after: &Book,
    price: &Totals,
    terms: &Terms,
    plan: Payment,
) {
    let is_paid = before.event.is_some_and(|event| event.room.is_some());
    let borne = if is_paid { 0 } else { terms.deductible_bps };
    let wide = |n: u128| Uint512::from(n);
    let mark = before.mark;
    let keep =
        wide(raw(before.protected.assets)) * wide(raw(mark.value)) * wide((10_000 - borne).into());
    let after_at = |lst: u128| wide(lst) * wide(raw(price.value)) * wide(10_000);
    let (by, of) = (wide(raw(price.shares)), wide(raw(mark.shares)));
    assert!(
        after_at(raw(after.protected.assets)) * of <= keep * by,
        "H-5"
    );
    // premium makes what is protected less, and with it the reserve of a drawdown that was paid for before
    let most = terms.room_floor(before.protected.assets).unwrap();
    let room = before.event.and_then(|event| event.room);
    let room = room.map_or(most, |room| room.min(most));
    assert!(plan.take <= room && plan.take <= plan.due, "H-6");
    if plan.take == plan.due && plan.due < room {
        // what LST is worth, and 3 units of rounding, above it is more than it was
        let more = after_at(raw(after.protected.assets) + 3) + wide(30_000) * by;
        assert!(more * of >= keep * by, "H-5 whole");
    }
}

fn name(ours: Result<u128, Refusal>) -> Result<u128, String> {
    ours.map_err(|err| err.to_string())
}

fn look(book: &mut Book, value: u128, terms: &Terms, at: u64) {
    let totals = Totals {
        value: Native::new(value),
        shares: Shares::new(10u128.pow(12)),
    };
    book.look(&totals, terms, Now::at(at)).unwrap();
}

fn free() -> Terms {
    let mut terms = super::tests::terms();
    terms.premium = Premium {
        min_bps: 0,
        kink_bps: 0,
        max_bps: 0,
    };
    terms
}

/// A loss in pieces, with a top-up after each or after the last alone.
fn in_pieces(pieces: &[(u64, u64, bool, bool)], pays_between: bool) -> u128 {
    let (terms, mut value, mut at) = (free(), 10u128.pow(12), T);
    let mut book = Book {
        at,
        ..Book::default()
    };
    book.protected
        .join_floor(Shares::new(10u128.pow(11)))
        .unwrap();
    look(&mut Book::default(), value, &terms, at);
    let totals = |value: u128| Totals {
        value: Native::new(value),
        shares: Shares::new(10u128.pow(12)),
    };
    book.mark = totals(value);
    for (n, (bps, secs, pays, grows)) in pieces.iter().enumerate() {
        at += secs;
        value = value * u128::from(10_000 - bps) / 10_000;
        value += if *grows { value / 10_000 } else { 0 };
        look(&mut book, value, &terms, at);
        if n + 1 == pieces.len() || (pays_between && *pays) {
            let hub = HubView {
                totals: totals(value),
                pending_loss: Native::ZERO,
                pending_cover: Native::ZERO,
            };
            let all = Shares::new(10u128.pow(12));
            if let Ok(plan) = book.plan_top_up(&hub, all, &terms, Now::at(at)) {
                book.top_up(plan.take, &hub.totals, &terms, Now::at(at))
                    .unwrap();
            }
        }
    }
    raw(book.protected.assets)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    /// Every step is the model's; H-1 to H-6 and H-11 on the way.
    #[test]
    fn every_step_is_the_model_s(rules in rules(), acts in prop::collection::vec((later(), act()), 1..80)) {
        let mut both = Both::new(rules);
        for (secs, act) in acts {
            both.now += secs;
            if let Act::Activate { which } = &act {
                // deposits are ripe for a day that random steps miss
                if let Some(id) = both.pick(*which) {
                    both.now = both.now.max(both.model.deposits[&id].ready);
                }
            }
            both.act(&act);
        }
    }

    /// H-8: a loss that comes in pieces, with a top-up after any of them, pays what one top-up at the end pays.
    #[test]
    fn pieces_and_their_order_do_not_matter(
        pieces in prop::collection::vec((1u64..900, prop::sample::select(vec![5u64, 600, DAY]), any::<bool>(), any::<bool>()), 2..7),
    ) {
        let (once, often) = (in_pieces(&pieces, false), in_pieces(&pieces, true));
        // a millionth of 10^11 may still wait
        let most = 10 * pieces.len() as u128 + 100_000;
        prop_assert!(once.abs_diff(often) <= most, "{once} {often}");
    }

    /// H-9: premium takes what the rate says and no more, however often it is touched; remainders are kept.
    #[test]
    fn touching_takes_nothing(lst in 1u128..1_000_000_000_000, rate in 0u64..=10_000, gaps in prop::collection::vec(1u64..DAY, 1..60)) {
        let mut book = Book { at: T, rate_bps: rate, ..Book::default() };
        book.protected.join_floor(Shares::new(lst)).unwrap();
        let (mut often, mut once) = (book, book);
        let mut at = T;
        for gap in gaps {
            at += gap;
            often.accrue(Now::at(at)).unwrap();
        }
        once.accrue(Now::at(at)).unwrap();
        let (often, once) = (raw(often.premium), raw(once.premium));
        // touched often it is taken off what is left: less by the premium on the premium, and a unit
        let on_premium = once * u128::from(rate) * u128::from(at - T) / u128::from(BPS_YEARS);
        prop_assert!(often <= once && once - often <= on_premium + 1, "{often} {once} {on_premium}");
    }

    /// The rate is never above the most, and rises with use up to all of it.
    #[test]
    fn the_rate_has_bounds(reserve in 0u128..=u128::MAX, slashable in 0u128..=u128::MAX, more in 0u128..=u128::MAX) {
        let terms = super::tests::terms();
        let rate = |reserve, slashable| terms.rate_bps_floor(Shares::new(reserve), Shares::new(slashable));
        let here = rate(reserve, slashable);
        prop_assert!(here <= 3_000);
        let higher = reserve.saturating_add(more);
        if higher <= slashable {
            prop_assert!(rate(higher, slashable) >= here);
        }
    }

    /// What capital covers is covered, and a unit more is not.
    #[test]
    fn what_is_coverable_is_covered(capital in 0u128..1u128 << 100, reserve_bps in 100u64..=20_000) {
        let terms = Terms { reserve_bps, ..super::tests::terms() };
        let lst = terms.coverable_floor(Shares::new(capital)).unwrap();
        prop_assert!(terms.reserve_ceil(lst).unwrap() <= Shares::new(capital));
        let more = lst.checked_add(Shares::new(1u128)).unwrap();
        prop_assert!(terms.reserve_ceil(more).unwrap() > Shares::new(capital));
    }
}
