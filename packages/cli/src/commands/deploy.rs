//! `ballast deploy` and `tx`: a suite on a real chain.

use super::words::{message, required};
use ballast_deploy::{self as deploy, CallFlags, DeployOptions, Reach, SuiteFlags, ARTIFACTS};
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
    /// The signing key, by its name in the keyring; with --generate-only also an address
    #[arg(long, required = true)]
    from: Option<String>,
    /// The configuration; by default networks/<chain-id>.toml, if it exists
    #[arg(long)]
    config: Option<PathBuf>,
    /// Store the codes and stop
    #[arg(long)]
    codes_only: bool,
    #[command(flatten)]
    suite: SuiteFlags,
}

impl DeployArgs {
    /// What a deployment is asked for. Only a subcommand goes without `--from`.
    pub fn options(self) -> Result<DeployOptions, CliError> {
        Ok(DeployOptions {
            from: required("--from", self.from)?,
            config: self.config,
            codes_only: self.codes_only,
            suite: self.suite,
        })
    }
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
        /// The record; `deployments/<chain-id>.json` by default
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
        /// The record; `deployments/<chain-id>.json` by default
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
        /// The record; `deployments/<chain-id>.json` by default
        #[arg(long)]
        deployment: Option<PathBuf>,
    },
}

/// What `tx` takes.
#[derive(Args)]
pub struct TxArgs {
    /// hub, token, registry, queue, vault, collector or an address
    contract: String,
    /// The message, in JSON; ${hub} is an address of the suite, ${alice} a key's, {"$b64":…} base64
    msg: String,
    #[command(flatten)]
    flags: CallFlags,
    /// Coins to send along: base units, 5 or 5ustake,3uatom; or whole tokens, 1.5token
    #[arg(long, default_value = "")]
    funds: String,
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

pub fn deploy(args: DeployArgs, out: &Output) -> Result<(), CliError> {
    match args.command {
        Some(command) => on_record(command, out),
        None => deploy::deploy(&args.options()?, out),
    }
}

/// What is done with a deployment that there is.
fn on_record(command: DeployCommand, out: &Output) -> Result<(), CliError> {
    match command {
        DeployCommand::Verify {
            reach,
            deployment,
            artifacts,
        } => deploy::verify_record(&reach, deployment.as_ref(), &artifacts, out),
        DeployCommand::Asset {
            reach,
            deployment,
            chain_name,
        } => deploy::asset(&reach, deployment.as_ref(), chain_name.as_deref(), out),
        DeployCommand::Forget { reach, deployment } => {
            deploy::forget(&reach, deployment.as_ref(), out)
        }
    }
}

pub fn tx(args: TxArgs, out: &Output) -> Result<(), CliError> {
    let call = deploy::Call {
        flags: args.flags,
        msg: message(&args.msg)?,
        contract: args.contract,
        funds: args.funds,
        generate_only: args.generate_only,
        raw: args.raw,
        ensure: (!args.unchecked).then_some(crate::messages::ensure as deploy::Ensure),
    };
    deploy::tx(&call, args.field.as_deref(), out)
}
