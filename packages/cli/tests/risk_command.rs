//! `ballast risk`, through the binary: the same bytes, what it predicts, what a monitor is told.
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
use tempfile::TempDir;

fn json(text: &str) -> Value {
    serde_json::from_str(text).unwrap()
}

/// Six validators, stake, a bond, underwriters, an exit in flight.
fn session() -> TempDir {
    let folder = TempDir::new().unwrap();
    let at = folder.path();
    good(
        at,
        &[
            "chain",
            "start",
            "--validators",
            "6",
            "--accounts",
            "ann,ben",
            "--inflation",
            "0",
        ],
    );
    let bond = r#"{"bond":{}}"#;
    good(
        at,
        &[
            "exec",
            "hub",
            bond,
            "--from",
            "ann",
            "--funds",
            "6000000000",
        ],
    );
    good(at, &["exec", "hub", r#"{"advance":{}}"#, "--from", "ben"]);
    let insure =
        r#"{"send":{"contract":"${vault}","amount":"30000000","msg":{"$b64":{"underwrite":{}}}}}"#;
    good(at, &["exec", "token", insure, "--from", "ann"]);
    let bonded = r#"{"send":{"contract":"${vault}","amount":"20000000","msg":{"$b64":{"post_bond":{"validator":"${val0}"}}}}}"#;
    good(at, &["exec", "token", bonded, "--from", "ann"]);
    let exit =
        r#"{"send":{"contract":"${queue}","amount":"50000000","msg":{"$b64":{"unbond":{}}}}}"#;
    good(at, &["exec", "token", exit, "--from", "ann"]);
    good(at, &["chain", "block", "5"]);
    folder
}

/// Acceptance 2: twice the same bytes, and once more of the snapshot.
#[test]
fn the_same_height_gives_the_same_bytes() {
    let folder = session();
    let at = folder.path();
    let one = good(at, &["risk", "--json", "--snapshot", "s.json"]);
    let two = good(at, &["risk", "--json"]);
    let three = good(at, &["risk", "--from", "s.json", "--json"]);
    assert_eq!(one, two);
    assert_eq!(one, three);
    let report = json(&one);
    assert_eq!(report["schema"], "ballast.risk/1");
    assert_eq!(report["partial"], Value::Array(vec![]));
    assert_eq!(report["facets"]["powers"]["color"], "red");
    assert_eq!(report["powers"]["exit_window_secs"], 0);
}

/// Acceptance 3: what S1 predicts is what is booked.
#[test]
fn a_double_sign_costs_what_was_predicted() {
    let folder = session();
    let at = folder.path();
    let report = json(&good(at, &["risk", "--json"]));
    let loss = &report["loss"]["S1"];
    let operator = loss["validators"][0].as_str().unwrap();
    good(at, &["chain", "double-sign", operator]);
    let unbooked = json(&good(at, &["risk", "--json"]));
    assert_eq!(unbooked["books"]["unbooked_loss"], loss["gross"]);
    assert_eq!(unbooked["facets"]["books"]["color"], "yellow");
    good(at, &["exec", "hub", r#"{"sync":{}}"#, "--from", "ben"]);
    let booked = json(&good(at, &["query", "hub", r#"{"losses":{}}"#, "--json"]));
    let record = &booked["losses"][0];
    for (predicted, happened) in [
        ("gross", "amount"),
        ("by_bond", "paid_by_bond"),
        ("by_pool", "paid_by_pool"),
        ("by_exits", "by_exits"),
    ] {
        let number = |value: &Value| value.as_str().unwrap().parse::<u128>().unwrap();
        let (a, b) = (number(&loss[predicted]), number(&record[happened]));
        assert!(a.abs_diff(b) <= 2, "{predicted}: {a}, {b}");
    }
}

/// Acceptance 9: six validators cannot be under a limit of 20 % each by far, and are; a stricter limit is named.
#[test]
fn a_monitor_is_told_which_limit_does_not_hold() {
    let folder = session();
    let at = folder.path();
    fs::write(
        at.join("good.toml"),
        "[limits]\n\"conc.top_bps\" = { max = 2000 }\n",
    )
    .unwrap();
    let said = good(at, &["risk", "check", "--policy", "good.toml"]);
    assert!(said.contains("all 1 limits hold"), "{said}");

    fs::write(
        at.join("strict.toml"),
        "[limits]\n\"conc.top_bps\" = { max = 1000 }\n[facets]\npowers = \"yellow\"\n",
    )
    .unwrap();
    let Ran { code, out, err } = ballast(at, &["risk", "check", "--policy", "strict.toml"]);
    assert_eq!(code, Some(1), "{out}{err}");
    assert!(
        out.contains("conc.top_bps = ") && out.contains("at most 1000"),
        "{out}"
    );
    assert!(out.contains("facets.powers is red"), "{out}");
    assert!(err.contains("2 limits"), "{err}");
}

/// Nothing is said of limits where nobody was asked.
#[test]
fn a_node_that_does_not_answer_breaks_no_limit() {
    let folder = TempDir::new().unwrap();
    let at = folder.path();
    fs::write(
        at.join("p.toml"),
        "[limits]\n\"conc.top_bps\" = { max = 1000 }\n",
    )
    .unwrap();
    let check = ["risk", "check", "--policy", "p.toml"];
    let hub = "wasm14hj2tavq8fpesdwxxcu44rty3hh90vhujrvcmstl4zr3txmfvw9s0phg4d";
    let of = ["--lcd", "http://127.0.0.1:1", "--hub", hub];
    let Ran { code, out, err } = ballast(at, &[check, of].concat());
    assert_eq!((code, out.as_str()), (Some(1), ""), "{err}");
    assert!(err.contains("127.0.0.1:1"), "{err}");
    assert!(!err.contains("limit"), "{err}");
}

#[test]
fn the_page_and_what_moved() {
    let folder = session();
    let at = folder.path();
    fs::write(at.join("a.json"), good(at, &["risk", "--json"])).unwrap();
    good(
        at,
        &[
            "exec",
            "hub",
            r#"{"bond":{}}"#,
            "--from",
            "ben",
            "--funds",
            "1000000",
        ],
    );
    fs::write(at.join("b.json"), good(at, &["risk", "--json"])).unwrap();
    let moved = good(at, &["risk", "diff", "a.json", "b.json"]);
    assert!(
        moved.contains("books.shares") && moved.contains("books.buffer"),
        "{moved}"
    );

    let shown = good(at, &["risk", "--html", "risk.html"]);
    assert!(
        shown.contains("exit_window") && shown.contains("risk.html"),
        "{shown}"
    );
    let page = fs::read_to_string(at.join("risk.html")).unwrap();
    assert!(page.contains("Who pays a loss") && !page.contains("<script"));
}

/// A report has a section for each extension, a rehearsal knows each, and its snapshot has the format that reports read.
#[test]
fn lists_of_other_crates_are_the_same() {
    let extensions = ballast_extensions::ALL.iter();
    let names: Vec<&str> = extensions.map(|extension| extension.name()).collect();
    assert_eq!(ballast_dashboard::risk::KINDS.as_slice(), names);
    assert_eq!(
        ballast_stress::Kind::ALL.map(ballast_stress::Kind::code),
        names.as_slice()
    );
    assert_eq!(
        ballast_stress::twin::SNAPSHOT_SCHEMA,
        ballast_risk::SNAPSHOT_SCHEMA
    );
}
