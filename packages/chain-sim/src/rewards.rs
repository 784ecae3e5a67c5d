//! F1 rewards: periods, withdrawal, dust. Facts from `x/distribution/keeper/{delegation,validator,
//! hooks}.go`.

use cosmwasm_std::{Coin, Event, Order, Storage, Uint128};

use crate::address::Address;
use crate::chain::Chain;
use crate::coins::{coins_text, DecCoins};
use crate::dec::Dec;
use crate::error::{self, Res, SdkError};
use crate::state::{
    Delegation, History, Rewards, Validator, DELEGATIONS, HISTORY, POOL, REWARDS, SLASHES,
    WITHDRAW_TO,
};
use crate::{delegate, validators};

/// The most by which the stake of a period may exceed the current stake because of rounding.
const MARGIN: u128 = 3;

/// A validator's record whose running period has ended, and which is not stored yet: the caller has
/// to say what refers to that period.
#[must_use]
pub(crate) struct Ended(Rewards);

impl Rewards {
    /// `initializeValidator`: the first period runs, and refers to an empty one before it.
    fn new(rate: Dec) -> Self {
        Self {
            rate,
            period: 1,
            last: History {
                references: 1,
                ..History::default()
            },
            ..Self::default()
        }
    }

    fn last_period(&self) -> u64 {
        self.period.saturating_sub(1)
    }

    /// Rewards of one unit of stake at the end of the running period, if it ended now.
    fn ratio_now(&self, tokens: Uint128) -> Res<DecCoins> {
        let mut ratio = self.last.ratio.clone();
        if !tokens.is_zero() {
            ratio.add(&self.current.quo_truncate(Dec::int(tokens))?)?;
        }
        Ok(ratio)
    }
}

pub(crate) fn rewards_of(store: &dyn Storage, validator: &Address) -> Res<Rewards> {
    Ok(REWARDS.may_load(store, validator)?.unwrap_or_default())
}

pub(crate) fn pool(store: &dyn Storage) -> Res<DecCoins> {
    Ok(POOL.may_load(store)?.unwrap_or_default())
}

/// A period that has ended; the last one is in the validator's record.
fn history(
    store: &dyn Storage,
    validator: &Address,
    record: &Rewards,
    period: u64,
) -> Res<History> {
    if period == record.last_period() {
        return Ok(record.last.clone());
    }
    Ok(HISTORY
        .may_load(store, (validator, period))?
        .unwrap_or_default())
}

/// The query of pending rewards: what a withdrawal would pay, without ending the period.
pub(crate) fn pending(
    store: &dyn Storage,
    height: u64,
    delegator: &Address,
    validator: &Address,
) -> Res<DecCoins> {
    let target = validators::load(store, validator)?;
    let held = delegate::find(store, delegator, validator)?;
    let held = held.ok_or_else(error::no_distribution_info)?;
    let record = rewards_of(store, validator)?;
    let start = history(store, validator, &record, held.period)?.ratio;
    let until = (height, record.ratio_now(target.tokens)?);
    earned(store, validator, &target, &record, &held, start, until)
}

/// `CalculateDelegationRewards`: from the ratio at the delegation's start to the present one, with
/// the slashes in between.
fn earned(
    store: &dyn Storage,
    validator: &Address,
    target: &Validator,
    record: &Rewards,
    held: &Delegation,
    start: DecCoins,
    (height, ending): (u64, DecCoins),
) -> Res<DecCoins> {
    let mut rewards = DecCoins::default();
    if held.height == height {
        // the delegation started at this height, so it has no rewards yet
        return Ok(rewards);
    }
    let (mut from, mut ratio, mut stake) = (held.period, start, held.stake);
    if record.slashed.is_some_and(|slashed| slashed >= held.height) {
        let since = (validator, held.height, 0);
        let until = (validator, height, u64::MAX);
        for slash in SLASHES.between(store, since, until, Order::Ascending) {
            let ((_, _, period), fraction) = slash?;
            if period > from {
                let next = history(store, validator, record, period)?.ratio;
                rewards.add(&next.sub(&ratio)?.mul_truncate(stake)?)?;
                stake = stake.mul_truncate(Dec::one().sub(fraction)?)?;
                (from, ratio) = (period, next);
            }
        }
    }
    let current = target.tokens_of(held.shares)?;
    if stake > current {
        if stake > current.add(Dec::smallest(MARGIN))? {
            return Err(SdkError::panic(&format!(
                "calculated final stake greater than current stake: {stake} > {current}"
            ))
            .into());
        }
        stake = current;
    }
    rewards.add(&ending.sub(&ratio)?.mul_truncate(stake)?)?;
    Ok(rewards)
}

impl Chain<'_> {
    /// `MsgWithdrawDelegatorReward`: pays the rewards, and starts a new period for the delegation.
    pub fn msg_withdraw(&mut self, delegator: &Address, validator: &Address) -> Res<Vec<Coin>> {
        let target = validators::load(self.store, validator)?;
        let held = self
            .delegation(delegator, validator)?
            .ok_or_else(error::no_delegation)?;
        let (paid, ended) = self.withdraw(delegator, validator, &target, &held)?;
        self.save_delegation(delegator, validator, ended, &target, held.shares)?;
        Ok(paid)
    }

    /// `withdrawDelegationRewards`: pays whole coins to the withdraw address, the rest to the pool.
    /// Returns the period that it ended: `save_delegation` lets the delegation start from it;
    /// `end_rewards` is for a delegation that is gone.
    pub fn withdraw(
        &mut self,
        delegator: &Address,
        validator: &Address,
        target: &Validator,
        held: &Delegation,
    ) -> Res<(Vec<Coin>, Ended)> {
        let mut record = rewards_of(self.store, validator)?;
        let start = self.release(validator, &mut record, held.period)?;
        let mut record = self.close_period(validator, record, target.tokens)?.0;
        let until = (self.height, record.last.ratio.clone());
        let raw = earned(self.store, validator, target, &record, held, start, until)?;

        let rewards = raw.intersect(&record.outstanding)?;
        let (coins, dust) = rewards.truncate()?;
        if !coins.is_empty() {
            self.pay_rewards(delegator, coins.clone())?;
        }
        record.outstanding = record.outstanding.sub(&rewards)?;
        self.add_to_pool(&dust)?;

        let named = if coins.is_empty() {
            vec![Coin {
                denom: self.config.params.zero_reward_denom.clone(),
                amount: Uint128::zero(),
            }]
        } else {
            coins
        };
        let event = Event::new("withdraw_rewards")
            .add_attribute("amount", coins_text(&named))
            .add_attribute("validator", self.valoper(validator)?)
            .add_attribute("delegator", self.account(delegator)?);
        self.events.push(event);
        Ok((named, Ended(record)))
    }

    pub fn pay_rewards(&mut self, owner: &Address, coins: Vec<Coin>) -> Res<()> {
        let to = WITHDRAW_TO.may_load(self.store, owner)?;
        let to = self.account(to.as_ref().unwrap_or(owner))?;
        let from = self.config.accounts.distribution.clone();
        self.send(&from, &to, coins)
    }

    /// Stores a delegation. `initializeDelegation`: it earns from the end of this period on, for
    /// the stake that its shares are worth now.
    pub fn save_delegation(
        &mut self,
        delegator: &Address,
        validator: &Address,
        ended: Ended,
        target: &Validator,
        shares: Dec,
    ) -> Res<()> {
        let record = self.keep(validator, ended, 1);
        let held = Delegation {
            shares,
            period: record.last_period(),
            stake: target.tokens_of_truncated(shares)?,
            height: self.height,
        };
        DELEGATIONS.save(self.store, (delegator, validator), &held);
        Ok(())
    }

    /// A delegation that is gone earns nothing from this period on.
    pub fn end_rewards(&mut self, validator: &Address, ended: Ended) {
        self.keep(validator, ended, 0);
    }

    /// `initializeValidator`.
    pub fn start_validator_rewards(&mut self, validator: &Address, rate: Dec) {
        REWARDS.save(self.store, validator, &Rewards::new(rate));
    }

    /// `initializeValidator`, and the end of its first period, because its operator delegates at
    /// once.
    pub fn start_with_operator(&mut self, validator: &Address, rate: Dec) -> Res<Ended> {
        self.close_period(validator, Rewards::new(rate), Uint128::zero())
    }

    /// `IncrementValidatorPeriod`.
    pub fn end_period(&mut self, validator: &Address, tokens: Uint128) -> Res<Ended> {
        let record = rewards_of(self.store, validator)?;
        self.close_period(validator, record, tokens)
    }

    /// Ends the running period. The period before it gets a row of its own if anything but the
    /// validator's record refers to it. Rewards of a validator without tokens go to the pool.
    fn close_period(
        &mut self,
        validator: &Address,
        mut record: Rewards,
        tokens: Uint128,
    ) -> Res<Ended> {
        let next = History {
            ratio: record.ratio_now(tokens)?,
            references: 1,
        };
        let current = std::mem::take(&mut record.current);
        if tokens.is_zero() {
            self.add_to_pool(&current)?;
            record.outstanding = record.outstanding.sub(&current)?;
        }
        let period = record.last_period();
        let mut last = std::mem::replace(&mut record.last, next);
        last.references = last.references.saturating_sub(1);
        if last.references > 0 {
            HISTORY.save(self.store, (validator, period), &last);
        }
        record.period = record.period.saturating_add(1);
        Ok(Ended(record))
    }

    /// Stores a record whose period has ended, with this many references to that period besides the
    /// validator's.
    fn keep(&mut self, validator: &Address, Ended(mut record): Ended, references: u32) -> Rewards {
        record.last.references = record.last.references.saturating_add(references);
        REWARDS.save(self.store, validator, &record);
        record
    }

    /// Drops a reference to a period, which is deleted with the last of them, and returns its
    /// ratio.
    fn release(&mut self, validator: &Address, record: &mut Rewards, period: u64) -> Res<DecCoins> {
        if period == record.last_period() {
            record.last.references = record.last.references.saturating_sub(1);
            return Ok(record.last.ratio.clone());
        }
        let mut row = history(self.store, validator, record, period)?;
        row.references = row.references.saturating_sub(1);
        if row.references == 0 {
            HISTORY.remove(self.store, (validator, period));
        } else {
            HISTORY.save(self.store, (validator, period), &row);
        }
        Ok(row.ratio)
    }

    /// `updateValidatorSlashFraction`, before the tokens are reduced.
    pub fn record_slash(&mut self, validator: &Address, tokens: Uint128, fraction: Dec) -> Res<()> {
        let mut ended = self.end_period(validator, tokens)?;
        ended.0.slashed = Some(self.height);
        let period = self.keep(validator, ended, 1).last_period();
        let fraction = fraction.min(Dec::one());
        SLASHES.save(self.store, (validator, self.height, period), &fraction);
        Ok(())
    }

    pub fn add_to_pool(&mut self, coins: &DecCoins) -> Res<()> {
        if coins.is_empty() {
            return Ok(());
        }
        let mut all = pool(self.store)?;
        all.add(coins)?;
        POOL.save(self.store, &all);
        Ok(())
    }
}
