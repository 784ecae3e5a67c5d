//! Amounts, as panels show them.

use ballast_testing::{extension::Denom, Ask};
use cosmwasm_std::{Decimal, Uint128};
use serde_json::{json, Value};

/// Base units as whole tokens: `1500000` of 6 decimals is `1.5`.
pub fn whole(amount: Uint128, decimals: u8) -> String {
    let places = usize::from(decimals);
    let digits = format!("{amount:0>width$}", width = places.saturating_add(1));
    let (whole, part) = digits.split_at(digits.len().saturating_sub(places));
    match part.trim_end_matches('0') {
        "" => whole.to_string(),
        part => format!("{whole}.{part}"),
    }
}

/// Bps as percent: `50` is `0.5`.
pub fn percent(bps: u64) -> String {
    whole(Uint128::from(bps), 2)
}

/// Bps that a contract answered as percent with two places: `50` is `0.50 %`; `?` where there are
/// none.
pub fn percent_of(bps: &Value) -> String {
    bps.as_u64().map_or_else(|| "?".to_string(), two_places)
}

/// Bps as percent with two places: `50` is `0.50 %`.
pub fn two_places(bps: u64) -> String {
    format!("{}.{:02} %", bps / 100, bps % 100)
}

/// An amount that a contract answered; 0 where there is none.
pub fn number(value: &Value) -> u128 {
    let text = value.as_str().and_then(|text| text.parse().ok());
    text.unwrap_or_default()
}

/// A decimal number that a contract answered, if it is one.
pub fn decimal(value: &Value) -> Option<Decimal> {
    value.as_str()?.parse().ok()
}

/// A decimal number with six places at most: `0.905797`; `?` where there is none.
pub fn short(value: &Value) -> String {
    let six = |number: Decimal| {
        let millionths = number.atomics().u128() / 1_000_000_000_000;
        whole(Uint128::new(millionths), 6)
    };
    decimal(value).map_or_else(|| "?".to_string(), six)
}

/// A decimal number in ten-thousandths, rounded down, as pictures take it.
pub fn ten_thousandths(number: Decimal) -> i64 {
    let parts = number.atomics().u128() / 100_000_000_000_000;
    i64::try_from(parts).unwrap_or(i64::MAX)
}

/// The same to the nearest: a curve's 3.9999 % are 4 %.
pub fn nearest(number: Decimal) -> i64 {
    let half = Decimal::from_atomics(50_000_000_000_000_u128, 18).unwrap_or_default();
    ten_thousandths(number.saturating_add(half))
}

/// The part of a rate of a year that a contract answered, as percent: `4.00 %`; `?` where there is
/// none.
pub fn rate(value: &Value) -> String {
    let bps = decimal(value).and_then(|rate| u64::try_from(nearest(rate)).ok());
    bps.map_or_else(|| "?".to_string(), two_places)
}

/// By how much a price falls until it is another one, in bps, rounded down; 0 where it is there
/// already.
pub fn fall(from: Decimal, to: Decimal) -> u64 {
    let left = from.checked_sub(to).unwrap_or_default();
    let part = left.checked_div(from).unwrap_or_default();
    u64::try_from(ten_thousandths(part)).unwrap_or_default()
}

/// The cw20 that a contract is, by its own word.
///
/// # Errors
/// What the contract said.
pub fn token(ask: &Ask<'_>) -> Result<Denom, String> {
    let info = ask(&json!({"token_info": {}}))?;
    let decimals = info["decimals"].as_u64().and_then(|n| u8::try_from(n).ok());
    let symbol: String = text(&info["symbol"]).chars().take(64).collect();
    Ok(Denom::new(
        &symbol,
        decimals.filter(|n| *n <= 77).unwrap_or_default(),
    ))
}

/// What an address has of the cw20 that a contract is.
///
/// # Errors
/// What the contract said.
pub fn balance(ask: &Ask<'_>, owner: &str) -> Result<u128, String> {
    let balance = ask(&json!({"balance": {"address": owner}}))?;
    Ok(number(&balance["balance"]))
}

/// What a contract answered, as it is shown; `?` where there is nothing.
pub fn text(value: &Value) -> String {
    match value {
        Value::Null => "?".to_string(),
        Value::String(text) => text.clone(),
        other => other.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::{fall, percent, rate, short, whole, Decimal, Uint128};
    use serde_json::json;

    #[test]
    fn decimal_numbers_are_short() {
        let shown = ["0.905797101449275362", "1", "12.5"].map(|text| short(&json!(text)));
        assert_eq!(shown, ["0.905797", "1", "12.5"]);
        assert_eq!(short(&json!(null)), "?");
        assert_eq!(rate(&json!("0.045872497546134520")), "4.59 %");
        assert_eq!(rate(&json!("0.039999999999999987")), "4.00 %");
        let fall = |from, to| fall(Decimal::permille(from), Decimal::permille(to));
        assert_eq!([fall(1_000, 906), fall(900, 906), fall(0, 1)], [940, 0, 0]);
    }

    #[test]
    fn terms_are_what_they_are() {
        assert_eq!([50, 3_000, 3_333].map(percent), ["0.5", "30", "33.33"]);
    }

    #[test]
    fn an_amount_in_whole_tokens() {
        let cases = [
            (0, 6, "0"),
            (1, 6, "0.000001"),
            (1_500_000, 6, "1.5"),
            (10, 0, "10"),
            (12_000_000, 6, "12"),
        ];
        for (amount, decimals, text) in cases {
            assert_eq!(whole(Uint128::new(amount), decimals), text);
        }
        assert_eq!(
            whole(Uint128::MAX, 18),
            "340282366920938463463.374607431768211455"
        );
    }
}
