//! Redelegation and its queue. Facts from `x/staking/keeper/delegation.go: BeginRedelegation`.

use cosmwasm_std::{Coin, Event, Order, Storage, Timestamp, Uint128};

use crate::address::Address;
use crate::bytes::Mark;
use crate::chain::{more, Chain};
use crate::coins::coin_text;
use crate::delegate::Source;
use crate::error::{self, Res};
use crate::state::{
    RedelegationEntry, Status, RECEIVING, REDELEGATIONS, REDELEGATION_QUEUE, REDELEGATORS,
};
use crate::validators;

/// `HasReceivingRedelegation`: whether a redelegation into `validator`, of any size, is open.
pub(crate) fn is_receiving(
    store: &dyn Storage,
    delegator: &Address,
    validator: &Address,
) -> Res<bool> {
    let mut found = RECEIVING.under(store, (delegator, validator), Order::Ascending);
    Ok(found.next().transpose()?.is_some())
}

impl Chain<'_> {
    /// `MsgBeginRedelegate`: returns when the entry completes; `None` if the source is unbonded,
    /// because nothing is recorded then.
    pub fn msg_redelegate(
        &mut self,
        delegator: &Address,
        src: &Address,
        dst: &Address,
        coin: &Coin,
    ) -> Res<Option<Timestamp>> {
        let shares = self.shares_to_unbond(delegator, src, coin)?;
        let completes = self.redelegate(delegator, src, dst, shares)?;
        let event = Event::new("redelegate")
            .add_attribute("source_validator", self.valoper(src)?)
            .add_attribute("destination_validator", self.valoper(dst)?)
            .add_attribute("delegator", self.account(delegator)?)
            .add_attribute("amount", format!("{}{}", coin.amount, coin.denom))
            .add_attribute("completion_time", crate::proto::rfc3339_or_zero(completes));
        self.events.push(event);
        Ok(completes)
    }

    /// `BeginRedelegation`.
    fn redelegate(
        &mut self,
        delegator: &Address,
        src: &Address,
        dst: &Address,
        shares: crate::dec::Dec,
    ) -> Res<Option<Timestamp>> {
        if src == dst {
            return Err(error::self_redelegation());
        }
        let mut to = validators::find(self.store, dst)?.ok_or_else(error::bad_redelegation_dst)?;
        let from = validators::load(self.store, src)?;
        if is_receiving(self.store, delegator, src)? {
            return Err(error::transitive_redelegation());
        }
        let mut entries = self.redelegation_entries(delegator, src, dst)?;
        let limit = usize::try_from(self.config.params.max_entries).unwrap_or(usize::MAX);
        if entries.len() >= limit {
            return Err(error::too_many_redelegations());
        }
        let amount = self.unbond(delegator, src, shares)?;
        if amount.is_zero() {
            return Err(error::tiny_redelegation());
        }
        let shares_dst =
            self.delegate(delegator, dst, &mut to, amount, Source::Pool(from.status))?;
        let Some((completes, height)) = self.redelegation_begins(src, &from.status)? else {
            return Ok(None);
        };
        // redelegations never merge
        entries.push(RedelegationEntry {
            height,
            completes,
            initial: amount,
            shares_dst,
        });
        self.save_redelegation(delegator, src, dst, &entries);
        self.queue_redelegation(delegator, src, dst, completes)?;
        Ok(Some(completes))
    }

    /// `getBeginInfo`: by the source's status after the shares have left it.
    fn redelegation_begins(&self, src: &Address, was: &Status) -> Res<Option<(Timestamp, u64)>> {
        let Some(validator) = validators::find(self.store, src)? else {
            // the source was removed with its last share: cosmos-sdk PR 26408
            return if self.config.params.redelegate_last_shares_of_unbonded
                && *was == Status::Unbonded
            {
                Ok(None)
            } else {
                Err(error::no_validator())
            };
        };
        match validator.status {
            Status::Bonded => Ok(Some((
                self.later(self.config.params.unbonding_secs)?,
                self.height,
            ))),
            Status::Unbonding => Ok(Some((validator.unbonding_time, validator.unbonding_height))),
            Status::Unbonded => Ok(None),
        }
    }

    pub fn redelegation_entries(
        &self,
        delegator: &Address,
        src: &Address,
        dst: &Address,
    ) -> Res<Vec<RedelegationEntry>> {
        Ok(REDELEGATIONS
            .may_load(self.store, (delegator, src, dst))?
            .unwrap_or_default())
    }

    pub fn save_redelegation(
        &mut self,
        delegator: &Address,
        src: &Address,
        dst: &Address,
        entries: &Vec<RedelegationEntry>,
    ) {
        if entries.is_empty() {
            REDELEGATIONS.remove(self.store, (delegator, src, dst));
            REDELEGATORS.remove(self.store, (src, delegator, dst));
            RECEIVING.remove(self.store, (delegator, dst, src));
            return;
        }
        REDELEGATIONS.save(self.store, (delegator, src, dst), entries);
        REDELEGATORS.save(self.store, (src, delegator, dst), &Mark);
        RECEIVING.save(self.store, (delegator, dst, src), &Mark);
    }

    pub fn queue_redelegation(
        &mut self,
        delegator: &Address,
        src: &Address,
        dst: &Address,
        completes: Timestamp,
    ) -> Res<()> {
        let key = completes.nanos();
        let mut due = REDELEGATION_QUEUE
            .may_load(self.store, key)?
            .unwrap_or_default();
        due.push((delegator.clone(), src.clone(), dst.clone()));
        REDELEGATION_QUEUE.save(self.store, key, &due);
        Ok(())
    }

    /// EndBlock: completes redelegations, after unbondings.
    pub fn complete_redelegations(&mut self) -> Res<()> {
        let mut triples = vec![];
        for (key, due) in crate::blocks::due(self.store, &REDELEGATION_QUEUE, self.now)? {
            REDELEGATION_QUEUE.remove(self.store, key);
            triples.extend(due);
        }
        for (delegator, src, dst) in triples {
            self.complete_redelegation(&delegator, &src, &dst)?;
        }
        Ok(())
    }

    /// `CompleteRedelegation`: completes all mature entries of the triple; the record may be gone
    /// already.
    fn complete_redelegation(
        &mut self,
        delegator: &Address,
        src: &Address,
        dst: &Address,
    ) -> Res<()> {
        let entries = self.redelegation_entries(delegator, src, dst)?;
        if entries.is_empty() {
            return Ok(());
        }
        let (mature, open): (Vec<_>, Vec<_>) = entries
            .into_iter()
            .partition(|entry| entry.completes <= self.now);
        let mut amount = Uint128::zero();
        for entry in mature {
            amount = more(amount, entry.initial)?;
        }
        self.save_redelegation(delegator, src, dst, &open);
        let event = Event::new("complete_redelegation")
            .add_attribute("amount", coin_text(amount, self.denom()))
            .add_attribute("delegator", self.account(delegator)?)
            .add_attribute("source_validator", self.valoper(src)?)
            .add_attribute("destination_validator", self.valoper(dst)?);
        self.events.push(event);
        Ok(())
    }
}
