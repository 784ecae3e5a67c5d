//! Who may not, and what is not taken: typed errors with the numbers, and nothing changed (the kit
//! compares all storage after every refusal).

use ballast_testing::{coins, Suite};
use ballast_types::{hub, queue, registry, vault, Amount, Native, Shares};
use cosmwasm_std::{coin, to_json_binary, Uint128};
use cw20::Cw20ReceiveMsg;
use serde_json::json;

fn refused(result: Result<ballast_testing::Tx, ballast_testing::TxError>, words: &[&str]) {
    let error = result.expect_err("should be refused").to_string();
    for word in words {
        assert!(error.contains(word), "`{word}` is not in `{error}`");
    }
}

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
        &["ustake", "none was"],
    );
    refused(
        suite.execute("rich", &hub, &bond, &[coin(5, "uatom")]),
        &["ustake", "5uatom"],
    );
    let two = coins("5uatom,5ustake", "ustake").unwrap();
    refused(
        suite.execute("rich", &hub, &bond, &two),
        &["5uatom,5ustake"],
    );
    refused(
        suite.execute(
            "rich",
            &hub,
            &hub::ExecuteMsg::Sync {},
            &[coin(5, "ustake")],
        ),
        &["no coins", "5ustake"],
    );
}

#[test]
fn receivers_are_valid_addresses_and_not_the_suites() {
    let mut suite = Suite::default();
    for name in ["hub", "token", "registry", "queue", "collector"] {
        refused(suite.bond_for("alice", 1_000, Some(name), None), &[name]);
    }
    let hub = suite.contracts().hub.clone();
    let upper = suite.addr("bob").to_string().to_uppercase();
    let funds = [coin(1_000, "ustake")];
    for bad in [upper.as_str(), "", " ", "cosmos1q", "bob", &"x".repeat(300)] {
        let msg = json!({"bond": {"receiver": bad}});
        refused(suite.execute("alice", &hub, &msg, &funds), &[]);
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
    refused(suite.execute("alice", &hub, &msg, &funds), &["reciever"]);
    refused(
        suite.execute("alice", &hub, &json!({"mint": {}}), &[]),
        &["mint"],
    );
    refused(
        suite.execute("alice", &queue, &json!({"burn": {"token_id": "1"}}), &[]),
        &["burn"],
    );
}

/// `gwen` may pause and unpause, and is a stranger to everything else; the owner has no message for coins, LST or tickets either.
#[test]
pub(crate) fn a_guardian_may_pause_and_nothing_else() {
    use hub::PauseScope::{Bond, Cranks, Unbond};
    let mut suite = Suite::builder().guardian("gwen").build();
    suite.bond("alice", 5_000_000).unwrap();
    let ticket = suite
        .unbond("alice", 1_000_000)
        .unwrap()
        .attr("ticket_id")
        .unwrap()
        .to_string();
    for scope in [Bond, Unbond, Cranks] {
        suite.pause("gwen", scope, Some(60)).unwrap();
        suite.unpause("gwen", scope).unwrap();
    }
    let contracts = suite.contracts().clone();
    let operator = suite.operator("val0");
    let me = suite.addr("gwen");
    for (contract, msg) in [
        (
            &contracts.hub,
            json!({"update_config": {"drip_secs": 3_600}}),
        ),
        (&contracts.hub, json!({"set_guardian": {"address": me}})),
        (&contracts.hub, json!({"set_treasury": {"address": me}})),
        (
            &contracts.hub,
            json!({"update_ownership": {"transfer_ownership": {"new_owner": me}}}),
        ),
        (
            &contracts.registry,
            json!({"add_validator": {"address": operator}}),
        ),
        (
            &contracts.registry,
            json!({"update_validator": {"address": operator, "weight": 9}}),
        ),
        (
            &contracts.registry,
            json!({"remove_validator": {"address": operator}}),
        ),
        (&contracts.registry, json!({"update_config": {}})),
        (&contracts.vault, json!({"update_config": {}})),
        (&contracts.collector, json!({"update_config": {}})),
    ] {
        assert!(suite.execute("gwen", contract, &msg, &[]).is_err(), "{msg}");
    }
    for who in ["owner", "gwen"] {
        let to = suite.addr(who);
        for (contract, msg) in [
            (&contracts.queue, json!({"cancel": {"ticket_id": ticket}})),
            (
                &contracts.queue,
                json!({"transfer_nft": {"recipient": to, "token_id": ticket}}),
            ),
            (&contracts.queue, json!({"fund": {"parts": []}})),
            (
                &contracts.queue,
                json!({"close_batch": {"batch_id": 1, "owed": "1", "expected_at": 0}}),
            ),
            (
                &contracts.hub,
                json!({"add_rewards": {"mint": [{"to": to, "amount": "1"}]}}),
            ),
            (&contracts.hub, json!({"fine": {"fines": []}})),
            (
                &contracts.token,
                json!({"mint": {"recipient": to, "amount": "1"}}),
            ),
            (
                &contracts.token,
                json!({"burn_from": {"owner": suite.addr("alice"), "amount": "1"}}),
            ),
            (
                &contracts.token,
                json!({"transfer_from": {"owner": suite.addr("alice"), "recipient": to, "amount": "1"}}),
            ),
            (
                &contracts.vault,
                json!({"fine": {"totals": {"value": "1", "shares": "1"}, "fines": []}}),
            ),
        ] {
            assert!(
                suite.execute(who, contract, &msg, &[]).is_err(),
                "{who}: {msg}"
            );
        }
    }
}

#[test]
pub(crate) fn a_stranger_may_send_no_internal_message() {
    let mut suite = Suite::default();
    suite.bond("alice", 5_000_000).unwrap();
    let contracts = suite.contracts().clone();
    let receive = Cw20ReceiveMsg {
        sender: suite.addr("alice").to_string(),
        amount: Uint128::new(5),
        msg: to_json_binary(&queue::ReceiveMsg::Unbond { receiver: None }).unwrap(),
    };
    let hub_messages = [
        json!({"add_rewards": {"mint": []}}),
        json!({"fine": {"fines": []}}),
        json!({"prove_depth": {"deeper": 0}}),
        json!({"advance_step": {"step": "harvest", "caller": suite.addr("alice")}}),
        json!({"update_config": {}}),
        json!({"set_guardian": {"address": suite.addr("mallory")}}),
        json!({"set_treasury": {"address": suite.addr("mallory")}}),
        json!({"pause": {"scope": "bond"}}),
        json!({"unpause": {"scope": "bond"}}),
    ];
    for msg in hub_messages {
        refused(suite.execute("alice", &contracts.hub, &msg, &[]), &["only"]);
    }
    let queue_messages = [
        queue::ExecuteMsg::Receive(receive),
        queue::ExecuteMsg::CloseBatch {
            batch_id: 1,
            owed: Native::new(1u128),
            expected_at: 0,
        },
        queue::ExecuteMsg::Fund { parts: vec![] },
    ];
    for msg in queue_messages {
        refused(
            suite.execute("alice", &contracts.queue, &msg, &[]),
            &["only"],
        );
    }
    let registry_messages = [
        json!({"add_validator": {"address": suite.operator("val0")}}),
        json!({"update_validator": {"address": suite.operator("val0"), "weight": 9}}),
        json!({"remove_validator": {"address": suite.operator("val0")}}),
        json!({"update_config": {}}),
    ];
    for msg in registry_messages {
        refused(
            suite.execute("alice", &contracts.registry, &msg, &[]),
            &["only"],
        );
    }
    let update = json!({"update_config": {}});
    refused(
        suite.execute("alice", &contracts.collector, &update, &[]),
        &["only"],
    );
    let mint = json!({"mint": {"recipient": suite.addr("alice"), "amount": "1"}});
    refused(suite.execute("alice", &contracts.token, &mint, &[]), &[]);
    refused(suite.execute("owner", &contracts.token, &mint, &[]), &[]);
    for msg in [
        json!({"burn": {"amount": "1"}}),
        json!({"update_minter": {"new_minter": null}}),
    ] {
        refused(suite.execute("alice", &contracts.token, &msg, &[]), &[]);
    }
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
    assert!(none.unwrap_err().contains("limit 0"));
    let all: queue::TicketsResponse = suite.query(&contracts.queue, &tickets(1_000_000_000));
    assert_eq!(all.tickets.len(), 100);
    let default = json!({"tickets": {"owner": owner}});
    let some: queue::TicketsResponse = suite.query(&contracts.queue, &default);
    assert_eq!(some.tickets.len(), 30);
    for query in ["delegations", "unbonding", "losses"] {
        let none: Result<serde_json::Value, _> =
            suite.try_query(&contracts.hub, &json!({query: {"limit": 0}}));
        assert!(none.unwrap_err().contains("limit 0"), "{query}");
    }
    let too_many: Vec<u32> = (1..=31).collect();
    refused(suite.claim_many("alice", &too_many), &["31", "30"]);
    refused(suite.claim_many("alice", &[1, 1]), &["1"]);
    refused(suite.claim("alice", 999), &["999"]);
    refused(suite.claim("alice", "01"), &["01"]);
}

#[test]
pub(crate) fn ownership_changes_hands_in_two_steps() {
    let mut suite = Suite::default();
    let hub = suite.contracts().hub.clone();
    let transfer = |to: &cosmwasm_std::Addr| json!({"update_ownership": {"transfer_ownership": {"new_owner": to, "expiry": null}}});
    let accept = json!({"update_ownership": "accept_ownership"});
    let (bob, carol) = (suite.addr("bob"), suite.addr("carol"));
    refused(suite.execute("bob", &hub, &transfer(&bob), &[]), &[]);
    suite.execute("owner", &hub, &transfer(&bob), &[]).unwrap();
    suite
        .execute("owner", &hub, &transfer(&carol), &[])
        .unwrap();
    refused(suite.execute("bob", &hub, &accept, &[]), &[]);
    suite.execute("carol", &hub, &accept, &[]).unwrap();
    refused(suite.execute("carol", &hub, &accept, &[]), &[]);

    let update = json!({"update_config": {"drip_secs": 3_600}});
    refused(suite.execute("owner", &hub, &update, &[]), &["only"]);
    suite.execute("carol", &hub, &update, &[]).unwrap();
    let remove = registry::ExecuteMsg::RemoveValidator {
        address: suite.operator("val0"),
    };
    refused(suite.registry("owner", &remove), &["only"]);
    suite.registry("carol", &remove).unwrap();
}

#[test]
pub(crate) fn a_pause_ends_by_itself_and_cannot_be_renewed_at_once() {
    use hub::PauseScope::{Bond, Cranks, Unbond};
    let mut suite = Suite::builder().guardian("gwen").build();
    suite.bond("alice", 5_000_000).unwrap();
    refused(
        suite.pause("gwen", Bond, Some(1_209_601)),
        &["1209601", "1209600"],
    );
    suite.pause("gwen", Bond, Some(3_600)).unwrap();
    suite.pause("gwen", Unbond, None).unwrap();
    suite.pause("owner", Cranks, None).unwrap();

    refused(suite.bond("alice", 1_000), &["bond is paused"]);
    refused(suite.unbond("alice", 1_000), &["paused"]);
    refused(suite.submit_batch("keeper"), &["cranks is paused"]);
    refused(suite.delegate("keeper"), &["cranks is paused"]);
    suite.sync("keeper").unwrap();
    suite.settle("keeper").unwrap();
    suite.undelegate("keeper").unwrap();
    suite.advance("keeper").unwrap();
    suite.advance_secs(3_600);
    suite.bond("alice", 1_000).unwrap();
    refused(suite.pause("owner", Bond, None), &["again"]);
    suite.advance_secs(8 * 86_400);
    suite.pause("gwen", Bond, None).unwrap();
    suite.unpause("owner", Bond).unwrap();

    suite.bond("alice", 1_000).unwrap();
    suite.unbond("alice", 1_000).unwrap();
}

/// Ten days of pause, and no other for ten days; an hour's is over after a week.
#[test]
pub(crate) fn after_a_long_pause_there_is_none_for_as_long() {
    use hub::PauseScope::Bond;
    let mut suite = Suite::builder().guardian("gwen").build();
    suite.pause("gwen", Bond, Some(10 * 86_400)).unwrap();
    suite.advance_secs(10 * 86_400);
    suite.bond("alice", 1_000).unwrap();
    suite.advance_secs(9 * 86_400);
    for who in ["gwen", "owner"] {
        refused(suite.pause(who, Bond, Some(60)), &["again"]);
    }
    suite.advance_secs(86_400);
    suite.pause("gwen", Bond, Some(60)).unwrap();
}

#[test]
pub(crate) fn parameters_stay_inside_their_bounds() {
    let too_fast = |interval: u64| {
        Suite::builder()
            .params(move |params| params.hub.batch_interval_secs = Some(interval))
            .try_build()
            .map(drop)
    };
    let refusal = too_fast(3_600).unwrap_err().to_string();
    assert!(
        refusal.contains("3600") && refusal.contains("272160"),
        "{refusal}"
    );
    assert!(too_fast(1_814_400 / 7).is_err());
    assert!(too_fast(272_160).is_ok());

    let mut suite = Suite::default();
    let hub = suite.contracts().hub.clone();
    let bad = [
        ("unbonding_secs", json!(9), "9"),
        ("max_entries", json!(0), "0"),
        ("max_entries", json!(3), "interval"),
        ("drip_secs", json!(2_592_001), "2592000"),
        ("max_ops", json!(51), "50"),
        ("min_bond", json!("0"), "0"),
        ("netting_bps", json!(1_001), "1000"),
        ("rebalance_band_bps", json!(10_001), "10000"),
        ("min_move", json!("0"), "0"),
        ("no_such", json!(1), "no_such"),
    ];
    for (name, value, word) in bad {
        let msg = json!({"update_config": {name: value}});
        refused(suite.execute("owner", &hub, &msg, &[]), &[word]);
    }
}

#[test]
pub(crate) fn a_suite_that_cannot_work_is_not_deployed() {
    let seed = Suite::builder()
        .seed(999_999)
        .try_build()
        .map(drop)
        .unwrap_err()
        .to_string();
    assert!(
        seed.contains("999999") && seed.contains("1000000"),
        "{seed}"
    );
    let no_address = Suite::builder()
        .genesis(|genesis| genesis.withdraw_addr_enabled = false)
        .try_build()
        .map(drop)
        .unwrap_err()
        .to_string();
    assert!(no_address.contains("withdraw address"), "{no_address}");
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
