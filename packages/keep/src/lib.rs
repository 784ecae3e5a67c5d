#![doc = include_str!("../README.md")]
#![allow(
    clippy::arithmetic_side_effects,
    clippy::as_conversions,
    clippy::indexing_slicing,
    reason = "a tool, not a contract; bad input is an error all the same"
)]
#![cfg_attr(test, allow(clippy::unwrap_used, clippy::expect_used, clippy::panic))]

mod chain;
mod folder;
mod late;
mod log;
mod memory;
mod session;
mod turn;

pub use chain::{forget, ChainPlace};
pub use folder::Folder;
pub use memory::Memory;
pub use session::SessionPlace;
pub use turn::{turn, Look, Place, Refusal, Sent, Turn};

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

/// The longest wait after turns that failed, in seconds.
const LONGEST_SECS: u64 = 600;

/// Makes turns until there have been enough, or a signal comes.
///
/// # Errors
/// The verdict over the last turn, if the number of turns was given; what makes going on useless.
pub fn keep(
    place: &mut dyn Place,
    folder: &Folder,
    pace: Pace,
    out: &Output,
) -> Result<(), CliError> {
    let _held = stop::hold();
    let (mut made, mut failed) = (0u64, 0u32);
    loop {
        let mut memory = folder.memory()?;
        folder.beat(made + 1, "at work")?;
        let progress = progress("a turn");
        let outcome = turn(place, &mut memory, pace.most);
        drop(progress);
        folder.remember(&memory)?;
        made += 1;
        folder.beat(made, if outcome.is_ok() { "done" } else { "failed" })?;
        match &outcome {
            Ok(turn) => log::turn(made, turn, out),
            Err(error) if error.kind == Kind::BadInput => return Err(error.clone()),
            Err(error) => log::failure(made, error, out),
        }
        failed = if outcome.is_ok() { 0 } else { failed + 1 };
        if pace.turns.is_some_and(|turns| made >= turns) {
            return outcome.and_then(|turn| turn.verdict());
        }
        let wait = match failed {
            0 => pace.every,
            n => {
                let doubled = pace.every.saturating_mul(1 << (n - 1).min(10));
                doubled.min(LONGEST_SECS.max(pace.every))
            }
        };
        match pace.fast {
            true => place.pass(wait)?,
            false => stop::sleep(Duration::from_secs(wait)),
        }
        if stop::is_asked() {
            log::stopped(made, out);
            return Ok(());
        }
    }
}
