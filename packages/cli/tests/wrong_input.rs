//! `tests/cli/wrong-input.txt`: what people write wrong, and what they are told. `BALLAST_WRITE=1` writes the answers anew.
#![cfg(unix)]
#![allow(
    clippy::arithmetic_side_effects,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used
)]

mod common;

use common::{shell, Ran};
use std::fs;
use std::path::{Path, PathBuf};
use tempfile::TempDir;

/// How many have to be there.
const LEAST: usize = 60;

fn file() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/cli/wrong-input.txt")
}

/// What a line of a shell said, and its exit code.
fn answer(folder: &Path, line: &str) -> String {
    // a backtrace is for whoever debugs the program
    let ran = Ran::of(shell(folder, line).env("RUST_BACKTRACE", "1"));
    format!("{}exit code {}\n", ran.said(), ran.code.unwrap())
}

/// A session on which nothing has happened but a bond.
fn session() -> TempDir {
    let folder = TempDir::new().unwrap();
    for line in [
        "ballast chain start",
        r#"ballast exec hub '{"bond":{}}' --from alice --funds 5000000"#,
    ] {
        let said = answer(folder.path(), line);
        assert!(said.ends_with("exit code 0\n"), "{line}: {said}");
    }
    folder
}

#[test]
fn what_people_write_wrong_is_answered_as_the_file_says() {
    let folder = session();
    let at = folder.path();
    let before = fs::read(at.join(".ballast/session.jsonl")).unwrap();
    let text = fs::read_to_string(file()).unwrap();
    let mut now = String::new();
    let mut asked = 0;
    let mut in_answer = false;
    for line in text.lines() {
        if let Some(command) = line.strip_prefix("$ ") {
            let said = answer(at, command);
            assert!(!said.ends_with("exit code 0\n"), "{command}: {said}");
            for inside in ["stack backtrace", "   0: ", ".rs:", "panicked"] {
                assert!(!said.contains(inside), "{command}: {said}");
            }
            now.push_str(&format!("{line}\n{said}"));
            asked += 1;
            in_answer = true;
        } else if !in_answer || line.starts_with('#') {
            now.push_str(line);
            now.push('\n');
            in_answer = false;
        }
        // an answer ends with its code, and may have empty lines
        in_answer &= !line.starts_with("exit code ");
    }
    assert!(asked >= LEAST, "{asked} are too few");
    assert_eq!(fs::read(at.join(".ballast/session.jsonl")).unwrap(), before);
    if std::env::var_os("BALLAST_WRITE").is_some() {
        fs::write(file(), now).unwrap();
        return;
    }
    for (i, (was, is)) in text.lines().zip(now.lines()).enumerate() {
        assert_eq!(is, was, "line {} of wrong-input.txt", i + 1);
    }
    assert_eq!(now, text);
}
