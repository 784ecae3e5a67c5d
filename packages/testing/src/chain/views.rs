//! What the chain itself says, beside the contracts.

use super::Chain;
use cosmwasm_std::{Addr, Uint128};
use serde::Serialize;
use std::collections::BTreeMap;

/// A validator.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct ValidatorView {
    /// Its operator address.
    pub address: String,
    /// `bonded`, `unbonding` or `unbonded`.
    pub status: String,
    /// Whether it is jailed.
    pub jailed: bool,
    /// Whether it is jailed for good.
    pub tombstoned: bool,
    /// All stake with it.
    pub tokens: Uint128,
    /// The shares of that stake, 18 decimals.
    pub shares: String,
    /// What it keeps of rewards.
    pub commission: String,
}

/// Stake on its way out.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct UnbondingView {
    /// From which validator.
    pub validator: String,
    /// The block in which it began.
    pub height: u64,
    /// When it ends, unix seconds, rounded up.
    pub completes_at: u64,
    /// What it was.
    pub initial: Uint128,
    /// What is left of it.
    pub balance: Uint128,
}

/// Stake that was moved and is still liable for where it came from.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct RedelegationView {
    /// From which validator.
    pub from: String,
    /// To which.
    pub to: String,
    /// The block in which it was moved.
    pub height: u64,
    /// When it is free again, unix seconds, rounded up.
    pub completes_at: u64,
    /// How much it was.
    pub initial: Uint128,
}

impl Chain {
    /// All coins of an account, by denom.
    #[allow(deprecated)]
    pub fn balances(&self, of: &Addr) -> BTreeMap<String, Uint128> {
        let coins = self.app.wrap().query_all_balances(of).unwrap_or_default();
        coins
            .into_iter()
            .map(|coin| (coin.denom, coin.amount))
            .collect()
    }

    /// What an account has of the bonded denom.
    pub fn balance(&self, of: &Addr) -> u128 {
        let coin = self.app.wrap().query_balance(of, self.denom());
        coin.map(|coin| coin.amount.u128()).unwrap_or_default()
    }

    /// Stake of an account by operator address, as contracts see it.
    pub fn delegations(&self, of: &Addr) -> BTreeMap<String, Uint128> {
        let all = self
            .app
            .wrap()
            .query_all_delegations(of)
            .unwrap_or_default();
        all.into_iter()
            .map(|d| (d.validator, d.amount.amount))
            .collect()
    }

    /// A validator by operator address.
    pub fn validator(&self, _operator: &str) -> Option<ValidatorView> {
        None
    }

    /// Operator addresses of the bonded validators, by power.
    pub fn bonded_validators(&self) -> Vec<String> {
        let all = self.app.wrap().query_all_validators().unwrap_or_default();
        all.into_iter().map(|validator| validator.address).collect()
    }

    /// Stake of an account on its way out, by validator and age.
    pub fn unbondings(&self, _of: &Addr) -> Vec<UnbondingView> {
        vec![]
    }

    /// Stake of an account that is still liable for where it came from.
    pub fn redelegations(&self, _of: &Addr) -> Vec<RedelegationView> {
        vec![]
    }

    /// Rewards of an account that wait to be withdrawn, by operator address: whole coins.
    pub fn rewards(&self, _of: &Addr) -> BTreeMap<String, BTreeMap<String, Uint128>> {
        BTreeMap::new()
    }
}

impl ValidatorView {
    /// Whether a share is a token: so it is as long as there was no slash.
    pub fn has_whole_shares(&self) -> bool {
        self.shares
            .strip_suffix(".000000000000000000")
            .unwrap_or(&self.shares)
            == self.tokens.to_string()
    }
}
