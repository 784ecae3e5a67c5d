//! The README's tour works when pasted, in the shells that are here, and twice.
#![cfg(unix)]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing)]

use std::io::Write;
use std::path::Path;
use std::process::{Command, Stdio};

/// The tour as people paste it.
fn block() -> String {
    let readme = include_str!("../../../README.md");
    let (_, after) = readme
        .split_once("## A tour")
        .expect("a tour in the README");
    let block = after.split("```").nth(1).expect("a code block");
    block.strip_prefix("sh\n").expect("for a shell").to_string()
}

/// The same with the command that was built already.
fn pasted() -> String {
    let binary = Path::new(env!("CARGO_BIN_EXE_ballast"));
    let alias = format!("alias ballast=\"{}\"", binary.display());
    let build = "cargo build --release && alias ballast=\"$PWD/target/release/ballast\"";
    let block = block();
    assert!(block.contains(build), "{block}");
    block.replace(build, &alias)
}

/// What a shell says that reads the text twice, as if typed; none where it is not installed.
fn typed(shell: &[&str], text: &str) -> Option<String> {
    let folder = tempfile::tempdir().unwrap();
    let started = Command::new(shell[0])
        .args(&shell[1..])
        .current_dir(folder.path())
        .env("HOME", folder.path())
        .env("TERM", "dumb")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn();
    let Ok(mut child) = started else {
        println!("skipped: there is no {} here", shell[0]);
        return None;
    };
    let mut stdin = child.stdin.take().unwrap();
    stdin.write_all(text.repeat(2).as_bytes()).unwrap();
    drop(stdin);
    let ran = child.wait_with_output().unwrap();
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    Some(text(&ran.stdout) + &text(&ran.stderr))
}

#[track_caller]
fn toured(shell: &[&str]) {
    let Some(said) = typed(shell, &pasted()) else {
        return;
    };
    let claims: Vec<&str> = said
        .lines()
        .filter(|line| line.contains("claim amount="))
        .collect();
    assert_eq!(claims.len(), 2, "{said}");
    for claim in claims {
        let paid = claim
            .split("amount=")
            .nth(1)
            .unwrap()
            .split(' ')
            .next()
            .unwrap();
        let paid: f64 = paid.parse().unwrap();
        assert!(paid > 2.0 && paid < 2.2, "{claim}");
    }
    let rates: Vec<&str> = said
        .lines()
        .filter(|line| line.starts_with("1.0"))
        .collect();
    assert_eq!(rates.len(), 2, "{said}");
    assert_ne!(
        rates[0].trim_end_matches('0'),
        "1.",
        "the rate has not grown"
    );
    assert!(!said.contains("error:"), "{said}");
}

#[test]
fn in_bash() {
    toured(&["bash", "--norc", "-i"]);
}

#[test]
fn in_zsh() {
    toured(&["zsh", "-f", "-i"]);
}

#[test]
fn in_fish() {
    toured(&["fish", "--no-config", "-i"]);
}

/// A comment behind a command is an argument of it in a zsh that is typed into.
#[test]
fn comments_stand_on_their_own_lines() {
    for line in block().lines() {
        assert!(line.starts_with('#') || !line.contains(" # "), "{line}");
    }
}
