//! Wrong input in every command: one clear line, exit code 2, nothing changed; with `--json` an object.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects,
    clippy::as_conversions
)]

#[path = "../common/mod.rs"]
mod common;
mod table;

use common::{ballast, good, Ran};
use serde_json::Value;
use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use table::WRONG;

fn files(folder: &Path) -> Vec<(String, Vec<u8>)> {
    let mut all = vec![];
    let mut folders = vec![folder.to_path_buf()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            // a keeper's lock says nothing
            if path.ends_with(".ballast/keeper") {
                continue;
            }
            match path.is_dir() {
                true => folders.push(path),
                false => all.push((path.display().to_string(), fs::read(&path).unwrap())),
            }
        }
    }
    all.sort();
    all
}

#[test]
fn wrong_input_is_told_plainly_and_changes_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let at = folder.path();
    good(at, &["chain", "start"]);
    fs::write(at.join("broken.jsonl"), "{\"cmd\":").unwrap();
    fs::write(at.join("a-file"), "").unwrap();
    let before = files(at);

    for (args, says) in WRONG {
        let Ran { code, out, err } = ballast(at, args);
        assert_eq!(code, Some(2), "{args:?}: {out}{err}");
        assert!(err.contains(says), "{args:?} says {err}");
        assert!(out.is_empty(), "{args:?} prints {out}");

        let Ran { code, out, .. } = ballast(at, &[*args, &["--json"]].concat());
        assert_eq!(code, Some(2), "{args:?} --json");
        let object: Value =
            serde_json::from_str(out.trim()).unwrap_or_else(|_| panic!("{args:?}: {out}"));
        assert_eq!(object["exit_code"], 2, "{args:?}");
        assert!(!object["error"].as_str().unwrap().is_empty(), "{args:?}");
        assert_eq!(files(at), before, "{args:?} changed something");
    }
}

/// Commands by their words, those with subcommands left out.
fn leaves(command: &clap::Command, words: &[&str], all: &mut BTreeSet<String>) {
    for sub in command.get_subcommands() {
        let words = [words, &[sub.get_name()]].concat();
        match sub.has_subcommands() {
            true => leaves(sub, &words, all),
            false => drop(all.insert(words.join(" "))),
        }
    }
}

#[test]
fn no_command_is_left_out() {
    let mut all = BTreeSet::new();
    leaves(&ballast_cli::command(), &[], &mut all);
    let tried: BTreeSet<String> = WRONG
        .iter()
        .flat_map(|(args, _)| (1..=args.len().min(2)).map(|n| args[..n].join(" ")))
        .collect();

    let missing: Vec<&String> = all.iter().filter(|name| !tried.contains(*name)).collect();

    assert!(
        missing.is_empty(),
        "no wrong input is tried with {missing:?}"
    );
}

#[test]
fn papers_are_printed() {
    let folder = tempfile::tempdir().unwrap();
    let at = folder.path();
    for shell in ["bash", "elvish", "fish", "powershell", "zsh"] {
        let out = good(at, &["completions", shell]);
        assert!(out.contains("position") && out.contains("keep"), "{shell}");
    }
    let page = good(at, &["man"]);
    assert!(
        page.contains(".TH ballast 1") && page.contains("Exit codes"),
        "{page}"
    );

    let out = good(at, &["man", "--out", "man1", "--json"]);

    assert_eq!(out.trim(), r#"{"written":"man1"}"#);
    let keep = fs::read_to_string(at.join("man1/ballast-keep.1")).unwrap();
    assert!(keep.contains("gas\\-prices"), "{keep}");
}
