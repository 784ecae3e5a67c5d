//! A keeper over the chain's own daemon: answers that get lost, nodes that stall, chains that are begun anew.

use crate::common::{good, Ran};
use crate::play::Play;
use serde_json::{json, Value};
use std::fs;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

#[test]
fn the_chains_daemon_signs_and_sends() {
    let play = Play::start();

    let first = play.keep();
    let second = play.keep();

    assert_eq!(
        (first.code, second.code),
        (Some(0), Some(0)),
        "{first:?} {second:?}"
    );
    assert!(first.said().contains("did delegate tx "), "{first:?}");
    assert!(second.said().contains("nothing is due"), "{second:?}");
    assert_eq!((play.advances(), play.called("tx broadcast")), (2, 2));
}

#[test]
fn an_answer_that_got_lost_is_not_sent_again() {
    let play = Play::start();
    play.touch("lose");

    let lost = play.keep();
    let found = play.keep();

    // the first is looked for by its hash; what is due after it is sent once, too
    assert!(play.after_the_first().starts_with("query tx"));
    assert_eq!(
        (lost.code, found.code),
        (Some(1), Some(0)),
        "{lost:?} {found:?}"
    );
    assert!(!found.said().contains("did delegate"), "{found:?}");
    assert_eq!((play.advances(), play.called("tx sign")), (2, 2));
}

#[test]
fn bytes_that_got_lost_are_sent_again_and_no_others() {
    let play = Play::start();
    play.touch("drop");

    let lost = play.keep();
    assert_eq!((lost.code, play.advances()), (Some(1), 0), "{lost:?}");
    let found = play.keep();

    assert_eq!(found.code, Some(0), "{found:?}");
    assert!(!found.said().contains("did delegate"), "{found:?}");
    assert_eq!(
        (
            play.advances(),
            play.called("tx sign"),
            play.called("tx broadcast")
        ),
        (2, 2, 3)
    );
}

#[test]
fn what_failed_in_its_block_is_told_by_the_next_turn() {
    let play = Play::start();
    play.touch("lose");
    play.keep();
    for entry in fs::read_dir(play.folder.path()).unwrap() {
        let path = entry.unwrap().path();
        if path.display().to_string().contains("/tx.") {
            fs::write(path, r#"{"code":5,"height":"9","raw_log":"out of gas"}"#).unwrap();
        }
    }

    let ran = play.keep();

    assert_eq!(ran.code, Some(1), "{ran:?}");
    assert!(
        ran.said().contains("failed in block 9: out of gas"),
        "{ran:?}"
    );
}

#[test]
fn what_was_sent_is_not_sent_to_another_chain() {
    let play = Play::start();
    play.touch("drop");
    play.keep();
    let mine = fs::read_to_string(&play.daemon).unwrap();
    fs::write(&play.daemon, mine.replace("play-1", "other-1")).unwrap();
    play.keep();
    fs::write(&play.daemon, mine).unwrap();

    let ran = play.keep();

    assert_eq!(ran.code, Some(0), "{ran:?}");
    assert_eq!((play.advances(), play.called("tx sign")), (2, 2));
}

#[test]
fn a_node_on_another_chain_is_bad_input() {
    let play = Play::start();
    let text = fs::read_to_string(&play.daemon)
        .unwrap()
        .replace("play-1", "other-1");
    fs::write(&play.daemon, text).unwrap();

    let ran = play.keep();

    assert_eq!(ran.code, Some(2), "{ran:?}");
    assert!(ran.said().contains("--node"), "{ran:?}");
}

/// Before, a keeper whose node accepted and never answered hung in silence, and kept the lock from the next one.
#[test]
fn a_node_that_never_answers_costs_one_turn() {
    let play = Play::start();
    play.touch("stall");
    let from = Instant::now();

    let ran = Ran::of(&mut play.command(&["--once", "--call-limit", "1"]));

    assert!(from.elapsed() < Duration::from_secs(20));
    assert_eq!(ran.code, Some(1), "{ran:?}");
    assert!(
        ran.said().contains("turn 1: ") && ran.said().contains("no answer within 1 s"),
        "{ran:?}"
    );
    let beat = fs::read_to_string(play.folder.path().join("state/heartbeat")).unwrap();
    let beat: Value = serde_json::from_str(&beat).unwrap();
    assert_eq!(
        (&beat["turn"], &beat["state"]),
        (&json!(1), &json!("failed"))
    );
    assert!(beat["time"].as_u64().unwrap() > 1_700_000_000);
    fs::remove_file(play.folder.path().join("stall")).unwrap();
    assert_eq!(play.keep().code, Some(0));
}

/// Before, SIGTERM was obeyed once the node had answered.
#[test]
fn a_signal_ends_a_keeper_that_waits_for_its_node() {
    let play = Play::start();
    play.touch("stall");
    let mut keeper = play
        .command(&["--every", "1h"])
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let calls = play.folder.path().join("calls");
    while !calls.exists() {
        std::thread::sleep(Duration::from_millis(50));
    }
    let from = Instant::now();

    let kill = Command::new("kill")
        .args(["-TERM", &keeper.id().to_string()])
        .status();

    assert!(kill.unwrap().success());
    assert_eq!(keeper.wait().unwrap().code(), Some(0));
    assert!(
        from.elapsed() < Duration::from_secs(25),
        "{:?}",
        from.elapsed()
    );
    let sleeping = Command::new("pgrep").args(["-f", "^sleep 600$"]).output();
    let ours = sleeping.map(|found| String::from_utf8_lossy(&found.stdout).into_owned());
    for pid in ours.unwrap_or_default().lines() {
        let cwd = fs::read_link(format!("/proc/{pid}/cwd")).unwrap_or_default();
        assert_ne!(
            cwd,
            play.folder.path(),
            "what the daemon had started lives on"
        );
    }
}

/// Before, what was sent to a chain that was reset was waited for, turn after turn.
#[test]
fn a_chain_that_was_begun_anew_is_told_and_forgotten() {
    let play = Play::start();
    play.touch("drop");
    play.keep();
    fs::write(play.folder.path().join("born"), "tuesday").unwrap();

    let failed = play.keep();

    assert_eq!(failed.code, Some(1), "{failed:?}");
    assert!(
        failed.said().contains("begun anew under the same id"),
        "{failed:?}"
    );
    assert!(
        failed
            .said()
            .contains("ballast keep --forget --state state"),
        "{failed:?}"
    );
    let told = good(
        play.folder.path(),
        &["keep", "--forget", "--state", "state"],
    );
    assert!(told.starts_with("forgotten: `advance` (tx "), "{told}");
    // what failed is not repeated at once: the next keeper would wait a minute
    fs::remove_file(play.folder.path().join("state/memory.json")).unwrap();
    let done = play.keep();
    assert_eq!(done.code, Some(0), "{done:?}");
}

/// Before, the journal's folder went with whatever a person had put there.
#[test]
fn what_a_person_keeps_with_the_keeper_stays() {
    let play = Play::start();
    let mine = play.folder.path().join("state/advance.journal/notes.txt");
    fs::create_dir_all(mine.parent().unwrap()).unwrap();
    fs::write(&mine, "mine").unwrap();

    let done = play.keep();

    assert_eq!(done.code, Some(0), "{done:?}");
    assert_eq!(fs::read_to_string(mine).unwrap(), "mine");
}
