//! The saved session, the demo and the schemas, through the binary.
#![allow(
    clippy::arithmetic_side_effects,
    clippy::as_conversions,
    clippy::indexing_slicing,
    clippy::unwrap_used
)]

mod common;

use common::{ballast, good, Ran};
use serde_json::Value;
use std::fs;
use std::path::Path;
use tempfile::TempDir;

const BOND: &str = r#"{"bond":{}}"#;

fn saved(folder: &Path) -> String {
    fs::read_to_string(folder.join(".ballast/session.jsonl")).unwrap()
}

/// A session with a bond, and a ticket of an exit.
fn begins(at: &Path) {
    good(
        at,
        &[
            "chain",
            "start",
            "--validators",
            "4",
            "--unbonding",
            "3d",
            "--accounts",
            "ann,ben",
        ],
    );
    let out = good(
        at,
        &["exec", "hub", BOND, "--from", "ann", "--funds", "5000000"],
    );
    assert!(out.contains("shares=5\n"), "{out}");
    good(at, &["exec", "hub", r#"{"advance":{}}"#, "--from", "ben"]);
    let send =
        r#"{"send":{"contract":"${queue}","amount":"1000000","msg":{"$b64":{"unbond":{}}}}}"#;
    let out = good(at, &["exec", "token", send, "--from", "ann", "--json"]);
    let answer: Value = serde_json::from_str(&out).unwrap();
    assert_eq!(answer["attributes"]["queue"]["ticket_id"], "1");
}

#[test]
fn a_session_remembers() {
    let folder = TempDir::new().unwrap();
    let at = folder.path();
    let chain = |args: &[&str]| good(at, &[&["chain"], args].concat());

    begins(at);
    for args in [
        &["block", "10"] as &[&str],
        &["block", "2", "--every", "0.4s"],
        &["advance", "0.5s"],
        &["advance", "3d"],
        &["reward", "4000000"],
        &["send", "ann", "ben", "7"],
        &["absent", "val1", "3", "--every", "1.5s"],
        &["slash", "val0", "0.05"],
        &["double-sign", "val2"],
        &["commission", "val3", "0.06"],
    ] {
        chain(args);
    }

    let state = good(at, &["query", "hub", r#"{"state":{}}"#, "--json"]);
    let state: Value = serde_json::from_str(&state).unwrap();
    assert_ne!(state["pending_loss"], "0");
    let balance = good(at, &["balance", "ben", "--json"]);
    assert_eq!(
        serde_json::from_str::<Value>(&balance).unwrap()["ustake"],
        "1000000000007"
    );
    assert!(good(at, &["balance", "ann"]).contains("bSTAKE"));
    assert!(chain(&["status"]).contains("unbonding, jailed"));
    assert!(chain(&["accounts"]).contains("collector"));
    for line in chain(&["accounts", "--json"]).lines() {
        assert!(serde_json::from_str::<Value>(line).unwrap()["address"].is_string());
    }
    assert_eq!(saved(at).lines().count(), 15);
    for written in [
        r#""n":2,"secs":0.4"#,
        r#""cmd":"advance","secs":0.5"#,
        r#""blocks":3,"cmd":"absent","secs":1.5"#,
    ] {
        assert!(saved(at).contains(written), "{written}");
    }
}

/// Calls that are refused, with their exit codes: 2 by the command line, 1 by the chain.
const BAD: &[(&[&str], i32)] = &[
    (&["exec", "hub", r#"{"bond""#, "--from", "alice"], 2),
    (&["exec", "hub", BOND, "--from", "zed"], 2),
    (&["exec", "hbu", BOND, "--from", "alice"], 2),
    (
        &["exec", "hub", BOND, "--from", "alice", "--funds", "lots"],
        2,
    ),
    (&["exec", "hub", BOND], 2),
    (&["exec", "hub", BOND, "--from", "alice"], 1),
    (&["exec", "hub", r#"{"bnod":{}}"#, "--from", "alice"], 2),
    (
        &[
            "exec",
            "hub",
            r#"{"bnod":{}}"#,
            "--from",
            "alice",
            "--unchecked",
        ],
        1,
    ),
    (&["query", "hub", r#"{"stat":{}}"#], 2),
    (&["query", "hub", r#"{"stat":{}}"#, "--unchecked"], 1),
    (&["query", "hub", "{"], 2),
    (&["balance", "zed"], 2),
    (&["chain", "advance", "soon"], 2),
    (&["chain", "block", "many"], 2),
    (&["chain", "slash", "val9", "0.1"], 2),
    (&["chain", "slash", "val0", "1.5"], 1),
    (&["chain", "unjail", "val0"], 1),
    (&["chain", "start"], 2),
    (&["chain", "fly"], 2),
];

#[test]
fn bad_input_leaves_the_session_as_it_was() {
    let folder = TempDir::new().unwrap();
    let at = folder.path();
    good(at, &["chain", "start"]);
    let before = saved(at);

    for (args, code) in BAD {
        let ran = ballast(at, args);
        assert_eq!(ran.code, Some(*code), "{args:?}: {}", ran.said());
        let err = ran.err;
        assert!(
            !err.is_empty() && !err.contains("panicked"),
            "{args:?}: {err}"
        );
        assert_eq!(saved(at), before, "{args:?}");
    }
    good(at, &["chain", "start", "--force", "--validators", "1"]);
    assert_ne!(saved(at), before);
}

#[test]
fn a_session_that_is_not_there_or_damaged_is_bad_input() {
    let folder = TempDir::new().unwrap();
    let at = folder.path();

    let Ran { code, err, .. } = ballast(at, &["chain", "status"]);
    assert_eq!(code, Some(2));
    assert!(err.contains("ballast chain start"), "{err}");

    fs::write(at.join("x.jsonl"), "{").unwrap();
    let Ran { code, err, .. } = ballast(at, &["chain", "block", "--session", "x.jsonl"]);
    assert_eq!(code, Some(2));
    assert!(err.contains("damaged") && err.lines().count() == 1, "{err}");

    let bad = &[
        "chain",
        "start",
        "--params",
        r#"{"hub":{"drip_secs":9999999}}"#,
    ];
    let Ran { code, err, .. } = ballast(at, bad);
    assert_eq!(code, Some(1));
    assert!(err.contains("hub.drip_secs = 9999999"), "{err}");
    assert!(!at.join(".ballast").exists());
}

#[test]
fn the_demo_ends_with_books_that_hold() {
    let folder = TempDir::new().unwrap();

    let out = good(folder.path(), &["demo"]);
    let json = good(folder.path(), &["demo", "--json"]);

    assert!(
        out.contains("I-4") && out.contains("and held") && !out.contains("BROKEN"),
        "{out}"
    );
    let paid = "the bond paid 20.947865, the pool 31.421798, and holders bear 17.501509";
    assert!(out.contains(paid), "{out}");
    assert!(!out.contains('\u{1b}'), "colour without a terminal");
    for line in json.lines() {
        assert!(serde_json::from_str::<Value>(line).unwrap().is_object());
    }
}

#[test]
fn schemas_are_written_and_checked() {
    let folder = TempDir::new().unwrap();
    let at = folder.path();

    assert_eq!(ballast(at, &["schema", "--check"]).code, Some(1));
    good(at, &["schema", "--out", "schema"]);
    good(at, &["schema", "--out", "schema", "--check"]);
    fs::write(at.join("schema/hub.json"), "{}").unwrap();
    let Ran { code, err, .. } = ballast(at, &["schema", "--check"]);

    assert_eq!(code, Some(1));
    assert!(
        err.contains("hub.json") && !err.contains("queue.json"),
        "{err}"
    );
    let queue = fs::read_to_string(at.join("schema/queue.json")).unwrap();
    let queue: Value = serde_json::from_str(&queue).unwrap();
    assert_eq!(queue["contract_name"], "queue");
}

#[test]
fn help_has_examples() {
    let folder = TempDir::new().unwrap();
    for args in [
        &["--help"] as &[&str],
        &["run", "--help"],
        &["exec", "--help"],
        &["query", "-h"],
    ] {
        let out = good(folder.path(), args);
        assert!(out.contains("Example") && out.contains("ballast "), "{out}");
    }
    assert_eq!(ballast(folder.path(), &[]).code, Some(2));
}

/// Before, 12 writers at the same time lost 55 of 364 commands that they had reported as done: all wrote the same
/// temporary file, and the last one won.
#[test]
fn of_forty_commands_at_once_as_many_are_recorded_as_are_reported() {
    let folder = TempDir::new().unwrap();
    good(folder.path(), &["chain", "start", "--validators", "1"]);
    let before = saved(folder.path()).lines().count();

    let reported: usize = std::thread::scope(|scope| {
        let writers: Vec<_> = (0..40)
            .map(|i| {
                let funds = (2_000_000 + i).to_string();
                let at = folder.path();
                let args = move || {
                    ballast(
                        at,
                        &["exec", "hub", BOND, "--from", "alice", "--funds", &funds],
                    )
                };
                scope.spawn(move || usize::from(args().code == Some(0)))
            })
            .collect();
        writers.into_iter().map(|one| one.join().unwrap()).sum()
    });

    let after = saved(folder.path());
    assert_eq!((reported, after.lines().count() - before), (40, 40));
    for i in 0..40 {
        let funds = format!(r#""funds":"{}ustake""#, 2_000_000 + i);
        assert_eq!(after.matches(&funds).count(), 1, "{funds}");
    }
    let left: Vec<_> = fs::read_dir(folder.path().join(".ballast"))
        .unwrap()
        .flatten()
        .collect();
    assert_eq!(left.len(), 1, "{left:?}");
}

/// Before, a session that was a link was replaced by a file.
#[test]
fn a_session_that_is_a_link_is_left_as_it_is() {
    let folder = TempDir::new().unwrap();
    good(
        folder.path(),
        &["chain", "start", "--session", "real.jsonl"],
    );
    let before = fs::read_to_string(folder.path().join("real.jsonl")).unwrap();
    std::os::unix::fs::symlink("real.jsonl", folder.path().join("link.jsonl")).unwrap();

    let Ran { code, out, err } = ballast(
        folder.path(),
        &[
            "exec",
            "hub",
            BOND,
            "--from",
            "alice",
            "--funds",
            "5",
            "--session",
            "link.jsonl",
        ],
    );

    assert_eq!(code, Some(2), "{out}{err}");
    assert!(err.contains("a link to real.jsonl"), "{err}");
    assert_eq!(
        fs::read_to_string(folder.path().join("real.jsonl")).unwrap(),
        before
    );
}
