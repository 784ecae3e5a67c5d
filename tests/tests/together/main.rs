//! Everything at once: a suite with every extension and people in each, and shocks. The scenario is
//! `tests/scenarios/all-together.jsonl`; who pays what in the seed shock is `docs/STRESS.md`, which
//! `BALLAST_WRITE=1` writes and this holds.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects,
    clippy::as_conversions,
    clippy::panic,
    reason = "a test that cannot go on should stop"
)]

// a file and no crate: `tests/wasm` builds the stories of `all` by their path too
#[path = "../all/dice.rs"]
#[allow(dead_code, reason = "other histories throw it in other ways")]
mod dice;
mod exits;
mod histories;
mod order;
mod page;
mod sections;
mod twins;

use ballast_stress::twin::snapshot_of;
use ballast_stress::{parse, Outcome, Play, SEED};
use std::path::{Path, PathBuf};

/// The scenario, carried out.
pub fn together() -> Play {
    ballast_extensions::install();
    let text = std::fs::read_to_string(scenarios().join("all-together.jsonl")).unwrap();
    match Play::of(&text) {
        Ok(play) => play,
        Err(error) => panic!("{error}: {error:?}"),
    }
}

/// The scenario, and then the story of a run: it ends where the run did.
fn again(story: &str) -> Play {
    let text = std::fs::read_to_string(scenarios().join("all-together.jsonl")).unwrap();
    Play::of(&format!("{text}\n{story}")).unwrap()
}

/// The report of a snapshot, by the policy of this repository.
pub fn report_of(snapshot: &str) -> ballast_risk::Report {
    let snapshot = ballast_risk::Snapshot::parse(snapshot).unwrap();
    ballast_risk::report(&snapshot, &ballast_risk::Policy::default()).unwrap()
}

/// The folder of scenarios, from wherever these are run: on the built contracts too.
pub fn scenarios() -> PathBuf {
    let here = Path::new(env!("CARGO_MANIFEST_DIR")).ancestors();
    let mut folders = here.map(|folder| folder.join("scenarios"));
    folders.find(|folder| folder.is_dir()).unwrap()
}

/// Plays shocks, with every invariant and every law after each step.
pub fn play(play: &mut Play, shocks: &str) -> Outcome {
    let shocks = parse(shocks).unwrap();
    match play.play(&shocks) {
        Ok(outcome) => outcome,
        Err(error) => panic!("{error}: {error:?}"),
    }
}

/// The sum is zero, the chain gave nothing, and what nobody won or lost is rounding: a millionth of
/// all.
pub fn adds_up(outcome: &Outcome) {
    let tables = outcome.played.iter().map(|one| &one.table);
    for table in tables {
        let all: i128 = table.rows.iter().map(|row| row.after).sum();
        assert_eq!(table.sum(), 0);
        let most = all / 1_000_000 + 1_000;
        assert!(
            table.rewards.abs() <= most,
            "the chain gave {}",
            table.rewards
        );
        let lost = table.unexplained();
        assert!(
            lost.abs() <= most,
            "{lost} of {all} are nobody's: {table:#?}"
        );
    }
    assert_eq!(outcome.total.sum(), 0);
}

#[test]
fn all_nine_are_alive() {
    let play = together();
    let view = play.view().unwrap();
    for extension in ballast_extensions::ALL {
        let count = view.each(extension.name()).count();
        assert!(count > 0, "no {}", extension.name());
    }
    assert_eq!(view.each("restake").count(), 3);
    assert_eq!(view.each("market").count(), 2);
    let ledger = play.ledger().unwrap();
    let nobody = ledger.nobody();
    assert!(
        nobody.abs() < 1_000_000,
        "{nobody} are nobody's: {ledger:#?}"
    );
}

#[test]
fn a_report_has_a_section_of_each() {
    let play = together();
    let report = report_of(&snapshot_of(&play.view().unwrap()).to_string());
    let sections = [
        report.market.len(),
        report.oracle.len(),
        report.restake.len(),
        report.lever.len(),
    ];
    assert_eq!(sections, [2, 1, 3, 1]);
    let sections = [
        report.splitter.len(),
        report.hedge.len(),
        report.basket.len(),
        report.calls.len(),
    ];
    assert_eq!(sections, [1; 4]);
    let facets: Vec<_> = report
        .facets
        .iter()
        .map(|(name, facet)| (name.as_str(), facet.color.name(), &facet.because))
        .collect();
    println!("{facets:#?}\n{:#?}", report.partial);
    let grey = report
        .facets
        .iter()
        .filter(|(_, facet)| facet.color.name() == "grey")
        .count();
    assert!(grey <= 2, "{facets:?}");
}

#[test]
fn the_seed_shock_adds_up_and_its_story_ends_where_it_did() {
    let mut all = together();
    let outcome = play(&mut all, SEED);
    for one in &outcome.played {
        println!("{}", ballast_stress::table::sentence(one, 6));
        println!("{}", serde_json::to_string(&one.object()).unwrap());
    }
    println!("{}", ballast_stress::table::markdown(&outcome, 6));
    let again = again(all.story());
    let (ran, did) = (
        all.view().unwrap().chain.snapshot(),
        again.view().unwrap().chain.snapshot(),
    );
    // the last block is open here and over there: what differs is the chain's own
    let other = ran
        .differences(&did)
        .into_iter()
        .filter(|key| !key.contains("chain_sim"))
        .collect::<Vec<_>>();
    assert!(other.is_empty(), "the story ends elsewhere: {other:?}");
    adds_up(&outcome);
    page::holds(&outcome);
}
