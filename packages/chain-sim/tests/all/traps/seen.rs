//! What contracts see: validators, replies, errors, commission.

use ballast_chain_sim::{ChainDriver, FailKind, SimError};
use cosmwasm_std::{coin, coins, Decimal, DistributionMsg, StakingMsg, SubMsgResult};

use crate::suite::{driver_refusal, params, refusal, Suite, DAY, OWN, STAKE, USD};

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
fn trap_36_genesis_has_one_share_a_token_and_ten_percent() {
    let s = Suite::new();
    let view = s.app.validator(&s.vals[0]).unwrap();

    assert_eq!(
        view.delegator_shares,
        cosmwasm_std::Decimal256::from_ratio(OWN, 1u8)
    );
    assert_eq!(view.commission, Decimal::percent(10));
}
