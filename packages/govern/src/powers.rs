//! Powers over a suite, as the chain shows them: who could do what, and how fast.

mod timelock;

use crate::facts::ask;
use ballast_daemon::Daemon;
use ballast_deploy::Record;
use ballast_tool::output::duration;
use ballast_tool::CliError;
use ballast_types::deploy::CONTRACTS;
use serde_json::json;
use std::collections::BTreeMap;
use std::path::Path;
use timelock::{doubts, timelock_of, Config, Window};

/// A power over a suite, and its holder.
#[derive(Clone, Debug, PartialEq)]
pub struct Power {
    /// What.
    pub what: String,
    /// Who.
    pub holder: String,
    /// How long it waits, in words.
    pub waits: String,
    /// Why it should not be so; none if it is as it should be.
    pub wrong: Option<String>,
}

/// The owner of a suite, with what it answers if it is a timelock.
struct Owner {
    /// Empty: there is none.
    address: String,
    timelock: Option<Timelock>,
}

/// A timelock, as it answers.
struct Timelock {
    config: Config,
    window: Window,
    /// Why it is not the suite's own, or not our code.
    doubt: Option<String>,
}

impl Owner {
    fn read(
        daemon: &Daemon,
        address: &str,
        suite: &BTreeMap<String, String>,
        artifacts: &Path,
    ) -> Result<Self, CliError> {
        let found = match address.is_empty() {
            true => None,
            false => timelock_of(daemon, address)?,
        };
        let timelock = match found {
            None => None,
            Some((config, window)) => Some(Timelock {
                doubt: doubts(daemon, address, &config, suite, artifacts)?,
                config,
                window,
            }),
        };
        Ok(Self {
            address: address.to_string(),
            timelock,
        })
    }
}

impl Timelock {
    /// How long code and owners wait.
    fn slow(&self) -> String {
        format!(
            "{} of notice, then until the leavers are paid (exit window {}, stage {})",
            duration(self.config.notice_secs),
            duration(self.window.secs),
            self.window.stage
        )
    }

    /// How long parameters wait.
    fn fast(&self) -> String {
        duration(self.config.fast_secs)
    }
}

/// All powers over a suite.
///
/// # Errors
/// The chain does not answer.
pub fn powers(
    daemon: &Daemon,
    record: &Record,
    suite: &BTreeMap<String, String>,
    artifacts: &Path,
) -> Result<Vec<Power>, CliError> {
    let inspection = Inspection {
        daemon,
        record,
        suite,
    };
    let hub = &suite["hub"];
    let ownership = ask(daemon, hub, &json!({"ownership": {}}))?;
    let config = ask(daemon, hub, &json!({"config": {}}))?;
    let address = ownership["owner"].as_str().unwrap_or_default();
    let owner = Owner::read(daemon, address, suite, artifacts)?;
    let mut powers = vec![inspection.of_owner(&owner)];
    if let Some(pending) = ownership["pending_owner"].as_str() {
        powers.push(Power {
            what: "become the owner".to_string(),
            holder: inspection.named(pending),
            waits: "at once".to_string(),
            wrong: Some("a nomination is open".to_string()),
        });
    }
    powers.extend(inspection.codes(&owner)?);
    let guardian = config["guardian"].as_str().unwrap_or_default();
    powers.push(inspection.of_account_or_vote(
        &owner.address,
        guardian,
        "pause bonds, new exits, cranks",
        "at once, for 14 days at most",
    )?);
    if let Some(timelock) = &owner.timelock {
        powers.extend(inspection.roles(&owner.address, timelock)?);
        powers.push(inspection.own_code(&owner.address)?);
    }
    Ok(powers)
}

/// A suite on a chain, and the record that has names for addresses.
struct Inspection<'a> {
    daemon: &'a Daemon,
    record: &'a Record,
    /// The six contracts.
    suite: &'a BTreeMap<String, String>,
}

impl Inspection<'_> {
    /// What the owner sets.
    fn of_owner(&self, owner: &Owner) -> Power {
        let (waits, wrong) = match &owner.timelock {
            Some(timelock) => (timelock.fast(), timelock.doubt.clone()),
            None if owner.address.is_empty() => ("for ever: there is no owner".to_string(), None),
            None => (
                "at once: it is not a timelock".to_string(),
                Some(
                    "waits for nobody: hand the suite over with `ballast govern --config`"
                        .to_string(),
                ),
            ),
        };
        Power {
            what: "parameters, validators, guardian, treasury".to_string(),
            holder: self.named(&owner.address),
            waits,
            wrong,
        }
    }

    /// A power of an address that may be a vote: how many have to agree, and who may change its code.
    fn of_account_or_vote(
        &self,
        owner: &str,
        address: &str,
        what: &str,
        waits: &str,
    ) -> Result<Power, CliError> {
        let mut power = Power {
            what: what.to_string(),
            holder: self.named(address),
            waits: waits.to_string(),
            wrong: None,
        };
        let Some(info) = self.daemon.contract(address)? else {
            power.holder.push_str(", an account");
            return Ok(power);
        };
        if let Ok(threshold) = self.daemon.smart(address, &json!({"threshold": {}})) {
            let count = &threshold["absolute_count"];
            match (count["weight"].as_u64(), count["total_weight"].as_u64()) {
                (Some(weight), Some(total)) => {
                    power.holder.push_str(&format!(", {weight} of {total}"));
                    let few = weight.saturating_mul(20) < total;
                    power.wrong = few.then(|| "a few pass anything".to_string());
                }
                _ => {
                    power.wrong = Some(
                        "it passes by a part of what is staked: one staked token may be all of it"
                            .to_string(),
                    )
                }
            }
        }
        if let Some(admin) = info.admin.filter(|admin| admin != owner) {
            let why = format!("its code can be changed by {}", self.named(&admin));
            power.wrong = Some(
                power
                    .wrong
                    .map_or(why.clone(), |first| format!("{first}; {why}")),
            );
        }
        Ok(power)
    }

    /// Who may change the code of the suite's contracts: a row for each who may.
    fn codes(&self, owner: &Owner) -> Result<Vec<Power>, CliError> {
        let mut by_admin: BTreeMap<Option<String>, Vec<&str>> = BTreeMap::new();
        for name in CONTRACTS {
            let info = self.daemon.contract(&self.suite[name])?;
            let admin = info.and_then(|info| info.admin);
            by_admin.entry(admin).or_default().push(name);
        }
        let rows = by_admin.into_iter().map(|(admin, names)| {
            let (holder, waits, wrong) = match (admin, &owner.timelock) {
                (None, _) => ("nobody".to_string(), "for ever".to_string(), None),
                (Some(admin), Some(timelock)) if admin == owner.address => {
                    (self.named(&admin), timelock.slow(), None)
                }
                (Some(admin), _) => (
                    self.named(&admin),
                    "at once".to_string(),
                    Some("could take everything: make the timelock their admin".to_string()),
                ),
            };
            Power {
                what: format!("change the code of {}", names.join(", ")),
                holder,
                waits,
                wrong,
            }
        });
        Ok(rows.collect())
    }

    /// Who decides what the timelock does, and what is fast beside the suite.
    fn roles(&self, address: &str, timelock: &Timelock) -> Result<Vec<Power>, CliError> {
        let config = &timelock.config;
        let decided = |holder: &str, what: &str, waits: &str| {
            self.of_account_or_vote(address, holder, what, waits)
        };
        let mut powers = vec![];
        if let Some(proposer) = &config.proposer {
            powers.push(decided(proposer, "decide what waits", "")?);
        }
        if let Some(veto) = &config.veto {
            powers.push(decided(veto, "cancel what waits", "at once")?);
        }
        if let Some(council) = &config.council {
            let what = "let code and owners change early";
            powers.push(Power {
                wrong: Some("it takes the exit window away".to_string()),
                ..decided(council, what, "after the delay of a fast operation")?
            });
        }
        let of_extensions = config.fast.iter().filter(|fast| fast.role == "extension");
        powers.extend(of_extensions.map(|fast| Power {
            what: format!(
                "send {} to {}",
                fast.messages.join(", "),
                self.named(&fast.contract)
            ),
            holder: self.named(address),
            waits: timelock.fast(),
            wrong: (fast.contract == address).then(|| "its own delays would be fast".to_string()),
        }));
        Ok(powers)
    }

    /// Who may change the code of the timelock: it must be its own admin, or have none.
    fn own_code(&self, timelock: &str) -> Result<Power, CliError> {
        let info = self.daemon.contract(timelock)?;
        let admin = info.and_then(|info| info.admin);
        let is_own = admin.as_deref().is_none_or(|admin| admin == timelock);
        Ok(Power {
            what: "change the code of the timelock".to_string(),
            holder: admin.map_or_else(|| "nobody".to_string(), |admin| self.named(&admin)),
            waits: match is_own {
                true => "as any slow operation".to_string(),
                false => "at once".to_string(),
            },
            wrong: (!is_own).then(|| "could change every rule: make it its own admin".to_string()),
        })
    }

    /// The name that the record has for an address, with the address.
    fn named(&self, address: &str) -> String {
        match self.record.name_of(address) {
            name if name == address => address.to_string(),
            name => format!("{name} ({address})"),
        }
    }
}
