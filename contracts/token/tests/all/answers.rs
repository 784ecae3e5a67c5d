use crate::desk::Desk;
use ballast_token::ContractError;
use ballast_types::{
    access::AccessError,
    paging::ZeroLimit,
    token::{ExecuteMsg, QueryMsg},
};
use cw20::{AllAccountsResponse, MarketingInfoResponse};

#[test]
fn marketing_is_for_its_account_only() {
    let mut desk = Desk::default();
    let describe = ExecuteMsg::UpdateMarketing {
        project: None,
        description: Some("liquid".to_string()),
        marketing: None,
    };

    let expected = ContractError::Access(AccessError::Unauthorized {
        role: "the marketing account",
        sender: desk.who("alice"),
    });
    desk.refuses("alice", describe.clone(), expected);
    desk.run("carol", describe).unwrap();

    let marketing: MarketingInfoResponse = desk.ask(QueryMsg::MarketingInfo {}).unwrap();
    assert_eq!(marketing.description, Some("liquid".to_string()));
}

/// PQ-01.
#[test]
fn pq_01_pages_hold_something_and_are_bounded() {
    let mut desk = Desk::default();
    for n in 0..40 {
        let transfer = desk.transfer(&format!("holder{n}"), 1);
        desk.run("alice", transfer).unwrap();
    }
    let page = |limit| {
        desk.ask::<AllAccountsResponse>(QueryMsg::AllAccounts {
            start_after: None,
            limit,
        })
    };

    assert_eq!(page(Some(0)), Err(ContractError::ZeroLimit(ZeroLimit)));
    assert_eq!(page(Some(u32::MAX)).unwrap().accounts.len(), 30);
}
