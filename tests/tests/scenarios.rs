//! Runs every file of `tests/scenarios` as `ballast run` does.
#![allow(clippy::unwrap_used)]

use ballast_cli::scenario::{only, parse, Chains};
use std::fs;
use std::path::Path;

#[test]
fn every_scenario_goes_as_it_expects() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("scenarios");
    let entries = fs::read_dir(folder).unwrap();
    let mut files: Vec<_> = entries.map(|file| file.unwrap().path()).collect();
    files.retain(|file| {
        file.extension()
            .is_some_and(|extension| extension == "jsonl")
    });
    files.sort();
    let mut broken = vec![];

    for file in &files {
        let name = file.file_name().unwrap().to_string_lossy().into_owned();
        let text = fs::read_to_string(file).unwrap();
        let lines = parse(&text).unwrap_or_default();
        if only(&lines) == Some(Chains::Real) {
            println!("{name}: for a real chain only");
            continue;
        }
        match ballast_cli::run_text(&text, |_, _| {}) {
            Ok(counts) => println!("{name}: {counts:?}"),
            Err(err) => broken.push(format!("{name}, {err}\n  {}", err.details.join("\n  "))),
        }
    }

    assert!(files.len() >= 10);
    assert!(broken.is_empty(), "{}", broken.join("\n"));
}
