//! T. The timelock: what is hidden in a message, what runs, and how much is stored.

use super::super::{
    refused,
    timelock::{house, raw, House, CLAIM, FAST, NOTICE},
};
use crate::{
    guest::Guest,
    kit::{only, ANY},
};
use ballast_extension_types::timelock::{Lane, OpsResponse, QueryMsg, Status};
use ballast_timelock::ContractError;
use cosmwasm_std::{to_json_binary, AnyMsg, Binary, CosmosMsg};
use serde_json::json;

/// TL-05 · What runs is not what was voted: a code is changed between, or a message is added.
///
/// Stopped by: `extensions/timelock/src/execute/schedule.rs::schedule`
/// Taken out: `MSGS.save(deps.storage, id, &msgs)?` -> `MSGS.save(deps.storage, id, &vec![])?`
/// Seen: after 'owner: {"schedule":{"title":"as voted","msgs":[{"wasm":{"execute":{"contract_addr":"wasm1…","msg":"eyJ1cGRhdGVfY29uZmlnIjp7ImZlZV9icHMiOjQwMH19","funds":[]}}},{"wasm":{"execute":{"contract_add…
#[test]
fn tl_05_what_runs_is_what_was_scheduled() {
    let mut house = house();
    let msgs = vec![house.fee(400), house.name_guardian("carol")];
    let id = house.schedule(msgs.clone());
    let kept = |house: &House| -> Vec<CosmosMsg> {
        house.op(id).msgs.into_iter().map(|view| view.msg).collect()
    };
    assert_eq!(kept(&house), msgs);
    house.after(FAST).run(id).unwrap();
    assert_eq!(kept(&house), msgs);
    assert_eq!(house.fee_bps(), 400);
}

/// TL-06 · An operation runs itself once more, or another before its time, from inside.
///
/// Stopped by: `extensions/timelock/src/execute/execute.rs::execute`
/// Taken out: `op.stage = Stage::Executed` -> `op.stage = Stage::Waiting`
/// Seen: after 'bob: {"execute":{"id":2}}' at height 26: T-2 is broken: operation 1 is Waiting, ready at Some(1700259275), ended at 1700864115
#[test]
fn tl_06_nothing_runs_twice_or_early_from_inside() {
    let mut house = house();
    let fee = vec![house.fee(900)];
    let fee = house.schedule(fee);
    let run = |house: &House, id: u64| house.call("timelock", &json!({"execute": {"id": id}}));
    let twice = vec![run(&house, fee), run(&house, fee)];
    let twice = house.schedule(twice);
    let itself = twice + 1;
    let msgs = vec![run(&house, itself)];
    assert_eq!(house.schedule(msgs), itself);
    let early = itself + 2;
    let msgs = vec![run(&house, early)];
    let hurry = house.schedule(msgs);
    let msgs = vec![house.migrate()];
    assert_eq!(house.schedule(msgs), early);
    let schedule = json!({"schedule": {"title": "", "msgs": [], "by": 0}});
    let msgs = vec![house.call("timelock", &schedule)];
    let schedule = house.schedule(msgs);
    house.after(NOTICE).advance(twice);
    for id in [itself, hurry, schedule] {
        house.advance(id);
    }
    house.after(CLAIM);
    refused(
        house.run(twice),
        ContractError::Done {
            id: 1,
            status: "executed",
        },
    );
    refused(
        house.run(itself),
        ContractError::Done {
            id: 3,
            status: "executed",
        },
    );
    refused(house.run(hurry), "operation 5 is not ready");
    refused(house.run(schedule), only("the proposer", &house.at));
    for id in [twice, itself, hurry, schedule] {
        assert_eq!(house.status(id), Status::Ready);
    }
}

/// TL-08 · A name is hidden by escapes, a second key, an array, or text that is no JSON.
///
/// Stopped by: `extensions/timelock/src/lane.rs::reason`
/// Taken out: `entry.messages.contains(&name) && !NEVER.contains(&name.as_str())` -> `!name.contains("update_ownership")`
/// Seen: after 'owner: {"schedule":{"title":"as voted","msgs":[{"wasm":{"execute":{"contract_addr":"wasm1…","msg":"eyJwYXVzZSI6eyJzY29wZSI6InVuYm9uZCJ9fQ==","funds":[]}}}],"by":1700086480}}' at height 18: T-4…
#[test]
fn tl_08_what_is_hidden_is_slow() {
    let mut house = house();
    let hub = house.suite.addr("hub");
    for text in [
        r#"{"update\u005fownership":"accept_ownership"}"#,
        r#"{"update_config":{},"update_ownership":"accept_ownership"}"#,
        r#"{"pause":{"scope":"unbond"}}"#,
        r#"["update_config"]"#,
        "[]",
        "x",
        "",
    ] {
        let id = house.schedule(vec![raw(&hub, text)]);
        assert_eq!(house.op(id).lane, Lane::Slow, "{text}");
    }
    let send = json!({"send": {"contract": house.at, "amount": "1", "msg": ""}});
    let msgs = vec![house.call("token", &send)];
    let id = house.schedule(msgs);
    assert_eq!(house.op(id).lane, Lane::Slow);
}

/// TL-09 · A migration, an authz grant or a vote as a message to the chain.
///
/// Stopped by: `extensions/timelock/src/lane.rs::judge_all`
/// Taken out: `reason(msg, list)` -> `reason(msg, list).filter(|_| !matches!(msg, CosmosMsg::Any(_)))`
/// Seen: after 'owner: {"schedule":{"title":"as voted","msgs":[{"any":{"type_url":"/cosmwasm.wasm.v1.MsgMigrateContract","value":""}}],"by":1700086470}}' at height 16: T-4 is broken: operation 1 is Fast: [Any…
#[test]
fn tl_09_messages_to_the_chain_are_slow() {
    let mut house = house();
    for type_url in [
        "/cosmwasm.wasm.v1.MsgMigrateContract",
        "/cosmos.authz.v1beta1.MsgGrant",
        "/cosmos.gov.v1.MsgVote",
    ] {
        let any = AnyMsg {
            type_url: type_url.to_string(),
            value: Binary::default(),
        };
        let id = house.schedule(vec![CosmosMsg::Any(any)]);
        assert_eq!(house.op(id).lane, Lane::Slow, "{type_url}");
    }
}

/// TL-17 · Twenty messages of 64 KiB, thousands of operations: what is stored and answered is bounded.
///
/// Stopped by: `extensions/timelock/src/execute/schedule.rs::ensure_size`
/// Taken out: `bytes > MOST_BYTES` -> `false`
/// Seen: it was not refused
#[test]
fn tl_17_operations_are_bounded_and_paged() {
    let mut house = house();
    let hub = house.suite.addr("hub");
    let long = |bytes: usize| {
        let text = format!(r#"{{"update_config":{{"x":"{}"}}}}"#, "y".repeat(bytes));
        raw(&hub, &text)
    };
    let wide = (0..20).map(|_| long(65_536)).collect();
    refused(house.try_schedule(wide), "bytes of JSON: 65536 at most");
    let one = vec![long(48_000)];
    for _ in 0..8 {
        house.schedule(one.clone());
    }
    house.suite.set_checks(false);
    let fee = vec![house.fee(400)];
    for _ in 0..400 {
        house.suite.same_block();
        house.schedule(fee.clone());
    }
    let page = |start_after: Option<u64>, status: Option<Status>| -> OpsResponse {
        let limit = Some(100);
        let msg = QueryMsg::Ops {
            status,
            start_after,
            limit,
        };
        house.suite.query(&house.at, &msg)
    };
    let (mut seen, mut next, mut pages) = (vec![], None, 0);
    loop {
        let answer = page(next, None);
        assert!(to_json_binary(&answer).unwrap().len() < 400_000);
        seen.extend(answer.ops.iter().map(|op| op.id));
        pages += 1;
        next = answer.next;
        if next.is_none() {
            break;
        }
    }
    assert_eq!(seen, (1..=408).collect::<Vec<u64>>());
    assert!(pages <= 8, "{pages}");
    // rows of another status are passed over, 300 a page
    let answer = page(None, Some(Status::Cancelled));
    assert_eq!((answer.ops.len(), answer.next), (0, Some(300)));
}

/// TL-16 · A message of an operation fails: nothing has happened, it can be tried again, and expires.
///
/// Stopped by: `packages/extension-math/src/timelock.rs::window`
/// Taken out: `now >= expires_at(at)` -> `false`
/// Seen: after 'bob: {"execute":{"id":1}}' at height 20: T-2 is broken: operation 1 is Executed, ready at Some(1700259275), ended at 1701468875
#[test]
fn tl_16_what_fails_is_tried_again_until_it_expires() {
    let mut house = house();
    let val0 = house.suite.operator("val0");
    let remove = json!({"remove_validator": {"address": val0}});
    let add = json!({"add_validator": {"address": val0}});
    let first = vec![house.fee(400), house.call("registry", &add)];
    let first = house.schedule(first);
    let second = vec![house.call("registry", &remove)];
    let second = house.schedule(second);
    house.after(FAST);
    refused(house.run(first), &val0);
    assert_eq!((house.fee_bps(), house.status(first)), (500, Status::Ready));
    house.run(second).unwrap();
    let expires = house.op(first).expires_at.unwrap();
    house.until(expires);
    refused(
        house.run(first),
        ContractError::Expired {
            id: ANY,
            expired_at: ANY,
        },
    );
    assert_eq!(house.fee_bps(), 500);
}

/// TL-18 · Proposer and veto are at war: whoever cancels wins, and a number never comes back.
///
/// Stopped by: `extensions/timelock/src/execute/cancel.rs::cancel`
/// Taken out: `op.stage = Stage::Cancelled` -> `op.stage = Stage::Waiting`
/// Seen: after 'erin: {"cancel":{"id":1}}' at height 17: T-2 is broken: operation 1 is Waiting, ready at Some(1700259275), ended at 1700000080
#[test]
fn tl_18_a_cancelled_operation_never_returns() {
    let mut house = house();
    let id = vec![house.fee(400)];
    let id = house.schedule(id);
    house.cancel("erin", id).unwrap();
    refused(
        house.cancel("owner", id),
        ContractError::Done {
            id,
            status: "cancelled",
        },
    );
    let again = vec![house.fee(400)];
    assert_eq!(house.schedule(again), id + 1);
    house.after(FAST);
    refused(
        house.run(id),
        ContractError::Done {
            id,
            status: "cancelled",
        },
    );
    house.run(id + 1).unwrap();
}
