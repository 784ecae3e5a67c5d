//! Amounts of a suite as people read them: with ticker, decimals and thousands separators.

use ballast_answers::shown::coin;
use cosmwasm_std::Uint128;
use serde::Serialize;
use std::fmt;

/// The units of a suite's amounts, and the time: what is needed to show amounts and times.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Scale {
    /// The chain's clock, unix seconds.
    pub now: u64,
    /// The suite's LST.
    pub lst: Denom,
    /// The staking token.
    pub native: Denom,
}

impl Scale {
    /// The scale for an LST with this ticker and a staking token of this denom; `ustake` of six
    /// decimals is shown as STAKE.
    pub fn new(now: u64, lst: &str, denom: &str, decimals: u8) -> Self {
        Self {
            now,
            lst: Denom::new(lst, decimals),
            native: Denom::new(&coin(denom, decimals), decimals),
        }
    }
}

/// A token or coin, as people know it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Denom {
    /// Its ticker.
    pub symbol: String,
    /// Its decimals.
    pub decimals: u8,
}

impl Denom {
    /// A token with this ticker and these decimals.
    pub fn new(symbol: &str, decimals: u8) -> Self {
        Self {
            symbol: symbol.to_string(),
            decimals,
        }
    }

    /// `amount` base units of it.
    pub fn sum(&self, amount: u128) -> Sum {
        Sum {
            amount: Uint128::new(amount),
            decimals: self.decimals,
            of: self.symbol.clone(),
        }
    }

    /// `amount` base units of it, as text: `1,234.5 STAKE`.
    pub fn shown(&self, amount: u128) -> String {
        self.sum(amount).to_string()
    }
}

/// An amount of a token, in base units. Shown in whole tokens with thousands separators: `1,234.5
/// STAKE`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Sum {
    /// Base units.
    pub amount: Uint128,
    /// Its decimals.
    pub decimals: u8,
    /// The token: a ticker or a denom.
    pub of: String,
}

impl fmt::Display for Sum {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let places = usize::from(self.decimals);
        let width = places.saturating_add(1);
        let digits = format!("{:0>width$}", self.amount.u128());
        let (whole, part) = digits.split_at(digits.len().saturating_sub(places));
        for (i, digit) in whole.chars().enumerate() {
            let left = whole.len().saturating_sub(i);
            if i > 0 && left.is_multiple_of(3) {
                out.write_str(",")?;
            }
            write!(out, "{digit}")?;
        }
        match part.trim_end_matches('0') {
            "" => write!(out, " {}", self.of),
            part => write!(out, ".{part} {}", self.of),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Before, a coin that anybody made as `factory/…/uatom` was shown as ATOM.
    #[test]
    fn a_coin_from_elsewhere_keeps_its_whole_denom() {
        let name = |denom| Scale::new(0, "bSTAKE", denom, 6).native.symbol;
        assert_eq!(name("ustake"), "STAKE");
        assert_eq!(name("ibc/27394FB0"), "ibc/27394FB0");
        assert_eq!(name("factory/wasm1x/uatom"), "factory/wasm1x/uatom");
    }

    #[test]
    fn a_sum_has_thousands_and_no_zeros_at_its_end() {
        let stake = Denom::new("STAKE", 6);
        assert_eq!(stake.shown(1_234_500_000), "1,234.5 STAKE");
        assert_eq!(stake.shown(1), "0.000001 STAKE");
        assert_eq!(Denom::new("units", 0).shown(1_000), "1,000 units");
    }
}
