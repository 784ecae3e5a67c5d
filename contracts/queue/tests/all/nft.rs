use crate::desk::{call, Desk};
use ballast_queue::ContractError;
use ballast_types::address::AddressError;
use ballast_types::deploy::OwnContract;
use ballast_types::queue::{ExecuteMsg, QueryMsg, TicketStatus};
use cosmwasm_std::{Addr, Response};
use cw721::{
    msg::{ApprovalResponse, ApprovalsResponse, OperatorResponse, OwnerOfResponse, TokensResponse},
    Approval, Expiration,
};

fn transfer(to: &Addr) -> ExecuteMsg {
    ExecuteMsg::TransferNft {
        recipient: to.to_string(),
        token_id: "1".to_string(),
    }
}

fn approve(spender: &Addr, expires: Option<Expiration>) -> ExecuteMsg {
    ExecuteMsg::Approve {
        spender: spender.to_string(),
        token_id: "1".to_string(),
        expires,
    }
}

fn approve_all(operator: &Addr, expires: Option<Expiration>) -> ExecuteMsg {
    ExecuteMsg::ApproveAll {
        operator: operator.to_string(),
        expires,
    }
}

fn not_allowed(owner: &Addr, sender: &Addr) -> ContractError {
    ContractError::NotAllowed {
        ticket_id: 1,
        owner: owner.clone(),
        sender: sender.clone(),
    }
}

/// Alice's ticket 1 of 100, with bob and carol at hand.
fn sold() -> (Desk, [Addr; 3]) {
    let mut desk = Desk::default();
    desk.unbond("alice", 100);
    let names = ["alice", "bob", "carol"].map(|name| desk.who(name));
    (desk, names)
}

fn owner(desk: &Desk) -> OwnerOfResponse {
    desk.query(QueryMsg::OwnerOf {
        token_id: "1".to_string(),
        include_expired: None,
    })
    .unwrap()
}

fn tokens(desk: &Desk, owner: &Addr) -> Vec<String> {
    let answer: TokensResponse = desk
        .query(QueryMsg::Tokens {
            owner: owner.to_string(),
            start_after: None,
            limit: None,
        })
        .unwrap();
    answer.tokens
}

#[test]
fn transfer_moves_the_ticket_and_its_payout() {
    let (mut desk, [alice, bob, _]) = sold();
    desk.close(1, 100, 40).unwrap();
    desk.claim(&["1"]).unwrap();

    let response = desk.exec(&alice, transfer(&bob)).unwrap();

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
    desk.refuses(&bob, &[], transfer(&bob), expected);
}

/// The one who sold it has nothing more to say about it.
#[test]
fn transfer_by_the_last_owner_fails() {
    let (mut desk, [alice, bob, carol]) = sold();
    desk.exec(&alice, transfer(&bob)).unwrap();

    let expected = not_allowed(&bob, &alice);
    desk.refuses(&alice, &[], transfer(&carol), expected);
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
            desk.refuses(&alice, &[], msg, expected);
        }
    }
}

#[test]
fn approval_allows_one_transfer_and_is_gone_with_it() {
    let (mut desk, [alice, bob, carol]) = sold();
    desk.exec(&alice, approve(&bob, None)).unwrap();
    assert_eq!(
        owner(&desk).approvals,
        [Approval {
            spender: bob.clone(),
            expires: Expiration::Never {}
        }]
    );

    desk.exec(&bob, transfer(&carol)).unwrap();

    assert_eq!(owner(&desk).approvals, []);
    let expected = not_allowed(&carol, &bob);
    desk.refuses(&bob, &[], transfer(&bob), expected);
}

#[test]
fn approval_ends_when_it_says() {
    let (mut desk, [alice, bob, _]) = sold();
    let end = Expiration::AtTime(desk.env.block.time.plus_seconds(10));
    desk.exec(&alice, approve(&bob, Some(end))).unwrap();

    desk.pass(10);

    let expected = not_allowed(&alice, &bob);
    desk.refuses(&bob, &[], transfer(&bob), expected);
    assert_eq!(owner(&desk).approvals, []);
    let all: ApprovalsResponse = desk
        .query(QueryMsg::Approvals {
            token_id: "1".to_string(),
            include_expired: Some(true),
        })
        .unwrap();
    assert_eq!(all.approvals.len(), 1);
}

/// Each answers for the one who is asked for, and for who is over only if that is asked for too.
#[test]
fn one_approval_is_shown_by_its_spender() {
    let (mut desk, [alice, bob, carol]) = sold();
    let end = Expiration::AtTime(desk.env.block.time.plus_seconds(10));
    desk.exec(&alice, approve(&bob, Some(end))).unwrap();
    desk.exec(&alice, approve_all(&carol, Some(end))).unwrap();
    let ticket_of = |desk: &Desk, spender: &Addr, include_expired| {
        let answer = desk.query::<ApprovalResponse>(QueryMsg::Approval {
            token_id: "1".to_string(),
            spender: spender.to_string(),
            include_expired,
        });
        answer.map(|answer| answer.approval.spender)
    };
    let all_of = |desk: &Desk, operator: &Addr, include_expired| {
        let answer = desk.query::<OperatorResponse>(QueryMsg::Operator {
            owner: alice.to_string(),
            operator: operator.to_string(),
            include_expired,
        });
        answer.map(|answer| answer.approval.spender)
    };

    assert_eq!(ticket_of(&desk, &bob, None), Ok(bob.clone()));
    ticket_of(&desk, &carol, None).unwrap_err();
    assert_eq!(all_of(&desk, &carol, None), Ok(carol.clone()));
    all_of(&desk, &bob, None).unwrap_err();

    desk.pass(10);

    ticket_of(&desk, &bob, None).unwrap_err();
    assert_eq!(ticket_of(&desk, &bob, Some(true)), Ok(bob.clone()));
    all_of(&desk, &carol, None).unwrap_err();
    assert_eq!(all_of(&desk, &carol, Some(true)), Ok(carol.clone()));
}

#[test]
fn approval_that_is_over_already_fails() {
    let (mut desk, [alice, bob, _]) = sold();
    let expires = Expiration::AtHeight(desk.env.block.height);
    let expected = || ContractError::Expired {
        expires,
        height: 12_345,
        time: 1_571_797_419,
    };

    desk.refuses(&alice, &[], approve(&bob, Some(expires)), expected());
    desk.refuses(&alice, &[], approve_all(&bob, Some(expires)), expected());
}

#[test]
fn approval_given_twice_is_replaced() {
    let (mut desk, [alice, bob, _]) = sold();
    desk.exec(&alice, approve(&bob, None)).unwrap();
    let later = Expiration::AtHeight(desk.env.block.height + 5);
    desk.exec(&alice, approve(&bob, Some(later))).unwrap();

    assert_eq!(
        owner(&desk).approvals,
        [Approval {
            spender: bob,
            expires: later
        }]
    );
}

#[test]
fn revoke_takes_the_approval_back() {
    let (mut desk, [alice, bob, _]) = sold();
    desk.exec(&alice, approve(&bob, None)).unwrap();
    let revoke = ExecuteMsg::Revoke {
        spender: bob.to_string(),
        token_id: "1".to_string(),
    };

    desk.exec(&alice, revoke.clone()).unwrap();

    let expected = not_allowed(&alice, &bob);
    desk.refuses(&bob, &[], transfer(&bob), expected);
    // nothing is left of it in the row
    let before = desk.dump();
    desk.exec(&alice, revoke).unwrap();
    assert_eq!(desk.dump(), before);
}

/// Someone approved for one ticket may transfer it, and may not approve others for it.
#[test]
fn approve_by_someone_approved_fails() {
    let (mut desk, [alice, bob, carol]) = sold();
    desk.exec(&alice, approve(&bob, None)).unwrap();

    let expected = not_allowed(&alice, &bob);
    desk.refuses(&bob, &[], approve(&carol, None), expected);
    let revoke = ExecuteMsg::Revoke {
        spender: bob.to_string(),
        token_id: "1".to_string(),
    };
    let expected = not_allowed(&alice, &bob);
    desk.refuses(&bob, &[], revoke, expected);
}

#[test]
fn operator_may_approve_and_transfer_until_revoked() {
    let (mut desk, [alice, bob, carol]) = sold();
    desk.exec(&alice, approve_all(&bob, None)).unwrap();
    desk.exec(&bob, approve(&carol, None)).unwrap();
    desk.exec(&bob, transfer(&alice)).unwrap();

    let operator = bob.to_string();
    desk.exec(&alice, ExecuteMsg::RevokeAll { operator })
        .unwrap();

    let expected = not_allowed(&alice, &bob);
    desk.refuses(&bob, &[], transfer(&bob), expected);
}

/// An operator is the owner's, not the ticket's.
#[test]
fn operator_of_the_last_owner_may_do_nothing() {
    let (mut desk, [alice, bob, carol]) = sold();
    desk.exec(&alice, approve_all(&carol, None)).unwrap();
    desk.exec(&alice, transfer(&bob)).unwrap();

    let expected = not_allowed(&bob, &carol);
    desk.refuses(&carol, &[], transfer(&carol), expected);
}

#[test]
fn operator_ends_when_it_says() {
    let (mut desk, [alice, bob, _]) = sold();
    let end = Expiration::AtHeight(desk.env.block.height + 1);
    desk.exec(&alice, approve_all(&bob, Some(end))).unwrap();
    desk.pass(1);

    let expected = not_allowed(&alice, &bob);
    desk.refuses(&bob, &[], transfer(&bob), expected);
}

/// Whoever may approve cannot make a ticket too heavy to be claimed.
#[test]
fn approvals_of_a_ticket_are_bounded() {
    let (mut desk, [alice, bob, _]) = sold();
    let soon = Expiration::AtHeight(desk.env.block.height + 1);
    for n in 0..30 {
        let spender = desk.who(&format!("spender{n}"));
        let expires = (n == 0).then_some(soon);
        desk.exec(&alice, approve(&spender, expires)).unwrap();
    }

    let expected = ContractError::TooManyApprovals {
        ticket_id: 1,
        max: 30,
    };
    desk.refuses(&alice, &[], approve(&bob, None), expected);
    // those that are over make room
    desk.pass(1);
    desk.exec(&alice, approve(&bob, None)).unwrap();
}

#[test]
fn send_gives_the_ticket_to_the_contract_and_calls_it() {
    let (mut desk, [alice, bob, _]) = sold();
    let market = desk.who("market");
    desk.exec(&alice, approve(&bob, None)).unwrap();

    let send = ExecuteMsg::SendNft {
        contract: market.to_string(),
        token_id: "1".to_string(),
        msg: br#"{"sell":{}}"#.into(),
    };
    let response: Response = desk.exec(&bob, send).unwrap();

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
        desk.refuses(&alice, &[], msg, unknown());
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
            let err = desk.exec(&alice, msg).unwrap_err();
            assert!(
                matches!(&err, ContractError::Address(AddressError::NotAccount { address, .. }) if address == text),
                "{err}"
            );
        }
    }
    assert_eq!(desk.dump(), before);
}
