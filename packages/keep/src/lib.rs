#![doc = include_str!("../README.md")]
#![allow(
    clippy::arithmetic_side_effects,
    clippy::as_conversions,
    clippy::indexing_slicing,
    reason = "a tool, not a contract; bad input is an error all the same"
)]
#![cfg_attr(test, allow(clippy::unwrap_used, clippy::expect_used, clippy::panic))]

mod alarms;
mod answers;
mod chain;
mod clock;
mod figures;
mod folder;
mod late;
mod ledger;
mod log;
mod memory;
mod metrics;
mod session;
mod turn;
mod watch;
mod way;

pub use alarms::{Alarm, Alarms, Firing, Notice};
pub use chain::ChainPlace;
pub use figures::Figures;
pub use folder::Folder;
pub use ledger::{Ledger, Limits, Sums};
pub use memory::Memory;
pub use metrics::{About, Health, Monitor, CONTENT_TYPE};
pub use session::SessionPlace;
pub use turn::{turn, Attributes, Errand, Errands, Look, Paused, Place, Refusal, Sent, Turn};
pub use watch::{Post, Watch};
pub use way::{forget, ByDaemon, ByKey, Key, Standing, Terms, Way};

use ballast_tool::output::{progress, Output};
use ballast_tool::{stop, CliError, Kind};
use std::time::Duration;

/// How a keeper goes about it.
#[derive(Clone, Copy, Debug)]
pub struct Pace {
    /// Seconds between two turns.
    pub every: u64,
    /// Turns to make; none is no end.
    pub turns: Option<u64>,
    /// Messages to send in one turn at most.
    pub most: usize,
    /// Let the chain's clock run instead of waiting: the embedded chain only.
    pub fast: bool,
}

impl Pace {
    /// Whether the embedded chain's clock was let run for as long as it may without a number of turns.
    fn is_enough(&self, passed_secs: u64) -> bool {
        self.fast && self.turns.is_none() && passed_secs >= LONGEST_FAST_SECS
    }

    /// Seconds to wait for the next turn, after so many in a row that failed: each doubles the wait.
    fn wait_secs(&self, failed: u32) -> u64 {
        match failed.checked_sub(1) {
            None => self.every,
            Some(doublings) => {
                let doubled = self.every.saturating_mul(1 << doublings.min(10));
                doubled.min(LONGEST_SECS.max(self.every))
            }
        }
    }
}

/// The longest wait after turns that failed, in seconds.
const LONGEST_SECS: u64 = 600;

/// The longest time that the embedded chain's clock is let run without an end being said, in seconds: a year.
const LONGEST_FAST_SECS: u64 = 31_536_000;

/// Makes turns until there have been enough, or a signal comes. With `fast` and no number of turns, until a year of the
/// embedded chain is over.
///
/// # Errors
/// The verdict over the last turn, if the number of turns was given; what makes going on useless.
pub fn keep(
    place: &mut dyn Place,
    folder: &Folder,
    pace: Pace,
    watch: &Watch<'_>,
    out: &Output,
) -> Result<(), CliError> {
    let _held = stop::hold();
    watch.begin(pace, out);
    let (mut made, mut failed, mut passed) = (0u64, 0u32, 0u64);
    loop {
        let mut memory = folder.memory()?;
        folder.beat(made + 1, "at work")?;
        watch.before(place, folder)?;
        let progress = progress("a turn");
        let outcome = turn(place, &mut memory, pace.most);
        drop(progress);
        folder.remember(&memory)?;
        made += 1;
        folder.beat(made, if outcome.is_ok() { "done" } else { "failed" })?;
        watch.look(place, folder, &outcome)?;
        match &outcome {
            Ok(turn) => log::made(made, turn, watch, out),
            Err(error) if error.kind == Kind::BadInput => return Err(error.clone()),
            Err(error) => log::failure(made, error, watch, out),
        }
        let idle = watch.after(folder, &outcome, out)?;
        failed = if outcome.is_ok() { 0 } else { failed + 1 };
        if pace.turns.is_some_and(|turns| made >= turns) {
            outcome.and_then(|turn| turn.verdict())?;
            // nothing is due and nothing was refused, but coins lie idle
            return idle.map_or(Ok(()), |idle| Err(CliError::left(idle)));
        }
        let wait = pace.wait_secs(failed);
        match pace.fast {
            false => stop::sleep(Duration::from_secs(wait)),
            true => {
                place.pass(wait)?;
                passed = passed.saturating_add(wait);
            }
        }
        if pace.is_enough(passed) {
            log::enough(made, out);
            return outcome.and_then(|turn| turn.verdict());
        }
        if stop::is_asked() {
            log::stopped(made, out);
            return Ok(());
        }
    }
}
