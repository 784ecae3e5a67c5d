//! `deployments/<chain-id>.json`: where a suite is, and how to reach it.

use crate::chain_id::ensure_chain_id;
use crate::suite::Blueprint;
use crate::survey::Survey;
use ballast_daemon::Settings;
use ballast_tool::{files, CliError};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// A contract of a suite.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Contract {
    /// Its address.
    pub address: String,
    /// The code that it runs.
    pub code_id: u64,
    /// SHA-256 of its code, lower-case hex.
    pub checksum: String,
}

/// A suite on a chain.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Record {
    /// The chain's id.
    pub chain_id: String,
    /// The address prefix.
    pub prefix: String,
    /// The staking denom.
    pub denom: String,
    /// The LST's ticker.
    pub symbol: String,
    /// Who instantiated the hub.
    pub creator: String,
    /// The salt of its address.
    pub salt: String,
    /// Who may migrate; none if the suite is immutable.
    pub admin: Option<String>,
    /// Who owned it at deployment.
    pub owner: String,
    /// Who could pause it.
    pub guardian: String,
    /// Who got the fee.
    pub treasury: String,
    /// The contracts by name.
    pub contracts: BTreeMap<String, Contract>,
    /// Contracts that stand on the suite: its timelock, those that vote.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub extensions: BTreeMap<String, Contract>,
    /// Parameters at deployment, by contract.
    pub params: BTreeMap<String, Value>,
    /// The height at which all of it was verified.
    pub verified_height: u64,
    /// The Ballast that deployed it.
    pub ballast: String,
    /// How the chain is reached.
    pub daemon: Settings,
}

impl Record {
    /// Where the record of a chain is unless something else is said.
    ///
    /// # Errors
    /// Something that is no chain id.
    pub fn path(named: Option<&PathBuf>, chain_id: &str) -> Result<PathBuf, CliError> {
        match named {
            Some(path) => Ok(path.clone()),
            None => {
                ensure_chain_id(chain_id)?;
                Ok(PathBuf::from("deployments").join(format!("{chain_id}.json")))
            }
        }
    }

    /// Reads the record in a file.
    ///
    /// # Errors
    /// There is no such file, or it is no record.
    pub fn read(path: &Path) -> Result<Self, CliError> {
        let shown = path.display();
        match Self::find(path)? {
            Some(record) => Ok(record),
            None => Err(CliError::bad(format!(
                "no deployment at {shown}: `ballast deploy` makes one, --deployment names another file"
            ))),
        }
    }

    /// Reads a record if there is one.
    ///
    /// # Errors
    /// The file is no record.
    pub fn find(path: &Path) -> Result<Option<Self>, CliError> {
        let shown = path.display();
        let text = match files::read(path) {
            Ok(text) => text,
            Err(err) if err.kind() == std::io::ErrorKind::NotFound => return Ok(None),
            Err(err) => return Err(CliError::bad(format!("{shown}: {err}"))),
        };
        serde_json::from_str(&text)
            .map(Some)
            .map_err(|err| CliError::bad(format!("{shown} is not a deployment record: {err}")))
    }

    /// A record of what a blueprint has become.
    pub fn new(
        survey: &Survey,
        blueprint: &Blueprint,
        contracts: BTreeMap<String, Contract>,
        daemon: Settings,
    ) -> Self {
        Self {
            chain_id: survey.chain_id.clone(),
            prefix: survey.prefix.clone(),
            denom: blueprint.denom.clone(),
            symbol: blueprint.symbol.clone(),
            creator: survey.sender.clone(),
            salt: blueprint.salt.clone(),
            admin: blueprint.admin.clone(),
            owner: blueprint.owner.clone(),
            guardian: blueprint.guardian.clone(),
            treasury: blueprint.treasury.clone(),
            contracts,
            extensions: BTreeMap::new(),
            params: blueprint.params.clone(),
            verified_height: survey.height,
            ballast: env!("CARGO_PKG_VERSION").to_string(),
            daemon,
        }
    }

    /// Writes the record into a file.
    ///
    /// # Errors
    /// The folder can't be written.
    pub fn save(&self, path: &Path) -> Result<(), CliError> {
        let text = serde_json::to_string_pretty(self).unwrap_or_default();
        files::write(path, &(text + "\n"))
    }

    /// A contract of the suite, or one that stands on it, by its name.
    pub fn contract(&self, name: &str) -> Option<&Contract> {
        self.contracts
            .get(name)
            .or_else(|| self.extensions.get(name))
    }

    /// The address of a contract, by its name, or an address as it is.
    ///
    /// # Errors
    /// It is neither a contract of the record nor an address.
    pub fn address(&self, name: &str) -> Result<String, CliError> {
        if let Some(contract) = self.contract(name) {
            return Ok(contract.address.clone());
        }
        match bech32::decode(name) {
            Ok((prefix, _)) if prefix.as_str() == self.prefix => Ok(name.to_string()),
            Ok((prefix, _)) => Err(CliError::bad(format!(
                "`{name}` has the prefix `{prefix}`, chain `{}` has `{}`",
                self.chain_id, self.prefix
            ))),
            Err(_) => Err(super::artifacts::unknown(name)),
        }
    }

    /// The name of an address, or the address.
    pub fn name_of<'a>(&'a self, address: &'a str) -> &'a str {
        let mut named = self.contracts.iter().chain(&self.extensions);
        let found = named.find(|(_, contract)| contract.address == address);
        found.map_or(address, |(name, _)| name)
    }
}
