//! Stories of queue and token together.

use crate::story::{claim, hub_query, Forward, Story};
use ballast_types::{
    hub::{Pause, PauseScope, Pauses},
    queue::{ExecuteMsg, ReceiveMsg, TicketStatus},
    token,
};
use cosmwasm_std::{
    to_json_binary, Binary, DepsMut, Empty, Env, MessageInfo, Response, StdResult, WasmMsg,
};
use cw721::receiver::ReceiverExecuteMsg;
use cw_multi_test::{ContractWrapper, Executor};

/// A contract that claims, or tries to, as soon as it gets a ticket.
fn greedy_execute(
    _: DepsMut,
    _: Env,
    info: MessageInfo,
    msg: ReceiverExecuteMsg,
) -> StdResult<Response> {
    let ReceiverExecuteMsg::ReceiveNft(ticket) = msg;
    let claim = WasmMsg::Execute {
        contract_addr: info.sender.to_string(),
        msg: to_json_binary(&ExecuteMsg::Claim {
            ticket_ids: vec![ticket.token_id],
        })?,
        funds: vec![],
    };
    let times: usize = String::from_utf8_lossy(&ticket.msg).parse().unwrap_or(1);
    Ok(Response::new().add_messages(vec![claim; times]))
}

/// Bond to money: LST in, batch burned, instalments out; one cancels, one sells.
#[test]
fn exit_from_lst_to_native() {
    let mut story = Story::default();
    let [alice, bob, carol] = ["alice", "bob", "carol"].map(|name| story.who(name));
    let queue = story.suite.queue.clone();
    story.unbond("alice", 400).unwrap();
    story.unbond("bob", 600).unwrap();
    story.unbond("carol", 1_000).unwrap();
    assert_eq!((story.lst(&queue), story.supply()), (2_000, 4_000));

    let ticket_id = "3".to_string();
    story
        .queue("carol", &ExecuteMsg::Cancel { ticket_id })
        .unwrap();
    assert_eq!((story.lst(&carol), story.lst(&queue)), (1_000, 1_000));

    story.close(1, 2_000, 500);
    assert_eq!((story.lst(&queue), story.supply()), (0, 3_000));
    story.queue("carol", &claim(&["1"])).unwrap();
    assert_eq!(story.native(&alice), 200);

    let sale = ExecuteMsg::TransferNft {
        recipient: carol.to_string(),
        token_id: "1".to_string(),
    };
    story.queue("alice", &sale).unwrap();
    story.fund(1, 1_500);
    story.queue("bob", &claim(&["1", "2"])).unwrap();

    assert_eq!(story.native(&alice), 200);
    assert_eq!(story.native(&bob), 1_200);
    assert_eq!(story.native(&carol), 600);
    assert_eq!(story.native(&queue), 0);
    assert_eq!(story.ticket("1").status, TicketStatus::Done);
}

/// XC-04: called back by the ticket it gets, a contract is paid once.
#[test]
fn xc_04_reentrant_claim_is_paid_once() {
    let mut story = Story::default();
    let whale = story.who("whale");
    let code = story.app.store_code(Box::new(ContractWrapper::new(
        greedy_execute,
        |_: DepsMut, _: Env, _: MessageInfo, _: Empty| -> StdResult<Response> {
            Ok(Response::new())
        },
        hub_query,
    )));
    let greedy = story
        .app
        .instantiate_contract(code, whale, &Empty {}, &[], "greedy", None)
        .unwrap();
    story.unbond("alice", 400).unwrap();
    story.unbond("bob", 600).unwrap();
    story.close(1, 1_000, 1_000);
    let send = |times: &str| ExecuteMsg::SendNft {
        contract: greedy.to_string(),
        token_id: "1".to_string(),
        msg: Binary::from(times.as_bytes()),
    };

    let err = story.queue("alice", &send("2")).unwrap_err();
    assert!(err.contains("unknown ticket `1`"), "{err}");
    assert_eq!(story.native(&greedy), 0);
    story.queue("alice", &send("1")).unwrap();

    assert_eq!(story.native(&greedy), 400);
    assert_eq!(story.native(&story.suite.queue), 600);
}

/// A refused exit moves no LST.
#[test]
fn unbond_while_paused_leaves_the_lst_where_it_is() {
    let mut story = Story::default();
    let alice = story.who("alice");
    story.unbond("alice", 10).unwrap();
    let until = story.app.block_info().time.seconds() + 100;
    let pauses = Pauses {
        unbond: Some(Pause { from: 0, until }),
        ..Pauses::default()
    };
    assert_eq!(pauses.until(PauseScope::Unbond, 0), Some(until));
    let (whale, hub) = (story.who("whale"), story.suite.hub.clone());
    story
        .app
        .execute_contract(whale, hub, &Forward::Pauses(pauses), &[])
        .unwrap();

    let err = story.unbond("alice", 10).unwrap_err();

    assert!(err.contains("paused"), "{err}");
    assert_eq!(story.lst(&alice), 990);
    story.close(1, 10, 10);
    story.queue("bob", &claim(&["1"])).unwrap();
    assert_eq!(story.native(&alice), 10);
}

/// With `send_from` the ticket is the spender's unless a receiver is named.
#[test]
fn unbond_by_allowance_gives_the_spender_the_ticket() {
    let mut story = Story::default();
    let [alice, bob] = ["alice", "bob"].map(|name| story.who(name));
    let allow = token::ExecuteMsg::IncreaseAllowance {
        spender: bob.to_string(),
        amount: 100u128.into(),
        expires: None,
    };
    story.cw20("alice", &allow).unwrap();
    let mut send = |receiver: Option<String>| {
        let msg = token::ExecuteMsg::SendFrom {
            owner: alice.to_string(),
            contract: story.suite.queue.to_string(),
            amount: 50u128.into(),
            msg: to_json_binary(&ReceiveMsg::Unbond { receiver }).unwrap(),
        };
        story.cw20("bob", &msg).unwrap();
    };

    send(None);
    send(Some(alice.to_string()));

    assert_eq!(story.ticket("1").owner, Some(bob.to_string()));
    assert_eq!(story.ticket("2").owner, Some(alice.to_string()));
}

/// XC-03, AD-03: LST handed over without an order would be lost, so the token does not take it.
#[test]
fn xc_03_plain_transfer_to_the_queue_is_refused() {
    let mut story = Story::default();
    let alice = story.who("alice");
    let msg = token::ExecuteMsg::Transfer {
        recipient: story.suite.queue.to_string(),
        amount: 10u128.into(),
    };

    let err = story.cw20("alice", &msg).unwrap_err();

    assert!(err.contains("use `send`"), "{err}");
    assert_eq!(story.lst(&alice), 1_000);
}
