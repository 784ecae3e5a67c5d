//! What the documents say is true: commands run, messages are ones that the contracts know, links lead
//! somewhere, code is in the repository. `scripts/docs-check` runs this.
//!
//! A block's language says what is done with it:
//! - `sh`: its `ballast` lines run in order, in a session of the document's own. Of what is not run here, every `ballast`
//!   command is one that clap takes, and the info string says why it is not: `sh ci` is run by `.ci/run` or `.ci/full`, so the
//!   scripts, crates and files that it names are there; `sh network` needs a chain, a network, root or another machine;
//!   `sh synopsis` is one command a line, out of order.
//! - `json hub.execute` (contract and part): JSON values, each of that message type.
//! - `jsonl`: a scenario; `jsonl continued` goes on after the document's first, `jsonl part` is a part of one.
//! - `rust`: a doctest, in documents that are included as one. `ts`: part of a file in `clients/ts`.
//! - `console`, `ini`, `cron`: the `ballast` command inside is one that clap takes.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects,
    clippy::as_conversions
)]

mod blocks;
#[path = "../common/mod.rs"]
mod common;
mod links;
mod messages;
mod pages;

use std::fs;
use std::path::{Path, PathBuf};

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("../..")
        .canonicalize()
        .unwrap()
}

fn read(path: &str) -> String {
    fs::read_to_string(root().join(path)).unwrap_or_else(|err| panic!("{path}: {err}"))
}

/// All documents, by their path from the root.
fn documents() -> Vec<String> {
    let mut found = vec![];
    let mut folders = vec![root()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            let name = path.file_name().unwrap().to_string_lossy().into_owned();
            let hidden =
                ["target", "node_modules", "proptest-regressions"].contains(&name.as_str());
            if path.is_dir() && !hidden && !name.starts_with('.') {
                folders.push(path);
            } else if name.ends_with(".md") {
                let relative = path.strip_prefix(root()).unwrap();
                found.push(relative.to_string_lossy().into_owned());
            }
        }
    }
    found.sort();
    found
}

/// Help is wrapped at 100 columns: a sentence that was broken by hand beyond them breaks twice.
#[test]
fn what_stands_below_help_fits_its_lines() {
    let mut commands = vec![ballast_cli::command()];
    while let Some(command) = commands.pop() {
        let help = command.get_after_help().map(ToString::to_string);
        for line in help.unwrap_or_default().lines() {
            // a command with a message in it may be longer, but not what is said about it
            let is_call = line.starts_with("  ballast ") && !line.trim().contains("   ");
            assert!(
                is_call || line.chars().count() <= 100,
                "{}: {line}",
                command.get_name()
            );
        }
        commands.extend(command.get_subcommands().cloned());
    }
}
