//! The endowment on a chain that slashes and unbonds as a real one does.
#![allow(clippy::unwrap_used)]

use ballast_testing::Suite;
use ballast_types::{token, Amount, Native, Shares};
use cosmwasm_std::{to_json_binary, Addr, Decimal};
use cw_multi_test::ContractWrapper;
use example_endowment::contract;
use example_endowment::msg::{ExecuteMsg, Holdings, InstantiateMsg, QueryMsg};

/// A suite with an endowment for bob, to which alice has given a million LST.
fn endowed() -> (Suite, Addr) {
    let mut suite = Suite::builder()
        .params(|params| params.hub.drip_secs = Some(0))
        .build();
    suite.bond("alice", 10_000_000).unwrap();
    let code = ContractWrapper::new(contract::execute, contract::instantiate, contract::query);
    let code = Box::new(code.with_reply(contract::reply));
    let msg = InstantiateMsg {
        hub: suite.contracts().hub.to_string(),
        beneficiary: suite.addr("bob").to_string(),
    };
    let sender = suite.addr("alice");
    let chain = suite.chain_mut();
    chain.store_code("endowment", code);
    let id = chain.code_id("endowment").unwrap();
    chain.next_block(5).unwrap();
    let msg = to_json_binary(&msg).unwrap();
    let made = chain
        .instantiate(&sender, id, msg, &[], "endowment")
        .unwrap();
    let endowment = made.contract.unwrap();
    give(&mut suite, &endowment, 1_000_000);
    (suite, endowment)
}

fn give(suite: &mut Suite, endowment: &Addr, shares: u128) {
    let send = token::ExecuteMsg::Send {
        contract: endowment.to_string(),
        amount: shares.into(),
        msg: to_json_binary(&"for good").unwrap(),
    };
    suite.token("alice", &send).unwrap();
}

fn holdings(suite: &Suite, endowment: &Addr) -> Holdings {
    suite.query(endowment, &QueryMsg::Holdings {})
}

/// Rewards of a year or two: the rate goes up.
fn gain(suite: &mut Suite) {
    suite.advance_all("keeper");
    suite.reward(1_000_000_000).unwrap();
    suite.advance_secs(7_200);
    suite.advance_all("keeper");
}

fn spend(shares: u128) -> ExecuteMsg {
    ExecuteMsg::Spend {
        shares: Shares::new(shares),
    }
}

fn collect(tickets: &[&str]) -> ExecuteMsg {
    ExecuteMsg::Collect {
        ticket_ids: tickets.iter().map(ToString::to_string).collect(),
    }
}

fn pass_an_exit(suite: &mut Suite) {
    suite.advance_all("keeper");
    suite.pass_unbonding();
    suite.advance_all("keeper");
}

#[test]
fn it_lives_on_what_its_lst_gains() {
    let (mut suite, endowment) = endowed();
    gain(&mut suite);
    let before = holdings(&suite, &endowment);
    assert_eq!(before.principal, Native::new(1_000_000u128));
    assert!(before.value > before.principal);

    suite
        .execute("bob", &endowment, &spend(1_000), &[])
        .unwrap();
    let tickets = holdings(&suite, &endowment).tickets;
    pass_an_exit(&mut suite);
    let had = suite.balance("bob");
    suite
        .execute("dave", &endowment, &collect(&[&tickets[0]]), &[])
        .unwrap();

    assert_eq!(tickets.len(), 1);
    assert!(suite.balance("bob") - had >= 1_000);
    assert!(holdings(&suite, &endowment).value >= before.principal);
}

#[test]
fn the_principal_is_not_spent() {
    let (mut suite, endowment) = endowed();

    let refused = suite
        .execute("bob", &endowment, &spend(1), &[])
        .unwrap_err();

    assert!(
        refused.text().contains("0 can be spent"),
        "{}",
        refused.text()
    );
}

#[test]
fn after_a_slash_there_is_nothing_to_spend() {
    let (mut suite, endowment) = endowed();
    gain(&mut suite);
    suite.slash("val0", Decimal::percent(100)).unwrap();

    let refused = suite
        .execute("bob", &endowment, &spend(1_000), &[])
        .unwrap_err();

    assert!(
        refused.text().contains("0 can be spent"),
        "{}",
        refused.text()
    );
}

#[test]
fn what_a_stranger_has_claimed_is_paid_all_the_same() {
    let (mut suite, endowment) = endowed();
    gain(&mut suite);
    suite
        .execute("bob", &endowment, &spend(1_000), &[])
        .unwrap();
    let ticket = holdings(&suite, &endowment).tickets[0].clone();
    pass_an_exit(&mut suite);
    suite.claim("erin", &ticket).unwrap();
    let had = suite.balance("bob");

    suite
        .execute("dave", &endowment, &collect(&[&ticket]), &[])
        .unwrap();

    assert!(suite.balance("bob") - had >= 1_000);
    assert!(holdings(&suite, &endowment).tickets.is_empty());
}

#[test]
fn a_ticket_that_is_sent_to_it_is_claimed_for_the_beneficiary() {
    let (mut suite, endowment) = endowed();
    let ticket = suite
        .unbond("alice", 500_000)
        .unwrap()
        .attr("ticket_id")
        .unwrap()
        .to_string();
    let send = ballast_types::queue::ExecuteMsg::SendNft {
        contract: endowment.to_string(),
        token_id: ticket.clone(),
        msg: to_json_binary(&"a gift").unwrap(),
    };
    suite.queue("alice", &send).unwrap();
    assert_eq!(holdings(&suite, &endowment).tickets, [ticket.clone()]);
    pass_an_exit(&mut suite);
    let had = suite.balance("bob");

    suite
        .execute("dave", &endowment, &collect(&[&ticket]), &[])
        .unwrap();

    assert_eq!(suite.balance("bob") - had, 500_000);
}

#[test]
fn strangers_tokens_and_orders_are_refused() {
    let (mut suite, endowment) = endowed();
    let receive = serde_json(r#"{"receive":{"sender":"x","amount":"5","msg":"e30="}}"#);
    let receive_nft = serde_json(r#"{"receive_nft":{"sender":"x","token_id":"1","msg":"e30="}}"#);

    for msg in [receive, receive_nft, spend(1)] {
        let refused = suite.execute("erin", &endowment, &msg, &[]).unwrap_err();
        assert!(
            refused.text().contains("may send this"),
            "{}",
            refused.text()
        );
    }
}

fn serde_json(text: &str) -> ExecuteMsg {
    cosmwasm_std::from_json(text).unwrap()
}
