use crate::desk::{payments, shares, Desk};
use ballast_queue::ContractError;
use ballast_types::{
    queue::{BatchStatus, ExecuteMsg, TicketStatus},
    Amount, Native,
};
use ballast_workbench::attribute;
use cosmwasm_std::Addr;

/// Alice 100, bob 200, carol 300 of one batch.
fn three() -> (Desk, [Addr; 3]) {
    let mut desk = Desk::default();
    desk.unbond("alice", 100);
    desk.unbond("bob", 200);
    desk.unbond("carol", 300);
    let owners = ["alice", "bob", "carol"].map(|name| desk.who(name));
    (desk, owners)
}

#[test]
fn claim_pays_the_owner_and_finishes_the_ticket() {
    let (mut desk, [alice, _, _]) = three();
    desk.close(1, 1_200, 1_200).unwrap();

    let stranger = desk.who("stranger");
    let ticket_ids = vec!["1".to_string()];
    let response = desk
        .run(&stranger, ExecuteMsg::Claim { ticket_ids })
        .unwrap();

    assert_eq!(payments(&response), [(alice.clone(), 200)]);
    assert_eq!(attribute(&response, "action"), "claim");
    assert_eq!(attribute(&response, "amount"), "200");
    assert_eq!(attribute(&response, "tickets"), "1");
    let [event] = response.events.as_slice() else {
        panic!("one event a ticket");
    };
    assert_eq!(event.ty, "ballast-claim");
    let values: Vec<_> = event.attributes.iter().map(|a| a.value.as_str()).collect();
    assert_eq!(values, ["1", "1", alice.as_str(), "200", "true"]);
    assert_eq!(desk.status("1"), TicketStatus::Done);
    assert_eq!(desk.batch(1).claimed, Native::new(200u128));
}

#[test]
fn claim_in_instalments_pays_what_has_arrived_since() {
    let (mut desk, [alice, _, carol]) = three();
    desk.close(1, 600, 0).unwrap();
    assert_eq!(desk.status("1"), TicketStatus::Exiting);

    desk.fund(1, 301, 0).unwrap();
    assert_eq!(desk.ticket("1").claimable, Some(Native::new(50u128)));
    assert_eq!(desk.status("1"), TicketStatus::Claimable);
    assert_eq!(desk.claim(&["1"]).unwrap(), [(alice.clone(), 50)]);
    assert_eq!(desk.status("1"), TicketStatus::Exiting);

    desk.fund(1, 299, 0).unwrap();
    assert_eq!(desk.claim(&["3"]).unwrap(), [(carol, 300)]);
    assert_eq!(desk.claim(&["1"]).unwrap(), [(alice, 50)]);
    assert_eq!(desk.status("1"), TicketStatus::Done);
}

/// I-6, SL-01: one loss, the same part of it for each, whoever comes first.
#[test]
fn sl_01_claims_after_a_loss_pay_the_same_in_every_order() {
    for order in [
        [1, 2, 3],
        [1, 3, 2],
        [2, 1, 3],
        [2, 3, 1],
        [3, 1, 2],
        [3, 2, 1],
    ] {
        let (mut desk, _) = three();
        desk.close(1, 600, 100).unwrap();
        desk.fund(1, 440, 60).unwrap();
        assert_eq!(desk.batch(1).status, BatchStatus::Settled);

        for number in order {
            let paid = desk.claim(&[&number.to_string()]).unwrap();
            assert_eq!(paid[0].1, 90 * number as u128);
        }
        assert_eq!(desk.batch(1).claimed, Native::new(540u128));
    }
}

#[test]
fn claim_of_several_tickets_pays_each_owner_once() {
    let (mut desk, [alice, bob, _]) = three();
    desk.unbond("alice", 400);
    desk.close(1, 1_000, 1_000).unwrap();
    desk.unbond("alice", 7);
    desk.close(2, 7, 7).unwrap();

    let mut paid = desk.claim(&["2", "1", "4", "5"]).unwrap();

    paid.sort();
    let mut expected = vec![(alice, 507), (bob, 200)];
    expected.sort();
    assert_eq!(paid, expected);
}

#[test]
fn claim_skips_tickets_with_nothing_to_be_had() {
    let (mut desk, [alice, ..]) = three();
    desk.close(1, 600, 600).unwrap();
    desk.unbond("alice", 1);
    desk.close(2, 1, 0).unwrap();
    desk.unbond("alice", 5);
    let stranger = desk.who("stranger");
    let ticket_ids = ["4", "1", "5"].map(String::from).to_vec();

    let response = desk
        .run(&stranger, ExecuteMsg::Claim { ticket_ids })
        .unwrap();

    assert_eq!(payments(&response), [(alice, 100)]);
    assert_eq!(attribute(&response, "tickets"), "1");
    assert_eq!(desk.status("4"), TicketStatus::Exiting);
    assert_eq!(desk.status("5"), TicketStatus::Open);
}

#[test]
fn claim_of_nothing_fails_with_the_numbers() {
    let (mut desk, _) = three();
    desk.close(1, 600, 60).unwrap();
    desk.claim(&["1"]).unwrap();
    desk.unbond("alice", 5);

    assert_eq!(
        desk.claim(&["1", "4"]).unwrap_err(),
        ContractError::NothingToClaim {
            tickets: "1,4".to_string(),
            ticket_id: "1".to_string(),
            batch_id: 1,
            claimed: Native::new(10u128),
            funded: Native::new(60u128),
            owed: Native::new(600u128),
        }
    );
}

/// ACC-03: a ticket whose part rounds to nothing is finished with its batch, and no coin of 0 is sent.
#[test]
fn acc_03_claim_of_a_dust_ticket_finishes_it_without_a_payment() {
    let mut desk = Desk::default();
    desk.unbond("alice", 1);
    desk.unbond("bob", 999);
    desk.close(1, 500, 499).unwrap();
    desk.claim(&["1"]).unwrap_err();
    desk.fund(1, 1, 0).unwrap();
    assert_eq!(desk.status("1"), TicketStatus::Claimable);

    assert_eq!(desk.claim(&["1"]).unwrap(), []);

    assert_eq!(desk.status("1"), TicketStatus::Done);
    assert_eq!(desk.claim(&["2"]).unwrap(), [(desk.who("bob"), 499)]);
}

/// SL-11: nothing ever arrives; the tickets can still be finished.
#[test]
fn sl_11_claim_after_a_total_loss_finishes_the_ticket() {
    let (mut desk, _) = three();
    desk.close(1, 600, 0).unwrap();
    desk.fund(1, 0, 600).unwrap();

    assert_eq!(desk.claim(&["1", "2", "3"]).unwrap(), []);

    assert_eq!(desk.status("2"), TicketStatus::Done);
}

/// A batch that loses the rest after everything that came was claimed is settled all the same.
#[test]
fn claim_after_the_rest_was_lost_finishes_the_ticket() {
    let mut desk = Desk::default();
    desk.unbond("alice", 100);
    desk.close(1, 100, 60).unwrap();
    desk.claim(&["1"]).unwrap();
    desk.fund(1, 0, 40).unwrap();

    assert_eq!(desk.claim(&["1"]).unwrap(), []);

    assert_eq!(desk.status("1"), TicketStatus::Done);
}

/// XC-04, UNB-15, ACC-11: books before messages, so a second claim in the same transaction finds nothing.
#[test]
fn xc_04_claim_twice_finds_nothing() {
    let (mut desk, _) = three();
    desk.close(1, 600, 600).unwrap();
    desk.claim(&["1"]).unwrap();

    assert_eq!(
        desk.claim(&["1"]).unwrap_err(),
        ContractError::UnknownTicket {
            ticket_id: "1".to_string(),
            next_ticket: 4
        }
    );
    assert_eq!(
        desk.claim(&["2", "3", "2"]).unwrap_err(),
        ContractError::Twice {
            ticket_id: "2".to_string()
        }
    );
}

#[test]
fn claim_of_unknown_tickets_fails() {
    let (mut desk, _) = three();
    desk.close(1, 600, 600).unwrap();
    let before = desk.dump();

    for id in [
        "0",
        "4",
        "99999999999999999999",
        "-1",
        "01",
        "+1",
        "1 ",
        "",
        "one",
    ] {
        assert_eq!(
            desk.claim(&["1", id]).unwrap_err(),
            ContractError::UnknownTicket {
                ticket_id: id.to_string(),
                next_ticket: 4
            }
        );
    }
    assert_eq!(desk.dump(), before);
}

#[test]
fn claim_of_too_many_or_no_tickets_fails() {
    let mut desk = Desk::default();
    let ids: Vec<_> = (0..31).map(|_| desk.unbond("alice", 1)).collect();
    let ids: Vec<_> = ids.iter().map(String::as_str).collect();
    desk.close(1, 31, 31).unwrap();

    assert_eq!(
        desk.claim(&ids).unwrap_err(),
        ContractError::TooMany {
            what: "tickets",
            given: 31,
            max: 30
        }
    );
    assert_eq!(
        desk.claim(&[]).unwrap_err(),
        ContractError::NoTickets { max: 30 }
    );
    assert_eq!(desk.claim(&ids[..30]).unwrap(), [(desk.who("alice"), 30)]);
}

/// I-12: no pause and no broken sibling stops a claim.
#[test]
fn claim_works_while_paused_and_without_any_sibling() {
    let (mut desk, [alice, ..]) = three();
    desk.close(1, 600, 600).unwrap();
    desk.lose_siblings();

    assert_eq!(desk.claim(&["1"]).unwrap(), [(alice, 100)]);
    assert_eq!(desk.batch(1).shares, shares(600));
}

/// UNB-16: a receiver whom the bank refuses is left out by naming the others.
#[test]
fn unb_16_claim_pays_only_who_is_named() {
    let (mut desk, [_, bob, _]) = three();
    desk.close(1, 600, 600).unwrap();

    assert_eq!(desk.claim(&["2"]).unwrap(), [(bob, 200)]);
}
