use super::{approve, approve_all, not_allowed, owner, sold, tokens, transfer};
use crate::desk::call;
use ballast_queue::ContractError;
use ballast_types::address::AddressError;
use ballast_types::deploy::OwnContract;
use ballast_types::queue::{ExecuteMsg, TicketStatus};
use cosmwasm_std::{Addr, Response};

#[test]
fn transfer_moves_the_ticket_and_its_payout() {
    let (mut desk, [alice, bob, _]) = sold();
    desk.close(1, 100, 40).unwrap();
    desk.claim(&["1"]).unwrap();

    let response = desk.run(&alice, transfer(&bob)).unwrap();

    let values: Vec<_> = response
        .attributes
        .iter()
        .map(|a| a.value.as_str())
        .collect();
    assert_eq!(values, ["transfer_nft", alice.as_str(), bob.as_str(), "1"]);
    assert_eq!(owner(&desk).owner, bob.to_string());
    assert_eq!(tokens(&desk, &alice), Vec::<String>::new());
    assert_eq!(tokens(&desk, &bob), ["1"]);
    desk.fund(1, 60, 0).unwrap();
    assert_eq!(desk.claim(&["1"]).unwrap(), [(bob, 60)]);
}

#[test]
fn transfer_by_a_stranger_fails() {
    let (mut desk, [alice, bob, _]) = sold();

    let expected = not_allowed(&alice, &bob);
    desk.refuses(&bob, transfer(&bob), expected);
}

/// The one who sold it has nothing more to say about it.
#[test]
fn transfer_by_the_last_owner_fails() {
    let (mut desk, [alice, bob, carol]) = sold();
    desk.run(&alice, transfer(&bob)).unwrap();

    let expected = not_allowed(&bob, &alice);
    desk.refuses(&alice, transfer(&carol), expected);
}

/// AD-03.
#[test]
fn ad_03_transfer_and_send_to_a_contract_of_the_suite_fail() {
    let (mut desk, [alice, ..]) = sold();

    for name in ballast_types::deploy::CONTRACTS {
        let address = desk.who(name);
        let send = ExecuteMsg::SendNft {
            contract: address.to_string(),
            token_id: "1".to_string(),
            msg: b"{}".into(),
        };
        for msg in [transfer(&address), send] {
            let expected = ContractError::OwnContract(OwnContract {
                name,
                address: address.clone(),
                what: "own a ticket",
            });
            desk.refuses(&alice, msg, expected);
        }
    }
}

#[test]
fn send_gives_the_ticket_to_the_contract_and_calls_it() {
    let (mut desk, [alice, bob, _]) = sold();
    let market = desk.who("market");
    desk.run(&alice, approve(&bob, None)).unwrap();

    let send = ExecuteMsg::SendNft {
        contract: market.to_string(),
        token_id: "1".to_string(),
        msg: br#"{"sell":{}}"#.into(),
    };
    let response: Response = desk.run(&bob, send).unwrap();

    assert_eq!(
        call(&response),
        (
            market.to_string(),
            format!(
                r#"{{"receive_nft":{{"sender":"{bob}","token_id":"1","msg":"eyJzZWxsIjp7fX0="}}}}"#
            )
        )
    );
    assert_eq!(owner(&desk).owner, market.to_string());
    assert_eq!(owner(&desk).approvals, []);
}

/// Existence comes first: every message about a ticket that is not there says so.
#[test]
fn messages_about_an_unknown_ticket_fail() {
    let (mut desk, [alice, bob, _]) = sold();
    desk.cancel("alice", "1").unwrap();
    assert_eq!(desk.status("1"), TicketStatus::Done);
    let spender = bob.to_string();
    let token_id = "1".to_string();
    let unknown = || ContractError::UnknownTicket {
        ticket_id: "1".to_string(),
        next_ticket: 2,
    };

    for msg in [
        transfer(&bob),
        approve(&bob, None),
        ExecuteMsg::Revoke { spender, token_id },
        ExecuteMsg::SendNft {
            contract: bob.to_string(),
            token_id: "1".to_string(),
            msg: b"{}".into(),
        },
    ] {
        desk.refuses(&alice, msg, unknown());
    }
}

/// AD-01, AD-02.
#[test]
fn ad_02_messages_with_malformed_addresses_fail() {
    let (mut desk, [alice, bob, _]) = sold();
    let before = desk.dump();
    let upper = bob.as_str().to_uppercase();
    let long = "x".repeat(300);

    for text in ["", " ", "osmo1qqqq", upper.as_str(), long.as_str()] {
        let bad = Addr::unchecked(text);
        for msg in [
            transfer(&bad),
            approve(&bad, None),
            approve_all(&bad, None),
            ExecuteMsg::Revoke {
                spender: text.to_string(),
                token_id: "1".to_string(),
            },
            ExecuteMsg::RevokeAll {
                operator: text.to_string(),
            },
            ExecuteMsg::SendNft {
                contract: text.to_string(),
                token_id: "1".to_string(),
                msg: b"{}".into(),
            },
        ] {
            let err = desk.run(&alice, msg).unwrap_err();
            assert!(
                matches!(&err, ContractError::Address(AddressError::NotAccount { address, .. }) if address == text),
                "{err}"
            );
        }
    }
    assert_eq!(desk.dump(), before);
}
