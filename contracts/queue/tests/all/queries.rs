use crate::desk::Desk;
use ballast_queue::ContractError;
use ballast_types::queue::ExecuteMsg;
use ballast_types::{
    queue::{ConfigResponse, QueryMsg, TicketResponse, TicketStatus},
    Amount, Native,
};
use ballast_workbench::DENOM;
use cosmwasm_std::to_json_string;
use cw721::{
    msg::{
        AllNftInfoResponse, ApprovalResponse, NftInfoResponse, NumTokensResponse, OperatorResponse,
        OperatorsResponse,
    },
    state::CollectionInfo,
    Expiration,
};

fn num_tokens(desk: &Desk) -> u64 {
    let answer: NumTokensResponse = desk.ask(QueryMsg::NumTokens {}).unwrap();
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
            .ask::<TicketResponse>(QueryMsg::Ticket {
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
        .ask(QueryMsg::NftInfo {
            token_id: token_id.clone(),
        })
        .unwrap();
    let all: AllNftInfoResponse<TicketResponse> = desk
        .ask(QueryMsg::AllNftInfo {
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

    let config: ConfigResponse = desk.ask(QueryMsg::Config {}).unwrap();
    let collection: CollectionInfo = desk.ask(QueryMsg::ContractInfo {}).unwrap();

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
        desk.run(&alice, ExecuteMsg::ApproveAll { operator, expires })
            .unwrap();
    }
    let approval = |spender: &str| {
        desk.ask::<ApprovalResponse>(QueryMsg::Approval {
            token_id: "1".to_string(),
            spender: spender.to_string(),
            include_expired: None,
        })
    };
    let operator = |owner: &str, operator: &str| {
        desk.ask::<OperatorResponse>(QueryMsg::Operator {
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
        .ask(QueryMsg::AllOperators {
            owner: alice.to_string(),
            include_expired: None,
            start_after: None,
            limit: Some(1),
        })
        .unwrap();
    let rest: OperatorsResponse = desk
        .ask(QueryMsg::AllOperators {
            owner: alice.to_string(),
            include_expired: None,
            start_after: Some(all.operators[0].spender.to_string()),
            limit: None,
        })
        .unwrap();
    assert_eq!(rest.operators.len(), 1);
    assert_ne!(rest.operators, all.operators);
}
