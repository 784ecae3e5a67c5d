//! Amounts and times as people read them.

use crate::CliError;
use serde_json::Value;
use std::time::{Duration, UNIX_EPOCH};

const HOUR_SECS: u64 = 3_600;
const DAY_SECS: u64 = 86_400;

/// What a suite's amounts are called, so that every command shows them alike.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Units {
    /// Decimals of the staking token and of the LST, 18 at most.
    pub decimals: u8,
    /// The LST's ticker.
    pub symbol: String,
}

impl Default for Units {
    fn default() -> Self {
        Self {
            decimals: 6,
            symbol: "LST".to_string(),
        }
    }
}

impl Units {
    /// What a token's `token_info` says; none if it says nothing of the kind, or decimals that no chain has.
    pub fn of(token_info: &Value) -> Option<Self> {
        let decimals = token_info["decimals"].as_u64()?;
        Some(Self {
            decimals: u8::try_from(decimals).ok().filter(|n| *n <= 18)?,
            symbol: token_info["symbol"].as_str()?.chars().take(64).collect(),
        })
    }

    /// The same where a guess would do harm: amounts that people give in tokens, and totals.
    ///
    /// # Errors
    /// The token says nothing of the kind.
    pub fn needed(token_info: &Value) -> Result<Self, CliError> {
        Self::of(token_info).ok_or_else(|| {
            CliError::failed(
                "the token does not say its ticker and up to 18 decimals: this is not a suite",
            )
        })
    }

    /// Base units as tokens, exactly, with thousands: `1,234.5`.
    pub fn tokens(&self, amount: u128) -> String {
        tokens(amount, self.decimals)
    }
}

/// Base units as tokens of so many decimals, exactly, with thousands: `1,234.5`.
pub fn tokens(amount: u128, decimals: u8) -> String {
    let places = usize::from(decimals);
    let digits = format!("{amount:0>width$}", width = places + 1);
    let (whole, rest) = digits.split_at(digits.len() - places);
    let mut grouped = String::new();
    for (i, digit) in whole.chars().enumerate() {
        if i > 0 && (whole.len() - i) % 3 == 0 {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    match rest.trim_end_matches('0') {
        "" => grouped,
        rest => format!("{grouped}.{rest}"),
    }
}

/// `2023-11-14T22:13:20Z`.
pub fn when(secs: u64) -> String {
    let at = UNIX_EPOCH.checked_add(Duration::from_secs(secs.min(253_402_300_799)));
    at.map_or_else(
        || secs.to_string(),
        |at| humantime::format_rfc3339_seconds(at).to_string(),
    )
}

/// Seconds in the largest unit that fits, days with one decimal, rounded down: `7 days`, `1.5 days`, `6 h`, `90 s`.
pub fn duration(secs: u64) -> String {
    match secs {
        DAY_SECS => "1 day".to_string(),
        secs if secs > 0 && secs % DAY_SECS == 0 => format!("{} days", secs / DAY_SECS),
        secs if secs > DAY_SECS => {
            let tenths = secs % DAY_SECS / (DAY_SECS / 10);
            format!("{}.{tenths} days", secs / DAY_SECS)
        }
        secs if secs > 0 && secs % HOUR_SECS == 0 => format!("{} h", secs / HOUR_SECS),
        secs => format!("{secs} s"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn tokens_are_grouped() {
        assert_eq!(tokens(0, 6), "0");
        assert_eq!(tokens(1_500_000, 6), "1.5");
        assert_eq!(tokens(1_234_567_000_001, 6), "1,234,567.000001");
        assert_eq!(tokens(123_456, 0), "123,456");
        assert_eq!(tokens(123_456, 1), "12,345.6");
        assert_eq!(
            tokens(1_000_000_000_000_000_001, 18),
            "1.000000000000000001"
        );
        assert_eq!(
            tokens(u128::MAX, 18),
            "340,282,366,920,938,463,463.374607431768211455"
        );
    }

    #[test]
    fn a_token_without_a_ticker_or_decimals_is_refused_where_they_are_needed() {
        let info = json!({"symbol": "bSTAKE", "decimals": 6});
        assert_eq!(Units::needed(&info).map(|units| units.decimals), Ok(6));
        for silent in [
            json!({"symbol": "bSTAKE"}),
            json!({"decimals": 6}),
            json!({"symbol": "bSTAKE", "decimals": 19}),
            json!({"symbol": "bSTAKE", "decimals": "6"}),
            Value::Null,
        ] {
            let words =
                "the token does not say its ticker and up to 18 decimals: this is not a suite";
            assert_eq!(
                Units::needed(&silent),
                Err(CliError::failed(words)),
                "{silent}"
            );
        }
    }

    #[test]
    fn times_as_people_say_them() {
        assert_eq!(duration(604_800), "7 days");
        assert_eq!(duration(86_400), "1 day");
        assert_eq!(duration(100_000), "1.1 days");
        assert_eq!(duration(7_200), "2 h");
        assert_eq!(duration(59), "59 s");
        assert_eq!(duration(0), "0 s");
    }
}
