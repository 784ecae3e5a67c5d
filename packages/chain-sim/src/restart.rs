//! A chain that starts again from its exported state, at a lower height. Facts from wasmd's `app/export.go:
//! prepForZeroHeightGenesis` and from the modules' `InitGenesis`.

use cosmwasm_std::{BlockInfo, Order};

use crate::address::Address;
use crate::blocks::by_power;
use crate::chain::Chain;
use crate::clock::{Head, TIMES};
use crate::dec::Dec;
use crate::error::Res;
use crate::rewards::rewards_of;
use crate::state::{
    Status, ABSENT, DELEGATIONS, EVIDENCE, HISTORY, LAST_SET, REDELEGATIONS, REDELEGATION_QUEUE,
    SIGNING, SLASHES, UNBONDINGS, UNBONDING_QUEUE, VALIDATORS, VALIDATOR_QUEUE, VOTES,
};
use crate::validators;

type Pair = (Address, Address);

impl Chain<'_> {
    /// The export for height zero: rewards are paid out, and earlier heights are forgotten.
    pub fn export(&mut self) -> Res<()> {
        let validators = self.all_validators()?;
        let delegations = self.all_delegations()?;
        for validator in &validators {
            if !rewards_of(self.store, validator)?.commission.is_empty() {
                self.withdraw_commission(validator)?;
            }
        }
        for (delegator, validator) in &delegations {
            self.msg_withdraw(delegator, validator)?;
        }
        let height = std::mem::replace(&mut self.height, 0);
        self.restart_rewards(&validators, &delegations)?;
        self.height = height;
        self.forget_unbonding_heights(&validators)?;
        self.forget_redelegation_heights()?;
        self.forget_signing_heights()?;
        // earlier events belong to no block of the new chain
        self.events.clear();
        Ok(())
    }

    /// The first block of the new chain. Its commit is empty, so the coins of the fee collector go
    /// to the pool, except at height 1, where nothing is allocated.
    pub fn begin_first_block(&mut self, block: &BlockInfo) -> Res<()> {
        let first = block.height.saturating_add(1);
        let set = LAST_SET.may_load(self.store)?.unwrap_or_default();
        TIMES.clear(self.store);
        VOTES.clear(self.store);
        ABSENT.remove(self.store);
        EVIDENCE.remove(self.store);
        VOTES.save(self.store, first, &by_power(set));
        Head::first(self.store, block)?;
        crate::events::forget(self.store);
        self.mint_provisions()?;
        let fees = self.collected_fees()?;
        if block.height > 1 && !fees.is_empty() {
            self.allocate_fees(fees, &[])?;
        }
        Ok(())
    }

    fn all_validators(&self) -> Res<Vec<Address>> {
        VALIDATORS
            .all(self.store, Order::Ascending)
            .map(|found| found.map(|(address, _)| address))
            .collect()
    }

    fn all_delegations(&self) -> Res<Vec<Pair>> {
        DELEGATIONS
            .all(self.store, Order::Ascending)
            .map(|found| found.map(|(pair, _)| pair))
            .collect()
    }

    /// Starts the rewards of every validator and delegation anew; dust goes to the pool, and
    /// earlier slashes are forgotten.
    fn restart_rewards(&mut self, validators: &[Address], delegations: &[Pair]) -> Res<()> {
        SLASHES.clear(self.store);
        HISTORY.clear(self.store);
        for validator in validators {
            let record = rewards_of(self.store, validator)?;
            self.add_to_pool(&record.outstanding)?;
            self.start_validator_rewards(validator, record.rate);
        }
        for (delegator, validator) in delegations {
            let target = validators::load(self.store, validator)?;
            let shares = self.shares(delegator, validator)?.unwrap_or(Dec::ZERO);
            let ended = self.end_period(validator, target.tokens)?;
            self.save_delegation(delegator, validator, ended, &target, shares)?;
        }
        Ok(())
    }

    /// Entries and validators that unbond count as begun at height 0, and keep the time at which
    /// they end.
    fn forget_unbonding_heights(&mut self, validators: &[Address]) -> Res<()> {
        VALIDATOR_QUEUE.clear(self.store);
        for address in validators {
            let mut validator = validators::load(self.store, address)?;
            validator.unbonding_height = 0;
            self.save_validator(address, &validator);
            if validator.status == Status::Unbonding {
                self.queue_validator(address, &validator)?;
            }
        }
        UNBONDING_QUEUE.clear(self.store);
        let all: Vec<_> = UNBONDINGS
            .all(self.store, Order::Ascending)
            .collect::<Res<_>>()?;
        for ((delegator, validator), mut entries) in all {
            for entry in &mut entries {
                entry.height = 0;
                self.queue_unbonding(&delegator, &validator, entry.completes)?;
            }
            self.save_unbonding(&delegator, &validator, &entries);
        }
        Ok(())
    }

    fn forget_redelegation_heights(&mut self) -> Res<()> {
        REDELEGATION_QUEUE.clear(self.store);
        let all: Vec<_> = REDELEGATIONS
            .all(self.store, Order::Ascending)
            .collect::<Res<_>>()?;
        for ((delegator, src, dst), mut entries) in all {
            for entry in &mut entries {
                entry.height = 0;
                self.queue_redelegation(&delegator, &src, &dst, entry.completes)?;
            }
            self.save_redelegation(&delegator, &src, &dst, &entries);
        }
        Ok(())
    }

    /// The window of missed votes is counted from height 0 on; missed votes stay missed.
    fn forget_signing_heights(&mut self) -> Res<()> {
        let all: Vec<_> = SIGNING
            .all(self.store, Order::Ascending)
            .collect::<Res<_>>()?;
        for (address, mut signing) in all {
            signing.start_height = 0;
            SIGNING.save(self.store, &address, &signing);
        }
        Ok(())
    }
}
