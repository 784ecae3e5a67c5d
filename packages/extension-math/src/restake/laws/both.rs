//! The arithmetic beside the model, act by act.

use super::acts::{terms, Act};
use super::raw;
use crate::restake::{
    model::{Model, Refused, Rules},
    Redemption, Refusal, Report, Stake, Terms,
};
use crate::time::Now;
use ballast_accounting::{Amount, LayerShares, Shares};
use std::collections::BTreeMap;

/// What both say to an act.
type Answers = (Result<u128, String>, Result<u128, Refused>);

/// Both, and who owns what.
pub struct Both {
    pub stake: Stake,
    pub model: Model,
    pub terms: Terms,
    pub now: u64,
    pub rows: BTreeMap<u64, Redemption>,
}

/// The numbers that both have.
pub fn numbers(stake: &Stake) -> [u128; 6] {
    let layer = &stake.pool.layer;
    [
        raw(layer.active.assets),
        raw(layer.active.shares),
        raw(layer.exiting.assets),
        raw(layer.exiting.shares),
        raw(stake.pool.unreleased()),
        raw(stake.window.taken),
    ]
}

impl Both {
    pub fn new(rules: Rules) -> Self {
        let mut model = Model::new(rules.clone(), 1_700_000_000);
        for who in ["0", "1", "2", "3", "gift"] {
            model.lst.insert(who.to_string(), 10u128.pow(15));
        }
        Self {
            stake: Stake::default(),
            terms: terms(&rules),
            model,
            now: 1_700_000_000,
            rows: BTreeMap::new(),
        }
    }

    pub fn report(&self) -> Option<Report> {
        self.terms.ratio?;
        Some(
            self.model
                .report
                .map_or(Report::Fails, |(exposure, due)| Report::Says {
                    exposure: exposure.into(),
                    due: due.into(),
                }),
        )
    }

    /// One act by both: whether both refused it, or both did it.
    pub fn act(&mut self, act: &Act) -> bool {
        let now = Now::at(self.now);
        let before = (self.stake, self.model.clone(), self.rows.clone());
        let here = Shares::new(self.model.here);
        self.stake.accrue(here, &self.terms, now).unwrap();
        self.model.touch(self.now, 0);
        match self.both(act, now) {
            (Ok(ours), Ok(theirs)) => {
                assert_eq!(ours, theirs, "{act:?}");
                true
            }
            (Err(_), Err(_)) => {
                (self.stake, self.model, self.rows) = before;
                false
            }
            (ours, theirs) => panic!("{act:?}: ours {ours:?}, the model's {theirs:?}"),
        }
    }

    fn both(&mut self, act: &Act, now: Now) -> Answers {
        match act {
            Act::Deposit { who, lst } => self.deposit(&who.to_string(), *lst, now),
            Act::Redeem { who, part } => self.redeem(&who.to_string(), *part, now),
            Act::Withdraw { first, many } => self.withdraw(*first, *many, now),
            Act::Split { which, part, to } => self.split(*which, *part, &to.to_string()),
            Act::Slash { lst } => self.slash(*lst, now),
            Act::Veto => {
                let id = self.stake.request.map_or(0, |request| request.id);
                let ours = self.stake.veto(id, &self.terms, now).map(|()| 0);
                (name(ours), self.model.veto(self.now).map(|()| 0))
            }
            Act::Execute => self.execute(now),
            Act::Gift { lst } => (Ok(0), self.model.give("gift", *lst).map(|()| 0)),
            Act::Say { exposure, due } => {
                self.model.report = Some((*exposure, *due));
                (Ok(0), Ok(0))
            }
            Act::Fail => {
                self.model.report = None;
                (Ok(0), Ok(0))
            }
            Act::Pause { secs } => {
                let ours = self.stake.begin_pause(Some(*secs), now).map(|_| 0);
                let theirs = self.model.begin_pause(*secs, self.now);
                (name(ours), theirs.map(|()| 0))
            }
        }
    }

    fn deposit(&mut self, who: &str, lst: u128, now: Now) -> Answers {
        let report = self.report();
        let ours = self.stake.deposit_floor(Shares::new(lst), report, now);
        (name(ours.map(raw)), self.model.deposit(who, lst, self.now))
    }

    fn slash(&mut self, lst: u128, now: Now) -> Answers {
        let theirs = self.model.slash(lst, self.now, "svc");
        let theirs = theirs.map(|took| took.map_or(0, |took| took.0));
        let (lst, terms) = (Shares::new(lst), &self.terms);
        let ours = match terms.veto {
            None => self
                .stake
                .slash(lst, terms, now)
                .map(|took| raw(took.taken)),
            Some(_) => self.stake.request_slash(lst, terms, now).map(|_| 0),
        };
        (name(ours), theirs)
    }

    fn execute(&mut self, now: Now) -> Answers {
        let id = self.stake.request.map_or(0, |request| request.id);
        let ours = self.stake.execute_slash(id, &self.terms, now);
        let theirs = self.model.execute(self.now, "svc").map(|took| took.0);
        (name(ours.map(|took| raw(took.taken))), theirs)
    }

    pub fn redeem(&mut self, who: &str, part: u8, now: Now) -> Answers {
        let has = self.model.shares_of(who);
        let shares = match part {
            0..8 => has,
            8..16 => 1,
            part => has / 256 * u128::from(part),
        };
        if shares > has {
            return (Err(String::new()), Err("NotEnoughShares"));
        }
        let theirs = self.model.redeem(who, shares, self.now);
        let ours = self
            .stake
            .redeem_floor(LayerShares::new(shares), &self.terms, now);
        if let Ok(redeemed) = &ours {
            self.rows.insert(redeemed.id, redeemed.redemption);
        }
        (
            name(ours.map(|redeemed| raw(redeemed.lst))),
            theirs.map(|(_, lst)| lst),
        )
    }

    /// Several of one owner, in one message.
    fn withdraw(&mut self, first: u8, many: u8, now: Now) -> Answers {
        let ids: Vec<u64> = self.rows.keys().copied().collect();
        let Some(first) = ids.get(usize::from(first) % ids.len().max(1)) else {
            return (Err(String::new()), Err("none"));
        };
        let owner = self.model.redemptions[first].owner.clone();
        let ids: Vec<u64> = ids
            .iter()
            .copied()
            .filter(|id| id >= first && self.model.redemptions[id].owner == owner)
            .take(many.into())
            .collect();
        let theirs = self.model.withdraw(&ids, self.now);
        let report = self.report();
        let ours = ids.iter().try_fold(0, |sum, id| {
            let row = self.rows.remove(id).unwrap();
            let paid = self.stake.withdraw_floor(&row, &self.terms, report, now)?;
            Ok::<_, Refusal>(sum + raw(paid))
        });
        (name(ours), theirs)
    }

    fn split(&mut self, which: u8, part: u8, to: &str) -> Answers {
        let ids: Vec<u64> = self.rows.keys().copied().collect();
        let Some(id) = ids.get(usize::from(which) % ids.len().max(1)).copied() else {
            return (Err(String::new()), Err("none"));
        };
        let row = self.rows[&id];
        let units = raw(row.units) / 255 * u128::from(part);
        let theirs = self.model.split(id, units, to);
        let ours = row.split(Some(LayerShares::new(units)));
        if let Ok((kept, given)) = &ours {
            let new = match kept {
                Some(kept) => {
                    self.rows.insert(id, *kept);
                    self.stake.next_id += 1;
                    self.stake.next_id - 1
                }
                None => id,
            };
            self.rows.insert(new, *given);
        }
        (name(ours.map(|_| 0)), theirs.map(|_| 0))
    }

    /// Both say the same of everything.
    pub fn check(&self) {
        let model = &self.model;
        let theirs = [
            model.active.lst,
            model.active.shares,
            model.redeeming.lst,
            model.redeeming.shares,
            model.unreleased(),
            model.window.1,
        ];
        assert_eq!(numbers(&self.stake), theirs);
        let request = self
            .stake
            .request
            .map(|request| (raw(request.amount), request.veto_until, request.expires));
        let asked = model
            .request
            .as_ref()
            .map(|request| (request.amount, request.veto_until, request.expires));
        assert_eq!(request, asked);
        assert_eq!(self.stake.quiet_until, model.quiet_until);
        assert_eq!(self.stake.spent().is_some(), model.is_spent());
        let slashable = self
            .stake
            .slashable(&self.terms, Now::at(self.now))
            .unwrap();
        assert_eq!(raw(slashable), model.slashable(self.now));
        model.check();
    }
}

fn name(ours: Result<u128, Refusal>) -> Result<u128, String> {
    ours.map_err(|refusal| refusal.to_string())
}
