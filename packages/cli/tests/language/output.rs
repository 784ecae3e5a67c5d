//! What `run` prints: JSON, errors, and what it skips.

use crate::common::Ran;
use crate::{ballast, START};
use serde_json::Value;

#[test]
fn a_scenario_for_real_chains_is_skipped() {
    let lines = r#"{"cmd":"only","chain":"real"}
{"cmd":"genesis","accounts":{"alice":"1"}}
{"cmd":"grant","from":"alice","to":"val0"}"#;

    let Ran { code, out, err } = ballast(&["run", "-"], lines);

    assert_eq!((code, err.as_str()), (Some(0), ""));
    assert_eq!(out, "skipped -: for chain `real` only\n");
    let out = ballast(&["run", "-", "--json"], lines).good();
    assert_eq!(out.trim(), r#"{"file":"-","skipped":"real"}"#);
}

#[test]
fn json_is_one_object_a_line_and_the_same_every_time() {
    let lines = r#"{"cmd":"exec","from":"alice","contract":"hub","msg":{"bond":{}},"funds":"8"}
{"cmd":"exec","from":"alice","contract":"hub","msg":{"bond":{}},"fails":"coin"}"#;
    let text = format!("{START}{lines}");

    let first = ballast(&["run", "--json", "-"], &text).good();
    let second = ballast(&["run", "--json", "-"], &text).good();

    assert_eq!(first, second);
    let objects: Vec<Value> = first
        .lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect();
    assert_eq!(objects.len(), 5);
    assert_eq!(objects[2]["answer"]["attributes"]["hub"]["shares"], "8");
    assert!(objects[3]["refused"].as_str().unwrap().contains("coin"));
    assert_eq!(objects[4]["commands"], 4);
}

#[test]
fn errors_are_json_too() {
    let Ran { code, out, err } = ballast(&["run", "--json", "-"], r#"{"cmd":"blok"}"#);

    assert_eq!(code, Some(2));
    assert!(err.is_empty());
    let error: Value = serde_json::from_str(out.trim()).unwrap();
    assert_eq!(
        (&error["line"], &error["exit_code"]),
        (&1.into(), &2.into())
    );
    assert!(error["error"].as_str().unwrap().contains("blok"));

    let Ran { code, out, .. } = ballast(&["--json", "fly"], "");
    assert_eq!(code, Some(2));
    assert!(serde_json::from_str::<Value>(out.trim()).unwrap()["error"].is_string());
}

#[test]
fn a_missing_file_is_bad_input() {
    let Ran { code, err, .. } = ballast(&["run", "no/such/file.jsonl"], "");

    assert_eq!(code, Some(2));
    assert!(
        err.contains("no/such/file.jsonl") && err.lines().count() == 1,
        "{err}"
    );
}
