//! `ballast deploy verify` and `migrate`: what a deployment is by now, and its next code.

use crate::world::{deployed, json_of, World};
use serde_json::{json, Value};

crate::stories![
    a_deployment_is_verified,
    other_code_is_found,
    changes_by_the_owner_are_no_fault,
    what_the_node_does_not_tell_is_counted_apart,
    a_node_that_is_behind_verifies_and_answers_nothing,
    a_suite_is_migrated,
    a_migration_that_was_killed_goes_on,
    only_the_admin_migrates,
    a_code_that_the_node_does_not_show_is_not_taken_for_an_old_one,
    an_immutable_suite_is_not_migrated,
    one_contract_is_migrated,
    a_contract_that_owns_a_suite_gets_proposals,
];

fn a_deployment_is_verified() {
    let world = deployed();
    let run = world.ballast(&["deploy", "verify", "--chain-id", "fake-1"]);
    assert_eq!(run.code, Some(0), "{}", run.said());
    assert!(run.out.contains("verified"), "{}", run.out);
}

fn other_code_is_found() {
    let world = deployed();
    world.build("two");
    let run = world.ballast(&["deploy", "verify", "--chain-id", "fake-1"]);
    assert_eq!(run.code, Some(1), "{}", run.said());
    assert!(run.err.contains("6 of"), "{}", run.err);
    assert!(run.out.contains("vault: code"), "{}", run.out);
}

fn changes_by_the_owner_are_no_fault() {
    let mut world = deployed();
    let config = world.ballast(&[
        "query",
        "hub",
        r#"{"config":{}}"#,
        "--chain-id",
        "fake-1",
        "--json",
    ]);
    let mut config = json_of(&config)[0].clone();
    config["params"]["max_ops"] = json!(7);
    config["guardian"] = json!("wasm1newguard");
    world.rules["answers"]["hub"]["config"] = config;

    let run = world.ballast(&["deploy", "verify", "--chain-id", "fake-1"]);

    assert_eq!(run.code, Some(0), "{}", run.said());
    assert!(
        run.out.contains("changed hub: max_ops: 7 instead of 20"),
        "{}",
        run.out
    );
    assert!(run.out.contains("2 changed by the owner"), "{}", run.out);
}

/// The checks that hold, those that were changed and those that were not made.
fn counts(world: &World) -> Value {
    let run = world.ballast(&["deploy", "verify", "--chain-id", "fake-1", "--json"]);
    assert_eq!(run.code, Some(0), "{}", run.said());
    json_of(&run).last().unwrap().clone()
}

/// Before, a check that the node did not answer was left out, and nothing told it.
fn what_the_node_does_not_tell_is_counted_apart() {
    let mut world = deployed();
    let all = counts(&world);
    assert_eq!(all["not_told"], 0);

    world.rules["hides_rewards"] = json!(true);

    let some = counts(&world);
    let verified = |counts: &Value| counts["verified"].as_u64().unwrap();
    assert_eq!(some["not_told"], 1);
    assert_eq!(verified(&some), verified(&all) - 1);
    let run = world.ballast(&["deploy", "verify", "--chain-id", "fake-1"]);
    for words in [
        "not told by the node chain: the hub's rewards go to",
        "books; 1 not told by the node",
    ] {
        assert!(run.out.contains(words), "{}", run.said());
    }
}

/// Before, a node that was catching up verified the past, and another chain's node answered questions.
fn a_node_that_is_behind_verifies_and_answers_nothing() {
    let verify = ["deploy", "verify", "--chain-id", "fake-1"];
    let query = ["query", "hub", r#"{"state":{}}"#, "--chain-id", "fake-1"];
    let mut world = deployed();
    world.rules["catching_up"] = json!(true);
    for args in [verify.as_slice(), query.as_slice()] {
        let run = world.ballast(args);
        assert_eq!(run.code, Some(1), "{}", run.said());
        assert!(run.err.contains("still catching up"), "{}", run.err);
    }
    world.rules["catching_up"] = json!(false);
    world.rules["chain_id"] = json!("fake-2");
    for args in [verify.as_slice(), query.as_slice()] {
        let run = world.ballast(args);
        assert_eq!(run.code, Some(2), "{}", run.said());
        assert!(
            run.err.contains("is on chain `fake-2`, not `fake-1`"),
            "{}",
            run.err
        );
    }
}

fn a_suite_is_migrated() {
    let world = deployed();
    let before = world.record().unwrap();
    world.build("two");

    let run = world.ballast(&["migrate", "--from", "owner", "--yes"]);

    assert_eq!(run.code, Some(0), "{}", run.said());
    assert_eq!((world.done("store"), world.done("migrate")), (12, 6));
    let after = world.record().unwrap();
    for name in ["hub", "token", "vault"] {
        assert_eq!(
            before["contracts"][name]["address"],
            after["contracts"][name]["address"]
        );
        assert_ne!(
            before["contracts"][name]["checksum"],
            after["contracts"][name]["checksum"]
        );
    }
    let run = world.ballast(&["migrate", "--from", "owner", "--yes"]);
    assert!(run.out.contains("nothing to migrate"), "{}", run.said());
    assert_eq!(world.done("migrate"), 6);
}

fn a_migration_that_was_killed_goes_on() {
    let rehearsal = deployed();
    rehearsal.build("two");
    let from = rehearsal.state()["calls"].as_u64().unwrap();
    rehearsal.ballast(&["migrate", "--from", "owner", "--yes"]);
    let calls = rehearsal.calls();
    let steps: Vec<u64> = (from..)
        .zip(&calls[usize::try_from(from).unwrap()..])
        .filter(|(_, call)| call.starts_with("tx") || call.starts_with("query tx"))
        .map(|(i, _)| i + 1)
        .collect();
    // of the first store and of the last migration
    for point in steps
        .iter()
        .skip(1)
        .take(4)
        .chain(steps.iter().rev().take(5))
    {
        let mut world = deployed();
        world.build("two");
        world.rules["kill"] = json!("after");
        world.rules["kill_at"] = json!(point);
        assert_eq!(
            world.ballast(&["migrate", "--from", "owner", "--yes"]).code,
            None
        );

        world.rules["kill_at"] = Value::Null;
        let run = world.ballast(&["migrate", "--from", "owner", "--yes"]);

        assert_eq!(run.code, Some(0), "call {point}: {}", run.said());
        assert_eq!(
            (world.done("store"), world.done("migrate")),
            (12, 6),
            "call {point}"
        );
    }
}

fn only_the_admin_migrates() {
    let mut world = deployed();
    world.build("two");
    let other =
        bech32::encode::<bech32::Bech32>(bech32::Hrp::parse("wasm").unwrap(), &[9; 20]).unwrap();
    world.rules["keys"]["other"] = json!(other);

    let run = world.ballast(&["migrate", "--from", "other", "--yes"]);

    assert_eq!(run.code, Some(1), "{}", run.said());
    assert!(
        run.err
            .contains(&format!("only {} may migrate the token", world.owner())),
        "{}",
        run.err
    );
    assert_eq!((world.done("store"), world.done("migrate")), (6, 0));
}

/// Before, it was taken for an old one, and migrated.
fn a_code_that_the_node_does_not_show_is_not_taken_for_an_old_one() {
    let world = deployed();
    world.set_state(|state| state["codes"] = json!([]));

    let run = world.ballast(&["migrate", "--from", "owner", "--yes"]);

    assert_eq!(run.code, Some(1), "{}", run.said());
    assert!(
        run.err.contains("which the node does not show"),
        "{}",
        run.err
    );
    assert_eq!((world.done("store"), world.done("migrate")), (6, 0));
}

fn an_immutable_suite_is_not_migrated() {
    let world = World::new();
    let path = world.config("[suite]\nimmutable = true");
    let run = world.deploy(&["--config", path.to_str().unwrap()]);
    assert_eq!(run.code, Some(0), "{}", run.said());
    assert_eq!(world.record().unwrap()["admin"], Value::Null);
    world.build("two");

    let run = world.ballast(&["migrate", "--from", "owner", "--yes"]);

    assert_eq!(run.code, Some(1), "{}", run.said());
    assert!(run.err.contains("the token is immutable"), "{}", run.err);
}

fn one_contract_is_migrated() {
    let world = deployed();
    world.build("two");
    let run = world.ballast(&["migrate", "vault", "--from", "owner", "--yes"]);
    assert_eq!(run.code, Some(0), "{}", run.said());
    assert_eq!((world.done("store"), world.done("migrate")), (7, 1));
    let run = world.ballast(&["migrate", "valt", "--from", "owner", "--yes"]);
    assert_eq!(run.code, Some(2), "{}", run.said());
}

/// A contract signs nothing: what it is to do is proposed to it.
fn a_contract_that_owns_a_suite_gets_proposals() {
    let world = deployed();
    let owner = world.owner();
    let msg = r#"{"pause":{"scope":"bond"}}"#;
    let pause = |file: &str| {
        let args = ["tx", "hub", msg, "--from", &owner, "--generate-only", file];
        let run = world.ballast(&args);
        assert_eq!(run.code, Some(0), "{}", run.said());
        run.out
    };
    pause("mine.json");
    assert!(!world.path().join("mine.cw3.json").exists(), "it is a key");
    world.set_state(|state| {
        state["contracts"][&owner] = json!({"code_id": "9", "creator": owner, "label": "dao"});
    });

    let said = pause("pause.json");

    assert!(said.contains("pause.dao-dao.json proposes it"), "{said}");
    let read = |name: &str| -> Value {
        let text = std::fs::read_to_string(world.path().join(name)).unwrap();
        serde_json::from_str(&text).unwrap()
    };
    let (cw3, dao) = (read("pause.cw3.json"), read("pause.dao-dao.json"));
    let hub = &world.record().unwrap()["contracts"]["hub"]["address"];
    let call = &cw3["propose"]["msgs"][0]["wasm"]["execute"];
    assert_eq!(&call["contract_addr"], hub);
    assert_eq!(call["msg"], "eyJwYXVzZSI6eyJzY29wZSI6ImJvbmQifX0=");
    assert_eq!(dao["propose"]["msg"]["propose"], cw3["propose"]);

    world.build("two");
    let run = world.deploy(&["--codes-only", "--deployment", "other.json"]);
    assert_eq!(run.code, Some(0), "{}", run.said());
    let run = world.ballast(&[
        "migrate",
        "vault",
        "--from",
        &owner,
        "--generate-only",
        "papers",
    ]);
    assert_eq!(run.code, Some(0), "{}", run.said());
    let proposal = read("papers/proposal.cw3.json");
    let migrate = &proposal["propose"]["msgs"][0]["wasm"]["migrate"];
    assert!(migrate["new_code_id"].is_u64(), "{proposal}");
    let readme = std::fs::read_to_string(world.path().join("papers/README.md")).unwrap();
    assert!(readme.contains("which signs nothing"), "{readme}");
}
