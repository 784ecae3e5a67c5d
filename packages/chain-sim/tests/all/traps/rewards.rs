//! Rewards: when they are paid, in what, and how much is lost by rounding.

use ballast_chain_sim::ChainDriver;
use cosmwasm_std::{coin, coins, DistributionMsg, StakingMsg};

use crate::suite::{dec, params, refusal, Suite, DAY, OWN, STAKE, USD};

#[test]
fn trap_04_a_staking_message_pays_rewards_into_the_same_balance() {
    let mut s = Suite::with(params(), &[OWN]);
    let alice = s.user("alice", OWN);
    s.delegate(&alice, 0, 600_000_000).unwrap();
    s.fees(1_000_000, STAKE);
    let before = s.balance(&alice, STAKE);

    s.delegate(&alice, 0, 1_000).unwrap();

    // 90 % x 600 / 1600 of the fees
    assert_eq!(s.balance(&alice, STAKE), before - 1_000 + 337_500);
}

#[test]
fn trap_06_coins_arrive_without_a_call() {
    let mut s = Suite::new();
    let alice = s.user("alice", OWN);
    s.delegate(&alice, 0, OWN).unwrap();
    s.blocks(4);
    s.fees(4_000_000, USD);
    s.redelegate(&alice, 0, 1, OWN / 2).unwrap();
    s.undelegate(&alice, 0, 10).unwrap();
    let usd = s.balance(&alice, USD);
    s.blocks(3);
    s.fees(4_000_000, USD);

    // BeginBlock: a slash of the source unbonds at the destination, which pays rewards
    let height = s.height() - 4;
    s.double_sign(0, height);
    assert!(s.balance(&alice, USD) > usd);
    // EndBlock: what was unbonding
    s.app.advance(21 * DAY).unwrap();
    s.block();

    assert!(s.balance(&alice, STAKE) > 0);
}

#[test]
fn trap_20_rewards_come_in_many_denominations() {
    let mut s = Suite::with(params(), &[OWN]);
    let alice = s.user("alice", OWN);
    s.delegate(&alice, 0, OWN).unwrap();
    s.app
        .reward(vec![coin(20, "uatom"), coin(200, STAKE), coin(2_000, USD)])
        .unwrap();
    s.block();

    let paid = s.withdraw(&alice, 0).unwrap();

    assert_eq!(paid, [coin(9, "uatom"), coin(90, STAKE), coin(900, USD)]);
}

#[test]
fn trap_21_setting_a_withdraw_address_can_be_disabled() {
    let mut s = Suite::with(params().with(|p| p.withdraw_addr_enabled = false), &[OWN]);
    let (alice, bob) = (s.user("alice", 100), s.user("bob", 0));

    let set = DistributionMsg::SetWithdrawAddress {
        address: bob.to_string(),
    };

    assert_eq!(refusal(s.send(&alice, set)), ("distribution", 8));
}

#[test]
fn trap_22_a_touch_costs_less_than_one_unit() {
    let mut s = Suite::with(params(), &[OWN]);
    let alice = s.user("alice", OWN);
    s.delegate(&alice, 0, OWN).unwrap();
    let mut paid = 0;
    for _ in 0..200 {
        s.fees(7, USD);
        paid += s.withdraw(&alice, 0).unwrap()[0].amount.u128();
    }
    // 3.15 a block, so 3
    assert_eq!(paid, 600);
    assert!(s.pool(USD) < dec("200"));
    assert!(s.pool(USD) >= dec("30"));
}

#[test]
fn trap_27_outside_the_set_nothing_is_earned() {
    let mut s = Suite::with(params().with(|p| p.max_validators = 1), &[OWN, 2 * OWN]);
    let alice = s.user("alice", 100);
    s.delegate(&alice, 0, 100).unwrap();
    s.fees(1_000_000, USD);

    assert_eq!(s.withdraw(&alice, 0).unwrap(), coins(0, "stake"));
    assert_eq!(s.app.validator(&s.vals[0]).unwrap().power, 0);
}

#[test]
fn trap_30_the_second_harvest_in_a_block_is_nothing() {
    let mut s = Suite::with(params(), &[OWN]);
    let alice = s.user("alice", OWN);
    s.delegate(&alice, 0, OWN).unwrap();
    s.fees(1_000, USD);

    assert_eq!(s.withdraw(&alice, 0).unwrap(), coins(450, USD));
    assert_eq!(s.withdraw(&alice, 0).unwrap(), coins(0, "stake"));
}

#[test]
fn trap_33_a_failed_message_rolls_its_rewards_back() {
    let mut s = Suite::with(params(), &[OWN]);
    let proxy = s.proxy();
    s.app.mint(&proxy, coins(OWN, STAKE)).unwrap();
    let val = s.vals[0].clone();
    let stake = |amount| StakingMsg::Delegate {
        validator: val.clone(),
        amount: coin(amount, STAKE),
    };
    s.tell(&proxy, vec![stake(OWN / 2).into()]).unwrap();
    s.fees(1_000_000, USD);
    let pending = s.pending(&proxy, 0, USD);

    // more than it has: the hook has paid by then
    s.tell(&proxy, vec![stake(OWN).into()]).unwrap();

    assert!(s.replies(&proxy)[0].result.is_err());
    assert_eq!(s.balance(&proxy, USD), 0);
    assert_eq!(s.pending(&proxy, 0, USD), pending);
}
