//! The genesis of a chain.

use crate::ChainError;
use cosmwasm_std::{Coin, Decimal, Uint128};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// The time of the first block, unix seconds: 14 November 2023.
pub const START: u64 = 1_700_000_000;

/// The genesis of a chain; also the fields of the scenario command `genesis`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Genesis {
    /// The number of validators, which are named `val0`, `val1`, ..., or a list with what differs
    /// in each.
    pub validators: Validators,
    /// The stake that each operator delegates to itself.
    pub self_stake: Uint128,
    /// The commission of each operator, a part of rewards.
    pub commission: Decimal,
    /// The highest commission that an operator may ever set.
    pub max_commission: Decimal,
    /// By how much an operator may raise its commission in a day.
    pub max_commission_change: Decimal,
    /// The bonded denom.
    pub denom: String,
    /// Base units that make one unit of voting power.
    pub power_reduction: Uint128,
    /// The unbonding time, in seconds.
    pub unbonding_secs: u64,
    /// The most open unbonding entries of one delegator at one validator.
    pub max_entries: u32,
    /// The most validators in the bonded set.
    pub max_validators: u32,
    /// Blocks over which missed votes are counted.
    pub window: u64,
    /// The part of the window that must be signed.
    pub min_signed: Decimal,
    /// How long downtime jails a validator, in seconds.
    pub jail_secs: u64,
    /// The fraction that downtime slashes.
    pub slash_downtime: Decimal,
    /// The fraction that a double sign slashes.
    pub slash_double_sign: Decimal,
    /// New coins a year, as a part of the supply; 0 by default.
    pub inflation: Decimal,
    /// The part of rewards that goes to the community pool; 0 by default.
    pub community_tax: Decimal,
    /// Whether delegators may choose where rewards go.
    pub withdraw_addr_enabled: bool,
    /// Whether the last shares of an unbonded validator can be redelegated, as from SDK 0.53.8 and
    /// 0.54.4 on. Embedded chain only: a real chain does what its version does.
    pub redelegate_last_shares_of_unbonded: bool,
    /// Accounts and their coins: `"5"` is of the denom, `"5ustake,3uatom"` of several.
    pub accounts: BTreeMap<String, String>,
    /// The coins of an account `faucet`; no such account by default.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub faucet: Option<String>,
    /// How long a governance vote takes, in seconds; there are no votes on the embedded chain.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub voting_secs: Option<u64>,
    /// The most calls of contracts inside each other, 100 by default; real chains only, because the
    /// embedded chain has no limit.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub call_depth: Option<u32>,
}

/// The validators of a genesis.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum Validators {
    /// A number of equal validators.
    Alike(u32),
    /// A list of validators.
    Each(Vec<ValidatorGenesis>),
}

/// What differs in one validator from the others.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ValidatorGenesis {
    /// The stake that the operator delegates to itself.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub self_stake: Option<Uint128>,
    /// The operator's commission, a part of rewards.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub commission: Option<Decimal>,
}

impl Default for Genesis {
    fn default() -> Self {
        Self {
            validators: Validators::Alike(3),
            self_stake: Uint128::new(1_000_000_000),
            commission: Decimal::percent(5),
            max_commission: Decimal::percent(20),
            max_commission_change: Decimal::percent(1),
            denom: "ustake".to_string(),
            power_reduction: Uint128::new(1_000_000),
            unbonding_secs: 1_814_400,
            max_entries: 7,
            max_validators: 100,
            window: 100,
            min_signed: Decimal::percent(50),
            jail_secs: 600,
            slash_downtime: Decimal::percent(1),
            slash_double_sign: Decimal::percent(5),
            inflation: Decimal::zero(),
            community_tax: Decimal::zero(),
            withdraw_addr_enabled: true,
            redelegate_last_shares_of_unbonded: true,
            accounts: BTreeMap::new(),
            faucet: None,
            voting_secs: None,
            call_depth: None,
        }
    }
}

impl Genesis {
    /// Each validator's name, self-stake and commission.
    pub fn each_validator(&self) -> Vec<(String, Uint128, Decimal)> {
        let each = match &self.validators {
            Validators::Alike(n) => vec![ValidatorGenesis::default(); *n as usize],
            Validators::Each(each) => each.clone(),
        };
        each.into_iter()
            .enumerate()
            .map(|(i, v)| {
                let stake = v.self_stake.unwrap_or(self.self_stake);
                (
                    format!("val{i}"),
                    stake,
                    v.commission.unwrap_or(self.commission),
                )
            })
            .collect()
    }

    /// Each account's name and coins.
    ///
    /// # Errors
    /// The text is not coins.
    pub fn each_account(&self) -> Result<Vec<(String, Vec<Coin>)>, ChainError> {
        let faucet = self
            .faucet
            .as_ref()
            .map(|coins| ("faucet".to_string(), coins));
        let named = self
            .accounts
            .iter()
            .map(|(name, coins)| (name.clone(), coins));
        named
            .chain(faucet)
            .map(|(name, text)| Ok((name, coins(text, &self.denom)?)))
            .collect()
    }
}

/// Reads coins: `"5"` is of `denom`, `"5ustake,3uatom"` of several, `""` is none.
///
/// # Errors
/// The text is none of these.
pub fn coins(text: &str, denom: &str) -> Result<Vec<Coin>, ChainError> {
    let bad = || ChainError::Coins(text.to_string());
    text.split(',')
        .map(str::trim)
        .filter(|part| !part.is_empty() || text.contains(','))
        .map(|part| {
            let end = part
                .find(|c: char| !c.is_ascii_digit())
                .unwrap_or(part.len());
            let (amount, of) = part.split_at(end);
            let amount: u128 = amount.parse().map_err(|_| bad())?;
            let of = if of.is_empty() { denom } else { of };
            let valid = of.starts_with(|c: char| c.is_ascii_alphabetic())
                && of
                    .chars()
                    .all(|c| c.is_ascii_alphanumeric() || "/:._-".contains(c));
            match valid {
                true => Ok(Coin::new(amount, of)),
                false => Err(bad()),
            }
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn coins_are_read_in_both_forms() {
        assert_eq!(coins("5", "ustake").unwrap(), [Coin::new(5u128, "ustake")]);
        let two = [Coin::new(5u128, "ustake"), Coin::new(3u128, "ibc/AB")];
        assert_eq!(coins("5ustake, 3ibc/AB", "x").unwrap(), two);
        assert!(coins("", "x").unwrap().is_empty());
        for bad in ["ustake", "-5", "1.5", "5ustake,", "5 ustake", "1e9e 9"] {
            assert!(coins(bad, "x").is_err(), "{bad}");
        }
    }
}
