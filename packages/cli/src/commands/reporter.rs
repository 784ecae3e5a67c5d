//! `ballast report`.

use super::bot::{seconds, BotArgs};
use ballast_reporter::{Prices, ReportPlace, Timing};
use ballast_tool::output::Output;
use ballast_tool::CliError;
use std::path::PathBuf;
use std::time::Duration;

/// Flags of `ballast report`.
#[derive(clap::Args)]
#[command(
    mut_arg("from", |from| from.default_value("reporter")),
    mut_arg("every", |every| every.default_value("10s")),
    mut_arg("state", |state| state.default_value(".ballast/reporter")),
    mut_arg("fast", |fast| fast.requires("turns"))
)]
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
    #[command(flatten)]
    bot: BotArgs,
}

/// A report is one message for all feeds.
const MOST: u16 = 1;

pub fn run(args: ReportArgs, out: &Output) -> Result<(), CliError> {
    let pace = args.bot.pace(MOST)?;
    let prices = prices(&args)?;
    let timing = match &args.into {
        None => Timing::Middle,
        Some(text) => Timing::After(seconds("--into", text)?),
    };
    let Some((settings, hub)) = args.bot.hub.find()? else {
        let oracle = args.oracle.clone().unwrap_or_else(|| "oracle".to_string());
        let ready = args.bot.on_session(pace)?;
        let ready = ready.over(|inner| ReportPlace::new(inner, oracle, prices, timing));
        return ready.keep(&args.bot.shown(out)?, out);
    };
    let oracle = oracle(&args)?;
    let ready = args.bot.on_chain(settings, &hub, pace)?;
    let ready = ready.over(|inner| ReportPlace::new(inner, oracle, prices, timing));
    ready.keep(&args.bot.shown(out)?, out)
}

/// Where prices come from.
fn prices(args: &ReportArgs) -> Result<Prices, CliError> {
    let limit = Duration::from_secs(seconds("--patience", &args.patience)?);
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
    let guests = args.bot.hub.guests();
    let mut oracles = guests.into_iter().filter(|guest| guest.name == "oracle");
    oracles.next().map(|guest| guest.address).ok_or_else(|| {
        CliError::bad(
            "which oracle? name it with --oracle, because the deployment's record has none",
        )
    })
}
