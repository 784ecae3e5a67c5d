//! Undelegation, its queue, and its cancellation. Facts from `x/staking/keeper/delegation.go`,
//! `msg_server.go` and `types/delegation.go`.

use cosmwasm_std::{Coin, Event, Timestamp, Uint128};

use crate::address::Address;
use crate::bytes::Mark;
use crate::chain::{less, more, Chain};
use crate::coins::coin_text;
use crate::dec::Dec;
use crate::delegate::Source;
use crate::error::{self, Res, SdkError};
use crate::state::{Status, UnbondingEntry, UNBONDERS, UNBONDINGS, UNBONDING_QUEUE};
use crate::validators;

impl Chain<'_> {
    /// `ValidateUnbondAmount`: the shares of an amount, capped by the shares that the delegator
    /// has.
    pub fn shares_to_unbond(
        &self,
        delegator: &Address,
        validator: &Address,
        coin: &Coin,
    ) -> Res<Dec> {
        let invalid = || error::invalid_request("invalid shares amount");
        if coin.amount.is_zero() {
            return Err(invalid());
        }
        let target = validators::load(self.store, validator)?;
        let held = self
            .shares(delegator, validator)?
            .ok_or_else(error::no_delegation)?;
        let shares = target.shares_for(coin.amount)?;
        if shares > held {
            return Err(invalid());
        }
        self.check_denom(coin)?;
        Ok(shares)
    }

    /// `MsgUndelegate`: returns when the coins are paid, and how many; it may be one less than
    /// asked.
    pub fn msg_undelegate(
        &mut self,
        delegator: &Address,
        validator: &Address,
        coin: &Coin,
    ) -> Res<(Timestamp, Uint128)> {
        let shares = self.shares_to_unbond(delegator, validator, coin)?;
        let (completes, amount) = self.undelegate(delegator, validator, shares)?;
        let event = Event::new("unbond")
            .add_attribute("validator", self.valoper(validator)?)
            .add_attribute("delegator", self.account(delegator)?)
            .add_attribute("amount", format!("{amount}{}", coin.denom))
            .add_attribute("completion_time", crate::proto::rfc3339(completes));
        self.events.push(event);
        Ok((completes, amount))
    }

    /// `Undelegate`: the limit of entries is checked before entries of one block merge.
    pub fn undelegate(
        &mut self,
        delegator: &Address,
        address: &Address,
        shares: Dec,
    ) -> Res<(Timestamp, Uint128)> {
        let validator = validators::load(self.store, address)?;
        let mut entries = self.unbonding_entries(delegator, address)?;
        let limit = usize::try_from(self.config.params.max_entries).unwrap_or(usize::MAX);
        if entries.len() >= limit {
            return Err(error::too_many_unbondings());
        }
        let amount = self.unbond(delegator, address, shares)?;
        if validator.is_bonded() {
            self.bonded_to_not_bonded(amount)?;
        }
        let completes = self.later(self.config.params.unbonding_secs)?;
        self.add_entry(&mut entries, completes, amount)?;
        self.save_unbonding(delegator, address, &entries);
        self.queue_unbonding(delegator, address, completes)?;
        Ok((completes, amount))
    }

    /// `UnbondingDelegation.AddEntry`.
    fn add_entry(
        &self,
        entries: &mut Vec<UnbondingEntry>,
        completes: Timestamp,
        amount: Uint128,
    ) -> Res<()> {
        let same = |e: &&mut UnbondingEntry| e.height == self.height && e.completes == completes;
        match entries.iter_mut().find(same) {
            Some(entry) => {
                entry.initial = more(entry.initial, amount)?;
                entry.balance = more(entry.balance, amount)?;
            }
            None => entries.push(UnbondingEntry {
                height: self.height,
                completes,
                initial: amount,
                balance: amount,
            }),
        }
        Ok(())
    }

    /// `Unbond`: takes shares out, pays rewards, and returns what the shares were worth.
    ///
    /// If an operator's delegation falls below its least self-delegation, its validator is jailed.
    pub fn unbond(&mut self, delegator: &Address, address: &Address, shares: Dec) -> Res<Uint128> {
        let held = self
            .delegation(delegator, address)?
            .ok_or_else(error::no_delegation)?;
        let mut validator = validators::load(self.store, address)?;
        // BeforeDelegationSharesModified
        let (_, ended) = self.withdraw(delegator, address, &validator, &held)?;
        if held.shares < shares {
            return Err(error::not_enough_shares());
        }
        let rest = held.shares.sub(shares)?;
        if delegator == address
            && !validator.jailed
            && validator.tokens_of(rest)?.truncate()? < validator.min_self_delegation
        {
            self.jail(address, &mut validator)?;
        }
        if rest.is_zero() {
            self.remove_delegation(delegator, address);
            self.end_rewards(address, ended);
        } else {
            // AfterDelegationModified: before the validator's tokens and shares fall
            self.save_delegation(delegator, address, ended, &validator, rest)?;
        }
        let amount = self.remove_shares(address, &mut validator, shares)?;
        if validator.shares.is_zero() && validator.status == Status::Unbonded {
            self.remove_validator(address, &validator)?;
        }
        Ok(amount)
    }

    pub fn unbonding_entries(
        &self,
        delegator: &Address,
        validator: &Address,
    ) -> Res<Vec<UnbondingEntry>> {
        Ok(UNBONDINGS
            .may_load(self.store, (delegator, validator))?
            .unwrap_or_default())
    }

    pub fn save_unbonding(
        &mut self,
        delegator: &Address,
        validator: &Address,
        entries: &Vec<UnbondingEntry>,
    ) {
        if entries.is_empty() {
            UNBONDINGS.remove(self.store, (delegator, validator));
            UNBONDERS.remove(self.store, (validator, delegator));
            return;
        }
        UNBONDINGS.save(self.store, (delegator, validator), entries);
        UNBONDERS.save(self.store, (validator, delegator), &Mark);
    }

    /// Queues one item for every message, merged or not.
    pub fn queue_unbonding(
        &mut self,
        delegator: &Address,
        validator: &Address,
        completes: Timestamp,
    ) -> Res<()> {
        let key = completes.nanos();
        let mut due = UNBONDING_QUEUE
            .may_load(self.store, key)?
            .unwrap_or_default();
        due.push((delegator.clone(), validator.clone()));
        UNBONDING_QUEUE.save(self.store, key, &due);
        Ok(())
    }

    /// EndBlock pays the entries that are due by time. The transactions of this block are over.
    pub fn complete_unbondings(&mut self) -> Res<()> {
        let mut pairs = vec![];
        for (key, due) in crate::blocks::due(self.store, &UNBONDING_QUEUE, self.now)? {
            UNBONDING_QUEUE.remove(self.store, key);
            pairs.extend(due);
        }
        for (delegator, validator) in pairs {
            self.complete_unbonding(&delegator, &validator)?;
        }
        Ok(())
    }

    /// `CompleteUnbonding`: pays the delegator, never the withdraw address. A pair that is queued
    /// twice completes with 0 while it has another entry, and is skipped otherwise.
    fn complete_unbonding(&mut self, delegator: &Address, validator: &Address) -> Res<()> {
        let entries = self.unbonding_entries(delegator, validator)?;
        if entries.is_empty() {
            return Ok(());
        }
        let (mature, open): (Vec<_>, Vec<_>) = entries
            .into_iter()
            .partition(|entry| entry.completes <= self.now);
        let mut amount = Uint128::zero();
        for entry in mature {
            amount = more(amount, entry.balance)?;
        }
        self.save_unbonding(delegator, validator, &open);
        let to = self.account(delegator)?;
        let pool = self.config.accounts.not_bonded_pool.clone();
        self.send(&pool, &to, self.stake(amount))?;
        let event = Event::new("complete_unbonding")
            .add_attribute("amount", coin_text(amount, self.denom()))
            .add_attribute("validator", self.valoper(validator)?)
            .add_attribute("delegator", to);
        self.events.push(event);
        Ok(())
    }

    /// `MsgCancelUnbondingDelegation`: delegates back to the validator, and pays rewards.
    pub fn cancel_unbonding(
        &mut self,
        delegator: &Address,
        address: &Address,
        coin: &Coin,
        creation_height: u64,
    ) -> Res<()> {
        if coin.amount.is_zero() {
            return Err(error::invalid_request("invalid amount"));
        }
        if creation_height == 0 {
            return Err(error::invalid_request("invalid height"));
        }
        self.check_denom(coin)?;
        let mut validator = validators::load(self.store, address)?;
        if validator.has_no_rate() {
            return Err(error::zero_exchange_rate());
        }
        if validator.jailed {
            return Err(error::validator_jailed());
        }
        let mut entries = self.unbonding_entries(delegator, address)?;
        let open = |e: &UnbondingEntry| e.height == creation_height && e.completes > self.now;
        let at = entries.iter().position(open).ok_or_else(|| {
            let log = format!(
                "unbonding delegation entry is not found at block height {creation_height}: not found"
            );
            SdkError::new("sdk", 38, log)
        })?;
        take_from(&mut entries, at, coin.amount)?;
        let from = Source::Pool(Status::Unbonding);
        self.delegate(delegator, address, &mut validator, coin.amount, from)?;
        self.save_unbonding(delegator, address, &entries);
        let event = Event::new("cancel_unbonding_delegation")
            .add_attribute("amount", coin_text(coin.amount, &coin.denom))
            .add_attribute("validator", self.valoper(address)?)
            .add_attribute("delegator", self.account(delegator)?)
            .add_attribute("creation_height", creation_height.to_string());
        self.events.push(event);
        Ok(())
    }
}

/// Takes `amount` out of the entry at this place, and the entry away if nothing is left of it.
fn take_from(entries: &mut Vec<UnbondingEntry>, at: usize, amount: Uint128) -> Res<()> {
    let Some(entry) = entries.get_mut(at) else {
        return Ok(());
    };
    if entry.balance < amount {
        return Err(error::invalid_request(
            "amount is greater than the unbonding delegation entry balance",
        ));
    }
    entry.balance = less(entry.balance, amount)?;
    entry.initial = entry.initial.saturating_sub(amount);
    if entry.balance.is_zero() {
        entries.remove(at);
    }
    Ok(())
}
