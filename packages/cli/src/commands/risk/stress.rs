//! `ballast risk stress` and `ballast risk twin`: shocks on a scenario, and a scenario that is a suite's twin.

use crate::commands::html_report::ensure_writable;
use crate::commands::run::read;
use ballast_risk::{Policy, RiskError, Snapshot};
use ballast_stress::{parse, table, twin, Cause, Outcome, Play, StressError, SEED};
use ballast_tool::output::{progress, Output, Units};
use ballast_tool::{files, CliError};
use clap::Args;
use serde_json::{json, Value};
use std::path::{Path, PathBuf};

/// Which scenario, which shocks.
#[derive(Args)]
pub struct StressArgs {
    /// The scenario that the shocks come after, or - for standard input: a twin, or any other
    scenario: PathBuf,
    /// Shocks, one JSON object a line (docs/STRESS.md); by default 30 % of the largest validator, a
    /// depeg of 20 %, a day without an oracle, and every account asks out half of what it has
    #[arg(long, value_name = "FILE")]
    shocks: Option<PathBuf>,
    /// Also write each shock and the whole as JSON lines
    #[arg(long, value_name = "FILE")]
    out: Option<PathBuf>,
    /// Also write the scenario with all that was done after it, also where a law is broken:
    /// `ballast run FILE` does it again
    #[arg(long, value_name = "FILE")]
    story: Option<PathBuf>,
}

/// Of which snapshot.
#[derive(Args)]
pub struct TwinArgs {
    /// The snapshot, or - for standard input: `ballast risk --snapshot FILE` writes one
    snapshot: PathBuf,
    /// Where the scenario goes; standard output by default
    #[arg(long, value_name = "FILE")]
    out: Option<PathBuf>,
}

/// Plays the shocks, and says who paid what.
pub fn stress(args: &StressArgs, out: &Output) -> Result<(), CliError> {
    for file in [&args.out, &args.story].into_iter().flatten() {
        ensure_writable(file)?;
    }
    let shocks = match &args.shocks {
        None => SEED.to_string(),
        Some(file) => read(file)?,
    };
    let shocks = parse(&shocks).map_err(|err| match &args.shocks {
        Some(file) => CliError::from(err).detail(place(file)),
        None => err.into(),
    })?;
    let scenario = read(&args.scenario)?;
    let spinner = progress("shocks");
    let mut play = Play::of(&scenario)?;
    let decimals = decimals(&play)?;
    let played = play.play_reporting(&shocks, report);
    drop(spinner);
    if let Some(file) = &args.story {
        files::write(file, &format!("{scenario}\n{}", play.story()))?;
    }
    let outcome = played?;
    if let Some(file) = &args.out {
        files::write(file, &lines(&outcome))?;
    }
    match out.json {
        true => objects(&outcome).iter().for_each(|object| out.json(object)),
        false => tell(&outcome, decimals, out),
    }
    for one in &outcome.played {
        let all: i128 = one.table.rows.iter().map(|row| row.after).sum();
        let lost = one.table.unexplained();
        if lost.abs() > all / 100_000 + 1_000 {
            let line = one.timed.line;
            return Err(CliError::unsound(format!(
                "shock in line {line}: {lost} base units are nobody's and no rounding: the table does not say who paid them"
            )));
        }
    }
    Ok(())
}

/// The risk report of now, without what is the same in every report.
fn report(play: &Play) -> Result<Value, StressError> {
    let wrong = |err: RiskError| Cause::NoReport {
        why: err.to_string(),
    };
    let snapshot = twin::snapshot_of(&play.view()?).to_string();
    let snapshot = Snapshot::parse(&snapshot).map_err(wrong)?;
    let report = ballast_risk::report(&snapshot, &Policy::default()).map_err(wrong)?;
    let report = serde_json::to_value(&report).map_err(|err| Cause::NoReport {
        why: err.to_string(),
    });
    let mut report = report?;
    if let Some(fields) = report.as_object_mut() {
        fields.retain(|name, _| {
            !["definitions", "not_measured", "generator"].contains(&name.as_str())
        });
    }
    Ok(report)
}

/// The decimals of the LST.
fn decimals(play: &Play) -> Result<u8, StressError> {
    let view = play.view()?;
    let token: Value = view.answer(&view.suite.token, &json!({"token_info": {}}))?;
    Ok(Units::needed(&token)?.decimals)
}

fn objects(outcome: &Outcome) -> Vec<Value> {
    let shocks = outcome.played.iter().map(ballast_stress::Played::object);
    shocks.chain([outcome.object()]).collect()
}

fn lines(outcome: &Outcome) -> String {
    objects(outcome)
        .iter()
        .map(|object| format!("{object}\n"))
        .collect()
}

fn tell(outcome: &Outcome, decimals: u8, out: &Output) {
    for one in &outcome.played {
        out.line(table::sentence(one, decimals));
    }
    out.table(&table::HEAD, table::rows(&outcome.total, decimals));
    out.line(format!(
        "{} invariants and laws were checked; {} s from the first shock until everybody was paid",
        outcome.invariants,
        outcome.ended_at.saturating_sub(outcome.began_at)
    ));
}

/// Writes the scenario.
pub fn twin(args: &TwinArgs, out: &Output) -> Result<(), CliError> {
    if let Some(file) = &args.out {
        ensure_writable(file)?;
    }
    let snapshot = read(&args.snapshot)?;
    let lines =
        twin::twin(&snapshot).map_err(|err| CliError::from(err).detail(place(&args.snapshot)))?;
    match &args.out {
        Some(file) => {
            files::write(file, &lines)?;
            out.line(format!(
                "the twin is {}: ballast risk stress {}",
                file.display(),
                file.display()
            ));
        }
        None => lines.lines().for_each(|line| out.line(line)),
    }
    Ok(())
}

fn place(file: &Path) -> String {
    format!("in {}", file.display())
}
