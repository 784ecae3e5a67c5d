//! What is not taken: coins, addresses, pages, parameters and suites that cannot be; typed errors
//! with the numbers, and nothing changed (the kit compares all storage after every refusal).

use super::kit::{anyone, no_account, refused, refused_with, takes_none, HubError, QueueError};
use ballast_testing::{coins, Suite};
use ballast_types::{
    access::AccessError,
    deploy::OwnContract,
    hub::{self, ParamError},
    paging::ZeroLimit,
    queue, vault, Amount, Native, Shares,
};
use cosmwasm_std::{coin, Uint128};
use serde_json::json;

#[test]
pub(crate) fn only_one_coin_of_the_right_denom_bonds() {
    let mut suite = Suite::builder()
        .account_with("rich", "5000ustake,5000uatom")
        .build();
    let hub = suite.contracts().hub.clone();
    let bond = hub::ExecuteMsg::Bond {
        receiver: None,
        min_shares: None,
    };
    refused(
        suite.execute("rich", &hub, &bond, &[]),
        AccessError::WrongCoin {
            denom: "ustake".to_string(),
            received: "none was".to_string(),
        },
    );
    refused(
        suite.execute("rich", &hub, &bond, &[coin(5, "uatom")]),
        AccessError::WrongCoin {
            denom: "ustake".to_string(),
            received: "5uatom".to_string(),
        },
    );
    let two = coins("5uatom,5ustake", "ustake").unwrap();
    refused(
        suite.execute("rich", &hub, &bond, &two),
        AccessError::WrongCoin {
            denom: "ustake".to_string(),
            received: "5uatom,5ustake".to_string(),
        },
    );
    refused(
        suite.execute(
            "rich",
            &hub,
            &hub::ExecuteMsg::Sync {},
            &[coin(5, "ustake")],
        ),
        takes_none("5ustake"),
    );
}

#[test]
fn receivers_are_valid_addresses_and_not_the_suites() {
    let mut suite = Suite::default();
    for name in ["hub", "token", "registry", "queue", "collector"] {
        let why = OwnContract {
            address: suite.addr(name),
            name,
            what: "take LST: it would belong to nobody",
        };
        refused(suite.bond_for("alice", 1_000, Some(name), None), why);
    }
    let hub = suite.contracts().hub.clone();
    let upper = suite.addr("bob").to_string().to_uppercase();
    let funds = [coin(1_000, "ustake")];
    for bad in [upper.as_str(), "", " ", "cosmos1q", "bob", &"x".repeat(300)] {
        let msg = json!({"bond": {"receiver": bad}});
        refused(suite.execute("alice", &hub, &msg, &funds), no_account(bad));
    }
}

#[test]
pub(crate) fn unknown_fields_and_messages_are_refused() {
    let mut suite = Suite::default();
    let (hub, queue) = (
        suite.contracts().hub.clone(),
        suite.contracts().queue.clone(),
    );
    let funds = [coin(1_000, "ustake")];
    let msg = json!({"bond": {"reciever": "alice"}});
    refused(
        suite.execute("alice", &hub, &msg, &funds),
        "unknown field `reciever`",
    );
    refused(
        suite.execute("alice", &hub, &json!({"mint": {}}), &[]),
        "unknown variant `mint`",
    );
    refused(
        suite.execute("alice", &queue, &json!({"burn": {"token_id": "1"}}), &[]),
        "unknown variant `burn`",
    );
}

#[test]
pub(crate) fn pages_of_nothing_are_refused_and_large_ones_are_cut() {
    let mut suite = Suite::default();
    for n in 0..101u128 {
        suite.bond("alice", 1_000 + n).unwrap();
        suite.same_block().unbond("alice", 1_000).unwrap();
    }
    let contracts = suite.contracts().clone();
    let owner = suite.addr("alice");
    let tickets = |limit: u32| json!({"tickets": {"owner": owner, "limit": limit}});
    let none: Result<queue::TicketsResponse, _> = suite.try_query(&contracts.queue, &tickets(0));
    refused(none, ZeroLimit);
    let all: queue::TicketsResponse = suite.query(&contracts.queue, &tickets(1_000_000_000));
    assert_eq!(all.tickets.len(), 100);
    let default = json!({"tickets": {"owner": owner}});
    let some: queue::TicketsResponse = suite.query(&contracts.queue, &default);
    assert_eq!(some.tickets.len(), 30);
    for query in ["delegations", "unbonding", "losses"] {
        let none: Result<serde_json::Value, _> =
            suite.try_query(&contracts.hub, &json!({query: {"limit": 0}}));
        refused(none, ZeroLimit);
    }
}

#[test]
fn a_claim_names_tickets_that_there_are_once_and_thirty_at_most() {
    let mut suite = Suite::default();
    suite.bond("alice", 5_000).unwrap();
    suite.unbond("alice", 1_000).unwrap();
    let unknown = |ticket: &str| QueueError::UnknownTicket {
        ticket_id: ticket.to_string(),
        next_ticket: 2,
    };
    let too_many: Vec<u32> = (1..=31).collect();

    refused(
        suite.claim_many("alice", &too_many),
        QueueError::TooMany {
            what: "tickets",
            given: 31,
            max: 30,
        },
    );
    refused(
        suite.claim_many("alice", &[1, 1]),
        QueueError::Twice {
            ticket_id: "1".to_string(),
        },
    );
    refused(suite.claim("alice", 999), unknown("999"));
    refused(suite.claim("alice", "01"), unknown("01"));
}

#[test]
pub(crate) fn parameters_stay_inside_their_bounds() {
    let too_fast = |interval: u64| {
        Suite::builder()
            .params(move |params| params.hub.batch_interval_secs = Some(interval))
            .try_build()
            .map(drop)
    };
    let interval = ParamError::Interval {
        interval: 3_600,
        entries: 7,
        unbonding: 1_814_400,
        least: 272_160,
    };
    refused(too_fast(3_600), interval);
    assert!(too_fast(1_814_400 / 7).is_err());
    assert!(too_fast(272_160).is_ok());

    let mut suite = Suite::default();
    let hub = suite.contracts().hub.clone();
    let bad = [
        ("unbonding_secs", json!(9), "= 9 is out of bounds: 10 to"),
        ("max_entries", json!(0), "= 0 is out of bounds: 1 to 100"),
        ("max_entries", json!(3), "is too short"),
        ("drip_secs", json!(2_592_001), "out of bounds: 0 to 2592000"),
        ("max_ops", json!(51), "= 51 is out of bounds: 2 to 50"),
        ("min_bond", json!("0"), "= 0 is out of bounds: 1 to"),
        ("netting_bps", json!(1_001), "out of bounds: 0 to 1000"),
        ("rebalance_band_bps", json!(10_001), "bounds: 0 to 10000"),
        ("min_move", json!("0"), "= 0 is out of bounds: 1 to"),
        ("no_such", json!(1), "unknown field"),
    ];
    for (name, value, words) in bad {
        let msg = json!({"update_config": {name: value}});
        refused_with(suite.execute("owner", &hub, &msg, &[]), &[name, words]);
    }
}

#[test]
pub(crate) fn a_suite_that_cannot_work_is_not_deployed() {
    let small = Suite::builder().seed(999_999).try_build().map(drop);
    let least = HubError::Seed {
        received: Uint128::new(999_999),
        least: Uint128::new(1_000_000),
        denom: "ustake".to_string(),
    };
    refused(small, least);

    let fixed = Suite::builder().genesis(|genesis| genesis.withdraw_addr_enabled = false);
    refused(
        fixed.try_build().map(drop),
        HubError::WithdrawAddress {
            reason: anyone().into_string(),
        },
    );
}

/// Kept so that what is named here is what exists.
#[test]
fn amounts_on_the_wire_are_strings() {
    let order = hub::MintOrder {
        to: "x".to_string(),
        amount: Native::new(5u128),
    };
    assert_eq!(
        serde_json::to_value(order).unwrap(),
        json!({"to": "x", "amount": "5"})
    );
    let layer = vault::LayerId::Pool;
    assert_eq!(serde_json::to_value(layer).unwrap(), json!("pool"));
    assert_eq!(
        serde_json::to_value(Shares::new(7u128)).unwrap(),
        json!("7")
    );
}
