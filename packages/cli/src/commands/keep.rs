//! `ballast keep`.

use super::begin::whole_seconds;
use super::hub_flags::HubArgs;
use super::SessionArg;
use ballast_keep::{forget, keep, ChainPlace, Folder, Pace, SessionPlace};
use ballast_tool::output::Output;
use ballast_tool::CliError;
use serde_json::json;
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
    #[arg(long, conflicts_with_all = ["chain_id", "deployment"])]
    fast: bool,
    /// Where the keeper remembers what it tried and sent; one keeper for each
    #[arg(long, default_value = ".ballast/keeper")]
    state: PathBuf,
    /// Drop a transaction that can neither be finished nor sent again, and do nothing else
    #[arg(long, conflicts_with_all = ["once", "turns", "fast"])]
    forget: bool,
    #[command(flatten)]
    hub: HubArgs,
    #[command(flatten)]
    session: SessionArg,
}

pub fn run(args: KeepArgs, out: &Output) -> Result<(), CliError> {
    let pace = Pace {
        every: whole_seconds(&args.every)?,
        turns: if args.once { Some(1) } else { args.turns },
        most: usize::from(args.most),
        fast: args.fast,
    };
    if args.forget {
        let forgotten = forget(&Folder::open(&args.state)?)?;
        match out.json {
            true => out.json(&json!({"forgotten": forgotten})),
            false => out.line(format!("forgotten: {forgotten}")),
        }
        return Ok(());
    }
    if pace.every == 0 {
        return Err(CliError::bad("--every is at least 1s"));
    }
    let Some((mut settings, hub)) = args.hub.find()? else {
        let session = args.session.session;
        // before anything is written: is there a session, and who signs?
        let opened = ballast_session::Session::open(&session)?;
        opened.runner.address(&args.from)?;
        let folder = Folder::open(&args.state)?;
        return keep(
            &mut SessionPlace::new(session, args.from),
            &folder,
            pace,
            out,
        );
    };
    // more may be due in the block than when it was simulated
    let roomy = || GAS_ADJUSTMENT.to_string();
    settings.gas_adjustment.get_or_insert_with(roomy);
    let folder = Folder::open(&args.state)?;
    let patience = Duration::from_secs(args.hub.reach.wait);
    let mut place = ChainPlace::new(settings, hub, args.from, &folder, patience)?;
    keep(&mut place, &folder, pace, out)
}

/// Gas asked for = gas simulated times this, unless something else is said.
const GAS_ADJUSTMENT: &str = "1.4";
