//! F1 rewards: periods, withdrawal, dust. Facts from `x/distribution/keeper/{delegation,validator,
//! hooks}.go`.

use cosmwasm_std::{Coin, Event, Order, Storage, Uint128};

use crate::address::Address;
use crate::chain::Chain;
use crate::coins::{coins_text, DecCoins};
use crate::dec::Dec;
use crate::error::{self, Res, SdkError};
use crate::state::{
    History, Rewards, Starting, Validator, HISTORY, POOL, REWARDS, SLASHES, STARTING, WITHDRAW_TO,
};
use crate::validators;

/// How far the stake of a period may exceed the current one through rounding.
const MARGIN: u128 = 3;

pub(crate) fn rewards_of(store: &dyn Storage, validator: &Address) -> Res<Rewards> {
    Ok(REWARDS.may_load(store, validator)?.unwrap_or_default())
}

pub(crate) fn pool(store: &dyn Storage) -> Res<DecCoins> {
    Ok(POOL.may_load(store)?.unwrap_or_default())
}

fn history(store: &dyn Storage, validator: &Address, period: u64) -> Res<History> {
    Ok(HISTORY
        .may_load(store, (validator, period))?
        .unwrap_or_default())
}

/// The ratio at the end of the running period, if it ended now.
fn ratio_now(store: &dyn Storage, validator: &Address, tokens: Uint128) -> Res<DecCoins> {
    let rewards = rewards_of(store, validator)?;
    let mut ratio = history(store, validator, rewards.period.saturating_sub(1))?.ratio;
    if !tokens.is_zero() {
        ratio.add(&rewards.current.quo_truncate(Dec::int(tokens))?)?;
    }
    Ok(ratio)
}

/// The pending-rewards query: what a withdrawal would find, without ending the period.
pub(crate) fn pending(
    store: &dyn Storage,
    height: u64,
    delegator: &Address,
    validator: &Address,
) -> Res<DecCoins> {
    let target = validators::load(store, validator)?;
    let starting = STARTING
        .may_load(store, (validator, delegator))?
        .ok_or_else(error::no_distribution_info)?;
    let shares =
        crate::delegate::shares(store, delegator, validator)?.ok_or_else(error::no_delegation)?;
    let ratio = ratio_now(store, validator, target.tokens)?;
    earned(store, height, validator, &starting, &target, shares, &ratio)
}

/// `CalculateDelegationRewards`: over the slashes of the time, then to `ending`.
fn earned(
    store: &dyn Storage,
    height: u64,
    validator: &Address,
    starting: &Starting,
    target: &Validator,
    shares: Dec,
    ending: &DecCoins,
) -> Res<DecCoins> {
    let mut rewards = DecCoins::default();
    if starting.height == height {
        // started this height, no rewards yet
        return Ok(rewards);
    }
    let (mut from, mut stake) = (starting.period, starting.stake);
    let mut ratio = history(store, validator, from)?.ratio;
    let since = (validator, starting.height, 0);
    let until = (validator, height, u64::MAX);
    for slash in SLASHES.between(store, since, until, Order::Ascending) {
        let ((_, _, period), fraction) = slash?;
        if period > from {
            let next = history(store, validator, period)?.ratio;
            rewards.add(&next.sub(&ratio)?.mul_truncate(stake)?)?;
            stake = stake.mul_truncate(Dec::one().sub(fraction)?)?;
            (from, ratio) = (period, next);
        }
    }
    let current = target.tokens_of(shares)?;
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
    /// `MsgWithdrawDelegatorReward`: pays, and starts anew.
    pub fn msg_withdraw(&mut self, delegator: &Address, validator: &Address) -> Res<Vec<Coin>> {
        let target = validators::load(self.store, validator)?;
        let shares = self
            .shares(delegator, validator)?
            .ok_or_else(error::no_delegation)?;
        let (paid, ended) = self.withdraw(delegator, validator, &target, shares)?;
        self.start_rewards(delegator, validator, ended, &target, shares)?;
        Ok(paid)
    }

    /// `withdrawDelegationRewards`: whole coins to the withdraw address, the rest to the pool. Returns
    /// the period that it ended. The delegation has no start then; `start_rewards` gives it one,
    /// unless it ends.
    pub fn withdraw(
        &mut self,
        delegator: &Address,
        validator: &Address,
        target: &Validator,
        shares: Dec,
    ) -> Res<(Vec<Coin>, u64)> {
        let starting = STARTING
            .may_load(self.store, (validator, delegator))?
            .ok_or_else(error::no_distribution_info)?;
        let mut record = rewards_of(self.store, validator)?;
        let (ended, ending) = self.close_period(validator, &mut record, target.tokens)?;
        let raw = earned(
            self.store,
            self.height,
            validator,
            &starting,
            target,
            shares,
            &ending,
        )?;

        let rewards = raw.intersect(&record.outstanding)?;
        let (coins, dust) = rewards.truncate()?;
        if !coins.is_empty() {
            self.pay_rewards(delegator, coins.clone())?;
        }
        record.outstanding = record.outstanding.sub(&rewards)?;
        REWARDS.save(self.store, validator, &record);
        self.add_to_pool(&dust)?;
        self.release_period(validator, starting.period)?;
        STARTING.remove(self.store, (validator, delegator));

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
            .add_attribute("delegator", delegator.humanize(self.api)?);
        self.events.push(event);
        Ok((named, ended))
    }

    pub fn pay_rewards(&mut self, owner: &Address, coins: Vec<Coin>) -> Res<()> {
        let to = WITHDRAW_TO.may_load(self.store, owner)?;
        let to = to.as_ref().unwrap_or(owner).humanize(self.api)?;
        let from = self.config.accounts.distribution.clone();
        self.send(&from, &to, coins)
    }

    /// `initializeDelegation`: owed from the end of a period on, for the stake that its shares are now.
    pub fn start_rewards(
        &mut self,
        delegator: &Address,
        validator: &Address,
        period: u64,
        target: &Validator,
        shares: Dec,
    ) -> Res<()> {
        self.hold_period(validator, period)?;
        let starting = Starting {
            period,
            stake: target.tokens_of_truncated(shares)?,
            height: self.height,
        };
        STARTING.save(self.store, (validator, delegator), &starting);
        Ok(())
    }

    /// `initializeValidator`.
    pub fn start_validator_rewards(&mut self, validator: &Address, rate: Dec) {
        let first = History {
            references: 1,
            ..History::default()
        };
        HISTORY.save(self.store, (validator, 0), &first);
        let rewards = Rewards {
            rate,
            period: 1,
            ..Rewards::default()
        };
        REWARDS.save(self.store, validator, &rewards);
    }

    /// `IncrementValidatorPeriod`: returns the period just ended.
    pub fn end_period(&mut self, validator: &Address, tokens: Uint128) -> Res<u64> {
        let mut record = rewards_of(self.store, validator)?;
        let (ended, _) = self.close_period(validator, &mut record, tokens)?;
        REWARDS.save(self.store, validator, &record);
        Ok(ended)
    }

    /// Ends the period of a record that the caller saves: returns which it was, and rewards of one
    /// unit of stake up to its end. What a validator without tokens was given goes to the pool.
    fn close_period(
        &mut self,
        validator: &Address,
        record: &mut Rewards,
        tokens: Uint128,
    ) -> Res<(u64, DecCoins)> {
        let ended = record.period;
        let mut last = history(self.store, validator, ended.saturating_sub(1))?;
        let current = std::mem::take(&mut record.current);
        let mut ratio = last.ratio.clone();
        if tokens.is_zero() {
            self.add_to_pool(&current)?;
            record.outstanding = record.outstanding.sub(&current)?;
        } else {
            ratio.add(&current.quo_truncate(Dec::int(tokens))?)?;
        }
        last.references = last.references.saturating_sub(1);
        self.save_history(validator, ended.saturating_sub(1), &last);
        let next = History {
            ratio,
            references: 1,
        };
        self.save_history(validator, ended, &next);
        record.period = ended.saturating_add(1);
        Ok((ended, next.ratio))
    }

    fn save_history(&mut self, validator: &Address, period: u64, record: &History) {
        if record.references == 0 {
            HISTORY.remove(self.store, (validator, period));
        } else {
            HISTORY.save(self.store, (validator, period), record);
        }
    }

    fn hold_period(&mut self, validator: &Address, period: u64) -> Res<()> {
        let mut record = history(self.store, validator, period)?;
        record.references = record.references.saturating_add(1);
        self.save_history(validator, period, &record);
        Ok(())
    }

    fn release_period(&mut self, validator: &Address, period: u64) -> Res<()> {
        let mut record = history(self.store, validator, period)?;
        record.references = record.references.saturating_sub(1);
        self.save_history(validator, period, &record);
        Ok(())
    }

    /// `updateValidatorSlashFraction`, before the tokens fall.
    pub fn record_slash(&mut self, validator: &Address, tokens: Uint128, fraction: Dec) -> Res<()> {
        let period = self.end_period(validator, tokens)?;
        self.hold_period(validator, period)?;
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
