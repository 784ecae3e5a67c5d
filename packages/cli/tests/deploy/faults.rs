//! What `deploy` and `tx` get wrong today. Each story asserts the wrong value; `docs/FAULTS.md` has the right one.

use crate::world::World;
use serde_json::json;

crate::stories![
    a_balance_behind_a_hundred_other_denoms_is_not_seen,
    tx_passes_fractions_of_base_units_on,
];

const BOND: &str = r#"{"bond":{}}"#;

/// Right: a dry run that shows the plan. The node answers a page of 100 denoms; the next one is never asked for.
fn a_balance_behind_a_hundred_other_denoms_is_not_seen() {
    let mut world = World::new();
    let run = world.deploy(&["--dry-run"]);
    assert_eq!(run.code, Some(0), "{}", run.all());

    world.rules["other_denoms"] = json!(99);
    let run = world.deploy(&["--dry-run"]);
    assert_eq!(run.code, Some(0), "the last row of the page: {}", run.all());

    world.rules["other_denoms"] = json!(100);
    let run = world.deploy(&["--dry-run"]);
    assert_eq!(run.code, Some(1), "{}", run.all());
    assert!(run.err.contains("holds 0ustake"), "{}", run.err);
    world.is_untouched();
}

/// Right: bad input, exit code 2, as `ballast exec` says of the same coins. The SDK cuts 1.5 to 1.
fn tx_passes_fractions_of_base_units_on() {
    let world = World::new();
    let run = world.deploy(&[]);
    assert_eq!(run.code, Some(0), "{}", run.all());

    for funds in ["1.5ustake", "1.5", "1_000ustake", "1e18ustake", "5 ustake"] {
        let args = [
            "tx", "hub", BOND, "--from", "owner", "--funds", funds, "--yes",
        ];
        let run = world.ballast(&args);
        assert_eq!(run.code, Some(0), "{funds}: {}", run.all());
        assert!(!run.out.contains("gets bSTAKE"), "{funds}: {}", run.out);
        let state = world.state();
        let sent = state["txs"].as_object().unwrap().values();
        let sent: Vec<_> = sent.map(|tx| tx["funds"].clone()).collect();
        assert!(sent.contains(&json!(funds)), "{funds}: {sent:?}");
    }

    let here = world.ballast(&["chain", "start"]);
    assert_eq!(here.code, Some(0), "{}", here.all());
    let args = [
        "exec",
        "hub",
        BOND,
        "--from",
        "alice",
        "--funds",
        "1.5ustake",
    ];
    let run = world.ballast(&args);
    assert_eq!(run.code, Some(2), "the embedded chain: {}", run.all());
}
