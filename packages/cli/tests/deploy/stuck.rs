//! Nodes that stall or lie, chains that were begun anew, records of others, and what a person keeps beside ours.

use crate::world::World;
use serde_json::json;
use std::fs;
use std::time::{Duration, Instant};

crate::stories![
    a_node_that_never_answers_is_given_up,
    a_chain_that_was_begun_anew_is_known_and_its_journal_forgotten,
    a_journal_without_its_bytes_says_what_to_do,
    a_record_of_somebody_else_runs_no_program,
    a_program_that_was_named_once_is_remembered,
    a_chains_id_leads_to_no_other_folder,
    a_list_that_does_not_go_on_is_no_list,
    the_balance_is_asked_for_by_its_denom,
    codes_alone_need_no_seed,
    funds_are_whole_base_units,
    a_readme_of_somebody_else_is_not_written_over,
    a_record_that_is_a_link_is_refused_before_anything_is_sent,
];

const BOND: &str = r#"{"bond":{}}"#;

/// Before, the daemon was waited for without end, silently; with it the lock of the journal.
fn a_node_that_never_answers_is_given_up() {
    let mut world = World::new();
    for call in ["status", "query staking params", "query bank balance"] {
        world.rules["stalls_at"] = json!(match call {
            "query bank balance" => format!("{call} {} ustake", world.owner()),
            call => call.to_string(),
        });
        let from = Instant::now();

        let run = world.deploy(&["--call-limit", "1"]);

        assert!(from.elapsed() < Duration::from_secs(20), "{call}");
        assert_eq!(run.code, Some(1), "{call}: {}", run.said());
        assert!(run.err.contains("no answer within 1 s"), "{}", run.said());
    }
    world.is_untouched();
    world.rules["stalls_at"] = json!(null);
    let run = world.deploy(&[]);
    assert_eq!(run.code, Some(0), "{}", run.said());
}

/// Before, a run on a chain that was reset under the same id waited for transactions of the old one, for ever; only
/// removing files by hand helped.
fn a_chain_that_was_begun_anew_is_known_and_its_journal_forgotten() {
    let mut world = World::new();
    world.rules["born"] = json!("monday");
    // the node is restarted and forgets the first upload; then the run is killed
    world.rules["forget_broadcast"] = json!(1);
    let run = world.deploy(&["--wait", "1"]);
    assert_eq!(run.code, Some(1), "{}", run.said());
    let journal = world.path().join("deployments/fake-1.journal/pending.json");
    assert!(journal.exists());
    world.rules["forget_broadcast"] = json!(null);
    world.rules["born"] = json!("tuesday");

    let run = world.deploy(&[]);

    assert_eq!(run.code, Some(1), "{}", run.said());
    assert!(
        run.err.contains("begun anew under the same id"),
        "{}",
        run.err
    );
    let forget = "ballast deploy forget --chain-id fake-1";
    assert!(run.err.contains(forget), "{}", run.err);
    let words: Vec<&str> = forget.split(' ').skip(1).collect();
    let run = world.ballast(&words);
    assert_eq!(run.code, Some(0), "{}", run.said());
    assert!(
        run.out.contains("forgotten: `store token` (tx "),
        "{}",
        run.out
    );
    assert!(!journal.parent().unwrap().exists());
    let run = world.ballast(&words);
    assert_eq!(
        run.code,
        Some(2),
        "nothing is left to forget: {}",
        run.said()
    );
    let run = world.deploy(&[]);
    assert_eq!(run.code, Some(0), "{}", run.said());
    world.has_one_suite();
}

/// Before, the daemon's "no such file" was all that was said.
fn a_journal_without_its_bytes_says_what_to_do() {
    let mut world = World::new();
    world.rules["forget_broadcast"] = json!(1);
    world.deploy(&["--wait", "1"]);
    fs::remove_file(world.path().join("deployments/fake-1.journal/signed.json")).unwrap();

    let run = world.deploy(&[]);

    assert_eq!(run.code, Some(1), "{}", run.said());
    assert!(run.err.contains("signed bytes are gone"), "{}", run.err);
    assert!(run.err.contains("ballast deploy forget"), "{}", run.err);
}

/// Before, a query with a shared record ran `./evil.sh`.
fn a_record_of_somebody_else_runs_no_program() {
    use std::os::unix::fs::PermissionsExt;
    let world = World::new();
    world.deploy(&[]);
    let path = world.path().join("evil.sh");
    fs::write(&path, "#!/bin/sh\ntouch ran\necho '{\"data\":{}}'\n").unwrap();
    fs::set_permissions(&path, fs::Permissions::from_mode(0o755)).unwrap();
    let absolute = path.display().to_string();
    // a shell takes `query` for a script of the folder at hand
    fs::write(world.path().join("query"), "touch ran\n").unwrap();

    for evil in ["./evil.sh", "evil.sh/../evil.sh", &absolute, "sh"] {
        let mut record = world.record().unwrap();
        record["daemon"]["binary"] = json!(evil);
        let shared = world.path().join("shared.json");
        fs::write(&shared, record.to_string()).unwrap();
        for words in [
            &["query", "hub", r#"{"state":{}}"#] as &[&str],
            &["tx", "hub", BOND, "--from", "owner"],
            &["keep", "--once"],
            &["position", "owner"],
            &["deploy", "verify"],
        ] {
            let args = [words, &["--deployment", "shared.json"]].concat();
            let run = world.ballast(&args);
            assert_eq!(run.code, Some(2), "{evil}, {args:?}: {}", run.said());
            assert!(run.err.contains("--binary"), "{}", run.err);
            assert!(
                !world.path().join("ran").exists(),
                "{evil} was run by {args:?}"
            );
        }
    }
    let config = world.config("[chain]\nchain_id = \"fake-1\"\nbinary = \"./evil.sh\"");
    let run = world.ballast(&[
        "deploy",
        "--from",
        "owner",
        "--config",
        config.to_str().unwrap(),
    ]);
    assert_eq!(run.code, Some(2), "{}", run.said());
    assert!(!world.path().join("ran").exists());
}

fn a_program_that_was_named_once_is_remembered() {
    let world = World::new();
    world.deploy(&[]);
    let ask = ["query", "hub", r#"{"state":{}}"#, "--chain-id", "fake-1"];

    assert_eq!(world.ballast(&ask).code, Some(0));
    fs::remove_file(world.path().join("config/ballast/programs")).unwrap();

    let run = world.ballast(&ask);
    assert_eq!(run.code, Some(2), "{}", run.said());
    assert!(run.err.contains("give it once with"), "{}", run.err);
}

/// Before, the record was written to a folder that a configuration's chain id led to.
fn a_chains_id_leads_to_no_other_folder() {
    let world = World::new();
    for id in ["../../fake", "a/b", ".hidden", "-x", ""] {
        let config = world.config(&format!("[chain]\nchain_id = \"{id}\"\nbinary = \"wasmd\""));
        let config = config.to_str().unwrap();
        let run = world.ballast(&["deploy", "--from", "owner", "--config", config]);
        assert_eq!(run.code, Some(2), "{id}: {}", run.said());
        assert!(run.err.contains("is not a chain id"), "{}", run.err);
    }
}

/// Before, two hundred pages were asked for, and then everything was stored anew.
fn a_list_that_does_not_go_on_is_no_list() {
    let mut world = World::new();
    world.rules["pages"] = json!("again");

    let run = world.deploy(&["--dry-run"]);

    assert_eq!(run.code, Some(1), "{}", run.said());
    assert!(run.err.contains("does not go on"), "{}", run.err);
    assert!(
        world
            .calls()
            .iter()
            .filter(|call| call.contains("list-code"))
            .count()
            < 5
    );
}

/// Before, an account's first hundred denoms were read, and what came after them was 0.
fn the_balance_is_asked_for_by_its_denom() {
    for old in [false, true] {
        let mut world = World::new();
        world.rules["old"] = json!(old);
        let run = world.deploy(&["--dry-run"]);
        assert_eq!(run.code, Some(0), "{}", run.said());
    }
}

/// Before, `--codes-only` asked for the seed and for the gas of the suite too.
fn codes_alone_need_no_seed() {
    let mut world = World::new();
    world.rules["balances"] = json!({world.owner(): "900000"});
    let whole = world.deploy(&["--dry-run"]);
    assert_eq!(whole.code, Some(1), "{}", whole.said());
    assert!(
        whole.err.contains("the seed of 1000000 and fees"),
        "{}",
        whole.err
    );

    let run = world.deploy(&["--codes-only"]);

    assert_eq!(run.code, Some(0), "{}", run.said());
    assert_eq!(world.done("store"), 6);
    assert_eq!(world.done("instantiate2"), 0);
}

/// Before, `tx` passed all of these on, and the SDK cut 1.5 to 1.
fn funds_are_whole_base_units() {
    let world = World::new();
    world.deploy(&[]);
    let sent = world.state()["broadcasts"].clone();

    for funds in [
        "1.5ustake",
        "1.5",
        "1_000ustake",
        "1e18ustake",
        "5 ustake",
        "5ustake,,3uatom",
        "5ustake,",
        "0x5ustake",
        "5u",
    ] {
        let args = [
            "tx", "hub", BOND, "--from", "owner", "--funds", funds, "--yes",
        ];
        let run = world.ballast(&args);
        assert_eq!(run.code, Some(2), "{funds}: {}", run.said());
        let whys = ["base units", "is zero", "names"];
        assert!(whys.iter().any(|why| run.err.contains(why)), "{}", run.err);
    }
    assert_eq!(world.state()["broadcasts"], sent);
}

/// Before, `--generate-only .` wrote over the README of whatever lay there.
fn a_readme_of_somebody_else_is_not_written_over() {
    let world = World::new();
    let readme = world.path().join("README.md");
    fs::write(&readme, "# Mine\n").unwrap();

    let run = world.deploy(&["--generate-only", "."]);

    assert_eq!(run.code, Some(2), "{}", run.said());
    assert_eq!(fs::read_to_string(readme).unwrap(), "# Mine\n");
    for _ in 0..2 {
        let run = world.deploy(&["--generate-only", "papers"]);
        assert_eq!(run.code, Some(0), "our own may be: {}", run.said());
    }
}

/// Before, the link was replaced by a file once everything was done.
fn a_record_that_is_a_link_is_refused_before_anything_is_sent() {
    let world = World::new();
    fs::create_dir(world.path().join("deployments")).unwrap();
    fs::write(world.path().join("elsewhere.json"), "").unwrap();
    let link = world.path().join("deployments/fake-1.json");
    std::os::unix::fs::symlink("../elsewhere.json", &link).unwrap();

    let run = world.deploy(&[]);

    assert_eq!(run.code, Some(2), "{}", run.said());
    assert!(run.err.contains("a link to"), "{}", run.err);
    assert!(link.is_symlink());
    assert_eq!(world.done("store"), 0);
}
