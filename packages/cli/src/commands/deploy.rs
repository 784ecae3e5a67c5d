//! `ballast deploy`, `migrate`, `tx`: a suite on a real chain.

use super::words::message;
use ballast_deploy::{self as deploy, DeployOptions, MigrateOptions, Reach, ARTIFACTS};
use ballast_tool::output::Output;
use ballast_tool::CliError;
use clap::{Args, Subcommand};
use std::path::PathBuf;

/// What `deploy` takes.
#[derive(Args)]
#[command(args_conflicts_with_subcommands = true, subcommand_negates_reqs = true)]
pub struct DeployArgs {
    #[command(subcommand)]
    command: Option<DeployCommand>,
    #[command(flatten)]
    reach: Reach,
    /// The signing key, by its name in the keyring; with --generate-only also an address
    #[arg(long, required = true)]
    from: Option<String>,
    /// The configuration; by default networks/<chain-id>.toml, if it exists
    #[arg(long)]
    config: Option<PathBuf>,
    /// The record of the addresses; deployments/<chain-id>.json by default
    #[arg(long)]
    deployment: Option<PathBuf>,
    /// The wasm files, as scripts/build-wasm makes them
    #[arg(long, default_value = ARTIFACTS)]
    artifacts: PathBuf,
    /// Make all checks and show the plan, but send nothing
    #[arg(long)]
    dry_run: bool,
    /// Write unsigned transactions into this folder, for a multisig or an offline signer
    #[arg(long, value_name = "DIR", conflicts_with = "dry_run")]
    generate_only: Option<PathBuf>,
    /// Store the codes and stop
    #[arg(long)]
    codes_only: bool,
}

#[derive(Subcommand)]
enum DeployCommand {
    /// Compares a deployment with this commit's wasm files
    #[command(after_help = "Examples:
  ballast deploy verify --chain-id ballast-local
  ballast deploy verify --deployment deployments/osmo-test-5.json --json")]
    Verify {
        #[command(flatten)]
        reach: Reach,
        /// The record; deployments/<chain-id>.json by default
        #[arg(long)]
        deployment: Option<PathBuf>,
        /// The wasm files
        #[arg(long, default_value = ARTIFACTS)]
        artifacts: PathBuf,
    },
    /// Prints the LST as an entry of the chain registry, and the addresses of all contracts
    #[command(after_help = "Examples:
  ballast deploy asset --chain-id osmo-test-5 --chain-name osmosistestnet")]
    Asset {
        #[command(flatten)]
        reach: Reach,
        /// The record; deployments/<chain-id>.json by default
        #[arg(long)]
        deployment: Option<PathBuf>,
        /// The chain's name in the registry, for the trace to its staking token
        #[arg(long)]
        chain_name: Option<String>,
    },
    /// Drops a transaction from the journal that can neither finish nor be sent again, for example
    /// after a chain was restarted
    #[command(after_help = "Examples:
  ballast deploy forget --chain-id ballast-local
  ballast deploy forget --deployment deployments/mine.json")]
    Forget {
        #[command(flatten)]
        reach: Reach,
        /// The record; deployments/<chain-id>.json by default
        #[arg(long)]
        deployment: Option<PathBuf>,
    },
}

/// What `migrate` takes.
#[derive(Args)]
pub struct MigrateArgs {
    /// Contracts to migrate; all of them by default
    contracts: Vec<String>,
    #[command(flatten)]
    reach: Reach,
    /// The key of the contracts' admin
    #[arg(long)]
    from: String,
    /// The record; deployments/<chain-id>.json by default
    #[arg(long)]
    deployment: Option<PathBuf>,
    /// The wasm files
    #[arg(long, default_value = ARTIFACTS)]
    artifacts: PathBuf,
    /// Sign without confirmation
    #[arg(long, short)]
    yes: bool,
    /// Show what would be migrated, but send nothing
    #[arg(long)]
    dry_run: bool,
    /// Write unsigned transactions into this folder
    #[arg(long, value_name = "DIR", conflicts_with = "dry_run")]
    generate_only: Option<PathBuf>,
}

/// What `tx` takes.
#[derive(Args)]
pub struct TxArgs {
    /// hub, token, registry, queue, vault, collector or an address
    contract: String,
    /// The message, in JSON; ${hub} is an address of the suite, ${alice} a key's, {"$b64":…} base64
    msg: String,
    #[command(flatten)]
    reach: Reach,
    /// The key that signs
    #[arg(long)]
    from: String,
    /// Coins to send along: base units, 5 or 5ustake,3uatom; or whole tokens, 1.5token
    #[arg(long, default_value = "")]
    funds: String,
    /// The record; deployments/<chain-id>.json by default
    #[arg(long)]
    deployment: Option<PathBuf>,
    /// Sign without confirmation
    #[arg(long, short)]
    yes: bool,
    /// Preview and simulate, sign nothing
    #[arg(long)]
    dry_run: bool,
    /// Write the unsigned transaction into this file
    #[arg(long, value_name = "FILE", conflicts_with = "dry_run")]
    generate_only: Option<PathBuf>,
    /// Print only this field of the answer, without quotes: shares, queue.ticket_id
    #[arg(long)]
    field: Option<String>,
    /// Show amounts in base units
    #[arg(long)]
    raw: bool,
    /// Send the message without checking it against the schema
    #[arg(long)]
    unchecked: bool,
}

impl From<DeployArgs> for DeployOptions {
    fn from(args: DeployArgs) -> Self {
        Self {
            reach: args.reach,
            from: args.from.unwrap_or_default(),
            config: args.config,
            deployment: args.deployment,
            artifacts: args.artifacts,
            dry_run: args.dry_run,
            generate_only: args.generate_only,
            codes_only: args.codes_only,
        }
    }
}

impl From<MigrateArgs> for MigrateOptions {
    fn from(args: MigrateArgs) -> Self {
        Self {
            reach: args.reach,
            deployment: args.deployment,
            artifacts: args.artifacts,
            from: args.from,
            contracts: args.contracts,
            yes: args.yes,
            dry_run: args.dry_run,
            generate_only: args.generate_only,
        }
    }
}

pub fn deploy(args: DeployArgs, out: &Output) -> Result<(), CliError> {
    match args.command {
        Some(DeployCommand::Verify {
            reach,
            deployment,
            artifacts,
        }) => return deploy::verify_record(&reach, deployment.as_ref(), &artifacts, out),
        Some(DeployCommand::Asset {
            reach,
            deployment,
            chain_name,
        }) => return deploy::asset(&reach, deployment.as_ref(), chain_name.as_deref(), out),
        Some(DeployCommand::Forget { reach, deployment }) => {
            return deploy::forget(&reach, deployment.as_ref(), out)
        }
        None => {}
    }
    deploy::deploy(&args.into(), out)
}

pub fn migrate(args: MigrateArgs, out: &Output) -> Result<(), CliError> {
    deploy::migrate(&args.into(), out)
}

pub fn tx(args: TxArgs, out: &Output) -> Result<(), CliError> {
    let call = deploy::Call {
        reach: args.reach,
        deployment: args.deployment,
        msg: message(&args.msg)?,
        contract: args.contract,
        funds: args.funds,
        from: args.from,
        yes: args.yes,
        dry_run: args.dry_run,
        generate_only: args.generate_only,
        raw: args.raw,
        ensure: (!args.unchecked).then_some(crate::messages::ensure as deploy::Ensure),
    };
    deploy::tx(&call, args.field.as_deref(), out)
}
