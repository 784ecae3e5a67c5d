//! How each shock begins, and how those that last end.

use super::Play;
use crate::ledger::{number, staked};
use crate::shock::{Scope, Shock, Timed, Who};
use ballast_tool::CliError;
use serde_json::json;

/// What a shock did at once.
pub(super) enum Begun {
    /// It happened, and so much stake was slashed.
    Slashed(u128),
    /// It happened.
    Yes,
    /// There is nothing here that it could happen to.
    No(String),
}

impl Play {
    /// Begins a shock.
    ///
    /// # Errors
    /// A validator that is none; a step that the chain cannot take.
    pub(super) fn begin(&mut self, timed: &Timed) -> Result<Begun, CliError> {
        let now = self.now();
        Ok(match &timed.shock {
            Shock::Slash {
                who,
                fraction,
                booked,
            } => self.slash(who, &fraction.to_string(), *booked)?,
            Shock::Depeg {
                bps,
                feed,
                for_secs,
            } => self.depeg(*bps, feed.as_deref(), now + for_secs)?,
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

    /// Slashes validators, and lets a keeper book it where it is to be booked.
    fn slash(&mut self, who: &Who, fraction: &str, booked: bool) -> Result<Begun, CliError> {
        let names = self.slashed(who)?;
        if names.is_empty() {
            return Ok(Begun::No("the suite has no stake".to_string()));
        }
        let before = self.staked()?;
        for name in names {
            let slash = json!({"cmd": "slash", "val": name, "fraction": fraction});
            self.command(&slash)?.map_err(CliError::failed)?;
        }
        let slashed = before.saturating_sub(self.staked()?);
        if booked {
            let keeper = self.keeper.clone();
            self.send(&keeper, "hub", &json!({"sync": {}}), "")?;
        }
        Ok(Begun::Slashed(slashed))
    }

    /// Lets reporters say a lower price.
    fn depeg(&mut self, bps: u64, feed: Option<&str>, until: u64) -> Result<Begun, CliError> {
        if !self.is_reported(feed)? {
            return Ok(Begun::No("no such feed is reported".to_string()));
        }
        self.effects.depeg = Some((bps, feed.map(ToString::to_string), until));
        // a round says it, the next one closes it
        self.report_twice()?;
        Ok(Begun::Yes)
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
