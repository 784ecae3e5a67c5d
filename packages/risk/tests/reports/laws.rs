//! Y-1 to Y-8, as far as they are about the report alone.

use super::kit::*;
use super::worked_example::with_oracle_and_market;
use ballast_risk::{definitions, Snapshot};
use cosmwasm_std::Uint128;
use serde_json::Value;
use std::fs;
use std::path::Path;

/// Y-1: the same snapshot gives the same bytes, also when it was written and read again, in
/// whatever order.
#[test]
fn the_same_snapshot_gives_the_same_bytes() {
    let snapshot = with_oracle_and_market();
    let (one, two) = (of(&snapshot), of(&snapshot));
    assert_eq!(one.canonical(), two.canonical());

    let again = Snapshot::parse(&parsed(&snapshot).canonical()).unwrap();
    assert_eq!(again.sha256(), parsed(&snapshot).sha256());
    assert_eq!(one.snapshot_sha256, again.sha256());
    assert_eq!(one.snapshot_sha256.len(), 64);
}

/// Y-2: the parts of every loss sum to it, and the value that is left says the same.
#[test]
fn the_parts_of_a_loss_sum_to_it() {
    let report = of(&worked_example());
    let value = report.books.unwrap().value;
    for (id, loss) in report.loss {
        let loss = loss.unwrap();
        let parts = [
            loss.by_exits,
            loss.from_drip,
            loss.by_bond,
            loss.by_pool,
            loss.by_holders,
        ];
        assert_eq!(parts.iter().sum::<Uint128>(), loss.gross, "{id}");
        let of_value = loss.gross - loss.by_exits - loss.from_drip;
        assert_eq!(loss.value, value - of_value, "{id}");
    }
}

/// Y-3: the parts of the supply sum to it.
#[test]
fn the_uses_sum_to_the_supply() {
    for snapshot in [worked_example(), with_oracle_and_market()] {
        let all = of(&snapshot).r#use.unwrap();
        let sum: Uint128 = all.parts.values().map(|part| part.lst).sum();
        assert_eq!(sum, all.supply);
        assert_eq!(all.known_ppm, Some(1_000_000));
    }
}

/// Y-6 and 13: any one answer less, and no facet that needs it is green; `partial` names it.
#[test]
fn what_is_not_known_is_never_green() {
    let needs = [
        ("hub", "state", "books"),
        ("hub", "state", "slash"),
        ("hub", "solvency", "books"),
        ("hub", "losses", "books"),
        ("queue", "open_batch", "books"),
        ("hub", "delegations", "concentration"),
        ("hub", "delegations", "slash"),
        ("vault", "pool", "slash"),
        ("vault", "bonds", "slash"),
        ("staking", "validators", "slash"),
        ("staking", "params", "slash"),
        ("slashing", "params", "slash"),
        ("token", "all_accounts", "dependence"),
        ("token", "token_info", "dependence"),
        ("wasm", "contract", "powers"),
        ("wasm", "contract", "exit_window"),
    ];
    for (of_whom, query, facet) in needs {
        let mut snapshot = worked_example();
        without(&mut snapshot, of_whom, query);

        let report = of(&snapshot);

        assert_eq!(color(&report, facet), "grey", "{of_whom}.{query}");
        let named = format!("{of_whom}.{query}");
        let known = report
            .partial
            .iter()
            .any(|gap| gap.what.starts_with(&named));
        assert!(known, "{named}: {:?}", report.partial);
    }
}

/// A list that was read in part only is no better than one that was not.
#[test]
fn a_list_that_was_read_in_part_is_partial() {
    let mut snapshot = worked_example();
    snapshot["partial"] = serde_json::json!([{"what": "hub.delegations", "why": "100 rows"}]);

    let report = of(&snapshot);

    assert_eq!(color(&report, "concentration"), "grey");
    assert_eq!(color(&report, "slash"), "grey");
    assert!(report.conc.is_some());
}

/// Y-7: no clock, no network, no file, no float in the package.
#[test]
fn the_package_reads_nothing_but_its_snapshot() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut seen = 0;
    let mut folders = vec![root];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
                continue;
            }
            let text = fs::read_to_string(&path).unwrap();
            for word in [
                "f32",
                "f64",
                "Instant",
                "SystemTime",
                "std::net",
                "std::fs",
                "std::env",
                "std::process",
                "HashMap",
                "HashSet",
                "thread",
                "as_f",
                "println",
            ] {
                assert!(!text.contains(word), "{}: {word}", path.display());
            }
            seen += 1;
        }
    }
    assert!(seen > 20, "{seen}");
    let floats = with_oracle_and_market();
    let text = of(&floats).canonical();
    let report: Value = serde_json::from_str(&text).unwrap();
    assert!(no_floats(&report));
}

fn no_floats(value: &Value) -> bool {
    match value {
        Value::Number(number) => number.is_u64() || number.is_i64(),
        Value::Array(all) => all.iter().all(no_floats),
        Value::Object(all) => all.values().all(no_floats),
        _ => true,
    }
}

/// Every section that has numbers has definitions, and no definition is of a section that is not
/// there.
#[test]
fn definitions_travel_with_the_numbers() {
    let report = of(&with_oracle_and_market());
    assert_eq!(report.definitions, definitions());
    let tree: Value = serde_json::from_str(&report.canonical()).unwrap();
    for id in definitions().keys() {
        let section = id.split('.').next().unwrap();
        assert!(tree.get(section).is_some(), "{id}");
    }
    let defined = |id: String| definitions().contains_key(&id);
    for section in ["books", "conc", "cover", "history"] {
        for field in tree[section].as_object().unwrap().keys() {
            assert!(defined(format!("{section}.{field}")), "{section}.{field}");
        }
    }
    for field in tree["loss"]["S1"].as_object().unwrap().keys() {
        let frame = ["what", "validators", "fraction", "note"];
        let known = frame.contains(&field.as_str());
        assert!(
            known || defined(format!("loss.<scenario>.{field}")),
            "{field}"
        );
    }
    for facet in report.facets.keys() {
        assert!(defined(format!("facets.{facet}")), "{facet}");
    }
}
