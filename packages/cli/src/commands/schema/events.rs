//! `schema/events.json`: events of their own names, for programs that decode them.

use super::SchemaFile;
use ballast_tool::CliError;
use ballast_types::event::{self, AttributeDescription, Description};
use serde_json::{json, Value};

/// The file of all events.
///
/// # Errors
/// An attribute of a type that no program was told how to read.
pub fn list() -> Result<SchemaFile, CliError> {
    let mut rows = vec![];
    let of_extensions = ballast_extensions::ALL
        .iter()
        .map(|one| (one.name(), one.events()));
    let all: Vec<(&str, &[Description])> = [("suite", event::EVENTS)]
        .into_iter()
        .chain(of_extensions)
        .collect();
    for (of, events) in all {
        for event in events {
            let attributes = event.attributes.iter().map(attribute);
            let attributes = attributes.collect::<Result<Vec<_>, _>>()?;
            rows.push(json!({
                "name": event.name, "of": of, "description": event.about.trim(), "attributes": attributes,
            }));
        }
    }
    let text = Value::Array(rows);
    Ok(SchemaFile {
        name: "events".to_string(),
        text: format!("{text:#}\n"),
    })
}

fn attribute(one: &AttributeDescription) -> Result<Value, CliError> {
    Ok(json!({
        "key": one.key, "description": one.about.trim(), "type": kind(one.spelling)?, "optional": one.is_optional,
    }))
}

/// How a value reads: an amount of base units, a number that a double holds, a decimal, yes or no, a text.
fn kind(spelling: &str) -> Result<&'static str, CliError> {
    let spelling: String = spelling.split_whitespace().collect();
    let inner = spelling.strip_prefix("Maybe<");
    let inner = inner.and_then(|rest| rest.strip_suffix('>'));
    let bare = inner.unwrap_or(&spelling);
    match bare.trim_start_matches("&'a").trim_start_matches("&'static") {
        "Native" | "Shares" | "Loan" | "Uint128" => Ok("amount"),
        "u64" | "u32" => Ok("number"),
        "Decimal" => Ok("decimal"),
        "bool" => Ok("bool"),
        "str" | "Addr" | "String" => Ok("text"),
        _ => Err(CliError::failed(format!(
            "an event has an attribute of type `{spelling}`, which schema/events.json has no word for"
        ))),
    }
}
