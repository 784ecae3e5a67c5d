//! A chain that starts again from its exported state.

use crate::suite::{dec, params, Suite, DAY, OWN, STAKE, USD};
use ballast_chain_sim::{ChainDriver, SimError, Status};
use cosmwasm_std::coin;
use std::time::Duration;

const HOUR: Duration = Duration::from_millis(3_600_250);

#[test]
fn heights_fall_and_the_clock_goes_on() {
    let mut s = Suite::new();
    s.blocks(20);
    let before = s.app.block_info();

    let events = s.app.restart(7, HOUR).unwrap();

    let after = s.app.block_info();
    assert!(before.height > 20 && after.height == 7);
    let passed = after.time.nanos() - before.time.nanos();
    assert_eq!(u128::from(passed), HOUR.as_nanos());
    assert_eq!((events.height, events.time), (7, after.time));
    // no commit before the first block, then that of the set
    assert_eq!(s.app.votes().unwrap(), vec![]);
    s.block();
    assert_eq!((s.height(), s.app.votes().unwrap().len()), (8, 3));
    s.app.check_balances().unwrap();
}

#[test]
fn a_height_is_from_one_to_the_present() {
    let mut s = Suite::new();
    s.blocks(4);

    assert_eq!(s.app.restart(0, HOUR).map(drop), Err(SimError::HeightZero));
    let now = s.height();
    let height = now + 1;
    let future = SimError::FutureHeight { height, now };
    assert_eq!(s.app.restart(height, HOUR).map(drop), Err(future));

    assert_eq!(s.height(), now);
    s.block();
}

#[test]
fn stake_under_way_keeps_its_time_and_forgets_its_height() {
    let mut s = Suite::new();
    let user = s.user("user", 3_000);
    s.delegate(&user, 0, 3_000).unwrap();
    s.block();
    s.undelegate(&user, 0, 500).unwrap();
    s.redelegate(&user, 0, 1, 1_000).unwrap();
    s.block();
    let entry = s.app.unbondings_of(&user).unwrap()[0].clone();
    let moved = s.app.redelegations_of(&user).unwrap()[0].clone();

    s.app.restart(1, HOUR).unwrap();

    let now = &s.app.unbondings_of(&user).unwrap()[0];
    assert_eq!((now.creation_height, now.completes), (0, entry.completes));
    assert_eq!((now.initial, now.balance), (entry.initial, entry.balance));
    let now = &s.app.redelegations_of(&user).unwrap()[0];
    assert_eq!((now.creation_height, now.completes), (0, moved.completes));
    // staking goes on: another entry, and both are paid when they are due
    s.undelegate(&user, 0, 500).unwrap();
    assert_eq!(s.app.unbondings_of(&user).unwrap().len(), 2);
    s.app.advance(21 * DAY - 3_600).unwrap();
    s.block();
    assert_eq!(s.balance(&user, STAKE), 500);
    assert!(s.app.redelegations_of(&user).unwrap().is_empty());
    s.app.advance(3_600).unwrap();
    s.block();
    assert_eq!(s.balance(&user, STAKE), 1_000);
    s.app.check_balances().unwrap();
}

#[test]
fn an_infraction_of_the_new_chain_spares_what_left_on_the_old_one() {
    let mut s = Suite::new();
    let user = s.user("user", 4_000);
    s.delegate(&user, 0, 4_000).unwrap();
    s.blocks(4);
    s.undelegate(&user, 0, 1_000).unwrap();
    s.redelegate(&user, 0, 1, 1_000).unwrap();
    s.blocks(2);
    let height = s.height();
    s.app.double_sign(&s.vals[1].clone(), height).unwrap();

    s.app.restart(1, HOUR).unwrap();
    // evidence that was pending is gone with the chain it was of
    s.blocks(3);
    assert!(!s.app.validator(&s.vals[1]).unwrap().tombstoned);
    let no_vote = s.app.double_sign(&s.vals[0].clone(), 0).unwrap_err();
    assert!(matches!(no_vote, SimError::NoVote { height: 0, .. }));
    let height = s.height();
    s.double_sign(0, height);

    assert_eq!(s.app.unbondings_of(&user).unwrap()[0].balance.u128(), 1_000);
    assert_eq!((s.staked(&user, 0), s.staked(&user, 1)), (1_900, 1_000));
    assert!(s.app.validator(&s.vals[0]).unwrap().tombstoned);
    s.app.check_balances().unwrap();
}

#[test]
fn the_export_pays_rewards_and_they_go_on() {
    let mut s = Suite::new();
    let user = s.user("user", OWN);
    s.delegate(&user, 0, OWN).unwrap();
    s.blocks(4);
    s.fees(4_001, USD);
    assert_eq!(s.pending(&user, 0, USD), dec("900.225"));

    s.app.restart(1, HOUR).unwrap();

    assert_eq!(s.balance(&user, USD), 900);
    assert_eq!(s.balance(&s.operator(0), USD), 900 + 200);
    assert_eq!(s.pending(&user, 0, USD), dec("0"));
    // what the new chain's first block collects is allotted in the second, by the set
    s.fees(4_000, USD);
    assert_eq!(s.pending(&user, 0, USD), dec("900"));
    s.halve(0);
    s.fees(4_000, USD);
    let two = s.withdraw(&user, 0).unwrap();
    assert_eq!(two, vec![coin(1_800, USD)]);
    s.app.check_balances().unwrap();
}

#[test]
fn fees_under_way_are_of_the_pool_unless_the_chain_starts_at_one() {
    for (height, pool) in [(1, "0"), (2, "300")] {
        let mut s = Suite::with(params(), &[OWN, OWN]);
        s.blocks(4);
        s.app.reward(vec![coin(300, USD)]).unwrap();

        s.app.restart(height, HOUR).unwrap();

        assert_eq!(s.pool(USD), dec(pool), "at height {height}");
        s.block();
        let shared = if height == 1 { "135" } else { "0" };
        assert_eq!(s.pending(&s.operator(0), 0, USD), dec(shared));
        s.app.check_balances().unwrap();
    }
}

#[test]
fn downtime_is_counted_anew_and_jail_goes_on() {
    let mut s = Suite::new();
    s.blocks(10);
    let (first, second) = (s.vals[0].clone(), s.vals[1].clone());
    s.app.absent(&first, 3, 5).unwrap();
    s.block();
    let jailed = s.app.validator(&first).unwrap();
    assert!(jailed.jailed && jailed.status == Status::Unbonding);
    s.app.absent(&second, 2, 5).unwrap();

    s.app.restart(1, Duration::from_secs(5)).unwrap();
    assert!(s.app.unjail(&first).is_err());
    // misses are remembered; no slash before the window of 4 blocks has passed
    s.app.absent(&second, 3, 5).unwrap();
    assert!(!s.app.validator(&second).unwrap().jailed);
    s.app.absent(&second, 2, 5).unwrap();
    assert!(s.app.validator(&second).unwrap().jailed);
    s.app.advance(700).unwrap();
    s.app.unjail(&first).unwrap();
    s.blocks(2);
    assert_eq!(s.app.validator(&first).unwrap().status, Status::Bonded);
    s.app.advance(21 * DAY).unwrap();
    s.block();
    assert_eq!(s.app.validator(&second).unwrap().status, Status::Unbonded);
    s.app.check_balances().unwrap();
}
