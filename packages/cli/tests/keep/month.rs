//! A month in which much goes wrong, with a keeper that is started again every day.

use crate::advances;
use ballast_keep::{turn, Folder, Place, Sent, SessionPlace};
use ballast_session::Session;
use serde_json::{json, Value};
use std::path::Path;

fn unbond(from: &str, shares: &str) -> Value {
    let send = json!({"send": {
        "contract": "${queue}", "amount": shares, "msg": {"$b64": {"unbond": {}}},
    }});
    json!({"cmd": "exec", "from": from, "contract": "token", "msg": send})
}

fn fail(val: &str, what: &str, on: bool) -> Value {
    json!({"cmd": "fail", "val": val, "what": what, "on": on})
}

fn bond(from: &str, funds: &str) -> Value {
    json!({"cmd": "exec", "from": from, "contract": "hub", "msg": {"bond": {}}, "funds": funds})
}

/// What happens on a day, before the keeper starts again.
fn events(day: u64) -> Vec<Value> {
    let mut all = match day {
        0 => vec![bond("alice", "900000000"), bond("bob", "300000000")],
        3 => vec![unbond("alice", "50000000")],
        5 => vec![json!({"cmd": "slash", "val": "val0", "fraction": "0.01"})],
        8 => vec![
            fail("val1", "undelegate", true),
            unbond("alice", "100000000"),
        ],
        9 => vec![fail("val1", "delegate", true), bond("carol", "200000000")],
        12 => vec![json!({"cmd": "double_sign", "val": "val2"})],
        14 => vec![unbond("bob", "20000000")],
        15 => vec![
            fail("val1", "undelegate", false),
            fail("val1", "delegate", false),
        ],
        18 => vec![json!({"cmd": "absent", "val": "val3", "blocks": 60})],
        19 => vec![json!({"cmd": "unjail", "val": "val3"})],
        23 => vec![fail("val3", "withdraw", true)],
        26 => vec![fail("val3", "withdraw", false), unbond("carol", "1000000")],
        _ => vec![],
    };
    if day % 2 == 1 {
        all.push(json!({"cmd": "reward", "funds": "4000000"}));
    }
    all
}

fn begin(path: &Path) {
    let listed: Vec<Value> = (0..5)
        .map(|i| json!({"address": format!("${{val{i}}}"), "weight": 1}))
        .collect();
    let people = ["alice", "bob", "carol", "keeper"];
    let rich: Value = people
        .iter()
        .map(|name| (name.to_string(), json!("1000000000000")))
        .collect();
    let commands = [
        json!({"cmd": "genesis", "validators": 5, "inflation": "0.1", "accounts": rich}),
        json!({"cmd": "deploy", "from": "alice", "funds": "1000000", "msg": {
            "token": {"name": "Ballast STAKE", "symbol": "bSTAKE", "decimals": 6},
            "validators": listed,
        }}),
    ];
    Session::begin(path, &commands).unwrap();
}

fn ask(path: &Path, contract: &str, msg: Value) -> Value {
    let question = json!({"cmd": "query", "contract": contract, "msg": msg});
    Session::open(path)
        .unwrap()
        .ask(&question)
        .unwrap()
        .answer
        .unwrap()
}

/// Six turns by a new process, which has the keeper's folder and nothing else: how many messages it
/// sent, and how many turns waited.
fn turns_of_a_day(keeper: &Path, path: &Path, day: u64) -> (usize, u32) {
    let (mut sent, mut waits) = (0, 0);
    let folder = Folder::open(keeper).unwrap();
    let mut place = SessionPlace::new(path.to_path_buf(), "keeper".to_string());
    for hour in [0, 4, 8, 12, 16, 20] {
        let mut memory = folder.memory().unwrap();
        let made = turn(&mut place, &mut memory, 20).unwrap();
        folder.remember(&memory).unwrap();
        let at = format!("day {day}, hour {hour}: {made:?}");

        assert!(
            made.refused.is_none() && made.look.broken.is_empty(),
            "{at}"
        );
        // all that was due is done, unless it waits for its next try
        assert!(
            made.look.due.is_empty() || made.waits_until.is_some(),
            "{at}"
        );
        // nothing was sent when nothing was due, nor without any effect
        assert!(!made.due.is_empty() || made.sent.is_empty(), "{at}");
        let had_effect = |sent: &Sent| !sent.did.is_empty() || !sent.refused.is_empty();
        assert!(made.sent.iter().all(had_effect), "{at}");
        waits += u32::from(made.waits_until.is_some());
        sent += made.sent.len();

        // started again in the same moment, it finds nothing to do
        let mut again = folder.memory().unwrap();
        let second = turn(&mut place, &mut again, 20).unwrap();
        assert!(second.sent.is_empty(), "{at}, then {second:?}");
        place.pass(4 * 3_600).unwrap();
    }
    (sent, waits)
}

#[test]
fn a_month_with_slashes_a_failing_validator_and_a_restart_every_day() {
    let temp = tempfile::tempdir().unwrap();
    let path = temp.path().join("session.jsonl");
    begin(&path);
    let keeper = temp.path().join("keeper");
    let (mut sent, mut waits) = (0, 0);

    for day in 0..34 {
        let mut session = Session::open(&path).unwrap();
        for event in events(day) {
            session.run(&event).unwrap();
        }
        drop(session);
        let (messages, waiting) = turns_of_a_day(&keeper, &path, day);
        sent += messages;
        waits += waiting;
    }

    let folder = Folder::open(&keeper).unwrap();
    let mut place = SessionPlace::new(path.clone(), "keeper".to_string());
    sent += turn(&mut place, &mut folder.memory().unwrap(), 20)
        .unwrap()
        .sent
        .len();

    assert_eq!(
        advances(&path),
        sent,
        "what the keeper says it sent, and what the chain got"
    );
    assert_eq!(ask(&path, "hub", json!({"due": {}})), json!({"work": []}));
    for ticket in ["1", "2"] {
        let ticket = ask(&path, "queue", json!({"ticket": {"ticket_id": ticket}}));
        assert_eq!(ticket["status"], "claimable", "{ticket}");
        assert_eq!(ticket["claimable"], ticket["owed"], "{ticket}");
    }
    let losses = ask(&path, "hub", json!({"losses": {}}));
    assert!(losses["losses"].as_array().unwrap().len() >= 2, "{losses}");
    assert!(
        (60..250).contains(&sent),
        "{sent} messages in 34 days, {waits} waits"
    );
}
