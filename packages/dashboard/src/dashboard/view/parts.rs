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
    /// Its fields that the page shows and that are null in no suite.
    fields: &'static [&'static str],
}

impl Part {
    const fn new(
        contract: Contract,
        query: &'static str,
        pointer: &'static str,
        place: &'static [&'static str],
        fields: &'static [&'static str],
    ) -> Self {
        Self {
            contract,
            query,
            pointer,
            place,
            fields,
        }
    }

    /// What is asked.
    pub fn question(&self) -> Question {
        Question::plain(self.contract, self.query)
    }

    /// Asks, and writes the answer into a view.
    ///
    /// # Errors
    /// As [`Question::ask`]; the answer lacks a field that the page shows.
    pub fn ask(&self, world: &dyn World, view: &mut Value) -> Result<(), WorldError> {
        let answer = self.question().ask(world)?;
        let part = self.part_of(&answer)?;
        let place = self.place.iter().fold(view, |here, step| &mut here[*step]);
        *place = part;
        Ok(())
    }

    /// What of an answer it is, with all fields that the page shows.
    fn part_of(&self, answer: &Value) -> Result<Value, WorldError> {
        let lacks = |what: &str| {
            WorldError::Unreachable(format!(
                "the {}'s answer to `{}` has no `{what}`: this is no Ballast suite, or a node that lies",
                self.contract.name(),
                self.query
            ))
        };
        let part = answer.pointer(self.pointer).filter(|part| !part.is_null());
        let part = part.ok_or_else(|| lacks(self.pointer.trim_start_matches('/')))?;
        match self.fields.iter().find(|field| part[**field].is_null()) {
            Some(field) => Err(lacks(field)),
            None => Ok(part.clone()),
        }
    }
}

/// The parts of a view that are such answers.
pub const PARTS: [Part; 11] = [
    Part::new(
        Contract::Hub,
        "config",
        "/params/unbonding_secs",
        &["unbonding_secs"],
        &[],
    ),
    Part::new(
        Contract::Hub,
        "state",
        "",
        &["state"],
        &[
            "value",
            "buffer",
            "bonded",
            "exiting",
            "dripping",
            "shares",
            "rate",
            "pending_loss",
            "pending_cover",
            "last_sync_height",
            "next_batch_at",
        ],
    ),
    // a scope that is not paused is null
    Part::new(Contract::Hub, "paused", "", &["paused"], &[]),
    Part::new(Contract::Hub, "due", "/work", &["due"], &[]),
    Part::new(
        Contract::Hub,
        "solvency",
        "",
        &["solvency"],
        &["ok", "checks"],
    ),
    Part::new(
        Contract::Vault,
        "config",
        "/params",
        &["params", "vault"],
        &["cooldown_secs"],
    ),
    Part::new(
        Contract::Vault,
        "coverage",
        "",
        &["coverage"],
        &[
            "coverage_bps",
            "target_bps",
            "pool_value",
            "bonds_value",
            "insured_value",
        ],
    ),
    Part::new(
        Contract::Vault,
        "premium",
        "",
        &["premium"],
        &["premium_bps"],
    ),
    Part::new(
        Contract::Vault,
        "pool",
        "",
        &["pool"],
        &["value", "exiting_lst"],
    ),
    Part::new(
        Contract::Collector,
        "config",
        "/params",
        &["params", "collector"],
        &["premium_max_bps", "fee_bps", "tip_bps"],
    ),
    Part::new(
        Contract::Queue,
        "open_batch",
        "",
        &["open"],
        &["batch_id", "shares", "tickets", "closes_after"],
    ),
];

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use serde_json::json;

    fn part(query: &str) -> Part {
        let mut all = PARTS.into_iter();
        all.find(|part| part.query == query).unwrap()
    }

    /// Before, a field that a node left out was null in the view, and 0 on the page.
    #[test]
    fn an_answer_without_a_field_that_the_page_shows_is_refused() {
        let error = |query: &str, answer: Value| part(query).part_of(&answer).err();
        let lacks = |what: &str| {
            let why = format!("the {what}: this is no Ballast suite, or a node that lies");
            Some(WorldError::Unreachable(why))
        };
        assert_eq!(
            error("premium", json!({})),
            lacks("vault's answer to `premium` has no `premium_bps`")
        );
        assert_eq!(
            error("due", json!({"work": null})),
            lacks("hub's answer to `due` has no `work`")
        );
        assert_eq!(error("premium", json!({"premium_bps": 0})), None);
        // null by design
        let paused = json!({"bond": null, "unbond": null, "cranks": null});
        assert_eq!(part("paused").part_of(&paused), Ok(paused));
    }
}
