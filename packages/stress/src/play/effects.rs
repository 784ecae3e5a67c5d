//! How each shock begins, and how those that last end.

use super::Play;
use crate::ledger::{staked, whole, List};
use crate::shock::{Scope, Shock, Timed, Who};
use crate::Kind;
use ballast_tool::CliError;
use serde_json::json;

/// Shocks that last, and until when, unix seconds.
#[derive(Clone, Debug, Default)]
pub(super) struct Effects {
    /// Reporters say lower prices.
    depeg: Option<Depeg>,
    /// Reporters say nothing.
    pub(super) outage_until: Option<u64>,
    /// Keepers and liquidators do nothing of their own accord.
    pub(super) no_keeper_until: Option<u64>,
    /// The vault takes no message.
    vault: Option<BrokenVault>,
    /// The hub takes no message. Its answers go on.
    hub_broken_until: Option<u64>,
    /// The chain mints nothing.
    rewards: Option<NoRewards>,
}

/// Lower prices that reporters say.
#[derive(Clone, Debug)]
struct Depeg {
    /// By so much, in 1/10,000.
    bps: u64,
    /// Of this feed; of all where none is named.
    feed: Option<String>,
    until: u64,
}

/// A vault that is broken.
#[derive(Clone, Debug)]
struct BrokenVault {
    /// To the end of the run where none is said.
    until: Option<u64>,
}

/// Rewards that stopped.
#[derive(Clone, Debug)]
struct NoRewards {
    until: u64,
    /// What inflation was, and will be again.
    inflation: String,
}

impl Effects {
    /// When each of them ends; those that last to the end of the run do not.
    pub(super) fn ends(&self) -> impl Iterator<Item = u64> {
        let all = [
            self.depeg.as_ref().map(|depeg| depeg.until),
            self.outage_until,
            self.no_keeper_until,
            self.vault.as_ref().and_then(|broken| broken.until),
            self.hub_broken_until,
            self.rewards.as_ref().map(|stopped| stopped.until),
        ];
        all.into_iter().flatten()
    }

    /// Whether one of them is still to end: what [`Play::end_effects`] ends lasts until it did. A
    /// vault that is broken to the end of the run does not end.
    pub(super) fn are_to_end(&self, now: u64) -> bool {
        let vault = self.vault.as_ref();
        self.depeg.is_some()
            || vault.is_some_and(|broken| broken.until.is_some())
            || self.hub_broken_until.is_some()
            || self.rewards.is_some()
            || lasts(self.outage_until, now)
            || lasts(self.no_keeper_until, now)
    }

    /// By how much less than usual reporters say of a feed, in 1/10,000.
    pub(super) fn depeg_bps(&self, feed: &str) -> u64 {
        let depeg = self.depeg.as_ref();
        let depeg = depeg.filter(|depeg| depeg.feed.as_ref().is_none_or(|only| only == feed));
        depeg.map_or(0, |depeg| depeg.bps)
    }
}

/// Whether something lasts at this time.
pub(super) fn lasts(until: Option<u64>, now: u64) -> bool {
    until.is_some_and(|until| until > now)
}

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
    /// There is no such validator; the chain refuses a step.
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
            Shock::OracleOutage { .. } if self.guests_of(Kind::Oracle)?.is_empty() => {
                Begun::No("there is no oracle".to_string())
            }
            Shock::OracleOutage { secs } => {
                self.effects.outage_until = Some(now + secs);
                Begun::Yes
            }
            Shock::MassExit { bps } => {
                self.leave(*bps)?;
                Begun::Yes
            }
            Shock::NoKeeper { secs } => {
                self.effects.no_keeper_until = Some(now + secs);
                Begun::Yes
            }
            Shock::BrokenVault { secs } => {
                self.break_contract("vault", true)?;
                let until = secs.map(|secs| now + secs);
                self.effects.vault = Some(BrokenVault { until });
                Begun::Yes
            }
            Shock::Pause { scope, secs } => self.pause(*scope, *secs)?,
            Shock::RewardsStop { secs } => self.stop_rewards(now + secs)?,
            Shock::RateFreeze { secs } => {
                self.break_contract("hub", true)?;
                self.effects.hub_broken_until = Some(now + secs);
                Begun::Yes
            }
        })
    }

    /// Ends the shocks whose time is over.
    pub(super) fn end_effects(&mut self) -> Result<(), CliError> {
        let now = self.now();
        let effects = &mut self.effects;
        effects.depeg.take_if(|depeg| depeg.until <= now);
        let is_over = |broken: &mut BrokenVault| broken.until.is_some_and(|until| until <= now);
        let vault = effects.vault.take_if(is_over);
        let hub = effects.hub_broken_until.take_if(|until| *until <= now);
        let rewards = effects.rewards.take_if(|stopped| stopped.until <= now);
        if vault.is_some() {
            self.break_contract("vault", false)?;
        }
        if hub.is_some() {
            self.break_contract("hub", false)?;
        }
        if let Some(NoRewards { inflation, .. }) = rewards {
            self.set_inflation(&inflation)?;
        }
        Ok(())
    }

    /// Slashes validators, and lets a keeper book it where it is to be booked.
    fn slash(&mut self, who: &Who, fraction: &str, booked: bool) -> Result<Begun, CliError> {
        let operators = self.operators(who)?;
        if operators.is_empty() {
            return Ok(Begun::No("the suite has no stake".to_string()));
        }
        let before = self.staked()?;
        for operator in operators {
            let slash = json!({"cmd": "slash", "val": operator, "fraction": fraction});
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
        let feed = feed.map(ToString::to_string);
        self.effects.depeg = Some(Depeg { bps, feed, until });
        // a round says it, the next one closes it
        self.report_twice()?;
        Ok(Begun::Yes)
    }

    /// The hub's stake and what it unbonds.
    fn staked(&self) -> Result<u128, CliError> {
        let view = self.view()?;
        Ok(staked(view.chain, &view.suite.hub))
    }

    /// Operators who are slashed, those with most of the suite's stake first.
    fn operators(&self, who: &Who) -> Result<Vec<String>, CliError> {
        let view = self.view()?;
        let stakes = view.chain.delegations(&view.suite.hub);
        let mut all: Vec<_> = stakes.into_iter().collect();
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

    /// Whether reporters report this feed somewhere; any feed where none is named.
    fn is_reported(&self, only: Option<&str>) -> Result<bool, CliError> {
        let view = self.view()?;
        let found = view.each(Kind::Oracle).any(|oracle| {
            let feeds = view.list(&oracle.at, List::FEEDS, json!({}));
            feeds.iter().any(|feed| {
                let is_meant = only.is_none_or(|only| feed["id"] == json!(only));
                is_meant && feed["source"] == json!("reported")
            })
        });
        Ok(found)
    }

    /// Two rounds pass, with reports in both.
    fn report_twice(&mut self) -> Result<(), CliError> {
        let secs = self.longest_round_secs()?;
        for _ in 0..2 {
            self.turn()?;
            self.block(secs)?;
        }
        Ok(())
    }

    /// How long the longest round of all oracles is.
    fn longest_round_secs(&self) -> Result<u64, CliError> {
        let view = self.view()?;
        let rounds = view.each(Kind::Oracle).map(|oracle| {
            let config = view.answer(&oracle.at, &json!({"config": {}}));
            whole(&config["round_secs"])
        });
        Ok(rounds.max().unwrap_or_default())
    }

    /// From now on a contract takes no message, or takes them again.
    fn break_contract(&mut self, contract: &str, on: bool) -> Result<(), CliError> {
        let command = json!({"cmd": "break", "contract": contract, "on": on});
        self.command(&command)?.map(drop).map_err(CliError::failed)
    }

    /// The guardian pauses a scope, if it is an account here.
    fn pause(&mut self, scope: Scope, secs: u64) -> Result<Begun, CliError> {
        let Some(guardian) = self.guardian()? else {
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

    /// The account that is the hub's guardian, by name.
    fn guardian(&self) -> Result<Option<String>, CliError> {
        let config = self.ask_hub(&json!({"config": {}}))?;
        let guardian = config["guardian"].as_str().unwrap_or_default();
        let name = self.view()?.chain.name_of(guardian);
        Ok(name.map(ToString::to_string))
    }

    /// The chain mints nothing until then.
    fn stop_rewards(&mut self, until: u64) -> Result<Begun, CliError> {
        let params = self.view()?.chain.params();
        let params = params.map_err(|err| CliError::failed(err.to_string()))?;
        let inflation = params.inflation;
        if inflation.is_zero() {
            return Ok(Begun::No("the chain mints nothing".to_string()));
        }
        // a second stop while one lasts: what inflation was before the first
        let first = self.effects.rewards.take();
        let inflation = first.map_or_else(|| inflation.to_string(), |first| first.inflation);
        self.effects.rewards = Some(NoRewards { until, inflation });
        self.set_inflation("0")?;
        Ok(Begun::Yes)
    }

    fn set_inflation(&mut self, inflation: &str) -> Result<(), CliError> {
        let command =
            json!({"cmd": "set_params", "module": "mint", "params": {"inflation": inflation}});
        self.command(&command)?.map(drop).map_err(CliError::failed)
    }
}
