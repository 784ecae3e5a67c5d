//! What a contract is told of its native messages, and what its transaction shows of them. The same
//! messages go to wasmd of both lines in tests/chain/internal/replies, which expects the same.

use ballast_chain_sim::{ChainDriver, SimError};
use cosmwasm_std::{
    coin, coins, to_json_binary, BankMsg, Binary, CosmosMsg, Decimal, DistributionMsg, StakingMsg,
    WasmMsg,
};
use cw_multi_test::{Executor, StakingSudo, SudoMsg};

use crate::protobuf::cancel;
use crate::suite::{uint, Suite, OWN, STAKE};

fn native(s: &Suite, contract: &cosmwasm_std::Addr) -> Vec<CosmosMsg> {
    let (val, other) = (s.vals[0].clone(), s.vals[1].clone());
    let alice = ballast_chain_sim::account(s.app.api(), "alice").unwrap();
    vec![
        StakingMsg::Delegate {
            validator: val.clone(),
            amount: coin(1_000, STAKE),
        }
        .into(),
        StakingMsg::Undelegate {
            validator: val.clone(),
            amount: coin(100, STAKE),
        }
        .into(),
        cancel(contract, &val, 10, s.height()),
        StakingMsg::Redelegate {
            src_validator: val.clone(),
            dst_validator: other,
            amount: coin(100, STAKE),
        }
        .into(),
        DistributionMsg::WithdrawDelegatorReward { validator: val }.into(),
        DistributionMsg::SetWithdrawAddress {
            address: alice.to_string(),
        }
        .into(),
        DistributionMsg::FundCommunityPool {
            amount: coins(1, STAKE),
        }
        .into(),
        BankMsg::Send {
            to_address: alice.to_string(),
            amount: coins(1, STAKE),
        }
        .into(),
    ]
}

/// Until 0.6.0 the `data` of an answer without fields was `Some("")`; wasmvm leaves empty bytes out.
#[test]
fn an_empty_answer_is_no_data() {
    let mut s = Suite::new();
    let proxy = s.proxy();
    s.app.mint(&proxy, coins(10_000, STAKE)).unwrap();
    let msgs = native(&s, &proxy);
    s.tell(&proxy, msgs).unwrap();

    #[allow(deprecated)]
    let has_data: Vec<bool> = s
        .replies(&proxy)
        .into_iter()
        .map(|seen| seen.result.unwrap().data.is_some())
        .collect();

    // delegate, undelegate, cancel, redelegate, withdraw, set address, fund, send
    let expected = [false, true, false, true, true, false, false, false];
    assert_eq!(has_data, expected);
}

/// Until 0.6.0 the response of a transaction had no event of staking or distribution.
#[test]
fn a_transaction_has_the_events_that_a_reply_lacks() {
    let mut s = Suite::new();
    let proxy = s.proxy();
    s.app.mint(&proxy, coins(10_000, STAKE)).unwrap();
    let msgs = native(&s, &proxy);
    let tx = s.tell(&proxy, msgs).unwrap();

    let none = |seen: &crate::proxy::Seen| seen.result.clone().unwrap().events.is_empty();
    assert!(s.replies(&proxy).iter().all(none));
    for kind in [
        "delegate",
        "unbond",
        "cancel_unbonding_delegation",
        "redelegate",
        "withdraw_rewards",
        "set_withdraw_address",
        "transfer",
    ] {
        assert!(tx.events.iter().any(|e| e.ty == kind), "{kind}: {tx:?}");
    }

    // an account's own message has them too
    let alice = s.user("alice", 100);
    let tx = s.delegate(&alice, 0, 100).unwrap();
    assert!(tx.events.iter().any(|e| e.ty == "delegate"));
}

#[test]
fn a_reply_to_a_call_has_all_events_of_that_call() {
    let mut s = Suite::new();
    let (outer, inner) = (s.proxy(), s.proxy());
    s.app.mint(&inner, coins(100, STAKE)).unwrap();
    let delegate: CosmosMsg = StakingMsg::Delegate {
        validator: s.vals[0].clone(),
        amount: coin(100, STAKE),
    }
    .into();
    let call = WasmMsg::Execute {
        contract_addr: inner.to_string(),
        msg: to_json_binary(&vec![delegate]).unwrap(),
        funds: vec![],
    };

    let tx = s.tell(&outer, vec![call.into()]).unwrap();

    let told = s.replies(&outer)[0].result.clone().unwrap().events;
    assert!(told.iter().any(|e| e.ty == "delegate"), "{told:?}");
    assert_eq!(tx.events.iter().filter(|e| e.ty == "delegate").count(), 1);
    assert!(s.replies(&inner)[0]
        .result
        .clone()
        .unwrap()
        .events
        .is_empty());
}

#[test]
fn a_call_that_fails_leaves_no_events() {
    let mut s = Suite::new();
    let (outer, inner) = (s.proxy(), s.proxy());
    s.app.mint(&outer, coins(100, STAKE)).unwrap();
    // the coins go over, then the contract cannot read its message; `outer` catches that
    let call = WasmMsg::Execute {
        contract_addr: inner.to_string(),
        msg: Binary::from(b"junk"),
        funds: coins(50, STAKE),
    };

    let tx = s.tell(&outer, vec![call.into()]).unwrap();

    assert!(s.replies(&outer)[0].result.is_err());
    assert_eq!(s.balance(&inner, STAKE), 0);
    assert!(tx.events.iter().all(|e| e.ty != "transfer"), "{tx:?}");
}

fn sudo(s: &mut Suite, val: usize, percentage: Decimal) -> cw_multi_test::error::AnyResult<()> {
    let validator = s.vals[val].clone();
    let slash = StakingSudo::Slash {
        validator,
        percentage,
    };
    s.app.sudo(SudoMsg::Staking(slash)).map(drop)
}

/// Until 0.6.0 the validator lost all it had, as by 100 %.
#[test]
fn a_slash_above_all_is_refused_by_sudo_as_by_the_driver() {
    let mut s = Suite::new();
    let refused = sudo(&mut s, 0, Decimal::percent(101)).unwrap_err();

    let found = refused.downcast_ref::<SimError>();
    assert_eq!(
        found,
        Some(&SimError::FractionAboveOne(Decimal::percent(101)))
    );
    assert_eq!(s.tokens(0), OWN);
}

/// Until 0.6.0 the infraction was in the current block, so that nothing that was unbonding ever paid.
#[test]
fn a_slash_by_sudo_takes_the_same_part_of_all_that_left_since_the_block_before() {
    let mut s = Suite::new();
    let alice = s.user("alice", OWN);
    s.delegate(&alice, 0, OWN).unwrap();
    s.undelegate(&alice, 0, 100_000_000).unwrap();
    s.block();
    s.undelegate(&alice, 0, 200_000_000).unwrap();
    s.block();
    s.undelegate(&alice, 0, 300_000_000).unwrap();
    s.redelegate(&alice, 0, 1, 400_000_000).unwrap();
    let supply = s.supply(STAKE);

    sudo(&mut s, 0, Decimal::percent(10)).unwrap();

    let entries = s.app.unbondings_of(&alice).unwrap();
    let balances: Vec<_> = entries.iter().map(|entry| entry.balance).collect();
    let [old, before, now] = [100_000_000, 180_000_000, 270_000_000].map(uint);
    assert_eq!(balances, [old, before, now]);
    assert_eq!(s.staked(&alice, 1), 360_000_000);
    assert_eq!(s.tokens(0), OWN / 10 * 9);
    // a tenth of what the operator and alice had, less what left too early
    assert_eq!(supply - s.supply(STAKE), (2 * OWN - 100_000_000) / 10);
    s.app.check_balances().unwrap();
}

#[test]
fn a_slash_by_sudo_refuses_what_is_not_there() {
    let mut s = Suite::new();
    s.vals.push("junk".to_string());
    sudo(&mut s, 3, Decimal::percent(1)).unwrap_err();
}

/// cw-multi-test leaves them out, and tests look at the last event of a response.
#[test]
fn coins_that_come_with_a_call_have_no_events() {
    let mut s = Suite::new();
    let (proxy, alice) = (s.proxy(), s.user("alice", 100));
    let none: Vec<CosmosMsg> = vec![];
    let tx = s
        .app
        .execute_contract(alice.clone(), proxy.clone(), &none, &coins(5, STAKE))
        .unwrap();
    assert_eq!(tx.events.len(), 1, "{tx:?}");

    let back: CosmosMsg = BankMsg::Send {
        to_address: alice.to_string(),
        amount: coins(5, STAKE),
    }
    .into();
    let tx = s
        .app
        .execute_contract(alice, proxy, &vec![back], &coins(5, STAKE))
        .unwrap();
    assert_eq!(tx.events.iter().filter(|e| e.ty == "transfer").count(), 1);
}

#[test]
fn an_account_is_told_too() {
    let mut s = Suite::new();
    let alice = s.user("alice", 100);
    let validator = s.vals[0].clone();
    let amount = coin(100, STAKE);
    let delegate = StakingMsg::Delegate { validator, amount };
    let tx = s.app.execute(alice, delegate.into()).unwrap();
    assert_eq!(tx.data, None);
}
