//! Amounts as people write them.

use crate::WorldError;
use cosmwasm_std::Decimal;
use std::str::FromStr;

/// Tokens as people write them, `1,234.5`, in base units.
///
/// # Errors
/// Anything else, nothing, and more decimals than there are.
pub fn base_units(text: &str, decimals: u32) -> Result<u128, WorldError> {
    let bad = |why: &str| WorldError::BadInput(format!("`{}`: {why}", clipped(text)));
    let (whole, rest) = match text.trim().split_once('.') {
        Some((whole, rest)) => (whole, rest),
        None => (text.trim(), ""),
    };
    let digits = ungrouped(whole).ok_or_else(|| bad("an amount is written 1234.5 or 1,234.5"))?;
    if !rest.chars().all(|c| c.is_ascii_digit()) || (digits.is_empty() && rest.is_empty()) {
        return Err(bad("an amount is written 1234.5 or 1,234.5"));
    }
    if rest.len() > decimals as usize {
        return Err(bad(&format!("there are {decimals} decimals at most")));
    }
    let padded = format!("{digits}{rest:0<width$}", width = decimals as usize);
    match padded.parse::<u128>() {
        Ok(0) => Err(bad("the amount is zero")),
        Ok(amount) => Ok(amount),
        Err(_) => Err(bad("more than any chain has")),
    }
}

/// The digits of a whole number whose thousands may be grouped by commas.
fn ungrouped(text: &str) -> Option<String> {
    let plain = |part: &str| part.chars().all(|c| c.is_ascii_digit());
    let mut parts = text.split(',');
    let first = parts.next().filter(|part| plain(part))?;
    let rest: Vec<&str> = parts.collect();
    let grouped = rest.iter().all(|part| part.len() == 3 && plain(part));
    let led = rest.is_empty() || (1..=3).contains(&first.len());
    (grouped && led).then(|| text.replace(',', ""))
}

/// Percent as people write them, `5` or `0.1`, as a fraction: `0.05`, `0.001`.
///
/// # Errors
/// Anything else, zero, and more than 100.
pub fn fraction(percent: &str) -> Result<Decimal, WorldError> {
    let text = percent.trim().trim_end_matches('%').trim_end();
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

    #[test]
    fn amounts_are_read_as_people_write_them() {
        let read = |text| base_units(text, 6).ok();

        assert_eq!(read("1"), Some(1_000_000));
        assert_eq!(read(" 1,234.5 "), Some(1_234_500_000));
        assert_eq!(read(".5"), Some(500_000));
        assert_eq!(read("0.000001"), Some(1));
        for bad in [
            "",
            ".",
            "0",
            "0.0",
            "-1",
            "+1",
            "1e3",
            "1,5",
            "12,34",
            ",123",
            "1234,567",
            "1.2.3",
            "1 000",
            "0.0000001",
            "٣",
            "340282366920938463463374607431768211455",
            "<b>",
        ] {
            assert_eq!(read(bad), None, "{bad}");
        }
    }

    #[test]
    fn percent_become_fractions() {
        assert_eq!(fraction("5").unwrap().to_string(), "0.05");
        assert_eq!(fraction("0.01 %").unwrap().to_string(), "0.0001");
        assert_eq!(fraction("100").unwrap().to_string(), "1");
        for bad in ["", "0", "-5", "100.1", "x", "5%%x"] {
            assert!(fraction(bad).is_err(), "{bad}");
        }
    }
}
