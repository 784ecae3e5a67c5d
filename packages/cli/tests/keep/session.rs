//! A keeper on the saved session.

use crate::advances;
use crate::common::{ballast, good};
use crate::play::{session, BALLAST};
use ballast_keep::Folder;
use serde_json::{json, Value};
use std::io::{BufRead, BufReader};
use std::process::{Command, Stdio};

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
