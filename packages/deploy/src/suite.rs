//! The one message that deploys a suite, and where the suite will be.

use crate::artifacts::{Artifacts, CONTRACTS};
use crate::config::{Config, Suite};
use crate::survey::Survey;
use ballast_scenario::{parse_line, Runner};
use ballast_tool::CliError;
use ballast_types::{collector, hub, registry, vault};
use bech32::Bech32;
use cosmwasm_std::{instantiate2_address, CanonicalAddr};
use serde_json::{json, Value};
use std::collections::BTreeMap;

/// What is to be deployed, with nothing left open but the codes.
#[derive(Clone, Debug)]
pub struct Blueprint {
    /// Where the hub will be: it follows from its code, its creator and the salt.
    pub hub: String,
    /// The salt, as text.
    pub salt: String,
    /// The first deposit, base units.
    pub seed: u128,
    /// The staking denom.
    pub denom: String,
    /// Who owns the suite.
    pub owner: String,
    /// Who may pause it.
    pub guardian: String,
    /// Who gets the fee.
    pub treasury: String,
    /// Who may migrate it; none if it is immutable.
    pub admin: Option<String>,
    /// The LST's ticker.
    pub symbol: String,
    /// What each contract's parameters will be.
    pub params: BTreeMap<String, Value>,
    message: hub::InstantiateMsg,
}

/// Codes that are not known yet.
const NO_CODES: hub::CodeIds = hub::CodeIds {
    token: 0,
    registry: 0,
    queue: 0,
    vault: 0,
    collector: 0,
};

/// Who gets which role.
struct Roles {
    owner: String,
    guardian: String,
    treasury: String,
    /// Who may migrate; none if the suite is immutable.
    admin: Option<String>,
}

impl Roles {
    /// As the configuration names them: the owner is the sender by default, all others are the owner.
    fn of(suite: &Suite, sender: &str) -> Self {
        let role = |named: &Option<String>, default: &str| {
            named.clone().unwrap_or_else(|| default.to_string())
        };
        let owner = role(&suite.owner, sender);
        Self {
            guardian: role(&suite.guardian, &owner),
            treasury: role(&suite.treasury, &owner),
            admin: (!suite.immutable).then(|| role(&suite.admin, &owner)),
            owner,
        }
    }
}

impl Blueprint {
    /// Fills in what the configuration leaves open: roles by the sender, the schedule by the chain.
    ///
    /// # Errors
    /// A parameter outside its bounds, a salt that is too long.
    pub fn new(config: &Config, survey: &Survey, artifacts: &Artifacts) -> Result<Self, CliError> {
        let suite = &config.suite;
        if suite.salt.is_empty() || suite.salt.len() > 64 {
            return Err(CliError::bad("suite.salt must be 1 to 64 bytes long"));
        }
        let Roles {
            owner,
            guardian,
            treasury,
            admin,
        } = Roles::of(suite, &survey.sender);
        let mut params = config.params.clone();
        let hub = &mut params.hub;
        hub.unbonding_secs
            .get_or_insert(survey.staking.unbonding_secs);
        hub.max_entries
            .get_or_insert(survey.staking.max_entries.min(100));
        let message = hub::InstantiateMsg {
            owner: Some(owner.clone()),
            guardian: Some(guardian.clone()),
            treasury: Some(treasury.clone()),
            admin: admin.clone(),
            immutable: suite.immutable,
            denom: Some(survey.staking.bond_denom.clone()),
            token: suite.token.clone(),
            code_ids: NO_CODES,
            validators: suite.validators.clone(),
            params,
        };
        let checksum = &artifacts.get("hub")?.checksum;
        Ok(Self {
            hub: contract_address(checksum, &survey.sender, &suite.salt)?,
            salt: suite.salt.clone(),
            seed: config.seed(),
            denom: survey.staking.bond_denom.clone(),
            owner,
            guardian,
            treasury,
            admin,
            symbol: suite.token.symbol.clone(),
            params: resolved(&message.params, message.token.decimals)?,
            message,
        })
    }

    /// The message, with the codes it needs.
    ///
    /// # Errors
    /// A code is missing.
    pub fn message(&self, codes: &BTreeMap<String, u64>) -> Result<Value, CliError> {
        let id = |name: &str| {
            let found = codes.get(name).copied();
            found.ok_or_else(|| {
                CliError::failed(format!("the code of the {name} is not stored yet"))
            })
        };
        let mut message = self.message.clone();
        message.code_ids = hub::CodeIds {
            token: id("token")?,
            registry: id("registry")?,
            queue: id("queue")?,
            vault: id("vault")?,
            collector: id("collector")?,
        };
        serde_json::to_value(message).map_err(|err| CliError::bad(err.to_string()))
    }

    /// The validators that are listed from the start.
    pub fn validators(&self) -> &[registry::NewValidator] {
        &self.message.validators
    }

    /// Deploys the same suite on the embedded chain: what the contracts themselves refuse (a name, a
    /// seed, a parameter) is found before a fee is paid for anything.
    ///
    /// # Errors
    /// What the contracts said.
    pub fn rehearse(&self) -> Result<(), CliError> {
        let params = &self.message.params;
        let genesis = json!({
            "cmd": "genesis", "validators": 1, "denom": self.denom,
            "unbonding_secs": params.hub.unbonding_secs, "max_entries": params.hub.max_entries,
            "accounts": {"deployer": self.seed.to_string()},
        });
        let deploy = json!({
            "cmd": "deploy", "from": "deployer", "funds": self.seed.to_string(),
            "msg": {"token": self.message.token, "params": params},
        });
        let mut runner = Runner::default();
        for command in [genesis, deploy] {
            let line = parse_line(&command.to_string(), 1)?;
            let said = runner
                .step(&line, false)
                .and_then(|report| report.answer.map(drop).map_err(CliError::bad));
            said.map_err(|err| {
                CliError::bad(format!(
                    "the contracts refuse this configuration: {}; nothing was sent",
                    err.message
                ))
            })?;
        }
        Ok(())
    }
}

/// Each contract's parameters as they will be.
fn resolved(params: &hub::SuiteParams, decimals: u8) -> Result<BTreeMap<String, Value>, CliError> {
    let bad = |err: hub::ParamError| CliError::bad(format!("the configuration: {err}"));
    let hub = hub::Params::new(params.hub.clone(), decimals).map_err(bad)?;
    let least_cooldown = hub.least_cooldown(0);
    let registry = registry::Params::new(params.registry.clone(), decimals).map_err(bad)?;
    let vault = vault::Params::new(params.vault.clone(), least_cooldown).map_err(bad)?;
    let collector = collector::Params::default()
        .updated(params.collector.clone())
        .map_err(bad)?;
    let json = |err: serde_json::Error| CliError::bad(err.to_string());
    let all = [
        ("hub", serde_json::to_value(hub).map_err(json)?),
        ("registry", serde_json::to_value(registry).map_err(json)?),
        ("vault", serde_json::to_value(vault).map_err(json)?),
        ("collector", serde_json::to_value(collector).map_err(json)?),
    ];
    Ok(all.map(|(name, value)| (name.to_string(), value)).into())
}

/// The address of a contract that `creator` instantiates with this code and salt.
///
/// # Errors
/// The creator is no address, or the checksum is no hex.
pub fn contract_address(checksum: &str, creator: &str, salt: &str) -> Result<String, CliError> {
    let (prefix, creator) = bech32::decode(creator)
        .map_err(|err| CliError::bad(format!("`{creator}` is not an address: {err}")))?;
    let bad =
        |err: String| CliError::bad(format!("the contract's address cannot be computed: {err}"));
    let digits = checksum.as_bytes().chunks(2).map(|pair| {
        let pair = std::str::from_utf8(pair).map_err(|err| bad(err.to_string()))?;
        u8::from_str_radix(pair, 16).map_err(|err| bad(err.to_string()))
    });
    let checksum: Vec<u8> = digits.collect::<Result<_, _>>()?;
    let address = instantiate2_address(&checksum, &CanonicalAddr::from(creator), salt.as_bytes())
        .map_err(|err| bad(err.to_string()))?;
    bech32::encode::<Bech32>(prefix, &address).map_err(|err| bad(err.to_string()))
}

/// The six addresses, from what the hub's `config` answers.
///
/// # Errors
/// The contract is no hub: it does not name all six.
pub fn addresses(hub: &str, config: &Value) -> Result<BTreeMap<String, String>, CliError> {
    let all = CONTRACTS.iter().map(|name| {
        let address = config[*name].as_str();
        let address = address.ok_or_else(|| {
            CliError::failed(format!(
                "the contract at {hub} is not a hub: it names no {name}"
            ))
        })?;
        // it goes into calls, where it could be taken for a flag
        bech32::decode(address).map_err(|err| {
            CliError::failed(format!(
                "the contract at {hub} is not a hub: its {name} is not an address: {err}"
            ))
        })?;
        Ok(((*name).to_string(), address.to_string()))
    });
    all.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The first of the published vectors for `Instantiate2`.
    #[test]
    fn the_address_follows_from_code_creator_and_salt() {
        let checksum = "13a1fc994cc6d1c81b746ee0c0ff6f90043875e0bf1d9be6b7d779fc978dc2a5";
        let creator = "purple1nxvenxve42424242hwamhwamenxvenxvhxf2py";

        let address = contract_address(checksum, creator, "a").unwrap();

        let published = "purple1t6r960j945lfv8mhl4mage2rg97w63xeynwrupum2s2l7em4lprs9ce5hk";
        assert_eq!(address, published);
    }
}
