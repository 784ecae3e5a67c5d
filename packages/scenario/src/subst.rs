//! `${name}` and `{"$b64": …}`.

use ballast_tool::CliError;
use base64::{engine::general_purpose::STANDARD, Engine};
use serde_json::{Map, Value};

/// Knows what names stand for.
pub trait Resolve {
    /// What `${name}` stands for.
    ///
    /// # Errors
    /// Nothing has this name.
    fn resolve(&self, name: &str) -> Result<String, CliError>;
}

/// Replaces every `${name}` in a text.
pub fn text(text: &str, names: &impl Resolve) -> Result<String, CliError> {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(start) = rest.find("${") {
        let (before, from) = rest.split_at(start);
        let inside = &from[2..];
        let end = inside
            .find('}')
            .ok_or_else(|| CliError::bad(format!("`{text}`: `${{` without `}}`")))?;
        out.push_str(before);
        out.push_str(&names.resolve(&inside[..end])?);
        rest = &inside[end + 1..];
    }
    out.push_str(rest);
    Ok(out)
}

/// Replaces every `${name}` in strings and keys, and every `{"$b64": x}` by the base64 of x.
pub fn value(value: &Value, names: &impl Resolve) -> Result<Value, CliError> {
    Ok(match value {
        Value::String(string) => Value::String(text(string, names)?),
        Value::Array(items) => {
            let items = items.iter().map(|item| self::value(item, names));
            Value::Array(items.collect::<Result<_, _>>()?)
        }
        Value::Object(fields) => match fields.get("$b64") {
            Some(inner) if fields.len() == 1 => {
                Value::String(STANDARD.encode(self::value(inner, names)?.to_string()))
            }
            Some(_) => return Err(CliError::bad("`$b64` stands alone in its object")),
            None => Value::Object(object(fields, names)?),
        },
        other => other.clone(),
    })
}

/// The same for the fields of an object.
pub fn object(
    fields: &Map<String, Value>,
    names: &impl Resolve,
) -> Result<Map<String, Value>, CliError> {
    let replaced = fields
        .iter()
        .map(|(key, item)| Ok((text(key, names)?, value(item, names)?)));
    replaced.collect()
}
