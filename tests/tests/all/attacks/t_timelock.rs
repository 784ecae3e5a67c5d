//! T. The timelock: who votes, what is hidden in a message, who runs what.

use super::timelock::{house, raw, House, CLAIM, FAST, NOTICE};
use super::*;
use ballast_extension_types::timelock::{ExecuteMsg, Lane, OpsResponse, QueryMsg, Status};
use cosmwasm_std::{to_json_binary, AnyMsg, Binary, CosmosMsg};

/// A house whose proposer is a vote of holders by staked LST, as published.
fn voting(threshold: &Value) -> House {
    let mut house = House::of(builder(), None);
    let suite = &mut house.suite;
    let token = suite.addr("token");
    let stakers = json!({
        "denom": {"cw20": token}, "tokens_per_weight": "1000000", "min_bond": "1000000",
        "unbonding_period": {"time": DAY},
    });
    let stakers = to_json_binary(&stakers).unwrap();
    suite
        .instantiate("owner", "cw4_stake", "stakers", &stakers, &[])
        .unwrap();
    stake_for_votes(&mut house, "alice", 10);
    let votes = json!({
        "group_addr": house.suite.addr("stakers"), "threshold": threshold, "max_voting_period": {"time": 5 * DAY},
    });
    let votes = to_json_binary(&votes).unwrap();
    house
        .suite
        .instantiate("owner", "cw3_flex", "votes", &votes, &[])
        .unwrap();
    let votes = house.suite.addr("votes");
    let msg = house.call("timelock", &json!({"update_config": {"proposer": votes}}));
    let id = house.schedule(vec![msg]);
    house.after(NOTICE).advance(id);
    house.after(CLAIM).run(id).unwrap();
    house
}

fn stake_for_votes(house: &mut House, who: &str, tokens: u128) {
    let bond = to_json_binary(&json!({"bond": {}})).unwrap();
    house
        .suite
        .lst_send(who, "stakers", tokens * UNIT, bond)
        .unwrap();
}

/// A proposal that schedules these messages, by who has the weight to pass it alone.
fn propose(house: &mut House, who: &str, msgs: &[CosmosMsg]) -> Result<Tx, TxError> {
    let schedule = ExecuteMsg::Schedule {
        title: "as voted".to_string(),
        msgs: msgs.to_vec(),
        by: house.suite.now() + 10 * DAY,
    };
    let schedule = raw(&house.at, &serde_json::to_string(&schedule).unwrap());
    let msg =
        json!({"propose": {"title": "a", "description": "b", "msgs": [schedule], "latest": null}});
    house.to(who, "votes", &msg)
}

/// TL-01 · LST is bonded, staked for votes and outvotes everybody in one block: what it passes is scheduled in that block, and the
/// guardian cancels it; the LST is locked meanwhile.
///
/// Stopped by: `extensions/timelock/src/progress.rs::status`
/// Taken out: `rule::ready_at(op.scheduled_at, op.ready_at, now.floor)` -> `Some(op.scheduled_at)`
/// Seen: left: (Slow, Ready), right: (Slow, Waiting)
#[test]
fn tl_01_votes_of_a_block_schedule_and_run_nothing() {
    let mut house = voting(&json!({"absolute_count": {"weight": 10}}));
    let whale = 1_000 * UNIT;
    house.suite.bank_send("bob", "mallory", whale).unwrap();
    house.suite.block(1);
    house.suite.same_block().bond("mallory", whale).unwrap();
    house.suite.same_block();
    stake_for_votes(&mut house, "mallory", 900);
    house.suite.same_block();
    let msgs = [house.migrate()];
    propose(&mut house, "mallory", &msgs).unwrap();
    house.suite.same_block();
    house
        .to("mallory", "votes", &json!({"execute": {"proposal_id": 1}}))
        .unwrap();
    let id = 2;
    assert_eq!(
        (house.op(id).lane, house.status(id)),
        (Lane::Slow, Status::Waiting)
    );
    house.suite.same_block();
    refused(house.run(id), &["operation 2 is not ready"]);
    house.cancel("dave", id).unwrap();
    refused(house.run(id), &["cancelled"]);
    let lst = |house: &House| house.suite.shares("mallory");
    let before = lst(&house);
    house
        .to(
            "mallory",
            "stakers",
            &json!({"unbond": {"tokens": "900000000"}}),
        )
        .unwrap();
    refused(
        house.to("mallory", "stakers", &json!({"claim": {}})),
        &["release"],
    );
    assert_eq!(lst(&house), before);
}

/// TL-02 · Right after the handover one staked LST is all that votes: with a percentage it passes anything; with a number of the
/// supply it cannot even propose what passes.
///
/// Stopped by: `packages/extension-math/src/timelock.rs::notice_until`
/// Taken out: `scheduled_at.max(pause_ended).saturating_add(notice_secs)` -> `scheduled_at`
/// Seen: assertion failed: 1700864100 is over, now is 1700864100
#[test]
fn tl_02_an_empty_electorate_passes_a_percentage_and_still_waits() {
    let mut house = voting(&json!({"absolute_percentage": {"percentage": "0.5"}}));
    let msgs = [house.migrate()];
    let tx = propose(&mut house, "alice", &msgs).unwrap();
    assert_eq!(tx.attr("status"), Some("Passed"));
    house
        .to("alice", "votes", &json!({"execute": {"proposal_id": 1}}))
        .unwrap();
    let op = house.op(2);
    house
        .until(op.notice_until.unwrap_or(op.scheduled_at + 1))
        .advance(2);
    let ready = house.op(2).ready_at.unwrap();
    assert_eq!(ready - op.scheduled_at, NOTICE + CLAIM);
}

/// TL-03 · With 18 decimals and a weight for each unit, cw4-stake's weight wraps at 18 tokens: nobody can rely on it. What passes waits
/// all the same.
///
/// Stopped by: `packages/extension-math/src/timelock.rs::ready_when_paid`
/// Taken out: `now.saturating_add(CLAIM_SECS)` -> `now`
/// Seen: it was not refused
#[test]
fn tl_03_a_weight_that_wraps_is_no_way_past_the_wait() {
    // 18.4 tokens of 18 decimals, and five units
    let much = u128::from(u64::MAX) + 6;
    let mut house = House::of(
        builder().account_with("mallory", &format!("{much}u18")),
        None,
    );
    let stakers = json!({
        "denom": {"native": "u18"}, "tokens_per_weight": "1", "min_bond": "1", "unbonding_period": {"time": DAY},
    });
    let stakers = to_json_binary(&stakers).unwrap();
    house
        .suite
        .instantiate("owner", "cw4_stake", "stakers", &stakers, &[])
        .unwrap();
    let at = house.suite.addr("stakers");
    let bond = json!({"bond": {}});
    house
        .suite
        .execute("mallory", &at, &bond, &[cosmwasm_std::coin(much, "u18")])
        .unwrap();
    let mallory = house.suite.addr("mallory");
    let member: Value = house
        .suite
        .query(&at, &json!({"member": {"addr": mallory}}));
    assert_eq!(member["weight"], json!(5), "of {much}");
    let id = vec![house.migrate()];
    let id = house.schedule(id);
    house.after(NOTICE).advance(id);
    refused(house.run(id), &["claims until"]);
}

/// TL-04 · A proposal passed long ago, and cw3 never lets one expire: it schedules nothing after its `by`.
///
/// Stopped by: `extensions/timelock/src/execute/schedule.rs::ensure_in_time`
/// Taken out: `now.ceil > by` -> `false`
/// Seen: it was not refused
#[test]
fn tl_04_an_old_vote_schedules_nothing() {
    let mut house = voting(&json!({"absolute_count": {"weight": 10}}));
    let msgs = [house.fee(1_000)];
    propose(&mut house, "alice", &msgs).unwrap();
    house.after(10 * DAY + 10);
    let late = house.to("bob", "votes", &json!({"execute": {"proposal_id": 1}}));
    refused(late, &["this had to be scheduled by", "vote again"]);
}

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
    refused(house.run(twice), &["operation 1 is executed"]);
    refused(house.run(itself), &["operation 3 is executed"]);
    refused(house.run(hurry), &["operation 5 is not ready"]);
    refused(house.run(schedule), &["only the proposer"]);
    for id in [twice, itself, hurry, schedule] {
        assert_eq!(house.status(id), Status::Ready);
    }
}

/// TL-07 · A captured owner lowers the delay first and takes the code in a hurry then; or changes who votes for the guardian.
///
/// Stopped by: `extensions/timelock/src/lane.rs::list`
/// Taken out: `core.chain(others).collect()` -> `core.chain(others).chain([FastLane { role: String::new(), contract: config.proposer.clone(), messages: vec!["update_members".to_string()] }]).collect()`
/// Seen: after 'owner: {"schedule":{"title":"as voted","msgs":[{"wasm":{"execute":{"contract_addr":"wasm1…","msg":"eyJ1cGRhdGVfbWVtYmVycyI6eyJhZGQiOltdLCJyZW1vdmUiOltdfX0=","funds":[]}}}],"by":1700086475}}' a…
#[test]
fn tl_07_delays_and_voters_are_slow() {
    let mut house = house();
    let faster = json!({"update_config": {"fast_secs": DAY}});
    let msgs = vec![house.call("timelock", &faster)];
    let id = house.schedule(msgs);
    assert_eq!(house.op(id).lane, Lane::Slow);
    let members = json!({"update_members": {"remove": [], "add": []}});
    let msgs = vec![house.call("owner", &members)];
    let id = house.schedule(msgs);
    assert_eq!(house.op(id).lane, Lane::Slow);
    let proposer = json!({"update_config": {"proposer": house.suite.addr("mallory")}});
    let msgs = vec![house.fee(1), house.call("timelock", &proposer)];
    let id = house.schedule(msgs);
    assert_eq!(house.op(id).lane, Lane::Slow);
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

/// TL-10 · A fast operation makes the time between batches as long as it may be, then the code is to change: the batch that was noted
/// is not priced, and the change waits for it.
///
/// Stopped by: `extensions/timelock/src/progress.rs::look`
/// Taken out: `op.checked < noted` -> `false`
/// Seen: after 'carol: {"advance":{"id":2}}' at height 22: T-1 is broken: operation 2 is ready, and looked at 0 of 2 batches
#[test]
fn tl_10_a_longer_interval_holds_the_change_up_and_not_the_leaver() {
    let mut house = house();
    house.suite.unbond("bob", UNIT).unwrap();
    submit(&mut house.suite);
    let longer = json!({"update_config": {"batch_interval_secs": 1_905_120}});
    let longer = vec![house.call("hub", &longer)];
    let longer = house.schedule(longer);
    house.after(FAST).run(longer).unwrap();
    let id = vec![house.migrate()];
    let id = house.schedule(id);
    house.suite.unbond("alice", UNIT).unwrap();
    house.after(NOTICE).advance(id);
    assert_eq!(house.op(id).batch, Some(2));
    // batch 1 comes
    mature(&mut house.suite);
    house.advance(id);
    let wait = house.waits_for(id);
    assert!(
        wait == "batch 2: not priced yet" || wait.starts_with("batch 2: 0 of"),
        "{wait}"
    );
    refused(house.run(id), &["batch 2"]);
    submit(&mut house.suite);
    mature(&mut house.suite);
    house.advance(id);
    house.after(CLAIM).run(id).unwrap();
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
    refused(house.try_schedule(wide), &["bytes of JSON: 65536 at most"]);
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
