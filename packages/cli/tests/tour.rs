//! The README's tour works when pasted.
#![allow(clippy::unwrap_used, clippy::expect_used)]

use std::process::Command;

/// The lines of the tour, but for the one that builds the command.
fn tour() -> Vec<String> {
    let readme = include_str!("../../../README.md");
    let (_, after) = readme
        .split_once("## A tour")
        .expect("a tour in the README");
    let block = after.split("```").nth(1).expect("a code block");
    let lines = block.lines().filter(|line| line.starts_with("ballast "));
    lines.map(str::to_string).collect()
}

#[test]
fn the_tour_of_the_readme_ends_with_a_paid_claim() {
    let folder = tempfile::tempdir().unwrap();
    let binary = env!("CARGO_BIN_EXE_ballast");
    let mut last = String::new();
    assert!((8..=12).contains(&tour().len()));
    for line in tour() {
        let line = line.replacen("ballast", binary, 1);
        let run = Command::new("sh")
            .arg("-c")
            .arg(&line)
            .current_dir(folder.path())
            .output();
        let run = run.unwrap();
        assert!(
            run.status.success(),
            "{line}: {}",
            String::from_utf8_lossy(&run.stderr)
        );
        last = String::from_utf8_lossy(&run.stdout).into_owned();
    }
    assert!(last.contains("claim") && last.contains("2000000"), "{last}");
}
