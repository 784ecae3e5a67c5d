//! What a view is made of that can be asked without knowing anything: one list, from which the view
//! asks ahead and from which it takes.

use crate::{Contract, Question, World, WorldError};
use serde_json::Value;

/// A part of a view: the answer to a question that needs no fields, or some of it.
pub struct Part {
    contract: Contract,
    query: &'static str,
    /// What of the answer it is, as a JSON pointer; empty: all of it.
    pointer: &'static str,
    /// The fields of the view that lead to it.
    place: &'static [&'static str],
}

impl Part {
    const fn new(
        contract: Contract,
        query: &'static str,
        pointer: &'static str,
        place: &'static [&'static str],
    ) -> Self {
        Self {
            contract,
            query,
            pointer,
            place,
        }
    }

    /// What is asked.
    pub fn question(&self) -> Question {
        Question::plain(self.contract, self.query)
    }

    /// Asks, and writes the answer into a view.
    ///
    /// # Errors
    /// As [`Question::ask`].
    pub fn ask(&self, world: &dyn World, view: &mut Value) -> Result<(), WorldError> {
        let answer = self.question().ask(world)?;
        let part = answer.pointer(self.pointer).cloned();
        let place = self.place.iter().fold(view, |here, step| &mut here[*step]);
        *place = part.unwrap_or_default();
        Ok(())
    }
}

/// The parts of a view that are such answers.
pub const PARTS: [Part; 11] = [
    Part::new(
        Contract::Hub,
        "config",
        "/params/unbonding_secs",
        &["unbonding_secs"],
    ),
    Part::new(Contract::Hub, "state", "", &["state"]),
    Part::new(Contract::Hub, "paused", "", &["paused"]),
    Part::new(Contract::Hub, "due", "/work", &["due"]),
    Part::new(Contract::Hub, "solvency", "", &["solvency"]),
    Part::new(Contract::Vault, "config", "/params", &["params", "vault"]),
    Part::new(Contract::Vault, "coverage", "", &["coverage"]),
    Part::new(Contract::Vault, "premium", "", &["premium"]),
    Part::new(Contract::Vault, "pool", "", &["pool"]),
    Part::new(
        Contract::Collector,
        "config",
        "/params",
        &["params", "collector"],
    ),
    Part::new(Contract::Queue, "open_batch", "", &["open"]),
];
