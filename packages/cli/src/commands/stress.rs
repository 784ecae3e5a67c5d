//! `ballast stress`: a seeded year with slashes, with and without insurance.

use ballast_answers::shown::percent;
use ballast_dashboard::year::html;
use ballast_tool::output::{bar, tokens, Output};
use ballast_tool::{files, CliError};
use ballast_year::{days, Outcome, Wish, Year};
use clap::Args;
use serde_json::{json, Value};
use std::path::{Path, PathBuf};

/// What the year is like, and where its picture goes.
#[derive(Args)]
pub struct StressArgs {
    /// The seed: the same seed gives the same year
    #[arg(long, default_value_t = 1)]
    seed: u64,
    /// Validators
    #[arg(long, default_value_t = 8, value_parser = clap::value_parser!(u32).range(1..=100))]
    validators: u32,
    /// Number of slashes, each of one validator
    #[arg(long, default_value_t = 8, value_parser = clap::value_parser!(u32).range(0..=200))]
    slashes: u32,
    /// Length of the year
    #[arg(long, default_value_t = 365, value_parser = clap::value_parser!(u64).range(2..=3650))]
    days: u64,
    /// The file for the picture
    #[arg(long, default_value = "stress.html")]
    out: PathBuf,
}

/// Carries the year out in every world, and draws it.
pub fn run(args: &StressArgs, out: &Output) -> Result<(), CliError> {
    let wish = Wish {
        seed: args.seed,
        validators: args.validators,
        slashes: args.slashes,
        days: args.days,
    };
    super::html_report::ensure_writable(&args.out)?;
    let bar = bar(days(wish), "days in nine worlds");
    let year = ballast_year::run(wish, || bar.inc(1));
    let year = year.map_err(|error| CliError::failed(error.to_string()))?;
    bar.finish_and_clear();
    files::write(&args.out, &html(&year))?;
    match out.json {
        true => year
            .outcomes
            .iter()
            .for_each(|outcome| out.json(&object(outcome))),
        false => table(&year, &args.out, out),
    }
    match year.outcomes.iter().all(|outcome| outcome.solvent) {
        true => Ok(()),
        false => Err(CliError::failed("a check of the books failed on the way")),
    }
}

fn table(year: &Year, file: &Path, out: &Output) {
    let rows = year.outcomes.iter().map(|outcome| {
        let leavers = outcome.by_leavers + outcome.while_unbonding;
        vec![
            name(outcome),
            whole(outcome.by_bonds),
            whole(outcome.by_pool),
            whole(outcome.by_holders),
            whole(leavers),
            percent(outcome.drawdown_bps),
            outcome
                .rates
                .last()
                .map(|rate| rounded(rate))
                .unwrap_or_default(),
        ]
    });
    out.table(
        &[
            "insurance",
            "bonds paid",
            "pool paid",
            "holders bore",
            "leavers bore",
            "deepest fall",
            "rate at the end",
        ],
        rows.collect(),
    );
    let bare = year.uninsured();
    let lost = whole(bare.lost + bare.while_unbonding);
    out.line(format!(
        "amounts are whole tokens; {lost} were slashed off the pool without insurance"
    ));
    let unfinished = year.outcomes.iter().map(|one| one.unfinished_visits).max();
    if let Some(days @ 1..) = unfinished {
        out.line(out.refused(&format!(
            "on up to {days} days something was still due when the keeper's visit was over"
        )));
    }
    out.line(format!(
        "the picture is {}",
        out.strong(&file.display().to_string())
    ));
}

fn name(outcome: &Outcome) -> String {
    let setting = outcome.setting;
    match (setting.bond_bps, setting.pool_bps) {
        (0, 0) => "none".to_string(),
        (bonds, 0) => format!("bonds {}", percent(bonds.into())),
        (0, pool) => format!("pool {}", percent(pool.into())),
        (bonds, pool) => format!(
            "bonds {}, pool {}",
            percent(bonds.into()),
            percent(pool.into())
        ),
    }
}

/// Of the year's own token.
const DECIMALS: u8 = 6;

/// Whole tokens are enough for a table; `--json` has base units.
fn whole(amount: u128) -> String {
    tokens(amount - amount % 1_000_000, DECIMALS)
}

fn rounded(rate: &str) -> String {
    match rate.split_once('.') {
        Some((whole, rest)) => format!("{whole}.{:0<6}", rest.get(..6).unwrap_or(rest)),
        None => format!("{rate}.000000"),
    }
}

fn object(outcome: &Outcome) -> Value {
    let mut object = json!(outcome);
    object["rates"] = json!([outcome.rates.first(), outcome.rates.last()]);
    object
}
