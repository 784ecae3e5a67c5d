//! What a keeper reads of answers: what is due, what does not hold, and the attributes of events.

use super::turn::Attributes;
use ballast_tool::answer::{list, some_text, text};
use serde_json::value::Index;
use serde_json::{json, Value};

/// Names of the steps that are due, of the hub's `due`.
pub fn steps_due(due: &Value) -> Vec<String> {
    list(&due["work"]).iter().filter_map(some_text).collect()
}

/// Checks that do not hold, with their numbers, of the hub's `solvency`. One that does not say
/// whether it holds is among them.
pub fn broken_checks(solvency: &Value) -> Vec<String> {
    let checks = list(&solvency["checks"]).iter();
    let broken = checks.filter(|check| check["holds"] != json!(true));
    broken
        .map(|check| format!("{}: {}", text(&check["id"]), text(&check["detail"])))
        .collect()
}

/// Attributes of an event as a node writes them: `{"key": "did", "value": "compound"}`.
pub fn attributes_of_node(event: &Value) -> Attributes {
    attributes(event, "key", "value")
}

/// Attributes of an event as the embedded chain writes them: `["did", "compound"]`.
pub fn attributes_of_session(event: &Value) -> Attributes {
    attributes(event, 0, 1)
}

/// An attribute whose key or value is no text is left out.
fn attributes<I: Index + Copy>(event: &Value, key: I, value: I) -> Attributes {
    let pairs = list(&event["attributes"]).iter();
    pairs
        .filter_map(|pair| Some((some_text(&pair[key])?, some_text(&pair[value])?)))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn attributes_are_read_as_each_chain_writes_them() {
        let did = [("did".to_string(), "compound".to_string())];
        let named =
            json!({"attributes": [{"key": "did", "value": "compound"}, {"key": "n", "value": 1}]});
        let paired = json!({"attributes": [["did", "compound"], ["n"], 7]});

        assert_eq!(attributes_of_node(&named), did);
        assert_eq!(attributes_of_session(&paired), did);
        assert!(attributes_of_node(&paired).is_empty());
        assert!(attributes_of_session(&named).is_empty());
        assert!(attributes_of_node(&Value::Null).is_empty());
    }

    #[test]
    fn checks_that_do_not_say_that_they_hold_are_broken() {
        let solvency = json!({"checks": [
            {"id": "I-1", "holds": true, "detail": "5 of 5"},
            {"id": "I-5", "holds": false, "detail": "4 of 5"},
            {"id": "I-6"},
        ]});

        assert_eq!(broken_checks(&solvency), ["I-5: 4 of 5", "I-6: "]);
        assert!(broken_checks(&Value::Null).is_empty());
        assert_eq!(steps_due(&json!({"work": ["sync", 3]})), ["sync"]);
    }
}
