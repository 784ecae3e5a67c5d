//! Flags that name a hub on a real chain, in commands that work on the session without them.

use super::words::ExtensionAt;
use ballast_daemon::Settings;
use ballast_deploy::{Deployed, Reach};
use ballast_tool::CliError;
use std::path::PathBuf;

/// A hub on a real chain instead of the session.
#[derive(clap::Args)]
pub struct HubArgs {
    #[command(flatten)]
    pub reach: Reach,
    /// A hub without a record
    #[arg(long, requires = "chain_id", conflicts_with = "deployment")]
    hub: Option<String>,
    /// The record of a deployment; `deployments/<chain-id>.json` by default
    #[arg(long)]
    deployment: Option<PathBuf>,
}

impl HubArgs {
    /// A hub that a file names, with the values of the same flags.
    pub fn new(reach: Reach, hub: Option<String>, deployment: Option<PathBuf>) -> Self {
        Self {
            reach,
            hub,
            deployment,
        }
    }

    /// Contracts that stand on the suite, as its record has them; none without a record.
    pub fn guests(&self) -> Vec<ExtensionAt> {
        let record = self.reach.with_record(self.deployment.as_ref());
        let all = record.map(|deployed| deployed.record.extensions);
        let all = all.unwrap_or_default().into_iter();
        let guests = all.map(|(name, contract)| ExtensionAt {
            name,
            address: contract.address,
        });
        guests.collect()
    }

    /// How the chain is reached, and the hub's address; none if the session is meant.
    ///
    /// # Errors
    /// There is no such record; flags of a chain, and no chain.
    pub fn find(&self) -> Result<Option<(Settings, String)>, CliError> {
        let reach = &self.reach;
        if let Some(hub) = &self.hub {
            let chain = reach.with_config(None)?;
            return Ok(Some((chain.settings, hub.clone())));
        }
        if reach.chain_id.is_none() && self.deployment.is_none() {
            let flags = reach.place_flags().into_iter();
            let flags: String = flags
                .map(|flag| format!(" {} {}", flag.name, flag.value))
                .collect();
            return match flags.as_str() {
                "" => Ok(None),
                flags => Err(CliError::bad(format!(
                    "which chain?{flags} needs --chain-id or --deployment; without any of them the session is meant"
                ))),
            };
        }
        let Deployed {
            settings, record, ..
        } = reach
            .with_record(self.deployment.as_ref())
            .map_err(|err| CliError {
                message: format!("{}; --hub names a hub without a record", err.message),
                ..err
            })?;
        let hub = record.address("hub")?;
        Ok(Some((settings, hub)))
    }
}
