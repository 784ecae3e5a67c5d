//! `ballast keep`.

mod suites;
mod webhook;

use super::hub_flags::HubArgs;
use super::words::whole_seconds;
use super::SessionArg;
use ballast_daemon::Settings;
use ballast_dashboard::{pages, Page};
use ballast_keep::{
    forget, keep, About, ByDaemon, ByKey, ChainPlace, Folder, Key, Limits, Monitor, Pace, Place,
    Post, SessionPlace, Terms, Watch, CONTENT_TYPE,
};
use ballast_tool::output::Output;
use ballast_tool::{amount, CliError};
use serde_json::json;
use std::net::SocketAddr;
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;
use webhook::Webhook;

/// Flags of `ballast keep`.
#[derive(clap::Args)]
pub struct KeepArgs {
    /// The signing account: of the session, or a key of the daemon's keyring
    #[arg(long, default_value = "keeper")]
    from: String,
    /// Make one turn and exit with its verdict, for cron
    #[arg(long, conflicts_with_all = ["turns", "fast"])]
    once: bool,
    /// Stop after this many turns and exit with the verdict of the last one
    #[arg(long, value_parser = clap::value_parser!(u64).range(1..))]
    turns: Option<u64>,
    /// Time between two turns: 60s, 10m, 1h
    #[arg(long, default_value = "60s")]
    every: String,
    /// The most messages to send in one turn
    #[arg(long, default_value_t = 10, value_parser = clap::value_parser!(u16).range(1..=100))]
    most: u16,
    /// Do not wait: move the clock of the embedded chain, for a year or for --turns
    #[arg(long, conflicts_with_all = ["chain_id", "deployment"])]
    fast: bool,
    /// The folder for what the keeper has tried and sent; each keeper needs its own
    #[arg(long, default_value = ".ballast/keeper")]
    state: PathBuf,
    /// Drop a transaction that can neither finish nor be sent again, and do nothing else
    #[arg(long, conflicts_with_all = ["once", "turns", "fast"])]
    forget: bool,
    /// Serve http://ADDRESS/metrics for Prometheus, and /healthz: 127.0.0.1:9464
    #[arg(long, value_name = "ADDRESS")]
    metrics: Option<SocketAddr>,
    /// Post alarms to this URL, as JSON with a field `text`
    #[arg(long, value_name = "URL")]
    webhook: Option<String>,
    /// The most fees per day (UTC): 500000, 500000ustake, 0.5token; what would cost more is not signed
    #[arg(long, value_name = "AMOUNT")]
    max_fees_per_day: Option<String>,
    /// Stop with exit code 5 if a week's fees exceed this many times its tips
    #[arg(long, value_name = "FACTOR", value_parser = clap::value_parser!(u32).range(1..))]
    max_fees_over_tips: Option<u32>,
    /// Raise an alarm if the key holds less; by default less than twenty messages cost
    #[arg(long, value_name = "AMOUNT")]
    low_balance: Option<String>,
    /// Sign without the chain's daemon, with a node's REST endpoint: http://127.0.0.1:1317
    #[arg(long, value_name = "URL")]
    rest: Option<String>,
    /// The key for that: 64 hexadecimal digits in a file of mode 600; otherwise BALLAST_KEEPER_KEY
    #[arg(long, value_name = "FILE", requires = "rest")]
    key_file: Option<PathBuf>,
    /// Keep several suites, listed in a file (docs/KEEPERS.md)
    #[arg(long, value_name = "FILE", conflicts_with_all = ["hub", "deployment", "chain_id", "fast", "forget", "session"])]
    config: Option<PathBuf>,
    #[command(flatten)]
    hub: HubArgs,
    #[command(flatten)]
    session: SessionArg,
}

/// What the command line says for all suites of a file.
struct Wanted {
    pace: Pace,
    from: String,
    state: PathBuf,
    metrics: Option<SocketAddr>,
    webhook: Option<String>,
}

/// Where keepers are seen from elsewhere.
#[derive(Default)]
pub(super) struct Shown {
    pub(super) monitor: Option<Arc<Monitor>>,
    webhook: Option<Webhook>,
}

pub fn run(args: KeepArgs, out: &Output) -> Result<(), CliError> {
    let pace = Pace {
        every: seconds(&args.every)?,
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
    if let Some(file) = &args.config {
        let wanted = Wanted {
            pace,
            from: args.from,
            state: args.state,
            metrics: args.metrics,
            webhook: args.webhook,
        };
        return suites::run(file, &wanted, out);
    }
    let Some((settings, hub)) = args.hub.find()? else {
        return on_session(args, pace, out);
    };
    let folder = Folder::open(&args.state)?;
    let mut about = figures(&settings.chain_id, &settings, &hub, &args.from, pace);
    let by = By {
        from: args.from,
        rest: args.rest,
        key_file: args.key_file,
        wait: args.hub.reach.wait,
    };
    let has_key = by.rest.is_some();
    let mut place = place(settings, hub, by, &folder)?;
    for (extension, address) in args.hub.guests() {
        place.look_after(&extension, &address);
    }
    if has_key {
        about.from = place.signer()?;
    }
    let limits = limits(
        &mut place,
        args.max_fees_per_day.as_deref(),
        args.max_fees_over_tips,
        args.low_balance.as_deref(),
    )?;
    let shown = Shown::new(args.metrics, args.webhook.as_deref(), out)?;
    let watch = Watch::new(about)
        .limited(limits)
        .shown(shown.monitor.as_deref(), shown.post());
    keep(&mut place, &folder, pace, &watch, out)
}

fn on_session(args: KeepArgs, pace: Pace, out: &Output) -> Result<(), CliError> {
    let costs = [
        ("--max-fees-per-day", args.max_fees_per_day.is_some()),
        ("--max-fees-over-tips", args.max_fees_over_tips.is_some()),
        ("--low-balance", args.low_balance.is_some()),
        ("--rest", args.rest.is_some()),
    ];
    if let Some((flag, _)) = costs.into_iter().find(|(_, given)| *given) {
        return Err(CliError::bad(format!(
            "{flag} is for real chains, which --chain-id and --hub name: this is the embedded one"
        )));
    }
    let session = args.session.session;
    // before anything is written: is there a session, and who signs?
    let opened = ballast_session::Session::open(&session)?;
    opened.runner.address(&args.from)?;
    let folder = Folder::open(&args.state)?;
    let shown = Shown::new(args.metrics, args.webhook.as_deref(), out)?;
    let watch = Watch::new(About {
        suite: "session".to_string(),
        hub: "the hub".to_string(),
        chain: session.display().to_string(),
        from: args.from.clone(),
        every: pace.every,
        is_real: false,
    })
    .shown(shown.monitor.as_deref(), shown.post());
    let mut place = SessionPlace::new(session, args.from);
    keep(&mut place, &folder, pace, &watch, out)
}

/// Time between two turns.
pub(super) fn seconds(every: &str) -> Result<u64, CliError> {
    match whole_seconds(every)? {
        0 => Err(CliError::bad("--every must be at least 1s")),
        every => Ok(every),
    }
}

/// What a keeper says it is.
fn figures(suite: &str, settings: &Settings, hub: &str, from: &str, pace: Pace) -> About {
    About {
        suite: suite.to_string(),
        hub: hub.to_string(),
        chain: settings.chain_id.clone(),
        from: from.to_string(),
        every: pace.every,
        is_real: true,
    }
}

/// Who signs, and how.
pub(super) struct By {
    pub(super) from: String,
    pub(super) rest: Option<String>,
    pub(super) key_file: Option<PathBuf>,
    pub(super) wait: u64,
}

pub(super) fn place(
    mut settings: Settings,
    hub: String,
    by: By,
    folder: &Folder,
) -> Result<ChainPlace, CliError> {
    // more may be due in the block than when it was simulated
    let roomy = || GAS_ADJUSTMENT.to_string();
    let adjustment = settings.gas_adjustment.get_or_insert_with(roomy).clone();
    let prices = settings.gas_prices.clone();
    let patience = Duration::from_secs(by.wait);
    let Some(rest) = by.rest else {
        let way = ByDaemon::new(settings, by.from, folder, patience)?;
        return Ok(ChainPlace::new(way, hub, prices.as_deref()));
    };
    let key = match &by.key_file {
        Some(path) => Key::of_file(path)?,
        None => Key::of_environment()?.ok_or_else(|| {
            CliError::bad("which key? name a file with --key-file, or set BALLAST_KEEPER_KEY")
        })?,
    };
    let terms = Terms {
        chain_id: settings.chain_id,
        rest,
        gas_prices: prices.clone(),
        gas_adjustment: adjustment,
        limit: Duration::from_secs(settings.call_secs.unwrap_or(ballast_daemon::CALL_SECS)),
        patience,
    };
    let way = ByKey::new(key, terms, &hub, folder)?;
    Ok(ChainPlace::new(way, hub, prices.as_deref()))
}

pub(super) fn limits(
    place: &mut ChainPlace,
    fees_per_day: Option<&str>,
    fees_over_tips: Option<u32>,
    low_balance: Option<&str>,
) -> Result<Limits, CliError> {
    let mut read = |text: &str| -> Result<u128, CliError> {
        // only whole tokens need the chain's word for their decimals
        let decimals = match text.ends_with("token") || text.ends_with("tokens") {
            true => place.decimals()?,
            false => 0,
        };
        let denom = place.fee_denom().map(ToString::to_string);
        let any = denom.clone().unwrap_or_else(|| "ustake".to_string());
        let coins = amount::funds(text, &any, || Ok(decimals))?;
        match (coins.as_slice(), denom) {
            ([(amount, of)], Some(denom)) if *of == denom => Ok(*amount),
            ([(amount, _)], None) => Ok(*amount),
            (_, denom) => Err(CliError::bad(format!(
                "`{text}`: fees are paid in {}",
                denom.unwrap_or(any)
            ))),
        }
    };
    Ok(Limits {
        fees_per_day: fees_per_day.map(&mut read).transpose()?,
        fees_over_tips,
        low_balance: low_balance.map(&mut read).transpose()?,
    })
}

impl Shown {
    /// Begins to listen, where an address is given.
    ///
    /// # Errors
    /// An address that cannot be listened on; a URL that is none.
    pub(super) fn new(
        address: Option<SocketAddr>,
        url: Option<&str>,
        out: &Output,
    ) -> Result<Self, CliError> {
        let webhook = url.map(Webhook::new).transpose()?;
        let Some(address) = address else {
            return Ok(Self {
                monitor: None,
                webhook,
            });
        };
        let monitor = Arc::new(Monitor::default());
        let shown = Arc::clone(&monitor);
        let page = move |path: &str| match path {
            "/metrics" => Some(Page {
                is_well: true,
                kind: CONTENT_TYPE,
                text: shown.metrics(),
            }),
            "/healthz" => {
                let (is_well, text) = shown.health();
                Some(Page {
                    is_well,
                    kind: "application/json",
                    text: format!("{text}\n"),
                })
            }
            _ => None,
        };
        let at = pages(address, Arc::new(page))
            .map_err(|err| CliError::bad(format!("--metrics {address}: {err}")))?;
        match out.json {
            true => out.json(&json!({"metrics": format!("http://{at}/metrics")})),
            false => out.line(format!("figures at http://{at}/metrics and /healthz")),
        }
        Ok(Self {
            monitor: Some(monitor),
            webhook,
        })
    }

    pub(super) fn post(&self) -> Option<&dyn Post> {
        self.webhook
            .as_ref()
            .map(|webhook| -> &dyn Post { webhook })
    }
}

/// Gas asked for = gas simulated times this, unless something else is said.
const GAS_ADJUSTMENT: &str = "1.4";
