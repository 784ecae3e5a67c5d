//! The SDK's `DecCoins`: decimal amounts by denomination, sorted, without zeros.
//!
//! Facts from `types/dec_coin.go`.

use cosmwasm_std::{Coin, Decimal256, Uint128};

use crate::bytes::{Put, Take};
use crate::dec::Dec;
use crate::error::SimError;

/// Decimal amounts of several denominations.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct DecCoins(Vec<(String, Dec)>);

impl Put for DecCoins {
    fn put(&self, to: &mut Vec<u8>) {
        self.0.put(to);
    }
}

impl Take for DecCoins {
    fn take(from: &mut &[u8]) -> Option<Self> {
        Take::take(from).map(Self)
    }
}

impl DecCoins {
    pub fn from_coins(coins: &[Coin]) -> Result<Self, SimError> {
        let mut all = Self::default();
        for coin in coins {
            all.add_one(&coin.denom, Dec::int(coin.amount))?;
        }
        Ok(all)
    }

    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    fn get(&self, denom: &str) -> Dec {
        self.0
            .iter()
            .find(|(d, _)| d == denom)
            .map_or(Dec::ZERO, |(_, x)| *x)
    }

    fn add_one(&mut self, denom: &str, amount: Dec) -> Result<(), SimError> {
        if amount.is_zero() {
            return Ok(());
        }
        match self.0.binary_search_by(|(d, _)| d.as_str().cmp(denom)) {
            Ok(at) => {
                if let Some((_, x)) = self.0.get_mut(at) {
                    *x = x.add(amount)?;
                }
            }
            Err(at) => self.0.insert(at, (denom.to_string(), amount)),
        }
        Ok(())
    }

    pub fn add(&mut self, other: &Self) -> Result<(), SimError> {
        other
            .0
            .iter()
            .try_for_each(|(denom, amount)| self.add_one(denom, *amount))
    }

    /// An error if any amount would be negative.
    pub fn sub(&self, other: &Self) -> Result<Self, SimError> {
        for (denom, amount) in &other.0 {
            self.get(denom).sub(*amount)?;
        }
        self.map(|denom, x| x.sub(other.get(denom)))
    }

    /// `MulDecTruncate`.
    pub fn mul_truncate(&self, by: Dec) -> Result<Self, SimError> {
        self.map(|_, x| x.mul_truncate(by))
    }

    /// `MulDec`: rounds half to even.
    pub fn mul(&self, by: Dec) -> Result<Self, SimError> {
        self.map(|_, x| x.mul(by))
    }

    /// `QuoDecTruncate`.
    pub fn quo_truncate(&self, by: Dec) -> Result<Self, SimError> {
        self.map(|_, x| x.quo_truncate(by))
    }

    /// `Intersect`: the lesser amount of each denomination that both have.
    pub fn intersect(&self, other: &Self) -> Result<Self, SimError> {
        self.map(|denom, x| Ok(x.min(other.get(denom))))
    }

    /// `TruncateDecimal`: whole coins, and the rest.
    pub fn truncate(&self) -> Result<(Vec<Coin>, Self), SimError> {
        let mut coins = vec![];
        for (denom, x) in &self.0 {
            let amount = x.truncate()?;
            if !amount.is_zero() {
                coins.push(Coin {
                    denom: denom.clone(),
                    amount,
                });
            }
        }
        let rest = self.sub(&Self::from_coins(&coins)?)?;
        Ok((coins, rest))
    }

    /// The whole part of every denomination, including zeros.
    pub fn whole(&self) -> Result<Vec<Coin>, SimError> {
        let whole = |(denom, x): &(String, Dec)| -> Result<Coin, SimError> {
            Ok(Coin {
                denom: denom.clone(),
                amount: x.truncate()?,
            })
        };
        self.0.iter().map(whole).collect()
    }

    pub fn to_public(&self) -> Vec<cosmwasm_std::DecCoin> {
        let public = |(denom, x): &(String, Dec)| {
            cosmwasm_std::DecCoin::new(Decimal256::from(*x), denom.clone())
        };
        self.0.iter().map(public).collect()
    }

    fn map(&self, f: impl Fn(&str, Dec) -> Result<Dec, SimError>) -> Result<Self, SimError> {
        let mut out = Vec::with_capacity(self.0.len());
        for (denom, x) in &self.0 {
            let amount = f(denom, *x)?;
            if !amount.is_zero() {
                out.push((denom.clone(), amount));
            }
        }
        Ok(Self(out))
    }
}

/// `1uatom,2ustake`, as the SDK prints coins.
pub(crate) fn coins_text(coins: &[Coin]) -> String {
    let each = |c: &Coin| format!("{}{}", c.amount, c.denom);
    coins.iter().map(each).collect::<Vec<_>>().join(",")
}

/// One coin, as the SDK prints it: the empty text if it is zero.
pub(crate) fn coin_text(amount: Uint128, denom: &str) -> String {
    if amount.is_zero() {
        String::new()
    } else {
        format!("{amount}{denom}")
    }
}
