//! Every command of the language, in good and in bad use, through the binary.
#![allow(
    clippy::arithmetic_side_effects,
    clippy::as_conversions,
    clippy::indexing_slicing,
    clippy::unwrap_used
)]

mod commands;
#[path = "../common/mod.rs"]
mod common;
mod output;
mod refused;
mod wrong;

use assert_cmd::Command;
use common::Ran;

const START: &str = r#"
// a comment, and a blank line

{"cmd":"genesis","validators":3,"self_stake":"10000000","commission":"0","window":20,"accounts":{"alice":"1000000000ustake,50uatom","bob":"1000000000"}}
{"cmd":"deploy","from":"alice","msg":{"token":{"name":"Ballast STAKE","symbol":"bSTAKE","decimals":6},"validators":[{"address":"${val0}"},{"address":"${val1}"},{"address":"${val2}"}]},"funds":"1000000"}
"#;

/// Calls the command with this on its standard input.
fn ballast(args: &[&str], input: &str) -> Ran {
    let mut command = Command::cargo_bin("ballast").unwrap();
    let told = command.args(args).write_stdin(input.to_string());
    told.output().unwrap().into()
}

/// Runs lines after a deployment.
fn run(lines: &str) -> Ran {
    ballast(&["run", "-"], &format!("{START}{lines}"))
}

#[track_caller]
fn good(lines: &str) -> String {
    let ran = run(lines);
    assert!(ran.err.is_empty(), "{}", ran.err);
    ran.good()
}

/// One line of error with this in it, and this exit code.
#[track_caller]
fn bad(lines: &str, code: i32, what: &str) {
    let ran = run(lines);
    assert_eq!(ran.code, Some(code), "{lines}: {}", ran.said());
    let err = ran.err;
    assert!(err.contains(what), "{lines}: {err}");
    assert!(code != 2 || err.trim_end().lines().count() == 1, "{err}");
    assert!(!err.contains("panicked"), "{err}");
}
