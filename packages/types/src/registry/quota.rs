//! What each validator may hold, by the same functions in the registry's answers and the hub's cranks.

use super::{Roster, Seat, Status};
use crate::{vault, Native, Shares};
use ballast_accounting::{
    allocation::Candidate, equal_part_ceil, quota_floor, AccountingError, Amount, Totals,
};
use cosmwasm_std::{Addr, QuerierWrapper, StdResult};

/// The most each seat may hold, in their order. Seats that are to hold nothing have no quota.
///
/// `bonds` has one entry for each seat, as [`bonds`] reads them; a seat that needs a bond and has none
/// there has none.
///
/// The cap in force is never below an equal part among the active seats of all that is to be placed:
/// value, and the rewards that are `dripping`, which are staked and do not count yet. So caps alone never
/// keep the pool from being placed, nor a validator that leaves from being drained to the last unit. What those who need a bond cannot back of their equal part is
/// spread over those who need none: a speck of a bond must not leave a part of the pool without a place,
/// and neither may it let another's large bond take all.
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
    // a speck of a bond backs next to nothing: such a seat has no part
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
/// any of them does.
///
/// # Errors
/// A vault that does not answer: then no quota is known, and nothing should be moved by one.
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

/// LST that backs the quotas of these validators, in the order asked: one storage read for each.
///
/// The vault's storage is read and its code is not run: a vault that fails, or burns all gas it is given, is in
/// nobody's way.
///
/// # Errors
/// There is no such contract, or its rows are not a vault's.
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
mod tests {
    #![allow(
        clippy::arithmetic_side_effects,
        clippy::indexing_slicing,
        clippy::unwrap_used
    )]
    use super::*;
    use crate::registry::Kind;
    use ballast_accounting::allocation::targets;
    use cosmwasm_std::{Decimal, Uint128};
    use proptest::prelude::*;

    fn roster(kinds: &[Kind]) -> Roster {
        let seat = |(n, kind): (usize, &Kind)| Seat {
            out_since: None,
            address: format!("val{n:03}"),
            weight: 1,
            cap_bps: None,
            status: Status::Active,
            kind: *kind,
        };
        Roster {
            cap_bps: 2_500,
            leverage: Decimal::from_ratio(20u128, 1u128),
            min_stake: Uint128::zero(),
            require_bonds: false,
            least_bond: Uint128::zero(),
            seats: kinds.iter().enumerate().map(seat).collect(),
        }
    }

    fn totals(value: u128) -> Totals {
        Totals {
            value: Native::new(value),
            shares: Shares::new(value),
        }
    }

    fn raw(quotas: Vec<Native>) -> Vec<u128> {
        quotas.iter().map(|quota| quota.raw().u128()).collect()
    }

    fn bond(lst: u128) -> Option<Shares> {
        Some(Shares::new(lst))
    }

    #[test]
    fn quota_is_the_cap_or_what_the_bond_backs() {
        let roster = roster(&[
            Kind::Curated,
            Kind::Curated,
            Kind::Curated,
            Kind::Curated,
            Kind::Bonded,
            Kind::Bonded,
        ]);
        let bonds = [None, None, None, None, bond(10), bond(1_000)];

        let quotas = quotas(&roster, totals(1_000), Native::ZERO, &bonds).unwrap();

        assert_eq!(raw(quotas), [250, 250, 250, 250, 200, 250]);
    }

    /// What drips is staked as well, and has to have a place.
    #[test]
    fn caps_leave_room_for_what_drips() {
        let roster = roster(&[Kind::Curated; 2]);

        let quotas = quotas(&roster, totals(1_000), Native::new(42u128), &[None; 2]).unwrap();

        assert_eq!(raw(quotas), [521, 521]);
    }

    #[test]
    fn a_missing_bond_is_no_bond() {
        let roster = roster(&[Kind::Curated, Kind::Bonded]);

        assert_eq!(
            raw(quotas(&roster, totals(1_000), Native::ZERO, &[]).unwrap()),
            [1_000, 0]
        );
    }

    /// The two others hold what the bonded one cannot, and no more.
    #[test]
    fn a_speck_of_a_bond_leaves_the_others_room() {
        let roster = roster(&[Kind::Curated, Kind::Curated, Kind::Bonded]);
        let specks = [None, None, bond(1)];

        let quotas = quotas(&roster, totals(1_000), Native::ZERO, &specks).unwrap();

        assert_eq!(raw(quotas), [490, 490, 20]);
    }

    /// A bond under the least is none that shares the pool: the others' equal parts are those of three, not of four.
    #[test]
    fn a_bond_under_the_least_has_no_part() {
        let mut roster = roster(&[Kind::Bonded; 4]);
        roster.cap_bps = 1;
        let bonds = [bond(1_000), bond(1_000), bond(1_000), bond(9)];
        let raw_quotas =
            |roster: &Roster| raw(quotas(roster, totals(1_200), Native::ZERO, &bonds).unwrap());

        assert_eq!(raw_quotas(&roster), [300, 300, 300, 180]);
        roster.least_bond = Uint128::new(10);
        assert_eq!(raw_quotas(&roster), [400, 400, 400, 180]);
        roster.least_bond = Uint128::new(9);
        assert_eq!(raw_quotas(&roster), [300, 300, 300, 180]);
    }

    #[test]
    fn quotas_hold_at_the_largest_value() {
        let roster = roster(&[Kind::Bonded; 100]);

        let quotas = quotas(
            &roster,
            totals(u128::MAX),
            Native::ZERO,
            &[bond(u128::MAX); 100],
        )
        .unwrap();

        assert_eq!(raw(quotas), [u128::MAX / 4; 100]);
    }

    /// A speck of a bond does not make room for whoever has a large one, only for the owner's choice.
    #[test]
    fn a_large_bond_takes_its_share_at_most() {
        let bonds = [bond(1), bond(1), bond(1_000), None];
        let of = |kinds: &[Kind]| {
            raw(quotas(&roster(kinds), totals(1_000), Native::ZERO, &bonds).unwrap())
        };

        assert_eq!(of(&[Kind::Bonded; 3]), [20, 20, 334]);
        assert_eq!(
            of(&[Kind::Bonded, Kind::Bonded, Kind::Bonded, Kind::Curated]),
            [20, 20, 250, 710]
        );
    }

    #[test]
    fn who_waits_keeps_what_it_has_and_who_leaves_nothing() {
        let mut roster = roster(&[Kind::Curated; 4]);
        roster.seats[1].status = Status::Probation;
        roster.seats[2].status = Status::Paused;
        roster.seats[3].status = Status::Leaving;
        let quotas = quotas(&roster, totals(1_000), Native::ZERO, &[None; 4]).unwrap();
        let stakes = [10, 20, 2_000, 40].map(|stake: u128| Native::new(stake));

        let candidates = candidates(&roster, &quotas, &stakes);

        let candidate = |c: &Candidate<'_>| c.quota.raw().u128();
        assert_eq!(
            candidates.iter().map(candidate).collect::<Vec<_>>(),
            [1_000, 20, 1_000, 0]
        );
    }

    fn status() -> impl Strategy<Value = Status> {
        prop_oneof![
            4 => Just(Status::Active),
            1 => Just(Status::Probation),
            1 => Just(Status::Paused),
            1 => Just(Status::Leaving),
        ]
    }

    prop_compose! {
        fn seat()(
            weight in 0..1_000u64,
            cap_bps in prop::option::of(1..=10_000u64),
            status in status(),
            is_bonded in any::<bool>(),
        ) -> Seat {
            let kind = if is_bonded { Kind::Bonded } else { Kind::Curated };
            Seat { address: String::new(), weight, cap_bps, status, kind, out_since: None }
        }
    }

    prop_compose! {
        fn case()(
            rows in prop::collection::vec((seat(), 0..1_000_000u128, 0..1_000_000u128), 0..30),
            value in 0..100_000_000u128,
        ) -> (Roster, Totals, Vec<Option<Shares>>, Vec<Native>) {
            let mut roster = roster(&[]);
            let (mut bonds, mut stakes) = (vec![], vec![]);
            for (n, (seat, lst, stake)) in rows.into_iter().enumerate() {
                bonds.push(seat.needs_bond(false).then(|| Shares::new(lst)));
                stakes.push(Native::new(stake));
                roster.seats.push(Seat { address: format!("val{n:03}"), ..seat });
            }
            (roster, totals(value), bonds, stakes)
        }
    }

    proptest! {
        /// I-10, the registry's part of it: no target above a quota, none above what a bond backs,
        /// nothing new for whoever may get nothing new.
        #[test]
        fn no_target_exceeds_what_backs_it((roster, totals, bonds, stakes) in case()) {
            let quotas = quotas(&roster, totals, Native::ZERO, &bonds).unwrap();
            let candidates = candidates(&roster, &quotas, &stakes);
            let allocation = targets(totals.value, &candidates, Native::ZERO).unwrap();

            for (n, seat) in roster.seats.iter().enumerate() {
                let target = allocation.targets[n];
                prop_assert!(target <= quotas[n]);
                if let Some(bond) = bonds[n] {
                    prop_assert!(target.raw().u128() <= bond.raw().u128() * 20);
                }
                match seat.status {
                    Status::Active => {}
                    Status::Probation | Status::Paused => prop_assert!(target <= stakes[n]),
                    Status::Leaving => prop_assert!(target.is_zero()),
                }
            }
        }

        /// Wherever some active validator needs no bond, caps leave no value without a place, whatever
        /// bonds others have posted.
        #[test]
        fn caps_alone_never_keep_the_pool_from_being_placed((roster, totals, bonds, _) in case()) {
            let is_free = |seat: &Seat| seat.is_active() && seat.kind == Kind::Curated;
            prop_assume!(roster.seats.iter().any(is_free));
            let quotas = quotas(&roster, totals, Native::ZERO, &bonds).unwrap();

            let active = roster.seats.iter().zip(quotas).filter(|(seat, _)| seat.is_active());
            let room = Native::sum(active.map(|(_, quota)| quota)).unwrap();

            prop_assert!(room >= totals.value);
        }

        /// Whatever bond another posts, nobody's quota falls below its share cap.
        #[test]
        fn a_bond_never_takes_room_below_the_cap((roster, totals, mut bonds, _) in case(), lst in 0..1_000_000u128) {
            if let Some(Some(bond)) = bonds.first_mut() {
                *bond = Shares::new(lst);
            }
            let quotas = quotas(&roster, totals, Native::ZERO, &bonds).unwrap();

            for (seat, quota) in roster.seats.iter().zip(quotas).skip(1) {
                if seat.keeps_stake() && seat.kind == Kind::Curated {
                    let cap = u128::from(seat.cap_bps.unwrap_or(2_500));
                    prop_assert!(quota.raw().u128() >= totals.value.raw().u128() * cap / 10_000);
                }
            }
        }
    }
}
