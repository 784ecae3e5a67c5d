//! What the chain's own modules say, without the contracts.

use super::Chain;
use ballast_chain_sim::{ChainDriver, Status};
use cosmwasm_std::{Addr, Timestamp, Uint128};
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
    /// Whether it is tombstoned, so that it stays jailed for ever.
    pub tombstoned: bool,
    /// All stake of the validator.
    pub tokens: Uint128,
    /// The shares of that stake, 18 decimals.
    pub shares: String,
    /// Its commission, a part of rewards.
    pub commission: String,
    /// Its voting power; 0 outside the bonded set.
    pub power: u64,
}

/// Stake that is unbonding.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct UnbondingView {
    /// The validator that it leaves.
    pub validator: String,
    /// The block in which the unbonding began.
    pub height: u64,
    /// When it completes, unix seconds, rounded up.
    pub completes_at: u64,
    /// The stake that began to unbond.
    pub initial: Uint128,
    /// The stake that is left after slashes.
    pub balance: Uint128,
}

/// Stake that was redelegated and is still liable for faults of its source.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct RedelegationView {
    /// The source.
    pub from: String,
    /// The destination.
    pub to: String,
    /// The block in which it was redelegated.
    pub height: u64,
    /// When that liability ends, unix seconds, rounded up.
    pub completes_at: u64,
    /// The stake that was redelegated.
    pub initial: Uint128,
}

/// A contract as the chain knows it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ContractView {
    /// The id of its code.
    pub code_id: u64,
    /// The account that may migrate it.
    pub admin: Option<String>,
    /// Its name by cw2.
    pub name: Option<String>,
    /// Its version, by cw2.
    pub version: Option<String>,
}

impl Chain {
    /// The chain's id.
    pub fn id(&self) -> String {
        self.app.block_info().chain_id
    }

    /// The contract at an address, if there is one.
    pub fn contract(&self, at: &Addr) -> Option<ContractView> {
        let info = self.app.wrap().query_wasm_contract_info(at).ok()?;
        let says = cw2::query_contract_info(&self.app.wrap(), at.as_str()).ok();
        Some(ContractView {
            code_id: info.code_id,
            admin: info.admin.map(Addr::into_string),
            name: says.as_ref().map(|says| says.contract.clone()),
            version: says.map(|says| says.version),
        })
    }

    /// All coins of an account, by denom.
    #[allow(deprecated)]
    pub fn balances(&self, of: &Addr) -> BTreeMap<String, Uint128> {
        let coins = self.app.wrap().query_all_balances(of).unwrap_or_default();
        coins
            .into_iter()
            .map(|coin| (coin.denom, coin.amount))
            .collect()
    }

    /// The coins of the bonded denom that an account has.
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
    pub fn validator(&self, operator: &str) -> Option<ValidatorView> {
        let view = self.app.validator(operator).ok()?;
        let status = match view.status {
            Status::Bonded => "bonded",
            Status::Unbonding => "unbonding",
            Status::Unbonded => "unbonded",
        };
        Some(ValidatorView {
            address: view.operator,
            status: status.to_string(),
            jailed: view.jailed,
            tombstoned: view.tombstoned,
            tokens: view.tokens,
            shares: view.delegator_shares.to_string(),
            commission: view.commission.to_string(),
            power: view.power,
        })
    }

    /// Operator addresses of the bonded validators, by power.
    pub fn bonded_validators(&self) -> Vec<String> {
        let all = self.app.wrap().query_all_validators().unwrap_or_default();
        all.into_iter().map(|validator| validator.address).collect()
    }

    /// The unbonding stake of an account, by validator and age.
    pub fn unbondings(&self, of: &Addr) -> Vec<UnbondingView> {
        let all = self.app.unbondings_of(of).unwrap_or_default();
        all.into_iter()
            .map(|entry| UnbondingView {
                validator: entry.validator,
                height: entry.creation_height,
                completes_at: seconds_up(entry.completes),
                initial: entry.initial,
                balance: entry.balance,
            })
            .collect()
    }

    /// The redelegated stake of an account that is still liable for its source.
    pub fn redelegations(&self, of: &Addr) -> Vec<RedelegationView> {
        let all = self.app.redelegations_of(of).unwrap_or_default();
        all.into_iter()
            .map(|entry| RedelegationView {
                from: entry.src,
                to: entry.dst,
                height: entry.creation_height,
                completes_at: seconds_up(entry.completes),
                initial: entry.initial,
            })
            .collect()
    }

    /// Rewards that an account can withdraw, by operator address: whole coins.
    pub fn rewards(&self, of: &Addr) -> BTreeMap<String, BTreeMap<String, Uint128>> {
        let all = self.app.delegations_of(of).unwrap_or_default();
        all.into_iter()
            .map(|delegation| {
                let owed = self
                    .app
                    .rewards_of(of, &delegation.validator)
                    .unwrap_or_default();
                let coins = owed.into_iter().map(|coin| {
                    let whole = Uint128::try_from(coin.amount.to_uint_floor());
                    (coin.denom, whole.unwrap_or(Uint128::MAX))
                });
                (delegation.validator, coins.collect())
            })
            .collect()
    }
}

fn seconds_up(time: Timestamp) -> u64 {
    time.nanos().div_ceil(1_000_000_000)
}

impl ValidatorView {
    /// Whether each share is one token, which is so until the first slash.
    pub fn has_whole_shares(&self) -> bool {
        self.shares == self.tokens.to_string()
    }
}
