//! Pays the entries of a set, page by page.

use super::{
    late::{self, Parts},
    look::Due,
};
use crate::{
    state::{Entry, EntryKey, Late, Settle, SettlementSet, ENTRIES},
    ContractError,
};
use ballast_accounting::{Amount, Burden, Evidence, Native};
use cosmwasm_std::{Order, StdResult, Storage};

/// The burden of an entry, by the evidence at the time when the set was fixed: a validator may be
/// emptied between two pages.
fn burden(
    storage: &dyn Storage,
    EntryKey { completes_at, id }: EntryKey,
    entry: &Entry,
    set: &SettlementSet,
) -> Result<Burden, ContractError> {
    let suspicion = entry.suspicion(storage, completes_at, set.losses)?;
    let evidence = suspicion.unwrap_or(match set.cleared.contains(&id) {
        true => Evidence::Cleared,
        false => Evidence::Unknown,
    });
    Ok(Burden::of(entry.amount, evidence)?)
}

/// Pays the next entries of the set. Returns what was expected of them.
pub fn pay(
    storage: &mut dyn Storage,
    memory: &mut Settle,
    parts: &mut Parts,
) -> Result<Native, ContractError> {
    let Some(set) = &mut memory.set else {
        return Ok(Native::ZERO);
    };
    let bound = EntryKey::last_by(set.until);
    let entries: Vec<Due> = ENTRIES
        .range(storage, None, Some(bound), Order::Ascending)
        .take(parts.left())
        .map(|row| row.map(Due::from))
        .collect::<StdResult<_>>()?;
    let is_short = !set.shortfall.missing.total()?.is_zero();
    let is_explained = set.shortfall.is_explained();
    let mut expected = Native::ZERO;
    for Due { key, entry } in entries {
        expected = expected.checked_add(entry.amount)?;
        let share = match is_short {
            true => {
                let burden = burden(storage, key, &entry, set)?;
                set.shortfall.share_of_next(&burden)?
            }
            false => Native::ZERO,
        };
        // the shares of the shortfall add up to it, so the rest of `reserved` is always enough; and
        // no more than it is ever paid
        let paid = entry.amount.saturating_sub(share).min(set.reserved);
        set.reserved = set.reserved.checked_sub(paid)?;
        let missing = entry.amount.checked_sub(paid)?;
        ENTRIES.remove(storage, key.stored());
        match is_explained {
            true => parts.settle(entry.batch_id, paid, missing)?,
            false => {
                parts.settle(entry.batch_id, paid, Native::ZERO)?;
                late::keep(storage, key, Late::of(entry, missing), parts)?;
            }
        }
    }
    Ok(expected)
}
