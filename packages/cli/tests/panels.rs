//! What panels of extensions tell and draw, on sessions that are the beginnings of scenarios.
#![allow(
    clippy::indexing_slicing,
    clippy::unwrap_used,
    clippy::panic,
    clippy::arithmetic_side_effects
)]

use ballast_session::Session;
use ballast_testing::extension::{self, Picture};
use ballast_testing::{Panel, Scale};
use serde_json::Value;
use std::fs;
use std::path::PathBuf;

/// The panel of a contract after so many lines of a scenario.
fn panel(scenario: &str, lines: usize, contract: &str) -> Panel {
    ballast_extensions::install();
    let from = PathBuf::from(env!("CARGO_MANIFEST_DIR"));
    let from = from.join(format!("../../tests/scenarios/{scenario}.jsonl"));
    let text = fs::read_to_string(from).unwrap();
    let kept: Vec<&str> = text.lines().take(lines).collect();
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("s.jsonl");
    fs::write(&file, kept.join("\n") + "\n").unwrap();
    let session = Session::open(&file).unwrap();
    let (runner, chain) = (&session.runner, session.runner.chain().unwrap());
    let at = &runner.others()[contract];
    let ask = |msg: &Value| chain.query(at, msg.to_string().into_bytes().into());
    let scale = Scale::new(chain.now(), "bSTAKE", "ustake", 6);
    let known = extension::named(runner.code_of(contract).unwrap()).unwrap();
    known.panel(&ask, &scale).unwrap().unwrap()
}

fn cell<'a>(panel: &'a Panel, first: &str, column: usize) -> &'a str {
    let row = panel.rows.iter().find(|row| row[0].starts_with(first));
    &row.unwrap_or_else(|| panic!("no {first} in {:?}", panel.rows))[column]
}

#[test]
fn market_draws_its_curve_and_says_at_which_slash_a_position_is_sold() {
    let panel = panel("market-solvent", 11, "mkt");
    let row = &panel.rows[0];
    assert_eq!(
        &row[1..],
        [
            "600 bSTAKE",
            "500 STAKE",
            "83.34 %",
            "0.905797",
            "9.42 %",
            "healthy"
        ]
    );
    assert!(panel.note.contains("1 position owes"), "{}", panel.note);
    let Picture::Curve { lines, marks, .. } = &panel.pictures[0] else {
        panic!("{panel:?}");
    };
    // 4 % at 90 % use, a quarter at none, four times at all
    assert_eq!(lines[0].points, [(0, 100), (9_000, 400), (10_000, 1_600)]);
    assert_eq!((marks[1].name.as_str(), marks[1].x), ("now", 5_000));
    // (1 + 0.75 x (0.5 - 0.9) / 0.9) x 4 %
    assert!((265..=267).contains(&marks[1].y), "{marks:?}");
}

#[test]
fn lever_draws_its_band() {
    let panel = panel("lever-slash-12", 16, "lev");
    let Picture::Band {
        ends,
        ranges,
        marks,
        ..
    } = &panel.pictures[0]
    else {
        panic!("{panel:?}");
    };
    let at = |name: &str| marks.iter().find(|mark| mark.name == name).unwrap().x;
    assert_eq!(
        [at("min"), at("target"), at("max"), at("ripcord")],
        [27_000, 30_000, 34_000, 40_000]
    );
    assert!((41_240..=41_260).contains(&at("now")) && ends.1 > at("now"));
    let joined = ranges.windows(2).all(|pair| pair[0].to == pair[1].from);
    assert!(joined, "{ranges:?}");
    assert!(panel.note.contains("Anyone may send buy_down"));
    assert_eq!(cell(&panel, "now", 2), "a buyer's discount is 1.50 %");
}

#[test]
fn splitter_says_which_fixed_rate_a_price_is() {
    let panel = panel("splitter-worked-example", 11, "dex");
    // 347 days: 3 / 97 x 365 / 347
    assert_eq!(
        cell(&panel, "fixed rate if PT costs 0.97, so YT 0.03", 1),
        "3.25 % a year"
    );
    let Picture::Curve { lines, .. } = &panel.pictures[0] else {
        panic!("{panel:?}");
    };
    assert_eq!(lines[0].points.last(), Some(&(10_000, 0)));
    assert!(lines[0].points.contains(&(9_700, 325)));
}

#[test]
fn hedge_draws_the_floor_over_the_drop() {
    let panel = panel("hedge-worked-example", 13, "hedge");
    let Picture::Curve { lines, marks, .. } = &panel.pictures[0] else {
        panic!("{panel:?}");
    };
    assert_eq!(lines.len(), 2, "all of the reserve is there");
    let at = |line: usize, drop: i64| {
        lines[line]
            .points
            .iter()
            .find(|point| point.0 == drop)
            .unwrap()
            .1
    };
    assert_eq!((marks[0].x, marks[0].y), (150, 9_850));
    assert_eq!(marks[1].x, 2_120);
    assert_eq!((at(0, 2_120), at(1, 2_120)), (9_850, 7_880));
    assert_eq!(cell(&panel, "made whole up to", 1), "21.20 %");
}

#[test]
fn basket_draws_weights_and_tells_changes_with_their_time() {
    let panel = panel("basket-worked-example", 18, "k");
    let Picture::Bars { bars, .. } = &panel.pictures[0] else {
        panic!("{panel:?}");
    };
    let of: Vec<_> = bars.iter().map(|bar| (bar.is, bar.aim)).collect();
    // 450, 300 and 200 of 950, to a unit
    assert_eq!(
        of.iter().map(|(_, aim)| *aim).collect::<Vec<_>>(),
        [5_000, 3_000, 2_000]
    );
    assert!(
        (of[0].0 - 4_736).abs() <= 1 && (of[2].0 - 2_105).abs() <= 1,
        "{of:?}"
    );
    assert!(
        panel.note.contains("950 bSTAKE in all") || panel.note.contains("949.99"),
        "{}",
        panel.note
    );
}

#[test]
fn others_tell_amounts_in_tokens() {
    let calls = panel("calls-worked-example", 12, "series");
    assert_eq!(calls.rows[0][2], "600 bSTAKE");
    assert!(
        calls.note.contains("a whole STAKE for 12,500,000 uusd"),
        "{}",
        calls.note
    );
    let oracle = panel("oracle-unpledge", 14, "oracle");
    assert!(
        oracle.note.contains("bSTAKE weigh in this round"),
        "{}",
        oracle.note
    );
    let restake = panel("restake-worked-example", 13, "dex");
    assert_eq!(cell(&restake, "LST behind the service", 1), "720");
}
