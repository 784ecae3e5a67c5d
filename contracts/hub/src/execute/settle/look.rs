//! What there is to settle: entries that may be due, and coins that nothing else has claimed.

use super::late;
use crate::{
    hub_state::HubState,
    state::{Entry, EntryKey, Settle, ENTRIES, SETTLE},
    ContractError,
};
use ballast_accounting::{Amount, Native};
use cosmwasm_std::{Deps, Env, Order, StdResult, Storage};

/// An entry with what it is kept under.
pub struct Due {
    pub key: EntryKey,
    pub entry: Entry,
}

impl From<((u64, u64), Entry)> for Due {
    fn from((key, entry): ((u64, u64), Entry)) -> Self {
        let key = key.into();
        Self { key, entry }
    }
}

/// The entries, coins and memory that a call of `settle` works on.
pub struct Matured {
    pub memory: Settle,
    /// Native that arrived and is not reserved yet.
    pub arrived: Native,
    /// Entries that may be due by now; none while an earlier set is being paid.
    pub due: Vec<Due>,
}

impl Matured {
    pub fn look(deps: Deps<'_>, env: &Env, hub: &HubState) -> Result<Self, ContractError> {
        let memory = SETTLE.may_load(deps.storage)?.unwrap_or_default();
        let due = match memory.set {
            Some(_) => vec![],
            None => due_until(deps.storage, hub.may_be_due_by())?,
        };
        Ok(Self {
            arrived: hub.arrived(deps, env, memory.reserved())?,
            memory,
            due,
        })
    }

    /// Whether nothing is missing, or what is missing has been shared out already: then it does not
    /// matter any more who was slashed, and the books need not be compared with the chain first.
    pub fn is_whole(&self) -> Result<bool, ContractError> {
        Ok(self.memory.set.is_some() || self.arrived >= total(&self.due)?)
    }
}

/// The sum of the entries.
pub fn total(due: &[Due]) -> Result<Native, ContractError> {
    Ok(Native::sum(due.iter().map(|due| due.entry.amount))?)
}

fn due_until(storage: &dyn Storage, until: u64) -> StdResult<Vec<Due>> {
    let bound = EntryKey::last_by(until);
    ENTRIES
        .range(storage, None, Some(bound), Order::Ascending)
        .map(|row| row.map(Due::from))
        .collect()
}

/// Whether any entry that is not settled is due by `until`.
pub fn has_due(storage: &dyn Storage, until: u64) -> bool {
    let bound = EntryKey::last_by(until);
    ENTRIES
        .keys(storage, None, Some(bound), Order::Ascending)
        .next()
        .is_some()
}

/// Whether a keeper should call: entries that may be due, something late whose time is over, or
/// coins that are not spoken for. Less than `min_move` is no reason: it is taken in by the next
/// call that has one.
pub fn is_due(deps: Deps<'_>, env: &Env, hub: &HubState) -> Result<bool, ContractError> {
    if has_entries(deps.storage, hub)? {
        return Ok(true);
    }
    let arrived = unspoken(deps, env, hub)?;
    Ok(arrived >= Native::new(hub.config.params.min_move) || late::takes(deps.storage, arrived)?)
}

/// Whether a call would find anything to do, were it one coin.
pub fn has_work(deps: Deps<'_>, env: &Env, hub: &HubState) -> Result<bool, ContractError> {
    Ok(has_entries(deps.storage, hub)? || !unspoken(deps, env, hub)?.is_zero())
}

fn has_entries(storage: &dyn Storage, hub: &HubState) -> Result<bool, ContractError> {
    Ok(has_due(storage, hub.may_be_due_by()) || late::is_over(storage, hub.now)?)
}

fn unspoken(deps: Deps<'_>, env: &Env, hub: &HubState) -> Result<Native, ContractError> {
    let memory = SETTLE.may_load(deps.storage)?.unwrap_or_default();
    hub.arrived(deps, env, memory.reserved())
}
