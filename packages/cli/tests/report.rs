//! Reports and the stressful year, as files.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing
)]

mod common;

use common::good;
use serde_json::Value;
use std::fs;
use std::path::Path;

/// The data of a file, and that it needs nothing else.
fn data(file: &Path) -> Value {
    let html = fs::read_to_string(file).unwrap();
    assert!(html.contains("default-src 'none'"));
    for reach in ["src=\"", "<link", "url(", "import ", "fetch("] {
        assert!(!html.contains(reach), "the file uses {reach}");
    }
    let (_, rest) = html.split_once("id=\"data\">").unwrap();
    let (json, _) = rest.split_once("</script>").unwrap();
    serde_json::from_str(json).unwrap()
}

#[test]
fn the_demo_as_a_report_has_the_books_after_each_step() {
    let folder = tempfile::tempdir().unwrap();
    good(folder.path(), &["demo", "--report", "demo.html"]);

    let story = data(&folder.path().join("demo.html"));

    let steps = story["steps"].as_array().unwrap();
    let with_books = steps.iter().filter(|step| step["books"].is_object());
    assert_eq!(with_books.count(), steps.len() - 1, "all but genesis");
    let bonded = steps
        .iter()
        .find(|step| step["command"]["funds"] == "600000000")
        .unwrap();
    assert_eq!(bonded["books"]["state"]["value"], "601000000");
    let alice = bonded["books"]["people"].as_array().unwrap();
    let alice = alice
        .iter()
        .find(|person| person["name"] == "alice")
        .unwrap();
    assert_eq!(alice["lst"], "600000000");
    assert!(story["view"]["history"].as_array().unwrap().len() > 10);
    let losses = story["view"]["losses"]["rows"].as_array().unwrap();
    assert_eq!(losses[0]["paid_by_bond"], "20947865");
    let marked = story["view"]["history"].as_array().unwrap().iter();
    assert_eq!(marked.filter(|at| at["mark"].is_string()).count(), 1);
    assert_eq!(story["view"]["solvency"]["ok"], true);
}

#[test]
fn a_scenario_as_a_report_tells_its_refusals_and_its_losses() {
    let folder = tempfile::tempdir().unwrap();
    let scenarios = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/scenarios");
    let scenario = scenarios.join("loss-between-bonds.jsonl");
    let scenario = scenario.to_str().unwrap();
    good(folder.path(), &["run", "--report", "loss.html", scenario]);

    let story = data(&folder.path().join("loss.html"));

    assert_eq!(story["title"], "loss between bonds");
    let losses = story["view"]["losses"]["rows"].as_array().unwrap();
    assert!(!losses.is_empty());
    let marked = story["view"]["history"].as_array().unwrap().iter();
    assert!(marked.filter(|sample| sample["mark"].is_string()).count() > 0);
}

#[test]
fn the_same_seed_is_the_same_year_and_insurance_bears_what_holders_would() {
    let folder = tempfile::tempdir().unwrap();
    let args = |out| {
        [
            "--json",
            "stress",
            "--seed",
            "3",
            "--days",
            "60",
            "--validators",
            "4",
            "--slashes",
            "4",
            "--out",
            out,
        ]
    };
    let first = good(folder.path(), &args("a.html"));
    let again = good(folder.path(), &args("b.html"));
    assert_eq!(first, again);
    assert_eq!(
        fs::read(folder.path().join("a.html")).unwrap(),
        fs::read(folder.path().join("b.html")).unwrap()
    );

    let worlds: Vec<Value> = first
        .lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect();
    assert_eq!(worlds.len(), 8);
    worlds.iter().for_each(adds_up);
    bears_less(&worlds[0], &worlds[1..]);
    let drawn = data(&folder.path().join("a.html"));
    assert_eq!(
        drawn["stress"]["outcomes"][0]["rates"]
            .as_array()
            .unwrap()
            .len(),
        61
    );
}

/// What was lost was borne by somebody, and the books held.
fn adds_up(world: &Value) {
    let sum = |keys: &[&str]| {
        keys.iter()
            .map(|key| world[*key].as_u64().unwrap())
            .sum::<u64>()
    };
    assert_eq!(
        sum(&["lost"]),
        sum(&["by_bonds", "by_pool", "by_holders", "by_leavers"]),
        "{world}"
    );
    assert_eq!(world["solvent"], true);
}

/// Without insurance holders bear everything; in worlds with insurance they bear less.
fn bears_less(bare: &Value, insured: &[Value]) {
    assert!(bare["by_holders"].as_u64() > Some(0));
    assert_eq!(
        (bare["by_bonds"].as_u64(), bare["by_pool"].as_u64()),
        (Some(0), Some(0))
    );
    for insured in insured {
        assert!(
            insured["by_holders"].as_u64() < bare["by_holders"].as_u64(),
            "{insured}"
        );
        assert!(
            insured["drawdown_bps"].as_u64() <= bare["drawdown_bps"].as_u64(),
            "{insured}"
        );
    }
}
