//! Quotas, candidates and bonds: known numbers, and properties of any roster.
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

/// Rewards that drip are staked as well, so they need a place.
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

/// A bond under the least does not count: the others' equal parts are those of three, not of four.
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

/// A tiny bond makes room for the owner's validators only, not for one with a large bond.
#[test]
fn a_large_bond_takes_its_share_at_most() {
    let bonds = [bond(1), bond(1), bond(1_000), None];
    let of =
        |kinds: &[Kind]| raw(quotas(&roster(kinds), totals(1_000), Native::ZERO, &bonds).unwrap());

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
    /// I-10, the registry's part: no target is above a quota, no quota above what a bond backs, and
    /// a validator that may get no new stake gets none.
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

    /// If an active validator needs no bond, caps leave no value without a place, whatever bonds
    /// others have posted.
    #[test]
    fn caps_alone_never_keep_the_pool_from_being_placed((roster, totals, bonds, _) in case()) {
        let is_free = |seat: &Seat| seat.is_active() && seat.kind == Kind::Curated;
        prop_assume!(roster.seats.iter().any(is_free));
        let quotas = quotas(&roster, totals, Native::ZERO, &bonds).unwrap();

        let active = roster.seats.iter().zip(quotas).filter(|(seat, _)| seat.is_active());
        let room = Native::sum(active.map(|(_, quota)| quota)).unwrap();

        prop_assert!(room >= totals.value);
    }

    /// Whatever bond another posts, no validator's quota falls below its share cap.
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
