//! Who may not: typed errors with the numbers, and nothing changed (the kit compares all storage
//! after every refusal).

use super::kit::{only, refused, HubError, QueueError, TokenError, ANY, NOT_OWNER};
use ballast_testing::Suite;
use ballast_types::{hub, queue, registry};
use cosmwasm_std::{to_json_binary, Addr, Uint128};
use cw20::Cw20ReceiveMsg;
use serde_json::{json, Value};

/// Messages that only the owner may send, from somebody who would gain, and what refuses them.
fn owners_messages(suite: &Suite, me: &Addr) -> Vec<(Addr, Value, String)> {
    let contracts = suite.contracts().clone();
    let operator = suite.operator("val0");
    let (hub, registry) = (&contracts.hub, &contracts.registry);
    let transfer = json!({"transfer_ownership": {"new_owner": me}});
    let update = json!({"address": operator, "weight": 9});
    let owner = only("the owner", me).to_string();
    let or_operator = only("the owner or the validator's operator", me).to_string();
    let add = json!({"add_validator": {"address": operator}});
    let remove = json!({"remove_validator": {"address": operator}});
    let all = [
        (hub, json!({"update_config": {"drip_secs": 3_600}}), &owner),
        (hub, json!({"set_guardian": {"address": me}}), &owner),
        (hub, json!({"set_treasury": {"address": me}}), &owner),
        (
            hub,
            json!({"update_ownership": transfer}),
            &NOT_OWNER.to_string(),
        ),
        (registry, add, &owner),
        (registry, json!({"update_validator": update}), &or_operator),
        (registry, remove, &or_operator),
        (registry, json!({"update_config": {}}), &owner),
        (&contracts.vault, json!({"update_config": {}}), &owner),
        (&contracts.collector, json!({"update_config": {}}), &owner),
    ];
    all.map(|(contract, msg, why)| (contract.clone(), msg, why.clone()))
        .to_vec()
}

/// Messages that would take coins, LST or alice's ticket for `to`, and what refuses them.
fn takings(suite: &Suite, to: &Addr, ticket: &str) -> Vec<(Addr, Value, &'static str)> {
    let contracts = suite.contracts().clone();
    let alice = suite.addr("alice");
    let (hub, queue, token) = (&contracts.hub, &contracts.queue, &contracts.token);
    let close = json!({"batch_id": 1, "owed": "1", "expected_at": 0});
    let give = json!({"recipient": to, "token_id": ticket});
    let mint = json!({"mint": [{"to": to, "amount": "1"}]});
    let burn = json!({"owner": alice, "amount": "1"});
    let pull = json!({"owner": alice, "recipient": to, "amount": "1"});
    let fine = json!({"totals": {"value": "1", "shares": "1"}, "fines": []});
    let only_owner = "only the ticket's owner";
    let all = [
        (queue, json!({"cancel": {"ticket_id": ticket}}), only_owner),
        (queue, json!({"transfer_nft": give}), "may not do this"),
        (queue, json!({"fund": {"parts": []}}), "only the hub"),
        (queue, json!({"close_batch": close}), "only the hub"),
        (hub, json!({"add_rewards": mint}), "only the collector"),
        (hub, json!({"fine": {"fines": []}}), "only the registry"),
        (
            token,
            json!({"mint": {"recipient": to, "amount": "1"}}),
            "only the hub",
        ),
        (token, json!({"burn_from": burn}), "nobody burns"),
        (token, json!({"transfer_from": pull}), "nothing"),
        (&contracts.vault, json!({"fine": fine}), "only the hub"),
    ];
    all.map(|(contract, msg, why)| (contract.clone(), msg, why))
        .to_vec()
}

/// `gwen` may pause and unpause, and is a stranger to everything else; the owner has no message for
/// coins, LST or tickets either.
#[test]
pub(crate) fn a_guardian_may_pause_and_nothing_else() {
    use hub::PauseScope::{Bond, Cranks, Unbond};
    let mut suite = Suite::builder().guardian("gwen").build();
    suite.bond("alice", 5_000_000).unwrap();
    let tx = suite.unbond("alice", 1_000_000).unwrap();
    let ticket = tx.attr("ticket_id").unwrap().to_string();

    for scope in [Bond, Unbond, Cranks] {
        suite.pause("gwen", scope, Some(60)).unwrap();
        suite.unpause("gwen", scope).unwrap();
    }

    let me = suite.addr("gwen");
    for (contract, msg, why) in owners_messages(&suite, &me) {
        refused(suite.execute("gwen", &contract, &msg, &[]), why);
    }
    for who in ["owner", "gwen"] {
        let to = suite.addr(who);
        for (contract, msg, why) in takings(&suite, &to, &ticket) {
            refused(suite.execute(who, &contract, &msg, &[]), why);
        }
    }
}

/// Messages between contracts of the suite, and those of owner and guardian; and whose they are.
fn internal_messages(suite: &Suite) -> Vec<(Addr, Value, &'static str)> {
    let contracts = suite.contracts().clone();
    let (alice, mallory) = (suite.addr("alice"), suite.addr("mallory"));
    let operator = suite.operator("val0");
    let receive = Cw20ReceiveMsg {
        sender: alice.to_string(),
        amount: Uint128::new(5),
        msg: to_json_binary(&queue::ReceiveMsg::Unbond { receiver: None }).unwrap(),
    };
    let step = json!({"step": "harvest", "caller": alice});
    let close = json!({"batch_id": 1, "owed": "1", "expected_at": 0});
    let update = json!({"address": operator, "weight": 9});
    let (hub, queue) = (&contracts.hub, &contracts.queue);
    let (registry, collector) = (&contracts.registry, &contracts.collector);
    let owner = "the owner";
    let guardian = "the guardian or the owner";
    let operators = "the owner or the validator's operator";
    let add = json!({"add_validator": {"address": operator}});
    let remove = json!({"remove_validator": {"address": operator}});
    let all = [
        (hub, json!({"add_rewards": {"mint": []}}), "the collector"),
        (hub, json!({"fine": {"fines": []}}), "the registry"),
        (hub, json!({"prove_depth": {"deeper": 0}}), "the hub"),
        (hub, json!({"advance_step": step}), "the hub"),
        (hub, json!({"update_config": {}}), owner),
        (hub, json!({"set_guardian": {"address": mallory}}), owner),
        (hub, json!({"set_treasury": {"address": mallory}}), owner),
        (hub, json!({"pause": {"scope": "bond"}}), guardian),
        (hub, json!({"unpause": {"scope": "bond"}}), guardian),
        (queue, json!({"receive": receive}), "the suite's LST token"),
        (queue, json!({"close_batch": close}), "the hub"),
        (queue, json!({"fund": {"parts": []}}), "the hub"),
        (registry, add, owner),
        (registry, json!({"update_validator": update}), operators),
        (registry, remove, operators),
        (registry, json!({"update_config": {}}), owner),
        (collector, json!({"update_config": {}}), owner),
    ];
    all.map(|(contract, msg, whose)| (contract.clone(), msg, whose))
        .to_vec()
}

#[test]
pub(crate) fn a_stranger_may_send_no_internal_message() {
    let mut suite = Suite::default();
    suite.bond("alice", 5_000_000).unwrap();
    let (hub, token) = (suite.addr("hub"), suite.addr("token"));
    let alice = suite.addr("alice");

    for (contract, msg, whose) in internal_messages(&suite) {
        let sent = suite.execute("alice", &contract, &msg, &[]);
        refused(sent, only(whose, &alice));
    }

    let mint = json!({"mint": {"recipient": suite.addr("alice"), "amount": "1"}});
    for who in ["alice", "owner"] {
        let mint = suite.execute(who, &token, &mint, &[]);
        refused(mint, only("the hub", &suite.addr(who)));
    }
    let burn = json!({"burn": {"amount": "1"}});
    refused(
        suite.execute("alice", &token, &burn, &[]),
        TokenError::BurnRefused {
            sender: alice.clone(),
            amount: Uint128::one(),
            queue: suite.addr("queue"),
        },
    );
    let update = json!({"update_minter": {"new_minter": null}});
    refused(
        suite.execute("alice", &token, &update, &[]),
        TokenError::MinterIsFixed { hub, sender: alice },
    );
}

#[test]
pub(crate) fn ownership_changes_hands_in_two_steps() {
    let mut suite = Suite::default();
    let hub = suite.contracts().hub.clone();
    let transfer = |to: &cosmwasm_std::Addr| json!({"update_ownership": {"transfer_ownership": {"new_owner": to, "expiry": null}}});
    let accept = json!({"update_ownership": "accept_ownership"});
    let (bob, carol) = (suite.addr("bob"), suite.addr("carol"));
    refused(suite.execute("bob", &hub, &transfer(&bob), &[]), NOT_OWNER);
    suite.execute("owner", &hub, &transfer(&bob), &[]).unwrap();
    suite
        .execute("owner", &hub, &transfer(&carol), &[])
        .unwrap();
    refused(
        suite.execute("bob", &hub, &accept, &[]),
        "Caller is not the contract's pending owner",
    );
    suite.execute("carol", &hub, &accept, &[]).unwrap();
    refused(
        suite.execute("carol", &hub, &accept, &[]),
        "There isn't a pending ownership transfer",
    );

    let update = json!({"update_config": {"drip_secs": 3_600}});
    refused(
        suite.execute("owner", &hub, &update, &[]),
        only("the owner", &suite.addr("owner")),
    );
    suite.execute("carol", &hub, &update, &[]).unwrap();
    let remove = registry::ExecuteMsg::RemoveValidator {
        address: suite.operator("val0"),
    };
    refused(
        suite.registry("owner", &remove),
        only(
            "the owner or the validator's operator",
            &suite.addr("owner"),
        ),
    );
    suite.registry("carol", &remove).unwrap();
}

#[test]
pub(crate) fn a_pause_ends_by_itself_and_cannot_be_renewed_at_once() {
    use hub::PauseScope::{Bond, Cranks, Unbond};
    let mut suite = Suite::builder().guardian("gwen").build();
    suite.bond("alice", 5_000_000).unwrap();
    refused(
        suite.pause("gwen", Bond, Some(1_209_601)),
        HubError::PauseTooLong {
            secs: 1_209_601,
            most: 1_209_600,
        },
    );
    suite.pause("gwen", Bond, Some(3_600)).unwrap();
    suite.pause("gwen", Unbond, None).unwrap();
    suite.pause("owner", Cranks, None).unwrap();

    refused(
        suite.bond("alice", 1_000),
        HubError::Paused {
            scope: "bond",
            until: ANY,
            now: ANY,
        },
    );
    refused(
        suite.unbond("alice", 1_000),
        QueueError::Paused {
            until: ANY,
            now: ANY,
        },
    );
    refused(
        suite.submit_batch("keeper"),
        HubError::Paused {
            scope: "cranks",
            until: ANY,
            now: ANY,
        },
    );
    refused(
        suite.delegate("keeper"),
        HubError::Paused {
            scope: "cranks",
            until: ANY,
            now: ANY,
        },
    );
    suite.sync("keeper").unwrap();
    suite.settle("keeper").unwrap();
    suite.undelegate("keeper").unwrap();
    suite.advance("keeper").unwrap();
    suite.advance_secs(3_600);
    suite.bond("alice", 1_000).unwrap();
    refused(
        suite.pause("owner", Bond, None),
        HubError::PauseTooSoon {
            scope: "bond",
            after: ANY,
            now: ANY,
        },
    );
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
        refused(
            suite.pause(who, Bond, Some(60)),
            HubError::PauseTooSoon {
                scope: "bond",
                after: ANY,
                now: ANY,
            },
        );
    }
    suite.advance_secs(86_400);
    suite.pause("gwen", Bond, Some(60)).unwrap();
}
