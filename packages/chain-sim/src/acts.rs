//! The commands of the driver that are not messages.

use std::rc::Rc;

use cosmwasm_std::{Coin, Decimal, Event, Order, Uint128};

use crate::address::Address;
use crate::bytes::Mark;
use crate::chain::{more, Chain};
use crate::clock::Head;
use crate::coins::DecCoins;
use crate::dec::Dec;
use crate::error::{self, Res, SimError};
use crate::params::{ChainParams, FailKind};
use crate::query::View;
use crate::state::{
    config, save_config, Config, Evidence, Power, Status, Validator, ABSENT, DELEGATORS, EVIDENCE,
    FAILING, SIGNING, VALIDATORS, VOTES,
};
use crate::validators;

/// A year of 365 days.
const YEAR_SECS: u64 = 31_536_000;

impl Chain<'_> {
    /// A read-only view of the same chain.
    pub fn view(&self) -> View<'_> {
        View {
            store: self.store,
            api: self.api,
            config: Rc::clone(&self.config),
            height: self.height,
        }
    }

    pub fn mark_absent(&mut self, all: &[&str]) -> Res<()> {
        let mut absent = ABSENT.may_load(self.store)?.unwrap_or_default();
        for validator in all {
            let address = self.view().known(validator)?;
            if !absent.contains(&address) {
                absent.push(address);
            }
        }
        ABSENT.save(self.store, &absent);
        Ok(())
    }

    fn check_height(&self, height: u64) -> Res<()> {
        if height > self.height {
            return Err(SimError::FutureHeight {
                height,
                now: self.height,
            });
        }
        Ok(())
    }

    pub fn submit_evidence(&mut self, validator: &str, height: u64) -> Res<()> {
        let address = self.view().known(validator)?;
        self.check_height(height)?;
        // the votes of a block come with the next block
        let votes = self.view().votes_at(height.saturating_add(1))?;
        let power = power_of(&votes, &address).ok_or_else(|| SimError::NoVote {
            validator: validator.to_string(),
            height,
        })?;
        let mut all = EVIDENCE.may_load(self.store)?.unwrap_or_default();
        all.push(Evidence {
            validator: address,
            height,
            power,
        });
        EVIDENCE.save(self.store, &all);
        Ok(())
    }

    pub fn slash_now(&mut self, validator: &str, fraction: Decimal, height: u64) -> Res<Uint128> {
        self.check_height(height)?;
        let (address, target) = self.slashable(validator, fraction)?;
        let voted = if height < self.height {
            // evidence names the block after the infraction, and the votes of that block come one
            // later
            power_of(&self.view().votes_at(height.saturating_add(2))?, &address)
        } else {
            None
        };
        let power = match voted {
            Some(power) => power,
            None => validators::power(target.tokens, self.config.params.power_reduction)?,
        };
        let before = self.stake_held()?;
        self.slash(&address, height, power, fraction.into())?;
        Ok(before.saturating_sub(self.stake_held()?))
    }

    /// A validator, if it can be slashed by this fraction.
    fn slashable(&self, validator: &str, fraction: Decimal) -> Res<(Address, Validator)> {
        let address = self.view().known(validator)?;
        if fraction > Decimal::one() {
            return Err(SimError::FractionAboveOne(fraction));
        }
        let target = validators::load(self.store, &address)?;
        if target.status == Status::Unbonded {
            return Err(SimError::Unbonded(validator.to_string()));
        }
        Ok((address, target))
    }

    /// Slashes for an infraction in the block before, on the power of all stake that is liable.
    pub fn slash_liable(&mut self, validator: &str, fraction: Decimal) -> Res<Uint128> {
        let (address, target) = self.slashable(validator, fraction)?;
        let infraction = self.height.saturating_sub(1);
        let liable = more(target.tokens, self.left_since(&address, infraction)?)?;
        let power = validators::power(liable, self.config.params.power_reduction)?;
        self.slash(&address, infraction, power, fraction.into())
    }

    fn stake_held(&self) -> Res<Uint128> {
        let accounts = &self.config.accounts;
        let bonded = self
            .bank
            .balance(self.store, &accounts.bonded_pool, self.denom())?;
        let other = self
            .bank
            .balance(self.store, &accounts.not_bonded_pool, self.denom())?;
        more(bonded, other)
    }

    pub fn jail_now(&mut self, validator: &str) -> Res<()> {
        let address = self.view().known(validator)?;
        let mut target = validators::load(self.store, &address)?;
        if target.jailed {
            return Err(error::validator_jailed());
        }
        self.jail(&address, &mut target)?;
        let mut signing = validators::signing(self.store, &address)?;
        signing.jailed_until = Some(self.later(self.config.params.jail_secs)?);
        SIGNING.save(self.store, &address, &signing);
        Ok(())
    }

    pub fn reward_validator(&mut self, validator: &str, coins: &[Coin]) -> Res<()> {
        let address = self.view().known(validator)?;
        let to = self.config.accounts.distribution.clone();
        self.bank.mint(self.store, &to, coins.to_vec())?;
        self.allocate(&address, &DecCoins::from_coins(coins)?)
            .map(drop)
    }

    /// What a yearly rate on all bonded stake yields in this time, truncated.
    pub fn yield_of(&mut self, apr: Decimal, secs: u64) -> Res<Coin> {
        let mut bonded = Uint128::zero();
        for found in VALIDATORS.all(self.store, Order::Ascending) {
            let (_, validator) = found?;
            if validator.is_bonded() {
                bonded = more(bonded, validator.tokens)?;
            }
        }
        let earned = Dec::from(apr).mul(Dec::int(bonded))?;
        let amount = earned
            .mul_int_quo_int(Uint128::from(secs), Uint128::from(YEAR_SECS))?
            .truncate()?;
        let denom = self.denom().to_string();
        Ok(Coin { denom, amount })
    }

    /// The operator undelegates all its stake.
    pub fn leave(&mut self, validator: &str) -> Res<()> {
        let address = self.view().known(validator)?;
        let mut others: usize = 0;
        for found in DELEGATORS.under(self.store, &address, Order::Ascending) {
            let ((_, delegator), _) = found?;
            others = others.saturating_add(usize::from(delegator != address));
        }
        if others > 0 {
            return Err(SimError::HasDelegators {
                validator: validator.to_string(),
                others,
            });
        }
        let Some(shares) = self.shares(&address, &address)? else {
            return Ok(());
        };
        self.undelegate(&address, &address, shares).map(drop)
    }

    pub fn set_failing(&mut self, validator: &str, what: FailKind, on: bool) -> Res<()> {
        let address = self.view().known(validator)?;
        let key = (&address, what.key());
        if on {
            FAILING.save(self.store, key, &Mark);
        } else {
            FAILING.remove(self.store, key);
        }
        Ok(())
    }

    pub fn set_params(&mut self, params: ChainParams) -> Res<()> {
        params.validate()?;
        let old = &self.config.params;
        let fixed = |name, why: &str| {
            Err(SimError::InvalidParam {
                name,
                why: why.to_string(),
            })
        };
        if params.bond_denom != old.bond_denom {
            return fixed("bond_denom", "cannot be changed");
        }
        if params.power_reduction != old.power_reduction {
            return fixed("power_reduction", "cannot be changed");
        }
        if params.operator_prefix != old.operator_prefix {
            return fixed("operator_prefix", "cannot be changed");
        }
        let is_raised = params.min_commission > old.min_commission;
        save_config(
            self.store,
            &Config {
                params,
                ..Config::clone(&self.config)
            },
        )?;
        self.config = config(self.store)?;
        if is_raised {
            self.raise_commissions()?;
        }
        self.touch_set()
    }
}

fn power_of(votes: &[Power], validator: &Address) -> Option<u64> {
    votes
        .iter()
        .find(|(address, _)| address == validator)
        .map(|(_, power)| *power)
}

impl View<'_> {
    /// The powers that counted, or will count, in BeginBlock of this height.
    fn votes_at(&self, height: u64) -> Res<Vec<Power>> {
        let found = VOTES
            .between(self.store, 0, height, Order::Descending)
            .next()
            .transpose()?;
        Ok(found.map(|(_, votes)| votes).unwrap_or_default())
    }

    pub fn votes(&self) -> Res<Vec<(String, u64)>> {
        let votes = VOTES
            .may_load(self.store, Head::load(self.store)?.votes)?
            .unwrap_or_default();
        votes
            .iter()
            .map(|(address, power)| Ok((self.valoper(address)?, *power)))
            .collect()
    }

    pub fn events(&self) -> Res<Vec<Event>> {
        crate::events::all(self.store)
    }
}
