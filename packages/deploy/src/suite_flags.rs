//! Flags of commands that work on a suite of a real chain: of those that change its code, and of those that call it.

use crate::again::CommandLine;
use crate::artifacts::{self, ARTIFACTS};
use crate::chain_flags::Reach;
use std::path::PathBuf;

/// Which suite, from which wasm files, and whether anything is sent: the flags that `deploy` and
/// `migrate` share.
#[derive(Debug, PartialEq, clap::Args)]
pub struct SuiteFlags {
    /// How the chain is reached.
    #[command(flatten)]
    pub reach: Reach,
    /// The record of the addresses; `deployments/<chain-id>.json` by default
    #[arg(long)]
    pub deployment: Option<PathBuf>,
    /// The wasm files, as scripts/build-wasm makes them
    #[arg(long, default_value = ARTIFACTS)]
    pub artifacts: PathBuf,
    /// Make all checks and show what would be done, but send nothing
    #[arg(long)]
    pub dry_run: bool,
    /// Write unsigned transactions into this folder, for a multisig or an offline signer
    #[arg(long, value_name = "DIR", conflicts_with = "dry_run")]
    pub generate_only: Option<PathBuf>,
}

/// Which suite is called, who signs, and whether anything is sent: the flags that `tx`, `propose` and
/// `vote` share.
#[derive(Debug, PartialEq, clap::Args)]
pub struct CallFlags {
    /// How the chain is reached.
    #[command(flatten)]
    pub reach: Reach,
    /// The key that signs
    #[arg(long)]
    pub from: String,
    /// The record of the suite; `deployments/<chain-id>.json` by default
    #[arg(long)]
    pub deployment: Option<PathBuf>,
    /// Sign without confirmation
    #[arg(long, short)]
    pub yes: bool,
    /// Preview and simulate, but sign nothing
    #[arg(long)]
    pub dry_run: bool,
}

impl SuiteFlags {
    /// Whether this run signs nothing itself.
    pub fn is_passive(&self) -> bool {
        self.dry_run || self.generate_only.is_some()
    }
}

impl CommandLine {
    /// Adds the flags of a suite.
    #[must_use]
    pub fn suite(self, flags: &SuiteFlags) -> Self {
        self.reach(&flags.reach)
            .path("--deployment", flags.deployment.as_deref())
            .path("--generate-only", flags.generate_only.as_deref())
            .path("--artifacts", artifacts::named(&flags.artifacts))
            .switch("--dry-run", flags.dry_run)
    }
}
