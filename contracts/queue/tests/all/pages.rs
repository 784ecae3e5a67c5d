//! Answers that come in pages.

use crate::desk::{shares, Desk};
use ballast_queue::ContractError;
use ballast_types::{
    paging::ZeroLimit,
    queue::{BatchStatus, BatchesResponse, QueryMsg, TicketsResponse},
};
use cw721::msg::TokensResponse;
fn tickets(desk: &Desk, start_after: Option<&str>, limit: Option<u32>) -> Vec<String> {
    let answer: TicketsResponse = desk
        .ask(QueryMsg::Tickets {
            owner: desk.who("alice").to_string(),
            start_after: start_after.map(ToString::to_string),
            limit,
        })
        .unwrap();
    answer.tickets.into_iter().map(|t| t.ticket_id).collect()
}

/// PQ-03: numeric order within an owner, each once, for every page size, also past ten.
#[test]
fn pq_03_tickets_page_in_numeric_order() {
    let mut desk = Desk::default();
    for n in 0..50 {
        desk.unbond(if n % 5 == 4 { "bob" } else { "alice" }, 1);
    }
    let all: Vec<String> = (1..=50)
        .filter(|n| n % 5 != 0)
        .map(|n: u32| n.to_string())
        .collect();

    for size in 1..=7 {
        let mut seen = vec![];
        loop {
            let page = tickets(&desk, seen.last().map(String::as_str), Some(size));
            if page.is_empty() {
                break;
            }
            seen.extend(page);
        }
        assert_eq!(seen, all);
    }
}

#[test]
fn pq_03_a_page_may_start_after_a_ticket_that_is_gone() {
    let mut desk = Desk::default();
    for _ in 0..4 {
        desk.unbond("alice", 1);
    }
    desk.cancel("alice", "2").unwrap();

    assert_eq!(tickets(&desk, Some("2"), None), ["3", "4"]);
}

/// PQ-01: 30 by default, 100 at most, never 0.
#[test]
fn pq_01_pages_are_bounded() {
    let mut desk = Desk::default();
    for _ in 0..120 {
        desk.unbond("alice", 1);
    }
    let alice = desk.who("alice").to_string();

    assert_eq!(tickets(&desk, None, None).len(), 30);
    assert_eq!(tickets(&desk, None, Some(u32::MAX)).len(), 100);
    let all: TokensResponse = desk
        .ask(QueryMsg::AllTokens {
            start_after: Some("99".to_string()),
            limit: Some(2),
        })
        .unwrap();
    assert_eq!(all.tokens, ["100", "101"]);
    let none = (None, Some(0));
    for msg in [
        QueryMsg::AllTokens {
            start_after: none.0.clone(),
            limit: none.1,
        },
        QueryMsg::Tokens {
            owner: alice.clone(),
            start_after: none.0.clone(),
            limit: none.1,
        },
        QueryMsg::Tickets {
            owner: alice.clone(),
            start_after: none.0.clone(),
            limit: none.1,
        },
        QueryMsg::Batches {
            start_after: None,
            limit: none.1,
        },
        QueryMsg::AllOperators {
            owner: alice,
            include_expired: None,
            start_after: none.0,
            limit: none.1,
        },
    ] {
        let err = desk.ask::<TokensResponse>(msg).unwrap_err();
        assert_eq!(err, ContractError::ZeroLimit(ZeroLimit));
    }
}

#[test]
fn pages_after_a_malformed_ticket_fail() {
    let desk = Desk::default();

    let err = desk
        .ask::<TokensResponse>(QueryMsg::AllTokens {
            start_after: Some("first".to_string()),
            limit: None,
        })
        .unwrap_err();

    assert_eq!(
        err,
        ContractError::UnknownTicket {
            ticket_id: "first".to_string(),
            next_ticket: 1
        }
    );
}

#[test]
fn batches_are_listed_oldest_first_with_the_open_one_last() {
    let mut desk = Desk::default();
    for batch_id in 1..=3 {
        desk.unbond("alice", 10);
        desk.close(batch_id, 10, 10).unwrap();
    }
    desk.unbond("alice", 7);
    let page = |start_after, limit| -> Vec<(u64, BatchStatus)> {
        let answer: BatchesResponse = desk.ask(QueryMsg::Batches { start_after, limit }).unwrap();
        let rows = answer.batches.into_iter();
        rows.map(|b| (b.batch_id, b.status)).collect()
    };

    assert_eq!(
        page(None, None),
        [
            (1, BatchStatus::Settled),
            (2, BatchStatus::Settled),
            (3, BatchStatus::Settled),
            (4, BatchStatus::Open)
        ]
    );
    assert_eq!(page(Some(2), Some(1)), [(3, BatchStatus::Settled)]);
    assert_eq!(page(Some(3), Some(1)), [(4, BatchStatus::Open)]);
    assert_eq!(page(Some(4), None), []);
    assert_eq!(page(Some(u64::MAX), None), []);
    assert_eq!(desk.batch(4).shares, shares(7));
    assert_eq!(
        desk.ask::<BatchesResponse>(QueryMsg::Batch { batch_id: 5 })
            .unwrap_err(),
        ContractError::UnknownBatch {
            batch_id: 5,
            open: 4
        }
    );
}
