//! Who may not: typed errors with the numbers, and nothing changed (the kit compares all storage
//! after every refusal).

pub use super::kit::refused_with as refused;
use ballast_testing::Suite;
use ballast_types::{hub, queue, registry, Amount, Native};
use cosmwasm_std::{to_json_binary, Uint128};
use cw20::Cw20ReceiveMsg;
use serde_json::json;

/// `gwen` may pause and unpause, and is a stranger to everything else; the owner has no message for
/// coins, LST or tickets either.
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
