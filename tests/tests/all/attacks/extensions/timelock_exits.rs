//! T. The timelock: leavers, guardians and captured owners.

use super::super::{
    builder, leave, mature, paid, refused, submit,
    timelock::{house, House, CLAIM, FAST, NOTICE},
    DAY, UNIT,
};
use crate::guest::Guest;
use ballast_extension_types::timelock::Lane;
use ballast_timelock::ContractError;
use ballast_types::hub::PauseScope;
use cosmwasm_std::{Binary, Decimal, WasmMsg};
use serde_json::{json, Value};

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
    refused(
        house.run(id),
        format!("operation {id} is not ready: it waits for batch 2"),
    );
    submit(&mut house.suite);
    mature(&mut house.suite);
    house.advance(id);
    house.after(CLAIM).run(id).unwrap();
}

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
    refused(
        house.cancel("dave", replace),
        ContractError::GuardianOnly { id: replace },
    );
    house.after(FAST).run(replace).unwrap();
    house.suite.unpause("carol", PauseScope::Unbond).unwrap();
    refused(
        house.suite.pause("dave", PauseScope::Unbond, None),
        "unauthorized",
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
    refused(
        house.run(theft),
        format!("operation {theft} is not ready: it waits for batch 1"),
    );
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
    refused(house.run(theft), "claims until");
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
