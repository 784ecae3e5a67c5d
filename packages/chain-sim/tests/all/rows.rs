//! One test for each row in which cw-multi-test's own module differs from a chain.

use ballast_chain_sim::{ChainDriver, MsgUndelegateResponse, SimError, Status};
use cosmwasm_std::{
    coin, coins, Decimal, Decimal256, DistributionMsg, Empty, StakingMsg, StakingQuery, Timestamp,
};
use prost::Message;

use crate::suite::{dec, driver_refusal, params, refusal, uint, Suite, DAY, OWN, STAKE, USD};

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
