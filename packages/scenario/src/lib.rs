#![doc = include_str!("../README.md")]
#![allow(
    clippy::arithmetic_side_effects,
    clippy::as_conversions,
    clippy::indexing_slicing,
    reason = "a tool, not a contract; bad input is an error all the same"
)]
#![cfg_attr(test, allow(clippy::unwrap_used, clippy::expect_used, clippy::panic))]

pub mod answer;
mod command;
mod common;
mod expect;
mod kinds;
mod names;
mod observe;
pub mod outcome;
mod parse;
mod run;
pub mod span;
pub mod subst;

pub use command::{Chains, Command};
pub use observe::Observer;
pub use parse::{only, parse, parse_line, parse_rest, Before, Line, MOST_LINES};
pub use run::{Counts, Report, Runner};

use ballast_tool::CliError;

/// Runs a whole scenario and hands every report to `each`.
///
/// # Errors
/// The first command that is bad or fails, with its line.
pub fn run_text(text: &str, mut each: impl FnMut(&Line, &Report)) -> Result<Counts, CliError> {
    let watched = run_watched(text, |_, line, report| {
        each(line, report);
        Ok(())
    });
    watched.map(|runner| runner.counts())
}

/// The same, and lets `each` look at the chain as it is after the command.
///
/// # Errors
/// The first command that is bad or fails, with its line; the first error of `each`.
pub fn run_watched(
    text: &str,
    mut each: impl FnMut(&Runner, &Line, &Report) -> Result<(), CliError>,
) -> Result<Runner, CliError> {
    let lines = parse(text)?;
    let mut runner = Runner::default();
    for (i, line) in lines.iter().enumerate() {
        let joined = lines.get(i + 1).is_some_and(|next| next.common.same_block);
        let report = runner.step(line, joined)?;
        each(&runner, line, &report)?;
    }
    Ok(runner)
}
