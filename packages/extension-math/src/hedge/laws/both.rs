//! The arithmetic beside the model, act by act, and H-5, H-6 and H-11 on the way.

use super::acts::{backer, backer_terms, terms, Act, T};
use super::raw;
use super::whole::made_whole_and_no_more;
use crate::hedge::{
    capital,
    model::{Hub, Model, Rules},
    Backing, Book, HubView, Refusal, Terms,
};
use crate::restake::{model, Report, Stake};
use crate::time::Now;
use ballast_accounting::{Amount, LayerShares, Native, Shares, Totals};

/// What both say to an act.
type Answers = (Result<u128, String>, Result<u128, model::Refused>);

/// The arithmetic beside the model, each with its backer.
pub struct Both {
    book: Book,
    stake: Stake,
    terms: Terms,
    pub model: Model,
    pub now: u64,
}

impl Both {
    pub fn new(rules: Rules) -> Self {
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
    fn backing(&self) -> Backing {
        let floor = Shares::new(backer().floor);
        let slashable = self.stake.slashable(&backer_terms(), Now::at(self.now));
        Backing {
            slashable: slashable.unwrap(),
            capital: capital(&self.stake, floor).unwrap(),
        }
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
    pub fn act(&mut self, act: &Act) -> bool {
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

    fn both(&mut self, act: &Act, now: Now) -> Answers {
        let at = self.now;
        if let Act::Deposit { .. } | Act::Cancel { .. } | Act::Pause { .. } = act {
            self.accrued(now).unwrap();
        }
        match act {
            Act::Deposit { who, lst } => self.deposit(&who.to_string(), *lst, now),
            Act::Activate { which } => self.activate(*which, now),
            Act::Cancel { which } => self.cancel(*which),
            Act::Redeem { who, part, forfeit } => self.redeem(&who.to_string(), *part, *forfeit),
            Act::TopUp => self.top_up(now),
            Act::Observe => self.observe(now),
            Act::Pay => self.pay(now),
            Act::Gift { lst } => (Ok(0), self.model.give("gift", *lst).map(|()| 0)),
            Act::Loss { bps } => {
                self.model.hub.value -= self.model.hub.value * u128::from(*bps) / 10_000;
                (Ok(0), Ok(0))
            }
            Act::Owe { native } => {
                self.model.hub.pending_cover = *native;
                (Ok(0), Ok(0))
            }
            Act::Restake { lst } => self.restake(*lst, now),
            Act::Unstake { part } => self.unstake(*part, now),
            Act::Withdraw => self.withdraw(),
            Act::Pause { secs } => (
                name(self.book.begin_pause(Some(*secs), now).map(|_| 0)),
                self.model.begin_pause(*secs, at).map(|()| 0),
            ),
        }
    }

    fn deposit(&mut self, who: &str, lst: u128, now: Now) -> Answers {
        let ours = self.book.deposit(Shares::new(lst), &self.terms, now);
        let theirs = self.model.deposit(who, lst, self.now);
        (
            name(ours.map(|deposited| deposited.id.into())),
            theirs.map(u128::from),
        )
    }

    fn activate(&mut self, which: u8, now: Now) -> Answers {
        let Some(id) = self.pick(which) else {
            return (Err(String::new()), Err("none"));
        };
        let (terms, hub) = (self.terms, self.hub());
        let row = self.model.deposits[&id].clone();
        let backing = self.backing();
        let ours = self.accrued(now).and_then(|()| {
            let lst = Shares::new(row.lst);
            self.book
                .activate_floor(lst, row.ready, &hub, backing, &terms, now)
        });
        let theirs = self.model.activate(id, self.now);
        (name(ours.map(|done| raw(done.shares))), theirs)
    }

    fn cancel(&mut self, which: u8) -> Answers {
        let Some(id) = self.pick(which) else {
            return (Err(String::new()), Err("none"));
        };
        let lst = self.model.deposits[&id].lst;
        let ours = self.book.cancel(Shares::new(lst)).map(|()| lst);
        (name(ours), self.model.cancel(id, self.now))
    }

    fn observe(&mut self, now: Now) -> Answers {
        let (terms, hub) = (self.terms, self.hub());
        let slashable = self.backing().slashable;
        let ours = self.accrued(now).and_then(|()| {
            hub.ensure_price()?;
            self.book.look(&hub.totals, &terms, now)?;
            self.book.set_rate(slashable, &terms)
        });
        let theirs = self.model.observe(self.now);
        (name(ours.map(|()| 0)), theirs.map(|()| 0))
    }

    fn pay(&mut self, now: Now) -> Answers {
        let terms = self.terms;
        let theirs = self.model.pay(self.now);
        let slashable = self.backing().slashable;
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

    fn restake(&mut self, lst: u128, now: Now) -> Answers {
        let (exposure, due) = self.model.backer.report.unwrap();
        let report = Report::Says {
            exposure: exposure.into(),
            due: due.into(),
        };
        let ours = self
            .stake
            .deposit_floor(Shares::new(lst), Some(report), now);
        let ours = ours.map(raw).map_err(|err| err.to_string());
        (ours, self.model.backer.deposit("u", lst, self.now))
    }

    fn unstake(&mut self, part: u8, now: Now) -> Answers {
        let shares = self.model.backer.shares_of("u") / 255 * u128::from(part);
        let theirs = self.model.backer.redeem("u", shares, self.now);
        let ours = self
            .stake
            .redeem_floor(LayerShares::new(shares), &backer_terms(), now);
        let ours = ours
            .map(|done| raw(done.lst))
            .map_err(|err| err.to_string());
        (ours, theirs.map(|(_, lst)| lst))
    }

    fn withdraw(&mut self) -> Answers {
        let Some((id, row)) = self.model.backer.redemptions.first_key_value() else {
            return (Err(String::new()), Err("none"));
        };
        let (id, units) = (*id, row.units);
        match self.model.backer.withdraw(&[id], self.now) {
            Err(refused) => (Err(String::new()), Err(refused)),
            Ok(paid) => {
                let units = LayerShares::new(units);
                let ours = self.stake.pool.layer.pay_floor(units, LayerShares::ZERO);
                (ours.map(raw).map_err(|err| err.to_string()), Ok(paid))
            }
        }
    }

    fn accrued(&mut self, now: Now) -> Result<(), Refusal> {
        self.book.accrue(now)
    }

    pub fn pick(&self, which: u8) -> Option<u64> {
        let ids: Vec<u64> = self.model.deposits.keys().copied().collect();
        ids.get(usize::from(which) % ids.len().max(1)).copied()
    }

    fn redeem(&mut self, who: &str, part: u8, forfeit: bool) -> Answers {
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
        let slashable = self.backing().slashable;
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
    fn top_up(&mut self, now: Now) -> Answers {
        let (terms, hub) = (self.terms, self.hub());
        let slashable = self.backing().slashable;
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
            let slashable = self.backing().slashable;
            self.book.set_rate(slashable, &terms)?;
            Ok(raw(plan.due))
        });
        (name(ours), self.model.top_up(self.now).map(|(due, _)| due))
    }
}

fn name(ours: Result<u128, Refusal>) -> Result<u128, String> {
    ours.map_err(|err| err.to_string())
}
