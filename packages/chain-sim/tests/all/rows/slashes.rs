//! Shares and slashes: rows 10 to 15.

use ballast_chain_sim::ChainDriver;
use cosmwasm_std::Decimal;

use crate::suite::{dec, refusal, uint, Suite, OWN, STAKE};

#[test]
fn row_10_shares_are_not_tokens_after_a_slash() {
    let mut s = Suite::new();
    let alice = s.user("alice", 300);
    s.halve(0);
    s.delegate(&alice, 0, 100).unwrap();
    let d = s.app.delegations_of(&alice).unwrap().remove(0);
    assert_eq!((d.shares, d.amount), (dec("200"), uint(100)));

    // the last shares take what is left of the validator
    let (operator, own) = (s.operator(0), s.staked(&s.operator(0), 0));
    s.undelegate(&operator, 0, own).unwrap();
    s.undelegate(&alice, 0, 100).unwrap();
    assert_eq!(s.tokens(0), 0);
}

#[test]
fn row_11_the_queried_amount_can_be_undelegated_after_many_slashes() {
    let mut s = Suite::new();
    for (n, (amount, permille, times)) in [(7, 100, 3), (1_000_003, 10, 20)].into_iter().enumerate()
    {
        let alice = s.user(&format!("alice{n}"), amount);
        s.delegate(&alice, n, amount).unwrap();
        let (val, height) = (s.vals[n].clone(), s.height());
        for _ in 0..times {
            s.app
                .slash(&val, Decimal::permille(permille), height)
                .unwrap();
        }
        let queried = s.staked(&alice, n);
        assert!(queried > 0);

        let got = s.undelegate(&alice, n, queried).unwrap();

        assert!(got == queried || got + 1 == queried, "{got} of {queried}");
    }
}

#[test]
fn row_12_only_entries_since_the_infraction_are_slashed_of_their_initial_balance() {
    let mut s = Suite::new();
    let alice = s.user("alice", OWN);
    s.delegate(&alice, 0, OWN).unwrap();
    s.blocks(4);
    s.undelegate(&alice, 0, 1_000).unwrap();
    s.block();
    let height = s.height();
    s.undelegate(&alice, 0, 2_000).unwrap();
    s.block();
    let val = s.vals[0].clone();
    let balances = |s: &Suite| -> Vec<u128> {
        s.app
            .unbondings_of(&alice)
            .unwrap()
            .iter()
            .map(|u| u.balance.u128())
            .collect()
    };

    s.app.slash(&val, Decimal::percent(10), height).unwrap();
    assert_eq!(balances(&s), [1_000, 1_800]);
    s.app.slash(&val, Decimal::percent(10), height).unwrap();
    assert_eq!(balances(&s), [1_000, 1_600], "of 2000, not of 1800");
    let now = s.height();
    s.app.slash(&val, Decimal::percent(10), now).unwrap();
    assert_eq!(balances(&s), [1_000, 1_600], "in this very block: none");
}

#[test]
fn row_13_what_was_redelegated_since_the_infraction_pays_at_its_destination() {
    let mut s = Suite::new();
    let alice = s.user("alice", OWN);
    s.delegate(&alice, 0, OWN).unwrap();
    s.blocks(4);
    let height = s.height();
    s.redelegate(&alice, 0, 1, 1_000_000).unwrap();
    s.block();

    s.app
        .slash(&s.vals[0].clone(), Decimal::percent(50), height)
        .unwrap();

    assert_eq!(s.staked(&alice, 1), 500_000);
    assert_eq!(s.tokens(1), OWN + 500_000);
}

#[test]
fn row_14_slashed_coins_leave_the_supply() {
    let mut s = Suite::new();
    let before = s.supply(STAKE);

    s.halve(0);

    assert_eq!(before - s.supply(STAKE), OWN / 2);
    s.app.check_balances().unwrap();
}

#[test]
fn row_15_a_validator_without_tokens_takes_no_delegation() {
    let mut s = Suite::new();
    let alice = s.user("alice", 1_000);
    s.delegate(&alice, 0, 100).unwrap();
    s.blocks(4);
    // 100 % of a power in whole units; what is below one unit goes with it, or nothing would
    let (val, height) = (s.vals[0].clone(), s.height());
    s.app.slash(&val, Decimal::percent(100), height).unwrap();
    assert_eq!(s.tokens(0), 100);
    s.undelegate(&alice, 0, 1).unwrap_err();
    s.delegate(&alice, 0, 100).unwrap();

    let mut s = Suite::new();
    s.app
        .slash(&s.vals[0].clone(), Decimal::percent(100), s.height())
        .unwrap();
    let bob = s.user("bob", 1_000);
    assert_eq!(refusal(s.delegate(&bob, 0, 1)), ("staking", 34));
}
