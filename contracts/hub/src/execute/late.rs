//! Parts of settled entries that have not arrived and may still come.
//!
//! Some chains pay unbondings later than they said (provider chains of interchain security held
//! them back), and a contract cannot tell that from a slash. So what no loss explains stays owed:
//! coins that come later go to it, the longest overdue first, and what has not come seven days
//! after it was due is written off.

use crate::{
    state::{EntryKey, Late, LATE, LATE_SECS},
    ContractError,
};
use ballast_accounting::{AccountingError, Amount, Native};
use ballast_types::{event, queue::Funding};
use cosmwasm_std::{Event, Order, StdResult, Storage};
use litemap::LiteMap;

/// The payments of a call to the queue: at most a page of entries, so at most as many batches.
pub struct Parts {
    page: usize,
    by_batch: LiteMap<u64, Funding>,
    events: Vec<Event>,
}

impl Parts {
    pub fn new(page: usize) -> Self {
        Self {
            page,
            by_batch: LiteMap::new_vec(),
            events: vec![],
        }
    }

    /// How many more entries the call may touch.
    pub fn left(&self) -> usize {
        self.page
    }

    /// One entry's payment, and by how much its batch is owed less.
    pub fn settle(
        &mut self,
        batch_id: u64,
        paid: Native,
        owed_less: Native,
    ) -> Result<(), AccountingError> {
        self.page = self.page.saturating_sub(1);
        let part = self.by_batch.entry(batch_id).or_insert(Funding {
            batch_id,
            amount: Native::ZERO,
            owed_less: Native::ZERO,
        });
        part.amount = part.amount.checked_add(paid)?;
        part.owed_less = part.owed_less.checked_add(owed_less)?;
        Ok(())
    }

    /// All that is paid.
    pub fn paid(&self) -> Result<Native, AccountingError> {
        Ok(Native::sum(
            self.by_batch.iter().map(|(_, part)| part.amount),
        )?)
    }

    /// The parts for the queue, and the events.
    pub fn into_fund(self) -> (Vec<Funding>, Vec<Event>) {
        let is_some = |part: &Funding| !part.amount.is_zero() || !part.owed_less.is_zero();
        let parts = self.by_batch.into_iter().map(|(_, part)| part);
        (parts.filter(is_some).collect(), self.events)
    }
}

/// Keeps the missing part of an entry that was settled under `key`.
pub fn keep(
    storage: &mut dyn Storage,
    key: EntryKey,
    late: Late,
    parts: &mut Parts,
) -> StdResult<()> {
    if late.amount.is_zero() {
        return Ok(());
    }
    let event = event::Late {
        entry_id: key.id,
        batch_id: late.batch_id,
        validator: &late.validator,
        amount: late.amount,
        until: key.completes_at.saturating_add(LATE_SECS),
    };
    parts.events.push(event.into());
    LATE.save(storage, key.stored(), &late)
}

/// Pays late parts out of `spare`, the longest overdue first. Returns the rest of `spare`.
pub fn pay(
    storage: &mut dyn Storage,
    mut spare: Native,
    parts: &mut Parts,
) -> Result<Native, ContractError> {
    while !spare.is_zero() && parts.left() > 0 {
        let Some(Overdue { key, mut late }) = first(storage)? else {
            break;
        };
        let paid = late.amount.min(spare);
        spare = spare.checked_sub(paid)?;
        late.amount = late.amount.checked_sub(paid)?;
        parts.settle(late.batch_id, paid, Native::ZERO)?;
        match late.amount.is_zero() {
            true => LATE.remove(storage, key.stored()),
            false => LATE.save(storage, key.stored(), &late)?,
        }
    }
    Ok(spare)
}

/// Writes off late parts whose time is over at `now`, block time rounded down.
pub fn write_off(
    storage: &mut dyn Storage,
    now: u64,
    parts: &mut Parts,
) -> Result<(), ContractError> {
    while parts.left() > 0 {
        let Some(Overdue { key, late }) = first(storage)?.filter(|first| first.is_past(now)) else {
            break;
        };
        LATE.remove(storage, key.stored());
        parts.settle(late.batch_id, Native::ZERO, late.amount)?;
        let event = event::WrittenOff {
            entry_id: key.id,
            batch_id: late.batch_id,
            validator: &late.validator,
            amount: late.amount,
        };
        parts.events.push(event.into());
    }
    Ok(())
}

/// Whether anything is late whose time is over at `now`.
pub fn is_over(storage: &dyn Storage, now: u64) -> StdResult<bool> {
    Ok(first(storage)?.is_some_and(|first| first.is_past(now)))
}

/// Whether `amount` pays what is longest overdue in full.
pub fn takes(storage: &dyn Storage, amount: Native) -> StdResult<bool> {
    Ok(first(storage)?.is_some_and(|first| first.late.amount <= amount))
}

/// A late part, with what it is kept under.
struct Overdue {
    key: EntryKey,
    late: Late,
}

impl Overdue {
    /// Whether it is to be written off at `now`.
    fn is_past(&self, now: u64) -> bool {
        self.key.completes_at.saturating_add(LATE_SECS) <= now
    }
}

/// The longest overdue.
fn first(storage: &dyn Storage) -> StdResult<Option<Overdue>> {
    let mut rows = LATE.range(storage, None, None, Order::Ascending);
    let first = rows.next().transpose()?;
    Ok(first.map(|(key, late)| Overdue {
        key: key.into(),
        late,
    }))
}
