//! What keepers do for a splitter, and what people see of it.

use super::super::guest::Guest;
use super::{split, Split, DAY};
use ballast_extensions::splitter::Splitter;
use ballast_testing::{Chore, Extension, Scale};
use serde_json::{json, Value};

fn chores(split: &Split) -> Vec<Chore> {
    let ask = |msg: &Value| split.preview(msg);
    Splitter.chores(&ask, split.suite.now()).unwrap()
}

/// Once, at maturity, and not while the hub says nothing: the look would fix nothing.
#[test]
fn a_keeper_fixes_the_mark_once() {
    let mut split = split();
    split.split("alice", 1_000).unwrap();
    assert_eq!(chores(&split), []);
    let maturity = split.maturity;
    split.pass(maturity);
    split.hub.silence(true);
    assert_eq!(chores(&split), []);
    split.hub.silence(false);
    let due = chores(&split);
    let touch = json!({"touch": {}});
    assert_eq!(
        due.iter().map(|chore| &chore.msg).collect::<Vec<_>>(),
        [&touch]
    );
    split.touch();
    assert_eq!(chores(&split), []);
}

/// Days left, and what a price of PT earns a year: 5 of 95 in 100 days is 19.21 % in 365.
#[test]
fn the_panel_shows_the_rate_of_a_price() {
    let mut split = split();
    split.split("alice", 1_000).unwrap();
    let ask = |msg: &Value| split.preview(msg);
    let at = |days: u64| split.maturity - days * DAY;
    let shown = |at: u64| {
        let scale = Scale::new(at, "bSTAKE", "ustake", 6);
        Splitter.panel(&ask, &scale).unwrap().unwrap()
    };
    let panel = shown(at(100));
    assert_eq!(panel.note, "100 days to maturity.");
    let row = |what: &str| {
        let row = panel.rows.iter().find(|row| row[0] == what);
        row.map(|row| row[1].clone())
    };
    assert_eq!(row("PT").as_deref(), Some("0.001"));
    let rate = row("fixed rate if PT costs 0.95, so YT 0.05");
    assert_eq!(rate.as_deref(), Some("19.21 % a year"));
    let last = shown(split.maturity);
    assert!(!last.rows.iter().any(|row| row[0].starts_with("fixed rate")));
}
