//! Which entries can be settled now, and how they share what is missing.

use super::look::{total, Due};
use crate::{
    hub_state::HubState,
    state::{Settle, SettlementSet},
    ContractError,
};
use ballast_accounting::{Burden, Evidence, Native, Shortfall};
use cosmwasm_std::{Env, Storage};

/// The set that can be settled now, if any.
pub fn choose(
    storage: &dyn Storage,
    env: &Env,
    hub: &HubState,
    memory: &Settle,
    due: Vec<Due>,
    arrived: Native,
) -> Result<Option<SettlementSet>, ContractError> {
    let total = total(&due)?;
    if arrived >= total {
        return Ok(Some(whole(hub, total)));
    }
    // a restarted chain has lower heights: any other block is a later one
    if memory.height == env.block.height {
        return Ok(None);
    }
    let marked = memory.at;
    let (certain, later): (Vec<Due>, Vec<Due>) = due
        .into_iter()
        .partition(|due| due.key.completes_at <= marked);
    // money of later entries may be here or not: wait for them to be certain too. The mark has
    // moved by then, and entries are made at the pace of batches, so that ends
    if certain.is_empty() || !later.is_empty() {
        return Ok(None);
    }
    Ok(Some(short(storage, hub, certain, marked, arrived)?))
}

/// A set of which all has come: it was read with the bound that is stored.
fn whole(hub: &HubState, total: Native) -> SettlementSet {
    SettlementSet {
        until: hub.may_be_due_by(),
        losses: hub.books.losses,
        cleared: vec![],
        shortfall: Shortfall::default(),
        reserved: total,
    }
}

/// Fixes how a set shares its shortfall.
fn short(
    storage: &dyn Storage,
    hub: &HubState,
    entries: Vec<Due>,
    until: u64,
    arrived: Native,
) -> Result<SettlementSet, ContractError> {
    let losses = hub.books.losses;
    let (mut due, mut cleared) = (Burden::default(), vec![]);
    for Due { key, entry } in &entries {
        let evidence = entry.evidence(storage, key.completes_at, losses)?;
        if evidence == Evidence::Cleared {
            cleared.push(key.id);
        }
        due = due.checked_add(&Burden::of(entry.amount, evidence)?)?;
    }
    let reserved = arrived.min(due.total()?);
    Ok(SettlementSet {
        until,
        losses,
        cleared,
        shortfall: Shortfall::split(due, reserved)?,
        reserved,
    })
}
