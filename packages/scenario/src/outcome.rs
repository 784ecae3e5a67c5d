//! What a transaction did, for people: one line, and for `advance` one line a step.

use crate::answer::own_attributes;
use ballast_tool::output::tokens;
use ballast_types::event;
use serde_json::Value;

/// A line of what was done.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Told {
    /// The line.
    pub text: String,
    /// Whether the chain refused it, or a part of it.
    pub is_refused: bool,
}

/// Attributes that are amounts of the staking token or of the LST, in base units.
const AMOUNTS: [&str; 39] = [
    "amount",
    "arrived",
    "backed",
    "backing",
    "burned",
    "by_exits",
    "claimable",
    "cover_owed",
    "covered",
    "exiting",
    "expected",
    "fee",
    "fine",
    "from_buffer",
    "funded",
    "loss",
    "lst",
    "missing",
    "moved",
    "native",
    "owed",
    "owed_less",
    "paid",
    "paid_by_bond",
    "paid_by_pool",
    "planned",
    "premium",
    "restake",
    "rewards",
    "seed",
    "shares",
    "stake",
    "supply",
    "tip",
    "uncovered",
    "value",
    "waiting",
    "worth",
    "written_off",
];

/// A step of `advance`, as its events tell it.
#[derive(Default)]
struct Step {
    name: String,
    /// What it says of itself: `amount=5`.
    parts: Vec<String>,
    /// What it was about to move, base units; none if it says no amount.
    planned: Option<u128>,
    /// What the chain refused of it, base units.
    refused: u128,
    /// Who refused what, and why; or why it was not begun.
    refusals: Vec<String>,
    is_done: bool,
}

/// Reads what was done from an answer of a transaction. Amounts are shown in whole tokens of so
/// many decimals, or in base units where none are given. Nothing if the answer is of no contract.
pub fn outcome(answer: &Value, decimals: Option<u8>) -> Vec<Told> {
    if answer["attributes"]["hub"]["action"] == "advance" && answer["contract"] == "hub" {
        return steps(answer, decimals);
    }
    let text = own_attributes(answer, |key, value| shown(key, value, decimals));
    let own = text.map(|text| Told {
        text,
        is_refused: false,
    });
    let refused = events(answer).filter_map(|Event { ty, attributes, .. }| {
        let subject = one(&attributes, "subject")?;
        is_named(ty, event::SKIPPED).then(|| Told {
            text: format!(
                "{}: REFUSED {}",
                one(&attributes, "step").unwrap_or_default(),
                refusal(&attributes, subject, decimals)
            ),
            is_refused: true,
        })
    });
    own.into_iter().chain(refused).collect()
}

/// One line a step, in the order in which they were done.
fn steps(answer: &Value, decimals: Option<u8>) -> Vec<Told> {
    let mut steps: Vec<Step> = vec![];
    for event in events(answer) {
        read_event(&mut steps, &event, decimals);
    }
    match steps.is_empty() {
        true => vec![Told {
            text: "advance: nothing was due".to_string(),
            is_refused: false,
        }],
        false => steps.iter().map(Step::told).collect(),
    }
}

/// Takes an event into account, if it tells something of a step.
fn read_event(steps: &mut Vec<Step>, event: &Event<'_>, decimals: Option<u8>) {
    let Event {
        ty,
        contract,
        attributes,
    } = event;
    let text = |key: &str| one(attributes, key).unwrap_or_default();
    match (*ty, *contract) {
        ("wasm", "hub") => {
            if let Some(name) = one(attributes, "did") {
                let step = named(steps, name);
                step.is_done = true;
                step.planned = text("amount").parse().ok();
                step.parts.extend(parts(attributes, decimals));
            }
        }
        // the step is the collector's
        ("wasm", "collector") if text("action") == "distribute" => {
            let step = named(steps, "distribute");
            step.is_done = true;
            step.parts.extend(parts(attributes, decimals));
        }
        (ty, _) if is_named(ty, event::LOSS) => {
            let step = named(steps, "sync");
            step.is_done = true;
            step.parts
                .push(format!("a loss: {}", parts(attributes, decimals).join(" ")));
        }
        (ty, _) if is_named(ty, event::SKIPPED) => {
            let step = named(steps, text("step"));
            step.refused = step
                .refused
                .saturating_add(text("amount").parse().unwrap_or_default());
            step.refusals.push(match text("subject") {
                "advance" => text("error").to_string(),
                subject => refusal(attributes, subject, decimals),
            });
        }
        _ => {}
    }
}

impl Step {
    fn told(&self) -> Told {
        // what was refused altogether was not done, whatever was planned
        let is_all =
            self.refused > 0 && self.planned.is_some_and(|planned| self.refused >= planned);
        let done = match (self.is_done, is_all) {
            (true, false) => self.parts.join(" "),
            (true, true) => "nothing".to_string(),
            (false, _) => "not done".to_string(),
        };
        let mut text = format!("{:<13} {done}", self.name);
        if !self.refusals.is_empty() {
            let why = match (self.is_done, self.refused) {
                (false, 0) => "",
                _ => "REFUSED ",
            };
            text.push_str(&format!("; {why}{}", self.refusals.join("; ")));
        }
        Told {
            text: text.trim_end().to_string(),
            is_refused: !self.refusals.is_empty(),
        }
    }
}

/// The step of this name, begun if it is new.
fn named<'a>(steps: &'a mut Vec<Step>, name: &str) -> &'a mut Step {
    let at = steps.iter().position(|step| step.name == name);
    let at = at.unwrap_or_else(|| {
        steps.push(Step {
            name: name.to_string(),
            ..Step::default()
        });
        steps.len() - 1
    });
    &mut steps[at]
}

fn refusal(attributes: &[(&str, &str)], subject: &str, decimals: Option<u8>) -> String {
    let amount = one(attributes, "amount").map(|amount| shown("amount", amount, decimals));
    let amount = amount.map_or_else(String::new, |amount| format!("{amount} "));
    let why = one(attributes, "error").unwrap_or_default();
    format!("{amount}at {subject}: {why}")
}

/// Its own attributes, without what the line says already.
fn parts(attributes: &[(&str, &str)], decimals: Option<u8>) -> Vec<String> {
    let own = attributes
        .iter()
        .filter(|(key, value)| !["action", "did"].contains(key) && !value.starts_with("wasm1"));
    own.map(|(key, value)| format!("{key}={}", shown(key, value, decimals)))
        .collect()
}

/// The value of an attribute or of a field of an answer: in whole tokens of so many decimals if it
/// is an amount, else as it is.
pub fn shown(key: &str, value: &str, decimals: Option<u8>) -> String {
    let amount = || value.parse::<u128>().ok();
    match decimals.filter(|_| AMOUNTS.contains(&key)) {
        Some(decimals) => amount().map_or_else(|| value.to_string(), |n| tokens(n, decimals)),
        None => value.to_string(),
    }
}

fn one<'a>(attributes: &[(&'a str, &'a str)], key: &str) -> Option<&'a str> {
    let found = attributes.iter().find(|(known, _)| *known == key);
    found.map(|(_, value)| *value)
}

/// Whether a chain's event is the contract's of this name, to which the chain adds `wasm-`.
fn is_named(ty: &str, name: &str) -> bool {
    ty.strip_prefix("wasm-") == Some(name)
}

/// An event of an answer.
struct Event<'a> {
    /// Its type: `wasm`, `wasm-ballast-loss`.
    ty: &'a str,
    /// The contract that it is of, by its name.
    contract: &'a str,
    attributes: Vec<(&'a str, &'a str)>,
}

fn events(answer: &Value) -> impl Iterator<Item = Event<'_>> {
    let events = answer["events"].as_array().into_iter().flatten();
    events.map(|event| {
        let pairs = event["attributes"].as_array().into_iter().flatten();
        let pairs = pairs.filter_map(|pair| Some((pair[0].as_str()?, pair[1].as_str()?)));
        Event {
            ty: event["type"].as_str().unwrap_or_default(),
            contract: event["contract"].as_str().unwrap_or_default(),
            attributes: pairs.collect(),
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn advance(events: Value) -> Value {
        json!({
            "contract": "hub",
            "attributes": {"hub": {"action": "advance"}},
            "events": events,
        })
    }

    fn lines(answer: &Value, decimals: Option<u8>) -> Vec<String> {
        outcome(answer, decimals)
            .into_iter()
            .map(|told| told.text)
            .collect()
    }

    /// Before, `amount=` of the one line belonged to whichever step came first.
    #[test]
    fn each_step_has_its_own_line() {
        let answer = advance(json!([
            {"type": "wasm", "contract": "hub", "attributes": [["action", "advance"]]},
            {"type": "wasm", "contract": "hub", "attributes": [["action", "settle"], ["arrived", "2000000"], ["did", "settle"]]},
            {"type": "wasm", "contract": "hub", "attributes": [["did", "distribute"]]},
            {"type": "wasm", "contract": "collector", "attributes": [["action", "distribute"], ["rewards", "30"], ["tip", "1"]]},
            {"type": "wasm", "contract": "hub", "attributes": [["action", "delegate"], ["amount", "5500000"], ["did", "delegate"]]},
        ]));

        let told = lines(&answer, Some(6));

        assert_eq!(
            told,
            [
                "settle        arrived=2",
                "distribute    rewards=0.00003 tip=0.000001",
                "delegate      amount=5.5"
            ]
        );
        assert_eq!(lines(&answer, None)[2], "delegate      amount=5500000");
    }

    #[test]
    fn what_was_refused_is_not_shown_as_done() {
        let skipped = |amount: &str| {
            json!({"type": "wasm-ballast-skipped", "contract": "hub", "attributes": [
                ["step", "delegate"], ["subject", "val0"], ["amount", amount], ["error", "it is jailed"]]})
        };
        let did = json!({"type": "wasm", "contract": "hub", "attributes": [["action", "delegate"], ["amount", "5"], ["did", "delegate"]]});

        let all = outcome(&advance(json!([did, skipped("5")])), None);
        let some = outcome(&advance(json!([did, skipped("3")])), None);

        assert_eq!(
            all[0].text,
            "delegate      nothing; REFUSED 5 at val0: it is jailed"
        );
        assert_eq!(
            some[0].text,
            "delegate      amount=5; REFUSED 3 at val0: it is jailed"
        );
        assert!(all[0].is_refused && some[0].is_refused);
    }

    #[test]
    fn a_step_that_waits_says_why_and_nothing_due_is_said() {
        let waits = advance(
            json!([{"type": "wasm-ballast-skipped", "contract": "hub", "attributes": [
            ["step", "harvest"], ["subject", "advance"], ["error", "the limit on messages is used up"]]}]),
        );

        assert_eq!(
            lines(&waits, None),
            ["harvest       not done; the limit on messages is used up"]
        );
        assert_eq!(
            lines(&advance(json!([])), None),
            ["advance: nothing was due"]
        );
    }
}
