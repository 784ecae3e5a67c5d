//! One test for each trap of a staking contract that a module sets.

use ballast_chain_sim::{ChainDriver, FailKind, SimError, Status};
use cosmwasm_std::{coin, coins, BankMsg, Decimal, DistributionMsg, StakingMsg, SubMsgResult};

use crate::suite::{dec, driver_refusal, params, refusal, uint, Suite, DAY, OWN, STAKE, USD};

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
fn trap_05_native_replies_carry_no_events() {
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

    let withdraw = DistributionMsg::WithdrawDelegatorReward {
        validator: val.clone(),
    };
    let response = s.tell(&proxy, vec![withdraw.into()]).unwrap();

    let SubMsgResult::Ok(reply) = &s.replies(&proxy)[0].result else {
        panic!()
    };
    assert!(reply.events.is_empty());
    // the transaction shows them
    assert!(response.events.iter().any(|e| e.ty.contains("withdraw")));
    let url = "/cosmos.distribution.v1beta1.MsgWithdrawDelegatorRewardResponse";
    assert_eq!(reply.msg_responses[0].type_url, url);
    assert!(s.balance(&proxy, USD) > 0);
    assert!(s
        .app
        .events()
        .unwrap()
        .iter()
        .any(|e| e.ty == "withdraw_rewards"));
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
fn trap_14_status_shows_only_by_absence_from_the_list() {
    let mut s = Suite::new();
    let val = s.vals[0].clone();
    s.app.jail(&val).unwrap();

    assert!(!s
        .app
        .wrap()
        .query_all_validators()
        .unwrap()
        .iter()
        .any(|v| v.address == val));
    assert!(s.app.wrap().query_validator(&val).unwrap().is_some());
}

#[test]
fn trap_15_a_validator_can_vanish() {
    let mut s = Suite::new();
    let alice = s.user("alice", 10);
    let val = s.vals[0].clone();
    s.app.remove(&val).unwrap();

    assert!(s.app.wrap().query_validator(&val).unwrap().is_none());
    assert_eq!(refusal(s.delegate(&alice, 0, 1)), ("staking", 3));
    assert_eq!(s.app.validator(&val), Err(SimError::UnknownValidator(val)));
}

#[test]
fn trap_16_one_bad_validator_is_caught_by_reply() {
    let mut s = Suite::new();
    let proxy = s.proxy();
    s.app.mint(&proxy, coins(30, STAKE)).unwrap();
    s.app
        .fail(&s.vals[1].clone(), FailKind::Delegate, true)
        .unwrap();
    let stake = |s: &Suite, n: usize| StakingMsg::Delegate {
        validator: s.vals[n].clone(),
        amount: coin(10, STAKE),
    };
    let msgs = (0..3).map(|n| stake(&s, n).into()).collect();

    s.tell(&proxy, msgs).unwrap();

    let ok: Vec<bool> = s.replies(&proxy).iter().map(|r| r.result.is_ok()).collect();
    assert_eq!(ok, [true, false, true]);
    assert_eq!(s.balance(&proxy, STAKE), 10);
}

#[test]
fn trap_17_contracts_see_codespace_and_code_only() {
    let mut s = Suite::new();
    let proxy = s.proxy();
    let (validator, amount) = (s.vals[0].clone(), coin(10, STAKE));
    s.tell(
        &proxy,
        vec![StakingMsg::Undelegate { validator, amount }.into()],
    )
    .unwrap();

    let replies = s.replies(&proxy);

    let error = replies[0].result.clone().unwrap_err();
    // with RUST_BACKTRACE set cw-multi-test appends a backtrace
    assert_eq!(
        error.lines().next().unwrap(),
        "codespace: staking, code: 19"
    );
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
fn trap_23_commission_rises_step_by_step() {
    let mut s = Suite::new();
    let val = s.vals[0].clone();
    for percent in 11..=20 {
        s.app.advance(DAY).unwrap();
        s.app
            .set_commission(&val, Decimal::percent(percent))
            .unwrap();
    }
    s.app.advance(DAY).unwrap();

    assert_eq!(
        driver_refusal(s.app.set_commission(&val, Decimal::percent(21))),
        ("staking", 11)
    );
    let seen = s.app.wrap().query_validator(&val).unwrap().unwrap();
    assert_eq!(
        (seen.commission, seen.max_commission),
        (Decimal::percent(20), Decimal::percent(20))
    );
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
fn trap_30_the_second_harvest_in_a_block_is_nothing() {
    let mut s = Suite::with(params(), &[OWN]);
    let alice = s.user("alice", OWN);
    s.delegate(&alice, 0, OWN).unwrap();
    s.fees(1_000, USD);

    assert_eq!(s.withdraw(&alice, 0).unwrap(), coins(450, USD));
    assert_eq!(s.withdraw(&alice, 0).unwrap(), coins(0, "stake"));
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

#[test]
fn trap_36_genesis_has_one_share_a_token_and_ten_percent() {
    let s = Suite::new();
    let view = s.app.validator(&s.vals[0]).unwrap();

    assert_eq!(
        view.delegator_shares,
        cosmwasm_std::Decimal256::from_ratio(OWN, 1u8)
    );
    assert_eq!(view.commission, Decimal::percent(10));
}
