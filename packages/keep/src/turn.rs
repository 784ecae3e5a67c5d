//! One turn of a keeper.

mod errand;
mod place;
mod run_errands;
mod sent;

pub use errand::{Errand, Errands};
pub use place::{Look, Place};
pub use sent::{Attributes, Refusal, Sent};

use super::Memory;
use ballast_tool::output::when;
use ballast_tool::{stop, CliError, Kind};
use run_errands::{goes_on_after, run_errands};

/// What came of a turn.
#[derive(Clone, Debug)]
pub struct Turn {
    /// What was due when it began.
    pub due: Vec<String>,
    /// What was sent.
    pub sent: Vec<Sent>,
    /// What the keeper saw last.
    pub look: Look,
    /// Why it stopped although something was due, or was not told all.
    pub refused: Option<CliError>,
    /// Errands that were refused, and contracts that could not be asked; the other errands were done.
    pub failed: Vec<CliError>,
    /// Errands that were refused before and are tried again later.
    pub paused: Vec<Paused>,
    /// When what is due is tried again, unix seconds.
    pub waits_until: Option<u64>,
    /// Exits that should have been paid more than a day ago.
    pub overdue: Vec<String>,
    /// What people should know beside that.
    pub warnings: Vec<String>,
}

/// An errand that was refused and waits for its next try.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Paused {
    /// The errand, in words.
    pub errand: String,
    /// When it is tried again, unix seconds.
    pub until: u64,
}

impl Turn {
    fn begin(look: Look) -> Self {
        Self {
            due: look.due.clone(),
            sent: vec![],
            look,
            refused: None,
            failed: vec![],
            paused: vec![],
            waits_until: None,
            overdue: vec![],
            warnings: vec![],
        }
    }

    /// How things stand, for the shell: done, refused, left for later, or alarming.
    ///
    /// # Errors
    /// Everything but: the books hold, and nothing is due.
    pub fn verdict(self) -> Result<(), CliError> {
        if !self.look.broken.is_empty() {
            return Err(
                CliError::unsound("the hub's books do not hold: pause bonding and look")
                    .details_of(self.look.broken),
            );
        }
        if let Some(error) = self.refused {
            return Err(error.details_of(self.failed.iter().map(ToString::to_string).collect()));
        }
        if let Some(error) = run_errands::worst(&self.failed) {
            return Err(error);
        }
        if !self.overdue.is_empty() {
            return Err(CliError::left(
                "exits are overdue: stake has not come back, or was never undelegated",
            )
            .details_of(self.overdue));
        }
        if !self.warnings.is_empty() {
            return Err(CliError::left("not all could be done").details_of(self.warnings));
        }
        let refusals = self.sent.iter().flat_map(|sent| &sent.refused);
        let refusals: Vec<String> = refusals.map(|one| one.told(&self.look.units)).collect();
        if !refusals.is_empty() {
            let n = refusals.len();
            return Err(CliError::left(format!(
                "the chain refused {n} parts of what was sent: that money lies idle, or leavers wait for it"
            ))
            .details_of(refusals));
        }
        match self.look.due.as_slice() {
            [] if self.paused.is_empty() => Ok(()),
            [] => Err(CliError::left("errands wait after a refusal").details_of(self.pauses())),
            due => {
                let until = self.waits_until.map(|until| format!(" until {until}"));
                Err(CliError::left(format!(
                    "still due: {}; it waits{}",
                    due.join(", "),
                    until.unwrap_or_else(|| " for the next turn".to_string())
                )))
            }
        }
    }

    /// Why it failed: what stopped it, and which errands were refused; nothing if all was done that could be.
    pub fn failure(&self) -> Option<String> {
        let all = self.refused.iter().chain(&self.failed);
        let all: Vec<String> = all.map(ToString::to_string).collect();
        (!all.is_empty()).then(|| all.join("; "))
    }

    /// What was refused, a kind for each refusal: the step of which a part was refused, `message` for a
    /// whole message to the hub, `errand` for one to another contract.
    pub fn refusals(&self) -> impl Iterator<Item = &str> {
        let parts = self.sent.iter().flat_map(|sent| &sent.refused);
        let parts = parts.map(|refusal| refusal.step.as_str());
        let messages = self.refused.iter().map(|_| "message");
        let errands = self.failed.iter().map(|_| "errand");
        parts.chain(messages).chain(errands)
    }

    /// Whether something that was refused before waits for its next try.
    pub fn waits(&self) -> bool {
        self.waits_until.is_some() || !self.paused.is_empty()
    }

    /// What waits after a refusal, in words.
    pub fn pauses(&self) -> Vec<String> {
        let all = self.paused.iter();
        all.map(|one| format!("{} waits until {}", one.errand, when(one.until)))
            .collect()
    }
}

/// Whether the rest of a turn is still tried.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Then {
    GoesOn,
    Ends,
}

/// Sends `advance` until nothing is due, `most` times at most, and then does errands. What is
/// refused holds up nothing else.
///
/// # Errors
/// The chain does not answer.
pub fn turn(place: &mut dyn Place, memory: &mut Memory, most: usize) -> Result<Turn, CliError> {
    let mut turn = Turn::begin(place.look()?);
    let mut then = advance_all(place, memory, most, &mut turn);
    if turn.look.due.is_empty() {
        memory.clear();
    }
    // the turn reports what was done before an error too
    if then == Then::GoesOn && !stop::is_asked() {
        if let Err(error) = run_errands(place, memory, most, &mut turn) {
            then = Then::Ends;
            turn.refused.get_or_insert(error);
        }
    }
    turn.warnings = place.warnings();
    if then == Then::GoesOn && !stop::is_asked() {
        match place.overdue() {
            Ok(overdue) => turn.overdue = overdue,
            Err(error) => drop(turn.refused.get_or_insert(error)),
        }
    }
    Ok(turn)
}

/// Sends `advance` until nothing is due, something is refused, or what is due waits for its next try.
fn advance_all(place: &mut dyn Place, memory: &mut Memory, most: usize, turn: &mut Turn) -> Then {
    let mut then = Then::GoesOn;
    while !turn.look.due.is_empty() && turn.sent.len() < most && !stop::is_asked() {
        turn.waits_until = memory.waits(&turn.look);
        if turn.waits_until.is_some() {
            break;
        }
        then = advance(place, memory, turn);
        if turn.refused.is_some() {
            break;
        }
    }
    then
}

/// Sends one `advance`, and looks at what is due after it.
fn advance(place: &mut dyn Place, memory: &mut Memory, turn: &mut Turn) -> Then {
    let before = turn.look.clone();
    let mut sent = match place.advance() {
        Ok(sent) => sent,
        Err(error) => {
            let then = match goes_on_after(&error) {
                true => Then::GoesOn,
                false => Then::Ends,
            };
            // a node that does not answer has refused nothing
            if error.kind != Kind::Unanswered {
                memory.back_off(&before);
            }
            turn.refused = Some(error);
            return then;
        }
    };
    let mut moved = sent.moved();
    let looked = place.look();
    // any message to the hub books what the chain shows, before its own steps
    let is_due = |due: &[String]| due.iter().any(|step| step == "sync");
    let synced = |look: &Look| is_due(&before.due) && !is_due(&look.due);
    if looked.as_ref().is_ok_and(synced) {
        sent.did.insert(0, "sync".to_string());
    }
    turn.sent.push(sent);
    let then = match looked {
        Ok(look) => {
            moved |= look.due != before.due;
            turn.look = look;
            Then::GoesOn
        }
        Err(error) => {
            turn.refused = Some(error);
            Then::Ends
        }
    };
    match moved {
        true => memory.clear(),
        false => memory.back_off(&before),
    }
    then
}

#[cfg(test)]
mod tests;
