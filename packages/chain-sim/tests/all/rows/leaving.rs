//! Unbonding and redelegation: rows 7 to 9, 17 and 18.

use ballast_chain_sim::ChainDriver;
use cosmwasm_std::Decimal;

use crate::suite::{refusal, uint, Suite, DAY, STAKE};

#[test]
fn row_07_seven_entries_and_the_check_precedes_the_merge() {
    let mut s = Suite::new();
    let alice = s.user("alice", 1_000);
    s.delegate(&alice, 0, 1_000).unwrap();
    s.undelegate(&alice, 0, 1).unwrap();
    s.undelegate(&alice, 0, 2).unwrap();
    let entries = s.app.unbondings_of(&alice).unwrap();
    assert_eq!((entries.len(), entries[0].balance), (1, uint(3)), "merged");
    for _ in 0..6 {
        s.block();
        s.undelegate(&alice, 0, 1).unwrap();
    }

    assert_eq!(
        refusal(s.undelegate(&alice, 0, 1)),
        ("staking", 27),
        "would merge"
    );
    s.block();
    assert_eq!(refusal(s.undelegate(&alice, 0, 1)), ("staking", 27));
    assert_eq!(s.app.unbondings_of(&alice).unwrap().len(), 7);
}

#[test]
fn row_08_redelegations_are_recorded_limited_and_end() {
    let mut s = Suite::new();
    let alice = s.user("alice", 1_000);
    s.delegate(&alice, 0, 1_000).unwrap();
    assert_eq!(refusal(s.redelegate(&alice, 0, 0, 1)), ("staking", 29));
    assert_eq!(refusal(s.redelegate(&alice, 0, 1, 0)), ("sdk", 18));
    for _ in 0..7 {
        s.redelegate(&alice, 0, 1, 1).unwrap();
    }
    assert_eq!(refusal(s.redelegate(&alice, 0, 1, 1)), ("staking", 33));
    assert_eq!(refusal(s.redelegate(&alice, 1, 2, 1)), ("staking", 32));
    assert_eq!(s.app.redelegations_of(&alice).unwrap().len(), 7);

    s.app.advance(21 * DAY).unwrap();
    assert_eq!(
        refusal(s.redelegate(&alice, 1, 2, 1)),
        ("staking", 32),
        "ends with this block"
    );
    s.block();
    s.redelegate(&alice, 1, 2, 7).unwrap();

    let s = tiny_redelegation(s);
    assert!(s.app.redelegations_of(&alice).unwrap().len() == 1);
}

/// One unit whose shares, cut, are worth less than one: 1 / 0.86 = 1.162790697674418604|65.
fn tiny_redelegation(mut s: Suite) -> Suite {
    let bob = s.user("bob", 10);
    let (val, height) = (s.vals[2].clone(), s.height());
    s.app.slash(&val, Decimal::percent(14), height).unwrap();
    s.delegate(&bob, 2, 5).unwrap();
    assert_eq!(refusal(s.redelegate(&bob, 2, 0, 1)), ("staking", 30));
    s
}

#[test]
fn row_09_nothing_can_be_redelegated_while_something_came_in() {
    let mut s = Suite::new();
    let alice = s.user("alice", 1_000);
    s.delegate(&alice, 0, 100).unwrap();
    s.delegate(&alice, 1, 900).unwrap();
    let can = |s: &Suite| {
        let found = s
            .app
            .wrap()
            .query_delegation(&alice, &s.vals[1])
            .unwrap()
            .unwrap();
        found.can_redelegate.amount.u128()
    };
    assert_eq!(can(&s), 900);

    s.redelegate(&alice, 0, 1, 1).unwrap();
    assert_eq!(can(&s), 0);
    s.app.advance(21 * DAY).unwrap();
    s.block();

    assert_eq!(can(&s), 901);
}

#[test]
fn row_17_coins_come_in_end_block_so_the_blocks_messages_miss_them() {
    let mut s = Suite::new();
    let alice = s.user("alice", 100);
    s.delegate(&alice, 0, 100).unwrap();
    s.undelegate(&alice, 0, 100).unwrap();

    s.app.advance(21 * DAY).unwrap();
    assert_eq!(s.balance(&alice, STAKE), 0, "due, in this block");
    s.block();

    assert_eq!(s.balance(&alice, STAKE), 100);
}

#[test]
fn row_18_the_queue_is_by_time_even_if_the_unbonding_time_falls() {
    let mut s = Suite::new();
    let alice = s.user("alice", 100);
    s.delegate(&alice, 0, 100).unwrap();
    s.undelegate(&alice, 0, 30).unwrap();
    s.app.update_params(|p| p.unbonding_secs = 10).unwrap();
    s.block();
    s.undelegate(&alice, 0, 1).unwrap();

    s.app.advance(10).unwrap();
    s.block();

    assert_eq!(s.balance(&alice, STAKE), 1, "the younger was not held back");
    assert_eq!(s.app.unbondings_of(&alice).unwrap()[0].balance, uint(30));
}
