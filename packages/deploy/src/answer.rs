//! Answers of contracts, and of transactions that were sent to them.

use crate::record::Record;
use ballast_daemon::TxResult;
use ballast_scenario::answer;
use ballast_scenario::outcome::outcome;
use ballast_tool::output::Output;
use ballast_tool::CliError;
use serde_json::{json, Map, Value};

/// A transaction that is in a block, carried out or not.
#[derive(Debug)]
pub struct Included {
    /// Its hash.
    pub hash: String,
    /// Its events, its gas, and why it failed if it did.
    pub result: TxResult,
}

/// Prints an answer, or one field of it, bare.
///
/// # Errors
/// It has no such field.
pub fn say(answer: &Value, field: Option<&str>, out: &Output) -> Result<(), CliError> {
    let Some(field) = field else {
        match out.json {
            true => out.json(answer),
            false => out.line(serde_json::to_string_pretty(answer).unwrap_or_default()),
        }
        return Ok(());
    };
    let found = answer::find(answer, field);
    match found
        .ok_or_else(|| CliError::bad(format!("the answer has no field `{field}`: {answer}")))?
    {
        Value::String(text) => out.line(text),
        other => out.line(other.to_string()),
    }
    Ok(())
}

/// Says what a transaction did: one field of its answer, the answer, or a line for each thing.
///
/// # Errors
/// There is no such field.
pub fn tell(
    answer: &Value,
    included: &Included,
    field: Option<&str>,
    decimals: Option<u8>,
    out: &Output,
) -> Result<(), CliError> {
    match (field, out.json) {
        (Some(field), _) => say(answer, Some(field), out),
        (None, true) => {
            out.json(answer);
            Ok(())
        }
        (None, false) => {
            let lines = outcome(answer, decimals);
            for line in &lines {
                out.line(match line.is_refused {
                    true => out.refused(&line.text),
                    false => out.good(&line.text),
                });
            }
            if lines.is_empty() {
                out.line(out.good("done"));
            }
            let Included { hash, result } = included;
            let place = format!(
                "block {}, {} gas, tx {hash}",
                result.height, result.gas_used
            );
            out.line(out.faint(&place));
            Ok(())
        }
    }
}

/// What a transaction did, in the form of the embedded chain's answers.
pub fn answered(record: &Record, contract: &str, included: &Included) -> Value {
    let Included { hash, result } = included;
    let mut by_contract: Map<String, Value> = Map::new();
    let mut events = vec![];
    for event in &result.events {
        let ty = event["type"].as_str().unwrap_or_default();
        if ty != "wasm" && !ty.starts_with("wasm-") {
            continue;
        }
        let pairs = event["attributes"].as_array().into_iter().flatten();
        let pairs: Vec<(&str, &str)> = pairs
            .filter_map(|pair| Some((pair["key"].as_str()?, pair["value"].as_str().unwrap_or(""))))
            .collect();
        let emitter = pairs.iter().find(|(key, _)| *key == "_contract_address");
        let name = record
            .name_of(emitter.map_or("", |(_, address)| *address))
            .to_string();
        // `msg_index` is the SDK's, not the contract's
        let own = pairs
            .iter()
            .filter(|(key, _)| !key.starts_with('_') && *key != "msg_index");
        let own: Vec<[&str; 2]> = own.map(|(key, value)| [*key, *value]).collect();
        if ty == "wasm" {
            let entry = by_contract.entry(name.clone()).or_insert_with(|| json!({}));
            if let Value::Object(attributes) = entry {
                for [key, value] in &own {
                    attributes
                        .entry(key.to_string())
                        .or_insert_with(|| json!(value));
                }
            }
        }
        events.push(json!({"type": ty, "contract": name, "attributes": own}));
    }
    json!({
        "height": result.height, "tx_hash": hash, "gas_used": result.gas_used,
        "contract": record.name_of(contract), "attributes": by_contract, "events": events,
    })
}
