//! Scenarios: JSON lines, one command a line. The language is described in `docs/SCENARIOS.md`.

mod answer;
mod expect;
mod names;
mod parse;
mod run;
mod subst;

pub use parse::{parse, parse_line, Command, Line};
pub use run::{Counts, Report, Runner};

use crate::CliError;

/// Runs a whole scenario and hands every report to `each`.
///
/// # Errors
/// The first command that is bad or fails, with its line.
pub fn run_text(text: &str, mut each: impl FnMut(&Line, &Report)) -> Result<Counts, CliError> {
    let watched = run_watched(text, |line, report, _| {
        each(line, report);
        Ok(())
    });
    watched.map(|runner| runner.counts())
}

/// Runs a whole scenario and hands every report to `each`, with the chain as it is after it.
///
/// # Errors
/// The first command that is bad or fails, with its line; the first error of `each`.
pub fn run_watched(
    text: &str,
    mut each: impl FnMut(&Line, &Report, &Runner) -> Result<(), CliError>,
) -> Result<Runner, CliError> {
    let lines = parse(text)?;
    let mut runner = Runner::default();
    for (i, line) in lines.iter().enumerate() {
        let joined = lines.get(i + 1).is_some_and(|next| next.common.same_block);
        let report = runner.step(line, joined)?;
        each(line, &report, &runner)?;
    }
    Ok(runner)
}
