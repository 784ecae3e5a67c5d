//! Gas, and what it costs.

use ballast_tool::amount::Coin;
use ballast_tool::CliError;

/// Gas to ask for, and its fee.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Priced {
    /// The gas.
    pub gas: u64,
    /// Its fee; none where gas has no price, or where it is nothing.
    pub fee: Option<Coin>,
}

/// Gas to ask for, of what a simulation used times the factor, rounded up; and its fee at the first
/// price, if there is one.
///
/// # Errors
/// The factor is no number, or the price no coin.
pub fn priced(used: u64, factor: &str, prices: Option<&str>) -> Result<Priced, CliError> {
    let bad = || {
        CliError::bad(format!(
            "`{factor}` is not a gas adjustment: write it like 1.4"
        ))
    };
    let times: cosmwasm_std::Decimal = factor.parse().map_err(|_| bad())?;
    let gas = cosmwasm_std::Uint128::from(used).checked_mul_ceil(times);
    let gas = gas.ok().and_then(|gas| u64::try_from(gas.u128()).ok());
    let gas = gas.ok_or_else(bad)?;
    match prices {
        None => Ok(Priced { gas, fee: None }),
        Some(text) => match fee(prices, gas) {
            Some(fee) => Ok(Priced {
                gas,
                fee: Some(fee).filter(|fee| fee.amount > 0),
            }),
            None => Err(CliError::bad(format!(
                "gas prices are written `0.025ustake`, not `{text}`"
            ))),
        },
    }
}

/// The fee of some gas at the first price, rounded up.
pub(super) fn fee(prices: Option<&str>, gas: u64) -> Option<Coin> {
    let price = prices?.split(',').next()?;
    let at = price.find(|c: char| !c.is_ascii_digit() && c != '.')?;
    let (number, denom) = price.split_at(at);
    let per_unit: cosmwasm_std::Decimal = number.parse().ok()?;
    let fee = cosmwasm_std::Uint128::from(gas)
        .checked_mul_ceil(per_unit)
        .ok()?;
    Some(Coin::new(fee.u128(), denom))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn paid(amount: u128, denom: &str) -> Option<Coin> {
        Some(Coin::new(amount, denom))
    }

    #[test]
    fn fees_are_rounded_up() {
        assert_eq!(fee(Some("0.025ustake"), 1_001), paid(26, "ustake"));
        assert_eq!(
            fee(Some("40000000000amantra"), 10),
            paid(400_000_000_000, "amantra")
        );
        assert_eq!(fee(Some("0.0025ibc/AB"), 400), paid(1, "ibc/AB"));
        assert_eq!(fee(None, 5), None);
    }

    #[test]
    fn gas_is_adjusted_and_priced() {
        let priced = |used, factor| priced(used, factor, Some("0.025ustake")).unwrap();
        assert_eq!(
            priced(1_000, "1.4"),
            Priced {
                gas: 1_400,
                fee: paid(35, "ustake")
            }
        );
        assert_eq!(priced(1_001, "1.25").gas, 1_252);
        assert!(super::priced(1, "lots", None).is_err());
        assert!(super::priced(1, "1", Some("cheap")).is_err());
        let free = super::priced(7, "1", None).unwrap();
        assert_eq!(free, Priced { gas: 7, fee: None });
    }
}
