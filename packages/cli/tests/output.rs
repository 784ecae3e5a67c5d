//! What is written and where: output that is full, links and devices, what a terminal would obey, files without end.
#![cfg(target_os = "linux")]
#![allow(
    clippy::arithmetic_side_effects,
    clippy::indexing_slicing,
    clippy::unwrap_used
)]

mod common;

use common::{ballast, command, good, Ran};
use std::fs;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};
use tempfile::TempDir;

fn session() -> TempDir {
    let folder = TempDir::new().unwrap();
    good(folder.path(), &["chain", "start"]);
    fs::copy(
        folder.path().join(".ballast/session.jsonl"),
        folder.path().join("story.jsonl"),
    )
    .unwrap();
    folder
}

/// Before, the exit code was 0 and nothing was said.
#[test]
fn output_that_cannot_be_written_is_an_error() {
    let folder = session();
    let calls: [&[&str]; 6] = [
        &["query", "hub", r#"{"state":{}}"#],
        &["position", "alice", "--json"],
        &["keep", "--once", "--json"],
        &["run", "story.jsonl"],
        &["completions", "bash"],
        &["--help"],
    ];
    for args in calls {
        let full = fs::OpenOptions::new()
            .write(true)
            .open("/dev/full")
            .unwrap();
        let ran = Ran::of(command(folder.path(), args).stdout(full));
        assert_eq!(ran.code, Some(1), "{args:?}: {ran:?}");
        if args != ["--help"] {
            let lost = "standard output can't be written";
            assert!(ran.err.contains(lost), "{ran:?}");
        }
    }
    // a reader that goes away has what it wanted
    let mut gone = command(folder.path(), &["run", "story.jsonl"])
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    drop(gone.stdout.take());
    assert_eq!(gone.wait().unwrap().code(), Some(0));
}

/// Before, `--report` and `--out` put a file in place of a link, and would have of a device.
#[test]
fn a_link_or_a_device_is_not_replaced() {
    let folder = session();
    let at = folder.path();
    fs::write(at.join("real.html"), "old").unwrap();
    std::os::unix::fs::symlink("real.html", at.join("link.html")).unwrap();

    for (args, why) in [
        (
            vec!["run", "--quiet", "--report", "link.html", "story.jsonl"],
            "a link to real.html",
        ),
        (vec!["demo", "--report", "link.html"], "a link to real.html"),
        (
            vec!["stress", "--days", "2", "--out", "link.html"],
            "a link to real.html",
        ),
        (
            vec!["run", "--quiet", "--report", "/dev/null", "story.jsonl"],
            "a device",
        ),
        (
            vec!["run", "--quiet", "--report", ".", "story.jsonl"],
            "a folder",
        ),
    ] {
        let ran = ballast(at, &args);
        assert_eq!(ran.code, Some(2), "{args:?}: {}", ran.said());
        assert!(ran.said().contains(why), "{args:?}: {}", ran.said());
    }
    assert_eq!(fs::read_to_string(at.join("real.html")).unwrap(), "old");
    assert!(at.join("link.html").is_symlink());
    good(
        at,
        &["run", "--quiet", "--report", "new.html", "story.jsonl"],
    );
    assert!(fs::metadata(at.join("new.html")).unwrap().is_file());
}

/// Before, a note, a name or a refusal could move the cursor, hide lines and retitle the window.
#[test]
fn what_a_story_says_is_shown_and_not_obeyed() {
    let folder = TempDir::new().unwrap();
    let evil = r"\u001b]0;owned\u0007\u001b[2J\u009b31m\u202e";
    let story = [
        format!(r#"{{"cmd":"genesis","note":"{evil}\nok all is well"}}"#),
        format!(r#"{{"cmd":"balance","of":"{evil}"}}"#),
    ];
    fs::write(folder.path().join("story.jsonl"), story.join("\n")).unwrap();

    for args in [
        vec!["run", "story.jsonl"],
        vec!["run", "story.jsonl", "--json"],
    ] {
        let said = ballast(folder.path(), &args).said();
        let obeyed = |c: char| c != '\n' && (c.is_control() || c == '\u{202e}');
        assert!(!said.contains(obeyed), "{said:?}");
        assert!(said.contains("owned"), "{said}");
        assert!(!said.contains("\nok all is well"), "{said}");
    }
}

/// Before, `/dev/zero` was read until memory was full, and each of these counts was allocated before it was looked at.
#[test]
fn what_has_no_end_is_refused_at_once() {
    let folder = TempDir::new().unwrap();
    let at = folder.path();
    let nested = (0..100).fold("1".to_string(), |inner, _| format!(r#"{{"$b64":{inner}}}"#));
    let genesis = r#"{"cmd":"genesis","accounts":{"a":"1"}}"#;
    let stories = [
        ("validators.jsonl", r#"{"cmd":"genesis","validators":4294967295}"#.to_string()),
        ("absent.jsonl", format!("{genesis}\n{{\"cmd\":\"absent\",\"val\":\"val0\",\"blocks\":18446744073709551615}}")),
        ("block.jsonl", format!("{genesis}\n{{\"cmd\":\"block\",\"n\":18446744073709551615}}")),
        // a third longer a hundred times: more than any machine has
        ("nested.jsonl", format!("{genesis}\n{{\"cmd\":\"balance\",\"of\":\"a\",\"expect\":{{\"x\":{nested}}}}}")),
        ("long.jsonl", format!("{{\"cmd\":\"genesis\",\"note\":\"{}\"}}", "x".repeat(2 << 20))),
    ];
    for (name, text) in &stories {
        fs::write(at.join(name), text).unwrap();
    }
    let mut calls: Vec<Vec<&str>> = stories.iter().map(|(name, _)| vec!["run", *name]).collect();
    calls.extend([
        vec!["run", "/dev/zero"],
        vec!["exec", "hub", "{}", "--from", "a", "--session", "/dev/zero"],
        vec!["query", "hub", "{}", "--deployment", "/dev/zero"],
        vec!["deploy", "--from", "a", "--config", "/dev/zero"],
        vec!["chain", "start", "--validators", "4294967295"],
        vec!["chain", "absent", "val0", "18446744073709551615"],
        vec!["chain", "block", "18446744073709551615"],
    ]);
    for args in calls {
        let from = Instant::now();
        // one and a half gigabytes are enough for any of it
        let words: Vec<String> = args.iter().map(|word| format!("'{word}'")).collect();
        let script = format!(
            "ulimit -v 1500000; exec '{}' {}",
            env!("CARGO_BIN_EXE_ballast"),
            words.join(" ")
        );
        let ran = Ran::of(Command::new("sh").args(["-c", &script]).current_dir(at));
        assert_eq!(ran.code, Some(2), "{args:?}: {}", ran.said());
        assert!(from.elapsed() < Duration::from_secs(20), "{args:?}");
    }
}
