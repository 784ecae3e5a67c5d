//! Numbers and names that pages quote are those of the sources. `BALLAST_WRITE=1` writes the auditors' table of sizes anew.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects,
    clippy::as_conversions,
    clippy::float_arithmetic
)]

mod counts;
mod gas;
mod names;
mod scope;

use std::fs;
use std::path::{Path, PathBuf};

fn root() -> PathBuf {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    here.join("../..").canonicalize().unwrap()
}

fn read(path: &str) -> String {
    fs::read_to_string(root().join(path)).unwrap_or_else(|err| panic!("{path}: {err}"))
}

/// A page with its line breaks taken for spaces, so that a sentence is found wherever it is wrapped.
fn page(path: &str) -> String {
    read(path).split_whitespace().collect::<Vec<_>>().join(" ")
}

fn holds(path: &str, sentence: &str) {
    assert!(
        page(path).contains(sentence),
        "{path} does not say `{sentence}`"
    );
}

/// The number after `before` in `text`, with `_` and `,` left out.
fn number_after(text: &str, before: &str) -> u64 {
    let (_, rest) = text.split_once(before).expect(before);
    let digits = rest.chars().take_while(|c| c.is_ascii_digit() || *c == '_');
    digits
        .filter(|c| *c != '_')
        .collect::<String>()
        .parse()
        .unwrap()
}

/// Adds the Rust files of a folder, and of those in it.
fn sources(folder: &Path, found: &mut Vec<PathBuf>) {
    let Ok(entries) = fs::read_dir(folder) else {
        return;
    };
    for entry in entries {
        let path = entry.unwrap().path();
        match path.is_dir() {
            true => sources(&path, found),
            false if path.extension().is_some_and(|end| end == "rs") => found.push(path),
            false => {}
        }
    }
}
