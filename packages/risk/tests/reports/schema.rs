//! `schema/risk.json` is what the types say, and reports are what it says.

use super::kit::*;
use super::worked_example::with_oracle_and_market;
use ballast_risk::schema;
use serde_json::{json, Value};
use std::fs;
use std::path::PathBuf;

fn path() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../schema/risk.json")
}

/// `BALLAST_WRITE=1` writes it.
#[test]
fn the_schema_is_that_of_the_types() {
    let now = schema();
    if std::env::var("BALLAST_WRITE").is_ok() {
        fs::write(path(), &now).unwrap();
    }
    let kept = fs::read_to_string(path()).unwrap();
    assert!(
        kept == now,
        "schema/risk.json is stale: BALLAST_WRITE=1 cargo test -p ballast-risk"
    );
}

#[test]
fn reports_are_what_the_schema_says() {
    let schema: Value = serde_json::from_str(&schema()).unwrap();
    for snapshot in [worked_example(), with_oracle_and_market()] {
        let report: Value = serde_json::from_str(&of(&snapshot).canonical()).unwrap();
        assert_eq!(fits(&schema, &schema, &report), Ok(()));
    }
    let mut report: Value = serde_json::from_str(&of(&worked_example()).canonical()).unwrap();
    report["conc"]["hhi_bps"] = json!("2952");
    assert!(fits(&schema, &schema, &report).is_err());
    report["conc"] = json!(null);
    report.as_object_mut().unwrap().remove("powers");
    assert!(fits(&schema, &schema, &report).is_err());
}

/// As much of JSON schema as these types use; a word that it does not know is an error.
fn fits(root: &Value, schema: &Value, value: &Value) -> Result<(), String> {
    for (word, says) in schema.as_object().into_iter().flatten() {
        match word.as_str() {
            "$ref" => is_of_definition(root, says, value)?,
            "allOf" => is_all_of(root, says, value)?,
            "anyOf" | "oneOf" => is_any_of(root, says, value)?,
            "type" => is_of_type(says, value)?,
            "enum" => is_in_list(says, value)?,
            "required" => has_required(says, value)?,
            "properties" => has_properties(root, says, value)?,
            "additionalProperties" => has_additional(root, schema, says, value)?,
            "items" => has_items(root, says, value)?,
            "minimum" => is_at_least(says, value)?,
            "$schema" | "title" | "description" | "definitions" | "format" => {}
            other => return wrong(&format!("`{other}` is not checked"), value),
        }
    }
    Ok(())
}

fn wrong(what: &str, value: &Value) -> Result<(), String> {
    let shown: String = value.to_string().chars().take(120).collect();
    Err(format!("{what}: {shown}"))
}

fn is_of_definition(root: &Value, says: &Value, value: &Value) -> Result<(), String> {
    let name = says.as_str().unwrap().trim_start_matches("#/definitions/");
    fits(root, &root["definitions"][name], value)
}

fn is_all_of(root: &Value, says: &Value, value: &Value) -> Result<(), String> {
    let mut all = says.as_array().unwrap().iter();
    all.try_for_each(|one| fits(root, one, value))
}

fn is_any_of(root: &Value, says: &Value, value: &Value) -> Result<(), String> {
    let mut all = says.as_array().unwrap().iter();
    match all.any(|one| fits(root, one, value).is_ok()) {
        true => Ok(()),
        false => wrong("none of", value),
    }
}

fn is_of_type(says: &Value, value: &Value) -> Result<(), String> {
    let names: Vec<&str> = match says {
        Value::Array(all) => all.iter().filter_map(Value::as_str).collect(),
        one => one.as_str().into_iter().collect(),
    };
    match names.iter().any(|name| is_of(name, value)) {
        true => Ok(()),
        false => wrong(&format!("not {names:?}"), value),
    }
}

fn is_in_list(says: &Value, value: &Value) -> Result<(), String> {
    match says.as_array().unwrap().contains(value) {
        true => Ok(()),
        false => wrong("not in the list", value),
    }
}

fn has_required(says: &Value, value: &Value) -> Result<(), String> {
    let mut names = says.as_array().unwrap().iter();
    match names.find(|name| value.get(name.as_str().unwrap()).is_none()) {
        Some(name) => wrong(&format!("no {name}"), value),
        None => Ok(()),
    }
}

fn has_properties(root: &Value, says: &Value, value: &Value) -> Result<(), String> {
    for (name, says) in says.as_object().unwrap() {
        if let Some(value) = value.get(name) {
            fits(root, says, value).map_err(|err| format!("{name}.{err}"))?;
        }
    }
    Ok(())
}

/// Fields that are not among the schema's `properties`.
fn has_additional(root: &Value, schema: &Value, says: &Value, value: &Value) -> Result<(), String> {
    let known = schema.get("properties").and_then(Value::as_object);
    for (name, field) in value.as_object().into_iter().flatten() {
        if known.is_some_and(|known| known.contains_key(name)) {
            continue;
        }
        match says {
            Value::Bool(false) => return wrong(&format!("unknown {name}"), field),
            says => fits(root, says, field).map_err(|err| format!("{name}.{err}"))?,
        }
    }
    Ok(())
}

fn has_items(root: &Value, says: &Value, value: &Value) -> Result<(), String> {
    let mut items = value.as_array().into_iter().flatten();
    items.try_for_each(|one| fits(root, says, one))
}

fn is_at_least(says: &Value, value: &Value) -> Result<(), String> {
    let least = says.as_u64().unwrap_or_default();
    match value.as_u64().is_some_and(|n| n < least) {
        true => wrong("too small", value),
        false => Ok(()),
    }
}

fn is_of(name: &str, value: &Value) -> bool {
    match name {
        "null" => value.is_null(),
        "boolean" => value.is_boolean(),
        "string" => value.is_string(),
        "integer" => value.is_u64() || value.is_i64(),
        "number" => value.is_number(),
        "array" => value.is_array(),
        "object" => value.is_object(),
        _ => false,
    }
}
