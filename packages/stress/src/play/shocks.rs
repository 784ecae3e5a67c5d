//! Shocks: how each begins, and how those that last end.

use super::Play;
use crate::figures;
use crate::ledger::{number, staked};
use crate::outcome::{Outcome, Played, Table};
use crate::shock::{Scope, Shock, Timed, Who};
use ballast_tool::CliError;
use serde_json::{json, Value};

/// What a shock did at once.
enum Begun {
    /// It happened, and so much stake was slashed.
    Slashed(u128),
    /// It happened.
    Yes,
    /// There is nothing here that it could happen to.
    No(String),
}

impl Play {
    /// Plays all shocks, and goes on until nothing lasts any more and everybody who asked out is paid.
    ///
    /// # Errors
    /// A broken invariant or law; a validator that is none; nobody is paid in half a year.
    pub fn play(&mut self, shocks: &[Timed]) -> Result<Outcome, CliError> {
        self.play_reporting(shocks, |_| Ok(Value::Null))
    }

    /// The same, with what `report` says of the suite before each shock, and when the next one comes or all is over.
    ///
    /// # Errors
    /// As [`Play::play`], and the first error of `report`.
    pub fn play_reporting(
        &mut self,
        shocks: &[Timed],
        mut report: impl FnMut(&Self) -> Result<Value, CliError>,
    ) -> Result<Outcome, CliError> {
        self.turn()?;
        self.watch_batches()?;
        let start = self.ledger()?;
        let began_at = self.now();
        let mut played: Vec<Played> = vec![];
        let mut last = began_at;
        for timed in shocks {
            self.pass((last + timed.after_secs).saturating_sub(self.now()))?;
            let seen = report(self)?;
            if let Some(before) = played.last_mut() {
                self.finish(before, &start)?;
                before.reports.1 = seen.clone();
            }
            last = self.now();
            let mut one = self.shock(timed)?;
            one.reports.0 = seen;
            played.push(one);
        }
        self.settle()?;
        if let Some(before) = played.last_mut() {
            self.finish(before, &start)?;
            before.reports.1 = report(self)?;
        }
        for one in &mut played {
            one.exits = self.exits(&one.waiting, one.time);
        }
        let end = self.ledger()?;
        let slashed = played.iter().map(|one| one.slashed).sum();
        Ok(Outcome {
            began_at,
            ended_at: self.now(),
            invariants: self.runner().counts().invariants,
            total: Table::between(&start, &start, &end, slashed),
            played,
        })
    }

    /// What there is before a shock, the shock, and what people do at once.
    fn shock(&mut self, timed: &Timed) -> Result<Played, CliError> {
        let (height, time) = (self.height(), self.now());
        let before = self.ledger()?;
        let figures_before = figures::take(&self.view()?);
        let losses = self.losses()?;
        self.take_tally();
        let begun = self.begin(timed).map_err(|err| err.at(timed.line))?;
        let is_unbooked = matches!(timed.shock, Shock::Slash { booked: false, .. });
        if !is_unbooked {
            self.turn()?;
        }
        let (slashed, skipped) = match begun {
            Begun::Slashed(amount) => (amount, None),
            Begun::Yes => (0, None),
            Begun::No(why) => (0, Some(why)),
        };
        self.watch_batches()?;
        Ok(Played {
            timed: timed.clone(),
            height,
            time,
            skipped,
            slashed,
            losses: vec![],
            first_loss: losses,
            before: figures_before,
            after: Value::Null,
            reports: (Value::Null, Value::Null),
            tally: super::Tally::default(),
            table: Table::default(),
            ledger: before,
            waiting: self.batches.keys().copied().collect(),
            exits: crate::outcome::Exits::default(),
        })
    }

    /// What came of a shock until now, when the next one comes or all is over.
    fn finish(&mut self, one: &mut Played, start: &crate::ledger::Ledger) -> Result<(), CliError> {
        let now = self.ledger()?;
        one.tally = self.take_tally();
        one.table = Table::between(start, &one.ledger, &now, one.slashed);
        one.after = figures::take(&self.view()?);
        let view = self.view()?;
        let page = json!({"losses": {"start_after": one.first_loss, "limit": 100}});
        let losses = view.answer(&view.suite.hub, &page)["losses"].clone();
        one.losses = losses.as_array().cloned().unwrap_or_default();
        Ok(())
    }

    /// The number of the last loss that was booked.
    fn losses(&self) -> Result<Option<u64>, CliError> {
        let view = self.view()?;
        let mut last = None;
        loop {
            let page = json!({"losses": {"start_after": last, "limit": 100}});
            let page = view.answer(&view.suite.hub, &page)["losses"].clone();
            match page
                .as_array()
                .and_then(|page| page.last())
                .and_then(|loss| loss["id"].as_u64())
            {
                Some(id) => last = Some(id),
                None => return Ok(last),
            }
        }
    }

    fn begin(&mut self, timed: &Timed) -> Result<Begun, CliError> {
        let now = self.now();
        Ok(match &timed.shock {
            Shock::Slash {
                who,
                fraction,
                booked,
            } => {
                let names = self.slashed(who)?;
                if names.is_empty() {
                    return Ok(Begun::No("the suite has no stake".to_string()));
                }
                let before = self.staked()?;
                for name in names {
                    let slash =
                        json!({"cmd": "slash", "val": name, "fraction": fraction.to_string()});
                    self.command(&slash)?.map_err(CliError::failed)?;
                }
                let slashed = before.saturating_sub(self.staked()?);
                if *booked {
                    let keeper = self.keeper.clone();
                    self.send(&keeper, "hub", &json!({"sync": {}}), "")?;
                }
                Begun::Slashed(slashed)
            }
            Shock::Depeg {
                bps,
                feed,
                for_secs,
            } => {
                if !self.is_reported(feed.as_deref())? {
                    return Ok(Begun::No("no such feed is reported".to_string()));
                }
                self.effects.depeg = Some((*bps, feed.clone(), now + for_secs));
                // a round says it, the next one closes it
                self.report_twice()?;
                Begun::Yes
            }
            Shock::OracleOutage { .. } if self.named("oracle")?.is_empty() => {
                Begun::No("there is no oracle".to_string())
            }
            Shock::OracleOutage { secs } => {
                self.effects.outage = now + secs;
                Begun::Yes
            }
            Shock::MassExit { bps } => {
                self.leave(*bps)?;
                Begun::Yes
            }
            Shock::NoKeeper { secs } => {
                self.effects.no_keeper = now + secs;
                Begun::Yes
            }
            Shock::BrokenVault { secs } => {
                self.break_contract("vault", true)?;
                self.effects.vault = Some(secs.map_or(u64::MAX, |secs| now + secs));
                Begun::Yes
            }
            Shock::Pause { scope, secs } => self.pause(*scope, *secs)?,
            Shock::RewardsStop { secs } => self.stop_rewards(now + secs)?,
            Shock::RateFreeze { secs } => {
                self.break_contract("hub", true)?;
                self.effects.hub = Some(now + secs);
                Begun::Yes
            }
        })
    }

    /// What is over ends.
    pub(super) fn end_effects(&mut self) -> Result<(), CliError> {
        let now = self.now();
        if self
            .effects
            .depeg
            .as_ref()
            .is_some_and(|depeg| depeg.2 <= now)
        {
            self.effects.depeg = None;
        }
        if self.effects.vault.is_some_and(|until| until <= now) {
            self.effects.vault = None;
            self.break_contract("vault", false)?;
        }
        if self.effects.hub.is_some_and(|until| until <= now) {
            self.effects.hub = None;
            self.break_contract("hub", false)?;
        }
        if let Some((until, inflation)) = self.effects.rewards.clone() {
            if until <= now {
                self.effects.rewards = None;
                self.set_inflation(&inflation)?;
            }
        }
        Ok(())
    }

    fn staked(&self) -> Result<u128, CliError> {
        let view = self.view()?;
        Ok(staked(view.chain, &view.suite.hub))
    }

    /// Operators who are slashed, those with most of the suite's stake first.
    fn slashed(&self, who: &Who) -> Result<Vec<String>, CliError> {
        let view = self.view()?;
        let mut all: Vec<_> = view
            .chain
            .delegations(&view.suite.hub)
            .into_iter()
            .collect();
        all.retain(|(_, stake)| !stake.is_zero());
        all.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
        let all = all.into_iter().map(|(operator, _)| operator);
        match who {
            Who::All => Ok(all.collect()),
            Who::Top(count) => Ok(all.take(*count).collect()),
            Who::One(name) => {
                let operator = view.chain.operator(name);
                Ok(vec![operator.map_err(|err| CliError::bad(err.to_string()))?])
            }
        }
    }

    fn is_reported(&self, only: Option<&str>) -> Result<bool, CliError> {
        let view = self.view()?;
        let found = view.each("oracle").any(|oracle| {
            let feeds = view.answer(&oracle.at, &json!({"feeds": {"limit": 100}}));
            let feeds = feeds["feeds"].as_array().cloned().unwrap_or_default();
            feeds.iter().any(|feed| {
                let is_meant = only.is_none_or(|only| feed["id"] == json!(only));
                is_meant && feed["source"] == json!("reported")
            })
        });
        Ok(found)
    }

    /// Two rounds pass, with reports in both.
    fn report_twice(&mut self) -> Result<(), CliError> {
        let longest = {
            let view = self.view()?;
            let rounds = view.each("oracle").map(|oracle| {
                let config = view.answer(&oracle.at, &json!({"config": {}}));
                number(&config["round_secs"]) as u64
            });
            rounds.max().unwrap_or_default()
        };
        for _ in 0..2 {
            self.turn()?;
            self.block(longest)?;
        }
        Ok(())
    }

    fn break_contract(&mut self, contract: &str, on: bool) -> Result<(), CliError> {
        let command = json!({"cmd": "break", "contract": contract, "on": on});
        self.command(&command)?.map(drop).map_err(CliError::failed)
    }

    fn pause(&mut self, scope: Scope, secs: u64) -> Result<Begun, CliError> {
        let guardian = {
            let view = self.view()?;
            let config = view.answer(&view.suite.hub, &json!({"config": {}}));
            let guardian = config["guardian"].as_str().unwrap_or_default();
            view.chain.name_of(guardian).map(ToString::to_string)
        };
        let Some(guardian) = guardian else {
            return Ok(Begun::No(
                "the guardian is no account of this chain".to_string(),
            ));
        };
        let msg = json!({"pause": {"scope": scope, "secs": secs}});
        Ok(match self.send(&guardian, "hub", &msg, "")? {
            Some(_) => Begun::Yes,
            None => Begun::No(
                "the hub refused: a pause of it was not long ago, or it is too long".to_string(),
            ),
        })
    }

    fn stop_rewards(&mut self, until: u64) -> Result<Begun, CliError> {
        let inflation = {
            let params = self.view()?.chain.params();
            params
                .map_err(|err| CliError::failed(err.to_string()))?
                .inflation
        };
        if inflation.is_zero() {
            return Ok(Begun::No("the chain mints nothing".to_string()));
        }
        let was = match self.effects.rewards.take() {
            Some((_, was)) => was,
            None => inflation.to_string(),
        };
        self.effects.rewards = Some((until, was));
        self.set_inflation("0")?;
        Ok(Begun::Yes)
    }

    fn set_inflation(&mut self, inflation: &str) -> Result<(), CliError> {
        let command =
            json!({"cmd": "set_params", "module": "mint", "params": {"inflation": inflation}});
        self.command(&command)?.map(drop).map_err(CliError::failed)
    }
}
