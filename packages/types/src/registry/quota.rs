//! What each validator may hold, by the same functions in the registry's answers and the hub's cranks.

use super::{Roster, Seat, Status};
use crate::{vault, Native, Shares};
use ballast_accounting::{
    allocation::Candidate, quota_floor, AccountingError, Amount, Totals, BPS,
};
use cosmwasm_std::{Addr, QuerierWrapper, StdResult};

/// The most each seat may hold, in their order. Seats that are to hold nothing have no quota.
///
/// `bonds` has one entry for each seat, as [`bonds`] reads them; a seat that needs a bond and has none
/// there has none.
///
/// The cap in force is never below an equal part of value among the active seats, so that caps alone
/// never keep the pool from being placed. A seat whose bond cannot back an equal part is not counted
/// for it: a speck of a bond must not narrow what the others may hold.
pub fn quotas(
    roster: &Roster,
    totals: Totals,
    bonds: &[Option<Shares>],
) -> Result<Vec<Native>, AccountingError> {
    let quota = |seat: &Seat, bond: Option<&Option<Shares>>, cap_bps, parts| {
        let bond = seat
            .needs_bond(roster.require_bonds)
            .then(|| bond.copied().flatten().unwrap_or_default());
        quota_floor(totals, cap_bps, parts, bond, roster.leverage)
    };
    let seats = || {
        let bonds = bonds.iter().map(Some).chain(core::iter::repeat(None));
        roster.seats.iter().zip(bonds)
    };
    let backed = seats()
        .filter(|(seat, _)| seat.is_active())
        .map(|(seat, bond)| quota(seat, bond, BPS, 1))
        .collect::<Result<Vec<_>, _>>()?;
    let parts = equal_parts(totals.value, backed);
    seats()
        .map(|(seat, bond)| match seat.keeps_stake() {
            true => quota(seat, bond, seat.cap_bps.unwrap_or(roster.cap_bps), parts),
            false => Ok(Native::ZERO),
        })
        .collect()
}

/// The largest number of equal parts of `value` for which as many validators can hold one each.
fn equal_parts(value: Native, mut backed: Vec<Native>) -> u64 {
    backed.sort_unstable_by(|a, b| b.cmp(a));
    let value = value.raw().u128();
    backed
        .iter()
        .zip(1u64..)
        .filter(|(most, parts)| most.raw().u128() >= value.div_ceil(u128::from(*parts)))
        .last()
        .map_or(0, |(_, parts)| parts)
}

/// The seats as [`ballast_accounting::allocation::targets`] takes them, in their order.
///
/// An active one may fill its quota. One that is paused or on probation keeps what the pool has there
/// (`stakes`, by the hub's book) up to its quota, and is given no more. One that leaves has no target.
pub fn candidates<'a>(
    roster: &'a Roster,
    quotas: &[Native],
    stakes: &[Native],
) -> Vec<Candidate<'a>> {
    let at = |amounts: &[Native], index| amounts.get(index).copied().unwrap_or_default();
    roster
        .seats
        .iter()
        .enumerate()
        .map(|(index, seat)| {
            let quota = at(quotas, index);
            Candidate {
                id: &seat.address,
                weight: seat.weight,
                quota: match seat.status {
                    Status::Active => quota,
                    Status::Probation | Status::Paused => quota.min(at(stakes, index)),
                    Status::Leaving => Native::ZERO,
                },
            }
        })
        .collect()
}

/// LST that backs the quota of each seat that needs a bond, in their order. The vault is asked only if
/// any of them does; a suite without a vault has no bonds.
///
/// # Errors
/// A vault that does not answer: then no quota is known, and nothing should be moved by one.
pub fn bonds(
    querier: &QuerierWrapper<'_>,
    vault: Option<&Addr>,
    roster: &Roster,
) -> StdResult<Vec<Option<Shares>>> {
    let needs = |seat: &&Seat| seat.needs_bond(roster.require_bonds);
    let asked = roster.seats.iter().filter(needs);
    let mut backing =
        backing(querier, vault, asked.map(|s| s.address.clone()).collect())?.into_iter();
    Ok(roster
        .seats
        .iter()
        .map(|seat| needs(&seat).then(|| backing.next().unwrap_or_default()))
        .collect())
}

/// LST that backs the quotas of these validators, in the order asked; nothing in a suite without a vault.
pub fn backing(
    querier: &QuerierWrapper<'_>,
    vault: Option<&Addr>,
    validators: Vec<String>,
) -> StdResult<Vec<Shares>> {
    match vault {
        Some(vault) if !validators.is_empty() => {
            let query = vault::QueryMsg::Backing { validators };
            let answer: vault::BackingResponse = querier.query_wasm_smart(vault, &query)?;
            Ok(answer.bonds)
        }
        _ => Ok(validators.iter().map(|_| Shares::ZERO).collect()),
    }
}
