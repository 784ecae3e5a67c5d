//! Validators as the chain, the hub, the registry and the vault see them.

use super::lists::MOST_PAGES;
use crate::{ChainValidator, Contract, World, WorldError};
use ballast_tool::answer;
use serde_json::{json, Map, Value};
use std::collections::{BTreeMap, BTreeSet};

/// A list of validators.
struct List {
    contract: Contract,
    /// The question, and the field of the answer.
    name: &'static str,
    /// The field that has the validator's address.
    key: &'static str,
    /// What the names of its other fields begin with in a row of ours.
    prefix: &'static str,
}

/// The lists of which rows are made.
const LISTS: [List; 3] = [
    List {
        contract: Contract::Registry,
        name: "validators",
        key: "address",
        prefix: "",
    },
    List {
        contract: Contract::Hub,
        name: "delegations",
        key: "validator",
        prefix: "",
    },
    List {
        contract: Contract::Vault,
        name: "bonds",
        key: "validator",
        prefix: "bond_",
    },
];

/// What [`rows`] asks first.
pub fn first_pages() -> impl Iterator<Item = (Contract, Value)> {
    LISTS
        .into_iter()
        .map(|list| (list.contract, page_after(list.name, None)))
}

fn page_after(list: &str, after: Option<&str>) -> Value {
    json!({list: {"start_after": after, "limit": 100}})
}

/// One row for each validator that is listed or holds stake, by name.
pub fn rows(world: &dyn World) -> Result<Vec<Value>, WorldError> {
    let mut merged: BTreeMap<String, Map<String, Value>> = BTreeMap::new();
    for list in LISTS {
        let List { key, prefix, .. } = list;
        for row in pages_of(world, &list)? {
            let Value::Object(fields) = row else { continue };
            let operator = fields.get(key).and_then(Value::as_str).unwrap_or_default();
            let into = merged.entry(operator.to_string()).or_default();
            let told = fields.into_iter().filter(|(name, _)| name != key);
            into.extend(told.map(|(name, value)| (format!("{prefix}{name}"), value)));
        }
    }
    let known = world.validators()?;
    let known: BTreeMap<&str, &ChainValidator> =
        known.iter().map(|v| (v.address.as_str(), v)).collect();
    let mut rows: Vec<Value> = merged
        .into_iter()
        .map(|(operator, mut fields)| {
            fields.insert("chain".to_string(), json!(known.get(operator.as_str())));
            let name = known.get(operator.as_str()).map(|v| v.name.clone());
            fields.insert("name".to_string(), json!(name.unwrap_or(operator.clone())));
            fields.insert("address".to_string(), json!(operator));
            Value::Object(fields)
        })
        .collect();
    rows.sort_by_key(|row| natural(row["name"].as_str().unwrap_or_default()));
    Ok(rows)
}

/// `val2` before `val10`.
fn natural(name: &str) -> (String, u64, String) {
    let stem = name.trim_end_matches(|c: char| c.is_ascii_digit());
    let number = name[stem.len()..].parse().unwrap_or_default();
    (stem.to_string(), number, name.to_string())
}

fn pages_of(world: &dyn World, list: &List) -> Result<Vec<Value>, WorldError> {
    let List {
        contract,
        name,
        key,
        ..
    } = *list;
    let mut all: Vec<Value> = vec![];
    let mut after: Option<String> = None;
    let mut seen = BTreeSet::new();
    for _ in 0..MOST_PAGES {
        let page = world.ask(contract, &page_after(name, after.as_deref()))?;
        let page = answer::list(&page[name]);
        let last = page.last().and_then(|row| row[key].as_str());
        let last = last.map(ToString::to_string);
        let full = page.len() >= 100;
        all.extend_from_slice(page);
        if !full {
            return Ok(all);
        }
        match last {
            Some(last) if seen.insert(last.clone()) => after = Some(last),
            _ => break,
        }
    }
    Err(WorldError::Unreachable(format!(
        "the list of {name} does not go on: this is no Ballast hub, or a node that lies"
    )))
}
