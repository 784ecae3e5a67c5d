//! Amounts, as panels show them.

use cosmwasm_std::Uint128;

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

#[cfg(test)]
mod tests {
    use super::{whole, Uint128};

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
