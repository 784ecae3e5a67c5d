//! `ballast liquidate` on a session: what it says it would do is what it does.
#![allow(
    clippy::indexing_slicing,
    clippy::unwrap_used,
    clippy::arithmetic_side_effects
)]

mod common;

use common::{on_story as ballast, story};
use serde_json::Value;
use std::fs;

#[test]
fn a_dry_run_says_what_a_turn_then_does() {
    let folder = story("market-solvent", 16);
    let at = folder.path();
    let before = fs::read(at.join("s.jsonl")).unwrap();

    let dry = ballast(at, &["liquidate", "--dry-run", "--from", "carol"]).good();
    let object = ballast(at, &["liquidate", "--dry-run", "--from", "carol", "--json"]);

    assert!(
        dry.contains("1 position owes, the worst at 92.60 %"),
        "{dry}"
    );
    assert!(
        dry.contains("would send: gain 3.358") && dry.contains("252.13333"),
        "{dry}"
    );
    let object: Value = serde_json::from_str(&object.good()).unwrap();
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

    let first = ballast(at, &["liquidate", "--once", "--from", "carol"]).good();
    assert!(first.contains("gain 3.358"), "{first}");
    let again = ballast(at, &["liquidate", "--once", "--from", "carol"]).good();
    assert!(!again.contains("did"), "{again}");
}

#[test]
fn what_is_missing_is_said_and_is_the_exit_code() {
    let folder = story("market-stale", 12);
    let ran = ballast(folder.path(), &["liquidate", "--once", "--from", "carol"]);
    assert_eq!(ran.code, Some(3));
    assert!(ran.said().contains("there is no price"), "{}", ran.said());
    // a suite alone has nothing that sells
    let alone = story("market-solvent", 3);
    let ran = ballast(alone.path(), &["liquidate", "--once", "--from", "carol"]);
    assert_eq!(ran.code, Some(2));
    assert!(
        ran.said().contains("no market and no lever"),
        "{}",
        ran.said()
    );
    let named = ballast(
        folder.path(),
        &["liquidate", "--once", "--from", "carol", "--at", "hub"],
    );
    assert_eq!(named.code, Some(2), "{}", named.said());
}

#[test]
fn a_lever_is_brought_back_into_its_band() {
    let folder = story("lever-slash-12", 16);
    let ran = ballast(
        folder.path(),
        &["liquidate", "--once", "--from", "buyer", "--at", "lev"],
    );
    let said = ran.good();
    assert!(said.contains("at the cost of holders"), "{said}");
    let dry = ballast(
        folder.path(),
        &["liquidate", "--dry-run", "--from", "buyer", "--at", "lev"],
    );
    assert!(
        dry.said()
            .contains("leverage 3.00x in a band of 2.70x to 3.40x"),
        "{}",
        dry.said()
    );
}
