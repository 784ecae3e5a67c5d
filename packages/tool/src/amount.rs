//! Amounts and parts as people write them: read exactly, or refused with what to write instead.
//!
//! A plain number is base units, as is one with a denom; `1.5token` is one and a half whole staking tokens. Nothing is
//! ever rounded: what is not a whole number of base units is refused.

use crate::units::tokens;
use crate::CliError;
use std::fmt;

/// An amount of a coin.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Coin {
    /// Base units.
    pub amount: u128,
    /// Which coin.
    pub denom: String,
}

impl Coin {
    /// So many base units of a coin.
    pub fn new(amount: u128, denom: impl Into<String>) -> Self {
        let denom = denom.into();
        Self { amount, denom }
    }
}

impl fmt::Display for Coin {
    /// As clients and chains write it: `5ustake`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}{}", self.amount, self.denom)
    }
}

/// Decimals that a chain's token has at most.
pub const MOST_DECIMALS: u8 = 18;

/// Coins as people write them: `5`, `5ustake,3uatom`, `1.5token`. A number alone is of `denom`;
/// `decimals` are those of the staking token, asked for only where whole tokens are named.
///
/// # Errors
/// Anything else, nothing, a part of a base unit, a denom that is named twice: with what to write.
pub fn funds(
    text: &str,
    denom: &str,
    decimals: impl Fn() -> Result<u8, CliError>,
) -> Result<Vec<Coin>, CliError> {
    let mut all: Vec<Coin> = vec![];
    for coin in text.split(',').map(str::trim) {
        let coin = one(coin, text, denom, &decimals)?;
        if all.iter().any(|known| known.denom == coin.denom) {
            return Err(CliError::bad(format!(
                "`{text}` names {} twice: coins of several denoms are written 5{denom},3uatom, thousands without commas",
                coin.denom
            )));
        }
        all.push(coin);
    }
    Ok(all)
}

fn one(
    coin: &str,
    text: &str,
    denom: &str,
    decimals: &impl Fn() -> Result<u8, CliError>,
) -> Result<Coin, CliError> {
    let bad = |why: String| Err(CliError::bad(why));
    let end = coin.find(|c: char| !c.is_ascii_digit() && c != '.');
    let (number, unit) = coin.split_at(end.unwrap_or(coin.len()));
    if matches!(unit, "token" | "tokens") {
        let amount = base_units(number, decimals()?).map_err(CliError::bad)?;
        return Ok(Coin::new(amount, denom));
    }
    if number.is_empty() || !(unit.is_empty() || is_denom(unit)) {
        return bad(format!(
            "`{text}` is not an amount: write base units, 5000000 or 5000000{denom},3uatom, or whole tokens, 1.5token"
        ));
    }
    let of = if unit.is_empty() { denom } else { unit };
    if number.contains('.') {
        return bad(format!(
            "`{coin}` is not a whole number of base units: whole staking tokens are written {}token",
            number.trim_end_matches('.')
        ));
    }
    match number.parse::<u128>() {
        Ok(0) => bad(format!("`{coin}`: the amount is zero")),
        Ok(amount) => Ok(Coin::new(amount, of)),
        Err(_) => bad(format!("`{coin}` is more than any chain has")),
    }
}

/// Coins as clients and chains write them: `5ustake,3uatom`, in the order of their denoms.
pub fn written(coins: &[Coin]) -> String {
    let mut coins: Vec<_> = coins.iter().collect();
    coins.sort_by(|a, b| a.denom.cmp(&b.denom));
    let coins: Vec<String> = coins.iter().map(ToString::to_string).collect();
    coins.join(",")
}

/// Coins written together, in whole base units: `5ustake,3uatom`. None for anything else, also for
/// what the SDK would cut or read otherwise, as `1.5ustake`.
pub fn coins(text: &str) -> Option<Vec<Coin>> {
    let coins = text.split(',').map(|coin| {
        let digits = coin.find(|c: char| !c.is_ascii_digit())?;
        let (amount, denom) = coin.split_at(digits);
        let amount: u128 = amount.parse().ok()?;
        // of nothing a chain makes no coin, and the rest of a slip as `0x5` would be its denom
        (amount > 0 && is_denom(denom)).then(|| Coin::new(amount, denom))
    });
    coins.collect()
}

/// As the SDK has it: a letter, then 2 to 127 letters, digits and some signs. `1e18ustake` would be
/// one unit of the denom `e18ustake`, and is not what anybody means.
fn is_denom(text: &str) -> bool {
    let fits = |c: char| c.is_ascii_alphanumeric() || matches!(c, '/' | ':' | '.' | '_' | '-');
    let exponent = text
        .strip_prefix(['e', 'E'])
        .is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit()));
    (3..=128).contains(&text.len())
        && !exponent
        && text.starts_with(|c: char| c.is_ascii_alphabetic())
        && text.chars().all(fits)
}

/// Whole tokens of so many decimals, `1234.5`, in base units, exactly.
///
/// # Errors
/// Anything else, zero, more decimals than there are: in words.
pub fn base_units(text: &str, decimals: u8) -> Result<u128, String> {
    let (whole, rest) = text.split_once('.').unwrap_or((text, ""));
    let digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    if !digits(whole) || !digits(rest) || whole.len() + rest.len() == 0 {
        return Err(format!(
            "`{text}` is not an amount: write whole tokens, 1234.5"
        ));
    }
    let places = usize::from(decimals.min(MOST_DECIMALS));
    // trailing zeros are no part of a base unit
    let rest = rest.trim_end_matches('0');
    if rest.len() > places {
        let least = tokens(1, decimals);
        return Err(format!(
            "`{text}` is not a whole number of base units: the token has {decimals} decimals, the least amount is {least}"
        ));
    }
    match format!("{whole}{rest:0<places$}").parse::<u128>() {
        Ok(0) => Err(format!("`{text}`: the amount is zero")),
        Ok(amount) => Ok(amount),
        Err(_) => Err(format!("`{text}` is more than any chain has")),
    }
}

/// The fraction that a percentage stands for: `10%` is `0.1`. None if it is no percentage.
pub fn fraction_of_percent(text: &str) -> Option<String> {
    let number = text.trim().strip_suffix('%')?.trim_end();
    let (whole, rest) = number.split_once('.').unwrap_or((number, ""));
    let digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    if whole.is_empty() || !digits(whole) || !digits(rest) {
        return None;
    }
    let padded = format!("{whole:0>3}");
    let (whole, hundredths) = padded.split_at(padded.len() - 2);
    let rest = format!("{hundredths}{rest}");
    let whole = match whole.trim_start_matches('0') {
        "" => "0",
        whole => whole,
    };
    Some(match rest.trim_end_matches('0') {
        "" => whole.to_string(),
        rest => format!("{whole}.{rest}"),
    })
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use serde_json::Value;

    fn read(text: &str, decimals: u8) -> Result<String, String> {
        let read = funds(text, "ustake", || Ok(decimals));
        read.map(|coins| written(&coins)).map_err(|err| err.message)
    }

    /// `tests/amounts.json` is for the dashboard and the TypeScript client too; those take spaces
    /// and grouped thousands.
    #[test]
    fn whole_tokens_are_read_as_the_table_says() {
        let table: Vec<Value> = serde_json::from_str(include_str!("amounts.json")).unwrap();
        assert!(table.len() > 35);
        for row in table {
            let text = row["text"].as_str().unwrap();
            let decimals = u8::try_from(row["decimals"].as_u64().unwrap()).unwrap();
            let isolated = row["grouped"].is_null() && row["spaced"].is_null();
            let expected = row["base"].as_str().filter(|_| isolated);
            let read = base_units(text, decimals).ok().map(|n| n.to_string());
            assert_eq!(read.as_deref(), expected, "{text}");
        }
    }

    #[test]
    fn plain_numbers_are_base_units_of_the_denom() {
        assert_eq!(read("5", 6).unwrap(), "5ustake");
        assert_eq!(read("5uatom", 6).unwrap(), "5uatom");
        assert_eq!(read("5ustake, 3ibc/AB", 6).unwrap(), "3ibc/AB,5ustake");
    }

    #[test]
    fn whole_tokens_are_exact_with_all_decimals() {
        assert_eq!(read("1.5token", 6).unwrap(), "1500000ustake");
        assert_eq!(read("7tokens", 0).unwrap(), "7ustake");
        assert_eq!(read(".5token", 1).unwrap(), "5ustake");
        assert_eq!(
            read("123456789.010000000000000001token", 18).unwrap(),
            "123456789010000000000000001ustake"
        );
        // 2^53 + 1, which a floating-point number would not hold
        assert_eq!(
            read("9007199254740993token", 0).unwrap(),
            "9007199254740993ustake"
        );
        assert_eq!(read("1.50token", 1).unwrap(), "15ustake");
    }

    #[test]
    fn a_part_of_a_base_unit_is_refused_and_never_rounded() {
        for (text, decimals, why) in [
            ("1.5ustake", 6, "1.5token"),
            ("1.5", 6, "1.5token"),
            ("0.5token", 0, "0 decimals, the least amount is 1"),
            ("0.0000001token", 6, "the least amount is 0.000001"),
            ("0token", 6, "zero"),
            ("0ustake", 6, "zero"),
            ("1e18ustake", 6, "is not an amount"),
            ("-5", 6, "is not an amount"),
            ("", 6, "is not an amount"),
            ("5 ustake", 6, "is not an amount"),
            ("5ustake,", 6, "is not an amount"),
            ("1,500ustake", 6, "twice"),
            ("340282366920938463463374607431768211456", 6, "more than"),
            ("340282366920938463463374607431768token", 18, "more than"),
        ] {
            let said = read(text, decimals).unwrap_err();
            assert!(said.contains(why), "{text}: {said}");
        }
    }

    #[test]
    fn decimals_are_asked_for_only_where_tokens_are_named() {
        let asked = || Err(CliError::failed("the node does not answer"));
        assert!(funds("5ustake", "ustake", asked).is_ok());
        assert!(funds("5token", "ustake", asked).is_err());
    }

    #[test]
    fn clients_coins_are_read() {
        let both = vec![Coin::new(5, "ustake"), Coin::new(3, "ibc/AB12")];
        assert_eq!(coins("5ustake,3ibc/AB12"), Some(both));
        for bad in [
            "5",
            "ustake",
            "1.5ustake",
            "1e3ustake",
            "5 ustake",
            "5ustake,",
            "",
            "5ab",
        ] {
            assert_eq!(coins(bad), None, "{bad}");
        }
    }

    #[test]
    fn a_percentage_is_a_fraction() {
        for (text, fraction) in [
            ("10%", "0.1"),
            ("5 %", "0.05"),
            ("0.5%", "0.005"),
            ("100%", "1"),
            ("250%", "2.5"),
            ("0%", "0"),
            ("12.50%", "0.125"),
        ] {
            assert_eq!(
                fraction_of_percent(text).as_deref(),
                Some(fraction),
                "{text}"
            );
        }
        for text in ["10", "%", "ten%", "-5%", ".5%"] {
            assert_eq!(fraction_of_percent(text), None, "{text}");
        }
    }
}
