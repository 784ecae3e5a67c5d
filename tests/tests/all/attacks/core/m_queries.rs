//! M. Pagination and queries.

use super::super::{builder, insurance, mature, refusals, refused, remove, submit, value, UNIT};
use crate::kit::{QueueError, ANY};
use ballast_testing::Suite;
use ballast_types::hub;
use cosmwasm_std::{Addr, Decimal};
use serde_json::{json, Value};

/// PQ-01 · A list without a bound, in the branch that nobody looked at.
///
/// Stopped by: `packages/base/src/paging.rs::page_size`
/// Taken out: `n.min(MAX_LIMIT)` -> `n`
/// Seen: left: 101, right: 100
#[test]
fn pq_01_every_list_is_bounded() {
    refusals::pages_of_nothing_are_refused_and_large_ones_are_cut();
}

/// PQ-02 · A sum is made of one page of somebody's list.
///
/// Stopped by: `contracts/hub/src/gate/compare.rs::compare`
/// Taken out: `deps.querier.query_all_delegations(&env.contract.address)?` -> `deps.querier.query_all_delegations(&env.contract.address)?.into_iter().take(30).collect::<Vec<_>>()`
/// Seen: after 'keeper: {"delegate":{"limit":null}}' at height 6: I-3 is broken: 466666662 is booked as bonded, the chain shows 566666662 (rounding: 0)
#[test]
fn pq_02_sums_are_of_everything() {
    let mut suite = builder().validators(60).build();
    suite.bond("alice", 599 * UNIT).unwrap();
    for _ in 0..3 {
        suite.delegate("keeper").unwrap();
    }
    suite.sync("keeper").unwrap();

    assert_eq!(value(&suite), 600 * UNIT);
    assert_eq!(suite.stake().len(), 60);
    assert!(suite.losses().is_empty());
}

/// Pages of a list until one is empty: `next` gives the names on a page after a name.
fn pages(next: impl Fn(Option<String>) -> Vec<String>) -> Vec<String> {
    let mut all: Vec<String> = vec![];
    loop {
        let page = next(all.last().cloned());
        if page.is_empty() {
            return all;
        }
        all.extend(page);
    }
}

/// PQ-03 · A page begins with the last row of the page before it, or after the first of its own; rows go
/// between two pages.
///
/// Stopped by: `contracts/queue/src/query/tickets.rs::cursor`
/// Taken out: `Bound::exclusive(number)` -> `Bound::exclusive(number.saturating_add(1))`
/// Seen: left: 24, right: 48
#[test]
fn pq_03_pages_show_each_row_once() {
    let mut suite = builder().validators(7).build();
    suite.bond("alice", 99 * UNIT).unwrap();
    suite.delegate("keeper").unwrap();
    for n in 0..50 {
        let to = ["alice", "bob"][n % 2];
        suite.unbond_for("alice", 1_000, Some(to)).unwrap();
    }
    // rows that go while somebody reads
    suite.cancel("alice", 7).unwrap();
    suite.cancel("bob", 22).unwrap();
    let (queue, hub, owner) = (suite.addr("queue"), suite.addr("hub"), suite.addr("alice"));
    let names = |contract: &Addr, msg: Value, list: &str, key: &str| -> Vec<String> {
        let answer: Value = suite.query(contract, &msg);
        let rows = answer[list].as_array().unwrap().iter();
        let name = |row: &Value| match row.as_str() {
            Some(name) => name.to_string(),
            None => row[key].as_str().unwrap().to_string(),
        };
        rows.map(name).collect()
    };
    for limit in 1..=7 {
        let tickets = pages(|after| {
            let msg = json!({"all_tokens": {"start_after": after, "limit": limit}});
            names(&queue, msg, "tokens", "")
        });
        assert_eq!(tickets.len(), 48, "{limit}: {tickets:?}");
        let mine = pages(|after| {
            let msg = json!({"tickets": {"owner": owner, "start_after": after, "limit": limit}});
            names(&queue, msg, "tickets", "ticket_id")
        });
        assert_eq!(mine.len(), 24, "{limit}: {mine:?}");
        let stakes = pages(|after| {
            let msg = json!({"delegations": {"start_after": after, "limit": limit}});
            names(&hub, msg, "delegations", "validator")
        });
        assert_eq!(stakes.len(), 7, "{limit}: {stakes:?}");
        let registry = suite.addr("registry");
        let seats = pages(|after| {
            let msg = json!({"validators": {"start_after": after, "limit": limit}});
            names(&registry, msg, "validators", "address")
        });
        assert_eq!(seats, stakes);
    }
}

/// PQ-04 · A question is answered by other rules than the deed: before a slash is booked, or rounded
/// another way.
///
/// Stopped by: `contracts/hub/src/query/prices.rs::preview_bond`
/// Taken out: `refreshed(deps, env, hub)?` -> `(hub, Unbooked::default())`
/// Seen: left: 5050847, right: 5000000
#[test]
fn pq_04_what_is_shown_is_what_is_done() {
    insurance::queries_show_the_loss_and_its_cover_before_it_is_booked();
}

/// All queries of all contracts that need no row, and some that need one.
fn queries(suite: &Suite) -> Vec<(&'static str, Value)> {
    let (alice, val0) = (suite.addr("alice"), suite.operator("val0"));
    let zero = json!({"value": "0", "shares": "0"});
    let loss = json!([{"loss_id": 0, "validator": val0, "amount": "5"}]);
    vec![
        ("hub", json!({"config": {}})),
        ("hub", json!({"state": {}})),
        ("hub", json!({"exchange_rate": {}})),
        ("hub", json!({"delegations": {}})),
        ("hub", json!({"unbonding": {}})),
        ("hub", json!({"losses": {}})),
        ("hub", json!({"due": {}})),
        ("hub", json!({"solvency": {}})),
        ("hub", json!({"position": {"address": alice}})),
        ("hub", json!({"paused": {}})),
        ("hub", json!({"ownership": {}})),
        ("hub", json!({"freshness": {}})),
        ("token", json!({"token_info": {}})),
        ("token", json!({"balance": {"address": alice}})),
        ("registry", json!({"config": {}})),
        ("registry", json!({"validator": {"address": val0}})),
        ("registry", json!({"validators": {}})),
        ("registry", json!({"unobserved": {}})),
        ("registry", json!({"targets": {}})),
        ("queue", json!({"config": {}})),
        ("queue", json!({"open_batch": {}})),
        ("queue", json!({"batch": {"batch_id": 1}})),
        ("queue", json!({"batches": {}})),
        ("queue", json!({"tickets": {"owner": alice}})),
        ("queue", json!({"num_tokens": {}})),
        ("vault", json!({"config": {}})),
        ("vault", json!({"position": {"owner": alice}})),
        ("vault", json!({"pool": {}})),
        ("vault", json!({"bonds": {}})),
        ("vault", json!({"coverage": {}})),
        ("vault", json!({"premium": {}})),
        (
            "vault",
            json!({"preview_cover": {"before": zero, "losses": loss}}),
        ),
        ("vault", json!({"backing": {"validators": [val0]}})),
        ("collector", json!({"config": {}})),
        ("collector", json!({"pending": {}})),
    ]
}

/// Each is answered; what may be refused is refused without a panic.
fn ask_everything(suite: &Suite, when: &str) {
    for (contract, query) in queries(suite) {
        let answer: Result<Value, String> = suite.try_query(&suite.addr(contract), &query);
        assert!(answer.is_ok(), "{when}, {contract} {query}: {answer:?}");
    }
    for refusable in [
        json!({"preview_bond": {"amount": "5"}}),
        json!({"preview_unbond": {"shares": "5"}}),
    ] {
        let query = cosmwasm_std::to_json_binary(&refusable).unwrap();
        let answer = suite.chain().query(&suite.addr("hub"), query);
        let panicked = answer.is_err_and(|error| error.contains("panicked"));
        assert!(!panicked, "{when}, hub {refusable}");
    }
}

/// PQ-05 · A question about an empty, paused or wiped-out state divides by zero, or fails for one row.
///
/// Stopped by: `packages/accounting/src/cover.rs::burn_ceil`
/// Taken out: `loss.is_zero() || before.value.is_zero()` -> `false`
/// Seen: assertion failed: fresh, vault {"preview_cover":{"before":{"shares":"0","value":"0"},"losses":[{"amount":"5","loss_id":0,"validator":"wasmvaloper1…"}]}}: Err("Generic error: Querier contract error: d…
#[test]
fn pq_05_every_question_has_an_answer_in_every_state() {
    let mut suite = builder().validators(1).build();
    ask_everything(&suite, "fresh");
    suite.bond("alice", 9 * UNIT).unwrap();
    suite.delegate("keeper").unwrap();
    suite.post_bond("alice", "val0", UNIT).unwrap();
    suite.unbond("alice", UNIT).unwrap();
    submit(&mut suite);
    suite.pause("owner", hub::PauseScope::Bond, None).unwrap();
    ask_everything(&suite, "paused");
    suite.slash("val0", Decimal::one()).unwrap();
    ask_everything(&suite, "all is lost");
    suite.sync("keeper").unwrap();
    ask_everything(&suite, "all is lost, and booked");
    mature(&mut suite);
    remove(&mut suite, "val0");
    let answer: Result<Value, String> =
        suite.try_query(&suite.addr("queue"), &json!({"batch": {"batch_id": 99}}));
    refused(
        answer,
        QueueError::UnknownBatch {
            batch_id: 99,
            open: ANY,
        },
    );
}
