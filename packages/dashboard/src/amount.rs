//! Amounts as people write them.

use crate::WorldError;
use ballast_tool::amount;
use cosmwasm_std::Decimal;
use std::str::FromStr;

const WRITTEN: &str = "an amount is written 1234.5 or 1,234.5";

/// Tokens as people write them, `1,234.5`, in base units: as the command line reads them, and
/// thousands may be grouped.
///
/// # Errors
/// Anything else, nothing, and more decimals than there are.
pub fn base_units(text: &str, decimals: u8) -> Result<u128, WorldError> {
    let bad = |why: &str| WorldError::BadInput(format!("`{}`{why}", clipped(text.trim())));
    let plain = ungrouped(text.trim()).ok_or_else(|| bad(&format!(" is no amount: {WRITTEN}")))?;
    amount::base_units(&plain, decimals).map_err(|why| {
        // of what was typed, only so much is repeated
        let quoted = format!("`{plain}`");
        let why = why.strip_prefix(&quoted).unwrap_or(&why);
        bad(&why.replace("write whole tokens, 1234.5", WRITTEN))
    })
}

/// The same without commas, if those before the point group thousands; none if there are others.
fn ungrouped(text: &str) -> Option<String> {
    let (whole, rest) = match text.find('.') {
        Some(at) => text.split_at(at),
        None => (text, ""),
    };
    let plain = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
    let mut parts = whole.split(',');
    let first = parts.next().unwrap_or_default();
    let others: Vec<&str> = parts.collect();
    let led = others.is_empty() || ((1..=3).contains(&first.len()) && plain(first));
    let grouped = others.iter().all(|part| part.len() == 3 && plain(part));
    (led && grouped).then(|| format!("{}{rest}", whole.replace(',', "")))
}

/// Percent as people write them, `5` or `0.1`, as a fraction: `0.05`, `0.001`.
///
/// # Errors
/// Anything else, zero, and more than 100.
pub fn fraction(percent: &str) -> Result<Decimal, WorldError> {
    let text = percent.trim();
    let text = text.strip_suffix('%').unwrap_or(text).trim_end();
    let read = Decimal::from_str(text).ok();
    let value =
        read.filter(|value| !value.is_zero() && *value <= Decimal::from_ratio(100u128, 1u128));
    let value = value.ok_or_else(|| {
        let shown = clipped(percent);
        WorldError::BadInput(format!(
            "`{shown}`: percent are more than 0 and at most 100"
        ))
    })?;
    Ok(value / Decimal::from_ratio(100u128, 1u128))
}

/// What was typed, as far as an error should repeat it.
pub fn clipped(text: &str) -> String {
    let mut short: String = text.chars().filter(|c| !c.is_control()).take(40).collect();
    if short.len() < text.len() {
        short.push('…');
    }
    short
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use serde_json::Value;

    /// `tests/amounts.json` is for the page, the TypeScript client and the command line too.
    #[test]
    fn amounts_are_read_as_the_table_says() {
        let table: Vec<Value> = serde_json::from_str(include_str!("amounts.json")).unwrap();
        assert!(table.len() > 35);
        for row in table {
            let text = row["text"].as_str().unwrap();
            let decimals = u8::try_from(row["decimals"].as_u64().unwrap()).unwrap();
            let read = base_units(text, decimals).ok().map(|n| n.to_string());
            assert_eq!(read.as_deref(), row["base"].as_str(), "{text}");
        }
    }

    #[test]
    fn refusals_say_what_to_write_and_repeat_little() {
        let said = |text: &str| base_units(text, 6).unwrap_err().to_string();
        assert_eq!(said("0"), "`0`: the amount is zero");
        assert!(said("0.0000001").contains("6 decimals"));
        assert!(said("-5").contains("an amount is written 1234.5 or 1,234.5"));
        assert!(said("1,5").contains("1,234.5"));
        assert!(said(&"x".repeat(500)).len() < 200);
    }

    #[test]
    fn percent_become_fractions() {
        assert_eq!(fraction("5").unwrap().to_string(), "0.05");
        assert_eq!(fraction("0.01 %").unwrap().to_string(), "0.0001");
        assert_eq!(fraction("100").unwrap().to_string(), "1");
        for bad in ["", "0", "-5", "100.1", "x", "5%%x", "5%%"] {
            assert!(fraction(bad).is_err(), "{bad}");
        }
    }
}
