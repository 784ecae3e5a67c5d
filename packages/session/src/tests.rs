//! Checkpoints: what is opened from one is what the commands come to, and what does not fit is passed over.

use crate::{checkpoint, Session};
use ballast_scenario::Observer;
use serde_json::{json, Value};
use std::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};
use tempfile::TempDir;

const GENESIS: &str = r#"{"cmd":"genesis","accounts":{"alice":"1000000000000","bob":"5"}}"#;
const DEPLOY: &str = r#"{"cmd":"deploy","from":"alice","funds":"1000000","msg":{"token":{"name":"Ballast STAKE","symbol":"bSTAKE","decimals":6},"validators":[{"address":"${val0}","weight":1}]}}"#;

/// So many commands, most of them coins of Alice's to Bob.
fn text(commands: usize) -> String {
    let mut text = format!("{GENESIS}\n{DEPLOY}\n");
    for i in 2..commands {
        let line = match i % 50 {
            0 => {
                r#"{"cmd":"exec","from":"alice","contract":"hub","msg":{"bond":{}},"funds":"5000"}"#
            }
            1 => r#"{"cmd":"fail","val":"val1","what":"delegate"}"#,
            2 => r#"{"cmd":"break","contract":"vault"}"#,
            3 => r#"{"cmd":"block","n":3,"secs":0.7}"#,
            _ => r#"{"cmd":"bank_send","from":"alice","to":"bob","funds":"1"}"#,
        };
        writeln!(text, "{line}").unwrap();
    }
    text
}

/// A session of that text, which was opened once.
fn opened(folder: &TempDir, text: &str) -> PathBuf {
    let file = folder.path().join("session.jsonl");
    fs::write(&file, text).unwrap();
    Session::open(&file).unwrap();
    file
}

fn beside(file: &Path) -> PathBuf {
    file.with_extension("jsonl.checkpoint")
}

fn is_believed(file: &Path) -> bool {
    checkpoint::read(file, &fs::read_to_string(file).unwrap()).is_some()
}

/// All that can be seen of a session, and what comes of some commands more.
fn seen(mut session: Session) -> Vec<Value> {
    let mut observer = Observer::default();
    let mut all = vec![observer.observe(&session.runner)];
    for command in [
        json!({"cmd": "exec", "from": "alice", "contract": "hub", "msg": {"bond": {}}, "funds": "7000"}),
        json!({"cmd": "exec", "from": "alice", "contract": "vault", "msg": {}, "fails": "out of order"}),
        json!({"cmd": "advance", "secs": 4_000}),
        json!({"cmd": "exec", "from": "bob", "contract": "hub", "msg": {"advance": {}}}),
    ] {
        let report = session.run(&command).unwrap();
        all.push(json!([report.answer, report.height, report.time]));
        all.push(observer.observe(&session.runner));
    }
    all
}

#[test]
fn a_checkpoint_leads_where_the_commands_lead() {
    let (folder, other) = (TempDir::new().unwrap(), TempDir::new().unwrap());
    let text = text(checkpoint::WORTH + 30);

    let file = opened(&folder, &text);
    assert!(is_believed(&file));
    let kept = Session::open(&file).unwrap();
    let again = other.path().join("session.jsonl");
    fs::write(&again, &text).unwrap();
    let replayed = Session::open(&again).unwrap();

    assert_eq!(kept.runner.counts(), replayed.runner.counts());
    assert_eq!(seen(kept), seen(replayed));
    // the commands since are carried out on it
    assert!(is_believed(&file));
    let (kept, replayed) = (Session::open(&file), Session::open(&again));
    assert_eq!(seen(kept.unwrap()), seen(replayed.unwrap()));
}

#[test]
fn a_short_session_has_no_checkpoint() {
    let folder = TempDir::new().unwrap();

    opened(&folder, &text(checkpoint::WORTH - 1));

    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
}

#[test]
fn an_edited_session_is_carried_out_again() {
    let folder = TempDir::new().unwrap();
    let text = text(checkpoint::WORTH);
    let file = opened(&folder, &text);
    let of_bob = |file: &Path| {
        let mut session = Session::open(file).unwrap();
        let balance = json!({"cmd": "balance", "of": "bob"});
        session.ask(&balance).unwrap().answer.unwrap()["ustake"].clone()
    };
    let before = of_bob(&file);

    // of the same length, in the first line
    fs::write(&file, text.replacen(r#""bob":"5""#, r#""bob":"6""#, 1)).unwrap();
    assert!(!is_believed(&file));
    assert_eq!(of_bob(&file), json!((number(&before) + 1).to_string()));

    // shorter by the last line: the checkpoint is of what is not there any more
    let cut = text.trim_end().rsplit_once('\n').unwrap().0;
    fs::write(&file, format!("{cut}\n")).unwrap();
    assert!(!is_believed(&file));
    assert_eq!(of_bob(&file), json!((number(&before) - 1).to_string()));

    // begun anew in the same place
    let genesis: Value = serde_json::from_str(GENESIS).unwrap();
    Session::begin(&file, &[genesis]).unwrap();
    assert!(!beside(&file).exists());
    assert_eq!(of_bob(&file), json!("5"));
}

fn number(text: &Value) -> u64 {
    text.as_str().unwrap().parse().unwrap()
}

#[test]
fn a_damaged_or_copied_checkpoint_is_passed_over() {
    let folder = TempDir::new().unwrap();
    let text = text(checkpoint::WORTH);
    let file = opened(&folder, &text);
    let (path, good) = (beside(&file), fs::read(beside(&file)).unwrap());
    // in place, so that it stays the same file
    let put = |bytes: &[u8]| fs::write(&path, bytes).unwrap();

    for at in (0..good.len()).step_by(good.len() / 300 + 1) {
        let mut bad = good.clone();
        bad[at] ^= 1;
        put(&bad);
        assert!(checkpoint::read(&file, &text).is_none(), "byte {at}");
        put(&good[..at]);
        assert!(checkpoint::read(&file, &text).is_none(), "cut at {at}");
    }
    put(&good);
    assert!(checkpoint::read(&file, &text).is_some());

    let elsewhere = TempDir::new().unwrap();
    let copy = elsewhere.path().join("session.jsonl");
    fs::copy(&file, &copy).unwrap();
    fs::copy(&path, beside(&copy)).unwrap();
    assert!(!is_believed(&copy));
    Session::open(&copy).unwrap();
    assert!(is_believed(&copy));
}

#[test]
fn what_is_no_checkpoint_is_left_alone() {
    let folder = TempDir::new().unwrap();
    let file = folder.path().join("session.jsonl");
    fs::write(beside(&file), "mine").unwrap();

    opened(&folder, &text(checkpoint::WORTH));
    assert_eq!(fs::read_to_string(beside(&file)).unwrap(), "mine");
    let genesis: Value = serde_json::from_str(GENESIS).unwrap();
    Session::begin(&file, &[genesis]).unwrap();

    assert_eq!(fs::read_to_string(beside(&file)).unwrap(), "mine");
}

/// Before, the next command was written behind the last one, and the session could not be opened any more.
#[test]
fn a_last_line_without_an_end_gets_one() {
    let folder = TempDir::new().unwrap();
    let file = opened(&folder, GENESIS);

    let mut session = Session::open(&file).unwrap();
    session.run(&json!({"cmd": "block"})).unwrap();

    assert_eq!(fs::read_to_string(&file).unwrap().lines().count(), 2);
    Session::open(&file).unwrap();
}

/// Before, a pipe into which nobody writes was waited for without end.
#[cfg(unix)]
#[test]
fn a_pipe_is_no_session() {
    let folder = TempDir::new().unwrap();
    let pipe = folder.path().join("pipe");
    let made = std::process::Command::new("mkfifo").arg(&pipe).status();
    assert!(made.unwrap().success());

    for path in [pipe.as_path(), folder.path()] {
        let error = Session::open(path).err().unwrap();
        assert!(error.message.contains("is no file"), "{error}");
    }
}
