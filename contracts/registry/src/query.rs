//! Answers to queries. Quotas and targets come from the functions that the hub's cranks use.

use crate::{
    calls,
    error::ContractError,
    listing::place_of,
    state::{BREACHES, PARAMS, RECORDS, ROSTER, SUITE},
};
use ballast_accounting::allocation;
use ballast_types::{
    hub::{Hub, BOOK},
    paging::page_size,
    registry::{
        backing, bonds, candidates, quotas, ConfigResponse, Roster, Seat, Status, Target,
        TargetsResponse, ValidatorResponse, ValidatorsResponse,
    },
    Amount, Native, Shares, Totals,
};
use cosmwasm_std::{Deps, Env};

pub fn config(deps: Deps) -> Result<ConfigResponse, ContractError> {
    Ok(ConfigResponse {
        suite: SUITE.load(deps.storage)?,
        params: PARAMS.load(deps.storage)?,
    })
}

pub fn validator(deps: Deps, env: &Env, address: &str) -> Result<ValidatorResponse, ContractError> {
    let roster = ROSTER.load(deps.storage)?;
    let not_listed = || ContractError::NotListed {
        validator: address.to_string(),
    };
    let place = place_of(&roster, address).map_err(|_| not_listed())?;
    let mut rows = rows(deps, env, &roster, place, 1)?;
    rows.pop().ok_or_else(not_listed)
}

pub fn validators(
    deps: Deps,
    env: &Env,
    start_after: Option<String>,
    limit: Option<u32>,
) -> Result<ValidatorsResponse, ContractError> {
    let limit = page_size(limit)?;
    let roster = ROSTER.load(deps.storage)?;
    let start = match start_after {
        None => 0,
        Some(last) => roster.seats.partition_point(|seat| seat.address <= last),
    };
    Ok(ValidatorsResponse {
        validators: rows(deps, env, &roster, start, limit)?,
    })
}

/// The targets for all of the pool's value, as if the buffer kept nothing for exits. They show
/// proportions; the hub's cranks place no more than the pool has.
pub fn targets(deps: Deps) -> Result<TargetsResponse, ContractError> {
    let suite = SUITE.load(deps.storage)?;
    let roster = ROSTER.load(deps.storage)?;
    let (totals, dripping) = totals_and_drip(deps, &Hub(suite.hub.clone()))?;
    let bonds = bonds(&deps.querier, &suite.vault, &roster)?;
    let quotas = quotas(&roster, totals, dripping, &bonds)?;
    let stakes = roster
        .seats
        .iter()
        .map(|seat| match seat.status {
            // only a paused validator, or one on probation, is limited to the stake that it has
            Status::Probation | Status::Paused => {
                let row = BOOK.query(&deps.querier, &suite.hub, &seat.address)?;
                Ok(row.map_or(Native::ZERO, |row| row.stake))
            }
            Status::Active | Status::Leaving => Ok(Native::ZERO),
        })
        .collect::<Result<Vec<_>, ContractError>>()?;
    let candidates = candidates(&roster, &quotas, &stakes);
    let min_stake = Native::new(roster.min_stake);
    let allocation = allocation::targets(totals.value, &candidates, min_stake)?;
    Ok(TargetsResponse {
        targets: roster
            .seats
            .iter()
            .zip(allocation.targets)
            .zip(quotas)
            .map(|((seat, target), quota)| Target {
                address: seat.address.clone(),
                target,
                quota,
            })
            .collect(),
        unplaced: allocation.unplaced,
    })
}

/// Value and shares of the pool, and its unreleased drip, native, rounded up.
fn totals_and_drip(deps: Deps, hub: &Hub) -> Result<(Totals, Native), ContractError> {
    let (totals, updated_at) = calls::totals(&deps.querier, &hub.0)?;
    let dripping = match hub.books(&deps.querier)? {
        Some(books) => books.pool.drip.unreleased_ceil(updated_at)?,
        None => Native::ZERO,
    };
    Ok((totals, dripping))
}

/// The rows of up to `limit` seats from index `start`.
fn rows(
    deps: Deps,
    env: &Env,
    roster: &Roster,
    start: usize,
    limit: usize,
) -> Result<Vec<ValidatorResponse>, ContractError> {
    let suite = SUITE.load(deps.storage)?;
    let params = PARAMS.load(deps.storage)?;
    let now = env.block.time.seconds();
    let (totals, dripping) = totals_and_drip(deps, &Hub(suite.hub))?;
    // the equal part of one validator depends on the bonds of all, so all are read
    let addresses = roster.seats.iter().map(|seat| seat.address.clone());
    let mut bonds = backing(&deps.querier, &suite.vault, addresses.collect())?;
    bonds.resize(roster.seats.len(), Shares::ZERO);
    let posted = bonds.iter().copied().map(Some).collect::<Vec<_>>();
    let quotas = quotas(roster, totals, dripping, &posted)?;
    roster
        .seats
        .iter()
        .zip(bonds)
        .zip(quotas)
        .skip(start)
        .take(limit)
        .map(|((seat, bond), quota)| {
            let Seat {
                address,
                weight,
                cap_bps,
                status,
                kind,
                out_since: _,
            } = seat.clone();
            let record = RECORDS.load(deps.storage, &address)?;
            let breach = BREACHES
                .may_load(deps.storage, &address)?
                .filter(|breach| breach.is_remembered(now));
            Ok(ValidatorResponse {
                reason: record.reason(),
                max_commission: record.max_commission(&params),
                since: record.since,
                breaches: breach.map_or(0, |breach| breach.count),
                owed: record.owed,
                cap_bps: cap_bps.unwrap_or(roster.cap_bps),
                address,
                kind,
                status,
                weight,
                quota,
                bond,
            })
        })
        .collect()
}
