//! `ballast liquidate`.

use super::hub_flags::HubArgs;
use super::keep::{limits, place, seconds, By, Shown};
use super::SessionArg;
use ballast_keep::{keep, About, Folder, Limits, Pace, Place, SessionPlace, Watch};
use ballast_liquidator::{DeskOffers, LiquidatePlace, Offer, Terms, Verdict};
use ballast_tool::amount;
use ballast_tool::output::{Output, Units};
use ballast_tool::CliError;
use serde_json::{json, Value};
use std::collections::BTreeMap;
use std::net::SocketAddr;
use std::path::PathBuf;

/// Flags of `ballast liquidate`.
#[derive(clap::Args)]
pub struct LiquidateArgs {
    /// A market or a lever: its name in the session, its address on a chain; by default all of the session or of the record
    #[arg(long = "at", value_name = "ADDRESS")]
    at: Vec<String>,
    /// The account that pays: of the session, or a key of the daemon's keyring
    #[arg(long, default_value = "keeper")]
    from: String,
    /// Say what would be bought and what it would bring, and send nothing
    #[arg(long, conflicts_with_all = ["once", "turns", "fast"])]
    dry_run: bool,
    /// What it costs to turn LST into coins, in bps of its worth: a pool's fee, or 25 days in the queue
    #[arg(long, value_name = "BPS", default_value_t = 110, value_parser = clap::value_parser!(u16).range(..=5000))]
    cost: u16,
    /// The least gain of a purchase, after that cost and the fee: 500000, 0.5token, 5token,3uusd
    #[arg(long, value_name = "AMOUNT")]
    min_gain: Option<String>,
    /// The most that one purchase pays
    #[arg(long, value_name = "AMOUNT")]
    max_pay: Option<String>,
    /// What is never spent
    #[arg(long, value_name = "AMOUNT")]
    reserve: Option<String>,
    /// One turn, then the verdict as exit code: for cron
    #[arg(long, conflicts_with = "turns")]
    once: bool,
    /// Stop after so many turns, with the verdict over the last one
    #[arg(long, value_parser = clap::value_parser!(u64).range(1..))]
    turns: Option<u64>,
    /// Time between two looks at the chain: prices are asked for once a block
    #[arg(long, default_value = "5s")]
    every: String,
    /// Purchases of one turn at most
    #[arg(long, default_value_t = 10, value_parser = clap::value_parser!(u16).range(1..=100))]
    most: u16,
    /// Do not wait: let the clock run. The embedded chain only
    #[arg(long, requires = "turns", conflicts_with_all = ["chain_id", "deployment"])]
    fast: bool,
    /// Where it remembers what it sent; one bot for each
    #[arg(long, default_value = ".ballast/liquidator")]
    state: PathBuf,
    /// Show figures at http://ADDRESS/metrics, for Prometheus, and at /healthz
    #[arg(long, value_name = "ADDRESS")]
    metrics: Option<SocketAddr>,
    /// Post alarms there, as JSON with a field `text`
    #[arg(long, value_name = "URL")]
    webhook: Option<String>,
    /// Fees of one day at most, UTC. What costs more is not signed
    #[arg(long, value_name = "AMOUNT")]
    max_fees_per_day: Option<String>,
    /// Alarm where the key holds less
    #[arg(long, value_name = "AMOUNT")]
    low_balance: Option<String>,
    /// Sign without the chain's daemon, over a node's REST endpoint: http://127.0.0.1:1317
    #[arg(long, value_name = "URL")]
    rest: Option<String>,
    /// The key for that, 64 hexadecimal digits in a file of mode 600; else of BALLAST_KEEPER_KEY
    #[arg(long, value_name = "FILE", requires = "rest")]
    key_file: Option<PathBuf>,
    #[command(flatten)]
    hub: HubArgs,
    #[command(flatten)]
    session: SessionArg,
}

pub fn run(args: LiquidateArgs, out: &Output) -> Result<(), CliError> {
    let pace = Pace {
        every: seconds(&args.every)?,
        turns: if args.once { Some(1) } else { args.turns },
        most: usize::from(args.most),
        fast: args.fast,
    };
    // what is no amount is said before anybody is asked
    terms(&args, "ustake", 18)?;
    let Some((settings, hub)) = args.hub.find()? else {
        return on_session(&args, pace, out);
    };
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
    let mut inner = place(settings, hub.clone(), by, &folder)?;
    for (extension, address) in args.hub.guests() {
        inner.look_after(&extension, &address);
    }
    let (fees, low) = (
        args.max_fees_per_day.as_deref(),
        args.low_balance.as_deref(),
    );
    let limits = limits(&mut inner, fees, None, low)?;
    let decimals = inner.decimals()?;
    let config = inner.ask(&hub, &json!({"config": {}}))?;
    let native = config["denom"].as_str().unwrap_or("ustake").to_string();
    let terms = terms(&args, &native, decimals)?;
    let fee_denom = inner.fee_denom().map(ToString::to_string);
    let place = LiquidatePlace::new(inner, args.at.clone(), terms, fee_denom);
    go(place, &folder, &args, (pace, about, limits), out)
}

fn on_session(args: &LiquidateArgs, pace: Pace, out: &Output) -> Result<(), CliError> {
    let session = args.session.session.clone();
    // before anything is written: is there a session, and who pays?
    let mut opened = ballast_session::Session::open(&session)?;
    opened.runner.address(&args.from)?;
    let question = json!({"cmd": "query", "contract": "token", "msg": {"token_info": {}}});
    let info = opened.ask(&question)?.answer.map_err(CliError::failed)?;
    let decimals = Units::of(&info).unwrap_or_default().decimals;
    let native = opened
        .runner
        .chain()
        .map_or("ustake", |chain| chain.denom());
    let terms = terms(args, native, decimals)?;
    let about = About {
        suite: "session".to_string(),
        hub: "the hub".to_string(),
        chain: session.display().to_string(),
        from: args.from.clone(),
        every: pace.every,
        is_real: false,
    };
    drop(opened);
    let inner = SessionPlace::new(session, args.from.clone());
    let place = LiquidatePlace::new(inner, args.at.clone(), terms, None);
    let folder = Folder::open(&args.state)?;
    go(place, &folder, args, (pace, about, Limits::default()), out)
}

fn go<P: Place>(
    mut place: LiquidatePlace<P>,
    folder: &Folder,
    args: &LiquidateArgs,
    (pace, about, limits): (Pace, About, Limits),
    out: &Output,
) -> Result<(), CliError> {
    if args.dry_run {
        return dry_run(&mut place, args, out);
    }
    let shown = Shown::new(args.metrics, args.webhook.as_deref(), out)?;
    let watch = Watch::new(about)
        .limited(limits)
        .shown(shown.monitor.as_deref(), shown.post());
    keep(&mut place, folder, pace, &watch, out)
}

/// When a purchase is made. A number alone is of the staking token.
fn terms(args: &LiquidateArgs, native: &str, decimals: u8) -> Result<Terms, CliError> {
    let read = |flag: &str, text: &Option<String>| -> Result<BTreeMap<String, u128>, CliError> {
        let Some(text) = text else {
            return Ok(BTreeMap::new());
        };
        let coins = amount::funds(text, native, || Ok(decimals));
        let coins = coins.map_err(|error| CliError {
            message: format!("{flag}: {}", error.message),
            ..error
        })?;
        Ok(coins
            .into_iter()
            .map(|(amount, denom)| (denom, amount))
            .collect())
    };
    Ok(Terms {
        cost_bps: args.cost.into(),
        least: read("--min-gain", &args.min_gain)?,
        most: read("--max-pay", &args.max_pay)?,
        reserve: read("--reserve", &args.reserve)?,
    })
}

/// What is for sale, and whether it would be bought.
fn dry_run<P: Place>(
    place: &mut LiquidatePlace<P>,
    args: &LiquidateArgs,
    out: &Output,
) -> Result<(), CliError> {
    let all = place.offers()?;
    let terms = place.terms().clone();
    let (units, words) = (place.units().clone(), place.warnings());
    if out.json {
        let contracts = all.iter().map(|desk| {
            let offers = desk.offers.iter().map(|offer| object(offer, &terms));
            let offers: Vec<Value> = offers.collect();
            json!({"contract": desk.at, "summary": desk.summary, "offers": offers})
        });
        let contracts: Vec<Value> = contracts.collect();
        out.json(&json!({"contracts": contracts, "warnings": words, "cost_bps": args.cost}));
        return Ok(());
    }
    for DeskOffers {
        at,
        summary,
        offers,
    } in &all
    {
        out.line(format!("{}: {summary}", out.strong(at)));
        if offers.is_empty() {
            out.line("  nothing is for sale");
            continue;
        }
        let rows = offers
            .iter()
            .map(|offer| row(offer, &terms, &units))
            .collect();
        out.table(&["what", "pays, gets", "verdict"], rows);
    }
    for words in words {
        out.line(out.refused(&words));
    }
    Ok(())
}

fn row(offer: &Offer, terms: &Terms, units: &Units) -> Vec<String> {
    let deal = match offer {
        Offer::Passed { what, why } => {
            return vec![what.clone(), "-".to_string(), format!("cannot: {why}")]
        }
        Offer::Deal(deal) => deal,
    };
    let verdict = match deal.verdict(terms) {
        Verdict::Buys(gain) => format!("would send: gain {} before the fee", deal.coin.shown(gain)),
        Verdict::Poor { worth, least } => format!(
            "would not: worth {} after costs, the least gain is {}",
            deal.coin.shown(worth),
            deal.coin.shown(least)
        ),
    };
    vec![deal.what.clone(), deal.told(units), verdict]
}

fn object(offer: &Offer, terms: &Terms) -> Value {
    let deal = match offer {
        Offer::Passed { what, why } => return json!({"what": what, "why": why}),
        Offer::Deal(deal) => deal,
    };
    let gain = match deal.verdict(terms) {
        Verdict::Buys(gain) => Some(gain.to_string()),
        Verdict::Poor { .. } => None,
    };
    json!({
        "what": deal.what, "pays": deal.paid.to_string(), "denom": deal.coin.denom, "lst": deal.lst.to_string(),
        "worth": deal.worth.to_string(), "gain": gain, "buys": gain.is_some(),
    })
}
