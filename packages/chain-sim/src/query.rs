//! The queries that contracts can send. Facts from wasmd's `x/wasm/keeper/query_plugins.go`.

use std::rc::Rc;

use cosmwasm_std::{
    to_json_binary, AllDelegationsResponse, AllValidatorsResponse, Api, Binary,
    BondedDenomResponse, Coin, DecCoin, Decimal256, Delegation, DelegationResponse,
    DelegationRewardsResponse, DelegationTotalRewardsResponse, DelegatorReward,
    DelegatorValidatorsResponse, DelegatorWithdrawAddressResponse, DistributionQuery,
    FullDelegation, Order, StakingQuery, Storage, Validator, ValidatorResponse,
};

use crate::address::Address;
use crate::coins::DecCoins;
use crate::dec::Dec;
use crate::error::{self, Res, SimError};
use crate::redelegate::is_receiving;
use crate::rewards::pending;
use crate::state::{self, config, Config, Rank, BY_POWER, DELEGATIONS, WITHDRAW_TO};
use crate::{delegate, validators};

/// The chain as queries see it.
pub(crate) struct View<'a> {
    pub store: &'a dyn Storage,
    pub api: &'a dyn Api,
    pub config: Rc<Config>,
    pub height: u64,
}

impl<'a> View<'a> {
    pub fn open(store: &'a dyn Storage, api: &'a dyn Api, height: u64) -> Res<Self> {
        let config = config(store)?;
        Ok(Self {
            store,
            api,
            config,
            height,
        })
    }

    pub fn account(&self, text: &str) -> Res<Address> {
        Address::account(self.api, text).map_err(error::invalid_address)
    }

    pub fn operator(&self, text: &str) -> Res<Address> {
        Address::operator(&self.config.valoper, text).map_err(error::invalid_address)
    }

    pub fn valoper(&self, validator: &Address) -> Res<String> {
        validator.encode(&self.config.valoper)
    }

    pub fn staking(&self, query: StakingQuery) -> Res<Binary> {
        Ok(match query {
            StakingQuery::BondedDenom {} => to_json_binary(&BondedDenomResponse::new(
                self.config.params.bond_denom.clone(),
            ))?,
            StakingQuery::AllValidators {} => {
                to_json_binary(&AllValidatorsResponse::new(self.bonded_by_power()?))?
            }
            StakingQuery::Validator { address } => {
                let address = self.operator(&address)?;
                let found = validators::find(self.store, &address)?;
                let public = found.map(|v| self.public(&address, &v)).transpose()?;
                to_json_binary(&ValidatorResponse::new(public))?
            }
            StakingQuery::AllDelegations { delegator } => to_json_binary(
                &AllDelegationsResponse::new(self.all_delegations(&delegator)?),
            )?,
            StakingQuery::Delegation {
                delegator,
                validator,
            } => {
                let found = self.full_delegation(&delegator, &validator)?;
                to_json_binary(&DelegationResponse::new(found))?
            }
            other => return Err(unsupported(format!("{other:?}"))),
        })
    }

    /// `GetBondedValidatorsByPower`, as of now: validators that were jailed in this block are gone.
    fn bonded_by_power(&self) -> Res<Vec<Validator>> {
        let places = usize::try_from(self.config.params.max_validators).unwrap_or(usize::MAX);
        let mut bonded = vec![];
        for entry in BY_POWER.all(self.store, Order::Descending) {
            if bonded.len() >= places {
                break;
            }
            let (
                Rank {
                    validator: address, ..
                },
                _,
            ) = entry?;
            let validator = validators::load(self.store, &address)?;
            if validator.is_bonded() {
                bonded.push(self.public(&address, &validator)?);
            }
        }
        Ok(bonded)
    }

    fn public(&self, address: &Address, validator: &state::Validator) -> Res<Validator> {
        Ok(Validator::new(
            self.valoper(address)?,
            validator.commission,
            validator.max_commission,
            validator.max_commission_change,
        ))
    }

    /// Shares by validator, in the order of addresses.
    pub fn delegations(&self, delegator: &Address) -> Res<Vec<(Address, Dec)>> {
        DELEGATIONS
            .under(self.store, delegator, Order::Ascending)
            .map(|found| found.map(|((_, validator), held)| (validator, held.shares)))
            .collect()
    }

    pub fn worth(&self, validator: &Address, shares: Dec) -> Res<Coin> {
        let amount = validators::load(self.store, validator)?
            .tokens_of(shares)?
            .truncate()?;
        Ok(Coin {
            denom: self.config.params.bond_denom.clone(),
            amount,
        })
    }

    /// `sdkToDelegations`: dust is listed as 0.
    fn all_delegations(&self, delegator: &str) -> Res<Vec<Delegation>> {
        let account = self.account(delegator)?;
        let owner = account.humanize(self.api)?;
        let all = self.delegations(&account)?;
        let public = |(validator, shares): (Address, Dec)| {
            let amount = self.worth(&validator, shares)?;
            Ok(Delegation::new(
                owner.clone(),
                self.valoper(&validator)?,
                amount,
            ))
        };
        all.into_iter().map(public).collect()
    }

    /// `sdkToFullDelegation`: either all or none can be redelegated; the limit of entries is not
    /// considered.
    fn full_delegation(&self, delegator: &str, validator: &str) -> Res<Option<FullDelegation>> {
        let (account, validator) = (self.account(delegator)?, self.operator(validator)?);
        let Some(held) = delegate::find(self.store, &account, &validator)? else {
            return Ok(None);
        };
        let amount = self.worth(&validator, held.shares)?;
        let mut can_redelegate = amount.clone();
        if is_receiving(self.store, &account, &validator)? {
            can_redelegate.amount = cosmwasm_std::Uint128::zero();
        }
        let rewards = pending(self.store, self.height, &account, &validator)?.whole()?;
        Ok(Some(FullDelegation::new(
            account.humanize(self.api)?,
            self.valoper(&validator)?,
            amount,
            can_redelegate,
            rewards,
        )))
    }

    pub fn distribution(&self, query: DistributionQuery) -> Res<Binary> {
        Ok(match query {
            DistributionQuery::DelegatorWithdrawAddress { delegator_address } => {
                let owner = self.account(&delegator_address)?;
                let to = self.withdraw_address(&owner)?.humanize(self.api)?;
                to_json_binary(&DelegatorWithdrawAddressResponse::new(to))?
            }
            DistributionQuery::DelegationRewards {
                delegator_address,
                validator_address,
            } => {
                let owner = self.account(&delegator_address)?;
                let rewards = self.rewards(&owner, &self.operator(&validator_address)?)?;
                to_json_binary(&DelegationRewardsResponse::new(rewards.to_public()))?
            }
            DistributionQuery::DelegationTotalRewards { delegator_address } => {
                let (rewards, total) = self.total_rewards(&self.account(&delegator_address)?)?;
                to_json_binary(&DelegationTotalRewardsResponse::new(rewards, total))?
            }
            DistributionQuery::DelegatorValidators { delegator_address } => {
                let all = self.delegations(&self.account(&delegator_address)?)?;
                let names = all
                    .iter()
                    .map(|(v, _)| self.valoper(v))
                    .collect::<Res<_>>()?;
                to_json_binary(&DelegatorValidatorsResponse::new(names))?
            }
            other => return Err(unsupported(format!("{other:?}"))),
        })
    }

    pub fn withdraw_address(&self, owner: &Address) -> Res<Address> {
        Ok(WITHDRAW_TO
            .may_load(self.store, owner)?
            .unwrap_or_else(|| owner.clone()))
    }

    pub fn rewards(&self, owner: &Address, validator: &Address) -> Res<DecCoins> {
        validators::load(self.store, validator)?;
        delegate::find(self.store, owner, validator)?.ok_or_else(error::no_delegation)?;
        pending(self.store, self.height, owner, validator)
    }

    fn total_rewards(&self, owner: &Address) -> Res<(Vec<DelegatorReward>, Vec<DecCoin>)> {
        let (mut each, mut total) = (vec![], DecCoins::default());
        for (validator, _) in self.delegations(owner)? {
            let rewards = pending(self.store, self.height, owner, &validator)?;
            total.add(&rewards)?;
            each.push(DelegatorReward::new(
                self.valoper(&validator)?,
                rewards.to_public(),
            ));
        }
        Ok((each, total.to_public()))
    }
}

/// Shares as the public decimal.
pub(crate) fn public_dec(value: Dec) -> Decimal256 {
    value.into()
}

fn unsupported(query: String) -> SimError {
    error::SdkError::new("wasm", 9, format!("unsupported query {query}")).into()
}
