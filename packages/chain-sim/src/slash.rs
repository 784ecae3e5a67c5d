//! Slashing. Facts from `x/staking/keeper/slash.go`.

use cosmwasm_std::{Order, Uint128};

use crate::address::Address;
use crate::chain::{less, more, Chain};
use crate::dec::Dec;
use crate::error::{Res, SdkError};
use crate::state::{RedelegationEntry, Status, REDELEGATORS, UNBONDERS};
use crate::validators;

impl Chain<'_> {
    /// `Slash`: takes `fraction` of `power`, first from stake that has left since the infraction,
    /// the rest from the validator's tokens. Returns the latter, which is burned from all present
    /// delegations.
    ///
    /// Entries that were made at or after `infraction_height` are slashed; none if that is this
    /// very block.
    pub fn slash(
        &mut self,
        address: &Address,
        infraction_height: u64,
        power: u64,
        fraction: Dec,
    ) -> Res<Uint128> {
        let stake = Uint128::from(power)
            .checked_mul(self.config.params.power_reduction)
            .map_err(|_| SdkError::panic("Int overflow"))?;
        let mut left = fraction.of(stake)?;
        let validator = validators::load(self.store, address)?;
        if validator.status == Status::Unbonded {
            return Err(SdkError::panic("should not be slashing unbonded validator").into());
        }
        if infraction_height < self.height {
            for delegator in self.unbonders(address)? {
                let due = self.slash_unbonding(&delegator, address, infraction_height, fraction)?;
                left = left.saturating_sub(due);
            }
            for (delegator, dst) in self.redelegators(address)? {
                let due = self.slash_redelegation(
                    &delegator,
                    address,
                    &dst,
                    infraction_height,
                    fraction,
                )?;
                left = left.saturating_sub(due);
            }
        }
        let burned = left.min(validator.tokens);
        if burned.is_zero() {
            return Ok(burned);
        }
        // BeforeValidatorSlashed
        let effective = Dec::int(burned).quo_round_up(Dec::int(validator.tokens))?;
        self.record_slash(address, validator.tokens, effective)?;
        let validator = self.remove_tokens(address, burned)?;
        if validator.is_bonded() {
            self.burn_bonded(burned)?;
        } else {
            self.burn_not_bonded(burned)?;
        }
        Ok(burned)
    }

    /// Stake that left the validator at or after a height and is still liable: initial balances, on
    /// which slashes are computed.
    pub fn left_since(&self, address: &Address, height: u64) -> Res<Uint128> {
        let mut sum = Uint128::zero();
        for delegator in self.unbonders(address)? {
            for entry in self.unbonding_entries(&delegator, address)? {
                if entry.height >= height && entry.completes > self.now {
                    sum = more(sum, entry.initial)?;
                }
            }
        }
        for (delegator, dst) in self.redelegators(address)? {
            for entry in self.redelegation_entries(&delegator, address, &dst)? {
                if entry.height >= height && entry.completes > self.now {
                    sum = more(sum, entry.initial)?;
                }
            }
        }
        Ok(sum)
    }

    fn unbonders(&self, validator: &Address) -> Res<Vec<Address>> {
        UNBONDERS
            .under(self.store, validator, Order::Ascending)
            .map(|found| found.map(|((_, delegator), _)| delegator))
            .collect()
    }

    fn redelegators(&self, src: &Address) -> Res<Vec<(Address, Address)>> {
        REDELEGATORS
            .under(self.store, src, Order::Ascending)
            .map(|found| found.map(|((_, delegator, dst), _)| (delegator, dst)))
            .collect()
    }

    /// `SlashUnbondingDelegation`: a fraction of initial balances, capped by balances. Returns what
    /// was due.
    fn slash_unbonding(
        &mut self,
        delegator: &Address,
        validator: &Address,
        infraction_height: u64,
        fraction: Dec,
    ) -> Res<Uint128> {
        let (mut due, mut burned) = (Uint128::zero(), Uint128::zero());
        let mut entries = self.unbonding_entries(delegator, validator)?;
        for entry in &mut entries {
            if entry.height < infraction_height || entry.completes <= self.now {
                continue;
            }
            let slash = fraction.of(entry.initial)?;
            due = more(due, slash)?;
            let taken = slash.min(entry.balance);
            entry.balance = less(entry.balance, taken)?;
            burned = more(burned, taken)?;
        }
        if !burned.is_zero() {
            self.save_unbonding(delegator, validator, &entries);
            self.burn_not_bonded(burned)?;
        }
        Ok(due)
    }

    /// `SlashRedelegation`: for each entry, unbonding entries at the destination are slashed first;
    /// if they do not suffice, the delegation there pays its full part. Returns what was due.
    fn slash_redelegation(
        &mut self,
        delegator: &Address,
        src: &Address,
        dst: &Address,
        infraction_height: u64,
        fraction: Dec,
    ) -> Res<Uint128> {
        let mut due = Uint128::zero();
        for entry in self.redelegation_entries(delegator, src, dst)? {
            if entry.height < infraction_height || entry.completes <= self.now {
                continue;
            }
            let slash = fraction.of(entry.initial)?;
            due = more(due, slash)?;
            let left = self.slash_left_destination(delegator, dst, infraction_height, slash)?;
            if !left.is_zero() {
                self.slash_at_destination(delegator, dst, &entry, fraction)?;
            }
        }
        Ok(due)
    }

    /// Takes up to `slash` from the delegator's unbonding entries at `dst`. Returns what is still
    /// missing.
    fn slash_left_destination(
        &mut self,
        delegator: &Address,
        dst: &Address,
        infraction_height: u64,
        slash: Uint128,
    ) -> Res<Uint128> {
        let mut left = slash;
        let mut entries = self.unbonding_entries(delegator, dst)?;
        for entry in &mut entries {
            if entry.height < infraction_height || entry.completes <= self.now {
                continue;
            }
            let taken = left.min(entry.balance);
            entry.balance = less(entry.balance, taken)?;
            left = less(left, taken)?;
        }
        let taken = less(slash, left)?;
        if !taken.is_zero() {
            self.save_unbonding(delegator, dst, &entries);
            self.burn_not_bonded(taken)?;
        }
        Ok(left)
    }

    /// Unbonds and burns `fraction` of the stake that the entry brought. Pays rewards while doing
    /// so.
    fn slash_at_destination(
        &mut self,
        delegator: &Address,
        dst: &Address,
        entry: &RedelegationEntry,
        fraction: Dec,
    ) -> Res<()> {
        let shares = fraction.mul(entry.shares_dst)?;
        if shares.is_zero() {
            return Ok(());
        }
        let Some(held) = self.shares(delegator, dst)? else {
            return Ok(());
        };
        let bonded = validators::load(self.store, dst)?.is_bonded();
        let tokens = self.unbond(delegator, dst, shares.min(held))?;
        if bonded {
            self.burn_bonded(tokens)
        } else {
            self.burn_not_bonded(tokens)
        }
    }
}
