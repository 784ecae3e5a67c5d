//! I-7: what one ticket costs does not depend on how many others there are.

use crate::desk::Desk;
use ballast_workbench::Cost;

struct Costs {
    unbond: Cost,
    close: Cost,
    fund: Cost,
    part: Cost,
    rest: Cost,
    transfer: Cost,
}

fn costs(others: u128) -> Costs {
    let mut desk = Desk::default();
    for n in 0..others {
        desk.unbond(&format!("user{}", n % 100), 10);
    }
    let mut id = String::new();
    let unbond = desk.cost(|desk| id = desk.unbond("alice", 10));
    let total = (others + 1) * 10;
    let close = desk.cost(|desk| {
        desk.close(1, total, 0).unwrap();
    });
    let fund = desk.cost(|desk| {
        desk.fund(1, total / 2, 0).unwrap();
    });
    let part = desk.cost(|desk| {
        desk.claim(&[&id]).unwrap();
    });
    let (alice, bob) = (desk.who("alice"), desk.who("bob"));
    let transfer = desk.cost(|desk| {
        let msg = ballast_types::queue::ExecuteMsg::TransferNft {
            recipient: bob.to_string(),
            token_id: id.clone(),
        };
        desk.run(&alice, msg).unwrap();
    });
    desk.fund(1, total - total / 2, 0).unwrap();
    let rest = desk.cost(|desk| {
        desk.claim(&[&id]).unwrap();
    });
    Costs {
        unbond,
        close,
        fund,
        part,
        rest,
        transfer,
    }
}

#[test]
fn costs_are_the_same_with_ten_thousand_tickets_in_the_batch() {
    let (one, many) = (costs(0), costs(9_999));

    assert_eq!(one.unbond, many.unbond);
    assert_eq!(one.close, many.close);
    assert_eq!(one.fund, many.fund);
    assert_eq!(one.part, many.part);
    assert_eq!(one.rest, many.rest);
    assert_eq!(one.transfer, many.transfer);
}

/// The numbers themselves, so that nobody adds a read unseen.
#[test]
fn costs_are_as_low_as_they_were() {
    let costs = costs(0);
    let cost = |reads, writes| Cost { reads, writes };

    // suite, open batch · open batch, ticket, index
    assert_eq!(costs.unbond, cost(2, 3));
    // suite, open batch · batch, open batch
    assert_eq!(costs.close, cost(2, 2));
    // suite, denom, batch · batch
    assert_eq!(costs.fund, cost(3, 1));
    // denom, ticket, batch · ticket, batch
    assert_eq!(costs.part, cost(3, 2));
    // denom, ticket, batch · ticket and index deleted, batch
    assert_eq!(costs.rest, cost(3, 3));
    // ticket, suite · old index deleted, ticket, index
    assert_eq!(costs.transfer, cost(2, 3));
}

/// UNB-03, PEER-10: nor on how many batches or tickets someone else, or the same owner, has.
#[test]
fn unb_03_claim_costs_the_same_after_three_hundred_batches() {
    let cost_of_last = |batches: u64| {
        let mut desk = Desk::default();
        let mut last = String::new();
        for batch_id in 1..=batches {
            desk.unbond("mallory", 1);
            last = desk.unbond("alice", 9);
            desk.close(batch_id, 10, 10).unwrap();
        }
        desk.cost(|desk| {
            desk.claim(&[&last]).unwrap();
        })
    };

    assert_eq!(cost_of_last(1), cost_of_last(300));
}
