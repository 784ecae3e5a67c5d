//! `suite.toml`: what is to be deployed, and what the chain is expected to be.

use crate::known;
use ballast_tool::{files, CliError};
use ballast_types::hub::{SuiteParams, TokenInfo};
use ballast_types::registry::NewValidator;
use cosmwasm_std::Uint128;
use serde::Deserialize;
use std::path::{Path, PathBuf};

/// A configuration file. Every field but the token's has a default.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Config {
    /// What the chain is expected to be; compared with what it is.
    #[serde(default)]
    pub chain: Expected,
    /// What is deployed.
    pub suite: Suite,
    /// Parameters that differ from their defaults.
    #[serde(default)]
    pub params: SuiteParams,
    /// Codes that are on the chain already. Each is used only if its checksum is that of the artifact.
    #[serde(default)]
    pub codes: Codes,
    /// For chains where uploading is governance's.
    #[serde(default)]
    pub governance: Governance,
}

/// What the chain is expected to be. What is left out is taken as the chain has it.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Expected {
    /// `osmo-test-5`.
    pub chain_id: Option<String>,
    /// Of accounts: `osmo`.
    pub prefix: Option<String>,
    /// The staking token: `uosmo`.
    pub denom: Option<String>,
    /// How long stake takes to come back.
    pub unbonding_secs: Option<u64>,
    /// Unbondings of one validator that may be open at once.
    pub max_entries: Option<u64>,
    /// The chain's daemon.
    pub binary: Option<String>,
    /// A node's RPC address.
    pub node: Option<String>,
    /// `0.025uosmo`.
    pub gas_prices: Option<String>,
    /// Gas asked for = gas simulated times this; 1.3 by default.
    pub gas_adjustment: Option<f64>,
    /// The x/wasm the chain runs, for people.
    pub wasmd: Option<String>,
}

/// What is deployed.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Suite {
    /// Tells suites of one creator apart: the hub's address follows from its code, its creator and this.
    #[serde(default = "salt")]
    pub salt: String,
    /// The first deposit, whose shares stay with the hub for ever; the least that is allowed by default.
    pub seed: Option<Uint128>,
    /// Sets parameters inside hard bounds. The deploying account by default.
    pub owner: Option<String>,
    /// May pause for a while. The owner by default.
    pub guardian: Option<String>,
    /// Gets the fee. The owner by default.
    pub treasury: Option<String>,
    /// May migrate the contracts. The owner by default.
    pub admin: Option<String>,
    /// Contracts that are never migrated.
    #[serde(default)]
    pub immutable: bool,
    /// The LST.
    pub token: TokenInfo,
    /// The first validators.
    #[serde(default)]
    pub validators: Vec<NewValidator>,
}

fn salt() -> String {
    "ballast".to_string()
}

/// Codes that are on the chain already.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Codes {
    hub: Option<u64>,
    token: Option<u64>,
    registry: Option<u64>,
    queue: Option<u64>,
    vault: Option<u64>,
    collector: Option<u64>,
}

impl Codes {
    /// The code named for a contract.
    pub fn of(&self, contract: &str) -> Option<u64> {
        match contract {
            "hub" => self.hub,
            "token" => self.token,
            "registry" => self.registry,
            "queue" => self.queue,
            "vault" => self.vault,
            "collector" => self.collector,
            _ => None,
        }
    }
}

/// What a proposal to store a code says.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Governance {
    /// The deposit; what starts a vote by default.
    pub deposit: Option<String>,
    /// Where the source is, for voters.
    pub source: Option<String>,
    /// A vote in the shorter, stricter form.
    #[serde(default)]
    pub expedited: bool,
}

impl Config {
    /// Reads a file.
    ///
    /// # Errors
    /// Not there, malformed, or with a field that does not exist.
    pub fn read(path: &Path) -> Result<Self, CliError> {
        let shown = path.display();
        let text = files::read(path)
            .map_err(|err| CliError::bad(format!("the configuration {shown}: {err}")))?;
        toml::from_str(&text).map_err(|err| {
            let place = err.span().map_or(1, |span| {
                text.get(..span.start)
                    .unwrap_or_default()
                    .matches('\n')
                    .count()
                    + 1
            });
            CliError::bad(format!(
                "the configuration {shown}, line {place}: {}",
                err.message()
            ))
        })
    }

    /// The file that is named, or the one that is kept for this chain, or a plain suite of its denom.
    ///
    /// # Errors
    /// As [`Config::read`].
    pub fn find(
        path: Option<&PathBuf>,
        chain_id: &str,
    ) -> Result<(Option<Self>, String), CliError> {
        let kept = PathBuf::from("networks").join(format!("{chain_id}.toml"));
        let path = match path {
            Some(path) => path.clone(),
            None if kept.exists() => kept,
            None => return Ok((None, "defaults".to_string())),
        };
        Ok((Some(Self::read(&path)?), path.display().to_string()))
    }

    /// A suite with every default for a chain's staking token.
    pub fn plain(denom: &str) -> Self {
        let (base, decimals) = match denom.split_at_checked(1) {
            Some(("u", rest)) if rest.len() > 1 => (rest, 6),
            Some(("a", rest)) if rest.len() > 1 => (rest, 18),
            _ => (denom, 6),
        };
        let decimals = known::decimals(denom).unwrap_or(decimals);
        let letters: String = base
            .chars()
            .filter(char::is_ascii_alphabetic)
            .take(10)
            .collect();
        let upper = letters.to_uppercase();
        Self {
            chain: Expected::default(),
            suite: Suite {
                salt: salt(),
                seed: None,
                owner: None,
                guardian: None,
                treasury: None,
                admin: None,
                immutable: false,
                token: TokenInfo {
                    name: format!("Ballast {upper}"),
                    symbol: format!("b{upper}"),
                    decimals,
                    marketing: None,
                },
                validators: vec![],
            },
            params: SuiteParams::default(),
            codes: Codes::default(),
            governance: Governance::default(),
        }
    }

    /// The first deposit: what is configured, or the least that the hub takes.
    pub fn seed(&self) -> u128 {
        let decimals = u32::from(self.suite.token.decimals).clamp(6, 18);
        self.suite
            .seed
            .map_or(10u128.pow(decimals), |seed| seed.u128())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_plain_suite_is_named_after_the_denom() {
        let token = Config::plain("ustake").suite.token;
        assert_eq!((token.symbol.as_str(), token.decimals), ("bSTAKE", 6));
        let token = Config::plain("aconst").suite.token;
        assert_eq!((token.symbol.as_str(), token.decimals), ("bCONST", 18));
        assert_eq!(Config::plain("aconst").seed(), 1_000_000_000_000_000_000);
        assert_eq!(Config::plain("stake").suite.token.symbol, "bSTAKE");
        assert_eq!(Config::plain("inj").suite.token.decimals, 18);
    }

    #[test]
    fn a_misspelt_field_is_named_with_its_line() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("suite.toml");
        std::fs::write(&path, "[suite]\nsalty = \"x\"\n").unwrap();
        let error = Config::read(&path).unwrap_err();
        assert_eq!(error.exit_code(), 2);
        assert!(error.message.contains("line 2"), "{error}");
        assert!(error.message.contains("salty"), "{error}");
    }
}
