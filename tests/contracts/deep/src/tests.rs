#![allow(
    clippy::indexing_slicing,
    clippy::unwrap_used,
    reason = "a test that cannot go on should stop"
)]

use crate::{
    authz,
    contract::{execute, reply, MOST_DEPTH},
    msg::{Dive, ExecuteMsg},
    ContractError,
};
use anybuf::Bufany;
use cosmwasm_std::{
    coins, from_json,
    testing::{message_info, mock_dependencies, mock_env},
    Addr, AnyMsg, BankMsg, Binary, CosmosMsg, Reply, ReplyOn, Response, SubMsgResult, WasmMsg,
};

const ACCOUNT: &str = "wasm1account";

fn call(contract: &str) -> CosmosMsg {
    CosmosMsg::Wasm(WasmMsg::Execute {
        contract_addr: contract.to_string(),
        msg: Binary::from(br#"{"sync":{}}"#),
        funds: coins(7, "ustake"),
    })
}

fn dive(depth: u32) -> Dive {
    Dive {
        depth,
        then: vec![call("hub")],
        after: vec![call("queue")],
        swallow: false,
        granter: None,
    }
}

fn run(sender: &Addr, dive: Dive) -> Result<Response, ContractError> {
    let mut deps = mock_dependencies();
    let info = message_info(sender, &[]);
    execute(deps.as_mut(), mock_env(), info, ExecuteMsg::Dive(dive))
}

fn stranger() -> Addr {
    Addr::unchecked("stranger")
}

#[test]
fn depth_99_takes_97_calls_to_itself() {
    let own = mock_env().contract.address;
    let first = run(&stranger(), dive(99)).unwrap();
    assert_eq!(first.messages.len(), 2);
    assert_eq!(first.messages[1].msg, call("queue"));

    let (mut at, mut calls) = (first, 0);
    while let CosmosMsg::Wasm(WasmMsg::Execute {
        contract_addr,
        msg,
        funds,
    }) = &at.messages[0].msg
    {
        if contract_addr != own.as_str() {
            break;
        }
        assert!(funds.is_empty());
        let ExecuteMsg::Dive(next) = from_json(msg).unwrap();
        at = run(&own, next).unwrap();
        assert!(at.attributes.is_empty());
        assert_eq!(at.messages.len(), 1);
        calls += 1;
    }
    assert_eq!((calls, &at.messages[0].msg), (97, &call("hub")));
}

#[test]
fn a_depth_outside_the_bounds_is_refused() {
    for depth in [0, 1, MOST_DEPTH + 1] {
        let refused = run(&stranger(), dive(depth)).unwrap_err();
        assert!(matches!(refused, ContractError::Depth { depth: found, .. } if found == depth));
    }
}

#[test]
fn a_swallowed_failure_is_told() {
    let swallowing = Dive {
        swallow: true,
        ..dive(2)
    };
    let answer = run(&stranger(), swallowing).unwrap();
    let asked: Vec<_> = answer.messages.iter().map(|msg| &msg.reply_on).collect();
    assert_eq!(asked, [&ReplyOn::Error, &ReplyOn::Never]);

    let failed = Reply {
        id: 0,
        payload: Binary::default(),
        gas_used: 0,
        result: SubMsgResult::Err("too deep".to_string()),
    };
    let answer = reply(mock_dependencies().as_mut(), mock_env(), failed).unwrap();
    assert_eq!(answer.attributes[1].value, "too deep");
}

#[test]
fn messages_for_an_account_are_authz_of_calls() {
    let own = mock_env().contract.address;
    let granted = Dive {
        granter: Some(ACCOUNT.to_string()),
        ..dive(3)
    };
    let answer = run(&stranger(), granted.clone()).unwrap();
    let CosmosMsg::Wasm(WasmMsg::Execute { msg, .. }) = &answer.messages[0].msg else {
        unreachable!("the first message is a call to itself")
    };
    let ExecuteMsg::Dive(bottom) = from_json(msg).unwrap();
    for (sent, contract) in [(&bottom.then[0], "hub"), (&answer.messages[1].msg, "queue")] {
        let CosmosMsg::Any(AnyMsg { type_url, value }) = sent else {
            unreachable!("sent for an account")
        };
        assert_eq!(type_url, authz::EXEC);
        let exec = Bufany::deserialize(value).unwrap();
        assert_eq!(exec.string(1).unwrap(), own.as_str());
        let wrapped = &exec.repeated_message(2).unwrap()[0];
        assert_eq!(wrapped.string(1).unwrap(), authz::CALL);
        let inner = wrapped.message(2).unwrap();
        assert_eq!(inner.string(1).unwrap(), ACCOUNT);
        assert_eq!(inner.string(2).unwrap(), contract);
        assert_eq!(inner.bytes(3).unwrap(), br#"{"sync":{}}"#);
        let coin = &inner.repeated_message(5).unwrap()[0];
        assert_eq!(coin.string(1).unwrap(), "ustake");
        assert_eq!(coin.string(2).unwrap(), "7");
    }

    let send = BankMsg::Send {
        to_address: "bob".to_string(),
        amount: coins(1, "ustake"),
    };
    let refused = run(
        &stranger(),
        Dive {
            after: vec![send.into()],
            ..granted
        },
    );
    assert!(matches!(refused, Err(ContractError::OnlyCalls { .. })));
}

#[test]
fn unknown_fields_are_refused() {
    let known = br#"{"dive":{"depth":2,"then":[]}}"#;
    assert!(from_json::<ExecuteMsg>(known).is_ok());
    let unknown = br#"{"dive":{"depth":2,"then":[],"before":[]}}"#;
    assert!(from_json::<ExecuteMsg>(unknown).is_err());
}
