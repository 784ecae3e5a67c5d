//! A validator: its exchange rate, its rank by power, jail, commission and removal.

use cosmwasm_std::{Decimal, Event, Order, Storage, Uint128};

use crate::address::Address;
use crate::bytes::Mark;
use crate::chain::{less, more, Chain};
use crate::dec::Dec;
use crate::error::{self, Res, SdkError, SimError};
use crate::rewards::rewards_of;
use crate::state::{
    Rank, Signing, Status, Validator, BY_POWER, MISSES, REWARDS, SET_CHANGED, SIGNING, VALIDATORS,
};

const DAY_SECS: u64 = 86_400;

/// `x/staking/types/validator.go`.
impl Validator {
    /// `InvalidExRate`: whether all tokens were slashed while shares are left.
    pub fn has_no_rate(&self) -> bool {
        self.tokens.is_zero() && !self.shares.is_zero()
    }

    /// Whether one share is one token, which is so until the first slash. All conversions are exact
    /// then.
    fn is_one_to_one(&self) -> bool {
        self.shares == Dec::int(self.tokens)
    }

    /// `TokensFromShares`: rounded at 18 decimals.
    pub fn tokens_of(&self, shares: Dec) -> Res<Dec> {
        if shares.is_zero() || self.is_one_to_one() {
            return Ok(shares);
        }
        shares.mul_int_quo(self.tokens, self.shares)
    }

    /// `TokensFromSharesTruncated`: truncated at 18 decimals.
    pub fn tokens_of_truncated(&self, shares: Dec) -> Res<Dec> {
        if shares.is_zero() || self.is_one_to_one() {
            return Ok(shares);
        }
        shares.mul_int_quo_truncate(self.tokens, self.shares)
    }

    /// `SharesFromTokens`, truncated; `SharesFromTokensTruncated` gives the same.
    pub fn shares_for(&self, amount: Uint128) -> Res<Dec> {
        if self.tokens.is_zero() {
            return Err(error::insufficient_shares());
        }
        if self.is_one_to_one() {
            return Ok(Dec::int(amount));
        }
        self.shares.mul_int_quo_int(amount, self.tokens)
    }

    /// `AddTokensFromDel`: the first shares cost one token each.
    pub fn add(&mut self, amount: Uint128) -> Res<Dec> {
        let issued = if self.shares.is_zero() {
            Dec::int(amount)
        } else {
            self.shares_for(amount)?
        };
        self.tokens = more(self.tokens, amount)?;
        self.shares = self.shares.add(issued)?;
        Ok(issued)
    }

    /// `RemoveDelShares`: returns whole tokens; the last shares take all that is left.
    pub fn remove(&mut self, shares: Dec) -> Res<Uint128> {
        let rest = self.shares.sub(shares)?;
        let tokens = if rest.is_zero() {
            self.tokens
        } else {
            self.tokens_of(shares)?.truncate()?
        };
        self.tokens = less(self.tokens, tokens)?;
        self.shares = rest;
        Ok(tokens)
    }

    pub fn is_bonded(&self) -> bool {
        self.status == Status::Bonded
    }
}

/// `TokensToConsensusPower`; a power beyond 63 bits is a Go panic.
pub(crate) fn power(tokens: Uint128, reduction: Uint128) -> Res<u64> {
    let power = tokens.checked_div(reduction).unwrap_or_default();
    i64::try_from(power.u128())
        .ok()
        .and_then(|power| u64::try_from(power).ok())
        .ok_or_else(|| SdkError::panic("Int64() out of bound").into())
}

fn rank(validator: &Address, power: u64) -> Rank {
    Rank {
        power,
        validator: validator.clone(),
    }
}

pub(crate) fn find(store: &dyn Storage, validator: &Address) -> Res<Option<Validator>> {
    VALIDATORS.may_load(store, validator)
}

pub(crate) fn load(store: &dyn Storage, validator: &Address) -> Res<Validator> {
    find(store, validator)?.ok_or_else(error::no_validator)
}

pub(crate) fn signing(store: &dyn Storage, validator: &Address) -> Res<Signing> {
    Ok(SIGNING.may_load(store, validator)?.unwrap_or_default())
}

impl Chain<'_> {
    pub fn save_validator(&mut self, address: &Address, validator: &Validator) {
        VALIDATORS.save(self.store, address, validator);
    }

    /// `SetValidatorByPowerIndex`: jailed validators have no rank.
    pub fn rank(&mut self, address: &Address, validator: &Validator) -> Res<()> {
        if validator.jailed {
            return Ok(());
        }
        let power = power(validator.tokens, self.config.params.power_reduction)?;
        BY_POWER.save(self.store, &rank(address, power), &Mark);
        self.touch_set()
    }

    /// `DeleteValidatorByPowerIndex`.
    pub fn unrank(&mut self, address: &Address, validator: &Validator) -> Res<()> {
        let power = power(validator.tokens, self.config.params.power_reduction)?;
        BY_POWER.remove(self.store, &rank(address, power));
        self.touch_set()
    }

    /// Moves a validator to the rank of its new tokens. If its power does not change, neither does
    /// the set.
    fn rerank(&mut self, address: &Address, old: &Validator, new: &Validator) -> Res<()> {
        if new.jailed {
            // a jailed validator has no rank, so its power does not count
            return self.unrank(address, old);
        }
        let reduction = self.config.params.power_reduction;
        if power(old.tokens, reduction)? == power(new.tokens, reduction)? {
            return Ok(());
        }
        self.unrank(address, old)?;
        self.rank(address, new)
    }

    /// Makes EndBlock compute the set.
    pub fn touch_set(&mut self) -> Res<()> {
        if SET_CHANGED.may_load(self.store)? != Some(true) {
            SET_CHANGED.save(self.store, &true);
        }
        Ok(())
    }

    /// `AddValidatorTokensAndShares`.
    pub fn add_tokens(
        &mut self,
        address: &Address,
        validator: &mut Validator,
        amount: Uint128,
    ) -> Res<Dec> {
        let before = validator.clone();
        let issued = validator.add(amount)?;
        self.save_validator(address, validator);
        self.rerank(address, &before, validator)?;
        Ok(issued)
    }

    /// `RemoveValidatorTokensAndShares`.
    pub fn remove_shares(
        &mut self,
        address: &Address,
        validator: &mut Validator,
        shares: Dec,
    ) -> Res<Uint128> {
        let before = validator.clone();
        let tokens = validator.remove(shares)?;
        self.save_validator(address, validator);
        self.rerank(address, &before, validator)?;
        Ok(tokens)
    }

    /// `RemoveValidatorTokens`: a slash does not change shares.
    pub fn remove_tokens(&mut self, address: &Address, amount: Uint128) -> Res<Validator> {
        let mut validator = load(self.store, address)?;
        let before = validator.clone();
        validator.tokens = less(validator.tokens, amount)?;
        self.save_validator(address, &validator);
        self.rerank(address, &before, &validator)?;
        Ok(validator)
    }

    /// `keeper/val_state_change.go: jailValidator`.
    pub fn jail(&mut self, address: &Address, validator: &mut Validator) -> Res<()> {
        validator.jailed = true;
        self.save_validator(address, validator);
        self.unrank(address, validator)
    }

    /// `x/slashing/keeper/unjail.go`.
    pub fn unjail(&mut self, address: &Address) -> Res<()> {
        let mut validator = load(self.store, address)?;
        let own = self
            .shares(address, address)?
            .ok_or_else(error::no_delegation)?;
        let own = validator.tokens_of(own)?.truncate()?;
        if own < validator.min_self_delegation {
            let least = validator.min_self_delegation;
            let log = format!(
                "{own} less than {least}: validator's self delegation less than minimum; cannot be unjailed"
            );
            return Err(SdkError::new("slashing", 7, log).into());
        }
        if !validator.jailed {
            return Err(error::not_jailed());
        }
        let signing = signing(self.store, address)?;
        if signing.tombstoned || signing.jailed_until.is_some_and(|until| self.now < until) {
            return Err(error::still_jailed());
        }
        validator.jailed = false;
        self.save_validator(address, &validator);
        self.rank(address, &validator)
    }

    /// `keeper/msg_server.go: EditValidator` and `types/commission.go: ValidateNewRate`.
    pub fn set_commission(&mut self, address: &Address, rate: Decimal) -> Res<()> {
        if rate > Decimal::one() {
            return Err(error::invalid_request(
                "commission rate must be between 0 and 1 (inclusive)",
            ));
        }
        if rate < self.config.params.min_commission {
            return Err(error::commission_under_min());
        }
        let validator = load(self.store, address)?;
        let since = self
            .now
            .seconds()
            .saturating_sub(validator.commission_set.seconds());
        if since < DAY_SECS {
            return Err(error::commission_too_soon());
        }
        if rate > validator.max_commission {
            return Err(error::commission_over_max());
        }
        if rate.saturating_sub(validator.commission) > validator.max_commission_change {
            return Err(error::commission_change_too_large());
        }
        self.save_commission(address, validator, rate)?;
        let event = Event::new("edit_validator").add_attribute("commission_rate", rate.to_string());
        self.events.push(event);
        Ok(())
    }

    /// Raises the commission of validators that are below the chain's least one, and their maximum
    /// if it is below that too. The SDK does not do this; upgrades of chains do.
    pub fn raise_commissions(&mut self) -> Res<()> {
        let least = self.config.params.min_commission;
        let all = VALIDATORS.all(self.store, Order::Ascending);
        for (address, mut validator) in all.collect::<Res<Vec<_>>>()? {
            if validator.commission < least {
                validator.max_commission = validator.max_commission.max(least);
                self.save_commission(&address, validator, least)?;
            }
        }
        Ok(())
    }

    fn save_commission(
        &mut self,
        address: &Address,
        mut validator: Validator,
        rate: Decimal,
    ) -> Res<()> {
        validator.commission = rate;
        validator.commission_set = self.now;
        self.save_validator(address, &validator);
        let mut rewards = rewards_of(self.store, address)?;
        rewards.rate = rate.into();
        REWARDS.save(self.store, address, &rewards);
        Ok(())
    }

    /// `keeper/validator.go: RemoveValidator`: only an unbonded validator without shares.
    pub fn remove_validator(&mut self, address: &Address, validator: &Validator) -> Res<()> {
        if !validator.tokens.is_zero() {
            return Err(SimError::Sdk(SdkError::panic(
                "removing a validator with tokens",
            )));
        }
        self.unrank(address, validator)?;
        VALIDATORS.remove(self.store, address);
        MISSES.remove(self.store, address);
        self.forget_rewards(address)
    }
}
