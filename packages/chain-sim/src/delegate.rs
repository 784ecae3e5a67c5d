//! Delegation. Facts from `x/staking/keeper/delegation.go` and `msg_server.go`.

use cosmwasm_std::{Coin, Event, Storage, Uint128};

use crate::address::Address;
use crate::bytes::Mark;
use crate::chain::Chain;
use crate::dec::Dec;
use crate::error::{self, Res, SdkError};
use crate::state::{Delegation, Status, Validator, DELEGATIONS, DELEGATORS};
use crate::validators;

/// The origin of delegated tokens.
pub(crate) enum Source {
    /// The delegator's account.
    Account,
    /// One of the two pools, which holds the stake of validators with this status.
    Pool(Status),
}

pub(crate) fn find(
    store: &dyn Storage,
    delegator: &Address,
    validator: &Address,
) -> Res<Option<Delegation>> {
    DELEGATIONS.may_load(store, (delegator, validator))
}

impl Chain<'_> {
    pub fn delegation(&self, delegator: &Address, validator: &Address) -> Res<Option<Delegation>> {
        find(self.store, delegator, validator)
    }

    pub fn shares(&self, delegator: &Address, validator: &Address) -> Res<Option<Dec>> {
        Ok(self.delegation(delegator, validator)?.map(|d| d.shares))
    }

    /// `MsgDelegate`. Jailed, tombstoned and unbonded validators accept delegations too.
    pub fn msg_delegate(
        &mut self,
        delegator: &Address,
        validator: &Address,
        coin: &Coin,
    ) -> Res<()> {
        if coin.amount.is_zero() {
            return Err(error::invalid_request("invalid delegation amount"));
        }
        let mut target = validators::load(self.store, validator)?;
        self.check_denom(coin)?;
        let issued = self.delegate(
            delegator,
            validator,
            &mut target,
            coin.amount,
            Source::Account,
        )?;
        let event = Event::new("delegate")
            .add_attribute("validator", self.valoper(validator)?)
            .add_attribute("delegator", self.account(delegator)?)
            .add_attribute("amount", format!("{}{}", coin.amount, coin.denom))
            .add_attribute("new_shares", issued.to_string());
        self.events.push(event);
        Ok(())
    }

    pub fn check_denom(&self, coin: &Coin) -> Res<()> {
        if coin.denom == self.denom() {
            return Ok(());
        }
        let (got, expected) = (&coin.denom, self.denom());
        Err(error::invalid_request(format!(
            "invalid coin denomination: got {got}, expected {expected}"
        )))
    }

    /// `Delegate`: returns the shares that are issued.
    pub fn delegate(
        &mut self,
        delegator: &Address,
        address: &Address,
        validator: &mut Validator,
        amount: Uint128,
        source: Source,
    ) -> Res<Dec> {
        if validator.has_no_rate() {
            return Err(error::zero_exchange_rate());
        }
        let held = self.delegation(delegator, address)?;
        let ended = match &held {
            // BeforeDelegationSharesModified
            Some(held) => self.withdraw(delegator, address, validator, held)?.1,
            // BeforeDelegationCreated
            None => self.end_period(address, validator.tokens)?,
        };
        self.move_to_pool(delegator, validator.is_bonded(), amount, source)?;
        let issued = self.add_tokens(address, validator, amount)?;
        let total = match &held {
            Some(held) => held.shares.add(issued)?,
            None => {
                self.save_delegator(delegator, address);
                issued
            }
        };
        // AfterDelegationModified
        self.save_delegation(delegator, address, ended, validator, total)?;
        Ok(issued)
    }

    fn move_to_pool(
        &mut self,
        delegator: &Address,
        to_bonded: bool,
        amount: Uint128,
        source: Source,
    ) -> Res<()> {
        match source {
            Source::Account => self.take_stake(delegator, to_bonded, amount),
            Source::Pool(status) => match (status == Status::Bonded, to_bonded) {
                (false, true) => self.not_bonded_to_bonded(amount),
                (true, false) => self.bonded_to_not_bonded(amount),
                _ => Ok(()),
            },
        }
    }

    /// `x/bank/keeper/keeper.go: DelegateCoins`.
    fn take_stake(&mut self, delegator: &Address, to_bonded: bool, amount: Uint128) -> Res<()> {
        let from = self.account(delegator)?;
        let accounts = &self.config.accounts;
        let pool = if to_bonded {
            &accounts.bonded_pool
        } else {
            &accounts.not_bonded_pool
        };
        let pool = pool.clone();
        let Err(refused) = self.send(&from, &pool, self.stake(amount)) else {
            return Ok(());
        };
        let balance = self.bank.balance(self.store, &from, self.denom())?;
        if balance >= amount {
            return Err(refused);
        }
        let denom = self.denom();
        let log = format!(
            "failed to delegate; {balance}{denom} is smaller than {amount}{denom}: insufficient funds"
        );
        Err(SdkError::new("sdk", 5, log).into())
    }

    /// Records the delegation by validator too, once for each delegation.
    pub fn save_delegator(&mut self, delegator: &Address, validator: &Address) {
        DELEGATORS.save(self.store, (validator, delegator), &Mark);
    }

    pub fn remove_delegation(&mut self, delegator: &Address, validator: &Address) {
        DELEGATIONS.remove(self.store, (delegator, validator));
        DELEGATORS.remove(self.store, (validator, delegator));
    }
}
