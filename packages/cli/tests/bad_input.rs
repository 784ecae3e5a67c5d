//! Wrong input in every command: one clear line, exit code 2, nothing changed; with `--json` an object.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects,
    clippy::as_conversions
)]

mod common;

use common::{ballast, good, Ran};
use serde_json::Value;
use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

/// Words of the command, and what the line has to say.
const WRONG: &[(&[&str], &str)] = &[
    (&[], "Usage"),
    (&["bnod"], "bnod"),
    (&["demo", "twice"], "twice"),
    (&["demo", "--report", "nowhere/x.html"], "nowhere/x.html"),
    (&["demo", "--report", "."], "folder"),
    (&["demo", "--report"], "FILE"),
    (&["serve", "--port", "70000"], "70000"),
    (&["serve", "--bind", "my-machine"], "my-machine"),
    (&["serve", "--days", "0"], "1..=365"),
    (&["serve", "--session", "nowhere"], "ballast chain start"),
    (&["serve", "--session", "a-file"], "deployed suite"),
    (&["serve", "--days", "9", "--session", "x"], "--days"),
    (&["serve", "--lcd", "https://rest.example.org"], "--hub"),
    (&["serve", "--hub", "wasm1x"], "--lcd"),
    (
        &["serve", "--wallet", "--rpc", "https://rpc.example.org"],
        "--lcd",
    ),
    (&["serve", "--gas-price", "0.025"], "--wallet"),
    (&["serve", "--static", "page"], "--wallet"),
    (
        &[
            "serve",
            "--lcd",
            "http://127.0.0.1:9",
            "--deployment",
            "nowhere",
        ],
        "nowhere",
    ),
    (
        &["serve", "--lcd", "ftp://x.org", "--hub", "wasm1qqqqqqqqqq"],
        "http://",
    ),
    (
        &["serve", "--lcd", "http://127.0.0.1:9", "--hub", "no hub"],
        "no hub",
    ),
    (&["risk", "--session", "nowhere"], "ballast chain start"),
    (&["risk", "--from", "nowhere.json"], "nowhere.json"),
    (&["risk", "--from", "a-file"], "snapshot"),
    (&["risk", "--html", "nowhere/x.html"], "nowhere/x.html"),
    (&["risk", "--policy", "nowhere.toml"], "nowhere.toml"),
    (&["risk", "--samples", "401"], "0..=400"),
    (&["risk", "--lcd", "https://rest.example.org"], "--hub"),
    (
        &["risk", "--lcd", "ftp://x.org", "--hub", "wasm1qqqqqqqqqq"],
        "http://",
    ),
    (&["risk", "--from", "x", "--at", "7"], "--at"),
    (&["risk", "--with", "bank=wasm1x"], "`bank` is none of"),
    (&["risk", "--with", "market"], "NAME=ADDRESS"),
    (&["risk", "check"], "--policy"),
    (
        &["risk", "check", "--policy", "nowhere.toml"],
        "nowhere.toml",
    ),
    (&["risk", "diff", "a.json"], "<B>"),
    (&["risk", "diff", "nowhere.json", "x.json"], "nowhere.json"),
    (&["stress", "--seed", "-1"], "-1"),
    (&["stress", "--days", "1"], "2..=3650"),
    (&["stress", "--validators", "0"], "1..=100"),
    (&["stress", "--slashes", "many"], "many"),
    (&["stress", "--out", "nowhere/x.html"], "nowhere/x.html"),
    (&["stress", "--out", "."], "folder"),
    (&["risk", "stress"], "<SCENARIO>"),
    (&["risk", "stress", "nowhere.jsonl"], "nowhere.jsonl"),
    (
        &["risk", "stress", "broken.jsonl", "--shocks", "nowhere"],
        "nowhere",
    ),
    (
        &["risk", "stress", "broken.jsonl", "--shocks", "broken.jsonl"],
        "line 1",
    ),
    (
        &["risk", "stress", "broken.jsonl", "--out", "nowhere/x"],
        "nowhere/x",
    ),
    (&["risk", "twin"], "<SNAPSHOT>"),
    (&["risk", "twin", "broken.jsonl"], "malformed JSON"),
    (&["risk", "twin", "nowhere.json"], "nowhere.json"),
    (&["chain", "make"], "<CODE>"),
    (&["chain", "make", "timelock"], "<MSG>"),
    (&["chain", "migrate", "vault"], "<CODE>"),
    (&["chain", "set-admin", "vault"], "<TO>"),
    (&["govern"], "--from"),
    (&["govern", "--from", "me"], "--config"),
    (&["govern", "--check", "--dry-run"], "--dry-run"),
    (
        &["govern", "--check", "--deployment", "nowhere.json"],
        "nowhere.json",
    ),
    (&["propose", "a"], "<MSGS>"),
    (
        &["propose", "a", "{}", "--from", "me", "--deployment", "x"],
        "the messages are a list",
    ),
    (&["vote", "first", "yes", "--from", "me"], "first"),
    (&["vote", "1", "maybe", "--from", "me"], "maybe"),
    (&["queue", "--deployment", "nowhere.json"], "nowhere.json"),
    (&["run"], "FILES"),
    (&["run", "nowhere.jsonl"], "nowhere.jsonl"),
    (&["run", "broken.jsonl"], "line 1"),
    (
        &["run", "--report", "x.html", "a.jsonl", "b.jsonl"],
        "not of 2",
    ),
    (&["run", "--report", "x.html", "broken.jsonl"], "line 1"),
    (
        &["run", "--report", "nowhere/x.html", "broken.jsonl"],
        "nowhere/x.html",
    ),
    (&["deploy", "forget"], "--chain-id"),
    (
        &["deploy", "forget", "--chain-id", "../x"],
        "is not a chain id",
    ),
    (
        &["deploy", "forget", "--deployment", "mine.json"],
        "nothing is on its way",
    ),
    (&["keep", "--forget", "--once"], "--once"),
    (&["exec", "hub", "{", "--from", "alice"], "malformed JSON"),
    (
        &["exec", "hub", "{\"bnod\":{}}", "--from", "alice"],
        "`bond`",
    ),
    (&["query", "hub", "{\"bond\":{}}"], "is a call"),
    (&["chain", "slash", "val0", "10%"], "write 0.1"),
    (&["exec", "hub", "{}"], "--from"),
    (&["exec", "hbu", "{}", "--from", "alice"], "hbu"),
    (&["exec", "hub", "{}", "--from", "zed"], "zed"),
    (
        &["exec", "hub", "{}", "--from", "alice", "--funds", "some"],
        "some",
    ),
    (
        &[
            "exec",
            "hub",
            "{}",
            "--from",
            "alice",
            "--session",
            "nowhere",
        ],
        "ballast chain start",
    ),
    (&["query", "hub", "{"], "malformed JSON"),
    (&["query", "hbu", "{}"], "hbu"),
    (
        &["query", "hub", "{}", "--session", "nowhere"],
        "ballast chain start",
    ),
    (&["balance", "zed"], "zed"),
    (&["balance"], "OF"),
    (&["position", "zed"], "zed"),
    (&["position", "alice", "--slash", "lots"], "0.05 is 5 %"),
    (&["position", "alice", "--slash", "1.5"], "0.05 is 5 %"),
    (&["position", "alice", "--chain-id", "x-1"], "--hub"),
    (&["keep", "--once", "--turns", "3"], "--turns"),
    (&["keep", "--once", "--from", "zed"], "zed"),
    (&["report", "--once", "--from", "alice"], "--ask"),
    (&["liquidate", "--cost", "6000"], "0..=5000"),
    (&["liquidate", "--cost", "1.1%"], "1.1%"),
    (&["liquidate", "--min-gain", "much"], "--min-gain"),
    (&["liquidate", "--reserve", "5token,5token"], "--reserve"),
    (&["liquidate", "--max-pay", ""], "--max-pay"),
    (&["liquidate", "--fast"], "--turns"),
    (&["liquidate", "--dry-run", "--once"], "--once"),
    (&["liquidate", "--every", "0s"], "1s"),
    (
        &["liquidate", "--session", "nowhere"],
        "ballast chain start",
    ),
    (&["liquidate", "--key-file", "k"], "--rest"),
    (
        &["position", "alice", "--extension", "market"],
        "real chains",
    ),
    (
        &[
            "report",
            "--once",
            "--from",
            "zed",
            "--ask",
            "cat prices.json",
        ],
        "zed",
    ),
    (&["keep", "--once", "--every", "soon"], "soon"),
    (&["keep", "--once", "--every", "0"], "1s"),
    (&["keep", "--turns", "0"], "--turns"),
    (&["keep", "--once", "--most", "0"], "--most"),
    (
        &["keep", "--once", "--session", "nowhere"],
        "ballast chain start",
    ),
    (&["keep", "--once", "--chain-id", "x-1"], "--hub"),
    (&["keep", "--fast", "--chain-id", "x-1"], "--fast"),
    (
        &["keep", "--once", "--node", "http://x:1"],
        "--chain-id or --deployment",
    ),
    (
        &["position", "alice", "--deployment", "nowhere.json"],
        "nowhere.json",
    ),
    (
        &[
            "keep",
            "--once",
            "--chain-id",
            "x-1",
            "--deployment",
            "nowhere.json",
        ],
        "nowhere.json",
    ),
    (
        &[
            "keep",
            "--once",
            "--chain-id",
            "x-1",
            "--hub",
            "h",
            "--binary",
            "./no-such-daemon",
        ],
        "--binary",
    ),
    (
        &["deploy", "asset", "--deployment", "nowhere.json"],
        "nowhere.json",
    ),
    (&["keep", "--once", "--metrics", "here"], "here"),
    (&["keep", "--once", "--webhook", "example.org"], "https://"),
    (&["keep", "--once", "--max-fees-per-day", "5"], "embedded"),
    (&["keep", "--config", "nowhere.toml"], "nowhere.toml"),
    (&["keep", "--config", "a-file"], "[[suite]]"),
    (&["localnet"], "WHAT"),
    (&["localnet", "dance"], "dance"),
    (&["localnet", "start", "--binary", "no-such-daemon"], "PATH"),
    (&["completions"], "SHELL"),
    (&["completions", "tcsh"], "tcsh"),
    (&["man", "--out", "a-file/below"], "manual"),
    (&["schema", "--out", "a-file/below"], "a-file"),
    (&["chain"], "Usage"),
    (&["deploy", "--config", "nowhere.toml", "--from", "me"], ""),
    (&["deploy", "verify", "--deployment", "nowhere.json"], ""),
    (
        &[
            "tx",
            "hub",
            "{",
            "--from",
            "me",
            "--deployment",
            "nowhere.json",
        ],
        "",
    ),
    (
        &["migrate", "--deployment", "nowhere.json", "--from", "me"],
        "",
    ),
    (&["chain", "start"], "--force"),
    (
        &["chain", "start", "--force", "--validators", "0"],
        "validators",
    ),
    (
        &["chain", "start", "--force", "--unbonding", "long"],
        "long",
    ),
    (
        &["chain", "start", "--force", "--unbonding", "0.5s"],
        "whole number",
    ),
    (
        &["chain", "start", "--force", "--inflation", "much"],
        "much",
    ),
    (&["chain", "start", "--force", "--accounts", "hub"], "hub"),
    (
        &["chain", "start", "--force", "--params", "{"],
        "malformed JSON",
    ),
    (&["chain", "block", "many"], "many"),
    (&["chain", "block", "9999999"], "advance"),
    (&["chain", "block", "2", "--every", "0.0004s"], "0.0004s"),
    (&["chain", "advance", "soon"], "21d"),
    (&["chain", "advance", "1e3"], "three decimals"),
    (&["chain", "reward", "some"], "some"),
    (&["chain", "slash", "val9", "0.1"], "val9"),
    (&["chain", "slash", "val0", "much"], "much"),
    (&["chain", "double-sign", "val9"], "val9"),
    (&["chain", "absent", "val9", "5"], "val9"),
    (&["chain", "absent", "val0", "long"], "long"),
    (&["chain", "unjail", "val9"], "val9"),
    (&["chain", "commission", "val0", "low"], "low"),
    (&["chain", "send", "alice", "nobody", "5"], "nobody"),
    (&["chain", "send", "alice", "bob", "some"], "some"),
    (
        &["chain", "status", "--session", "nowhere"],
        "ballast chain start",
    ),
    (
        &["chain", "accounts", "--session", "nowhere"],
        "ballast chain start",
    ),
];

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
