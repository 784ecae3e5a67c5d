//! Spans of time as people write them: seconds with at most three decimals, read exactly.

use ballast_tool::CliError;
use serde::Deserialize;
use serde_json::value::RawValue;
use serde_json::Value;
use std::time::Duration;

/// The numbers of a line whose text matters: as a floating-point number, 0.0004 and 4e-4 are the same.
#[derive(Deserialize)]
struct Written<'a> {
    #[serde(borrow, default)]
    secs: Option<&'a RawValue>,
}

/// The field `secs` of a line, if it has one.
///
/// # Errors
/// Anything but seconds with at most three decimals.
pub(super) fn of_line(line: &str) -> Result<Option<Duration>, CliError> {
    let written: Written<'_> =
        serde_json::from_str(line).map_err(|err| CliError::bad(err.to_string()))?;
    let Some(secs) = written.secs.map(RawValue::get) else {
        return Ok(None);
    };
    let refused = || {
        CliError::bad(format!(
            "field `secs`: {secs} is not a number of seconds with at most three decimals"
        ))
    };
    seconds(secs).map(Some).ok_or_else(refused)
}

/// Reads digits, and up to three more behind a point: `5`, `0.4`, `12.345`.
pub fn seconds(text: &str) -> Option<Duration> {
    let (whole, decimals) = match text.split_once('.') {
        Some((_, "")) => return None,
        Some(parts) => parts,
        None => (text, ""),
    };
    let digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    if whole.is_empty() || decimals.len() > 3 || !digits(whole) || !digits(decimals) {
        return None;
    }
    let millis: u64 = format!("{decimals:0<3}").parse().ok()?;
    Duration::from_secs(whole.parse().ok()?).checked_add(Duration::from_millis(millis))
}

/// A span of whole milliseconds as the number that stands for it in a command.
pub fn number(span: Duration) -> Value {
    match span.subsec_millis() {
        0 => span.as_secs().into(),
        millis => {
            let nearest: Result<f64, _> = format!("{}.{millis:03}", span.as_secs()).parse();
            nearest.map_or(Value::Null, Value::from)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn decimals_are_read_to_the_millisecond() {
        for (text, millis) in [
            ("0", 0),
            ("5", 5_000),
            ("0.4", 400),
            ("0.004", 4),
            ("12.340", 12_340),
            ("1814399.999", 1_814_399_999),
        ] {
            let span = Duration::from_millis(millis);
            assert_eq!(seconds(text), Some(span), "{text}");
            let again = number(span).to_string();
            assert_eq!(seconds(&again), Some(span), "{text} is written as {again}");
        }
    }

    #[test]
    fn anything_else_is_no_number_of_seconds() {
        for text in [
            "", ".", ".5", "5.", "-1", "-0.5", "+1", "1e3", "0.0004", "0.4000",
        ] {
            assert_eq!(seconds(text), None, "{text}");
        }
        assert_eq!(seconds("18446744073709551616"), None);
    }

    #[test]
    fn every_millisecond_of_a_century_can_be_written() {
        for millis in [1, 999, 3_155_760_000_001, 3_155_759_999_999] {
            let span = Duration::from_millis(millis);
            assert_eq!(seconds(&number(span).to_string()), Some(span));
        }
    }
}
