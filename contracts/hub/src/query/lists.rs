//! Page by page: delegations with what they are allowed, unbondings with what is late, losses.

use crate::{
    hub_state::HubState,
    state::{ENTRIES, LATE, LOSSES},
    survey::{Purpose, Survey},
    ContractError,
};
use ballast_accounting::{Amount, Native};
use ballast_types::{
    hub::{Delegation, DelegationsResponse, LossesResponse, UnbondingEntry, UnbondingResponse},
    paging,
};
use cosmwasm_std::{Deps, Env, Order, StdResult};
use cw_storage_plus::Bound;
use litemap::LiteMap;

pub fn delegations(
    deps: Deps<'_>,
    env: &Env,
    hub: HubState,
    start_after: Option<String>,
    limit: Option<u32>,
) -> Result<DelegationsResponse, ContractError> {
    let page = paging::page_size(limit)?;
    let pool = &hub.books.pool;
    let purpose = Purpose {
        total: pool.bonded.saturating_sub(pool.exiting),
        totals: hub.totals()?,
        placing: false,
    };
    let survey = Survey::make(deps, &hub, &purpose)?;
    let actual: LiteMap<String, Native> = deps
        .querier
        .query_all_delegations(&env.contract.address)?
        .into_iter()
        .map(|delegation| (delegation.validator, Native::new(delegation.amount.amount)))
        .collect();
    let after = start_after.unwrap_or_default();
    let delegations = survey
        .sites
        .into_iter()
        .filter(|site| site.id > after)
        .take(page)
        .map(|site| Delegation {
            booked: site.row.stake,
            actual: actual.get(&site.id).copied().unwrap_or_default(),
            target: site.target,
            quota: site.quota,
            entries: site.entries,
            locked_until: (site.row.locked_until > hub.now).then_some(site.row.locked_until),
            validator: site.id,
        })
        .collect();
    Ok(DelegationsResponse { delegations })
}

/// By number. Entries are kept by due time; there are never more than validators times
/// `max_entries`.
pub fn unbonding(
    deps: Deps<'_>,
    start_after: Option<u64>,
    limit: Option<u32>,
) -> Result<UnbondingResponse, ContractError> {
    let page = paging::page_size(limit)?;
    let after = start_after.unwrap_or_default();
    let late = LATE
        .range(deps.storage, None, None, Order::Ascending)
        .filter(|row| row.as_ref().map_or(true, |((_, id), _)| *id > after))
        .map(|row| {
            row.map(|((completes_at, id), late)| UnbondingEntry {
                id,
                batch_id: late.batch_id,
                validator: late.validator,
                amount: late.amount,
                completes_at,
                is_late: true,
            })
        });
    let mut entries = ENTRIES
        .range(deps.storage, None, None, Order::Ascending)
        .filter(|row| row.as_ref().map_or(true, |((_, id), _)| *id > after))
        .map(|row| {
            row.map(|((completes_at, id), entry)| UnbondingEntry {
                id,
                batch_id: entry.batch_id,
                validator: entry.validator,
                amount: entry.amount,
                completes_at,
                is_late: false,
            })
        })
        .chain(late)
        .collect::<StdResult<Vec<_>>>()?;
    entries.sort_by_key(|entry| entry.id);
    entries.truncate(page);
    Ok(UnbondingResponse { entries })
}

pub fn losses(
    deps: Deps<'_>,
    start_after: Option<u64>,
    limit: Option<u32>,
) -> Result<LossesResponse, ContractError> {
    let page = paging::page_size(limit)?;
    let losses = LOSSES
        .range(
            deps.storage,
            start_after.map(Bound::exclusive),
            None,
            Order::Ascending,
        )
        .take(page)
        .map(|row| {
            let (id, mut loss) = row?;
            if let Some(owed) = crate::gate::owed_now(deps.storage, id)? {
                // leavers have taken their part of the repair with them
                let gone = loss.cover_owed.saturating_sub(owed.amount);
                loss.uncovered = loss.uncovered.checked_add(gone)?;
                loss.cover_owed = owed.amount;
            }
            Ok(loss)
        })
        .collect::<Result<Vec<_>, ContractError>>()?;
    Ok(LossesResponse { losses })
}
