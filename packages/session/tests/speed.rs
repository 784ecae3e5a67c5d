//! What commands cost: in a session that is opened, and in a scenario whose invariants are checked.
//!
//! `cargo test --release -p ballast-session --test speed -- --ignored --nocapture --test-threads 1`
//! measures, in CPU time: it is the same beside other work, nearly.
#![allow(
    clippy::unwrap_used,
    clippy::arithmetic_side_effects,
    clippy::as_conversions,
    clippy::float_arithmetic
)]

use ballast_session::Session;
use rustix::time::{clock_gettime, ClockId};
use std::fmt::Write;
use std::fs;
use std::time::Duration;
use tempfile::TempDir;

const LINES: usize = 100_000;

/// Makes a command of its number.
type Kind = (&'static str, fn(usize) -> String);

const KINDS: [Kind; 3] = [("sends", send), ("bonds", bond), ("a mixture", mixed)];

fn cpu() -> Duration {
    let spent = clock_gettime(ClockId::ProcessCPUTime);
    Duration::new(
        u64::try_from(spent.tv_sec).unwrap(),
        u32::try_from(spent.tv_nsec).unwrap(),
    )
}

/// Twenty users, a suite, and then what `line` makes of each number.
fn story(lines: usize, line: fn(usize) -> String) -> String {
    let users = (0..20).map(|i| format!(r#""user{i}":"1000000000000000""#));
    let users = users.collect::<Vec<_>>().join(",");
    let mut text = format!(
        r#"{{"cmd":"genesis","validators":3,"accounts":{{{users}}}}}
{{"cmd":"deploy","from":"user0","funds":"1000000","msg":{{"token":{{"name":"Ballast STAKE","symbol":"bSTAKE","decimals":6}},"validators":[{{"address":"${{val0}}","weight":1}},{{"address":"${{val1}}","weight":1}}]}}}}
"#
    );
    for i in 2..lines {
        writeln!(text, "{}", line(i)).unwrap();
    }
    text
}

fn send(i: usize) -> String {
    let (from, to, funds) = (i % 20, (i * 7 + 3) % 20, i % 1_000 + 1);
    format!(r#"{{"cmd":"bank_send","from":"user{from}","to":"user{to}","funds":"{funds}"}}"#)
}

fn bond(i: usize) -> String {
    let (user, funds) = (i % 20, i % 1_000 + 1_000);
    format!(
        r#"{{"cmd":"exec","from":"user{user}","contract":"hub","msg":{{"bond":{{}}}},"funds":"{funds}"}}"#
    )
}

fn mixed(i: usize) -> String {
    // two of those who bond
    let user = 2 + i / 10 % 2;
    match i % 10 {
        0..=3 => bond(i),
        4..=6 => send(i),
        7 => format!(
            r#"{{"cmd":"exec","from":"user{user}","contract":"token","msg":{{"send":{{"contract":"${{queue}}","amount":"50","msg":{{"$b64":{{"unbond":{{}}}}}}}}}}}}"#
        ),
        8 => r#"{"cmd":"block","n":10}"#.to_string(),
        _ => r#"{"cmd":"reward","funds":"1000"}"#.to_string(),
    }
}

#[test]
#[ignore = "a measurement"]
fn opening() {
    for (what, line) in KINDS {
        let folder = TempDir::new().unwrap();
        let file = folder.path().join("session.jsonl");
        fs::write(&file, story(LINES, line)).unwrap();
        let open = || {
            let before = cpu();
            let session = Session::open(&file).unwrap();
            (session, cpu() - before)
        };

        let (first, carried_out) = open();
        let (second, opened) = open();

        let kept = first.runner.keep().unwrap();
        assert!(second.runner.keep().unwrap() == kept);
        println!(
            "{LINES} lines of {what}: carried out in {carried_out:.2?} of CPU time, opened again in {opened:.3?}, {} KiB kept",
            kept.len() >> 10
        );
    }
}

#[test]
#[ignore = "a measurement"]
fn running() {
    // not the mixture: all that is stored is compared in each step, and it grows
    for (what, line) in KINDS.into_iter().take(2) {
        let lines = LINES / 5;
        let text = story(lines, line);
        let before = cpu();

        let counts = ballast_scenario::run_text(&text, |_, _| {}).unwrap();

        let rate = lines as f64 / (cpu() - before).as_secs_f64();
        println!(
            "{lines} lines of {what}, {} invariants checked: {rate:.0} a second of CPU time",
            counts.invariants
        );
    }
}
