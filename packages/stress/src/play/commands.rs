//! Commands of the scenario language that a play writes itself, and the counts of what they did.

use super::Play;
use crate::{Cause, StressError};
use ballast_answers::fields::{list, some_number, text};
use ballast_extension_types::{hedge, restake};
use ballast_scenario::{answer, parse_line};
use serde::Serialize;
use serde_json::{json, Value};

/// What a command that the chain or a contract may refuse led to.
enum Answer {
    /// It was carried out, with this answer.
    Done(Value),
    /// It was refused, for this reason.
    Refused(String),
}

impl Answer {
    fn of(answer: Result<Value, String>) -> Self {
        match answer {
            Ok(value) => Self::Done(value),
            Err(why) => Self::Refused(why),
        }
    }
}

impl Play {
    /// Carries out one command of the scenario language.
    fn command(&mut self, command: &Value) -> Result<Answer, StressError> {
        let text = command.to_string();
        let line = parse_line(&text, 0)?;
        self.story.push_str(&text);
        self.story.push('\n');
        // the block stays open for the commands that follow
        let report = self.runner.step(&line, true);
        match report {
            Ok(report) => Ok(Answer::of(report.answer)),
            Err(err) => Err(StressError::from(err).of_command(format!("after {command}"))),
        }
    }

    /// Carries out a command that the chain must not refuse.
    pub(super) fn must(&mut self, command: &Value) -> Result<(), StressError> {
        match self.command(command)? {
            Answer::Done(_) => Ok(()),
            Answer::Refused(why) => Err(Cause::Refused { why }.into()),
        }
    }

    /// Sends a message in the open block: its answer, or none where the contract refused it.
    pub(super) fn send(
        &mut self,
        from: &str,
        to: &str,
        msg: &Value,
        funds: &str,
    ) -> Result<Option<Value>, StressError> {
        let is_open = self.view()?.chain.is_open();
        let command = json!({
            "cmd": "exec", "from": from, "contract": to, "msg": msg, "funds": funds, "may_fail": true, "same_block": is_open,
        });
        match self.command(&command)? {
            Answer::Done(answer) => {
                self.tally.done += 1;
                self.count(&answer)?;
                Ok(Some(answer))
            }
            Answer::Refused(_) => {
                self.tally.refused += 1;
                Ok(None)
            }
        }
    }

    /// [`Play::send`] with a typed message, without its null fields.
    pub(super) fn send_typed(
        &mut self,
        from: &str,
        to: &str,
        msg: &impl Serialize,
        funds: &str,
    ) -> Result<Option<Value>, StressError> {
        let msg = serde_json::to_value(msg).map_err(|err| Cause::Refused {
            why: err.to_string(),
        })?;
        self.send(from, to, &without_nulls(msg), funds)
    }

    /// Sends an account's LST to a contract with a message: whether the contract took it.
    pub(super) fn send_lst(
        &mut self,
        from: &str,
        to: &str,
        lst: u128,
        msg: &Value,
    ) -> Result<bool, StressError> {
        let msg =
            json!({"send": {"contract": to, "amount": lst.to_string(), "msg": {"$b64": msg}}});
        Ok(self.send(from, "token", &msg, "")?.is_some())
    }

    /// Counts the sales, buy-downs, top-ups and restake slashes in a transaction's events.
    ///
    /// # Errors
    /// An event lacks the amount that is counted.
    fn count(&mut self, answer: &Value) -> Result<(), StressError> {
        for event in list(&answer["events"]) {
            let is = |action: &str| attribute(event, "action") == Some(&json!(action));
            match event["type"].as_str() {
                Some("wasm") if is("liquidate") => {
                    self.tally.liquidations += 1;
                    self.tally.bad_debt += amount_of(event, "bad_debt")?;
                }
                Some("wasm") if is("buy_down") => self.tally.buy_downs += 1,
                Some(ty) if is_named(ty, hedge::event::TOP_UP) => self.tally.top_ups += 1,
                Some(ty) if is_named(ty, restake::event::SLASH) => {
                    self.tally.restake_slashed += amount_of(event, "taken")?;
                }
                _ => {}
            }
        }
        Ok(())
    }

    /// Makes one block, `secs` after the last and at least one second.
    pub(super) fn block(&mut self, secs: u64) -> Result<(), StressError> {
        self.must(&json!({"cmd": "block", "n": 1, "secs": secs.max(1)}))
    }
}

/// An attribute of an event.
fn attribute<'a>(event: &'a Value, key: &str) -> Option<&'a Value> {
    let mut attributes = list(&event["attributes"]).iter();
    let pair = attributes.find(|pair| pair[0] == key)?;
    Some(&pair[1])
}

/// An amount of an event.
///
/// # Errors
/// The event does not have it.
fn amount_of(event: &Value, key: &'static str) -> Result<u128, StressError> {
    let amount = attribute(event, key).and_then(some_number);
    let cause = || Cause::NoAmount {
        of: format!("an event `{}`", text(&event["type"])),
        field: key.to_string(),
    };
    amount.ok_or_else(|| cause().into())
}

/// Whether an event of the chain is the contract event `name`, to which the chain adds `wasm-`.
fn is_named(ty: &str, name: &str) -> bool {
    ty.strip_prefix("wasm-") == Some(name)
}

/// A message without the fields that are null.
fn without_nulls(msg: Value) -> Value {
    match msg {
        Value::Object(fields) => {
            let said = fields.into_iter().filter(|(_, value)| !value.is_null());
            said.map(|(key, value)| (key, without_nulls(value)))
                .collect()
        }
        other => other,
    }
}

/// An amount in a transaction's answer, by its path.
///
/// # Errors
/// The answer does not have it.
pub(super) fn amount_at(answer: &Value, path: &str) -> Result<u128, StressError> {
    let amount = answer::find(answer, path).as_ref().and_then(some_number);
    let cause = || Cause::NoAmount {
        of: "the answer to a message".to_string(),
        field: path.to_string(),
    };
    amount.ok_or_else(|| cause().into())
}

#[cfg(test)]
mod tests {
    use super::{amount_at, amount_of};
    use serde_json::{json, Value};

    #[test]
    fn an_amount_that_an_event_or_an_answer_does_not_say_is_refused_and_not_0() {
        let event = |bad_debt: Value| json!({"type": "wasm", "attributes": [["action", "liquidate"], ["bad_debt", bad_debt]]});
        assert_eq!(amount_of(&event(json!("7")), "bad_debt"), Ok(7));
        for (event, field) in [
            (event(json!("few")), "bad_debt"),
            (event(json!("7")), "repaid"),
        ] {
            let why = amount_of(&event, field).unwrap_err().to_string();
            assert_eq!(why, format!("an event `wasm` has no amount `{field}`"));
        }
        let sold = json!({"contract": "market", "attributes": {"market": {"repaid": "5"}}});
        assert_eq!(amount_at(&sold, "market.repaid"), Ok(5));
        let why = amount_at(&sold, "market.paid").unwrap_err().to_string();
        assert_eq!(why, "the answer to a message has no amount `market.paid`");
    }
}
