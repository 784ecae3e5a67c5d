//! What will be sent, what it costs, whether it is there.

use super::artifacts::{Artifact, Artifacts};
use super::codes::{missing, store_gas, Found};
use super::problem::Problem;
use super::suite::Blueprint;
use super::survey::Survey;
use ballast_daemon::Daemon;
use ballast_tool::output::Output;
use ballast_tool::CliError;
use serde_json::json;
use std::collections::BTreeMap;

/// Gas that instantiating the suite takes at most (1.04 million were seen on wasmd 0.70): what a node
/// simulates goes into the transaction.
pub const INSTANTIATE_GAS: u64 = 1_500_000;

/// What is there and what is not.
pub struct Plan<'a> {
    /// What was found.
    pub survey: Survey,
    /// What is to be.
    pub blueprint: Blueprint,
    /// The wasm files.
    pub artifacts: &'a Artifacts,
    /// Codes that need not be stored.
    pub codes: Found,
    /// Whether the hub is there.
    pub deployed: bool,
    /// Whether the codes are all that is asked for.
    pub codes_only: bool,
}

impl Plan<'_> {
    /// The codes to store.
    pub fn missing(&self) -> Vec<&Artifact> {
        missing(self.artifacts, &self.codes).collect()
    }

    /// Whether codes have to be stored and the account may not.
    pub fn needs_governance(&self) -> bool {
        let survey = &self.survey;
        let may = survey.upload.allows(&survey.sender) && survey.instantiates_freely();
        !may && !self.deployed && !self.missing().is_empty()
    }

    /// What the account must hold, by denom: the seed, and fees for gas at its price.
    pub fn needs(&self, daemon: &Daemon) -> BTreeMap<String, u128> {
        let mut needed = BTreeMap::new();
        if self.deployed {
            return needed;
        }
        if !self.codes_only {
            needed.insert(self.blueprint.denom.clone(), self.blueprint.seed);
        }
        let settings = &daemon.settings;
        let stored = match self.needs_governance() {
            true => 0,
            false => self.missing().into_iter().map(store_gas).sum(),
        };
        let gas = match self.codes_only {
            true => stored,
            false => stored + INSTANTIATE_GAS,
        };
        if let Some((fee, denom)) = fee(settings.gas_prices.as_deref(), gas) {
            *needed.entry(denom).or_insert(0) += fee;
        }
        needed
    }

    /// Money that is not there, validators that can't be listed.
    ///
    /// # Errors
    /// The node can't be asked.
    pub fn lacks(&self, daemon: &Daemon) -> Result<Vec<Problem>, CliError> {
        let mut problems = vec![];
        let sender = &self.survey.sender;
        for (denom, needed) in self.needs(daemon) {
            let held = daemon.balance(sender, &denom)?;
            if held < needed {
                let seed = match denom == self.blueprint.denom && !self.codes_only {
                    true => format!("the seed of {} and fees", self.blueprint.seed),
                    false => "fees".to_string(),
                };
                problems.push(Problem::chain(format!(
                    "{sender} holds {held}{denom}, about {needed}{denom} are needed for {seed}: send it \
                     {} more, or ask the testnet's faucet",
                    needed - held
                )));
            }
        }
        if !self.deployed {
            problems.extend(self.unlistable(daemon)?);
        }
        Ok(problems)
    }

    fn unlistable(&self, daemon: &Daemon) -> Result<Vec<Problem>, CliError> {
        let mut problems = vec![];
        let most = &self.blueprint.params["registry"]["max_commission"];
        let most: cosmwasm_std::Decimal = serde_json::from_value(most.clone()).unwrap_or_default();
        for listed in self.blueprint.validators() {
            let address = &listed.address;
            let allowed = listed.max_commission.unwrap_or(most);
            let text = match daemon.validator(address)? {
                None => format!(
                    "validator {address} does not exist on `{}`",
                    self.survey.chain_id
                ),
                Some(found) if found.jailed => format!("validator {address} is jailed"),
                Some(found) if !found.bonded => {
                    format!("validator {address} is not in the bonded set")
                }
                Some(found) if found.commission > allowed.atomics().u128() => format!(
                    "validator {address} takes {} % commission, more than the promised {} %",
                    found.commission / 10u128.pow(16),
                    allowed.atomics().u128() / 10u128.pow(16)
                ),
                Some(_) => continue,
            };
            problems.push(Problem::input(format!(
                "{text}: take it out of suite.validators"
            )));
        }
        Ok(problems)
    }

    /// Shows it.
    pub fn show(&self, daemon: &Daemon, source: &str, out: &Output) {
        let (survey, blueprint) = (&self.survey, &self.blueprint);
        let missing: Vec<&str> = self.missing().iter().map(|one| one.name).collect();
        let needs = self.needs(daemon);
        let needs: Vec<String> = needs
            .iter()
            .map(|(denom, n)| format!("{n}{denom}"))
            .collect();
        if out.json {
            out.json(&json!({
                "chain_id": survey.chain_id, "height": survey.height, "wasmd": survey.wasmd,
                "app": survey.app, "denom": blueprint.denom, "prefix": survey.prefix,
                "unbonding_secs": survey.staking.unbonding_secs,
                "max_entries": survey.staking.max_entries, "configuration": source,
                "sender": survey.sender, "owner": blueprint.owner, "admin": blueprint.admin,
                "hub": blueprint.hub, "deployed": self.deployed, "codes": self.codes,
                "to_store": missing, "needs_governance": self.needs_governance(), "needs": needs,
                "params": blueprint.params, "warnings": survey.warnings,
            }));
            return;
        }
        let version = survey.wasmd.as_deref().unwrap_or("of unknown version");
        let found: Vec<String> = self
            .codes
            .iter()
            .map(|(name, id)| format!("{name} {id}"))
            .collect();
        let some = |list: Vec<String>| match list.is_empty() {
            true => "none".to_string(),
            false => list.join(", "),
        };
        let rows = [
            (
                "chain",
                format!(
                    "{}, height {}, wasmd {version}",
                    survey.chain_id, survey.height
                ),
            ),
            (
                "staking",
                format!(
                    "{}, unbonding {} s, {} entries",
                    blueprint.denom, survey.staking.unbonding_secs, survey.staking.max_entries
                ),
            ),
            ("configuration", source.to_string()),
            ("sender", survey.sender.clone()),
            ("owner", blueprint.owner.clone()),
            (
                "admin",
                blueprint
                    .admin
                    .clone()
                    .unwrap_or_else(|| "nobody: immutable".to_string()),
            ),
            ("validators", blueprint.validators().len().to_string()),
            (
                "hub",
                format!(
                    "{}{}",
                    blueprint.hub,
                    if self.deployed {
                        ", is there"
                    } else {
                        ", to be instantiated"
                    }
                ),
            ),
            ("codes found", some(found)),
            (
                "codes to store",
                some(missing.iter().map(ToString::to_string).collect()),
            ),
            ("needs about", some(needs)),
        ];
        for (name, value) in rows {
            out.line(format!("  {}  {value}", out.faint(&format!("{name:<14}"))));
        }
        for warning in &survey.warnings {
            out.line(out.refused(&format!("  {warning}")));
        }
        if blueprint.validators().is_empty() && !self.deployed {
            out.line(out.refused(
                "  no validators: list them afterwards, `ballast tx registry \
                 '{\"add_validator\":{\"address\":\"…\"}}'`, else nothing is delegated",
            ));
        }
    }
}

impl Survey {
    /// Whether an upload may let anyone instantiate it.
    pub fn instantiates_freely(&self) -> bool {
        matches!(
            self.instantiate_default.as_str(),
            "Everybody" | "ACCESS_TYPE_EVERYBODY" | ""
        )
    }
}

/// The fee of some gas at the first price, rounded up.
fn fee(prices: Option<&str>, gas: u64) -> Option<(u128, String)> {
    let price = prices?.split(',').next()?;
    let at = price.find(|c: char| !c.is_ascii_digit() && c != '.')?;
    let (number, denom) = price.split_at(at);
    let per_unit: cosmwasm_std::Decimal = number.parse().ok()?;
    let fee = cosmwasm_std::Uint128::from(gas)
        .checked_mul_ceil(per_unit)
        .ok()?;
    Some((fee.u128(), denom.to_string()))
}

#[cfg(test)]
mod tests {
    use super::fee;

    #[test]
    fn fees_are_rounded_up() {
        assert_eq!(
            fee(Some("0.025ustake"), 1_001),
            Some((26, "ustake".to_string()))
        );
        assert_eq!(
            fee(Some("40000000000amantra"), 10),
            Some((400_000_000_000, "amantra".to_string()))
        );
        assert_eq!(
            fee(Some("0.0025ibc/AB"), 400),
            Some((1, "ibc/AB".to_string()))
        );
        assert_eq!(fee(None, 5), None);
    }
}
