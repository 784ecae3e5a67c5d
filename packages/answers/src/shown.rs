//! Shares and coins as people know them.

/// Basis points as percent with two places: `9260` is `92.60 %`.
pub fn percent(bps: u128) -> String {
    let (whole, part) = (bps / 100, bps % 100);
    format!("{whole}.{part:02} %")
}

/// What a coin is called: `ustake` of six decimals is `STAKE`, as is `astake` of eighteen.
///
/// The first letter goes only where it says what the decimals say, and only from a name of letters
/// and digits: a coin from elsewhere keeps its whole denom (`ibc/27394…`, `factory/…/uatom`), for
/// anybody can make one that ends like another.
pub fn coin(denom: &str, decimals: u8) -> String {
    let name = match decimals {
        6 => denom.strip_prefix('u'),
        18 => denom.strip_prefix('a'),
        _ => None,
    };
    let name = name.filter(|name| name.len() > 2);
    let name = name.filter(|name| name.bytes().all(|byte| byte.is_ascii_alphanumeric()));
    name.map_or_else(|| denom.to_string(), str::to_uppercase)
}

#[cfg(test)]
mod tests {
    use super::{coin, percent};

    #[test]
    fn percent_have_two_places() {
        let shown = [0, 5, 50, 9_260, 10_000, 250_000].map(percent);
        let right = [
            "0.00 %",
            "0.05 %",
            "0.50 %",
            "92.60 %",
            "100.00 %",
            "2500.00 %",
        ];
        assert_eq!(shown, right);
    }

    #[test]
    fn a_coin_is_called_by_its_denom_without_the_letter_of_its_decimals() {
        for (denom, decimals, name) in [
            ("ustake", 6, "STAKE"),
            ("astake", 18, "STAKE"),
            ("uatom", 6, "ATOM"),
            // the letter is part of the name
            ("ustake", 18, "ustake"),
            ("astake", 6, "astake"),
            ("token", 6, "token"),
            ("usd", 6, "usd"),
            ("stake", 0, "stake"),
            // not this chain's own
            ("ibc/27394FB0", 6, "ibc/27394FB0"),
            ("factory/cosmos1x/uatom", 6, "factory/cosmos1x/uatom"),
            ("u/atom", 6, "u/atom"),
            ("", 6, ""),
        ] {
            assert_eq!(coin(denom, decimals), name, "{denom} of {decimals}");
        }
    }
}
