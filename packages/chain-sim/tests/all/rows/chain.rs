//! Validators, numbers, answers and the clock: rows 16, 19 to 21, and 23.

use ballast_chain_sim::{ChainDriver, MsgUndelegateResponse, SimError, Status};
use cosmwasm_std::{
    coin, coins, Decimal, DistributionMsg, Empty, StakingMsg, StakingQuery, Timestamp,
};
use prost::Message;

use crate::suite::{driver_refusal, params, uint, Suite, DAY, OWN, STAKE, USD};

#[test]
fn row_16_jail_status_set_removal_and_commission_exist() {
    let mut s = Suite::with(
        params().with(|p| p.max_validators = 2),
        &[OWN, OWN + 1, 2 * OWN],
    );
    let status = |s: &Suite, n: usize| s.app.validator(&s.vals[n]).unwrap().status;
    let out = (0..2).find(|n| status(&s, *n) == Status::Unbonded).unwrap();
    let in_set = 1 - out;
    assert_eq!(status(&s, 2), Status::Bonded);

    // jail makes room, for whom it lets in
    let jailed = s.vals[2].clone();
    s.app.jail(&jailed).unwrap();
    s.block();
    assert_eq!(
        [status(&s, 2), status(&s, out)],
        [Status::Unbonding, Status::Bonded]
    );
    assert_eq!(driver_refusal(s.app.unjail(&jailed)), ("slashing", 4));
    s.app.advance(600).unwrap();
    s.app.unjail(&jailed).unwrap();
    s.block();
    assert_eq!(
        [status(&s, 2), status(&s, in_set)],
        [Status::Bonded, Status::Bonded]
    );
    s.app.advance(21 * DAY).unwrap();
    s.block();
    assert_eq!(status(&s, out), Status::Unbonded);

    // commission: once a day, and not by too much
    let val = s.vals[2].clone();
    assert_eq!(
        driver_refusal(s.app.set_commission(&val, Decimal::percent(12))),
        ("staking", 15)
    );
    s.app.set_commission(&val, Decimal::percent(11)).unwrap();
    assert_eq!(
        driver_refusal(s.app.set_commission(&val, Decimal::percent(10))),
        ("staking", 12)
    );

    // a double sign is for ever
    s.double_sign(2, s.height());
    assert!(s.app.validator(&val).unwrap().tombstoned);
    s.app.advance(3_000 * DAY).unwrap();
    assert_eq!(driver_refusal(s.app.unjail(&val)), ("slashing", 4));

    // and without shares there is no validator
    s.app.remove(&val).unwrap();
    assert_eq!(s.app.validator(&val), Err(SimError::UnknownValidator(val)));
}

#[test]
fn row_19_large_numbers_and_long_times_do_not_panic() {
    const ALL: u128 = 1_000_000_000_000_000_000_000_000_000_000;
    // a chain of 18 decimals counts power by 10^18
    let reduction = uint(1_000_000_000_000_000_000);
    let mut s = Suite::with(
        params().with(|p| p.power_reduction = reduction),
        &[ALL, ALL],
    );
    let alice = s.user("alice", ALL);
    s.delegate(&alice, 0, ALL).unwrap();
    s.fees(ALL, USD);
    s.app.advance(100 * 365 * DAY).unwrap();
    s.fees(ALL, USD);
    let (val, height) = (s.vals[0].clone(), s.height());
    for _ in 0..10_000 {
        s.app.slash(&val, Decimal::percent(1), height).unwrap();
    }
    s.block();

    let left = s.staked(&alice, 0);
    assert!(left > 0 && left < ALL / 1_000_000_000_000);
    s.undelegate(&alice, 0, left).unwrap();
    assert!(s.balance(&alice, USD) > ALL / 4);
    s.app.check_balances().unwrap();
}

#[test]
fn row_20_replies_have_protobuf_answers_and_no_events() {
    let mut s = Suite::new();
    let proxy = s.proxy();
    s.app.mint(&proxy, coins(100, STAKE)).unwrap();
    let (validator, amount) = (s.vals[0].clone(), coin(100, STAKE));
    s.tell(
        &proxy,
        vec![
            StakingMsg::Delegate {
                validator: validator.clone(),
                amount: amount.clone(),
            }
            .into(),
            StakingMsg::Undelegate { validator, amount }.into(),
            DistributionMsg::FundCommunityPool { amount: vec![] }.into(),
        ],
    )
    .unwrap();

    let replies = s.replies(&proxy);

    let answer = |n: usize| replies[n].result.clone().unwrap();
    assert!((0..3).all(|n| answer(n).events.is_empty()));
    assert_eq!(
        answer(0).msg_responses[0].type_url,
        "/cosmos.staking.v1beta1.MsgDelegateResponse"
    );
    let response = &answer(1).msg_responses[0];
    assert_eq!(
        response.type_url,
        "/cosmos.staking.v1beta1.MsgUndelegateResponse"
    );
    let got = MsgUndelegateResponse::decode(response.value.as_slice()).unwrap();
    let due = s.app.block_info().time.plus_seconds(21 * DAY);
    assert_eq!(got.amount.unwrap().amount, "100");
    assert_eq!(
        got.completion_time.unwrap().seconds,
        i64::try_from(due.seconds()).unwrap()
    );
    // the events are there, apart
    let unbond = s
        .app
        .events()
        .unwrap()
        .into_iter()
        .find(|e| e.ty == "unbond")
        .unwrap();
    assert!(unbond
        .attributes
        .iter()
        .any(|a| a.key == "completion_time" && a.value.ends_with('Z')));
}

#[test]
fn row_21_queries_list_the_bonded_by_power() {
    let mut s = Suite::with(params(), &[OWN, 3 * OWN, 2 * OWN, 999_999]);
    let listed = |s: &Suite| -> Vec<String> {
        let all = s.app.wrap().query_all_validators().unwrap();
        all.into_iter().map(|v| v.address).collect()
    };
    let [a, b, c, d] = [0, 1, 2, 3].map(|n| s.vals[n].clone());
    assert_eq!(listed(&s), [b.clone(), c.clone(), a.clone()]);

    s.app.jail(&b).unwrap();
    assert_eq!(listed(&s), [c, a]);
    assert!(
        s.app.wrap().query_validator(&d).unwrap().is_some(),
        "not bonded, but there"
    );
    let stranger = s.user("stranger", 0);
    let unknown = ballast_chain_sim::valoper(&stranger).unwrap();
    assert!(s.app.wrap().query_validator(unknown).unwrap().is_none());
    let bad = StakingQuery::Validator {
        address: "junk".to_string(),
    };
    s.app.wrap().query::<Empty>(&bad.into()).unwrap_err();
}

#[test]
fn row_23_a_clock_set_back_makes_no_block() {
    let mut s = Suite::new();
    s.blocks(2);
    let before = s.app.block_info();

    s.app
        .update_block(|block| block.time = Timestamp::from_seconds(1));
    s.app.set_block(before.clone());

    s.block();
    assert_eq!(s.height(), before.height + 1);
}
