//! Validators as the chain, the hub, the registry and the vault see them.

use super::lists::rows_of;
use crate::world::long_list;
use crate::{ChainValidator, Contract, Question, World, WorldError};
use ballast_answers::pages::{Key, Last, List};
use serde_json::{json, Map, Value};
use std::collections::BTreeMap;

/// A list of validators.
struct Table {
    contract: Contract,
    list: List,
    /// The field of a row that has the validator's address.
    key: &'static str,
    /// What the names of its other fields begin with in a row of ours.
    prefix: &'static str,
}

impl Table {
    /// A list of the suite, which ends with a short page: that spares a view a question for each
    /// list.
    const fn new(
        contract: Contract,
        query: &'static str,
        rows: &'static str,
        key: &'static str,
    ) -> Self {
        Self {
            contract,
            list: List {
                key: Key::Field {
                    name: key,
                    last: Last::Short,
                },
                ..long_list(query, rows, key)
            },
            key,
            prefix: "",
        }
    }

    /// What is asked first.
    fn first_page(&self) -> Question {
        let msg = self.list.question(&json!({}), &Value::Null, self.list.page);
        Question::new(self.contract, msg)
    }
}

/// The lists of which rows are made.
const TABLES: [Table; 3] = [
    Table::new(Contract::Registry, "validators", "validators", "address"),
    Table::new(Contract::Hub, "delegations", "delegations", "validator"),
    Table {
        prefix: "bond_",
        ..Table::new(Contract::Vault, "bonds", "bonds", "validator")
    },
];

/// What [`rows`] asks first.
pub fn first_pages() -> impl Iterator<Item = Question> {
    TABLES.into_iter().map(|table| table.first_page())
}

/// One row for each validator that is listed or holds stake, by name.
pub fn rows(world: &dyn World) -> Result<Vec<Value>, WorldError> {
    let mut merged: BTreeMap<String, Map<String, Value>> = BTreeMap::new();
    for table in TABLES {
        let (key, prefix) = (table.key, table.prefix);
        for row in all_of(world, &table)? {
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

/// All rows of a list.
fn all_of(world: &dyn World, table: &Table) -> Result<Vec<Value>, WorldError> {
    let ask = |msg: &Value| world.ask(table.contract, msg);
    rows_of(table.list.read(json!({}), ask), table.list.query)
}
