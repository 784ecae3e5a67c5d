//! `ballast report`.

use super::hub_flags::HubArgs;
use super::keep::{limits, place, seconds, By, Shown};
use super::SessionArg;
use ballast_keep::{keep, About, Folder, Limits, Pace, Place, SessionPlace, Watch};
use ballast_reporter::{Prices, ReportPlace, Timing};
use ballast_tool::output::Output;
use ballast_tool::CliError;
use std::net::SocketAddr;
use std::path::PathBuf;
use std::time::Duration;

/// Flags of `ballast report`.
#[derive(clap::Args)]
pub struct ReportArgs {
    /// A file with prices, written by another program and read again for each report
    #[arg(long, value_name = "FILE", conflicts_with = "ask")]
    prices: Option<PathBuf>,
    /// A command that prints prices, run for each report
    #[arg(long, value_name = "COMMAND", required_unless_present = "prices")]
    ask: Option<String>,
    /// Time limit of that command
    #[arg(long, value_name = "TIME", default_value = "10s")]
    patience: String,
    /// The oracle: its name in the session or its address on a chain; by default `oracle` of the deployment's record
    #[arg(long, value_name = "ADDRESS")]
    oracle: Option<String>,
    /// Time after the start of a round at which to report; by default the middle of the round
    #[arg(long, value_name = "TIME")]
    into: Option<String>,
    /// The reporter's account: of the session, or a key of the daemon's keyring
    #[arg(long, default_value = "reporter")]
    from: String,
    /// Make one turn and exit with its verdict, for cron
    #[arg(long, conflicts_with = "turns")]
    once: bool,
    /// Stop after this many turns and exit with the verdict of the last one
    #[arg(long, value_parser = clap::value_parser!(u64).range(1..))]
    turns: Option<u64>,
    /// Time between two queries of the chain's clock
    #[arg(long, default_value = "10s")]
    every: String,
    /// Do not wait: move the clock of the embedded chain
    #[arg(long, requires = "turns", conflicts_with_all = ["chain_id", "deployment"])]
    fast: bool,
    /// The folder for what it has sent; each bot needs its own
    #[arg(long, default_value = ".ballast/reporter")]
    state: PathBuf,
    /// Serve http://ADDRESS/metrics for Prometheus, and /healthz
    #[arg(long, value_name = "ADDRESS")]
    metrics: Option<SocketAddr>,
    /// Post alarms to this URL, as JSON with a field `text`
    #[arg(long, value_name = "URL")]
    webhook: Option<String>,
    /// The most fees per day (UTC); what would cost more is not signed
    #[arg(long, value_name = "AMOUNT")]
    max_fees_per_day: Option<String>,
    /// Raise an alarm if the key holds less
    #[arg(long, value_name = "AMOUNT")]
    low_balance: Option<String>,
    /// Sign without the chain's daemon, with a node's REST endpoint: http://127.0.0.1:1317
    #[arg(long, value_name = "URL")]
    rest: Option<String>,
    /// The key for that: 64 hexadecimal digits in a file of mode 600; otherwise BALLAST_KEEPER_KEY
    #[arg(long, value_name = "FILE", requires = "rest")]
    key_file: Option<PathBuf>,
    #[command(flatten)]
    hub: HubArgs,
    #[command(flatten)]
    session: SessionArg,
}

pub fn run(args: ReportArgs, out: &Output) -> Result<(), CliError> {
    let pace = Pace {
        every: seconds(&args.every)?,
        turns: if args.once { Some(1) } else { args.turns },
        most: 1,
        fast: args.fast,
    };
    let prices = prices(&args)?;
    let timing = match &args.into {
        None => Timing::Middle,
        Some(text) => Timing::After(seconds(text)?),
    };
    let Some((settings, hub)) = args.hub.find()? else {
        return on_session(&args, pace, prices, timing, out);
    };
    let oracle = oracle(&args)?;
    let about = About {
        suite: settings.chain_id.clone(),
        hub: hub.clone(),
        chain: settings.chain_id.clone(),
        from: args.from.clone(),
        every: pace.every,
        is_real: true,
    };
    let by = By {
        from: args.from.clone(),
        rest: args.rest.clone(),
        key_file: args.key_file.clone(),
        wait: args.hub.reach.wait,
    };
    let folder = Folder::open(&args.state)?;
    let mut inner = place(settings, hub, by, &folder)?;
    let (fees, low) = (
        args.max_fees_per_day.as_deref(),
        args.low_balance.as_deref(),
    );
    let limits = limits(&mut inner, fees, None, low)?;
    let place = ReportPlace::new(inner, oracle, prices, timing);
    go(place, &folder, &args, (pace, about, limits), out)
}

fn on_session(
    args: &ReportArgs,
    pace: Pace,
    prices: Prices,
    timing: Timing,
    out: &Output,
) -> Result<(), CliError> {
    let session = args.session.session.clone();
    // before anything is written: is there a session, and who signs?
    let opened = ballast_session::Session::open(&session)?;
    opened.runner.address(&args.from)?;
    let oracle = args.oracle.clone().unwrap_or_else(|| "oracle".to_string());
    let about = About {
        suite: "session".to_string(),
        hub: "the hub".to_string(),
        chain: session.display().to_string(),
        from: args.from.clone(),
        every: pace.every,
        is_real: false,
    };
    let inner = SessionPlace::new(session, args.from.clone());
    let place = ReportPlace::new(inner, oracle, prices, timing);
    let folder = Folder::open(&args.state)?;
    go(place, &folder, args, (pace, about, Limits::default()), out)
}

fn go<P: Place>(
    mut place: ReportPlace<P>,
    folder: &Folder,
    args: &ReportArgs,
    (pace, about, limits): (Pace, About, Limits),
    out: &Output,
) -> Result<(), CliError> {
    let shown = Shown::new(args.metrics, args.webhook.as_deref(), out)?;
    let watch = Watch::new(about)
        .limited(limits)
        .shown(shown.monitor.as_deref(), shown.post());
    keep(&mut place, folder, pace, &watch, out)
}

/// Where prices come from.
fn prices(args: &ReportArgs) -> Result<Prices, CliError> {
    let limit = Duration::from_secs(seconds(&args.patience)?);
    match (&args.prices, &args.ask) {
        (Some(file), _) => Ok(Prices::File(file.clone())),
        (None, Some(line)) => Ok(Prices::Command {
            line: line.clone(),
            limit,
        }),
        (None, None) => Err(CliError::bad(
            "which prices? --prices names a file, --ask a command",
        )),
    }
}

/// The oracle on a chain: as it is named, or of the record.
fn oracle(args: &ReportArgs) -> Result<String, CliError> {
    if let Some(oracle) = &args.oracle {
        return Ok(oracle.clone());
    }
    let guests = args.hub.guests();
    let mut oracles = guests.into_iter().filter(|(name, _)| name == "oracle");
    oracles.next().map(|(_, at)| at).ok_or_else(|| {
        CliError::bad(
            "which oracle? name it with --oracle, because the deployment's record has none",
        )
    })
}
