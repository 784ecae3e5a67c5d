//! How each shock begins, and how the shocks that last end.

use super::{lasting::Over, Play};
use crate::ledger::{lists, staked};
use crate::shock::{Scope, Shock, Timed, Who};
use crate::{Cause, Kind, StressError};
use ballast_extension_types::oracle::{Config, FeedResponse, QueryMsg, Source};
use ballast_types::hub::{self, ConfigResponse};
use serde_json::json;

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
                self.effects.stop_reports(now + secs);
                Begun::Yes
            }
            Shock::MassExit { bps } => {
                self.leave(*bps)?;
                Begun::Yes
            }
            Shock::NoKeeper { secs } => {
                self.effects.stop_keeper(now + secs);
                Begun::Yes
            }
            Shock::BrokenVault { secs } => {
                self.break_contract("vault", true)?;
                self.effects.break_vault(secs.map(|secs| now + secs));
                Begun::Yes
            }
            Shock::Pause { scope, secs } => self.pause(*scope, *secs)?,
            Shock::RewardsStop { secs } => self.stop_rewards(now + secs)?,
            Shock::RateFreeze { secs } => {
                self.break_contract("hub", true)?;
                self.effects.break_hub(now + secs);
                Begun::Yes
            }
        })
    }

    /// Ends the shocks whose time is over.
    pub(super) fn end_effects(&mut self) -> Result<(), StressError> {
        let now = self.now()?;
        let Over {
            vault,
            hub,
            inflation,
        } = self.effects.take_over(now);
        if vault {
            self.break_contract("vault", false)?;
        }
        if hub {
            self.break_contract("hub", false)?;
        }
        if let Some(inflation) = inflation {
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
        self.effects.depeg(bps, feed, until);
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
        if inflation.is_zero() && !self.effects.are_rewards_stopped() {
            return Ok(Begun::No("the chain mints nothing".to_string()));
        }
        self.effects.stop_rewards(until, inflation.to_string());
        self.set_inflation("0")?;
        Ok(Begun::Yes)
    }

    fn set_inflation(&mut self, inflation: &str) -> Result<(), StressError> {
        let command =
            json!({"cmd": "set_params", "module": "mint", "params": {"inflation": inflation}});
        self.must(&command)
    }
}
