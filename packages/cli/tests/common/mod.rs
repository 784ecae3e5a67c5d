//! A call of the `ballast` command, and what came of it.
#![allow(dead_code, reason = "no test program uses all of it")]

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use tempfile::TempDir;

/// What came of a call.
#[derive(Debug)]
pub struct Ran {
    /// Its exit code; none if it was killed.
    pub code: Option<i32>,
    /// Standard output.
    pub out: String,
    /// Standard error.
    pub err: String,
}

impl From<Output> for Ran {
    fn from(output: Output) -> Self {
        let text = |bytes| String::from_utf8(bytes).unwrap();
        Self {
            code: output.status.code(),
            out: text(output.stdout),
            err: text(output.stderr),
        }
    }
}

impl Ran {
    /// Waits for a command to end.
    pub fn of(command: &mut Command) -> Self {
        command.output().unwrap().into()
    }

    /// All that it printed.
    pub fn said(&self) -> String {
        format!("{}{}", self.out, self.err)
    }

    /// What it printed to standard output; fails unless it succeeded.
    #[track_caller]
    pub fn good(self) -> String {
        assert_eq!(self.code, Some(0), "{}", self.said());
        self.out
    }
}

/// The command as it is called in a folder.
pub fn command(folder: &Path, args: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_ballast"));
    command.args(args).current_dir(folder);
    command
}

/// A line as a shell runs it in a folder: `ballast` in it is the command of this build, whatever else is on the path.
pub fn shell(folder: &Path, line: &str) -> Command {
    let of_this_build = Path::new(env!("CARGO_BIN_EXE_ballast")).parent().unwrap();
    let path = std::env::var("PATH").unwrap_or_default();
    let mut command = Command::new("sh");
    command
        .args(["-c", line])
        .current_dir(folder)
        .env("PATH", format!("{}:{path}", of_this_build.display()))
        .stdin(Stdio::null());
    command
}

/// Calls the command in a folder.
pub fn ballast(folder: &Path, args: &[&str]) -> Ran {
    Ran::of(&mut command(folder, args))
}

/// Calls the command in a folder, and returns what it printed; fails unless it succeeded.
#[track_caller]
pub fn good(folder: &Path, args: &[&str]) -> String {
    let ran = ballast(folder, args);
    assert_eq!(ran.code, Some(0), "{args:?}: {}", ran.said());
    ran.out
}

/// A folder in which the first `lines` lines of a scenario are the session `s.jsonl`.
pub fn story(scenario: &str, lines: usize) -> TempDir {
    let from = PathBuf::from(env!("CARGO_MANIFEST_DIR"));
    let from = from.join(format!("../../tests/scenarios/{scenario}.jsonl"));
    let text = fs::read_to_string(from).unwrap();
    let kept: Vec<&str> = text.lines().take(lines).collect();
    let folder = TempDir::new().unwrap();
    fs::write(
        folder.path().join("s.jsonl"),
        format!("{}\n", kept.join("\n")),
    )
    .unwrap();
    folder
}

/// Calls the command on the session `s.jsonl`.
pub fn on_story(folder: &Path, args: &[&str]) -> Ran {
    ballast(folder, &[args, &["--session", "s.jsonl"]].concat())
}
