//! `ballast keep`.

mod suites;

use super::bot::BotArgs;
use ballast_keep::{forget, Folder};
use ballast_tool::output::Output;
use ballast_tool::CliError;
use serde_json::json;
use std::path::PathBuf;

/// Flags of `ballast keep`.
#[derive(clap::Args)]
#[command(
    mut_arg("once", |once| once.conflicts_with("fast")),
    mut_arg("fast", |fast| fast.help("Do not wait: move the clock of the embedded chain, for a year or for --turns"))
)]
pub struct KeepArgs {
    /// The most messages to send in one turn
    #[arg(long, default_value_t = 10, value_parser = clap::value_parser!(u16).range(1..=100))]
    most: u16,
    /// Drop a transaction that can neither finish nor be sent again, and do nothing else
    #[arg(long, conflicts_with_all = ["once", "turns", "fast"])]
    forget: bool,
    /// Stop with exit code 5 if a week's fees exceed this many times its tips
    #[arg(long, value_name = "FACTOR", value_parser = clap::value_parser!(u32).range(1..))]
    max_fees_over_tips: Option<u32>,
    /// Keep several suites, listed in a file (docs/KEEPERS.md)
    #[arg(long, value_name = "FILE", conflicts_with_all = ["hub", "deployment", "chain_id", "fast", "forget", "session"])]
    config: Option<PathBuf>,
    #[command(flatten)]
    bot: BotArgs,
}

pub fn run(args: KeepArgs, out: &Output) -> Result<(), CliError> {
    let bot = &args.bot;
    let pace = bot.pace(args.most)?;
    if args.forget {
        let forgotten = forget(&Folder::open(&bot.state)?)?;
        match out.json {
            true => out.json(&json!({"forgotten": forgotten})),
            false => out.line(format!("forgotten: {forgotten}")),
        }
        return Ok(());
    }
    if let Some(file) = &args.config {
        return suites::run(file, bot, pace, out);
    }
    let Some((settings, hub)) = bot.hub.find()? else {
        ensure_embedded(&args)?;
        let ready = bot.on_session(pace)?;
        return ready.keep(&bot.shown(out)?, out);
    };
    let mut ready = bot.on_chain(settings, &hub, pace)?;
    ready.limits.fees_over_tips = args.max_fees_over_tips;
    ready.keep(&bot.shown(out)?, out)
}

/// That no flag is given that does nothing on the embedded chain.
fn ensure_embedded(args: &KeepArgs) -> Result<(), CliError> {
    let over_tips = args.max_fees_over_tips.map(|_| "--max-fees-over-tips");
    match args.bot.only_real().or(over_tips) {
        None => Ok(()),
        Some(flag) => Err(CliError::bad(format!(
            "{flag} is for real chains, which --chain-id and --hub name: this is the embedded one"
        ))),
    }
}
