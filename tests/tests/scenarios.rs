//! Runs every file of `tests/scenarios` as `ballast run` does, and those of `tests/scenarios/faults`, which
//! assert what is wrong today.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on should stop")]

use ballast_scenario::{only, parse, Chains, Line, Observer, Runner};
use std::fs;
use std::path::{Path, PathBuf};

/// The folder of tests, from wherever these are run: on the built contracts too.
fn tests() -> PathBuf {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    let tests = here
        .ancestors()
        .find(|folder| folder.join("scenarios").is_dir());
    tests.unwrap().to_path_buf()
}

fn scenarios(folder: &str) -> Vec<PathBuf> {
    let entries = fs::read_dir(tests().join(folder)).unwrap();
    let mut files: Vec<_> = entries.map(|file| file.unwrap().path()).collect();
    files.retain(|file| {
        file.extension()
            .is_some_and(|extension| extension == "jsonl")
    });
    files.sort();
    files
}

fn name(file: &Path) -> String {
    file.file_name().unwrap().to_string_lossy().into_owned()
}

/// Names an address that follows from the native codes' checksums.
const NATIVE_ONLY: &str = "treasury-is-the-queue.jsonl";

fn all_go_as_they_expect(files: &[PathBuf]) {
    ballast_extensions::install();
    let mut broken = vec![];
    for file in files {
        let name = name(file);
        if name == NATIVE_ONLY && ballast_testing::contracts::are_provided() {
            println!("{name}: for the native codes only");
            continue;
        }
        let text = fs::read_to_string(file).unwrap();
        let lines = parse(&text).unwrap_or_default();
        if only(&lines) == Some(Chains::Real) {
            println!("{name}: for a real chain only");
            continue;
        }
        match ballast_scenario::run_text(&text, |_, _| {}) {
            Ok(counts) => println!("{name}: {counts:?}"),
            Err(err) => broken.push(format!("{name}, {err}\n  {}", err.details.join("\n  "))),
        }
    }
    assert!(broken.is_empty(), "{}", broken.join("\n"));
}

#[test]
fn every_scenario_goes_as_it_expects() {
    let files = scenarios("scenarios");
    assert!(files.len() >= 10);
    all_go_as_they_expect(&files);
}

/// What a scenario's end looks like, where the runner is kept and taken up again after these commands.
fn end_of(lines: &[Line], kept_after: &[usize]) -> serde_json::Value {
    let mut runner = Runner::default();
    for (i, line) in lines.iter().enumerate() {
        let joined = lines.get(i + 1).is_some_and(|next| next.common.same_block);
        runner.step(line, joined).unwrap();
        if kept_after.contains(&i) {
            // before genesis there is nothing to keep
            if let Some(kept) = runner.keep() {
                let again = Runner::from_kept(&kept).unwrap();
                assert_eq!(again.keep().as_ref(), Some(&kept), "line {}", line.number);
                runner = again;
            }
        }
    }
    Observer::default().observe(&runner)
}

/// A session is opened from what was kept of it: nothing may be lost on the way, wherever that happens.
#[test]
fn every_scenario_can_be_kept_and_taken_up_again() {
    if ballast_testing::contracts::are_provided() {
        println!("for the native codes only");
        return;
    }
    ballast_extensions::install();
    let mut compared = 0;
    for file in scenarios("scenarios") {
        let lines = parse(&fs::read_to_string(&file).unwrap()).unwrap_or_default();
        if only(&lines) == Some(Chains::Real) || lines.len() < 2 {
            continue;
        }
        let last = lines.len() - 1;
        let kept_after = [0, last / 4, last / 2, last * 3 / 4, last - 1];
        let (straight, kept) = (end_of(&lines, &[]), end_of(&lines, &kept_after));
        assert_eq!(straight, kept, "{}", name(&file));
        compared += 1;
    }
    assert!(compared >= 10, "{compared}");
}

#[test]
fn every_fault_is_seen() {
    all_go_as_they_expect(&scenarios("scenarios/faults"));
}

/// What is wrong and what is right stands at the head of the file, and nothing in it may fail or not.
#[test]
fn every_fault_says_what_is_right() {
    for file in scenarios("scenarios/faults") {
        let (name, text) = (name(&file), fs::read_to_string(&file).unwrap());
        let head: Vec<&str> = text
            .lines()
            .take_while(|line| line.starts_with("//"))
            .collect();
        for word in ["// Wrong: ", "// Right: ", "// Turned with: "] {
            let said = head.iter().any(|line| line.starts_with(word));
            assert!(said, "{name} does not begin with `{word}`");
        }
        assert!(!text.contains("may_fail"), "{name}: either outcome is fine");
        let decides = text.contains("\"expect\":") || text.contains("\"fails\":");
        assert!(decides, "{name} expects nothing");
    }
}

/// `docs/FAULTS.md` has one row for each file, and no other.
#[test]
fn the_table_of_faults_is_whole() {
    let page = tests().join("../docs/FAULTS.md");
    let page = fs::read_to_string(page).unwrap();
    let mut listed: Vec<String> = page
        .lines()
        .filter_map(|line| line.strip_prefix("| ["))
        .filter_map(|row| row.split_once("](../tests/scenarios/faults/"))
        .filter_map(|(_, rest)| rest.split_once(')'))
        .map(|(file, _)| file.to_string())
        .collect();
    listed.sort();
    let files: Vec<String> = scenarios("scenarios/faults")
        .iter()
        .map(|file| name(file))
        .collect();
    assert_eq!(listed, files);
}
