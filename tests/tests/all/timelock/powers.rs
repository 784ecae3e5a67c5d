//! Who may do what: laws T-3 and T-5 to T-10, which are about messages and not about states.

use super::{house, CLAIM, DAY, FAST, NOTICE, UNIT};
use crate::{
    guest::Guest,
    kit::{only, out_of_bounds, refused, ANY},
};
use ballast_extension_types::timelock::{
    ConfigUpdate, ExecuteMsg, Lane, PreviewScheduleResponse, QueryMsg,
};
use ballast_timelock::ContractError;
use cosmwasm_std::{Addr, Binary, WasmMsg};
use serde_json::{json, Value};
use std::time::Duration;

/// Who may cancel an operation.
const CANCELS: &str = "the guardian, the proposer or the veto";

/// The operation waits for a delay, or for claims, until this second.
fn not_ready(id: u64, what: &str, until: u64) -> ContractError {
    ContractError::NotReady {
        id,
        ready_at: Some(until),
        waits_for: format!("{what} until {until}"),
    }
}

/// T-3: messages run in order, all or none.
#[test]
fn t03_all_or_none_in_order() {
    let mut house = house();
    let msgs = vec![house.fee(100), house.fee(200), house.fee(300)];
    let id = house.schedule(msgs);
    let bad = vec![house.fee(400), house.fee(1_001)];
    let bad = house.schedule(bad);
    let at = house.op(bad).ready_at.unwrap();
    refused(
        house.until(at).run(bad),
        out_of_bounds("collector.fee_bps", 1_001, 0, 1_000),
    );
    assert_eq!(house.fee_bps(), 500);
    house.run(id).unwrap();
    assert_eq!(house.fee_bps(), 300);
}

/// T-5: delays and roles change by an executed slow operation alone, inside bounds.
#[test]
fn t05_only_a_slow_operation_changes_delays_and_roles() {
    let mut house = house();
    for who in ["owner", "dave", "erin", "mallory"] {
        let update = ConfigUpdate {
            fast_secs: Some(DAY),
            ..ConfigUpdate::default()
        };
        refused(
            house.tell(who, &ExecuteMsg::UpdateConfig(update)),
            only(
                "the timelock itself, by an operation,",
                &house.suite.addr(who),
            ),
        );
    }
    let (owner, erin) = (house.suite.addr("owner"), house.suite.addr("erin"));
    let fast = |secs: u64| out_of_bounds("fast_secs", secs, DAY, 30 * DAY).into();
    let notice = |secs: u64| out_of_bounds("notice_secs", secs, 3 * DAY, 60 * DAY).into();
    let both = |who: &Addr| ContractError::SameRole {
        address: who.clone(),
        first: "the proposer",
        second: "the veto",
    };
    let cases: [(Value, ContractError); 6] = [
        (json!({"fast_secs": DAY - 1}), fast(DAY - 1)),
        (json!({"fast_secs": 30 * DAY + 1}), fast(30 * DAY + 1)),
        (json!({"notice_secs": 3 * DAY - 1}), notice(3 * DAY - 1)),
        (json!({"notice_secs": 60 * DAY + 1}), notice(60 * DAY + 1)),
        (json!({"veto": owner}), both(&owner)),
        (json!({"proposer": erin}), both(&erin)),
    ];
    for (update, why) in cases {
        let msg = house.call("timelock", &json!({"update_config": update}));
        let id = house.schedule(vec![msg]);
        assert_eq!(house.op(id).lane, Lane::Slow);
        house.after(NOTICE).advance(id);
        let at = house.op(id).ready_at.unwrap();
        refused(house.until(at).run(id), why);
    }
    let carol = house.suite.addr("carol");
    let msg = house.call(
        "timelock",
        &json!({"update_config": {"proposer": carol, "veto": owner, "fast_secs": DAY, "notice_secs": 3 * DAY}}),
    );
    let id = house.schedule(vec![msg]);
    house.after(NOTICE).advance(id);
    let at = house.op(id).ready_at.unwrap();
    house.until(at).run(id).unwrap();
    let fee = vec![house.fee(400)];
    refused(house.try_schedule(fee), only("the proposer", &owner));
}

/// T-6: the guardian cancels everything but his replacement, and does nothing else.
#[test]
fn t06_the_guardian_only_cancels() {
    let mut house = house();
    let fast = vec![house.fee(400)];
    let fast = house.schedule(fast);
    let slow = vec![house.migrate()];
    let slow = house.schedule(slow);
    let other = vec![house.name_guardian("carol")];
    let other = house.schedule(other);
    let by = house.suite.now() + DAY;
    let (title, msgs) = (String::new(), vec![house.fee(1)]);
    refused(
        house.tell("dave", &ExecuteMsg::Schedule { title, msgs, by }),
        only("the proposer", &house.suite.addr("dave")),
    );
    refused(
        house.tell("dave", &ExecuteMsg::Approve { id: slow }),
        only(
            "the council, if one was named at birth,",
            &house.suite.addr("dave"),
        ),
    );
    refused(house.run(fast), not_ready(fast, "delay", ANY));
    refused(
        house.cancel("dave", other),
        ContractError::GuardianOnly { id: other },
    );
    house.cancel("dave", fast).unwrap();
    house.cancel("dave", slow).unwrap();
    refused(
        house.cancel("mallory", other),
        only(CANCELS, &house.suite.addr("mallory")),
    );
    house
        .until(house.op(other).ready_at.unwrap())
        .run(other)
        .unwrap();
    let again = vec![house.fee(400)];
    let again = house.schedule(again);
    refused(
        house.cancel("dave", again),
        only(CANCELS, &house.suite.addr("dave")),
    );
    house.cancel("carol", again).unwrap();
}

/// T-7: an exit after the notice, a pause and a parameter neither shorten a wait nor, but for the
/// pause in the notice, lengthen it.
#[test]
fn t07_what_comes_later_changes_no_wait() {
    let mut house = house();
    let id = vec![house.migrate()];
    let id = house.schedule(id);
    house.after(NOTICE).advance(id);
    let ready = house.op(id).ready_at.unwrap();
    house.suite.unbond("alice", UNIT).unwrap();
    house
        .suite
        .pause(
            "dave",
            ballast_types::hub::PauseScope::Unbond,
            Some(14 * DAY),
        )
        .unwrap();
    house.advance(id);
    assert_eq!(house.op(id).ready_at, Some(ready));
    house.until(ready - 1);
    refused(house.run(id), not_ready(id, "claims", ready));
    house.run(id).unwrap();
}

/// T-8: nobody needs a role to take part.
#[test]
fn t08_anybody_moves_an_operation() {
    let mut house = house();
    let id = vec![house.migrate()];
    let id = house.schedule(id);
    house.after(NOTICE);
    house.tell("mallory", &ExecuteMsg::Advance { id }).unwrap();
    house.after(CLAIM);
    house.tell("mallory", &ExecuteMsg::Execute { id }).unwrap();
    let contract = house.suite.addr("hub").to_string();
    refused(
        house.tell("mallory", &ExecuteMsg::AcceptOwnership { contract }),
        "There isn't a pending ownership transfer",
    );
}

/// T-9: the preview is what `schedule` does, for every shape of messages.
#[test]
fn t09_previews_tell_what_schedule_does() {
    let mut house = house();
    let shapes = [
        vec![house.fee(400)],
        vec![house.migrate()],
        vec![house.fee(400), house.migrate()],
        vec![house.name_guardian("bob")],
        vec![house.call("hub", &json!({"update_ownership": "renounce_ownership"}))],
        vec![house.call("timelock", &json!({"update_config": {"fast_secs": DAY}}))],
    ];
    for msgs in shapes {
        house.suite.block(1);
        let preview = house.preview(msgs.clone());
        let tx = house.suite.same_block();
        let _ = tx;
        let id = house.schedule(msgs);
        let op = house.op(id);
        assert_eq!((preview.lane, preview.ready_at), (op.lane, op.ready_at));
        if op.lane == Lane::Slow {
            assert_eq!(preview.earliest, op.scheduled_at + NOTICE + CLAIM);
            let why = op.msgs.iter().find_map(|msg| msg.because.clone()).unwrap();
            assert!(preview.because.unwrap().ends_with(&why));
        }
    }
    let none: Result<PreviewScheduleResponse, _> = house
        .suite
        .try_query(&house.at, &QueryMsg::PreviewSchedule { msgs: vec![] });
    refused(none, ContractError::Empty);
}

/// T-10: with the timelock as owner and admin there is no other way to the suite.
#[test]
fn t10_no_other_way_to_the_suite() {
    let mut house = house();
    let contracts = house.suite.contracts().clone();
    for who in ["owner", "dave", "erin", "alice", "mallory"] {
        for (name, contract) in contracts.contracts() {
            let code = house.suite.chain().code_id(name).unwrap();
            let migrate = WasmMsg::Migrate {
                contract_addr: contract.to_string(),
                new_code_id: code,
                msg: Binary::from(b"{}"),
            };
            let admin = WasmMsg::UpdateAdmin {
                contract_addr: contract.to_string(),
                admin: house.suite.addr(who).to_string(),
            };
            assert!(
                house.suite.send(who, migrate.into()).is_err(),
                "{who} {name}"
            );
            assert!(house.suite.send(who, admin.into()).is_err(), "{who} {name}");
        }
        for (contract, msg) in [
            ("hub", json!({"update_config": {}})),
            ("hub", json!({"set_guardian": {"address": contracts.hub}})),
            ("hub", json!({"set_treasury": {"address": house.at}})),
            ("hub", json!({"update_ownership": "accept_ownership"})),
            ("hub", json!({"update_ownership": "renounce_ownership"})),
            ("registry", json!({"update_config": {}})),
            ("vault", json!({"update_config": {}})),
            ("collector", json!({"update_config": {}})),
        ] {
            assert!(
                house.to(who, contract, &msg).is_err(),
                "{who} {contract} {msg}"
            );
        }
    }
}

/// Times to the millisecond: a wait that begins inside a second is as long as one that begins with
/// it.
#[test]
fn a_second_that_is_not_over_makes_no_wait_shorter() {
    let mut house = house();
    house.suite.block_after(Duration::from_millis(5_700));
    house.suite.same_block();
    let id = vec![house.fee(400)];
    let id = house.schedule(id);
    let op = house.op(id);
    let begun = house.suite.chain().time();
    assert_eq!(begun.subsec_nanos(), 700_000_000);
    assert_eq!(op.scheduled_at, begun.seconds() + 1);
    house.suite.after(Duration::from_secs(FAST));
    refused(house.run(id), not_ready(id, "delay", op.ready_at.unwrap()));
    house.suite.after(Duration::from_millis(300));
    house.run(id).unwrap();
}
