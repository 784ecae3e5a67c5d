//! A suite on cw-orch's stock mock, whose staking is cw-multi-test's own module: what goes there, and what does not.
#![allow(clippy::unwrap_used)]

use ballast_orch::{Ballast, Birth};
use ballast_types::{hub, queue, token};
use cosmwasm_std::{coins, to_json_binary, Decimal, Event, Uint128, Validator};
use cw20::BalanceResponse;
use cw_orch::mock::cw_multi_test::MockApiBech32;
use cw_orch::prelude::*;

/// The coin that the mock's staking module takes.
const DENOM: &str = "TOKEN";
const DAY: u64 = 86_400;

fn deployed() -> (MockBech32, Ballast<MockBech32>) {
    let mock = MockBech32::new("cosmos");
    let sender = mock.sender_addr();
    mock.add_balance(&sender, coins(1_000_000_000, DENOM))
        .unwrap();
    let valoper = MockApiBech32::new("cosmosvaloper").addr_make("validator");
    mock.app
        .borrow_mut()
        .init_modules(|router, api, storage| {
            let validator = Validator::create(
                valoper.to_string(),
                Decimal::percent(10),
                Decimal::percent(90),
                Decimal::percent(1),
            );
            let block = cosmwasm_std::testing::mock_env().block;
            router
                .staking
                .add_validator(api, storage, &block, validator)
        })
        .unwrap();
    let ballast = Ballast::new(mock.clone());
    ballast.upload().unwrap();
    let birth = Birth {
        denom: DENOM.to_string(),
        token: hub::TokenInfo {
            name: "Ballast STAKE".into(),
            symbol: "bSTAKE".into(),
            decimals: 6,
            marketing: None,
        },
        validators: vec![valoper.to_string()],
        seed: Uint128::new(1_000_000),
    };
    let config = ballast.instantiate(&birth).unwrap();
    assert_eq!(config.denom, DENOM);
    (mock, ballast)
}

/// Anybody's `advance`, a block later: what it did, by the events of the hub.
fn advance(mock: &MockBech32, ballast: &Ballast<MockBech32>) -> Vec<Event> {
    mock.next_block().unwrap();
    let advance = hub::ExecuteMsg::Advance { limit: None };
    ballast.hub.execute(&advance, &[]).unwrap().events
}

fn attribute<'a>(events: &'a [Event], of: &str, key: &str) -> Vec<&'a str> {
    let named = events.iter().filter(|event| event.ty == of);
    let all = named.flat_map(|event| &event.attributes);
    all.filter(|attr| attr.key == key)
        .map(|attr| attr.value.as_str())
        .collect()
}

#[test]
fn a_bond_is_delegated_and_earns() {
    let (mock, ballast) = deployed();
    let alice = mock
        .addr_make_with_balance("alice", coins(50_000_000, DENOM))
        .unwrap();
    let bond = hub::ExecuteMsg::Bond {
        receiver: None,
        min_shares: None,
    };
    ballast
        .hub
        .call_as(&alice)
        .execute(&bond, &coins(50_000_000, DENOM))
        .unwrap();
    let done = advance(&mock, &ballast);
    assert_eq!(attribute(&done, "wasm", "did"), ["delegate"]);
    let state: hub::StateResponse = ballast.hub.query(&hub::QueryMsg::State {}).unwrap();
    assert_eq!(
        (state.bonded.to_string(), state.rate),
        ("51000000".to_string(), Decimal::one())
    );
    let balance = token::QueryMsg::Balance {
        address: alice.to_string(),
    };
    let balance: BalanceResponse = ballast.token.query(&balance).unwrap();
    assert_eq!(balance.balance.u128(), 50_000_000);

    mock.wait_seconds(30 * DAY).unwrap();
    let done = advance(&mock, &ballast);
    assert!(attribute(&done, "wasm", "did").contains(&"distribute"));
    mock.wait_seconds(2 * DAY).unwrap();
    let state: hub::StateResponse = ballast.hub.query(&hub::QueryMsg::State {}).unwrap();
    assert!(state.rate > Decimal::one(), "{state:?}");
}

/// Here the stock mock ends: a chain answers an undelegation with the time at which it pays, its module answers nothing. The hub submits
/// no batch on such an answer and says so; nobody's LST is burned. Exits are tested on `ballast-testing`, whose module answers as a chain does.
#[test]
fn an_exit_waits_where_the_module_does_not_say_when_it_pays() {
    let (mock, ballast) = deployed();
    let alice = mock
        .addr_make_with_balance("alice", coins(50_000_000, DENOM))
        .unwrap();
    let bond = hub::ExecuteMsg::Bond {
        receiver: None,
        min_shares: None,
    };
    ballast
        .hub
        .call_as(&alice)
        .execute(&bond, &coins(50_000_000, DENOM))
        .unwrap();
    advance(&mock, &ballast);
    let exit = token::ExecuteMsg::Send {
        contract: ballast.queue.address().unwrap().to_string(),
        amount: Uint128::new(20_000_000),
        msg: to_json_binary(&queue::ReceiveMsg::Unbond { receiver: None }).unwrap(),
    };
    ballast.token.call_as(&alice).execute(&exit, &[]).unwrap();
    mock.wait_seconds(4 * DAY).unwrap();
    let done = advance(&mock, &ballast);
    let said = attribute(&done, "wasm-ballast-skipped", "error");
    assert!(said[0].contains("has no completion time"), "{said:?}");
    let tickets = queue::QueryMsg::Tickets {
        owner: alice.to_string(),
        start_after: None,
        limit: None,
    };
    let tickets: queue::TicketsResponse = ballast.queue.query(&tickets).unwrap();
    assert_eq!(tickets.tickets[0].shares.unwrap().to_string(), "20000000");
}
