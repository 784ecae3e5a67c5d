//! The chain from outside: what contracts cannot see and tests need.

use cosmwasm_std::{DecCoin, Decimal, Decimal256, Order, Timestamp, Uint128};

use crate::address::Address;
use crate::coins::DecCoins;
use crate::error::{Res, SimError};
use crate::query::{public_dec, View};
use crate::rewards::{pool, rewards_of};
use crate::state::{Status, Validator, LAST_SET, MISSES, REDELEGATIONS, UNBONDINGS, VALIDATORS};
use crate::{error, validators};

/// A validator, including what contracts cannot query.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct ValidatorView {
    /// Its operator address.
    pub operator: String,
    /// Its stake.
    pub tokens: Uint128,
    /// The shares of that stake.
    pub delegator_shares: Decimal256,
    /// Its status.
    pub status: Status,
    /// Whether it is jailed, which keeps it out of the set.
    pub jailed: bool,
    /// When it may unjail, if it was ever jailed.
    pub jailed_until: Option<Timestamp>,
    /// Whether it can never unjail.
    pub tombstoned: bool,
    /// Its commission, a part of rewards.
    pub commission: Decimal,
    /// The highest commission that it may set.
    pub max_commission: Decimal,
    /// Its voting power in the current set; 0 outside the set.
    pub power: u64,
    /// The votes that it has missed in the window.
    pub missed: u64,
    /// Rewards owed to delegators and the operator.
    pub outstanding: Vec<DecCoin>,
    /// The operator's part of them.
    pub accrued_commission: Vec<DecCoin>,
}

/// A delegation.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct DelegationView {
    /// The validator.
    pub validator: String,
    /// Its shares.
    pub shares: Decimal256,
    /// The worth of the shares, truncated, which is what contracts see.
    pub amount: Uint128,
}

/// An unbonding entry.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct UnbondingView {
    /// The validator that the stake leaves.
    pub validator: String,
    /// The block of the message.
    pub creation_height: u64,
    /// When it completes: EndBlock of the first block of this time or later pays it.
    pub completes: Timestamp,
    /// The amount on which slashes are computed.
    pub initial: Uint128,
    /// The amount that will be paid.
    pub balance: Uint128,
}

/// A redelegation entry.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct RedelegationView {
    /// The source.
    pub src: String,
    /// The destination.
    pub dst: String,
    /// The block of the message, or the block in which the source began to unbond.
    pub creation_height: u64,
    /// When the lock ends: in EndBlock of the first block of this time or later.
    pub completes: Timestamp,
    /// The amount on which slashes are computed.
    pub initial: Uint128,
    /// The shares that it made at the destination.
    pub shares_dst: Decimal256,
}

impl View<'_> {
    /// The address of a validator that the driver expects to exist.
    pub fn known(&self, operator: &str) -> Res<Address> {
        let address = Address::operator(&self.config.valoper, operator)?;
        validators::find(self.store, &address)?
            .map(|_| address)
            .ok_or_else(|| SimError::UnknownValidator(operator.to_string()))
    }

    pub fn validator(&self, operator: &str) -> Res<ValidatorView> {
        let address = self.known(operator)?;
        self.validator_view(&address, &validators::load(self.store, &address)?)
    }

    pub fn validators(&self) -> Res<Vec<ValidatorView>> {
        VALIDATORS
            .all(self.store, Order::Ascending)
            .map(|found| {
                let (address, validator) = found?;
                self.validator_view(&address, &validator)
            })
            .collect()
    }

    fn validator_view(&self, address: &Address, validator: &Validator) -> Res<ValidatorView> {
        let signing = validators::signing(self.store, address)?;
        let rewards = rewards_of(self.store, address)?;
        let set = LAST_SET.may_load(self.store)?.unwrap_or_default();
        let missed = MISSES
            .may_load(self.store, address)?
            .unwrap_or_default()
            .missed;
        Ok(ValidatorView {
            operator: self.valoper(address)?,
            tokens: validator.tokens,
            delegator_shares: public_dec(validator.shares),
            status: validator.status,
            jailed: validator.jailed,
            jailed_until: signing.jailed_until,
            tombstoned: signing.tombstoned,
            commission: validator.commission,
            max_commission: validator.max_commission,
            power: set
                .iter()
                .find(|(v, _)| v == address)
                .map_or(0, |(_, power)| *power),
            missed: u64::try_from(missed.len()).unwrap_or(u64::MAX),
            outstanding: rewards.outstanding.to_public(),
            accrued_commission: rewards.commission.to_public(),
        })
    }

    pub fn delegations_view(&self, delegator: &Address) -> Res<Vec<DelegationView>> {
        let view = |(validator, shares): (Address, crate::dec::Dec)| {
            Ok(DelegationView {
                validator: self.valoper(&validator)?,
                shares: public_dec(shares),
                amount: self.worth(&validator, shares)?.amount,
            })
        };
        self.delegations(delegator)?.into_iter().map(view).collect()
    }

    pub fn unbondings(&self, delegator: &Address) -> Res<Vec<UnbondingView>> {
        let mut all = vec![];
        for found in UNBONDINGS.under(self.store, delegator, Order::Ascending) {
            let ((_, validator), entries) = found?;
            let validator = self.valoper(&validator)?;
            all.extend(entries.into_iter().map(|entry| UnbondingView {
                validator: validator.clone(),
                creation_height: entry.height,
                completes: entry.completes,
                initial: entry.initial,
                balance: entry.balance,
            }));
        }
        Ok(all)
    }

    pub fn redelegations(&self, delegator: &Address) -> Res<Vec<RedelegationView>> {
        let mut all = vec![];
        for found in REDELEGATIONS.under(self.store, delegator, Order::Ascending) {
            let ((_, src, dst), entries) = found?;
            let (src, dst) = (self.valoper(&src)?, self.valoper(&dst)?);
            all.extend(entries.into_iter().map(|entry| RedelegationView {
                src: src.clone(),
                dst: dst.clone(),
                creation_height: entry.height,
                completes: entry.completes,
                initial: entry.initial,
                shares_dst: public_dec(entry.shares_dst),
            }));
        }
        Ok(all)
    }

    /// The sums of records, to be compared with balances: (bonded pool, other pool, distribution).
    pub fn records(&self) -> Res<(Uint128, Uint128, DecCoins)> {
        let (mut bonded, mut other) = (Uint128::zero(), Uint128::zero());
        let mut rewards = pool(self.store)?;
        for found in VALIDATORS.all(self.store, Order::Ascending) {
            let (address, validator) = found?;
            let sum = if validator.is_bonded() {
                &mut bonded
            } else {
                &mut other
            };
            *sum = crate::chain::more(*sum, validator.tokens)?;
            rewards.add(&rewards_of(self.store, &address)?.outstanding)?;
        }
        for found in UNBONDINGS.all(self.store, Order::Ascending) {
            for entry in found?.1 {
                other = crate::chain::more(other, entry.balance)?;
            }
        }
        Ok((bonded, other, rewards))
    }

    pub fn account_or(&self, text: &str) -> Res<Address> {
        Address::account(self.api, text).map_err(|_| error::invalid_address(text))
    }
}
