//! Fields of JSON answers. A field that is missing, or of another type, is zero or empty by [`amount`], [`number`],
//! [`text`] and [`list`], and none by [`some_amount`], [`some_number`] and [`some_text`]: whether to refuse such an answer
//! is the caller's decision, who knows what was asked.
//!
//! ```rust
//! use ballast_answers::fields::{amount, list, some_amount, text};
//! use serde_json::json;
//!
//! let position = json!({"owner": "alice", "bonds": [{"lst": "5"}, {"lst": "7"}]});
//! let bonds = list(&position["bonds"]);
//! assert_eq!(bonds.iter().map(|bond| amount(&bond["lst"])).sum::<u128>(), 12);
//! assert_eq!(text(&position["owner"]), "alice");
//! assert_eq!(amount(&position["debt"]), 0);
//! assert_eq!(some_amount(&position["debt"]), None);
//! ```

use serde_json::Value;

/// An amount, which contracts write as a text: `"5"`. 0 for anything else, which a caller may take
/// only if a missing amount is the same as none: [`some_amount`] tells the two apart.
pub fn amount(value: &Value) -> u128 {
    some_amount(value).unwrap_or_default()
}

/// An amount, which contracts write as a text: `"5"`. None if it is missing or cannot be read.
pub fn some_amount(value: &Value) -> Option<u128> {
    value.as_str()?.parse().ok()
}

/// An amount or a count, as a text or as a number: `"5"`, `5`. 0 for anything else:
/// [`some_number`] tells that from a 0.
pub fn number(value: &Value) -> u128 {
    some_number(value).unwrap_or_default()
}

/// An amount or a count, as a text or as a number: `"5"`, `5`. None if it is missing or cannot be
/// read.
pub fn some_number(value: &Value) -> Option<u128> {
    match value {
        Value::Number(number) => number.as_u64().map(u128::from),
        other => some_amount(other),
    }
}

/// A text; empty for anything else.
pub fn text(value: &Value) -> String {
    some_text(value).unwrap_or_default()
}

/// A text, if it is one.
pub fn some_text(value: &Value) -> Option<String> {
    value.as_str().map(ToString::to_string)
}

/// The rows of a list; none for anything else.
pub fn list(value: &Value) -> &[Value] {
    value.as_array().map_or(&[], Vec::as_slice)
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn an_amount_is_a_text_and_a_number_may_be_either() {
        let most = u128::MAX.to_string();
        for (value, of_text, of_either) in [
            (json!("12"), Some(12), Some(12)),
            (json!("0"), Some(0), Some(0)),
            (json!(most), Some(u128::MAX), Some(u128::MAX)),
            (json!(12), None, Some(12)),
            (json!(0), None, Some(0)),
            (json!("twelve"), None, None),
            (json!(""), None, None),
            (json!("-1"), None, None),
            (json!(-1), None, None),
            (json!(1.5), None, None),
            (json!(["12"]), None, None),
            (Value::Null, None, None),
        ] {
            assert_eq!(some_amount(&value), of_text, "{value}");
            assert_eq!(amount(&value), of_text.unwrap_or_default(), "{value}");
            assert_eq!(some_number(&value), of_either, "{value}");
            assert_eq!(number(&value), of_either.unwrap_or_default(), "{value}");
        }
    }

    #[test]
    fn what_is_no_text_and_no_list_is_empty() {
        for value in [json!(12), json!({"a": 1}), Value::Null] {
            assert_eq!(text(&value), "", "{value}");
            assert_eq!(some_text(&value), None, "{value}");
            assert!(list(&value).is_empty(), "{value}");
        }
        assert_eq!(text(&json!("alice")), "alice");
        assert_eq!(some_text(&json!("")), Some(String::new()));
        assert_eq!(list(&json!([1, 2])), [json!(1), json!(2)]);
    }
}
