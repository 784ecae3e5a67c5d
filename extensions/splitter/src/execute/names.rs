//! The names of PT and YT, made from the LST's symbol and the maturity.

use ballast_extension_math::time::date;

/// The most characters of a symbol.
const MOST_SYMBOL: usize = 12;

/// `PT bSTAKE 2026-07-01` and `PT-bSTAKE`; the symbol is cut to 12 characters.
pub fn names(kind: &str, symbol: &str, maturity: u64) -> (String, String) {
    let name = format!("{kind} {symbol} {}", date(maturity));
    let symbol = format!("{kind}-{symbol}");
    (name, symbol.chars().take(MOST_SYMBOL).collect())
}

#[cfg(test)]
mod tests {
    use super::names;

    #[test]
    fn names_follow_and_are_cut() {
        let (name, symbol) = names("PT", "bSTAKE", 1_782_864_000);
        assert_eq!(
            (name.as_str(), symbol.as_str()),
            ("PT bSTAKE 2026-07-01", "PT-bSTAKE")
        );
        let (name, symbol) = names("YT", "bSTAKESTAKES", 1_782_864_000);
        assert_eq!(
            (name.as_str(), symbol.as_str()),
            ("YT bSTAKESTAKES 2026-07-01", "YT-bSTAKESTA")
        );
    }
}
