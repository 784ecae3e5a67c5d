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
    let wrong = |what: &str| {
        let shown: String = value.to_string().chars().take(120).collect();
        Err(format!("{what}: {shown}"))
    };
    let Some(words) = schema.as_object() else {
        return Ok(());
    };
    for (word, says) in words {
        match word.as_str() {
            "$ref" => {
                let name = says.as_str().unwrap().trim_start_matches("#/definitions/");
                fits(root, &root["definitions"][name], value)?;
            }
            "allOf" => {
                for one in says.as_array().unwrap() {
                    fits(root, one, value)?;
                }
            }
            "anyOf" | "oneOf" => {
                let mut all = says.as_array().unwrap().iter();
                if !all.any(|one| fits(root, one, value).is_ok()) {
                    return wrong("none of");
                }
            }
            "type" => {
                let names: Vec<&str> = match says {
                    Value::Array(all) => all.iter().filter_map(Value::as_str).collect(),
                    one => one.as_str().into_iter().collect(),
                };
                if !names.iter().any(|name| is_of(name, value)) {
                    return wrong(&format!("not {names:?}"));
                }
            }
            "enum" => {
                if !says.as_array().unwrap().contains(value) {
                    return wrong("not in the list");
                }
            }
            "required" => {
                for name in says.as_array().unwrap() {
                    if value.get(name.as_str().unwrap()).is_none() {
                        return wrong(&format!("no {name}"));
                    }
                }
            }
            "properties" => {
                for (name, says) in says.as_object().unwrap() {
                    if let Some(value) = value.get(name) {
                        fits(root, says, value).map_err(|err| format!("{name}.{err}"))?;
                    }
                }
            }
            "additionalProperties" => {
                let known = schema.get("properties").and_then(Value::as_object);
                for (name, value) in value.as_object().into_iter().flatten() {
                    if known.is_some_and(|known| known.contains_key(name)) {
                        continue;
                    }
                    match says {
                        Value::Bool(false) => return wrong(&format!("unknown {name}")),
                        says => fits(root, says, value).map_err(|err| format!("{name}.{err}"))?,
                    }
                }
            }
            "items" => {
                for one in value.as_array().into_iter().flatten() {
                    fits(root, says, one)?;
                }
            }
            "minimum" => {
                let least = says.as_u64().unwrap_or_default();
                if value.as_u64().is_some_and(|n| n < least) {
                    return wrong("too small");
                }
            }
            "$schema" | "title" | "description" | "definitions" | "format" => {}
            other => return wrong(&format!("`{other}` is not checked")),
        }
    }
    Ok(())
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
