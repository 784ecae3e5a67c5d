//! Whether the books agree with bank, staking and token.

use crate::{
    gate::read_book,
    hub_state::HubState,
    state::{OWED, SETTLE, WAITING},
    survey::open_entries,
    ContractError,
};
use ballast_accounting::{Amount, Native};
use ballast_types::hub::{Check, SolvencyResponse};
use cosmwasm_std::{Deps, Env, Order, StdResult};

/// Checks the books against bank, staking and token. A check has the id of the invariant that it is
/// a part of: there are two with `I-3`, [`book_sum`] and then [`stake`].
pub fn solvency(
    deps: Deps<'_>,
    env: &Env,
    hub: HubState,
) -> Result<SolvencyResponse, ContractError> {
    let mut checks = vec![
        hub_balance(deps, env, &hub)?,
        book_sum(deps, &hub)?,
        exits_sum(deps, &hub)?,
        supply(deps, &hub)?,
        entries(deps, &hub)?,
        owed(deps, &hub)?,
    ];
    // what the chain shows is booked first: until then the book may be ahead of the stake
    let (hub, unbooked) = super::prices::refreshed(deps, env, hub)?;
    checks.push(stake(deps, env, &hub, unbooked.loss)?);
    checks.sort_by(|a, b| a.id.cmp(&b.id));
    Ok(SolvencyResponse {
        ok: checks.iter().all(|check| check.holds),
        checks,
    })
}

/// The hub holds its buffer and what is reserved for a set being settled.
fn hub_balance(deps: Deps<'_>, env: &Env, hub: &HubState) -> Result<Check, ContractError> {
    let balance = deps
        .querier
        .query_balance(&env.contract.address, &hub.config.denom)?
        .amount;
    let reserved = SETTLE
        .may_load(deps.storage)?
        .unwrap_or_default()
        .reserved();
    let buffer = hub.books.pool.buffer;
    let needed = buffer.checked_add(reserved)?;
    let detail = format!("hub holds {balance}, buffer {buffer}, reserved {reserved}");
    Ok(Check::new("I-1", Native::new(balance) >= needed, detail))
}

/// Bonded is the sum of the book.
fn book_sum(deps: Deps<'_>, hub: &HubState) -> Result<Check, ContractError> {
    let sum = Native::sum(read_book(deps)?.into_iter().map(|(_, row)| row.stake))?;
    let bonded = hub.books.pool.bonded;
    Ok(Check::new(
        "I-3",
        sum == bonded,
        format!("book of validators {sum}, bonded {bonded}"),
    ))
}

/// What batches wait for is the sum of what each waits for.
fn exits_sum(deps: Deps<'_>, hub: &HubState) -> Result<Check, ContractError> {
    let rows = WAITING.range(deps.storage, None, None, Order::Ascending);
    let waiting = rows
        .map(|row| row.map(|(_, batch)| batch.exiting))
        .collect::<StdResult<Vec<_>>>()?;
    let sum = Native::sum(waiting)?;
    let exiting = hub.books.pool.exiting;
    Ok(Check::new(
        "I-6",
        sum == exiting,
        format!("batches wait for {sum}, exiting {exiting}"),
    ))
}

/// The token's supply is what the books say.
fn supply(deps: Deps<'_>, hub: &HubState) -> Result<Check, ContractError> {
    let supply = hub.token().supply(&deps.querier)?;
    let shares = hub.books.pool.shares;
    Ok(Check::new(
        "I-4",
        supply == shares,
        format!("supply {supply}, shares {shares}"),
    ))
}

/// No validator has more entries than the chain takes.
fn entries(deps: Deps<'_>, hub: &HubState) -> Result<Check, ContractError> {
    let counts = open_entries(deps.storage)?;
    let most = counts.values().max().copied().unwrap_or_default();
    let allowed = hub.config.params.max_entries;
    Ok(Check::new(
        "I-10",
        most <= allowed,
        format!("most entries of a validator {most}, allowed {allowed}"),
    ))
}

/// Cover is owed in all only while it is owed for some loss. The two sums differ by roundings: what
/// each loss is owed shrinks with those who leave by itself.
fn owed(deps: Deps<'_>, hub: &HubState) -> Result<Check, ContractError> {
    let mut sum = Native::ZERO;
    for loss_id in OWED.keys(deps.storage, None, None, Order::Ascending) {
        if let Some(owed) = crate::gate::owed_now(deps.storage, loss_id?)? {
            sum = sum.checked_add(owed.amount)?;
        }
    }
    let pending = hub.books.pending_cover;
    let holds = pending.is_zero() || !OWED.is_empty(deps.storage);
    Ok(Check::new(
        "I-8",
        holds,
        format!("cover owed {pending}, by loss {sum}"),
    ))
}

/// The chain holds what is bonded.
fn stake(
    deps: Deps<'_>,
    env: &Env,
    hub: &HubState,
    pending: Native,
) -> Result<Check, ContractError> {
    let delegations = deps.querier.query_all_delegations(&env.contract.address)?;
    let actual = Native::sum(
        delegations
            .into_iter()
            .map(|d| Native::new(d.amount.amount)),
    )?;
    let bonded = hub.books.pool.bonded;
    let tolerance = Native::sum(read_book(deps)?.iter().map(|(_, row)| row.tolerance()))?;
    let off = actual
        .saturating_sub(bonded)
        .max(bonded.saturating_sub(actual));
    let detail = format!("delegated {actual}, bonded {bonded}, loss to be booked {pending}");
    Ok(Check::new("I-3", off <= tolerance, detail))
}
