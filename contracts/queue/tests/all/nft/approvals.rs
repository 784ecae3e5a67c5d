use super::{approve, approve_all, not_allowed, owner, sold, transfer};
use crate::desk::Desk;
use ballast_queue::ContractError;
use ballast_types::queue::{ExecuteMsg, QueryMsg};
use cosmwasm_std::Addr;
use cw721::{
    msg::{ApprovalResponse, ApprovalsResponse, OperatorResponse},
    Approval, Expiration,
};

#[test]
fn approval_allows_one_transfer_and_is_gone_with_it() {
    let (mut desk, [alice, bob, carol]) = sold();
    desk.run(&alice, approve(&bob, None)).unwrap();
    assert_eq!(
        owner(&desk).approvals,
        [Approval {
            spender: bob.clone(),
            expires: Expiration::Never {}
        }]
    );

    desk.run(&bob, transfer(&carol)).unwrap();

    assert_eq!(owner(&desk).approvals, []);
    let expected = not_allowed(&carol, &bob);
    desk.refuses(&bob, transfer(&bob), expected);
}

#[test]
fn approval_ends_when_it_says() {
    let (mut desk, [alice, bob, _]) = sold();
    let end = Expiration::AtTime(desk.env.block.time.plus_seconds(10));
    desk.run(&alice, approve(&bob, Some(end))).unwrap();

    desk.pass(10);

    let expected = not_allowed(&alice, &bob);
    desk.refuses(&bob, transfer(&bob), expected);
    assert_eq!(owner(&desk).approvals, []);
    let all: ApprovalsResponse = desk
        .ask(QueryMsg::Approvals {
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
    desk.run(&alice, approve(&bob, Some(end))).unwrap();
    desk.run(&alice, approve_all(&carol, Some(end))).unwrap();
    let ticket_of = |desk: &Desk, spender: &Addr, include_expired| {
        let answer = desk.ask::<ApprovalResponse>(QueryMsg::Approval {
            token_id: "1".to_string(),
            spender: spender.to_string(),
            include_expired,
        });
        answer.map(|answer| answer.approval.spender)
    };
    let all_of = |desk: &Desk, operator: &Addr, include_expired| {
        let answer = desk.ask::<OperatorResponse>(QueryMsg::Operator {
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

    desk.refuses(&alice, approve(&bob, Some(expires)), expected());
    desk.refuses(&alice, approve_all(&bob, Some(expires)), expected());
}

#[test]
fn approval_given_twice_is_replaced() {
    let (mut desk, [alice, bob, _]) = sold();
    desk.run(&alice, approve(&bob, None)).unwrap();
    let later = Expiration::AtHeight(desk.env.block.height + 5);
    desk.run(&alice, approve(&bob, Some(later))).unwrap();

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
    desk.run(&alice, approve(&bob, None)).unwrap();
    let revoke = ExecuteMsg::Revoke {
        spender: bob.to_string(),
        token_id: "1".to_string(),
    };

    desk.run(&alice, revoke.clone()).unwrap();

    let expected = not_allowed(&alice, &bob);
    desk.refuses(&bob, transfer(&bob), expected);
    // nothing is left of it in the row
    let before = desk.dump();
    desk.run(&alice, revoke).unwrap();
    assert_eq!(desk.dump(), before);
}

/// Someone approved for one ticket may transfer it, and may not approve others for it.
#[test]
fn approve_by_someone_approved_fails() {
    let (mut desk, [alice, bob, carol]) = sold();
    desk.run(&alice, approve(&bob, None)).unwrap();

    let expected = not_allowed(&alice, &bob);
    desk.refuses(&bob, approve(&carol, None), expected);
    let revoke = ExecuteMsg::Revoke {
        spender: bob.to_string(),
        token_id: "1".to_string(),
    };
    let expected = not_allowed(&alice, &bob);
    desk.refuses(&bob, revoke, expected);
}

#[test]
fn operator_may_approve_and_transfer_until_revoked() {
    let (mut desk, [alice, bob, carol]) = sold();
    desk.run(&alice, approve_all(&bob, None)).unwrap();
    desk.run(&bob, approve(&carol, None)).unwrap();
    desk.run(&bob, transfer(&alice)).unwrap();

    let operator = bob.to_string();
    desk.run(&alice, ExecuteMsg::RevokeAll { operator })
        .unwrap();

    let expected = not_allowed(&alice, &bob);
    desk.refuses(&bob, transfer(&bob), expected);
}

/// An operator is the owner's, not the ticket's.
#[test]
fn operator_of_the_last_owner_may_do_nothing() {
    let (mut desk, [alice, bob, carol]) = sold();
    desk.run(&alice, approve_all(&carol, None)).unwrap();
    desk.run(&alice, transfer(&bob)).unwrap();

    let expected = not_allowed(&bob, &carol);
    desk.refuses(&carol, transfer(&carol), expected);
}

#[test]
fn operator_ends_when_it_says() {
    let (mut desk, [alice, bob, _]) = sold();
    let end = Expiration::AtHeight(desk.env.block.height + 1);
    desk.run(&alice, approve_all(&bob, Some(end))).unwrap();
    desk.pass(1);

    let expected = not_allowed(&alice, &bob);
    desk.refuses(&bob, transfer(&bob), expected);
}

/// The owner and operators of a ticket cannot give it so many approvals that a claim runs out of gas.
#[test]
fn approvals_of_a_ticket_are_bounded() {
    let (mut desk, [alice, bob, _]) = sold();
    let soon = Expiration::AtHeight(desk.env.block.height + 1);
    for n in 0..30 {
        let spender = desk.who(&format!("spender{n}"));
        let expires = (n == 0).then_some(soon);
        desk.run(&alice, approve(&spender, expires)).unwrap();
    }

    let expected = ContractError::TooManyApprovals {
        ticket_id: 1,
        max: 30,
    };
    desk.refuses(&alice, approve(&bob, None), expected);
    // those that are over make room
    desk.pass(1);
    desk.run(&alice, approve(&bob, None)).unwrap();
}
