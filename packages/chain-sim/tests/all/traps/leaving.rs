//! Unbonding and redelegation: when coins come, and what is refused.

use ballast_chain_sim::{ChainDriver, FailKind, Status};
use cosmwasm_std::{coin, coins, BankMsg, Decimal};

use crate::suite::{params, refusal, Suite, DAY, OWN, STAKE};

#[test]
fn trap_01_the_maturing_block_has_not_paid_yet() {
    let mut s = Suite::new();
    let alice = s.user("alice", 100);
    s.delegate(&alice, 0, 100).unwrap();
    s.undelegate(&alice, 0, 100).unwrap();
    let due = s.app.unbondings_of(&alice).unwrap()[0].completes;

    s.app.advance(21 * DAY).unwrap();

    assert!(s.app.block_info().time >= due);
    let bob = s.user("bob", 0);
    let send = BankMsg::Send {
        to_address: bob.to_string(),
        amount: coins(1, STAKE),
    };
    s.send(&alice, send).unwrap_err();
    assert_eq!(s.app.unbondings_of(&alice).unwrap().len(), 1);
    s.block();
    assert_eq!(s.balance(&alice, STAKE), 100);
}

#[test]
fn trap_02_the_eighth_batch_inside_one_unbonding_time_is_refused() {
    let mut s = Suite::new();
    let alice = s.user("alice", 1_000);
    s.delegate(&alice, 0, 500).unwrap();
    s.delegate(&alice, 1, 500).unwrap();
    for _ in 0..7 {
        s.undelegate(&alice, 0, 10).unwrap();
        s.app.advance(2 * DAY).unwrap();
    }
    assert_eq!(refusal(s.undelegate(&alice, 0, 10)), ("staking", 27));
    s.undelegate(&alice, 1, 10).unwrap();

    // spaced by a seventh of the time there is always room
    s.app.advance(7 * DAY).unwrap();
    s.block();
    s.undelegate(&alice, 0, 10).unwrap();
}

#[test]
fn trap_03_there_is_no_instant_exit_from_an_unbonded_validator() {
    let mut s = Suite::new();
    let alice = s.user("alice", 100);
    s.delegate(&alice, 0, 100).unwrap();
    s.app.jail(&s.vals[0].clone()).unwrap();
    s.block();
    s.app.advance(21 * DAY).unwrap();
    s.block();
    assert_eq!(
        s.app.validator(&s.vals[0]).unwrap().status,
        Status::Unbonded
    );

    s.undelegate(&alice, 0, 100).unwrap();

    let due = s.app.block_info().time.plus_seconds(21 * DAY);
    assert_eq!(s.app.unbondings_of(&alice).unwrap()[0].completes, due);
}

#[test]
fn trap_08_dust_is_listed_with_amount_zero() {
    let mut s = Suite::new();
    let (val, height) = (s.vals[0].clone(), s.height());
    s.app.slash(&val, Decimal::percent(14), height).unwrap();
    let alice = s.user("alice", 1_000);
    s.delegate(&alice, 0, 777).unwrap();
    let all = s.staked(&alice, 0);
    s.undelegate(&alice, 0, all).unwrap();

    let listed = s.app.wrap().query_all_delegations(&alice).unwrap();

    assert_eq!(listed.len(), 1);
    assert_eq!(listed[0].amount, coin(0, STAKE));
    assert_eq!(refusal(s.redelegate(&alice, 0, 1, 0)), ("sdk", 18));
}

#[test]
fn trap_12_a_tiny_redelegation_locks_the_whole_stake() {
    let mut s = Suite::new();
    let alice = s.user("alice", 1_000_000);
    s.delegate(&alice, 0, 1).unwrap();
    s.delegate(&alice, 1, 999_999).unwrap();
    s.redelegate(&alice, 0, 1, 1).unwrap();

    assert_eq!(
        refusal(s.redelegate(&alice, 1, 2, 500_000)),
        ("staking", 32)
    );
    s.undelegate(&alice, 1, 1_000_000).unwrap();
}

#[test]
fn trap_13_the_sole_delegator_cannot_redelegate_out_of_an_unbonded_validator() {
    let mut s = Suite::with(
        params().with(|p| p.redelegate_last_shares_of_unbonded = false),
        &[OWN, OWN],
    );
    let alice = s.user("alice", 10);
    s.delegate(&alice, 0, 10).unwrap();
    let operator = s.operator(0);
    s.undelegate(&operator, 0, OWN).unwrap();
    s.block();
    s.app.advance(21 * DAY).unwrap();
    s.block();

    assert_eq!(refusal(s.redelegate(&alice, 0, 1, 10)), ("staking", 3));
    s.undelegate(&alice, 0, 10).unwrap();
}

#[test]
fn trap_24_entries_keep_the_time_they_began_with() {
    let mut s = Suite::new();
    let alice = s.user("alice", 100);
    s.delegate(&alice, 0, 100).unwrap();
    s.undelegate(&alice, 0, 1).unwrap();
    s.app.update_params(|p| p.unbonding_secs = 5 * DAY).unwrap();
    s.undelegate(&alice, 0, 2).unwrap();
    let paid = |s: &mut Suite, days: u64| {
        s.app.advance(days * DAY).unwrap();
        s.block();
        s.balance(&alice, STAKE)
    };

    assert_eq!([paid(&mut s, 5), paid(&mut s, 16)], [2, 3]);
}

#[test]
fn trap_26_a_refused_delegation_leaves_the_deposit() {
    let mut s = Suite::new();
    let alice = s.user("alice", 100);
    s.app
        .fail(&s.vals[0].clone(), FailKind::Delegate, true)
        .unwrap();

    s.delegate(&alice, 0, 100).unwrap_err();

    assert_eq!(s.balance(&alice, STAKE), 100);
    s.app.check_balances().unwrap();
}
