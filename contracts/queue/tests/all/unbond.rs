use crate::desk::{shares, Desk};
use ballast_queue::ContractError;
use ballast_types::address::AddressError;
use ballast_types::deploy::OwnContract;
use ballast_types::Amount;
use ballast_types::{
    access::AccessError,
    queue::{BatchStatus, ReceiveMsg, TicketStatus},
    Native, Shares,
};
use ballast_workbench::attribute;
use cosmwasm_std::{to_json_binary, Binary};

fn order(receiver: Option<&str>) -> Binary {
    to_json_binary(&ReceiveMsg::Unbond {
        receiver: receiver.map(ToString::to_string),
    })
    .unwrap()
}

#[test]
fn unbond_gives_the_sender_a_ticket_in_the_open_batch() {
    let mut desk = Desk::default();
    let (token, alice) = (desk.suite.token.clone(), desk.who("alice"));

    let response = desk
        .receive(&token, alice.as_str(), 100, order(None))
        .unwrap();

    assert_eq!(attribute(&response, "action"), "unbond");
    assert_eq!(attribute(&response, "ticket_id"), "1");
    assert_eq!(attribute(&response, "batch_id"), "1");
    assert_eq!(attribute(&response, "owner"), alice.as_str());
    assert_eq!(attribute(&response, "shares"), "100");
    let ticket = desk.ticket("1");
    assert_eq!(ticket.status, TicketStatus::Open);
    assert_eq!(ticket.owner, Some(alice.to_string()));
    assert_eq!(ticket.shares, Some(shares(100)));
    assert_eq!(ticket.owed, Some(Native::ZERO));
    assert_eq!(ticket.claimable, Some(Native::ZERO));
}

/// XC-02: the beneficiary is the cw20's sender or whom it names, never the token.
#[test]
fn xc_02_unbond_for_a_receiver_gives_the_receiver_the_ticket() {
    let mut desk = Desk::default();
    let (token, alice, bob) = (desk.suite.token.clone(), desk.who("alice"), desk.who("bob"));

    desk.receive(&token, alice.as_str(), 100, order(Some(bob.as_str())))
        .unwrap();

    assert_eq!(desk.ticket("1").owner, Some(bob.to_string()));
    desk.cancel("alice", "1").unwrap_err();
}

#[test]
fn unbond_counts_into_the_open_batch() {
    let mut desk = Desk::default();
    let opened_at = desk.now();

    desk.pass(60);
    desk.unbond("alice", 100);
    desk.unbond("alice", 23);

    let open = desk.open_batch();
    assert_eq!(
        (open.batch_id, open.shares, open.tickets),
        (1, shares(123), 2)
    );
    assert_eq!(open.opened_at, opened_at);
    assert_eq!(
        open.closes_after, opened_at,
        "the first may be priced at once"
    );
    assert_eq!(desk.batch(1).status, BatchStatus::Open);
}

/// ACC-13: ids never repeat, also after a cancel and after the batch closed.
#[test]
fn acc_13_ticket_ids_are_never_used_again() {
    let mut desk = Desk::default();
    desk.unbond("alice", 1);
    let second = desk.unbond("alice", 1);
    desk.cancel("alice", &second).unwrap();

    assert_eq!(desk.unbond("bob", 1), "3");
    desk.close(1, 2, 2).unwrap();
    desk.claim(&["1", "3"]).unwrap();
    assert_eq!(desk.unbond("bob", 1), "4");
}

/// XC-01: another cw20, or someone with no token at all, gets no ticket.
#[test]
fn xc_01_receive_from_a_foreign_cw20_fails() {
    let mut desk = Desk::default();
    let (mallory, alice) = (desk.who("mallory"), desk.who("alice"));
    let before = desk.dump();

    let err = desk
        .receive(&mallory, alice.as_str(), 100, order(None))
        .unwrap_err();

    assert_eq!(
        err,
        ContractError::Access(AccessError::Unauthorized {
            role: "the suite's LST token",
            sender: mallory
        })
    );
    assert_eq!(desk.dump(), before);
}

#[test]
fn unbond_of_nothing_fails() {
    let mut desk = Desk::default();
    let (token, alice) = (desk.suite.token.clone(), desk.who("alice"));

    let err = desk
        .receive(&token, alice.as_str(), 0, order(None))
        .unwrap_err();

    assert_eq!(
        err,
        ContractError::TooSmall {
            shares: Shares::ZERO
        }
    );
}

/// AD-03: a ticket of one of the six contracts could never be paid to anyone.
#[test]
fn ad_03_unbond_for_a_contract_of_the_suite_fails() {
    let mut desk = Desk::default();
    let token = desk.suite.token.clone();
    let alice = desk.who("alice").to_string();
    let before = desk.dump();

    for name in ballast_types::deploy::CONTRACTS {
        let address = desk.who(name);
        let expected = ContractError::OwnContract(OwnContract {
            name,
            address: address.clone(),
            what: "own a ticket",
        });

        let named = desk.receive(&token, &alice, 5, order(Some(address.as_str())));
        assert_eq!(named.unwrap_err(), expected);
        let sender = desk.receive(&token, address.as_str(), 5, order(None));
        assert_eq!(sender.unwrap_err(), expected);
    }
    assert_eq!(desk.dump(), before);
}

/// AD-01, AD-02: one spelling, this chain, or nothing happens.
#[test]
fn ad_01_unbond_for_a_malformed_receiver_fails() {
    let mut desk = Desk::default();
    let (token, alice) = (desk.suite.token.clone(), desk.who("alice"));
    let before = desk.dump();
    let long = "x".repeat(300);
    let upper = alice.as_str().to_uppercase();

    for receiver in ["", " ", "osmo1qqqq", long.as_str(), upper.as_str()] {
        let err = desk
            .receive(&token, alice.as_str(), 5, order(Some(receiver)))
            .unwrap_err();

        assert!(
            matches!(&err, ContractError::Address(AddressError::NotAccount { address, .. }) if address == receiver),
            "{err}"
        );
    }
    assert_eq!(desk.dump(), before);
}

/// SM-02, SM-03: misspelt, empty, deep or foreign orders are refused, and the refusal says what is taken.
#[test]
fn sm_02_unbond_with_a_message_that_is_not_understood_fails() {
    let mut desk = Desk::default();
    let (token, alice) = (desk.suite.token.clone(), desk.who("alice"));
    let before = desk.dump();
    let deep = "[".repeat(10_000);

    for msg in [
        "",
        "{}",
        "null",
        r#"{"unbond":{"reciever":"alice"}}"#,
        r#"{"unbond":{},"also":{}}"#,
        r#"{"queue_unbond":{}}"#,
        deep.as_str(),
    ] {
        let err = desk
            .receive(&token, alice.as_str(), 5, Binary::from(msg.as_bytes()))
            .unwrap_err();

        assert!(matches!(err, ContractError::InvalidReceive { .. }));
        assert!(err.to_string().contains(r#"{"unbond":{"receiver":?}}"#));
    }
    assert_eq!(desk.dump(), before);
}

#[test]
fn unbond_while_paused_fails_until_the_pause_ends() {
    let mut desk = Desk::default();
    let (token, alice) = (desk.suite.token.clone(), desk.who("alice"));
    let now = desk.now();
    desk.pause_unbond(Some(now + 10));

    let err = desk
        .receive(&token, alice.as_str(), 5, order(None))
        .unwrap_err();
    assert_eq!(
        err,
        ContractError::Paused {
            until: now + 10,
            now
        }
    );

    desk.pass(10);
    desk.receive(&token, alice.as_str(), 5, order(None))
        .unwrap();
}

/// An amount beyond 128 bits in one batch is an error, not a panic.
#[test]
fn unbond_beyond_128_bits_fails() {
    let mut desk = Desk::default();
    let (token, alice) = (desk.suite.token.clone(), desk.who("alice"));
    desk.unbond("alice", u128::MAX);

    let err = desk
        .receive(&token, alice.as_str(), 1, order(None))
        .unwrap_err();

    assert!(matches!(err, ContractError::Accounting(_)));
}
