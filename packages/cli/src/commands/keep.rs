//! `ballast keep`.

use super::begin::seconds;
use super::SessionArg;
use crate::keep::{keep, Daemon, Folder, Pace, SessionPlace, Settings};
use crate::output::Output;
use crate::CliError;
use serde_json::Value;
use std::path::PathBuf;
use std::time::Duration;

/// Flags of `ballast keep`.
#[derive(clap::Args)]
pub struct KeepArgs {
    /// The account that signs: of the session, or a key of the daemon's keyring
    #[arg(long, default_value = "keeper")]
    from: String,
    /// One turn, then the verdict as exit code: for cron
    #[arg(long, conflicts_with_all = ["turns", "fast"])]
    once: bool,
    /// Stop after so many turns, with the verdict over the last one
    #[arg(long, value_parser = clap::value_parser!(u64).range(1..))]
    turns: Option<u64>,
    /// Time between two turns: 60s, 10m, 1h
    #[arg(long, default_value = "60s")]
    every: String,
    /// Messages to send in one turn at most
    #[arg(long, default_value_t = 10, value_parser = clap::value_parser!(u16).range(1..=100))]
    most: u16,
    /// Do not wait: let the clock run. The embedded chain only
    #[arg(long, conflicts_with = "chain_id")]
    fast: bool,
    /// Where the keeper remembers what it tried and sent; one keeper for each
    #[arg(long, default_value = ".ballast/keeper")]
    state: PathBuf,
    /// A real chain instead of the session
    #[arg(long)]
    chain_id: Option<String>,
    /// The hub on it
    #[arg(long, requires = "chain_id", conflicts_with = "deployment")]
    hub: Option<String>,
    /// The record of a deployment, which names the hub
    #[arg(long, requires = "chain_id")]
    deployment: Option<PathBuf>,
    /// The chain's daemon, which signs and sends
    #[arg(long, default_value = "wasmd", requires = "chain_id")]
    binary: String,
    /// A node's RPC address
    #[arg(long, default_value = "http://127.0.0.1:26657", requires = "chain_id")]
    node: String,
    /// The daemon's home folder
    #[arg(long, requires = "chain_id")]
    home: Option<String>,
    /// os, file, kwallet, pass, test: one that asks for nothing
    #[arg(long, requires = "chain_id")]
    keyring_backend: Option<String>,
    /// What a unit of gas costs: 0.025ustake
    #[arg(long, requires = "chain_id")]
    gas_prices: Option<String>,
    /// Gas asked for = gas simulated times this
    #[arg(long, default_value_t = 1.4, requires = "chain_id")]
    gas_adjustment: f64,
    /// Seconds to wait until a transaction is in a block
    #[arg(long, default_value_t = 60, requires = "chain_id")]
    wait: u64,
    #[command(flatten)]
    session: SessionArg,
}

pub fn run(args: KeepArgs, out: &Output) -> Result<(), CliError> {
    let pace = Pace {
        every: seconds(&args.every)?,
        turns: if args.once { Some(1) } else { args.turns },
        most: usize::from(args.most),
        fast: args.fast,
    };
    if pace.every == 0 {
        return Err(CliError::bad("--every is at least 1s"));
    }
    let Some(chain_id) = &args.chain_id else {
        let session = args.session.session;
        // before anything is written: is there a session, and who signs?
        let opened = crate::session::Session::open(&session)?;
        opened.runner.address(&args.from)?;
        let folder = Folder::open(&args.state)?;
        return keep(
            &mut SessionPlace::new(session, args.from),
            &folder,
            pace,
            out,
        );
    };
    let hub = hub(&args)?;
    let flag = |name: &str, value: &Option<String>| -> Vec<String> {
        let given = value
            .iter()
            .flat_map(|value| [name.to_string(), value.clone()]);
        given.collect()
    };
    let mut fees = vec![
        "--gas-adjustment".to_string(),
        args.gas_adjustment.to_string(),
    ];
    fees.extend(flag("--gas-prices", &args.gas_prices));
    let settings = Settings {
        binary: args.binary.clone(),
        node: args.node.clone(),
        chain_id: chain_id.clone(),
        from: args.from.clone(),
        home: flag("--home", &args.home),
        keys: flag("--keyring-backend", &args.keyring_backend),
        fees,
        patience: Duration::from_secs(args.wait),
    };
    let folder = Folder::open(&args.state)?;
    keep(&mut Daemon::new(settings, hub, &folder), &folder, pace, out)
}

/// The hub's address: given, or of the deployment's record.
fn hub(args: &KeepArgs) -> Result<String, CliError> {
    if let Some(hub) = &args.hub {
        return Ok(hub.clone());
    }
    let Some(path) = &args.deployment else {
        return Err(CliError::bad(
            "which hub? --hub names it, or --deployment the record of its deployment",
        ));
    };
    let shown = path.display();
    let text =
        std::fs::read_to_string(path).map_err(|err| CliError::bad(format!("{shown}: {err}")))?;
    let record: Value =
        serde_json::from_str(&text).map_err(|err| CliError::bad(format!("{shown}: {err}")))?;
    let hub = record
        .pointer("/contracts/hub/address")
        .and_then(Value::as_str);
    hub.map(ToString::to_string)
        .ok_or_else(|| CliError::bad(format!("{shown} names no hub")))
}
