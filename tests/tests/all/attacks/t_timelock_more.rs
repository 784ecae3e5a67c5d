//! T. The timelock: guardians, leavers, and what is left half-done.

use super::timelock::{house, House, CLAIM, FAST, NOTICE};
use super::*;
use ballast_extension_types::timelock::Status;
use ballast_types::hub::PauseScope;
use cosmwasm_std::{Binary, WasmMsg};

/// TL-11 · The guardian stops exits for as long as he may, so that nobody can ask out in the notice.
///
/// Stopped by: `extensions/timelock/src/progress.rs::ensure_noticed`
/// Taken out: `return Err(Wait::Paused { until })` -> `0`
/// Seen: left: Some(0), right: None
#[test]
fn tl_11_a_pause_begins_the_notice_anew() {
    let mut house = house();
    let id = vec![house.migrate()];
    let id = house.schedule(id);
    house
        .suite
        .pause("dave", PauseScope::Unbond, Some(14 * DAY))
        .unwrap();
    let over = house.suite.now() + 14 * DAY;
    house.after(NOTICE).advance(id);
    assert_eq!(house.op(id).batch, None);
    house.until(over);
    house.suite.unbond("alice", UNIT).unwrap();
    house.until(over + NOTICE - 1).advance(id);
    assert_eq!(house.op(id).batch, None);
    house.advance(id);
    assert_eq!(house.op(id).batch, Some(1));
}

/// TL-12 · The guardian stops exits again and again, so that no slow operation is ever ready: governance replaces him in three days,
/// and he cannot stop that.
///
/// Stopped by: `extensions/timelock/src/execute/cancel.rs::cancel`
/// Taken out: `!may_any` -> `false`
/// Seen: it was not refused
#[test]
fn tl_12_a_guardian_who_pauses_for_ever_is_replaced() {
    let mut house = house();
    let id = vec![house.migrate()];
    let id = house.schedule(id);
    house
        .suite
        .pause("dave", PauseScope::Unbond, Some(14 * DAY))
        .unwrap();
    let replace = vec![house.name_guardian("carol")];
    let replace = house.schedule(replace);
    refused(house.cancel("dave", replace), &["the guardian may not"]);
    house.after(FAST).run(replace).unwrap();
    house.suite.unpause("carol", PauseScope::Unbond).unwrap();
    refused(
        house.suite.pause("dave", PauseScope::Unbond, None),
        &["unauthorized"],
    );
    house.after(NOTICE).advance(id);
    house.after(CLAIM).run(id).unwrap();
}

/// TL-13 · A captured governance names a guardian of its own and then changes the code: everybody who asks out in the notice is out.
///
/// Stopped by: `extensions/timelock/src/progress.rs::advance`
/// Taken out: `look(op, settled, reader, now)` -> `op.ready_at = Some(now.ceil); Ok(())`
/// Seen: after 'carol: {"advance":{"id":2}}' at height 22: T-1 is broken: operation 2 is ready and noted no batch
#[test]
fn tl_13_a_captured_governance_finds_an_empty_house() {
    let mut house = house();
    let mine = vec![house.name_guardian("mallory")];
    let mine = house.schedule(mine);
    let theft = vec![house.migrate()];
    let theft = house.schedule(theft);
    // what holders see, from the first second on
    assert_eq!(
        house.op(theft).msgs[0].because.as_deref(),
        Some("changes the code of a contract")
    );
    house.after(FAST).run(mine).unwrap();
    let holders = ["alice", "bob", "carol"];
    let before: Vec<u128> = holders.map(|who| house.suite.balance(who)).to_vec();
    let mut tickets = vec![];
    for who in holders {
        let all = house.suite.shares(who);
        tickets.push(leave(&mut house.suite, who, all));
    }
    house.after(NOTICE).advance(theft);
    refused(house.run(theft), &["batch 1"]);
    while house.op(theft).ready_at.is_none() {
        house.suite.advance_all("keeper");
        house.after(DAY).advance(theft);
    }
    for ticket in tickets {
        paid(&mut house.suite, ticket);
    }
    let out: Vec<u128> = holders.map(|who| house.suite.balance(who)).to_vec();
    for ((had, has), tokens) in before.iter().zip(&out).zip([49, 10, 10]) {
        assert!(has - had >= tokens * UNIT - 2, "{tokens}: {had} -> {has}");
    }
    let ready = house.op(theft).ready_at.unwrap();
    refused(house.run(theft), &["claims until"]);
    house.until(ready).run(theft).unwrap();
}

/// TL-14 · One unit of LST at a rate below one keeps a batch open for ever, since it would be owed nothing: whoever wants the operation
/// adds LST to the batch.
///
/// Stopped by: `extensions/timelock/src/progress.rs::look`
/// Taken out: `rule::noted(open, has_lst)` -> `rule::noted(open, false)`
/// Seen: left: "claims until 1700864090", right: "batch 1: not priced yet"
#[test]
fn tl_14_dust_that_keeps_a_batch_open_is_helped_out() {
    let mut house = house();
    house.suite.slash("val0", Decimal::percent(5)).unwrap();
    house.suite.sync("keeper").unwrap();
    let id = vec![house.migrate()];
    let id = house.schedule(id);
    house.suite.unbond("bob", 1).unwrap();
    house.after(NOTICE).advance(id);
    assert_eq!(house.waits_for(id), "batch 1: not priced yet");
    house.suite.submit_batch("keeper").unwrap();
    assert_eq!(house.waits_for(id), "batch 1: not priced yet");
    house.suite.unbond("carol", UNIT).unwrap();
    submit(&mut house.suite);
    mature(&mut house.suite);
    house.advance(id);
    let ready = house.op(id).ready_at.unwrap();
    house.until(ready).run(id).unwrap();
}

/// TL-15 · A leaver never claims, so as to hold the operation up: that he is paid to the queue is enough, and anybody may claim for him.
///
/// Stopped by: `extensions/timelock/src/read.rs::batch`
/// Taken out: `batch.is_settled()` -> `batch.is_settled() && batch.tickets == 0`
/// Seen: assertion failed: called 'Option::unwrap()' on a 'None' value
#[test]
fn tl_15_who_does_not_claim_holds_nothing_up() {
    let mut house = house();
    let id = vec![house.migrate()];
    let id = house.schedule(id);
    let ticket = leave(&mut house.suite, "alice", UNIT);
    house.after(NOTICE).advance(id);
    submit(&mut house.suite);
    mature(&mut house.suite);
    house.advance(id);
    let ready = house.op(id).ready_at.unwrap();
    house.until(ready).run(id).unwrap();
    let before = house.suite.balance("alice");
    house.suite.claim("mallory", ticket).unwrap();
    assert_eq!(house.suite.balance("alice") - before, UNIT);
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
    refused(house.run(first), &[&val0]);
    assert_eq!((house.fee_bps(), house.status(first)), (500, Status::Ready));
    house.run(second).unwrap();
    let expires = house.op(first).expires_at.unwrap();
    house.until(expires);
    refused(house.run(first), &["expired at"]);
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
    refused(house.cancel("owner", id), &["cancelled"]);
    let again = vec![house.fee(400)];
    assert_eq!(house.schedule(again), id + 1);
    house.after(FAST);
    refused(house.run(id), &["cancelled"]);
    house.run(id + 1).unwrap();
}

/// TL-19 · The suite is handed to the timelock without its six admins: the deployer still changes the code, and everybody can see it.
///
/// Stopped by: `extensions/timelock/src/execute/accept_ownership.rs::accept_ownership`
/// Taken out: `call(&contract, &accept, vec![])?` -> `call(&contract, &cosmwasm_std::Empty {}, vec![])?`
/// Seen: refused: Error parsing into type ballast_wire::Wire<ballast_types::hub::execute::ExecuteMsg>: invalid type: 'message' is an object with one field, or a string
#[test]
fn tl_19_admins_are_handed_over_too_or_it_is_seen() {
    let mut house = House::of(builder(), None);
    let admin = |house: &House, name: &str| {
        let querier = house.suite.chain().querier();
        let info = querier.query_wasm_contract_info(house.suite.addr(name));
        info.unwrap().admin
    };
    for name in ballast_types::deploy::CONTRACTS {
        assert_eq!(admin(&house, name), Some(house.at.clone()), "{name}");
    }
    let migrate = WasmMsg::Migrate {
        contract_addr: house.suite.addr("vault").to_string(),
        new_code_id: house.suite.chain().code_id("vault").unwrap(),
        msg: Binary::from(b"{}"),
    };
    assert!(house.suite.send("owner", migrate.into()).is_err());
    let ownership: Value = house
        .suite
        .query(&house.suite.addr("hub"), &json!({"ownership": {}}));
    assert_eq!(ownership["owner"], json!(house.at));
}
