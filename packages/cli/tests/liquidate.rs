//! `ballast liquidate` on a session: what it says it would do is what it does.
#![allow(
    clippy::indexing_slicing,
    clippy::unwrap_used,
    clippy::arithmetic_side_effects
)]

use serde_json::Value;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

fn story(scenario: &str, lines: usize) -> tempfile::TempDir {
    let from = PathBuf::from(env!("CARGO_MANIFEST_DIR"));
    let from = from.join(format!("../../tests/scenarios/{scenario}.jsonl"));
    let text = fs::read_to_string(from).unwrap();
    let kept: Vec<&str> = text.lines().take(lines).collect();
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("s.jsonl"), kept.join("\n") + "\n").unwrap();
    folder
}

fn ballast(folder: &Path, words: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_ballast"))
        .args(words)
        .args(["--session", "s.jsonl"])
        .current_dir(folder)
        .output()
        .unwrap()
}

fn text(ran: &Output) -> String {
    let both = [ran.stdout.as_slice(), ran.stderr.as_slice()].concat();
    String::from_utf8(both).unwrap()
}

#[test]
fn a_dry_run_says_what_a_turn_then_does() {
    let folder = story("market-solvent", 16);
    let at = folder.path();
    let before = fs::read(at.join("s.jsonl")).unwrap();

    let dry = text(&ballast(at, &["liquidate", "--dry-run", "--from", "carol"]));
    let object = text(&ballast(
        at,
        &["liquidate", "--dry-run", "--from", "carol", "--json"],
    ));

    assert!(
        dry.contains("1 position owes, the worst at 92.60 %"),
        "{dry}"
    );
    assert!(
        dry.contains("would send: gain 3.358") && dry.contains("252.13333"),
        "{dry}"
    );
    let object: Value = serde_json::from_str(&object).unwrap();
    assert_eq!(object["contracts"][0]["offers"][0]["buys"], true);
    assert_eq!(
        fs::read(at.join("s.jsonl")).unwrap(),
        before,
        "nothing was sent"
    );
    assert!(!at
        .join(".ballast")
        .join("liquidator")
        .join("ledger.json")
        .exists());

    let ran = ballast(at, &["liquidate", "--once", "--from", "carol"]);
    assert!(ran.status.success(), "{}", text(&ran));
    assert!(text(&ran).contains("gain 3.358"), "{}", text(&ran));
    let again = ballast(at, &["liquidate", "--once", "--from", "carol"]);
    assert!(
        again.status.success() && !text(&again).contains("did"),
        "{}",
        text(&again)
    );
}

#[test]
fn what_is_missing_is_said_and_is_the_exit_code() {
    let folder = story("market-stale", 12);
    let ran = ballast(folder.path(), &["liquidate", "--once", "--from", "carol"]);
    assert_eq!(ran.status.code(), Some(3));
    assert!(text(&ran).contains("there is no price"), "{}", text(&ran));
    // a suite alone has nothing that sells
    let alone = story("market-solvent", 3);
    let ran = ballast(alone.path(), &["liquidate", "--once", "--from", "carol"]);
    assert_eq!(ran.status.code(), Some(2));
    assert!(
        text(&ran).contains("no market and no lever"),
        "{}",
        text(&ran)
    );
    let named = ballast(
        folder.path(),
        &["liquidate", "--once", "--from", "carol", "--at", "hub"],
    );
    assert_eq!(named.status.code(), Some(2), "{}", text(&named));
}

#[test]
fn a_lever_is_brought_back_into_its_band() {
    let folder = story("lever-slash-12", 16);
    let ran = ballast(
        folder.path(),
        &["liquidate", "--once", "--from", "buyer", "--at", "lev"],
    );
    assert!(ran.status.success(), "{}", text(&ran));
    assert!(
        text(&ran).contains("at the cost of holders"),
        "{}",
        text(&ran)
    );
    let dry = ballast(
        folder.path(),
        &["liquidate", "--dry-run", "--from", "buyer", "--at", "lev"],
    );
    assert!(
        text(&dry).contains("leverage 3.00x in a band of 2.70x to 3.40x"),
        "{}",
        text(&dry)
    );
}
