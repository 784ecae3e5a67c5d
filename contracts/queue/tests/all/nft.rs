//! Tickets as cw721 tokens.

mod approvals;
mod transfers;

use crate::desk::Desk;
use ballast_queue::ContractError;
use ballast_types::queue::{ExecuteMsg, QueryMsg};
use cosmwasm_std::Addr;
use cw721::{
    msg::{OwnerOfResponse, TokensResponse},
    Expiration,
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
    desk.ask(QueryMsg::OwnerOf {
        token_id: "1".to_string(),
        include_expired: None,
    })
    .unwrap()
}

fn tokens(desk: &Desk, owner: &Addr) -> Vec<String> {
    let answer: TokensResponse = desk
        .ask(QueryMsg::Tokens {
            owner: owner.to_string(),
            start_after: None,
            limit: None,
        })
        .unwrap();
    answer.tokens
}
