//! The most stake that each validator may have. The registry's answers and the hub's cranks use the
//! same functions.

use super::state::{Roster, Seat, Status};
use crate::{vault, Native, Shares};
use ballast_accounting::{
    allocation::Candidate, equal_part_ceil, quota_floor, AccountingError, Amount, Totals,
};
use cosmwasm_std::{Addr, QuerierWrapper, StdResult};

/// The most stake that each seat may have, native, in the order of seats.
///
/// `bonds` has one entry for each seat, as [`bonds`] reads them; a seat without an entry has no bond. Three rules:
///
/// 1. A seat that leaves holds nothing. Any other holds at most its share cap of the value, and if
///    it needs a bond, at most what the bond backs, rounded down.
/// 2. The cap is never below an equal part of value and `dripping` among the active seats, rounded
///    up. Rewards that drip are staked already, so they need a place too. Caps alone therefore never
///    keep the pool from being placed, nor a validator that leaves from being drained to the last
///    unit. Seats whose bond is under the roster's least bond do not count as active here.
/// 3. What seats with bonds cannot take of their equal part is spread over the seats that need
///    none. So a tiny bond leaves no part of the pool without a place, and a large bond takes no
///    more than its cap in force.
///
/// # Errors
/// Amounts that do not fit 128 bits.
pub fn quotas(
    roster: &Roster,
    totals: Totals,
    dripping: Native,
    bonds: &[Option<Shares>],
) -> Result<Vec<Native>, AccountingError> {
    let all = totals.value.checked_add(dripping)?;
    let is_bonded = |seat: &Seat| seat.needs_bond(roster.require_bonds);
    let quota = |seat: &Seat, bond: &Option<Shares>, least| {
        let bond = is_bonded(seat).then(|| bond.unwrap_or_default());
        let cap_bps = seat.cap_bps.unwrap_or(roster.cap_bps);
        quota_floor(totals, cap_bps, least, bond, roster.leverage)
    };
    let seats = || {
        let bonds = bonds.iter().chain(core::iter::repeat(&None));
        roster.seats.iter().zip(bonds)
    };
    // a bond that is worth almost nothing backs almost nothing, so its seat does not count as
    // active
    let backs = |seat: &Seat, bond: &Option<Shares>| {
        !is_bonded(seat)
            || bond.is_some_and(|bond| {
                !bond.is_zero() && totals.worth_floor(bond).raw() >= roster.least_bond
            })
    };
    let active = || seats().filter(|(seat, bond)| seat.is_active() && backs(seat, bond));

    let equal = equal_part_ceil(all, count(active()));
    let rest = active()
        .filter(|(seat, _)| is_bonded(seat))
        .map(|(seat, bond)| quota(seat, bond, equal))
        .try_fold(all, |rest, quota| {
            quota.map(|quota| rest.saturating_sub(quota))
        })?;
    let free = count(active().filter(|(seat, _)| !is_bonded(seat)));
    let least = equal.max(equal_part_ceil(rest, free));
    seats()
        .map(|(seat, bond)| match (seat.keeps_stake(), is_bonded(seat)) {
            (true, true) => quota(seat, bond, equal),
            (true, false) => quota(seat, bond, least),
            (false, _) => Ok(Native::ZERO),
        })
        .collect()
}

fn count<T>(seats: impl Iterator<Item = T>) -> u64 {
    u64::try_from(seats.count()).unwrap_or(u64::MAX)
}

/// The seats as [`ballast_accounting::allocation::targets`] takes them, in their order.
///
/// An active seat may fill its quota. A seat that is paused or on probation keeps the stake that
/// the pool has there (`stakes`, by the hub's book) up to its quota, and gets no more. A seat that
/// leaves has no target.
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

/// LST that backs the quota of each seat that needs a bond, in the order of seats. The vault is
/// read only if there is such a seat.
///
/// # Errors
/// The vault cannot be read: no quota is then known, and no stake should be moved by one.
pub fn bonds(
    querier: &QuerierWrapper<'_>,
    vault: &Addr,
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

/// LST that backs the quotas of `validators`, in their order: one storage read for each.
///
/// Reads the vault's storage and runs none of its code, so a vault that fails, or that burns all
/// gas it is given, blocks nothing.
///
/// # Errors
/// There is no such contract, or its rows are not those of a vault.
pub fn backing(
    querier: &QuerierWrapper<'_>,
    vault: &Addr,
    validators: Vec<String>,
) -> StdResult<Vec<Shares>> {
    validators
        .iter()
        .map(|validator| {
            let bond = vault::BONDS.query(querier, vault, validator)?;
            Ok(bond
                .map(|bond| bond.layer.active.assets)
                .unwrap_or_default())
        })
        .collect()
}

#[cfg(test)]
mod tests;
