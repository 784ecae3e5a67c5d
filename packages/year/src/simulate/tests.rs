//! What slashes take of stake that is on its way out.
#![allow(clippy::unwrap_used)]

use super::*;
use crate::plan::Wish;
use crate::SETTINGS;

const WISH: Wish = Wish {
    seed: 0,
    validators: 4,
    slashes: 0,
    days: 20,
};

/// A world in which alice's stake is unbonding, and a height before that.
fn leaving() -> (Suite, u64) {
    let plan = Plan {
        wish: WISH,
        events: vec![],
    };
    let mut world = begin(&plan, SETTINGS[0]).unwrap();
    let height = world.height();
    let all = world.shares("alice");
    world.unbond("alice", all).unwrap();
    for _ in 0..7 {
        world.advance_secs(DAY);
        keep(&mut world).unwrap();
    }
    (world, height)
}

/// Stake on its way out of a validator, entry by entry.
fn unbonding_from(world: &Suite, validator: &str) -> Vec<u128> {
    let operator = &world.chain().validators()[validator];
    let all = unbonding(world).into_iter();
    all.filter(|((of, _), _)| of == operator)
        .map(|(_, amount)| amount)
        .collect()
}

#[test]
fn a_keepers_visit_ends_when_nothing_is_due() {
    let (mut world, _) = leaving();
    world.advance_secs(DAY);

    assert!(keep(&mut world).unwrap());
    assert!(world.due().is_empty());
}

#[test]
fn a_late_slash_takes_its_part_of_what_has_left_since() {
    let (mut world, height) = leaving();
    let names = world.chain().validators().keys();
    // the one that gave most: nothing was redelegated from it
    let most = names.max_by_key(|name| unbonding_from(&world, name).iter().sum::<u128>());
    let validator = most.unwrap().clone();
    let before = unbonding_from(&world, &validator);
    assert!(!before.is_empty());

    let lost = slash(&mut world, &validator, 500, Some(height)).unwrap();

    // 5 %, rounded down for each entry
    let parts = before.iter().map(|amount| amount / 20);
    assert_eq!(lost, parts.sum::<u128>());
    let after: u128 = unbonding_from(&world, &validator).iter().sum();
    assert_eq!(lost, before.iter().sum::<u128>() - after);
}

#[test]
fn a_slash_of_now_takes_nothing_of_what_has_left() {
    let (mut world, _) = leaving();

    assert_eq!(slash(&mut world, "val0", 500, None).unwrap(), 0);
}

/// The year has the sum of these.
#[test]
fn while_unbonding_is_what_the_chain_took() {
    let year = |late| {
        let all = Event::Unbond {
            day: 1,
            who: 0,
            bps: 10_000,
        };
        let slash = Event::Slash {
            day: 8,
            validator: 0,
            bps: 500,
            late,
        };
        let plan = Plan {
            wish: WISH,
            events: vec![all, slash],
        };
        let outcome = simulate(&plan, SETTINGS[0], &mut || {}).unwrap();
        outcome.while_unbonding
    };
    assert!(year(7) > 0);
    assert_eq!(year(0), 0);
}
