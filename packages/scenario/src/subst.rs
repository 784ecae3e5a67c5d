//! `${name}` and `{"$b64": …}`.

use ballast_tool::CliError;
use base64::{engine::general_purpose::STANDARD, Engine};
use serde_json::{Map, Value};
use std::cell::Cell;

/// Knows what names stand for.
pub trait Resolve {
    /// What `${name}` stands for.
    ///
    /// # Errors
    /// Nothing has this name.
    fn resolve(&self, name: &str) -> Result<String, CliError>;
}

/// The longest text that names, or `$b64` in `$b64`, may grow into, bytes: what is saved could be
/// named twice in what is saved next, and so on.
const MOST_BYTES: usize = 1 << 20;

/// What may still be written.
struct Room(Cell<usize>);

impl Room {
    fn new() -> Self {
        Self(Cell::new(MOST_BYTES))
    }

    fn take(&self, bytes: usize) -> Result<(), CliError> {
        let left = self.0.get().checked_sub(bytes);
        self.0.set(left.ok_or_else(|| {
            CliError::bad(format!(
                "with names replaced this is longer than {MOST_BYTES} bytes"
            ))
        })?);
        Ok(())
    }
}

/// Replaces every `${name}` in a text.
///
/// # Errors
/// Unknown names, `${` without `}`, a text of more than 1 MiB.
pub fn text(text: &str, names: &impl Resolve) -> Result<String, CliError> {
    in_text(text, names, &Room::new())
}

fn in_text(text: &str, names: &impl Resolve, room: &Room) -> Result<String, CliError> {
    let mut out = String::new();
    let mut rest = text;
    while let Some(start) = rest.find("${") {
        let (before, from) = rest.split_at(start);
        let inside = &from[2..];
        let end = inside
            .find('}')
            .ok_or_else(|| CliError::bad(format!("`{text}`: `${{` without `}}`")))?;
        let named = names.resolve(&inside[..end])?;
        room.take(before.len() + named.len())?;
        out.push_str(before);
        out.push_str(&named);
        rest = &inside[end + 1..];
    }
    room.take(rest.len())?;
    out.push_str(rest);
    Ok(out)
}

/// Replaces every `${name}` in strings and keys, and every `{"$b64": x}` by the base64 of x.
///
/// # Errors
/// As [`text`].
pub fn value(value: &Value, names: &impl Resolve) -> Result<Value, CliError> {
    in_value(value, names, &Room::new())
}

fn in_value(value: &Value, names: &impl Resolve, room: &Room) -> Result<Value, CliError> {
    Ok(match value {
        Value::String(string) => Value::String(in_text(string, names, room)?),
        Value::Array(items) => {
            let items = items.iter().map(|item| in_value(item, names, room));
            Value::Array(items.collect::<Result<_, _>>()?)
        }
        Value::Object(fields) => match fields.get("$b64") {
            Some(inner) if fields.len() == 1 => {
                let inner = in_value(inner, names, room)?.to_string();
                // a third longer each time, and there may be a hundred in one another
                room.take(inner.len() / 3 * 4 + 4)?;
                Value::String(STANDARD.encode(inner))
            }
            Some(_) => return Err(CliError::bad("`$b64` stands alone in its object")),
            None => Value::Object(in_object(fields, names, room)?),
        },
        other => other.clone(),
    })
}

/// The same for the fields of an object.
///
/// # Errors
/// As [`text`].
pub fn object(
    fields: &Map<String, Value>,
    names: &impl Resolve,
) -> Result<Map<String, Value>, CliError> {
    in_object(fields, names, &Room::new())
}

fn in_object(
    fields: &Map<String, Value>,
    names: &impl Resolve,
    room: &Room,
) -> Result<Map<String, Value>, CliError> {
    let replaced = fields
        .iter()
        .map(|(key, item)| Ok((in_text(key, names, room)?, in_value(item, names, room)?)));
    replaced.collect()
}
