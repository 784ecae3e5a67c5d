//! `scripts/localnet` removes only what it has made, and ends only the node that it has started.
#![cfg(target_os = "linux")]
#![allow(clippy::unwrap_used)]

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

fn localnet(home: &Path, what: &str) -> Output {
    let script = concat!(env!("CARGO_MANIFEST_DIR"), "/../../scripts/localnet");
    Command::new("bash")
        .args([script, what])
        .env("LOCALNET_HOME", home)
        .env("WASMD", "/bin/true")
        .output()
        .unwrap()
}

/// Before, `reset` removed whatever folder it was pointed at, and `start` what was called `node` in it.
#[test]
fn a_folder_of_somebody_else_is_left_alone() {
    let folder = tempfile::tempdir().unwrap();
    fs::create_dir(folder.path().join("node")).unwrap();
    fs::write(folder.path().join("node/thesis.txt"), "mine").unwrap();

    for what in ["reset", "start"] {
        let ran = localnet(folder.path(), what);
        assert_eq!(ran.status.code(), Some(1), "{what}: {ran:?}");
        let said = String::from_utf8_lossy(&ran.stderr);
        assert!(
            said.contains("holds other things") || said.contains("nothing was removed"),
            "{said}"
        );
        assert!(folder.path().join("node/thesis.txt").exists(), "{what}");
    }
}

#[test]
fn of_its_own_folder_only_what_it_has_made_goes() {
    let folder = tempfile::tempdir().unwrap();
    let home = folder.path().join("net");
    fs::create_dir_all(home.join("node/data")).unwrap();
    fs::write(home.join(".ballast-localnet"), "").unwrap();
    fs::write(home.join("deployment.json"), "mine").unwrap();

    let ran = localnet(&home, "reset");
    assert!(ran.status.success(), "{ran:?}");
    assert!(!home.join("node").exists() && home.join("deployment.json").exists());

    fs::remove_file(home.join("deployment.json")).unwrap();
    fs::write(home.join(".ballast-localnet"), "").unwrap();
    assert!(localnet(&home, "reset").status.success());
    assert!(!home.exists());
}

/// Before, `stop` ended any process whose number stood in a file that a restart of the machine had left behind.
#[test]
fn a_process_that_only_has_the_number_lives_on() {
    let folder = tempfile::tempdir().unwrap();
    let mut other = Command::new("sleep").arg("60").spawn().unwrap();
    fs::write(folder.path().join(".ballast-localnet"), "").unwrap();
    fs::write(folder.path().join("pid"), other.id().to_string()).unwrap();

    for what in ["stop", "reset"] {
        let ran = localnet(folder.path(), what);
        assert!(ran.status.success(), "{ran:?}");
        assert!(other.try_wait().unwrap().is_none(), "{what} ended it");
    }
    other.kill().unwrap();
    other.wait().unwrap();
}
