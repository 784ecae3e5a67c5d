//! What people and bots read: the panel, the errands, pages of orders, a pause.

use super::super::{
    guest::Guest,
    kit::{only, ANY},
};
use super::{lever, refused, three, Lev, UNIT};
use ballast_extension_math::pause::PauseError;
use ballast_extensions::lever::Lever;
use ballast_lever::ContractError;
use ballast_testing::{Extension, Scale};
use serde_json::{json, Value};

#[test]
fn the_panel_draws_the_band_and_a_keeper_finds_its_errands() {
    let mut lever = lever();
    lever.put("alice", 100 * UNIT).unwrap();
    let chores = |lever: &Lev| Lever.chores(&|msg: &Value| lever.preview(msg), 0).unwrap();
    let whats = |lever: &Lev| -> Vec<String> {
        chores(lever).into_iter().map(|chore| chore.what).collect()
    };
    assert_eq!(whats(&lever), ["rebalance to the target"]);
    lever
        .at_once()
        .order("alice", 5 * UNIT * 1_000, 200)
        .unwrap();
    assert_eq!(
        whats(&lever),
        [
            "rebalance to the target",
            "fill order 1, which owes nothing"
        ]
    );
    for chore in chores(&lever) {
        lever.at_once().tell("keeper", &chore.msg, 0).unwrap();
        if chore.what.starts_with("rebalance") {
            assert!(chores(&lever).is_empty());
            break;
        }
    }
    let scale = Scale::new(0, "bSTAKE", "ustake", 6);
    let panel = Lever.panel(&|msg: &Value| lever.preview(msg), &scale);
    let panel = panel.unwrap().unwrap();
    let names: Vec<&str> = panel.rows.iter().map(|row| row[0].as_str()).collect();
    assert_eq!(
        names[..5],
        [
            "rebalance under",
            "target",
            "now",
            "buy-down over",
            "ripcord"
        ]
    );
    assert!(names[5].starts_with("order 1"), "{names:?}");
    assert!(
        panel.note.contains("5.55 % until debt is sold, 27.5"),
        "{}",
        panel.note
    );
}

#[test]
fn orders_are_paged_by_number_and_by_owner() {
    let mut lever = three();
    for _ in 0..3 {
        lever.at_once().order("alice", UNIT * 1_000, 200).unwrap();
    }
    let ids = |msg: Value| -> Vec<u64> {
        let page = lever.preview(&msg).unwrap();
        let rows = page["orders"].as_array().unwrap().iter();
        rows.map(|row| row["order_id"].as_u64().unwrap()).collect()
    };
    let alice = lever.mkt.suite.addr("alice");
    assert_eq!(ids(json!({"orders": {"limit": 2}})), [1, 2]);
    assert_eq!(ids(json!({"orders": {"start_after": 2}})), [3]);
    assert_eq!(
        ids(json!({"orders_of": {"owner": alice, "start_after": 1}})),
        [2, 3]
    );
    assert_eq!(
        ids(json!({"orders_of": {"owner": lever.mkt.suite.addr("bob")}})),
        [0u64; 0]
    );
}

#[test]
fn the_guardian_pauses_deposits_and_nothing_else() {
    let mut lever = three();
    refused(
        lever.at_once().tell("alice", &json!({"pause": {}}), 0),
        only("the guardian", &lever.suite().addr("alice")),
    );
    lever
        .at_once()
        .tell("erin", &json!({"pause": {"secs": 1000}}), 0)
        .unwrap();
    refused(
        lever.put("bob", UNIT),
        ContractError::Paused {
            until: ANY,
            now: ANY,
        },
    );
    refused(
        lever.deposit("bob", UNIT),
        ContractError::Paused {
            until: ANY,
            now: ANY,
        },
    );
    lever.at_once().leave("alice", 1_000 * UNIT).unwrap();
    let id = lever.at_once().order("alice", 1_000 * UNIT, 0).unwrap();
    lever.at_once().fill("bob", id, 50 * UNIT).unwrap();
    lever
        .at_once()
        .tell("erin", &json!({"unpause": {}}), 0)
        .unwrap();
    lever.at_once().put("bob", UNIT).unwrap();
    refused(
        lever.at_once().tell("erin", &json!({"pause": {}}), 0),
        PauseError::PauseTooSoon {
            after: ANY,
            now: ANY,
        },
    );
}
