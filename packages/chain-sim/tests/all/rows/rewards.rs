//! Rewards: rows 1 to 6, and 22.

use ballast_chain_sim::ChainDriver;
use cosmwasm_std::{coin, coins, Decimal256, DistributionMsg};

use crate::suite::{dec, params, refusal, Suite, DAY, OWN, STAKE, USD};

#[test]
fn row_01_rewards_are_paid_on_delegate_undelegate_and_redelegate() {
    let mut s = Suite::new();
    let alice = s.user("alice", OWN);
    s.delegate(&alice, 0, 500_000_000).unwrap();
    s.delegate(&alice, 1, 500_000_000).unwrap();
    s.blocks(4);
    let mut paid = 0;
    let mut grew = |s: &Suite| {
        let before = std::mem::replace(&mut paid, s.balance(&alice, USD));
        paid > before
    };

    s.fees(1_000_000, USD);
    assert!(!grew(&s));
    s.app.mint(&alice, coins(10, STAKE)).unwrap();
    s.delegate(&alice, 0, 10).unwrap();
    assert!(grew(&s), "delegate");
    s.fees(1_000_000, USD);
    s.undelegate(&alice, 0, 10).unwrap();
    assert!(grew(&s), "undelegate");
    s.fees(1_000_000, USD);
    s.redelegate(&alice, 0, 1, 10).unwrap();

    assert!(grew(&s), "redelegate");
    assert_eq!(s.pending(&alice, 0, USD), Decimal256::zero());
    assert_eq!(s.pending(&alice, 1, USD), Decimal256::zero());
}

#[test]
fn row_02_leaving_wholly_pays_first() {
    let mut s = Suite::new();
    let alice = s.user("alice", 2 * OWN);
    s.delegate(&alice, 0, OWN).unwrap();
    s.delegate(&alice, 1, OWN).unwrap();
    s.blocks(4);
    s.fees(1_000_000, USD);
    let due = s.pending(&alice, 0, USD) + s.pending(&alice, 1, USD);

    s.undelegate(&alice, 0, OWN).unwrap();
    s.redelegate(&alice, 1, 2, OWN).unwrap();

    let paid = Decimal256::from_ratio(s.balance(&alice, USD), 1u8);
    assert!(paid > dec("1") && due - paid < dec("2"), "{due} {paid}");
    assert_eq!(refusal(s.withdraw(&alice, 0)), ("staking", 19));
}

#[test]
fn row_03_a_withdrawal_of_nothing_succeeds_and_says_zero() {
    let mut s = Suite::new();
    let alice = s.user("alice", 100);
    s.delegate(&alice, 0, 100).unwrap();
    s.block();

    let paid = s.withdraw(&alice, 0).unwrap();

    // the SDK's default denomination, not the chain's
    assert_eq!(paid, coins(0, "stake"));
}

#[test]
fn row_04_a_withdrawal_without_delegation_fails() {
    let mut s = Suite::new();
    let alice = s.user("alice", 100);

    assert_eq!(refusal(s.withdraw(&alice, 0)), ("staking", 19));
}

#[test]
fn row_05_rewards_are_fees_in_many_denoms_and_only_the_bonded_earn() {
    let mut s = Suite::new();
    let alice = s.user("alice", 2 * OWN);
    s.delegate(&alice, 0, OWN).unwrap();
    s.blocks(3);
    // powers 2000, 1000, 1000
    s.app
        .reward(vec![coin(4_000, USD), coin(400, STAKE)])
        .unwrap();
    s.block();
    assert_eq!(s.pending(&alice, 0, USD), dec("900"));
    assert_eq!(s.pending(&alice, 0, STAKE), dec("90"));

    // time alone earns nothing
    s.app.advance(365 * DAY).unwrap();
    assert_eq!(s.pending(&alice, 0, USD), dec("900"));

    // the query says nothing in the block in which the delegation begins
    s.app.reward(coins(4_000, USD)).unwrap();
    s.delegate(&alice, 1, OWN).unwrap();
    assert_eq!(s.pending(&alice, 1, USD), Decimal256::zero());

    s.app.jail(&s.vals[0].clone()).unwrap();
    s.blocks(3);
    let before = s.pending(&alice, 0, USD);
    s.fees(4_000, USD);
    assert_eq!(s.pending(&alice, 0, USD), before, "out of the set");
}

#[test]
fn row_06_dust_goes_to_the_community_pool() {
    let mut s = Suite::with(params(), &[OWN]);
    let alice = s.user("alice", OWN / 2);
    s.delegate(&alice, 0, OWN / 2).unwrap();
    // 90 % of 11 for three halves: 3.3 for alice
    s.fees(11, USD);
    let (pending, pool) = (s.pending(&alice, 0, USD), s.pool(USD));

    let paid = s.withdraw(&alice, 0).unwrap();

    assert_eq!(paid, coins(3, USD));
    assert_eq!(pending, dec("3.3"));
    assert_eq!(s.pool(USD) - pool, dec("0.3"));
}

#[test]
fn row_22_withdraw_addresses_may_be_disabled_and_modules_are_refused() {
    let mut s = Suite::new();
    let (alice, bob) = (s.user("alice", 100), s.user("bob", 0));
    let set = |to: &cosmwasm_std::Addr| DistributionMsg::SetWithdrawAddress {
        address: to.to_string(),
    };
    let module = s.app.module_accounts().unwrap().distribution;
    assert_eq!(refusal(s.send(&alice, set(&module))), ("sdk", 4));
    s.send(&alice, set(&bob)).unwrap();
    assert_eq!(s.app.withdraw_address_of(&alice).unwrap(), bob);

    s.app
        .update_params(|p| p.withdraw_addr_enabled = false)
        .unwrap();

    assert_eq!(refusal(s.send(&alice, set(&alice))), ("distribution", 8));
}
