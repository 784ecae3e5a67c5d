//! `govern.toml`: who decides, who watches, how long things wait.

use ballast_extension_types::timelock::FastMessages;
use ballast_tool::{files, CliError};
use cosmwasm_std::Uint128;
use serde::Deserialize;
use std::path::Path;

/// A configuration file.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Config {
    /// A vote of holders by staked LST: the proposer, or, if another one is named, the veto.
    pub votes: Option<Votes>,
    /// Who watches: the hub's guardian.
    pub guardian: Guardian,
    /// The timelock itself.
    #[serde(default)]
    pub timelock: Timelock,
}

/// A vote of holders: `cw3-flex-multisig` over `cw4-stake`.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Votes {
    /// Base units of LST for a weight of one; a whole token by default.
    pub tokens_per_weight: Option<Uint128>,
    /// The least that counts, base units; `tokens_per_weight` by default.
    pub min_bond: Option<Uint128>,
    /// How long LST stays locked after it stops counting.
    #[serde(default = "day")]
    pub unbonding_secs: u64,
    /// The weight that passes a proposal. A number of tokens, never a part of what happens to be staked.
    pub threshold: Option<u64>,
    /// Refused: see [`Config::read`].
    pub percentage: Option<toml::Value>,
    /// How long a proposal can be voted on.
    #[serde(default = "five_days")]
    pub voting_secs: u64,
}

/// Who watches: an address, or a group of which a part has to agree.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Guardian {
    /// An address that is there already.
    pub address: Option<String>,
    /// Members of a `cw4-group`.
    #[serde(default)]
    pub members: Vec<Member>,
    /// How much weight has to agree.
    pub threshold: Option<u64>,
    /// How long members can vote.
    #[serde(default = "three_days")]
    pub voting_secs: u64,
}

/// One who watches.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Member {
    /// Its address.
    pub address: String,
    /// How much it counts.
    #[serde(default = "one")]
    pub weight: u64,
}

/// The timelock.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Timelock {
    /// Who schedules, if it is not the vote of holders: a DAO, a team, the chain's governance.
    pub proposer: Option<String>,
    /// Who may cancel; the vote of holders if there is one beside another proposer.
    pub veto: Option<String>,
    /// Who may let a slow operation go early. It takes the exit window away.
    pub council: Option<String>,
    /// How long a fast operation waits.
    pub fast_secs: Option<u64>,
    /// How long holders have to request an exit.
    pub notice_secs: Option<u64>,
    /// Contracts beside the six, and messages to them that are fast.
    #[serde(default)]
    pub extensions: Vec<FastMessages>,
}

/// The shortest notice that a timelock takes: 3 days.
const SHORTEST_NOTICE_SECS: u64 = 259_200;
/// An hour.
const HOUR_SECS: u64 = 3_600;

fn day() -> u64 {
    86_400
}

fn three_days() -> u64 {
    259_200
}

fn five_days() -> u64 {
    432_000
}

fn one() -> u64 {
    1
}

impl Config {
    /// Reads a file, and refuses what a handover must not be.
    ///
    /// # Errors
    /// Not there, malformed, or a trap: no proposer, a percentage of what is staked, a group that cannot agree.
    pub fn read(path: &Path) -> Result<Self, CliError> {
        let shown = path.display();
        let text = files::read(path)
            .map_err(|err| CliError::bad(format!("the configuration {shown}: {err}")))?;
        Self::parse(&text)
            .map_err(|err| CliError::bad(format!("the configuration {shown}: {}", err.message)))
    }

    fn parse(text: &str) -> Result<Self, CliError> {
        let config: Self = toml::from_str(text).map_err(|err| CliError::bad(err.to_string()))?;
        config.ensure_sound()?;
        Ok(config)
    }

    fn ensure_sound(&self) -> Result<(), CliError> {
        if self.votes.is_none() && self.timelock.proposer.is_none() {
            return Err(CliError::bad(
                "there is no proposer: set [votes] or timelock.proposer",
            ));
        }
        if let Some(votes) = &self.votes {
            if votes.percentage.is_some() {
                return Err(CliError::bad(
                    "votes.percentage: right after the handover one staked token is all that votes, and passes anything; give \
                     votes.threshold, a number of tokens, 20 % of the supply for example",
                ));
            }
            match votes.threshold {
                None | Some(0) => {
                    return Err(CliError::bad(
                        "votes.threshold: how many tokens pass a proposal? 20 % of the supply for example",
                    ))
                }
                Some(_) => {}
            }
            let most = self.timelock.notice_secs.unwrap_or(SHORTEST_NOTICE_SECS);
            if votes.unbonding_secs < HOUR_SECS || votes.unbonding_secs > most {
                return Err(CliError::bad(format!(
                    "votes.unbonding_secs = {}: {HOUR_SECS} to {most}; LST that can leave at once votes with a loan of one block, and LST that \
                     leaves later than the notice is over is not waited for",
                    votes.unbonding_secs
                )));
            }
            if self.timelock.proposer.is_some() && self.timelock.veto.is_some() {
                return Err(CliError::bad(
                    "[votes] beside timelock.proposer and timelock.veto: the vote of holders would decide nothing; leave one out",
                ));
            }
        }
        self.guardian.ensure_sound()
    }
}

impl Guardian {
    fn ensure_sound(&self) -> Result<(), CliError> {
        let mut weights = self.members.iter().map(|member| member.weight);
        let all = weights.try_fold(0_u64, |sum, weight| sum.checked_add(weight));
        let all = all.ok_or_else(|| {
            CliError::bad("guardian.members: their weights add up to more than 2^64")
        })?;
        let mut names: Vec<&str> = self
            .members
            .iter()
            .map(|member| member.address.as_str())
            .collect();
        names.extend(self.address.as_deref());
        names.sort_unstable();
        if let Some([twice, _]) = names.windows(2).find(|pair| pair[0] == pair[1]) {
            return Err(CliError::bad(format!(
                "guardian.members: {twice} is there twice"
            )));
        }
        if let Some(name) = names
            .iter()
            .find(|name| name.chars().any(char::is_uppercase))
        {
            return Err(CliError::bad(format!(
                "guardian: write {name} in lower case, as the chain shows it"
            )));
        }
        match (&self.address, self.members.is_empty(), self.threshold) {
            (Some(_), true, None) => Ok(()),
            (Some(_), _, _) => Err(CliError::bad(
                "guardian: give an address, or members with a threshold, not both",
            )),
            (None, true, _) => Err(CliError::bad(
                "guardian: give an address, or members with a threshold",
            )),
            (None, false, None | Some(0)) => Err(CliError::bad(
                "guardian.threshold: how much weight of the members has to agree?",
            )),
            (None, false, Some(most)) if most > all => Err(CliError::bad(format!(
                "guardian.threshold = {most}: the members have {all} together, so they could never agree",
            ))),
            (None, false, Some(_)) => Ok(()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const SEVEN: &str = "[guardian]\nmembers = [{address=\"a\"},{address=\"b\"}]\nthreshold = 2\n";

    fn refused(text: &str) -> String {
        Config::parse(text).unwrap_err().message
    }

    #[test]
    fn what_a_handover_needs() {
        let config = Config::parse(&format!("[votes]\nthreshold = 200000\n{SEVEN}")).unwrap();
        assert!(config.timelock.proposer.is_none());
        let dao = format!("[timelock]\nproposer = \"dao\"\n{SEVEN}");
        assert!(Config::parse(&dao).unwrap().votes.is_none());
    }

    #[test]
    fn traps_are_refused() {
        for (text, why) in [
            (SEVEN.to_string(), "there is no proposer"),
            (format!("[votes]\n{SEVEN}"), "how many tokens pass"),
            (
                format!("[votes]\npercentage = 0.5\n{SEVEN}"),
                "one staked token is all that votes",
            ),
            (
                "[votes]\nthreshold = 1\n[guardian]\n".to_string(),
                "an address, or members",
            ),
            (
                "[votes]\nthreshold = 1\n[guardian]\nmembers = [{address=\"a\"}]\nthreshold = 2\n"
                    .to_string(),
                "could never agree",
            ),
            (
                "[votes]\nthreshold = 1\n[guardian]\naddress = \"x\"\nthreshold = 2\n".to_string(),
                "not both",
            ),
            ("[vote]\nthreshold = 1\n".to_string(), "unknown field"),
            (format!("[votes]\nthreshold = 9\nunbonding_secs = 0\n{SEVEN}"), "a loan of one block"),
            (
                format!("[votes]\nthreshold = 9\n[timelock]\nproposer = \"dao\"\nveto = \"team\"\n{SEVEN}"),
                "would decide nothing",
            ),
            (
                "[votes]\nthreshold = 9\n[guardian]\nthreshold = 2\nmembers = [{address=\"a\"},{address=\"a\"}]\n".to_string(),
                "a is there twice",
            ),
            (
                "[votes]\nthreshold = 9\n[guardian]\naddress = \"WASM1DAVE\"\n".to_string(),
                "in lower case",
            ),
            (
                format!(
                    "[votes]\nthreshold = 9\n[guardian]\nthreshold = 3\nmembers = [{{address=\"a\",weight={0}}},{{address=\"b\",weight={0}}},{{address=\"c\",weight={0}}}]\n",
                    i64::MAX
                ),
                "more than 2^64",
            ),
        ] {
            let said = refused(&text);
            assert!(said.contains(why), "{text}: {said}");
        }
    }
}
