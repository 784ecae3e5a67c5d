//! Which chain, by which daemon: from flags, the configuration, the record.

use crate::chain_id::ensure_chain_id;
use crate::config::Config;
use crate::programs;
use crate::record::Record;
use ballast_daemon::{Settings, CALL_SECS};
use ballast_tool::CliError;
use std::path::PathBuf;

/// Seconds to wait for a block, unless a flag says otherwise.
pub const WAIT_SECS: u64 = 120;

/// Flags of every command that reaches a chain.
#[derive(Clone, Debug, Default, PartialEq, clap::Args)]
pub struct Reach {
    /// The chain's daemon, which signs and sends: wasmd, osmosisd, a path
    #[arg(long)]
    pub binary: Option<String>,
    /// A node's RPC address
    #[arg(long)]
    pub node: Option<String>,
    /// The chain
    #[arg(long)]
    pub chain_id: Option<String>,
    /// The daemon's home folder, where its keys are
    #[arg(long)]
    pub home: Option<String>,
    /// os, file, kwallet, pass, test
    #[arg(long)]
    pub keyring_backend: Option<String>,
    /// What a unit of gas costs: 0.025ustake
    #[arg(long)]
    pub gas_prices: Option<String>,
    /// Gas asked for = gas simulated times this
    #[arg(long)]
    pub gas_adjustment: Option<f64>,
    /// Seconds to wait until a transaction is in a block
    #[arg(long, default_value_t = WAIT_SECS, value_parser = clap::value_parser!(u64).range(..=86_400))]
    pub wait: u64,
    /// Seconds that one call of the daemon may take before it is ended
    #[arg(long, value_name = "SECONDS", default_value_t = CALL_SECS, value_parser = clap::value_parser!(u64).range(1..=3_600))]
    pub call_limit: u64,
}

/// A chain that may be described by a configuration.
pub struct Configured {
    /// How it is reached.
    pub settings: Settings,
    /// The configuration, if there is one.
    pub config: Option<Config>,
    /// What the configuration is called in errors: its file.
    pub source: String,
}

/// A chain on which there is a deployment.
pub struct Deployed {
    /// How it is reached.
    pub settings: Settings,
    /// The deployment's record.
    pub record: Record,
    /// The file of the record.
    pub path: PathBuf,
}

impl Reach {
    /// For a chain that may be described by a configuration.
    ///
    /// # Errors
    /// No chain is named; a configuration that can't be read.
    pub fn with_config(&self, config: Option<&PathBuf>) -> Result<Configured, CliError> {
        if let Some(chain_id) = &self.chain_id {
            ensure_chain_id(chain_id)?;
        }
        let (found, source) = match (&self.chain_id, config) {
            (Some(chain_id), config) => Config::find(config, chain_id)?,
            (None, Some(path)) => (Some(Config::read(path)?), path.display().to_string()),
            (None, None) => {
                return Err(CliError::bad(
                    "which chain? --chain-id or --config names it",
                ))
            }
        };
        let chain = found
            .as_ref()
            .map(|config| config.chain.clone())
            .unwrap_or_default();
        let chain_id = self.chain_id.clone().or(chain.chain_id);
        let adjustment = self.gas_adjustment.or(chain.gas_adjustment);
        let settings = Settings {
            binary: self.program(chain.binary.as_deref(), &source)?,
            node: self
                .node
                .clone()
                .or(chain.node)
                .unwrap_or_else(|| "http://127.0.0.1:26657".to_string()),
            chain_id: chain_id.ok_or_else(|| {
                CliError::bad(format!(
                    "which chain? {source} names none and there is no --chain-id"
                ))
            })?,
            home: self.home.clone(),
            keyring_backend: self.keyring_backend.clone(),
            gas_prices: self.gas_prices.clone().or(chain.gas_prices),
            gas_adjustment: adjustment.map(|factor| factor.to_string()),
            call_secs: Some(self.call_limit),
        };
        Ok(Configured {
            settings: checked(settings)?,
            config: found,
            source,
        })
    }

    /// For a chain on which there is a deployment.
    ///
    /// # Errors
    /// No deployment is named, or its record is not there.
    pub fn with_record(&self, deployment: Option<&PathBuf>) -> Result<Deployed, CliError> {
        let path = match (deployment, &self.chain_id) {
            (None, None) => only_record()?,
            (named, chain_id) => Record::path(named, chain_id.as_deref().unwrap_or_default())?,
        };
        let record = Record::read(&path)?;
        if let Some(chain_id) = self.chain_id.as_ref().filter(|id| **id != record.chain_id) {
            return Err(CliError::bad(format!(
                "{} is on chain `{}`, not `{chain_id}`",
                path.display(),
                record.chain_id
            )));
        }
        let kept = record.daemon.clone();
        let settings = Settings {
            binary: self.program(Some(&kept.binary), &path.display().to_string())?,
            node: self.node.clone().unwrap_or(kept.node),
            chain_id: record.chain_id.clone(),
            home: self.home.clone().or(kept.home),
            keyring_backend: self.keyring_backend.clone().or(kept.keyring_backend),
            gas_prices: self.gas_prices.clone().or(kept.gas_prices),
            gas_adjustment: self
                .gas_adjustment
                .map(|factor| factor.to_string())
                .or(kept.gas_adjustment),
            call_secs: Some(self.call_limit),
        };
        Ok(Deployed {
            settings: checked(settings)?,
            record,
            path,
        })
    }

    /// The daemon: the flag's, then what a file names, if that may be run.
    fn program(&self, named: Option<&str>, source: &str) -> Result<String, CliError> {
        match (&self.binary, named) {
            (Some(binary), _) => Ok(programs::given(binary)),
            (None, Some(binary)) => programs::ensure_program(binary, source),
            (None, None) => Ok(programs::DEFAULT.to_string()),
        }
    }

    /// The flags that name the chain, its daemon, its keys and its prices, as far as they were given.
    pub fn place_flags(&self) -> Vec<Flag> {
        let pairs = [
            ("--binary", &self.binary),
            ("--node", &self.node),
            ("--chain-id", &self.chain_id),
            ("--home", &self.home),
            ("--keyring-backend", &self.keyring_backend),
            ("--gas-prices", &self.gas_prices),
        ];
        let given = pairs.into_iter();
        let given = given.filter_map(|(name, value)| Some(Flag::new(name, value.clone()?)));
        given.collect()
    }

    /// All flags that were given with another value than their default, for commands that people copy.
    pub fn flags(&self) -> Vec<Flag> {
        let mut flags = self.place_flags();
        if let Some(factor) = self.gas_adjustment {
            flags.push(Flag::new("--gas-adjustment", factor.to_string()));
        }
        for (name, secs, default) in [
            ("--wait", self.wait, WAIT_SECS),
            ("--call-limit", self.call_limit, CALL_SECS),
        ] {
            if secs != default {
                flags.push(Flag::new(name, secs.to_string()));
            }
        }
        flags
    }
}

/// A flag that was given.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Flag {
    /// Its name, with both dashes.
    pub name: &'static str,
    /// Its value.
    pub value: String,
}

impl Flag {
    fn new(name: &'static str, value: String) -> Self {
        Self { name, value }
    }
}

/// The only deployment there is, where none is named.
fn only_record() -> Result<PathBuf, CliError> {
    let folder = std::fs::read_dir("deployments").into_iter().flatten();
    let paths = folder.filter_map(|entry| Some(entry.ok()?.path()));
    let mut records: Vec<PathBuf> = paths
        .filter(|path| path.extension().is_some_and(|ext| ext == "json"))
        .collect();
    match (records.pop(), records.is_empty()) {
        (Some(only), true) => Ok(only),
        (Some(_), false) => Err(CliError::bad(
            "there are several deployments: --chain-id or --deployment names one",
        )),
        (None, _) => Err(CliError::bad(
            "there is no deployment here: `ballast deploy` makes one, --deployment names a file",
        )),
    }
}

fn checked(settings: Settings) -> Result<Settings, CliError> {
    ensure_chain_id(&settings.chain_id)?;
    if let Some(prices) = &settings.gas_prices {
        // a comma before a digit starts another price
        let is_price = |price: &str| {
            let denom = price.trim_start_matches(|c: char| c.is_ascii_digit() || c == '.');
            denom.len() > 1 && denom.len() < price.len()
        };
        if !prices.split(',').all(is_price) {
            return Err(CliError::bad(format!(
                "gas prices are written `0.025ustake`, not `{prices}`"
            )));
        }
    }
    Ok(settings)
}
