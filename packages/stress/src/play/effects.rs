//! How each shock begins, and how the shocks that last end.

use super::Play;
use crate::ledger::{lists, staked};
use crate::shock::{Scope, Shock, Timed, Who};
use crate::{Cause, Kind, StressError};
use ballast_extension_types::oracle::{Config, FeedResponse, QueryMsg, Source};
use ballast_types::hub::{self, ConfigResponse};
use serde_json::json;

/// Shocks that last, and until when, unix seconds.
#[derive(Clone, Debug, Default)]
pub(super) struct Effects {
    /// Reporters report lower prices.
    depeg: Option<Depeg>,
    /// No reporter reports.
    pub(super) outage_until: Option<u64>,
    /// The keeper sends only claims and the booking of slashes, the liquidator nothing.
    pub(super) no_keeper_until: Option<u64>,
    /// The vault takes no message.
    vault: Option<BrokenVault>,
    /// The hub takes no message, and still answers queries.
    hub_broken_until: Option<u64>,
    /// The chain mints nothing.
    rewards: Option<NoRewards>,
}

/// Lower prices of reporters.
#[derive(Clone, Debug)]
struct Depeg {
    /// How much lower, in 1/10,000.
    bps: u64,
    /// The one feed that it concerns; none: all feeds that reporters report.
    feed: Option<String>,
    until: u64,
}

/// A vault that takes no message.
#[derive(Clone, Debug)]
struct BrokenVault {
    /// When it takes messages again; none: not in this run.
    until: Option<u64>,
}

/// A stop of the chain's inflation.
#[derive(Clone, Debug)]
struct NoRewards {
    until: u64,
    /// The inflation before the stop, which is set again after it.
    inflation: String,
}

impl Effects {
    /// When each shock ends, unix seconds, without those that last to the end of the run.
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

    /// Whether a shock is still to end. A depeg, a broken contract and a stop of rewards last until
    /// [`Play::end_effects`] has ended them; a vault that is broken to the end of the run does not
    /// count.
    pub(super) fn are_to_end(&self, now: u64) -> bool {
        let vault = self.vault.as_ref();
        self.depeg.is_some()
            || vault.is_some_and(|broken| broken.until.is_some())
            || self.hub_broken_until.is_some()
            || self.rewards.is_some()
            || lasts(self.outage_until, now)
            || lasts(self.no_keeper_until, now)
    }

    /// How much lower than usual reporters report a feed, in 1/10,000.
    pub(super) fn depeg_bps(&self, feed: &str) -> u64 {
        let depeg = self.depeg.as_ref();
        let depeg = depeg.filter(|depeg| depeg.feed.as_ref().is_none_or(|only| only == feed));
        depeg.map_or(0, |depeg| depeg.bps)
    }
}

/// Whether a shock that lasts until `until` still lasts at `now`.
pub(super) fn lasts(until: Option<u64>, now: u64) -> bool {
    until.is_some_and(|until| until > now)
}

/// What a shock did at once.
pub(super) enum Begun {
    /// It happened, and this much stake was slashed.
    Slashed(u128),
    /// It happened.
    Yes,
    /// It was skipped, for this reason.
    No(String),
}

impl Play {
    /// Begins a shock.
    ///
    /// # Errors
    /// The shock names an unknown validator, or the chain refuses a command.
    pub(super) fn begin(&mut self, timed: &Timed) -> Result<Begun, StressError> {
        let now = self.now()?;
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
    pub(super) fn end_effects(&mut self) -> Result<(), StressError> {
        let now = self.now()?;
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

    /// Slashes validators; with `booked` the keeper books the loss at once.
    fn slash(&mut self, who: &Who, fraction: &str, booked: bool) -> Result<Begun, StressError> {
        let operators = self.operators(who)?;
        if operators.is_empty() {
            return Ok(Begun::No("the suite has no stake".to_string()));
        }
        let before = self.staked()?;
        for operator in operators {
            let slash = json!({"cmd": "slash", "val": operator, "fraction": fraction});
            self.must(&slash)?;
        }
        let slashed = before.saturating_sub(self.staked()?);
        if booked {
            let keeper = self.keeper.clone();
            self.send(&keeper, "hub", &json!({"sync": {}}), "")?;
        }
        Ok(Begun::Slashed(slashed))
    }

    /// From now until `until` reporters report a price lower by `bps`.
    fn depeg(&mut self, bps: u64, feed: Option<&str>, until: u64) -> Result<Begun, StressError> {
        if !self.is_reported(feed)? {
            return Ok(Begun::No("no such feed is reported".to_string()));
        }
        let feed = feed.map(ToString::to_string);
        self.effects.depeg = Some(Depeg { bps, feed, until });
        // the price is reported in one round and takes effect when the next one closes it
        self.report_twice()?;
        Ok(Begun::Yes)
    }

    /// The hub's stake and its unbonding entries, native.
    fn staked(&self) -> Result<u128, StressError> {
        let view = self.view()?;
        Ok(staked(view.chain, &view.suite.hub))
    }

    /// The operators that a shock slashes, in descending order of the suite's stake with them.
    fn operators(&self, who: &Who) -> Result<Vec<String>, StressError> {
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
                let unknown = operator.map_err(|err| Cause::UnknownValidator {
                    name: name.clone(),
                    why: err.to_string(),
                });
                Ok(vec![unknown?])
            }
        }
    }

    /// Whether reporters of some oracle report this feed; with none, whether they report any.
    fn is_reported(&self, only: Option<&str>) -> Result<bool, StressError> {
        let view = self.view()?;
        for oracle in view.each(Kind::Oracle) {
            let feeds = view.list::<FeedResponse>(&oracle.at, lists::FEEDS, json!({}))?;
            let is_meant = |feed: &FeedResponse| {
                only.is_none_or(|only| feed.id == only) && feed.source == Source::Reported
            };
            if feeds.iter().any(is_meant) {
                return Ok(true);
            }
        }
        Ok(false)
    }

    /// Lets two rounds pass, with reports in both.
    fn report_twice(&mut self) -> Result<(), StressError> {
        let secs = self.longest_round_secs()?;
        for _ in 0..2 {
            self.turn()?;
            self.block(secs)?;
        }
        Ok(())
    }

    /// The length of the longest round of all oracles, seconds.
    fn longest_round_secs(&self) -> Result<u64, StressError> {
        let view = self.view()?;
        let mut longest = 0;
        for oracle in view.each(Kind::Oracle) {
            let config: Config = view.answer(&oracle.at, &QueryMsg::Config {})?;
            longest = longest.max(config.round_secs);
        }
        Ok(longest)
    }

    /// From now on a contract takes no message; with `is_broken` false it takes them again.
    fn break_contract(&mut self, contract: &str, is_broken: bool) -> Result<(), StressError> {
        let command = json!({"cmd": "break", "contract": contract, "on": is_broken});
        self.must(&command)
    }

    /// The hub's guardian pauses a scope, if the guardian is an account of this chain.
    fn pause(&mut self, scope: Scope, secs: u64) -> Result<Begun, StressError> {
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

    /// The name of the hub's guardian; none if it is no account of this chain.
    fn guardian(&self) -> Result<Option<String>, StressError> {
        let config: ConfigResponse = self.ask_hub(&hub::QueryMsg::Config {})?;
        let view = self.view()?;
        let name = view.chain.name_of(&config.guardian);
        Ok(name.map(ToString::to_string))
    }

    /// The chain mints nothing until `until`.
    fn stop_rewards(&mut self, until: u64) -> Result<Begun, StressError> {
        let params = self.view()?.chain.params();
        let params = params.map_err(|err| Cause::Refused {
            why: err.to_string(),
        })?;
        let inflation = params.inflation;
        if inflation.is_zero() {
            return Ok(Begun::No("the chain mints nothing".to_string()));
        }
        // during an earlier stop inflation is 0: keep what it was before that one
        let first = self.effects.rewards.take();
        let inflation = first.map_or_else(|| inflation.to_string(), |first| first.inflation);
        self.effects.rewards = Some(NoRewards { until, inflation });
        self.set_inflation("0")?;
        Ok(Begun::Yes)
    }

    fn set_inflation(&mut self, inflation: &str) -> Result<(), StressError> {
        let command =
            json!({"cmd": "set_params", "module": "mint", "params": {"inflation": inflation}});
        self.must(&command)
    }
}
