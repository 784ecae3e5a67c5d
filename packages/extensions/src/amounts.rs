//! Amounts, as panels show them.

use cosmwasm_std::Uint128;
use serde_json::Value;

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

/// Bps that somebody answered as percent with two places: `50` is `0.50 %`; `?` where there are none.
pub fn percent_of(bps: &Value) -> String {
    match bps.as_u64() {
        Some(bps) => format!("{}.{:02} %", bps / 100, bps % 100),
        None => "?".to_string(),
    }
}

/// What somebody answered, as it is shown; `?` where there is nothing.
pub fn text(value: &Value) -> String {
    match value {
        Value::Null => "?".to_string(),
        Value::String(text) => text.clone(),
        other => other.to_string(),
    }
}

/// Seconds as whole days or hours, if that is what they are: `21 days`, `1 hour`, `5400 s`.
pub fn span(secs: u64) -> String {
    let (count, unit) = match (secs % 86_400, secs % 3_600) {
        (0, _) => (secs / 86_400, "day"),
        (_, 0) => (secs / 3_600, "hour"),
        _ => return format!("{secs} s"),
    };
    let plural = if count == 1 { "" } else { "s" };
    format!("{count} {unit}{plural}")
}

#[cfg(test)]
mod tests {
    use super::{percent, span, whole, Uint128};

    #[test]
    fn terms_are_what_they_are() {
        assert_eq!([50, 3_000, 3_333].map(percent), ["0.5", "30", "33.33"]);
        let spans = [86_400, 1_814_400, 3_600, 129_600, 5_400].map(span);
        assert_eq!(spans, ["1 day", "21 days", "1 hour", "36 hours", "5400 s"]);
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
