//! Hands matured unbondings to the queue, by what actually arrived.

mod choose;
mod look;
mod pay;

pub use look::{has_work, is_due, Matured};

use super::late::{self, Parts};
use crate::{
    hub_state::HubState,
    state::{Settle, SettlementSet, LATE, SETTLE},
    ContractError,
};
use ballast_accounting::{Amount, Native};
use ballast_types::{
    event, paging,
    queue::{self, Funding},
};
use choose::choose;
use cosmwasm_std::{DepsMut, Env, Response, Storage};
use look::{has_due, Due};
use pay::pay;

/// Settles matured entries with the coins that arrived, page by page.
///
/// Coins arrive in an end-blocker, after the transactions of the block in which they are due, and
/// nothing tells a contract that they have. So: if what arrived covers everything that may be due
/// by now, that is settled. Otherwise a call marks height and time, and a later block's call
/// settles what was certainly due at the mark: each entry is paid what it was due less its share of
/// what is missing (see [`Shortfall`]). What losses explain is written off; the rest stays owed,
/// and coins that come later go to it (see [`late`]).
pub fn settle(
    deps: DepsMut<'_>,
    env: &Env,
    hub: &mut HubState,
    matured: Matured,
    limit: Option<u32>,
) -> Result<Response, ContractError> {
    let page = paging::page_size(Some(limit.unwrap_or(paging::MAX_LIMIT)))?;
    let Matured {
        mut memory,
        mut arrived,
        due,
    } = matured;
    let mut response = Response::new().add_attribute("action", "settle");
    let is_too_little =
        arrived < Native::new(hub.config.params.min_move) && !late::takes(deps.storage, arrived)?;
    let is_quiet = is_too_little && is_quiet(env, &memory, &due);
    let mut spare = Native::ZERO;

    if memory.set.is_none() {
        if due.is_empty() {
            spare = std::mem::take(&mut arrived);
        } else if let Some(set) = choose(deps.storage, env, hub, &memory, due, arrived)? {
            arrived = arrived.checked_sub(set.reserved)?;
            memory.set = Some(set);
        } else {
            response = response.add_attribute("waiting", "coins may still be on their way");
        }
    }
    if memory.height != env.block.height {
        (memory.height, memory.at) = (env.block.height, hub.now);
    }

    let mut parts = Parts::new(page);
    let expected = pay(deps.storage, &mut memory, &mut parts)?;
    spare = spare.checked_add(close(deps.storage, hub, &mut memory, arrived)?)?;
    spare = late::pay(deps.storage, spare, &mut parts)?;
    // while anything is late nothing is a gift; `late::pay` left none, unless its page is full
    if LATE.is_empty(deps.storage) {
        response = take_gift(hub, spare, response)?;
    }
    if is_quiet {
        late::write_off(deps.storage, hub.now, &mut parts)?;
    }
    SETTLE.save(deps.storage, &memory)?;
    let response = response.add_attribute("expected", expected.to_string());
    fund(hub, parts, response)
}

/// Ends a set of which every entry is settled. Returns the coins that are free then: those reserved
/// for the set and not paid, and `arrived`, unless more entries may be due.
fn close(
    storage: &dyn Storage,
    hub: &HubState,
    memory: &mut Settle,
    arrived: Native,
) -> Result<Native, ContractError> {
    let is_over = |set: &mut SettlementSet| !has_due(storage, set.until);
    let Some(set) = memory.set.take_if(is_over) else {
        return Ok(Native::ZERO);
    };
    match has_due(storage, hub.may_be_due_by()) {
        false => Ok(set.reserved.checked_add(arrived)?),
        true => Ok(set.reserved),
    }
}

/// Hands the settled money to the queue, with an event for each batch.
fn fund(hub: &HubState, parts: Parts, response: Response) -> Result<Response, ContractError> {
    let paid = parts.paid()?;
    let (parts, events) = parts.into_fund();
    let response = response
        .add_attribute("arrived", paid.to_string())
        .add_events(events);
    if parts.is_empty() {
        return Ok(response);
    }
    let response = response.add_events(parts.iter().map(settled_event));
    let fund = queue::ExecuteMsg::Fund { parts };
    Ok(response.add_message(hub.queue().call(&fund, hub.funds(paid))?))
}

/// Whether a call that finds less than `min_move` finds nothing that may be what is late: nothing
/// due, no set being paid, and no call before it in this block, which may have paid a set with
/// coins that its own replace when the block ends.
fn is_quiet(env: &Env, memory: &Settle, due: &[Due]) -> bool {
    let is_first = memory.height != env.block.height;
    is_first && memory.set.is_none() && due.is_empty()
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
