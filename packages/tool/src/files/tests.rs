//! Files whole or not at all; what is not ours is left alone.
#![allow(clippy::unwrap_used)]

use super::*;

#[test]
fn a_file_is_replaced_whole_and_nothing_is_left_beside_it() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("new/a.json");

    write(&path, "one").unwrap();
    write(&path, "two").unwrap();

    assert_eq!(read(&path).unwrap(), "two");
    assert_eq!(fs::read_dir(folder.path().join("new")).unwrap().count(), 1);
}

/// Before, the text went through `a.new`, whatever a person kept there, and a link was replaced.
#[cfg(unix)]
#[test]
fn links_devices_and_neighbours_are_left_alone() {
    let folder = tempfile::tempdir().unwrap();
    let at = |name: &str| folder.path().join(name);
    fs::write(at("a.new"), "mine").unwrap();
    fs::write(at("real"), "old").unwrap();
    std::os::unix::fs::symlink("real", at("link")).unwrap();

    write(&at("a.json"), "text").unwrap();
    let link = write(&at("link"), "text").unwrap_err();
    let device = write(Path::new("/dev/null"), "text").unwrap_err();

    assert!(link.message.contains("a link to real"), "{link}");
    assert!(device.message.contains("device"), "{device}");
    assert_eq!(read(&at("a.new")).unwrap(), "mine");
    assert_eq!(read(&at("real")).unwrap(), "old");
    assert!(at("link").is_symlink());
}

#[test]
fn one_holds_a_lock_and_what_the_file_holds_stays() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("lock");
    fs::write(&path, "mine").unwrap();

    let first = Lock::take(&path).unwrap();
    assert!(Lock::take(&path).unwrap().is_none());
    drop(first);

    let patience = Duration::from_secs(5);
    assert!(Lock::wait(&path, patience).unwrap().is_some());
    assert_eq!(read(&path).unwrap(), "mine");
}

#[cfg(unix)]
#[test]
fn a_secret_that_others_may_read_is_refused() {
    use std::os::unix::fs::PermissionsExt;
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("key");
    fs::write(&path, "secret").unwrap();
    for (mode, fits) in [(0o600, true), (0o400, true), (0o640, false), (0o604, false)] {
        fs::set_permissions(&path, fs::Permissions::from_mode(mode)).unwrap();
        let read = read_secret(&path);
        assert_eq!(read.is_ok(), fits, "{mode:o}");
        if let Err(error) = read {
            assert!(error.message.contains("chmod 600"), "{error}");
        }
    }
}

/// Before, `/dev/zero` was read until memory was full.
#[cfg(target_os = "linux")]
#[test]
fn a_device_without_end_is_too_long() {
    let error = read(Path::new("/dev/zero")).unwrap_err();
    assert!(error.to_string().contains("64 MiB"), "{error}");
}
