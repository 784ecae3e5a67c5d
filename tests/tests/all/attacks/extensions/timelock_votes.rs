//! T. The timelock: who votes.

use super::super::{
    builder, refused, refused_with,
    timelock::{raw, House, CLAIM, NOTICE},
    DAY, UNIT,
};
use crate::guest::Guest;
use ballast_extension_types::timelock::{ExecuteMsg, Lane, Status};
use ballast_testing::{Tx, TxError};
use ballast_timelock::ContractError;
use cosmwasm_std::{to_json_binary, CosmosMsg};
use serde_json::{json, Value};

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
    refused(house.run(id), "operation 2 is not ready");
    house.cancel("dave", id).unwrap();
    refused(
        house.run(id),
        ContractError::Done {
            id,
            status: "cancelled",
        },
    );
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
        "release",
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
    refused(house.run(id), "claims until");
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
    refused_with(late, &["this had to be scheduled by", "vote again"]);
}
