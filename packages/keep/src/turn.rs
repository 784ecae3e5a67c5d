//! One turn of a keeper.

use super::{Figures, Memory};
use ballast_tool::amount::coins;
use ballast_tool::output::{when, Units};
use ballast_tool::{stop, CliError, Kind};
use serde_json::Value;
use std::collections::BTreeMap;

mod errand;

pub use errand::{Errand, Errands};

/// Where a keeper works: a chain with a suite on it.
pub trait Place {
    /// Finishes what was sent before and not seen in a block, then asks what is due.
    ///
    /// # Errors
    /// The chain does not answer.
    fn look(&mut self) -> Result<Look, CliError>;

    /// Sends one `advance`, and returns once it is in a block.
    ///
    /// # Errors
    /// The chain refuses it, or it does not get into a block in time.
    fn advance(&mut self) -> Result<Sent, CliError>;

    /// Exits that should have been paid more than a day ago, in words.
    ///
    /// # Errors
    /// The chain does not answer.
    fn overdue(&mut self) -> Result<Vec<String>, CliError> {
        Ok(vec![])
    }

    /// What people should know beside that, in words.
    fn warnings(&mut self) -> Vec<String> {
        vec![]
    }

    /// What can be done now for contracts that stand on the suite.
    ///
    /// # Errors
    /// The chain does not answer.
    fn errands(&mut self) -> Result<Errands, CliError> {
        Ok(Errands::default())
    }

    /// Whether a refused errand is tried again with the next turn, and not after a pause.
    fn is_urgent(&self) -> bool {
        false
    }

    /// Sends the message of an errand, and returns once it is in a block.
    ///
    /// # Errors
    /// The chain refuses it, or it does not get into a block in time.
    fn run(&mut self, errand: &Errand) -> Result<Sent, CliError> {
        Err(CliError::bad(format!(
            "`{}` cannot be done here",
            errand.what
        )))
    }

    /// Asks a contract, by the name that messages to it name it by.
    ///
    /// # Errors
    /// What the contract says; a place where nobody can ask.
    fn ask(&mut self, contract: &str, _msg: &Value) -> Result<Value, CliError> {
        Err(CliError::bad(format!("{contract} cannot be queried here")))
    }

    /// The address that signs.
    ///
    /// # Errors
    /// There is no such key; a place where nobody signs.
    fn signer(&mut self) -> Result<String, CliError> {
        Err(CliError::bad("this place has no key to sign with"))
    }

    /// What the hub and the keeper have, for whoever watches; nothing where nobody can say.
    ///
    /// # Errors
    /// The chain does not answer.
    fn figures(&mut self) -> Result<Option<Figures>, CliError> {
        Ok(None)
    }

    /// What the signer holds of a denom, base units.
    ///
    /// # Errors
    /// The chain does not answer; a place where nobody signs.
    fn coins(&mut self, denom: &str) -> Result<u128, CliError> {
        Err(CliError::bad(format!(
            "nobody signs here, so nobody holds {denom}"
        )))
    }

    /// Contracts that stand on the suite: what messages to them name them by, and their extensions.
    ///
    /// # Errors
    /// The chain does not answer.
    fn guests(&mut self) -> Result<Vec<(String, String)>, CliError> {
        Ok(vec![])
    }

    /// Attributes of the events of a contract in this block and later ones; none where the chain does not tell them, or there are too
    /// many: then its state has to be asked for.
    ///
    /// # Errors
    /// The chain does not answer.
    fn events_of(
        &mut self,
        _contract: &str,
        _since: u64,
    ) -> Result<Option<Vec<Attributes>>, CliError> {
        Ok(None)
    }

    /// Fees that were paid since this was asked last, also for messages that failed, base units.
    fn take_fees(&mut self) -> u128 {
        0
    }

    /// What messages may cost together from here on, base units; none is no limit.
    fn limit_fees(&mut self, _most: Option<u128>) {}

    /// Lets the chain's clock run.
    ///
    /// # Errors
    /// A chain on which nobody can do that.
    fn pass(&mut self, secs: u64) -> Result<(), CliError>;
}

/// Attributes of one event, in order.
pub type Attributes = Vec<(String, String)>;

/// What a keeper sees.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Look {
    /// The last block.
    pub height: u64,
    /// Its time, unix seconds.
    pub time: u64,
    /// What `advance` would do, by name.
    pub due: Vec<String>,
    /// Invariants that do not hold, with their numbers.
    pub broken: Vec<String>,
    /// What amounts are called.
    pub units: Units,
}

/// What one `advance` did.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sent {
    /// The transaction, where it has a hash.
    pub tx: Option<String>,
    /// Its block.
    pub height: u64,
    /// Steps that were done, in order.
    pub did: Vec<String>,
    /// Steps that were refused, or have to wait for the next message.
    pub skipped: Vec<String>,
    /// What the chain refused inside of steps: to a validator, between two.
    pub refused: Vec<Refusal>,
    /// What each step was about to move, base units.
    pub planned: BTreeMap<String, u128>,
    /// What the keeper got for it, base units.
    pub tip: u128,
    /// What it cost, base units of a denom; none where nothing is paid.
    pub fee: Option<(u128, String)>,
    /// What came of an errand, in words: told in the place of what was to be done.
    pub said: Option<String>,
    /// Attributes of what contracts told, event by event.
    pub told: Vec<Attributes>,
}

/// A part of a step that the chain refused: the money stays where it was.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Refusal {
    /// Which step.
    pub step: String,
    /// A validator, or `source -> target`.
    pub subject: String,
    /// How much was to be moved, base units; 0 if it is not said.
    pub amount: u128,
    /// Why, as the chain says.
    pub error: String,
}

impl Sent {
    /// Reads the events of the transaction: their type, and their attributes.
    pub fn read(&mut self, ty: &str, attributes: &[(String, String)]) {
        let all = |wanted: &str| {
            let pairs = attributes.iter().filter(move |(key, _)| key == wanted);
            pairs.map(|(_, value)| value.clone()).collect::<Vec<_>>()
        };
        let one = |wanted: &str| all(wanted).into_iter().next().unwrap_or_default();
        match ty {
            "wasm" => {
                self.told.push(attributes.to_vec());
                self.did.extend(all("did"));
                if let (Some(action), Ok(amount)) =
                    (all("action").pop(), one("amount").parse::<u128>())
                {
                    let planned = self.planned.entry(action).or_insert(0);
                    *planned = amount.max(*planned);
                }
                let tips = all("tip")
                    .into_iter()
                    .filter_map(|tip| tip.parse::<u128>().ok());
                self.tip = tips.fold(self.tip, u128::saturating_add);
            }
            "tx" => {
                // the chain says it once more for who paid
                let fee = coins(&one("fee")).and_then(|coins| coins.into_iter().next());
                self.fee = self.fee.take().or(fee);
            }
            "wasm-ballast-skipped" if all("subject") == ["advance"] => {
                self.skipped.extend(all("step"));
            }
            "wasm-ballast-skipped" => self.refused.push(Refusal {
                step: one("step"),
                subject: one("subject"),
                amount: one("amount").parse().unwrap_or_default(),
                error: one("error"),
            }),
            _ => {}
        }
    }

    /// Once all events are read: a step all of which was refused was not done.
    pub fn settle(&mut self) {
        let (refused, planned) = (&self.refused, &self.planned);
        self.did.retain(|step| {
            let amounts = refused.iter().filter(|refusal| refusal.step == *step);
            let refused = amounts.fold(0u128, |sum, one| sum.saturating_add(one.amount));
            let planned = planned.get(step).copied().unwrap_or(u128::MAX);
            refused == 0 || refused < planned
        });
    }

    /// Whether it got anything done. A cover that is asked for and not paid is nothing.
    fn moved(&self) -> bool {
        let done = |step: &&String| *step != "retry_cover" && !self.skipped.contains(step);
        self.did.iter().any(|step| done(&step))
    }
}

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
    /// Errands that were refused, and contracts that could not be asked: the others were done all the same.
    pub failed: Vec<CliError>,
    /// Errands that were refused before, and when each is tried again, unix seconds.
    pub paused: Vec<(String, u64)>,
    /// When what is due is tried again, unix seconds.
    pub waits_until: Option<u64>,
    /// Exits that should have been paid more than a day ago.
    pub overdue: Vec<String>,
    /// What people should know beside that.
    pub warnings: Vec<String>,
}

impl Turn {
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
        if let Some(error) = errand::worst(&self.failed) {
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
}

impl Turn {
    /// Why it failed: what stopped it, and which errands were refused; nothing if all was done that could be.
    pub fn failure(&self) -> Option<String> {
        let all = self.refused.iter().chain(&self.failed);
        let all: Vec<String> = all.map(ToString::to_string).collect();
        (!all.is_empty()).then(|| all.join("; "))
    }

    /// Whether something that was refused before waits for its next try.
    pub fn waits(&self) -> bool {
        self.waits_until.is_some() || !self.paused.is_empty()
    }

    /// What waits after a refusal, in words.
    pub fn pauses(&self) -> Vec<String> {
        let all = self.paused.iter();
        all.map(|(what, until)| format!("{what} waits until {}", when(*until)))
            .collect()
    }
}

impl Refusal {
    /// In words.
    pub fn told(&self, units: &Units) -> String {
        let amount = match self.amount {
            0 => String::new(),
            amount => format!(" of {}", units.tokens(amount)),
        };
        format!("{}{amount} at {}: {}", self.step, self.subject, self.error)
    }
}

/// Sends `advance` until nothing is due, `most` times at most, and then does errands. What is refused holds up nothing else.
///
/// # Errors
/// The chain does not answer.
pub fn turn(place: &mut dyn Place, memory: &mut Memory, most: usize) -> Result<Turn, CliError> {
    let look = place.look()?;
    let mut turn = Turn {
        due: look.due.clone(),
        sent: vec![],
        look,
        refused: None,
        failed: vec![],
        paused: vec![],
        waits_until: None,
        overdue: vec![],
        warnings: vec![],
    };
    let mut goes_on = true;
    while !turn.look.due.is_empty() && turn.sent.len() < most && !stop::is_asked() {
        turn.waits_until = memory.waits(&turn.look);
        if turn.waits_until.is_some() {
            break;
        }
        let before = turn.look.clone();
        match place.advance() {
            Ok(mut sent) => {
                let mut moved = sent.moved();
                let looked = place.look();
                // any message to the hub books what the chain shows, before its own steps
                let is_due = |due: &[String]| due.iter().any(|step| step == "sync");
                let synced = |look: &Look| is_due(&before.due) && !is_due(&look.due);
                if looked.as_ref().is_ok_and(synced) {
                    sent.did.insert(0, "sync".to_string());
                }
                turn.sent.push(sent);
                match looked {
                    Ok(look) => {
                        moved |= look.due != before.due;
                        turn.look = look;
                    }
                    Err(error) => {
                        goes_on = false;
                        turn.refused = Some(error);
                    }
                }
                match moved {
                    true => memory.clear(),
                    false => memory.back_off(&before),
                }
            }
            Err(error) => {
                goes_on = errand::goes_on_after(&error);
                // a node that does not answer has refused nothing
                if error.kind != Kind::Unanswered {
                    memory.back_off(&before);
                }
                turn.refused = Some(error);
            }
        }
        if turn.refused.is_some() {
            break;
        }
    }
    if turn.look.due.is_empty() {
        memory.clear();
    }
    // what was done before is told all the same
    if goes_on && !stop::is_asked() {
        if let Err(error) = errand::run(place, memory, most, &mut turn) {
            goes_on = false;
            turn.refused.get_or_insert(error);
        }
    }
    turn.warnings = place.warnings();
    if goes_on && !stop::is_asked() {
        match place.overdue() {
            Ok(overdue) => turn.overdue = overdue,
            Err(error) => drop(turn.refused.get_or_insert(error)),
        }
    }
    Ok(turn)
}

#[cfg(test)]
mod tests;
