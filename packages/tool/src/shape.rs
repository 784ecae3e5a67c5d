//! Whether a message has the shape that a JSON schema asks for, and what to write where it has not.
//!
//! The schemas are those that cosmwasm-schema makes: messages are objects with one name, amounts and binaries are strings
//! with a type of their own. A general validator says of the first slip that no variant matches; this one goes into the
//! variant that is named, and says what belongs at that place.

use crate::amount::percent;
use base64::engine::general_purpose::{STANDARD, STANDARD_NO_PAD};
use base64::Engine;
use serde_json::{json, Map, Value};

/// Checks a value against a schema of cosmwasm-schema.
///
/// # Errors
/// The first thing that does not fit: where, and what to write, in one line.
pub fn check(schema: &Value, value: &Value) -> Result<(), String> {
    let walk = Walk {
        definitions: &schema["definitions"],
    };
    walk.at(schema, value, "")
}

/// The names of the messages that a schema has.
pub fn names(schema: &Value) -> Vec<&str> {
    variants(schema).map(|(name, _)| name).collect()
}

/// The known word that is nearest to one that is not known, if one is near.
pub fn nearest<'a>(word: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let near = |one: &'a str| {
        // the first is for longer words, the second knows that two letters changed places
        let alike = strsim::jaro_winkler(word, one);
        (
            alike.max(strsim::normalized_damerau_levenshtein(word, one)),
            one,
        )
    };
    let near = known.into_iter().map(near);
    let nearest = near.max_by(|a, b| a.0.total_cmp(&b.0));
    nearest.filter(|(how, _)| *how > 0.65).map(|(_, one)| one)
}

/// `did you mean `bond`? there are bond, sync`.
pub fn known(word: &str, known: &[&str]) -> String {
    let all = match known {
        [] => "there are none".to_string(),
        known => format!("there are {}", known.join(", ")),
    };
    match nearest(word, known.iter().copied()) {
        Some(meant) => format!("did you mean `{meant}`? {all}"),
        None => all,
    }
}

struct Walk<'a> {
    definitions: &'a Value,
}

/// A schema with its references followed.
#[derive(Clone, Copy)]
struct Node<'a> {
    schema: &'a Value,
    /// What the string stands for, where it is one of cosmwasm-std's types.
    ty: Option<&'a str>,
    /// Whether it may be left out.
    optional: bool,
}

/// Strings with a meaning.
const TYPES: [&str; 7] = [
    "Uint64",
    "Uint128",
    "Uint256",
    "Uint512",
    "Decimal",
    "Decimal256",
    "Binary",
];

impl<'a> Walk<'a> {
    fn node(&self, schema: &'a Value) -> Node<'a> {
        let mut node = Node {
            schema,
            ty: None,
            optional: false,
        };
        // no schema of ours is deeper, and one that turns in a circle ends here
        for _ in 0..16 {
            let schema = node.schema;
            let is_null = |one: &&Value| one["type"] == json!("null");
            if let Some(name) = schema["$ref"].as_str() {
                let name = name.rsplit('/').next().unwrap_or_default();
                node.ty = TYPES.into_iter().find(|ty| *ty == name).or(node.ty);
                node.schema = &self.definitions[name];
            } else if let Some([only]) = schema["allOf"].as_array().map(Vec::as_slice) {
                node.schema = only;
            } else if let Some(all) = schema["anyOf"].as_array() {
                node.optional |= all.iter().any(|one| is_null(&one));
                match all.iter().find(|one| !is_null(one)) {
                    Some(other) => node.schema = other,
                    None => break,
                }
            } else {
                break;
            }
        }
        let types = node.schema["type"].as_array();
        node.optional |= types.is_some_and(|types| types.contains(&json!("null")));
        node
    }

    fn at(&self, schema: &'a Value, value: &Value, path: &str) -> Result<(), String> {
        let node = self.node(schema);
        if value.is_null() && node.optional {
            return Ok(());
        }
        if node.schema.get("oneOf").is_some() {
            return self.variant(node.schema, value, path);
        }
        let wrong = match kind(node.schema) {
            "object" => return self.fields(node.schema, value, path),
            "array" => return self.items(node, value, path),
            "string" => text(node, value),
            "integer" => integer(node.schema, value),
            "boolean" => boolean(value),
            _ => None,
        };
        wrong.map_or(Ok(()), |what| Err(said(path, &what)))
    }

    /// One of several: a name, or an object with one name.
    fn variant(&self, schema: &'a Value, value: &Value, path: &str) -> Result<(), String> {
        let names = names(schema);
        let first = variants(schema).find(|(_, inner)| inner.is_some());
        let first = first.or_else(|| variants(schema).next());
        let like = first.map_or_else(String::new, |(name, inner)| self.call(name, inner));
        let (name, inner) = match value {
            Value::String(name) => (name.as_str(), None),
            Value::Object(fields) => match fields.iter().next() {
                Some((name, inner)) if fields.len() == 1 => (name.as_str(), Some(inner)),
                Some(_) => {
                    let several: Vec<&str> = fields.keys().map(String::as_str).collect();
                    let several = several.join(", ");
                    return Err(said(
                        path,
                        &format!("one name is needed, not {}: {several}", fields.len()),
                    ));
                }
                None => {
                    let all = names.join(", ");
                    return Err(said(
                        path,
                        &format!("a name is missing: write {like}; there are {all}"),
                    ));
                }
            },
            other => {
                let all = names.join(", ");
                return Err(said(
                    path,
                    &format!("write {like}, not {}; there are {all}", brief(other)),
                ));
            }
        };
        let found = variants(schema).find(|(known, _)| *known == name);
        match (found, inner) {
            (None, _) => Err(said(
                path,
                &format!("there is no `{name}`: {}", known(name, &names)),
            )),
            (Some((_, None)), None) => Ok(()),
            (Some((_, Some(schema))), Some(inner)) => self.at(schema, inner, &below(path, name)),
            (Some((_, schema)), _) => {
                Err(said(path, &format!("write {}", self.call(name, schema))))
            }
        }
    }

    fn fields(&self, schema: &'a Value, value: &Value, path: &str) -> Result<(), String> {
        let properties = schema["properties"].as_object();
        let known = |name: &str| properties.and_then(|known| known.get(name));
        let Value::Object(fields) = value else {
            let like = self.like(schema);
            return Err(said(path, &format!("write {like}, not {}", brief(value))));
        };
        let names = properties.into_iter().flat_map(Map::keys);
        let names: Vec<&str> = names.map(String::as_str).collect();
        let is_closed = schema["additionalProperties"] == json!(false);
        let stranger = fields.keys().find(|name| known(name).is_none());
        if let Some(stranger) = stranger.filter(|_| is_closed) {
            let left: Vec<&str> = names
                .iter()
                .copied()
                .filter(|name| !fields.contains_key(*name))
                .collect();
            let meant = nearest(stranger, left.iter().copied());
            let what = match (meant, names.as_slice()) {
                (Some(meant), _) => format!("there is no field `{stranger}`: write `{meant}`"),
                (None, []) => format!("there is no field `{stranger}`: write {{}}"),
                (None, names) => format!(
                    "there is no field `{stranger}`: there are {}",
                    names.join(", ")
                ),
            };
            return Err(said(path, &what));
        }
        let required = schema["required"].as_array().into_iter().flatten();
        let mut required = required.filter_map(Value::as_str);
        if let Some(missing) = required.find(|name| !fields.contains_key(*name)) {
            let like = known(missing).map(|schema| self.like(schema));
            let like = like.unwrap_or_default();
            return Err(said(
                path,
                &format!("the field `{missing}` is missing: write \"{missing}\":{like}"),
            ));
        }
        let inner = fields
            .iter()
            .filter_map(|(name, value)| Some((name, known(name)?, value)));
        for (name, schema, value) in inner {
            self.at(schema, value, &below(path, name))?;
        }
        let others = schema["additionalProperties"].as_object();
        if others.is_some() {
            let schema = &schema["additionalProperties"];
            let others = fields.iter().filter(|(name, _)| known(name).is_none());
            for (name, value) in others {
                self.at(schema, value, &below(path, name))?;
            }
        }
        Ok(())
    }

    fn items(&self, node: Node<'a>, value: &Value, path: &str) -> Result<(), String> {
        // bytes that are no `Binary` of cosmwasm-std
        let Value::Array(items) = value else {
            let one = self.like(&node.schema["items"]);
            let what = match value {
                Value::Null | Value::Object(_) => format!("write a list, [{one}]"),
                other => format!("write a list, [{}]", wanted(other, &one)),
            };
            return Err(said(path, &what));
        };
        match &node.schema["items"] {
            schema @ Value::Object(_) => {
                for (i, item) in items.iter().enumerate() {
                    self.at(schema, item, &below(path, &i.to_string()))?;
                }
                Ok(())
            }
            _ => Ok(()),
        }
    }

    /// A message with what it needs.
    fn call(&self, name: &str, inner: Option<&'a Value>) -> String {
        match inner {
            None => format!("\"{name}\""),
            Some(schema) => format!("{{\"{name}\":{}}}", self.like(schema)),
        }
    }

    /// What could stand there.
    fn like(&self, schema: &'a Value) -> String {
        let node = self.node(schema);
        if node.schema.get("oneOf").is_some() {
            let first = variants(node.schema).next();
            return first.map_or_else(String::new, |(name, inner)| self.call(name, inner));
        }
        match (kind(node.schema), node.ty) {
            ("object", _) => {
                let required = node.schema["required"].as_array().into_iter().flatten();
                let fields = required.filter_map(Value::as_str).map(|name| {
                    let inner = &node.schema["properties"][name];
                    // a message in a message is not told in full
                    match kind(self.node(inner).schema) {
                        "object" => format!("\"{name}\":{{…}}"),
                        _ => format!("\"{name}\":{}", self.like(inner)),
                    }
                });
                format!("{{{}}}", fields.collect::<Vec<_>>().join(","))
            }
            ("array", _) => format!("[{}]", self.like(&node.schema["items"])),
            ("integer", _) => "5".to_string(),
            ("boolean", _) => "true".to_string(),
            ("string", Some("Decimal" | "Decimal256")) => "\"0.1\"".to_string(),
            ("string", Some("Binary")) => "{\"$b64\":{…}}".to_string(),
            ("string", Some(_)) => "\"1000000\"".to_string(),
            ("string", None) => "\"…\"".to_string(),
            _ => "…".to_string(),
        }
    }
}

/// The variants of a `oneOf`: names alone, and names with something in them.
fn variants(schema: &Value) -> impl Iterator<Item = (&str, Option<&Value>)> {
    let all = schema["oneOf"].as_array().into_iter().flatten();
    all.flat_map(|one| {
        let alone = one["enum"].as_array().into_iter().flatten();
        let alone = alone.filter_map(|name| Some((name.as_str()?, None)));
        let with = one["properties"].as_object().into_iter().flatten();
        alone.chain(with.map(|(name, inner)| (name.as_str(), Some(inner))))
    })
}

/// The type that is not null.
fn kind(schema: &Value) -> &str {
    let several = schema["type"].as_array().into_iter().flatten();
    let mut all = several.chain([&schema["type"]]).filter_map(Value::as_str);
    all.find(|ty| *ty != "null").unwrap_or_default()
}

fn text(node: Node<'_>, value: &Value) -> Option<String> {
    match node.ty {
        Some("Decimal" | "Decimal256") => return decimal(value),
        Some("Binary") => return binary(value),
        Some(ty) => return amount(ty, value),
        None => {}
    }
    let Value::String(word) = value else {
        return Some(format!("write a string, {}", wanted(value, "\"…\"")));
    };
    let list = node.schema["enum"].as_array()?;
    let words: Vec<&str> = list.iter().filter_map(Value::as_str).collect();
    (!words.contains(&word.as_str()))
        .then(|| format!("there is no `{word}`: {}", known(word, &words)))
}

fn amount(ty: &str, value: &Value) -> Option<String> {
    let Value::String(text) = value else {
        let whole = value.as_u64().map(|number| format!("\"{number}\""));
        let like = whole.unwrap_or_else(|| "\"1000000\"".to_string());
        return Some(format!("write a string, {like}"));
    };
    let is_digits = !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    if !is_digits {
        let digits: String = text.chars().filter(|c| !",_ '".contains(*c)).collect();
        let is_grouped = !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit());
        return Some(match is_grouped {
            true => format!("write \"{digits}\": base units, digits alone"),
            false => {
                format!(
                    "\"{text}\" is not an amount: write whole base units in digits, \"1000000\""
                )
            }
        });
    }
    let fits = match ty {
        "Uint64" => text.parse::<u64>().is_ok(),
        "Uint128" => text.parse::<u128>().is_ok(),
        _ => true,
    };
    (!fits).then(|| format!("{text} is more than a {ty} holds"))
}

fn decimal(value: &Value) -> Option<String> {
    let Value::String(text) = value else {
        let like = match value {
            Value::Number(number) => format!("\"{number}\""),
            _ => "\"0.1\"".to_string(),
        };
        return Some(format!("write a string, {like}"));
    };
    if let Some(fraction) = percent(text) {
        return Some(format!("write \"{fraction}\": a fraction, not percent"));
    }
    let (whole, rest) = text.split_once('.').unwrap_or((text, "0"));
    let digits = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    let fits = digits(whole) && digits(rest) && rest.len() <= 18;
    (!fits).then(|| {
        format!("\"{text}\" is not a decimal number: write \"0.1\", with at most 18 decimals")
    })
}

fn binary(value: &Value) -> Option<String> {
    let hint = |inner: &Value| {
        let shown = json!({ "$b64": inner });
        format!("a message in a message is base64: write {shown}")
    };
    let Value::String(text) = value else {
        return Some(match value {
            Value::Object(_) | Value::Array(_) => hint(value),
            _ => "write {\"$b64\":{…}}: the message, which becomes base64".to_string(),
        });
    };
    match serde_json::from_str::<Value>(text) {
        Ok(inner @ Value::Object(_)) => Some(hint(&inner)),
        _ => {
            let read = STANDARD
                .decode(text)
                .or_else(|_| STANDARD_NO_PAD.decode(text));
            read.is_err()
                .then(|| format!("\"{text}\" is not base64: write {{\"$b64\":{{…}}}}"))
        }
    }
}

fn integer(schema: &Value, value: &Value) -> Option<String> {
    let most = match schema["format"].as_str() {
        Some("uint8") => u64::from(u8::MAX),
        Some("uint16") => u64::from(u16::MAX),
        Some("uint32") => u64::from(u32::MAX),
        _ => u64::MAX,
    };
    let is_signed = schema["format"]
        .as_str()
        .is_some_and(|format| format.starts_with("int"));
    match value {
        Value::Number(number) => match (number.as_u64(), number.as_i64()) {
            (Some(found), _) if found > most => Some(format!("{found} is more than {most}")),
            (Some(_), _) => None,
            (None, Some(_)) if is_signed => None,
            _ => Some(format!("write a whole number from 0 on, not {number}")),
        },
        Value::String(text) if text.parse::<u64>().is_ok() => {
            Some(format!("write a number without quotes, {text}"))
        }
        other => Some(format!("write a number, 5, not {}", brief(other))),
    }
}

fn boolean(value: &Value) -> Option<String> {
    match value {
        Value::Bool(_) => None,
        Value::String(text) if text == "true" || text == "false" => {
            Some(format!("write {text} without quotes"))
        }
        other => Some(format!("write true or false, not {}", brief(other))),
    }
}

/// The same as it should be: `5` as `"5"`; anything longer as an example.
fn wanted(value: &Value, like: &str) -> String {
    match value {
        Value::Number(_) | Value::Bool(_) => format!("\"{value}\""),
        Value::String(_) => value.to_string(),
        _ => like.to_string(),
    }
}

/// What was written, as far as it is to be repeated.
fn brief(value: &Value) -> String {
    let text = value.to_string();
    match text.char_indices().nth(60) {
        Some((end, _)) => format!("{}…", &text[..end]),
        None => text,
    }
}

fn below(path: &str, name: &str) -> String {
    match path {
        "" => name.to_string(),
        path => format!("{path}.{name}"),
    }
}

fn said(path: &str, what: &str) -> String {
    match path {
        "" => what.to_string(),
        path => format!("{path}: {what}"),
    }
}
