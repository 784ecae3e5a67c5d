//! Amounts, prices and rates, as panels show them. Where a contract gives none, `?` stands.

use ballast_answers::shown;
use ballast_types::Amount;
use cosmwasm_std::{Decimal, Uint128};

/// Base units of an amount, whatever it is of.
pub fn units(amount: impl Amount) -> u128 {
    amount.raw().u128()
}

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

/// Bps as percent with two places: `50` is `0.50 %`.
pub fn percent(bps: u64) -> String {
    shown::percent(bps.into())
}

/// Bps that a contract may not give, as percent with two places.
pub fn percent_if_any(bps: Option<u64>) -> String {
    bps.map_or_else(|| "?".to_string(), percent)
}

/// Bps as percent with as few places as it takes, for terms: `50` is `0.5`.
pub fn percent_of_terms(bps: u64) -> String {
    whole(Uint128::from(bps), 2)
}

/// A decimal number with six places at most: `0.905797`.
pub fn short(number: Option<Decimal>) -> String {
    let six = |number: Decimal| {
        let millionths = number.atomics().u128() / 1_000_000_000_000;
        whole(Uint128::new(millionths), 6)
    };
    number.map_or_else(|| "?".to_string(), six)
}

/// A decimal number in ten-thousandths, rounded down, as pictures take it.
fn ten_thousandths_floor(number: Decimal) -> i64 {
    let parts = number.atomics().u128() / 100_000_000_000_000;
    i64::try_from(parts).unwrap_or(i64::MAX)
}

/// A decimal number in ten-thousandths, to the nearest: a curve's 3.9999 % are 4 %.
pub fn ten_thousandths(number: Decimal) -> i64 {
    let half = Decimal::from_atomics(50_000_000_000_000_u128, 18).unwrap_or_default();
    ten_thousandths_floor(number.saturating_add(half))
}

/// A rate of a year as percent, to the nearest: `4.00 %`.
pub fn rate(rate: Decimal) -> String {
    percent_if_any(u64::try_from(ten_thousandths(rate)).ok())
}

/// By how much a price falls until it is another one, in bps, rounded down; 0 where it is there
/// already.
pub fn fall(from: Decimal, to: Decimal) -> u64 {
    let left = from.checked_sub(to).unwrap_or_default();
    let part = left.checked_div(from).unwrap_or_default();
    u64::try_from(ten_thousandths_floor(part)).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::{fall, percent_if_any, percent_of_terms, rate, short, whole, Decimal, Uint128};

    #[test]
    fn decimal_numbers_are_short() {
        let number = |text: &str| text.parse::<Decimal>().ok();
        let shown = ["0.905797101449275362", "1", "12.5"].map(|text| short(number(text)));
        assert_eq!(shown, ["0.905797", "1", "12.5"]);
        assert_eq!([short(None), percent_if_any(None)], ["?", "?"]);
        let rates = ["0.045872497546134520", "0.039999999999999987"].map(number);
        assert_eq!(
            rates.map(|number| number.map(rate).unwrap_or_default()),
            ["4.59 %", "4.00 %"]
        );
        let fall = |from, to| fall(Decimal::permille(from), Decimal::permille(to));
        assert_eq!([fall(1_000, 906), fall(900, 906), fall(0, 1)], [940, 0, 0]);
    }

    #[test]
    fn terms_have_no_more_places_than_it_takes() {
        assert_eq!(
            [50, 3_000, 3_333].map(percent_of_terms),
            ["0.5", "30", "33.33"]
        );
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
