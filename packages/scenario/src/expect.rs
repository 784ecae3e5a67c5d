//! Whether an answer is as expected.

use ballast_tool::CliError;
use cosmwasm_std::{Decimal256, Uint256};
use serde_json::Value;
use std::cmp::Ordering;
use std::str::FromStr;

const BOUNDS: [&str; 6] = ["ge", "gt", "le", "lt", "ne", "near"];

/// Finds a bad matcher before anything runs.
///
/// # Errors
/// An unknown bound, or a `near` that is not a pair.
pub fn ensure_matcher(path: &str, matcher: &Value) -> Result<(), CliError> {
    let Some(bounds) = bounds(matcher) else {
        return Ok(());
    };
    if let Some(unknown) = bounds.keys().find(|key| !BOUNDS.contains(&key.as_str())) {
        return Err(CliError::bad(format!(
            "expect `{path}`: unknown bound `{unknown}`; there are {}",
            BOUNDS.join(", ")
        )));
    }
    let is_pair = |near: &Value| near.as_array().is_some_and(|pair| pair.len() == 2);
    match bounds.get("near").is_some_and(|near| !is_pair(near)) {
        true => Err(CliError::bad(format!(
            "expect `{path}`: `near` is [value, tolerance]"
        ))),
        false => Ok(()),
    }
}

/// A matcher with at least one known bound is one of bounds; any other object is a literal.
fn bounds(matcher: &Value) -> Option<&serde_json::Map<String, Value>> {
    let fields = matcher.as_object()?;
    BOUNDS
        .iter()
        .any(|bound| fields.contains_key(*bound))
        .then_some(fields)
}

/// Compares; says what is wrong.
pub fn matches(found: Option<&Value>, matcher: &Value) -> Result<(), String> {
    let shown = found.map_or("nothing".to_string(), Value::to_string);
    let Some(bounds) = bounds(matcher) else {
        let same = match found {
            Some(found) => equal(found, matcher),
            None => matcher.is_null(),
        };
        return match same {
            true => Ok(()),
            false => Err(format!("asked for {matcher}, came {shown}")),
        };
    };
    let found = found.ok_or_else(|| format!("asked for {matcher}, came nothing"))?;
    for (bound, limit) in bounds {
        let holds = holds(found, bound, limit)?;
        if !holds {
            return Err(format!("asked for {bound} {limit}, came {shown}"));
        }
    }
    Ok(())
}

fn holds(found: &Value, bound: &str, limit: &Value) -> Result<bool, String> {
    if bound == "ne" {
        return Ok(!equal(found, limit));
    }
    let number = |value: &Value| Number::of(value).ok_or(format!("{value} is not a number"));
    let value = number(found)?;
    if bound == "near" {
        let (center, tolerance) = (number(&limit[0])?, number(&limit[1])?);
        return Ok(value.distance(&center) <= tolerance.size);
    }
    let order = value.cmp(&number(limit)?);
    Ok(match bound {
        "ge" => order != Ordering::Less,
        "gt" => order == Ordering::Greater,
        "le" => order != Ordering::Greater,
        _ => order == Ordering::Less,
    })
}

/// Deep equality in which numbers, also those in strings, compare as numbers.
fn equal(a: &Value, b: &Value) -> bool {
    match (a, b) {
        (Value::Array(x), Value::Array(y)) => {
            x.len() == y.len() && x.iter().zip(y).all(|(x, y)| equal(x, y))
        }
        (Value::Object(x), Value::Object(y)) => {
            x.len() == y.len()
                && x.iter()
                    .all(|(key, x)| y.get(key).is_some_and(|y| equal(x, y)))
        }
        _ => match (Number::of(a), Number::of(b)) {
            (Some(x), Some(y)) => x.cmp(&y) == Ordering::Equal,
            _ => a == b,
        },
    }
}

/// A decimal number of any size that amounts have, with its sign.
#[derive(Clone, Copy)]
struct Number {
    negative: bool,
    size: Decimal256,
}

impl Number {
    fn of(value: &Value) -> Option<Self> {
        let text = match value {
            Value::String(text) => text.clone(),
            Value::Number(number) => number.to_string(),
            _ => return None,
        };
        let (negative, digits) = match text.strip_prefix('-') {
            Some(digits) => (true, digits),
            None => (false, text.as_str()),
        };
        if !digits.starts_with(|c: char| c.is_ascii_digit()) {
            return None;
        }
        let size = Decimal256::from_str(digits).ok()?;
        Some(Self {
            negative: negative && !size.is_zero(),
            size,
        })
    }

    fn cmp(&self, other: &Self) -> Ordering {
        match (self.negative, other.negative) {
            (false, false) => self.size.cmp(&other.size),
            (true, true) => other.size.cmp(&self.size),
            (true, false) => Ordering::Less,
            (false, true) => Ordering::Greater,
        }
    }

    fn distance(&self, other: &Self) -> Decimal256 {
        match self.negative == other.negative {
            true => self.size.abs_diff(other.size),
            false => self
                .size
                .checked_add(other.size)
                .unwrap_or(Decimal256::new(Uint256::MAX)),
        }
    }
}

/// A value at a dotted path. A key that has dots itself is found too.
pub fn at<'a>(value: &'a Value, path: &str) -> Option<&'a Value> {
    if path.is_empty() {
        return Some(value);
    }
    if let Some(found) = value.get(path) {
        return Some(found);
    }
    let splits = path
        .match_indices('.')
        .map(|(i, _)| (&path[..i], &path[i + 1..]));
    for (head, rest) in splits {
        if let Some(inner) = step(value, head) {
            if let Some(found) = at(inner, rest) {
                return Some(found);
            }
        }
    }
    step(value, path)
}

fn step<'a>(value: &'a Value, key: &str) -> Option<&'a Value> {
    match value {
        Value::Array(items) => key.parse::<usize>().ok().and_then(|i| items.get(i)),
        other => other.get(key),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn numbers_in_strings_compare_as_numbers() {
        let ok = |found: Value, matcher: Value| matches(Some(&found), &matcher).is_ok();

        assert!(ok(json!("5"), json!(5)));
        assert!(ok(json!(5), json!("5.0")));
        assert!(ok(json!("05"), json!("5")));
        assert!(!ok(json!("5"), json!("6")));
        assert!(ok(json!("open"), json!("open")));
        assert!(!ok(json!("true"), json!(true)));
        assert!(ok(json!({"a": ["1"]}), json!({"a": [1]})));
        assert!(ok(json!("-3"), json!({"lt": 0})));
        assert!(ok(json!("1.000000000000000001"), json!({"gt": "1"})));
        assert!(ok(json!("100"), json!({"near": ["98", 2]})));
        assert!(!ok(json!("101"), json!({"near": ["98", 2]})));
        assert!(ok(json!("7"), json!({"ge": 7, "le": "7", "ne": 8})));
        assert!(!ok(json!("x"), json!({"ge": 7})));
        assert!(matches(None, &json!(null)).is_ok());
        assert!(matches(None, &json!({"ne": 1})).is_err());
    }

    #[test]
    fn paths_reach_into_lists_and_dotted_keys() {
        let value = json!({"a": [{"b": 1}], "ibc/x.y": "2", "d": {"e.f": {"g": 3}}});

        assert_eq!(at(&value, "a.0.b"), Some(&json!(1)));
        assert_eq!(at(&value, "ibc/x.y"), Some(&json!("2")));
        assert_eq!(at(&value, "d.e.f.g"), Some(&json!(3)));
        assert_eq!(at(&value, "a.1.b"), None);
    }
}
