//! What the chain itself says, beside the contracts.

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
    /// Whether it is jailed for good.
    pub tombstoned: bool,
    /// All stake with it.
    pub tokens: Uint128,
    /// The shares of that stake, 18 decimals.
    pub shares: String,
    /// What it keeps of rewards.
    pub commission: String,
    /// Its voting power; 0 outside the set.
    pub power: u64,
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

/// A contract, as the chain knows it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ContractView {
    /// Its code.
    pub code_id: u64,
    /// Who may migrate it.
    pub admin: Option<String>,
    /// What it says that it is: cw2.
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

    /// Stake of an account on its way out, by validator and age.
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

    /// Stake of an account that is still liable for where it came from.
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

    /// Rewards of an account that wait to be withdrawn, by operator address: whole coins.
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
    /// Whether a share is a token: so it is as long as there was no slash.
    pub fn has_whole_shares(&self) -> bool {
        self.shares == self.tokens.to_string()
    }
}
