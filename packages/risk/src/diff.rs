//! What moved between two reports.

use crate::{Report, RiskError, REPORT_SCHEMA};
use serde::Serialize;
use serde_json::Value;
use std::collections::BTreeMap;

/// One number that is another one now.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Moved {
    /// Its id.
    pub id: String,
    /// What it was; null where there was none.
    pub from: Value,
    /// What it is; null where there is none.
    pub to: Value,
}

/// Sections that say what a report is, and not how the suite is.
const FRAME: [&str; 8] = [
    "schema",
    "generator",
    "snapshot_sha256",
    "definitions",
    "not_measured",
    "time",
    "height",
    "growth.curve",
];

/// Reads a report, and refuses one of another format.
///
/// # Errors
/// `Unreadable`, `Schema`.
pub fn parse(what: &str, text: &str) -> Result<Report, RiskError> {
    let unreadable = |err: serde_json::Error| RiskError::Unreadable {
        what: what.to_string(),
        why: err.to_string(),
    };
    let value: Value = serde_json::from_str(text).map_err(unreadable)?;
    let schema = value.get("schema").and_then(Value::as_str);
    let schema = schema.unwrap_or_default();
    match schema == REPORT_SCHEMA {
        true => serde_json::from_value(value).map_err(unreadable),
        false => Err(RiskError::Schema {
            what: what.to_string(),
            found: schema.chars().take(80).collect(),
            expected: REPORT_SCHEMA.to_string(),
        }),
    }
}

/// What moved, by id.
///
/// # Errors
/// `Versions`: their numbers do not mean the same.
pub fn diff(a: &Report, b: &Report) -> Result<Vec<Moved>, RiskError> {
    if a.schema != b.schema {
        return Err(RiskError::Versions {
            a: a.schema.clone(),
            b: b.schema.clone(),
        });
    }
    let leaves = |report: &Report| {
        let mut all = BTreeMap::new();
        collect(
            "",
            serde_json::to_value(report).unwrap_or_default(),
            &mut all,
        );
        all
    };
    let (mut before, after) = (leaves(a), leaves(b));
    let mut moved = vec![];
    for (id, to) in after {
        let from = before.remove(&id).unwrap_or_default();
        if from != to {
            moved.push(Moved { id, from, to });
        }
    }
    let gone = before.into_iter().filter(|(_, from)| !from.is_null());
    moved.extend(gone.map(|(id, from)| Moved {
        id,
        from,
        to: Value::Null,
    }));
    moved.sort_by(|a, b| a.id.cmp(&b.id));
    Ok(moved)
}

/// Lists are told apart by what their rows are about, where they say so.
fn collect(id: &str, value: Value, into: &mut BTreeMap<String, Value>) {
    if FRAME.contains(&id) {
        return;
    }
    let below = |step: &str| match id {
        "" => step.to_string(),
        id => format!("{id}.{step}"),
    };
    match value {
        Value::Object(fields) => {
            for (name, value) in fields {
                collect(&below(&name), value, into);
            }
        }
        Value::Array(rows) => {
            for (row, n) in rows.into_iter().zip(0u64..) {
                let keys = ["power", "validator", "what"];
                let key = keys.iter().find_map(|key| row.get(key)?.as_str());
                let name = key.map_or_else(|| n.to_string(), ToString::to_string);
                collect(&below(&name), row, into);
            }
        }
        leaf => {
            into.insert(id.to_string(), leaf);
        }
    }
}
