//! I-14: what every message refuses alike.

use crate::desk::{native, Desk};
use ballast_queue::{contract, ContractError};
use ballast_types::{
    access::AccessError,
    birth::BirthError,
    queue::{ExecuteMsg, QueryMsg},
};
use ballast_wire::Wire;
use cosmwasm_std::{coin, from_json, to_json_vec, Addr};
use cw20::Cw20ReceiveMsg;

fn taking_no_coins(who: &Addr) -> Vec<ExecuteMsg> {
    let (who, token_id) = (who.to_string(), "1".to_string());
    vec![
        ExecuteMsg::Receive(Cw20ReceiveMsg {
            sender: who.clone(),
            amount: 5u128.into(),
            msg: br#"{"unbond":{}}"#.into(),
        }),
        ExecuteMsg::Cancel {
            ticket_id: token_id.clone(),
        },
        ExecuteMsg::Claim {
            ticket_ids: vec![token_id.clone()],
        },
        ExecuteMsg::TransferNft {
            recipient: who.clone(),
            token_id: token_id.clone(),
        },
        ExecuteMsg::SendNft {
            contract: who.clone(),
            token_id: token_id.clone(),
            msg: b"{}".into(),
        },
        ExecuteMsg::Approve {
            spender: who.clone(),
            token_id: token_id.clone(),
            expires: None,
        },
        ExecuteMsg::Revoke {
            spender: who.clone(),
            token_id,
        },
        ExecuteMsg::ApproveAll {
            operator: who.clone(),
            expires: None,
        },
        ExecuteMsg::RevokeAll { operator: who },
    ]
}

/// XC-13: coins of any kind are refused where none are taken, whoever sends them.
#[test]
fn xc_13_coins_where_none_are_taken_are_refused() {
    let mut desk = Desk::default();
    desk.unbond("alice", 100);
    let alice = desk.who("alice");

    for msg in taking_no_coins(&alice) {
        for funds in [native(1), vec![coin(7, "ujunk")], vec![coin(0, "ustake")]] {
            for sender in [alice.clone(), desk.suite.token.clone()] {
                let expected = ContractError::Access(AccessError::NonPayable {
                    coins: funds[0].to_string(),
                });
                desk.refuses_with(&sender, &funds, msg.clone(), expected);
            }
        }
    }
}

/// SM-02: a misspelt or superfluous field is an error, not a default.
#[test]
fn sm_02_unknown_fields_and_messages_are_refused() {
    let desk = Desk::default();
    for msg in taking_no_coins(&desk.who("alice")) {
        let read: ExecuteMsg = from_json(to_json_vec(&msg).unwrap()).unwrap();
        assert_eq!(read, msg);
    }

    for text in [
        r#"{"claim":{"ticket_ids":["1"],"receiver":"x"}}"#,
        r#"{"claim":{"ticket_ids":[1]}}"#,
        r#"{"claim":{}}"#,
        r#"{"cancel":{"ticket":"1"}}"#,
        r#"{"approve":{"spender":"x","token_id":"1","expire":null}}"#,
        r#"{"fund":{"parts":[{"batch_id":1,"amount":"-1","owed_less":"0"}]}}"#,
        r#"{"fund":{"parts":[{"batch_id":1,"amount":"5"}]}}"#,
        r#"{"close_batch":{"batch_id":"1","owed":"5","expected_at":1}}"#,
    ] {
        from_json::<ExecuteMsg>(text).unwrap_err();
    }
}

/// No other cw721 message exists: not the burn that destroys a claim, not the withdrawals of coins.
#[test]
fn messages_of_cw721_that_would_harm_do_not_exist() {
    for text in [
        r#"{"burn":{"token_id":"1"}}"#,
        r#"{"mint":{"token_id":"1","owner":"x","token_uri":null,"extension":null}}"#,
        r#"{"withdraw_funds":{"amount":{"denom":"ustake","amount":"1"}}}"#,
        r#"{"set_withdraw_address":{"address":"x"}}"#,
        r#"{"update_ownership":"renounce_ownership"}"#,
        r#"{"update_minter_ownership":"renounce_ownership"}"#,
        r#"{"update_nft_info":{"token_id":"1"}}"#,
    ] {
        from_json::<ExecuteMsg>(text).unwrap_err();
    }
}

#[test]
fn queries_with_unknown_fields_are_refused() {
    for text in [
        r#"{"ticket":{"ticket_id":"1","x":1}}"#,
        r#"{"tickets":{"owner":"a","limits":5}}"#,
        r#"{"num_tokens":{"x":1}}"#,
    ] {
        from_json::<QueryMsg>(text).unwrap_err();
    }
    from_json::<QueryMsg>(r#"{"tickets":{"owner":"a"}}"#).unwrap();
}

/// PQ-05: everything answers on a fresh queue.
#[test]
fn pq_05_queries_answer_on_a_fresh_queue() {
    let desk = Desk::default();
    let owner = desk.who("alice");

    for text in [
        r#"{"config":{}}"#,
        r#"{"open_batch":{}}"#,
        r#"{"batch":{"batch_id":1}}"#,
        r#"{"batches":{}}"#,
        r#"{"num_tokens":{}}"#,
        r#"{"contract_info":{}}"#,
        r#"{"all_tokens":{}}"#,
        &format!(r#"{{"tickets":{{"owner":"{owner}"}}}}"#),
        &format!(r#"{{"tokens":{{"owner":"{owner}"}}}}"#),
        &format!(r#"{{"all_operators":{{"owner":"{owner}"}}}}"#),
    ] {
        let msg = from_json(text).unwrap();
        contract::query(desk.deps(), desk.env.clone(), Wire(msg)).unwrap();
    }
}

#[test]
fn instantiate_by_anyone_but_the_hub_fails() {
    let mut desk = Desk::bare();
    let msg = desk.birth();

    assert_eq!(
        desk.instantiate("mallory", msg.clone()).unwrap_err(),
        ContractError::Birth(BirthError::Access(AccessError::Unauthorized {
            role: "the hub",
            sender: desk.who("mallory")
        }))
    );
    let mut malformed = msg.clone();
    malformed.suite.vault = Addr::unchecked("nowhere");
    assert!(matches!(
        desk.instantiate("hub", malformed).unwrap_err(),
        ContractError::Birth(BirthError::Address(_))
    ));
    let mut other = msg;
    other.suite.queue = desk.who("other");
    assert_eq!(
        desk.instantiate("hub", other).unwrap_err(),
        ContractError::Birth(BirthError::NotThisContract {
            role: "queue",
            named: desk.who("other"),
            this: desk.env.contract.address.clone()
        })
    );
}
