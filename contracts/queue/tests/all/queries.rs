use crate::desk::{shares, Desk, DENOM};
use ballast_queue::ContractError;
use ballast_types::queue::ExecuteMsg;
use ballast_types::{
    paging::ZeroLimit,
    queue::{
        BatchStatus, BatchesResponse, ConfigResponse, QueryMsg, TicketResponse, TicketStatus,
        TicketsResponse,
    },
    Amount, Native,
};
use cosmwasm_std::to_json_string;
use cw721::{
    msg::{
        AllNftInfoResponse, ApprovalResponse, NftInfoResponse, NumTokensResponse, OperatorResponse,
        OperatorsResponse, TokensResponse,
    },
    state::CollectionInfo,
    Expiration,
};

fn tickets(desk: &Desk, start_after: Option<&str>, limit: Option<u32>) -> Vec<String> {
    let answer: TicketsResponse = desk
        .query(QueryMsg::Tickets {
            owner: desk.who("alice").to_string(),
            start_after: start_after.map(ToString::to_string),
            limit,
        })
        .unwrap();
    answer.tickets.into_iter().map(|t| t.ticket_id).collect()
}

fn num_tokens(desk: &Desk) -> u64 {
    let answer: NumTokensResponse = desk.query(QueryMsg::NumTokens {}).unwrap();
    answer.count
}

#[test]
fn ticket_that_is_done_answers_only_that() {
    let mut desk = Desk::default();
    desk.unbond("alice", 100);
    desk.close(1, 100, 100).unwrap();
    desk.claim(&["1"]).unwrap();

    let text = to_json_string(&desk.ticket("1")).unwrap();

    assert_eq!(text, r#"{"ticket_id":"1","status":"done"}"#);
}

#[test]
fn ticket_that_was_never_given_out_is_unknown() {
    let mut desk = Desk::default();
    desk.unbond("alice", 100);

    for id in ["0", "2", "01", "-1", "1.0", "", "18446744073709551616"] {
        let err = desk
            .query::<TicketResponse>(QueryMsg::Ticket {
                ticket_id: id.to_string(),
            })
            .unwrap_err();
        assert_eq!(
            err,
            ContractError::UnknownTicket {
                ticket_id: id.to_string(),
                next_ticket: 2
            }
        );
    }
}

/// I-11, PQ-04: what a ticket says is claimable is what a claim pays.
#[test]
fn pq_04_ticket_says_what_a_claim_pays() {
    let mut desk = Desk::default();
    desk.unbond("alice", 333);
    desk.unbond("bob", 667);
    desk.close(1, 1_001, 500).unwrap();

    for _ in 0..2 {
        let ticket = desk.ticket("1");
        let paid = desk.claim(&["1"]).unwrap();
        assert_eq!(ticket.claimable, Some(Native::new(paid[0].1)));
        if ticket.expected_at.is_some() {
            assert_eq!(ticket.owed, Some(Native::new(333u128)));
            desk.fund(1, 401, 100).unwrap();
        }
    }
    assert_eq!(desk.status("1"), TicketStatus::Done);
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
        .query(QueryMsg::AllTokens {
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
        let err = desk.query::<TokensResponse>(msg).unwrap_err();
        assert_eq!(err, ContractError::ZeroLimit(ZeroLimit));
    }
}

#[test]
fn pages_after_a_malformed_ticket_fail() {
    let desk = Desk::default();

    let err = desk
        .query::<TokensResponse>(QueryMsg::AllTokens {
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
        let answer: BatchesResponse = desk
            .query(QueryMsg::Batches { start_after, limit })
            .unwrap();
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
        desk.query::<BatchesResponse>(QueryMsg::Batch { batch_id: 5 })
            .unwrap_err(),
        ContractError::UnknownBatch {
            batch_id: 5,
            open: 4
        }
    );
}

#[test]
fn num_tokens_counts_tickets_that_are_not_done() {
    let mut desk = Desk::default();
    assert_eq!(num_tokens(&desk), 0);
    for _ in 0..3 {
        desk.unbond("alice", 10);
    }
    desk.cancel("alice", "1").unwrap();
    assert_eq!(num_tokens(&desk), 2);
    desk.close(1, 20, 10).unwrap();
    desk.unbond("bob", 10);
    assert_eq!(num_tokens(&desk), 3);

    desk.claim(&["2", "3"]).unwrap();
    assert_eq!(num_tokens(&desk), 3);
    desk.fund(1, 10, 0).unwrap();
    desk.claim(&["2"]).unwrap();

    assert_eq!(num_tokens(&desk), 2);
}

#[test]
fn nft_info_is_the_ticket() {
    let mut desk = Desk::default();
    desk.unbond("alice", 100);
    let token_id = "1".to_string();

    let info: NftInfoResponse<TicketResponse> = desk
        .query(QueryMsg::NftInfo {
            token_id: token_id.clone(),
        })
        .unwrap();
    let all: AllNftInfoResponse<TicketResponse> = desk
        .query(QueryMsg::AllNftInfo {
            token_id,
            include_expired: None,
        })
        .unwrap();

    assert_eq!(info.token_uri, None);
    assert_eq!(info.extension, desk.ticket("1"));
    assert_eq!(all.info, info);
    assert_eq!(all.access.owner, desk.who("alice").to_string());
}

#[test]
fn config_and_collection_are_what_the_hub_said() {
    let desk = Desk::default();

    let config: ConfigResponse = desk.query(QueryMsg::Config {}).unwrap();
    let collection: CollectionInfo = desk.query(QueryMsg::ContractInfo {}).unwrap();

    assert_eq!(config.denom, DENOM);
    assert_eq!(config.suite, desk.suite);
    assert_eq!(collection.name, "Ballast STAKE exits");
    assert_eq!(collection.symbol, "bSTAKE-EXIT");
    assert_eq!(collection.updated_at, desk.env.block.time);
}

#[test]
fn approval_and_operator_are_found_or_named() {
    let mut desk = Desk::default();
    desk.unbond("alice", 100);
    let [alice, bob, carol] = ["alice", "bob", "carol"].map(|name| desk.who(name));
    for operator in [&bob, &carol] {
        let operator = operator.to_string();
        let expires = None;
        desk.exec(&alice, ExecuteMsg::ApproveAll { operator, expires })
            .unwrap();
    }
    let approval = |spender: &str| {
        desk.query::<ApprovalResponse>(QueryMsg::Approval {
            token_id: "1".to_string(),
            spender: spender.to_string(),
            include_expired: None,
        })
    };
    let operator = |owner: &str, operator: &str| {
        desk.query::<OperatorResponse>(QueryMsg::Operator {
            owner: owner.to_string(),
            operator: operator.to_string(),
            include_expired: None,
        })
    };

    let own = approval(alice.as_str()).unwrap().approval;
    assert_eq!(own.expires, Expiration::Never {});
    assert_eq!(
        approval(bob.as_str()).unwrap_err(),
        ContractError::ApprovalNotFound {
            spender: bob.clone(),
            what: "ticket 1".to_string()
        }
    );
    let found = operator(alice.as_str(), bob.as_str()).unwrap().approval;
    assert_eq!(found.spender, bob);
    operator(bob.as_str(), alice.as_str()).unwrap_err();
    let all: OperatorsResponse = desk
        .query(QueryMsg::AllOperators {
            owner: alice.to_string(),
            include_expired: None,
            start_after: None,
            limit: Some(1),
        })
        .unwrap();
    let rest: OperatorsResponse = desk
        .query(QueryMsg::AllOperators {
            owner: alice.to_string(),
            include_expired: None,
            start_after: Some(all.operators[0].spender.to_string()),
            limit: None,
        })
        .unwrap();
    assert_eq!(rest.operators.len(), 1);
    assert_ne!(rest.operators, all.operators);
}

/// Other contracts read these two keys raw: pinned byte by byte (XC-15).
#[test]
fn xc_15_documented_keys_keep_their_shape() {
    let mut desk = Desk::default();
    desk.unbond("alice", 100);
    desk.close(1, 90, 30).unwrap();
    let rows = desk.dump();
    let row = |key: &[u8]| rows.iter().find(|(k, _)| k == key).unwrap().1.clone();
    let now = desk.now();

    // number, LST, tickets, when it opened, next ticket
    assert_eq!(row(b"open_batch"), varints(&[2, 0, 0, now, 2]));
    // LST, owed, funded, claimed, closed at, expected at, tickets
    assert_eq!(
        row(b"\0\x07batches\0\0\0\0\0\0\0\x01"),
        varints(&[100, 90, 30, 0, now, now + 1_814_400, 1])
    );
}

/// Numbers as `postcard` writes them: seven bits a byte, the lowest first.
fn varints(numbers: &[u64]) -> Vec<u8> {
    let mut bytes = vec![];
    for number in numbers {
        let mut rest = *number;
        while rest > 127 {
            bytes.push(u8::try_from(rest & 127).unwrap() | 128);
            rest >>= 7;
        }
        bytes.push(u8::try_from(rest).unwrap());
    }
    bytes
}

/// A ticket is one short row and one index key.
#[test]
fn a_ticket_is_two_keys() {
    let mut desk = Desk::default();
    let before = desk.dump().len();
    desk.unbond("alice", 100);

    let rows = desk.dump();
    assert_eq!(rows.len(), before + 2);
    let (_, row) = rows
        .iter()
        .find(|(key, _)| key.starts_with(b"\0\x07tickets"))
        .unwrap();
    let owner = desk.who("alice");
    let beside = 6; // a length, the batch, the LST, what was claimed, no approvals, who made it out
    assert_eq!(row.len(), owner.as_str().len() + beside);
    let again: ballast_queue::state::Ticket = ballast_types::packed::unpack(row).unwrap();
    assert_eq!((again.owner, again.shares), (owner, shares(100)));

    desk.cancel("alice", "1").unwrap();
    assert_eq!(desk.dump().len(), before);
}
