//! What a single value should be. Each function says what to write in its place, or nothing where it fits.

use super::words::known;
use crate::amount::fraction_of_percent;
use base64::engine::general_purpose::{STANDARD, STANDARD_NO_PAD};
use base64::Engine;
use serde_json::{json, Value};

/// A string: an amount, a decimal number or bytes, as `ty` says; else a word of a list, or any other.
pub(super) fn text(schema: &Value, ty: Option<&str>, value: &Value) -> Option<String> {
    match ty {
        Some("Decimal" | "Decimal256") => return decimal(value),
        Some("Binary") => return binary(value),
        Some(ty) => return amount(ty, value),
        None => {}
    }
    let Value::String(word) = value else {
        return Some(format!("write a string, {}", wanted(value, "\"…\"")));
    };
    let list = schema["enum"].as_array()?;
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
    if let Some(fraction) = fraction_of_percent(text) {
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

pub(super) fn integer(schema: &Value, value: &Value) -> Option<String> {
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

pub(super) fn boolean(value: &Value) -> Option<String> {
    match value {
        Value::Bool(_) => None,
        Value::String(text) if text == "true" || text == "false" => {
            Some(format!("write {text} without quotes"))
        }
        other => Some(format!("write true or false, not {}", brief(other))),
    }
}

/// The same as it should be: `5` as `"5"`; anything longer as an example.
pub(super) fn wanted(value: &Value, like: &str) -> String {
    match value {
        Value::Number(_) | Value::Bool(_) => format!("\"{value}\""),
        Value::String(_) => value.to_string(),
        _ => like.to_string(),
    }
}

/// What was written, as far as it is to be repeated.
pub(super) fn brief(value: &Value) -> String {
    let text = value.to_string();
    match text.char_indices().nth(60) {
        Some((end, _)) => format!("{}…", &text[..end]),
        None => text,
    }
}
