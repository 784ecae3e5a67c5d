//! Slashes: who pays, and of how much.

use ballast_chain_sim::ChainDriver;
use cosmwasm_std::Decimal;

use crate::suite::{dec, params, refusal, uint, Suite, DAY, OWN, STAKE};

#[test]
fn trap_07_what_was_asked_and_what_comes_differ_by_one_after_a_slash() {
    let mut s = Suite::new();
    let (val, height) = (s.vals[0].clone(), s.height());
    s.app.slash(&val, Decimal::percent(14), height).unwrap();
    let alice = s.user("alice", OWN);
    let (mut less_in, mut less_out) = (0, 0);
    for n in 1..=500u128 {
        let before = s.staked(&alice, 0);
        s.delegate(&alice, 0, 1_000 + n).unwrap();
        let grown = s.staked(&alice, 0) - before;
        assert!((n + 999..=n + 1_001).contains(&grown));
        less_in += u32::from(grown < 1_000 + n);
        s.app.update_params(|p| p.max_entries = u32::MAX).unwrap();
        let got = s.undelegate(&alice, 0, 500 + n).unwrap();
        assert!(got == 500 + n || got + 1 == 500 + n);
        less_out += u32::from(got < 500 + n);
    }
    assert!(less_in > 0 && less_out > 0, "{less_in} {less_out}");
}

#[test]
fn trap_09_a_validator_without_tokens_refuses_every_move() {
    let mut s = Suite::new();
    let alice = s.user("alice", 3_000_000);
    s.delegate(&alice, 0, 1_000_000).unwrap();
    s.delegate(&alice, 1, 1_000_000).unwrap();
    let (val, height) = (s.vals[0].clone(), s.height());
    s.app.slash(&val, Decimal::one(), height).unwrap();

    assert_eq!(s.staked(&alice, 0), 0);
    assert_eq!(refusal(s.delegate(&alice, 0, 1)), ("staking", 34));
    assert_eq!(refusal(s.undelegate(&alice, 0, 1)), ("staking", 22));
    assert_eq!(refusal(s.redelegate(&alice, 0, 1, 1)), ("staking", 22));
    assert_eq!(refusal(s.redelegate(&alice, 1, 0, 1)), ("staking", 34));
    s.delegate(&alice, 2, 1).unwrap();
}

#[test]
fn trap_10_what_is_unbonding_is_slashed() {
    let mut s = Suite::new();
    let alice = s.user("alice", 100_000_000);
    s.delegate(&alice, 0, 100_000_000).unwrap();
    s.blocks(4);
    let height = s.height();
    s.undelegate(&alice, 0, 100_000_000).unwrap();
    s.block();

    s.double_sign(0, height);
    s.app.advance(21 * DAY).unwrap();
    s.block();

    assert_eq!(s.balance(&alice, STAKE), 95_000_000);
}

#[test]
fn trap_10_downtime_takes_from_the_last_two_blocks() {
    let mut s = Suite::new();
    let alice = s.user("alice", 4_000_000);
    s.delegate(&alice, 0, 4_000_000).unwrap();
    s.blocks(4);
    let val = s.vals[0].clone();
    s.undelegate(&alice, 0, 1_000_000).unwrap();
    for _ in 0..3 {
        s.app.absent(&val, 1, 5).unwrap();
        s.undelegate(&alice, 0, 1_000_000).unwrap_or_default();
    }

    let balances: Vec<u128> = s
        .app
        .unbondings_of(&alice)
        .unwrap()
        .iter()
        .map(|u| u.balance.u128())
        .collect();

    assert_eq!(balances[..3], [1_000_000, 990_000, 990_000]);
}

#[test]
fn trap_11_the_destination_pays_for_the_source() {
    let mut s = Suite::new();
    let alice = s.user("alice", 100_000_000);
    s.delegate(&alice, 0, 100_000_000).unwrap();
    s.blocks(4);
    let height = s.height();
    s.redelegate(&alice, 0, 1, 100_000_000).unwrap();
    s.undelegate(&alice, 1, 40_000_000).unwrap();
    s.block();

    s.double_sign(0, height);

    // 5 % of 100 are due, and the unbonding entry covers them
    assert_eq!(
        s.app.unbondings_of(&alice).unwrap()[0].balance,
        uint(35_000_000)
    );
    assert_eq!(s.staked(&alice, 1), 60_000_000);
}

#[test]
fn trap_28_who_left_between_infraction_and_slash_pays_as_well() {
    let mut s = Suite::new();
    let (alice, bob) = (s.user("alice", 10_000_000), s.user("bob", 10_000_000));
    s.delegate(&alice, 0, 10_000_000).unwrap();
    s.delegate(&bob, 0, 10_000_000).unwrap();
    s.blocks(4);
    let height = s.height();
    s.undelegate(&alice, 0, 10_000_000).unwrap();
    s.blocks(3);

    s.double_sign(0, height);

    assert_eq!(
        s.app.unbondings_of(&alice).unwrap()[0].balance,
        uint(9_500_000)
    );
    assert_eq!(s.staked(&bob, 0), 9_500_000);
}

#[test]
fn trap_29_a_slash_counts_whole_units_of_power() {
    let mut s = Suite::with(params(), &[123_456_789, OWN]);
    s.blocks(2);
    let val = s.vals[0].clone();

    s.app.absent(&val, 3, 5).unwrap();

    assert_eq!(s.tokens(0), 123_456_789 - 1_230_000);
}

#[test]
fn trap_31_the_slash_is_done_before_the_blocks_first_message() {
    let mut s = Suite::new();
    let alice = s.user("alice", 200_000_000);
    s.delegate(&alice, 0, 100_000_000).unwrap();
    s.blocks(4);
    let height = s.height();

    s.double_sign(0, height);

    assert_eq!(s.staked(&alice, 0), 95_000_000);
    s.delegate(&alice, 0, 95_000_000).unwrap();
    assert_eq!(
        s.app.delegations_of(&alice).unwrap()[0].shares,
        dec("200000000")
    );
}
