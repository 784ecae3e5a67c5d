//! Hands matured unbondings to the queue, by what actually arrived.

use super::late::{self, Parts};
use crate::{
    hub_state::HubState,
    state::{Entry, Late, Round, Settle, ENTRIES, LATE, SETTLE},
    ContractError,
};
use ballast_accounting::{Amount, Burden, Evidence, Native, Shortfall};
use ballast_types::{
    event, paging,
    queue::{self, Funding},
};
use cosmwasm_std::{Deps, DepsMut, Env, Order, Response, StdResult, Storage};
use cw_storage_plus::Bound;

/// An entry with its due time and number.
type Due = ((u64, u64), Entry);

/// Settles what has come, page by page.
///
/// Coins arrive in an end-blocker, after the transactions of the block in which they are due, and
/// nothing tells a contract that they have. So: if what arrived covers everything that may be due by
/// now, that is settled. Otherwise a call marks height and time, and a later block's call settles what
/// was certainly due at the mark: each entry is paid what it was due less its share of what is missing
/// (see [`Shortfall`]). What losses explain is written off; the rest stays owed, and coins that come
/// later go to it (see [`late`]).
pub fn settle(
    deps: DepsMut<'_>,
    env: &Env,
    hub: &mut HubState,
    found: Found,
    limit: Option<u32>,
) -> Result<Response, ContractError> {
    let page = paging::page_size(Some(limit.unwrap_or(paging::MAX_LIMIT)))?;
    let Found {
        mut memory,
        mut arrived,
        due,
    } = found;
    let mut response = Response::new().add_attribute("action", "settle");
    let is_dust =
        arrived < Native::new(hub.config.params.min_move) && !late::takes(deps.storage, arrived)?;
    let is_quiet = is_dust && is_quiet(env, &memory, &due);
    let mut spare = Native::ZERO;

    if memory.round.is_none() {
        if due.is_empty() {
            spare = std::mem::take(&mut arrived);
        } else if let Some(round) = choose(deps.storage, env, hub, &memory, due, arrived)? {
            arrived = arrived.checked_sub(round.reserved)?;
            memory.round = Some(round);
        } else {
            response = response.add_attribute("waiting", "coins may still be on their way");
        }
    }
    if memory.height != env.block.height {
        (memory.height, memory.at) = (env.block.height, hub.now);
    }

    let mut parts = Parts::new(page);
    let expected = pay(deps.storage, &mut memory, &mut parts)?;
    if let Some(round) = &memory.round {
        if !has_due(deps.storage, round.until) {
            spare = spare.checked_add(round.reserved)?;
            // what came beyond everything that may be due
            if !has_due(deps.storage, hub.may_be_due_by()) {
                spare = spare.checked_add(arrived)?;
            }
            memory.round = None;
        }
    }
    spare = late::pay(deps.storage, spare, &mut parts)?;
    // while anything is late nothing is a gift; `late::pay` left none, unless its page is full
    if LATE.is_empty(deps.storage) {
        response = take_gift(hub, spare, response)?;
    }
    if is_quiet {
        late::write_off(deps.storage, hub.now, &mut parts)?;
    }
    SETTLE.save(deps.storage, &memory)?;

    let paid = parts.paid()?;
    let (parts, events) = parts.into_fund();
    response = response
        .add_attribute("expected", expected.to_string())
        .add_attribute("arrived", paid.to_string())
        .add_events(events);
    if parts.is_empty() {
        return Ok(response);
    }
    response = response.add_events(parts.iter().map(settled_event));
    let fund = queue::ExecuteMsg::Fund { parts };
    Ok(response.add_message(hub.queue().call(&fund, hub.funds(paid))?))
}

/// Whether a call that finds no coins but dust finds nothing that may be what is late: nothing due, no set being paid, and no call before it
/// in this block, which may have paid a set with coins that its own replace when the block ends.
fn is_quiet(env: &Env, memory: &Settle, due: &[Due]) -> bool {
    let is_first = memory.height != env.block.height;
    is_first && memory.round.is_none() && due.is_empty()
}

/// What there is to settle.
pub struct Found {
    memory: Settle,
    /// What arrived and is not spoken for yet.
    arrived: Native,
    /// What may be due by now; none while an earlier set is being paid.
    due: Vec<Due>,
}

impl Found {
    pub fn look(deps: Deps<'_>, env: &Env, hub: &HubState) -> Result<Self, ContractError> {
        let memory = SETTLE.may_load(deps.storage)?.unwrap_or_default();
        let due = match memory.round {
            Some(_) => vec![],
            None => due_until(deps.storage, hub.may_be_due_by())?,
        };
        Ok(Self {
            arrived: hub.arrived(deps, env, memory.reserved())?,
            memory,
            due,
        })
    }

    /// Whether nothing is missing, or what is missing has been shared out already: then it does not matter any more who
    /// was slashed, and the books need not be compared with the chain first.
    pub fn is_whole(&self) -> Result<bool, ContractError> {
        Ok(self.memory.round.is_some() || self.arrived >= total(&self.due)?)
    }
}

fn total(due: &[Due]) -> Result<Native, ContractError> {
    Ok(Native::sum(due.iter().map(|(_, entry)| entry.amount))?)
}

fn due_until(storage: &dyn Storage, until: u64) -> StdResult<Vec<Due>> {
    let bound = Bound::inclusive((until, u64::MAX));
    ENTRIES
        .range(storage, None, Some(bound), Order::Ascending)
        .collect()
}

/// Whether any entry that is not settled is due by `until`.
fn has_due(storage: &dyn Storage, until: u64) -> bool {
    let bound = Bound::inclusive((until, u64::MAX));
    ENTRIES
        .keys(storage, None, Some(bound), Order::Ascending)
        .next()
        .is_some()
}

/// Whether a keeper should call: entries that may be due, something late whose time is over, or coins that are not spoken
/// for. Dust alone is no reason: it is taken in by the next call that has one.
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

/// The set that can be settled now, if any.
fn choose(
    storage: &dyn Storage,
    env: &Env,
    hub: &HubState,
    memory: &Settle,
    due: Vec<Due>,
    arrived: Native,
) -> Result<Option<Round>, ContractError> {
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
        .partition(|((completes_at, _), _)| *completes_at <= marked);
    // money of later entries may be here or not: wait for them to be certain too. The mark has moved by then, and entries
    // are made at the pace of batches, so that ends
    if certain.is_empty() || !later.is_empty() {
        return Ok(None);
    }
    Ok(Some(short(storage, hub, certain, marked, arrived)?))
}

/// A set of which all has come: it was read with the bound that is stored.
fn whole(hub: &HubState, total: Native) -> Round {
    Round {
        until: hub.may_be_due_by(),
        losses: hub.books.losses,
        cleared: vec![],
        shortfall: Shortfall::default(),
        reserved: total,
    }
}

/// Fixes how a set shares what is missing.
fn short(
    storage: &dyn Storage,
    hub: &HubState,
    set: Vec<Due>,
    until: u64,
    arrived: Native,
) -> Result<Round, ContractError> {
    let losses = hub.books.losses;
    let (mut due, mut cleared) = (Burden::default(), vec![]);
    for ((completes_at, id), entry) in &set {
        let evidence = entry.evidence(storage, *completes_at, losses)?;
        if evidence == Evidence::Cleared {
            cleared.push(*id);
        }
        due = due.checked_add(&Burden::of(entry.amount, evidence)?)?;
    }
    let reserved = arrived.min(due.total()?);
    Ok(Round {
        until,
        losses,
        cleared,
        shortfall: Shortfall::split(due, reserved)?,
        reserved,
    })
}

/// What an entry of a set bears, by what was known when the set was fixed: a validator may be emptied between two pages.
fn burden(
    storage: &dyn Storage,
    (completes_at, id): (u64, u64),
    entry: &Entry,
    round: &Round,
) -> Result<Burden, ContractError> {
    let suspicion = entry.suspicion(storage, completes_at, round.losses)?;
    let evidence = suspicion.unwrap_or(match round.cleared.contains(&id) {
        true => Evidence::Cleared,
        false => Evidence::Unknown,
    });
    Ok(Burden::of(entry.amount, evidence)?)
}

/// Pays the next entries of the set. Returns what was expected of them.
fn pay(
    storage: &mut dyn Storage,
    memory: &mut Settle,
    parts: &mut Parts,
) -> Result<Native, ContractError> {
    let Some(round) = &mut memory.round else {
        return Ok(Native::ZERO);
    };
    let bound = Bound::inclusive((round.until, u64::MAX));
    let set: Vec<Due> = ENTRIES
        .range(storage, None, Some(bound), Order::Ascending)
        .take(parts.left())
        .collect::<StdResult<_>>()?;
    let is_short = !round.shortfall.missing.total()?.is_zero();
    let is_explained = round.shortfall.is_explained();
    let mut expected = Native::ZERO;
    for (key, entry) in set {
        expected = expected.checked_add(entry.amount)?;
        let share = match is_short {
            true => {
                let burden = burden(storage, key, &entry, round)?;
                round.shortfall.share_of_next(&burden)?
            }
            false => Native::ZERO,
        };
        // the shares add up to what is missing, so this is never less than what is left; and never more is paid than that
        let paid = entry.amount.saturating_sub(share).min(round.reserved);
        round.reserved = round.reserved.checked_sub(paid)?;
        let missing = entry.amount.checked_sub(paid)?;
        ENTRIES.remove(storage, key);
        match is_explained {
            true => parts.settle(entry.batch_id, paid, missing)?,
            false => {
                parts.settle(entry.batch_id, paid, Native::ZERO)?;
                late::keep(
                    storage,
                    key,
                    Late {
                        batch_id: entry.batch_id,
                        validator: entry.validator,
                        amount: missing,
                    },
                    parts,
                )?;
            }
        }
    }
    Ok(expected)
}

fn settled_event(part: &Funding) -> event::Settled {
    event::Settled {
        batch_id: part.batch_id,
        arrived: part.amount,
        missing: part.owed_less,
    }
}

/// Money that nothing due explains drips in like a reward, at once, so that it is not taken for an
/// arrival later.
fn take_gift(
    hub: &mut HubState,
    amount: Native,
    response: Response,
) -> Result<Response, ContractError> {
    if amount.is_zero() {
        return Ok(response);
    }
    let window = hub.drip_window();
    hub.books.pool.add_rewards(amount, window, hub.now)?;
    Ok(response.add_event(event::Gift {
        amount,
        kind: "coins",
    }))
}
