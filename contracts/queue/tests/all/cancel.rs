use crate::desk::{call, shares, Desk};
use ballast_queue::ContractError;
use ballast_types::{
    access::AccessError,
    queue::{ExecuteMsg, TicketStatus},
};
use ballast_workbench::attribute;

#[test]
fn cancel_returns_the_lst_to_the_owner() {
    let mut desk = Desk::default();
    desk.unbond("alice", 100);
    desk.unbond("bob", 50);

    let response = desk.cancel("alice", "1").unwrap();

    let (contract, msg) = call(&response);
    assert_eq!(contract, desk.suite.token.as_str());
    assert_eq!(
        msg,
        format!(
            r#"{{"transfer":{{"recipient":"{}","amount":"100"}}}}"#,
            desk.who("alice")
        )
    );
    assert_eq!(attribute(&response, "action"), "cancel");
    assert_eq!(attribute(&response, "ticket_id"), "1");
    assert_eq!(attribute(&response, "shares"), "100");
    assert_eq!(desk.status("1"), TicketStatus::Done);
    let open = desk.open_batch();
    assert_eq!((open.shares, open.tickets), (shares(50), 1));
}

#[test]
fn cancel_twice_fails() {
    let mut desk = Desk::default();
    desk.unbond("alice", 100);
    desk.unbond("alice", 100);
    desk.cancel("alice", "1").unwrap();

    let err = desk.cancel("alice", "1").unwrap_err();

    assert_eq!(
        err,
        ContractError::UnknownTicket {
            ticket_id: "1".to_string(),
            next_ticket: 3
        }
    );
}

#[test]
fn cancel_after_the_batch_closed_fails() {
    let mut desk = Desk::default();
    desk.unbond("alice", 100);
    desk.close(1, 100, 0).unwrap();
    desk.unbond("bob", 100);

    let err = desk.cancel("alice", "1").unwrap_err();

    assert_eq!(
        err,
        ContractError::BatchClosed {
            ticket_id: "1".to_string(),
            batch_id: 1
        }
    );
}

/// Not even someone who may transfer the ticket: the LST would go to the owner unasked.
#[test]
fn cancel_by_anyone_but_the_owner_fails() {
    let mut desk = Desk::default();
    desk.unbond("alice", 100);
    let (alice, bob) = (desk.who("alice"), desk.who("bob"));
    desk.run(
        &alice,
        ExecuteMsg::Approve {
            spender: bob.to_string(),
            token_id: "1".to_string(),
            expires: None,
        },
    )
    .unwrap();
    desk.run(
        &alice,
        ExecuteMsg::ApproveAll {
            operator: bob.to_string(),
            expires: None,
        },
    )
    .unwrap();

    let ticket_id = "1".to_string();
    let expected = ContractError::Access(AccessError::Unauthorized {
        role: "the ticket's owner",
        sender: bob.clone(),
    });
    desk.refuses(&bob, ExecuteMsg::Cancel { ticket_id }, expected);
}

#[test]
fn cancel_by_the_buyer_returns_the_lst_to_the_buyer() {
    let mut desk = Desk::default();
    desk.unbond("alice", 100);
    let (alice, bob) = (desk.who("alice"), desk.who("bob"));
    desk.run(
        &alice,
        ExecuteMsg::TransferNft {
            recipient: bob.to_string(),
            token_id: "1".to_string(),
        },
    )
    .unwrap();

    desk.cancel("alice", "1").unwrap_err();
    let response = desk.cancel("bob", "1").unwrap();

    assert!(call(&response).1.contains(bob.as_str()));
}

/// Never pausable, and it reads no sibling.
#[test]
fn cancel_works_while_paused_and_without_a_hub() {
    let mut desk = Desk::default();
    desk.unbond("alice", 100);
    desk.lose_siblings();

    desk.cancel("alice", "1").unwrap();
}
