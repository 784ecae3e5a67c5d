//! What is done for contracts that stand on the suite: one transaction each, and a refused one holds up no other.

use super::{Errands, Paused, Place, Sent, Turn};
use crate::Memory;
use ballast_tool::{stop, CliError, Kind};

/// Does what can be done now. `most` is how much a turn sends, and how many refusals it takes: what
/// was refused pauses, so that the next turn comes to what is behind it.
pub(super) fn run_errands(
    place: &mut dyn Place,
    memory: &mut Memory,
    most: usize,
    turn: &mut Turn,
) -> Result<(), CliError> {
    let Errands { ready, unasked } = place.errands()?;
    let now = turn.look.time;
    memory.forget_errands(&ready, now);
    turn.failed.extend(unasked);
    let mut refused = 0;
    for errand in ready {
        if turn.sent.len() >= most || refused >= most || stop::is_asked() {
            break;
        }
        if let Some(until) = memory.pauses(&errand, now) {
            turn.paused.push(Paused {
                errand: errand.what,
                until,
            });
            continue;
        }
        match place.run(&errand) {
            Ok(done) => {
                memory.unpause(&errand);
                turn.sent.push(Sent {
                    did: vec![done.said.clone().unwrap_or(errand.what)],
                    // what other contracts call a tip is in units of their own
                    tip: 0,
                    ..done
                });
            }
            Err(error) => {
                let goes_on = goes_on_after(&error);
                let message = format!("{}: {}", errand.what, error.message);
                let error = CliError { message, ..error };
                if !goes_on {
                    return Err(error);
                }
                if !place.is_urgent() {
                    memory.pause(&errand, now);
                }
                refused += 1;
                turn.failed.push(error);
            }
        }
    }
    Ok(())
}

/// Whether what comes after this error may fare better: the chain has answered, and nothing is on its way.
pub(super) fn goes_on_after(error: &CliError) -> bool {
    !matches!(error.kind, Kind::Unanswered | Kind::BadInput)
}

/// What refused errands are for the shell: the first that is not only left for later, with the others.
pub(super) fn worst(failed: &[CliError]) -> Option<CliError> {
    let is_left = |error: &&CliError| error.kind == Kind::Left;
    let first = failed.iter().find(|error| !is_left(error));
    let first = first.or(failed.first())?;
    let others = failed.iter().filter(|other| *other != first);
    let others = others.map(ToString::to_string).collect();
    Some(first.clone().details_of(others))
}

#[cfg(test)]
mod tests;
