//! What `ballast position` says is what happens.
#![allow(
    clippy::indexing_slicing,
    clippy::unwrap_used,
    clippy::arithmetic_side_effects
)]

mod common;

use common::good;
use serde_json::Value;
use std::path::Path;

fn ballast(folder: &Path, line: &str) -> String {
    let words: Vec<&str> = line.split_whitespace().collect();
    good(folder, &words)
}

fn send(to: &str, amount: &str, inner: &str, from: &str) -> String {
    let msg = format!(
        r#"{{"send":{{"contract":"${{{to}}}","amount":"{amount}","msg":{{"$b64":{inner}}}}}}}"#
    );
    format!("exec token {msg} --from {from}")
}

fn position(folder: &Path, of: &str) -> Value {
    serde_json::from_str(&ballast(
        folder,
        &format!("position {of} --slash 0.1 --json"),
    ))
    .unwrap()
}

fn number(value: &Value) -> u128 {
    value.as_str().unwrap().parse().unwrap()
}

/// Alice holds LST and a priced ticket, bob underwrites, carol has posted a bond and holds LST.
fn suite() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    let at = folder.path();
    for line in [
        "chain start --validators 4".to_string(),
        r#"exec hub {"bond":{}} --from alice --funds 800000000"#.to_string(),
        r#"exec hub {"bond":{}} --from bob --funds 100000000"#.to_string(),
        r#"exec hub {"bond":{}} --from carol --funds 100000000"#.to_string(),
        r#"exec hub {"advance":{}} --from keeper"#.to_string(),
        send("vault", "8000000", r#"{"underwrite":{}}"#, "bob"),
        send(
            "vault",
            "1000000",
            r#"{"post_bond":{"validator":"${val0}"}}"#,
            "carol",
        ),
        send("queue", "100000000", r#"{"unbond":{}}"#, "alice"),
        r#"exec hub {"advance":{}} --from keeper"#.to_string(),
    ] {
        ballast(at, &line);
    }
    folder
}

#[test]
fn a_ticket_says_when_and_how_much() {
    let folder = suite();
    let at = folder.path();

    let before = position(at, "alice");
    let ticket = &before["tickets"][0];
    assert_eq!(
        (ticket["status"].as_str(), ticket["value"].as_str()),
        (Some("exiting"), Some("100000000"))
    );
    assert!(ticket["sits_with"].as_u64().unwrap() >= 1);
    let expected = ticket["expected_at"].as_u64().unwrap();
    let wait = expected - before["time"].as_u64().unwrap();
    ballast(at, &format!("chain advance {wait}"));
    ballast(at, r#"exec hub {"advance":{}} --from keeper"#);
    let after = position(at, "alice");

    assert_eq!(after["tickets"][0]["claimable"], "100000000");
    assert_eq!(after["tickets"][0]["could_lose"], "0", "its money is here");
    assert_eq!(after["total"]["claimable"], "100000000");
    ballast(
        at,
        r#"exec queue {"claim":{"ticket_ids":["1"]}} --from bob"#,
    );
    assert_eq!(position(at, "alice")["tickets"], serde_json::json!([]));
}

#[test]
fn what_could_be_lost_is_what_a_slash_takes() {
    let folder = suite();
    let at = folder.path();
    let people = ["alice", "bob", "carol"];
    let before = people.map(|name| position(at, name));
    let validator = before[0]["if_slashed"]["validator"]
        .as_str()
        .unwrap()
        .to_string();

    ballast(at, &format!("chain slash {validator} 0.1"));
    ballast(at, r#"exec hub {"sync":{}} --from keeper"#);

    // what unbonds is settled short only when it arrives: compare what is booked at once
    let booked = |position: &Value| {
        let layers = position["vault"].as_array().unwrap().iter();
        number(&position["lst"]["value"])
            + layers.map(|layer| number(&layer["value"])).sum::<u128>()
    };
    let told = |position: &Value| {
        let layers = position["vault"].as_array().unwrap().iter();
        let layers = layers
            .map(|layer| number(&layer["could_lose"]))
            .sum::<u128>();
        number(&position["lst"]["could_lose"]) + layers
    };
    let mut lost = 0;
    for (name, before) in people.iter().zip(&before) {
        let after = position(at, name);
        let really = booked(before) - booked(&after);
        lost += really;
        // the chain slashes whole units of power, so a little less
        let (told, rounding) = (told(before), told(before) / 1_000 + 5);
        assert!(
            really.abs_diff(told) <= rounding,
            "{name}: told {told}, lost {really}"
        );
    }
    assert!(lost > 10_000_000, "{lost}");
}

#[test]
fn a_leave_says_when() {
    let folder = suite();
    let at = folder.path();
    ballast(
        at,
        r#"exec vault {"request_exit":{"layer":"pool","shares":"1000000000"}} --from bob"#,
    );

    let bob = position(at, "bob");
    let text = ballast(at, "position bob");

    let exit = bob["vault"]
        .as_array()
        .unwrap()
        .iter()
        .find(|layer| !layer["exit_id"].is_null());
    let exit = exit.unwrap();
    assert_eq!(exit["value"], "1000000");
    assert!(exit["ready_at"].as_u64().unwrap() > bob["time"].as_u64().unwrap() + 25 * 86_400);
    assert!(
        text.contains("underwritten, exit 1") && text.contains("until it is taken out"),
        "{text}"
    );
    for words in [
        "available now",
        "later, at the earliest",
        "if requested now, 20",
    ] {
        assert!(text.contains(words), "no `{words}` in {text}");
    }
}

#[test]
fn nothing_is_shown_as_nothing() {
    let folder = suite();
    assert!(ballast(folder.path(), "position dave").contains("nothing here"));
}
