//! Hands matured unbondings to the queue, by what actually arrived.

use crate::{
    loaded::Loaded,
    state::{Entry, Round, Settle, ENTRIES, LOSS_LOG, SETTLE},
    ContractError,
};
use ballast_accounting::{Amount, Native, Shortfall};
use ballast_types::{
    event, paging,
    queue::{self, Funding},
};
use cosmwasm_std::{Deps, DepsMut, Env, Event, Order, Response, StdResult, Storage};
use cw_storage_plus::Bound;
use litemap::LiteMap;

/// An entry with its due time and number.
type Due = ((u64, u64), Entry);

/// Settles what has come, page by page.
///
/// Coins arrive in an end-blocker, after the transactions of the block in which they are due, and
/// nothing tells a contract that they have. So: if what arrived covers everything that is due by the
/// clock, that is settled. Otherwise a call marks height and time, and a later block's call settles what
/// was due at the mark, which has certainly come by then, sharing what is missing (see [`Shortfall`]).
pub fn settle(
    deps: DepsMut<'_>,
    env: &Env,
    mut hub: Loaded,
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

    if memory.round.is_none() {
        if due.is_empty() {
            response = take_gift(&mut hub, arrived, response)?;
        } else if let Some(round) = choose(deps.storage, env, &hub, &mut memory, due, arrived)? {
            arrived = arrived.checked_sub(round.reserved)?;
            memory.round = Some(round);
        } else {
            response = response.add_attribute("waiting", "coins may still be on their way");
        }
    }
    if memory.height != env.block.height {
        (memory.height, memory.at) = (env.block.height, hub.now);
    }

    let (parts, expected) = pay(deps.storage, &mut memory, page)?;
    let paid = Native::sum(parts.iter().map(|part| part.amount))?;
    if let Some(round) = &memory.round {
        if !has_due(deps.storage, round.until) {
            // what rounding left of the set, and what came beyond everything due, is nobody's
            let mut rest = round.reserved;
            if !has_due(deps.storage, hub.now) {
                rest = rest.checked_add(arrived)?;
            }
            memory.round = None;
            response = take_gift(&mut hub, rest, response)?;
        }
    }
    SETTLE.save(deps.storage, &memory)?;
    hub.save(deps.storage)?;
    response = response
        .add_attribute("expected", expected.to_string())
        .add_attribute("arrived", paid.to_string())
        .add_events(parts.iter().map(settled_event));
    if parts.is_empty() {
        return Ok(response);
    }
    let fund = queue::ExecuteMsg::Fund { parts };
    Ok(response.add_message(hub.queue().call(&fund, hub.funds(paid))?))
}

/// What there is to settle.
pub struct Found {
    memory: Settle,
    /// What arrived and is nobody's yet.
    arrived: Native,
    /// Due by the clock; none while an earlier set is being paid.
    due: Vec<Due>,
}

impl Found {
    pub fn look(deps: Deps<'_>, env: &Env, hub: &Loaded) -> Result<Self, ContractError> {
        let memory = SETTLE.may_load(deps.storage)?.unwrap_or_default();
        let due = match memory.round {
            Some(_) => vec![],
            None => due_until(deps.storage, hub.now)?,
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
pub fn has_due(storage: &dyn Storage, until: u64) -> bool {
    let bound = Bound::inclusive((until, u64::MAX));
    ENTRIES
        .keys(storage, None, Some(bound), Order::Ascending)
        .next()
        .is_some()
}

/// The set that can be settled now, if any.
fn choose(
    storage: &dyn Storage,
    env: &Env,
    hub: &Loaded,
    memory: &mut Settle,
    due: Vec<Due>,
    arrived: Native,
) -> Result<Option<Round>, ContractError> {
    let total = total(&due)?;
    if arrived >= total {
        memory.waited = false;
        return Ok(Some(fix(storage, due, hub.now, total)?));
    }
    if memory.height >= env.block.height {
        return Ok(None);
    }
    let marked = memory.at;
    let (certain, later): (Vec<Due>, Vec<Due>) = due
        .into_iter()
        .partition(|((completes_at, _), _)| *completes_at <= marked);
    // money of later entries may be here or not: wait once for them to be certain too, not for ever
    if certain.is_empty() || (!later.is_empty() && !memory.waited) {
        memory.waited = !certain.is_empty();
        return Ok(None);
    }
    memory.waited = false;
    Ok(Some(fix(storage, certain, marked, arrived)?))
}

/// Fixes how a set shares what is missing.
fn fix(
    storage: &dyn Storage,
    set: Vec<Due>,
    until: u64,
    arrived: Native,
) -> Result<Round, ContractError> {
    let (mut suspect_due, mut other_due) = (Native::ZERO, Native::ZERO);
    for ((completes_at, _), entry) in &set {
        let sum = match is_suspect(storage, entry, *completes_at)? {
            true => &mut suspect_due,
            false => &mut other_due,
        };
        *sum = sum.checked_add(entry.amount)?;
    }
    let reserved = arrived.min(suspect_due.checked_add(other_due)?);
    let shortfall = Shortfall::split(suspect_due, other_due, reserved)?;
    Ok(Round {
        until,
        shortfall,
        reserved,
    })
}

/// Whether the entry's validator had a loss while the entry was unbonding: one that was booked in a later
/// block than it was made in, and that may have happened before it was due.
fn is_suspect(storage: &dyn Storage, entry: &Entry, completes_at: u64) -> StdResult<bool> {
    let since = Some(Bound::exclusive(entry.height));
    let first = LOSS_LOG
        .prefix(&entry.validator)
        .range(storage, since, None, Order::Ascending)
        .next()
        .transpose()?;
    Ok(first.is_some_and(|(_, right_at)| right_at <= completes_at))
}

/// Pays one page of the set. Returns what each batch gets, and what was expected of the page.
fn pay(
    storage: &mut dyn Storage,
    memory: &mut Settle,
    page: usize,
) -> Result<(Vec<Funding>, Native), ContractError> {
    let Some(round) = &mut memory.round else {
        return Ok((vec![], Native::ZERO));
    };
    let bound = Bound::inclusive((round.until, u64::MAX));
    let set: Vec<Due> = ENTRIES
        .range(storage, None, Some(bound), Order::Ascending)
        .take(page)
        .collect::<StdResult<_>>()?;
    let mut parts: LiteMap<u64, Funding> = LiteMap::new_vec();
    let mut expected = Native::ZERO;
    for ((completes_at, id), entry) in set {
        let suspect = is_suspect(storage, &entry, completes_at)?;
        let paid = round.shortfall.paid_floor(entry.amount, suspect)?;
        round.reserved = round.reserved.checked_sub(paid)?;
        expected = expected.checked_add(entry.amount)?;
        let part = parts.entry(entry.batch_id).or_insert(Funding {
            batch_id: entry.batch_id,
            amount: Native::ZERO,
            owed_less: Native::ZERO,
        });
        part.amount = part.amount.checked_add(paid)?;
        part.owed_less = part
            .owed_less
            .checked_add(entry.amount.checked_sub(paid)?)?;
        ENTRIES.remove(storage, (completes_at, id));
    }
    Ok((parts.into_iter().map(|(_, part)| part).collect(), expected))
}

fn settled_event(part: &Funding) -> Event {
    Event::new(event::SETTLED)
        .add_attribute("batch_id", part.batch_id.to_string())
        .add_attribute("arrived", part.amount.to_string())
        .add_attribute("missing", part.owed_less.to_string())
}

/// Money that nothing due explains drips in like a reward, at once, so that it is not taken for an
/// arrival later.
fn take_gift(
    hub: &mut Loaded,
    amount: Native,
    response: Response,
) -> Result<Response, ContractError> {
    if amount.is_zero() {
        return Ok(response);
    }
    let window = hub.drip_window();
    hub.books.pool.add_rewards(amount, window, hub.now)?;
    Ok(response.add_event(
        Event::new(event::GIFT)
            .add_attribute("amount", amount.to_string())
            .add_attribute("kind", "coins"),
    ))
}
