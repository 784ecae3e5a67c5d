//! Blocks: BeginBlock, EndBlock and the validator set. Facts from `x/staking/keeper/
//! val_state_change.go`; the order of modules from wasmd's `app/app.go`.

use std::collections::BTreeMap;

use cosmwasm_std::{BlockInfo, Event, Order, Storage, Timestamp, Uint128};

use crate::address::Address;
use crate::bytes::Take;
use crate::chain::{less, more, Chain};
use crate::clock::Head;
use crate::error::{Res, SimError};
use crate::events;
use crate::state::{
    Power, Rank, Status, Validator, BY_POWER, LAST_SET, SET_CHANGED, VALIDATOR_QUEUE, VOTES,
};
use crate::table::Table;
use crate::validators;

/// The number of blocks from a change of stake to the BeginBlock in which it counts as votes.
const VOTES_LAG: u64 = 3;

/// The rows that are due by `now`, in order of time.
pub(crate) fn due<T: Take>(
    store: &dyn Storage,
    queue: &Table<u64, T>,
    now: Timestamp,
) -> Res<Vec<(u64, T)>> {
    queue
        .between(store, 0, now.nanos(), Order::Ascending)
        .collect()
}

/// The events of a block's BeginBlock and EndBlock.
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct BlockEvents {
    /// The height of the current block.
    pub height: u64,
    /// The time of the current block.
    pub time: Timestamp,
    /// Events from EndBlock of the blocks that were ended on the way.
    pub ended: Vec<Event>,
    /// Events from BeginBlock of the blocks that were begun.
    pub begun: Vec<Event>,
}

impl BlockEvents {
    /// All events in order, if one block was made.
    pub fn all(&self) -> impl Iterator<Item = &Event> {
        self.ended.iter().chain(&self.begun)
    }

    /// A block that has begun, without events so far.
    pub(crate) fn idle(block: &BlockInfo) -> Self {
        Self {
            height: block.height,
            time: block.time,
            ..Self::default()
        }
    }

    pub(crate) fn absorb(&mut self, next: Self) {
        (self.height, self.time) = (next.height, next.time);
        self.ended.extend(next.ended);
        self.begun.extend(next.begun);
    }
}

impl Chain<'_> {
    /// Distribution, slashing and evidence, in this order, before the transactions.
    pub fn begin_block(&mut self, block: &BlockInfo) -> Res<()> {
        let mut head = Head::load(self.store)?;
        if !head.ended {
            return Err(SimError::BlockNotEnded(head.height));
        }
        events::forget(self.store);
        head.move_to(self.store, block)?;
        while let Some(next) = head
            .next_votes
            .first()
            .copied()
            .filter(|next| *next <= block.height)
        {
            head.votes = next;
            head.next_votes.remove(0);
        }
        head.save(self.store);

        self.mint_provisions()?;
        let fees = self.collected_fees()?;
        if !fees.is_empty() {
            let votes = self.votes(&head)?;
            self.allocate_fees(fees, &votes)?;
        }
        self.handle_votes(|chain| chain.votes(&head))?;
        self.handle_evidence()
    }

    fn votes(&self, head: &Head) -> Res<Vec<Power>> {
        Ok(VOTES.may_load(self.store, head.votes)?.unwrap_or_default())
    }

    /// `BlockValidatorUpdates`: first the set, then matured entries.
    pub fn end_block(&mut self) -> Res<()> {
        let mut head = Head::load(self.store)?;
        if head.ended {
            return Err(SimError::BlockEnded(head.height));
        }
        if SET_CHANGED.may_load(self.store)? == Some(true) {
            SET_CHANGED.save(self.store, &false);
            if self.update_set()? {
                let set = LAST_SET.may_load(self.store)?.unwrap_or_default();
                let from = self.height.saturating_add(VOTES_LAG);
                VOTES.save(self.store, from, &by_power(set));
                head.next_votes.push(from);
            }
        }
        self.unbond_mature_validators()?;
        self.complete_unbondings()?;
        self.complete_redelegations()?;
        head.ended = true;
        head.save(self.store);
        Ok(())
    }

    /// `ApplyAndReturnValidatorSetUpdates`. Returns whether powers changed.
    pub fn update_set(&mut self) -> Res<bool> {
        let last = LAST_SET.may_load(self.store)?.unwrap_or_default();
        let top = self.top_by_power()?;
        let mut leaving: BTreeMap<Address, u64> = last.iter().cloned().collect();
        let (mut to_bonded, mut to_not_bonded) = (Uint128::zero(), Uint128::zero());
        for (address, _) in &top {
            if leaving.remove(address).is_none() {
                to_bonded = more(to_bonded, self.bond(address)?)?;
            }
        }
        for address in leaving.keys() {
            to_not_bonded = more(to_not_bonded, self.begin_unbonding(address)?)?;
        }
        if to_bonded > to_not_bonded {
            self.not_bonded_to_bonded(less(to_bonded, to_not_bonded)?)?;
        } else {
            self.bonded_to_not_bonded(less(to_not_bonded, to_bonded)?)?;
        }
        let mut set = top;
        set.sort();
        if set == last {
            return Ok(false);
        }
        LAST_SET.save(self.store, &set);
        Ok(true)
    }

    /// The first `max_validators` by power, the lower address first at equal power; validators
    /// without power are left out.
    fn top_by_power(&self) -> Res<Vec<Power>> {
        let places = usize::try_from(self.config.params.max_validators).unwrap_or(usize::MAX);
        let ranked = BY_POWER.all(self.store, Order::Descending).take(places);
        let mut top = vec![];
        for entry in ranked {
            let (Rank { power, validator }, _) = entry?;
            if power == 0 {
                break;
            }
            top.push((validator, power));
        }
        Ok(top)
    }

    /// `bondValidator`: returns its tokens, which move to the other pool.
    fn bond(&mut self, address: &Address) -> Res<Uint128> {
        let mut validator = validators::load(self.store, address)?;
        if validator.status == Status::Unbonding {
            self.unqueue_validator(address, &validator)?;
        }
        validator.status = Status::Bonded;
        self.save_validator(address, &validator);
        self.after_bonded(address, self.height)?;
        Ok(validator.tokens)
    }

    /// `BeginUnbondingValidator`: returns its tokens, which move to the other pool.
    fn begin_unbonding(&mut self, address: &Address) -> Res<Uint128> {
        let mut validator = validators::load(self.store, address)?;
        validator.status = Status::Unbonding;
        validator.unbonding_time = self.later(self.config.params.unbonding_secs)?;
        validator.unbonding_height = self.height;
        self.save_validator(address, &validator);
        self.queue_validator(address, &validator)?;
        Ok(validator.tokens)
    }

    pub fn queue_validator(&mut self, address: &Address, validator: &Validator) -> Res<()> {
        let key = (validator.unbonding_time.nanos(), validator.unbonding_height);
        let mut due = VALIDATOR_QUEUE
            .may_load(self.store, key)?
            .unwrap_or_default();
        due.push(address.clone());
        VALIDATOR_QUEUE.save(self.store, key, &due);
        Ok(())
    }

    fn unqueue_validator(&mut self, address: &Address, validator: &Validator) -> Res<()> {
        let key = (validator.unbonding_time.nanos(), validator.unbonding_height);
        let mut due = VALIDATOR_QUEUE
            .may_load(self.store, key)?
            .unwrap_or_default();
        due.retain(|other| other != address);
        if due.is_empty() {
            VALIDATOR_QUEUE.remove(self.store, key);
            return Ok(());
        }
        VALIDATOR_QUEUE.save(self.store, key, &due);
        Ok(())
    }

    /// `UnbondAllMatureValidators`: validators without shares are removed.
    fn unbond_mature_validators(&mut self) -> Res<()> {
        let until = (self.now.nanos(), u64::MAX);
        let mature: Vec<_> = VALIDATOR_QUEUE
            .between(self.store, (0, 0), until, Order::Ascending)
            .collect::<Res<_>>()?;
        for (key, addresses) in mature {
            VALIDATOR_QUEUE.remove(self.store, key);
            for address in addresses {
                let mut validator = validators::load(self.store, &address)?;
                validator.status = Status::Unbonded;
                self.save_validator(&address, &validator);
                if validator.shares.is_zero() {
                    self.remove_validator(&address, &validator)?;
                }
            }
        }
        Ok(())
    }
}

/// Sorted as votes are: by power, then by address.
pub(crate) fn by_power(mut set: Vec<Power>) -> Vec<Power> {
    set.sort_by(|(a, x), (b, y)| y.cmp(x).then_with(|| a.cmp(b)));
    set
}
