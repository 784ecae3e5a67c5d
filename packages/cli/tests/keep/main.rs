//! A keeper over a month in which much goes wrong, and over the chain's own daemon.
#![allow(
    clippy::arithmetic_side_effects,
    clippy::indexing_slicing,
    clippy::unwrap_used
)]

mod by_key;
#[path = "../common/mod.rs"]
mod common;
mod play;
mod watch;

use ballast_keep::{turn, Folder, Place, Sent, SessionPlace};
use ballast_session::Session;
use common::{ballast, good, Ran};
use play::{session, Play, BALLAST};
use serde_json::{json, Value};
use std::fs;
use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

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

fn advances(path: &Path) -> usize {
    let text = fs::read_to_string(path).unwrap();
    text.lines()
        .filter(|line| line.contains(r#""msg":{"advance":{}}"#))
        .count()
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

#[test]
fn once_does_what_is_due_and_the_second_time_nothing() {
    let folder = session();
    let at = folder.path();

    let first: Value = serde_json::from_str(&good(at, &["keep", "--once", "--json"])).unwrap();
    let second = good(at, &["keep", "--once"]);

    // the pool's first harvest is due as soon as there is stake, and every block brings rewards
    assert_eq!(first["sent"][0]["did"], json!(["delegate"]));
    let second_call = json!(["harvest", "distribute", "delegate"]);
    assert_eq!(first["sent"][1]["did"], second_call);
    assert_eq!(first["left"], json!([]));
    assert!(second.contains("nothing is due"), "{second}");
    assert_eq!(second.lines().count(), 1);
}

#[test]
fn days_of_the_embedded_chain_pass_in_a_moment() {
    let folder = session();
    let said = good(
        folder.path(),
        &["keep", "--fast", "--every", "12h", "--turns", "6"],
    );
    assert_eq!(said.lines().count(), 6, "{said}");
    assert!(said.contains("did harvest"), "{said}");
}

#[test]
fn a_second_keeper_is_kept_out() {
    let folder = session();
    let _first = Folder::open(&folder.path().join(".ballast/keeper")).unwrap();

    let second = ballast(folder.path(), &["keep", "--once"]);

    assert_eq!(second.code, Some(3));
    let said = second.err;
    assert!(
        said.contains("another keeper") && said.contains("--state"),
        "{said}"
    );
}

#[test]
fn a_signal_ends_the_turn_and_then_the_keeper() {
    let folder = session();
    let mut keeper = Command::new(BALLAST)
        .args(["keep", "--every", "1h"])
        .current_dir(folder.path())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let mut lines = BufReader::new(keeper.stdout.take().unwrap()).lines();
    let banner = lines.next().unwrap().unwrap();
    let first = lines.next().unwrap().unwrap();

    let kill = Command::new("kill")
        .args(["-TERM", &keeper.id().to_string()])
        .status();
    assert!(kill.unwrap().success());

    assert!(banner.starts_with("ballast 0."), "{banner}");
    assert!(banner.contains("as keeper, every 3600 s"), "{banner}");
    assert!(first.contains("did delegate"), "{first}");
    assert_eq!(lines.next().unwrap().unwrap(), "stopped after 1 turns");
    assert_eq!(keeper.wait().unwrap().code(), Some(0));
    assert_eq!(advances(&folder.path().join(".ballast/session.jsonl")), 2);
}

#[test]
fn the_chains_daemon_signs_and_sends() {
    let play = Play::start();

    let first = play.keep();
    let second = play.keep();

    assert_eq!(
        (first.code, second.code),
        (Some(0), Some(0)),
        "{first:?} {second:?}"
    );
    assert!(first.said().contains("did delegate tx "), "{first:?}");
    assert!(second.said().contains("nothing is due"), "{second:?}");
    assert_eq!((play.advances(), play.called("tx broadcast")), (2, 2));
}

#[test]
fn an_answer_that_got_lost_is_not_sent_again() {
    let play = Play::start();
    play.touch("lose");

    let lost = play.keep();
    let found = play.keep();

    // the first is looked for by its hash; what is due after it is sent once, too
    assert!(play.after_the_first().starts_with("query tx"));
    assert_eq!(
        (lost.code, found.code),
        (Some(1), Some(0)),
        "{lost:?} {found:?}"
    );
    assert!(!found.said().contains("did delegate"), "{found:?}");
    assert_eq!((play.advances(), play.called("tx sign")), (2, 2));
}

#[test]
fn bytes_that_got_lost_are_sent_again_and_no_others() {
    let play = Play::start();
    play.touch("drop");

    let lost = play.keep();
    assert_eq!((lost.code, play.advances()), (Some(1), 0), "{lost:?}");
    let found = play.keep();

    assert_eq!(found.code, Some(0), "{found:?}");
    assert!(!found.said().contains("did delegate"), "{found:?}");
    assert_eq!(
        (
            play.advances(),
            play.called("tx sign"),
            play.called("tx broadcast")
        ),
        (2, 2, 3)
    );
}

#[test]
fn what_failed_in_its_block_is_told_by_the_next_turn() {
    let play = Play::start();
    play.touch("lose");
    play.keep();
    for entry in fs::read_dir(play.folder.path()).unwrap() {
        let path = entry.unwrap().path();
        if path.display().to_string().contains("/tx.") {
            fs::write(path, r#"{"code":5,"height":"9","raw_log":"out of gas"}"#).unwrap();
        }
    }

    let ran = play.keep();

    assert_eq!(ran.code, Some(1), "{ran:?}");
    assert!(
        ran.said().contains("failed in block 9: out of gas"),
        "{ran:?}"
    );
}

#[test]
fn what_was_sent_is_not_sent_to_another_chain() {
    let play = Play::start();
    play.touch("drop");
    play.keep();
    let mine = fs::read_to_string(&play.daemon).unwrap();
    fs::write(&play.daemon, mine.replace("play-1", "other-1")).unwrap();
    play.keep();
    fs::write(&play.daemon, mine).unwrap();

    let ran = play.keep();

    assert_eq!(ran.code, Some(0), "{ran:?}");
    assert_eq!((play.advances(), play.called("tx sign")), (2, 2));
}

#[test]
fn a_node_on_another_chain_is_bad_input() {
    let play = Play::start();
    let text = fs::read_to_string(&play.daemon)
        .unwrap()
        .replace("play-1", "other-1");
    fs::write(&play.daemon, text).unwrap();

    let ran = play.keep();

    assert_eq!(ran.code, Some(2), "{ran:?}");
    assert!(ran.said().contains("--node"), "{ran:?}");
}

/// Before, a keeper whose node accepted and never answered hung in silence, and kept the lock from the next one.
#[test]
fn a_node_that_never_answers_costs_one_turn() {
    let play = Play::start();
    play.touch("stall");
    let from = Instant::now();

    let ran = Ran::of(&mut play.command(&["--once", "--call-limit", "1"]));

    assert!(from.elapsed() < Duration::from_secs(20));
    assert_eq!(ran.code, Some(1), "{ran:?}");
    assert!(
        ran.said().contains("turn 1: ") && ran.said().contains("no answer within 1 s"),
        "{ran:?}"
    );
    let beat = fs::read_to_string(play.folder.path().join("state/heartbeat")).unwrap();
    let beat: Value = serde_json::from_str(&beat).unwrap();
    assert_eq!(
        (&beat["turn"], &beat["state"]),
        (&json!(1), &json!("failed"))
    );
    assert!(beat["time"].as_u64().unwrap() > 1_700_000_000);
    fs::remove_file(play.folder.path().join("stall")).unwrap();
    assert_eq!(play.keep().code, Some(0));
}

/// Before, SIGTERM was obeyed once the node had answered.
#[test]
fn a_signal_ends_a_keeper_that_waits_for_its_node() {
    let play = Play::start();
    play.touch("stall");
    let mut keeper = play
        .command(&["--every", "1h"])
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let calls = play.folder.path().join("calls");
    while !calls.exists() {
        std::thread::sleep(Duration::from_millis(50));
    }
    let from = Instant::now();

    let kill = Command::new("kill")
        .args(["-TERM", &keeper.id().to_string()])
        .status();

    assert!(kill.unwrap().success());
    assert_eq!(keeper.wait().unwrap().code(), Some(0));
    assert!(
        from.elapsed() < Duration::from_secs(25),
        "{:?}",
        from.elapsed()
    );
    let sleeping = Command::new("pgrep").args(["-f", "^sleep 600$"]).output();
    let ours = sleeping.map(|found| String::from_utf8_lossy(&found.stdout).into_owned());
    for pid in ours.unwrap_or_default().lines() {
        let cwd = fs::read_link(format!("/proc/{pid}/cwd")).unwrap_or_default();
        assert_ne!(
            cwd,
            play.folder.path(),
            "what the daemon had started lives on"
        );
    }
}

/// Before, what was sent to a chain that was reset was waited for, turn after turn.
#[test]
fn a_chain_that_was_begun_anew_is_told_and_forgotten() {
    let play = Play::start();
    play.touch("drop");
    play.keep();
    fs::write(play.folder.path().join("born"), "tuesday").unwrap();

    let failed = play.keep();

    assert_eq!(failed.code, Some(1), "{failed:?}");
    assert!(
        failed.said().contains("begun anew under the same id"),
        "{failed:?}"
    );
    assert!(
        failed
            .said()
            .contains("ballast keep --forget --state state"),
        "{failed:?}"
    );
    let told = good(
        play.folder.path(),
        &["keep", "--forget", "--state", "state"],
    );
    assert!(told.starts_with("forgotten: `advance` (tx "), "{told}");
    // what failed is not repeated at once: the next keeper would wait a minute
    fs::remove_file(play.folder.path().join("state/memory.json")).unwrap();
    let done = play.keep();
    assert_eq!(done.code, Some(0), "{done:?}");
}

/// Before, the journal's folder went with whatever a person had put there.
#[test]
fn what_a_person_keeps_with_the_keeper_stays() {
    let play = Play::start();
    let mine = play.folder.path().join("state/advance.journal/notes.txt");
    fs::create_dir_all(mine.parent().unwrap()).unwrap();
    fs::write(&mine, "mine").unwrap();

    let done = play.keep();

    assert_eq!(done.code, Some(0), "{done:?}");
    assert_eq!(fs::read_to_string(mine).unwrap(), "mine");
}
