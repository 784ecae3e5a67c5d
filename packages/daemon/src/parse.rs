//! What different versions of the SDK print differently.

use base64::{engine::general_purpose::STANDARD, Engine};
use serde_json::Value;
use std::time::UNIX_EPOCH;

/// Seconds of a duration: `1814400s`, `504h0m0s`, nanoseconds, or seconds with a fraction.
pub fn seconds(value: &Value) -> Option<u64> {
    let text = text(value)?;
    if let Ok(nanos) = text.parse::<u64>() {
        return Some(nanos / 1_000_000_000);
    }
    let mut total = 0u64;
    let mut number = String::new();
    for c in text.chars() {
        let unit = match c {
            '0'..='9' | '.' => {
                number.push(c);
                continue;
            }
            'h' => 3_600,
            'm' => 60,
            's' => 1,
            _ => return None,
        };
        let whole: u64 = number.split('.').next()?.parse().ok()?;
        total = total.checked_add(whole.checked_mul(unit)?)?;
        number.clear();
    }
    number.is_empty().then_some(total)
}

/// Unix seconds of a moment: `2026-01-02T03:04:05.678901234Z`.
pub fn moment(value: &Value) -> Option<u64> {
    let at = humantime::parse_rfc3339_weak(value.as_str()?).ok()?;
    Some(at.duration_since(UNIX_EPOCH).ok()?.as_secs())
}

/// A number, as one or as text.
pub fn number(value: &Value) -> Option<u64> {
    match value {
        Value::Number(number) => number.as_u64(),
        Value::String(text) => text.parse().ok(),
        _ => None,
    }
}

/// An amount, as text or as a number.
pub fn amount(value: &Value) -> Option<u128> {
    match value {
        Value::Number(number) => number.as_u64().map(u128::from),
        Value::String(text) => text.parse().ok(),
        _ => None,
    }
}

/// Text, or a number as text.
pub fn text(value: &Value) -> Option<String> {
    match value {
        Value::String(text) => Some(text.clone()),
        Value::Number(number) => Some(number.to_string()),
        _ => None,
    }
}

/// A checksum in lower-case hex, printed as hex or as base64.
pub fn checksum(value: &Value) -> Option<String> {
    let text = value.as_str()?;
    if text.len() == 64 && text.chars().all(|c| c.is_ascii_hexdigit()) {
        return Some(text.to_lowercase());
    }
    let bytes = STANDARD.decode(text).ok()?;
    (bytes.len() == 32).then(|| hex(&bytes))
}

/// The hash of a block in upper-case hex, printed as hex or as base64.
pub fn block_hash(value: &Value) -> Option<String> {
    checksum(value).map(|hash| hash.to_uppercase())
}

/// Lower-case hex.
pub fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn durations_of_every_version() {
        for text in ["1814400s", "504h0m0s", "1814400000000000", "504h"] {
            assert_eq!(seconds(&json!(text)), Some(1_814_400), "{text}");
        }
        assert_eq!(seconds(&json!("1m30.5s")), Some(90));
        assert_eq!(seconds(&json!("soon")), None);
        assert_eq!(seconds(&json!("5d")), None);
    }

    #[test]
    fn moments_are_read() {
        assert_eq!(
            moment(&json!("2023-11-14T22:13:20.123456789Z")),
            Some(1_700_000_000)
        );
        assert_eq!(moment(&json!("yesterday")), None);
        assert_eq!(moment(&json!(null)), None);
    }

    #[test]
    fn checksums_of_every_version() {
        let bytes = [0xabu8; 32];
        let upper = "AB".repeat(32);
        assert_eq!(checksum(&json!(upper)), Some("ab".repeat(32)));
        assert_eq!(
            checksum(&json!(STANDARD.encode(bytes))),
            Some("ab".repeat(32))
        );
        assert_eq!(checksum(&json!("ab")), None);
    }
}
