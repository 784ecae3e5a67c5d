//! `ballast tx`, `query`, `deploy verify` and `migrate` on a deployment.

use crate::common::Ran;
use crate::world::World;
use serde_json::{json, Value};

crate::stories![
    a_query_by_name,
    a_field_alone,
    a_call_is_previewed_and_sent,
    nobody_to_ask_means_no,
    a_refusal_is_in_the_contracts_words,
    names_stand_for_addresses,
    an_unknown_contract_is_named,
    a_call_can_be_signed_elsewhere,
    the_embedded_session_is_still_there,
    a_deployment_is_verified,
    other_code_is_found,
    changes_by_the_owner_are_no_fault,
    a_suite_is_migrated,
    a_migration_that_was_killed_goes_on,
    only_the_admin_migrates,
    an_immutable_suite_is_not_migrated,
    one_contract_is_migrated,
    a_contract_that_owns_a_suite_gets_proposals,
    a_token_is_an_entry_of_the_chain_registry,
    what_the_schema_does_not_know_is_asked_of_nobody,
];

fn deployed() -> World {
    let world = World::new();
    let run = world.deploy(&[]);
    assert_eq!(run.code, Some(0), "{}", run.said());
    world
}

const BOND: &str = r#"{"bond":{}}"#;

fn json_of(run: &Ran) -> Vec<Value> {
    run.out
        .lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect()
}

fn a_query_by_name() {
    let world = deployed();
    let run = world.ballast(&[
        "query",
        "hub",
        r#"{"state":{}}"#,
        "--chain-id",
        "fake-1",
        "--json",
    ]);
    assert_eq!(run.code, Some(0), "{}", run.said());
    assert_eq!(json_of(&run)[0]["shares"], "1000000");
}

fn a_field_alone() {
    let world = deployed();
    let ask = |field| {
        let args = [
            "query",
            "token",
            r#"{"token_info":{}}"#,
            "--chain-id",
            "fake-1",
            "--field",
            field,
        ];
        world.ballast(&args)
    };
    assert_eq!(ask("symbol").out, "bSTAKE\n");
    let run = ask("nothing");
    assert_eq!(run.code, Some(2));
    assert!(run.err.contains("no field `nothing`"), "{}", run.err);
}

fn a_call_is_previewed_and_sent() {
    let world = deployed();
    let run = world.ballast(&[
        "tx", "hub", BOND, "--from", "owner", "--funds", "5000000", "--yes",
    ]);
    assert_eq!(run.code, Some(0), "{}", run.said());
    for word in [
        "gets bSTAKE     5\n",
        "position now    shares 0.000007, value 0.000008",
        "exchange rate",
        "5000ustake, 200000 gas",
        "bond shares=",
    ] {
        assert!(run.out.contains(word), "no `{word}` in {}", run.out);
    }
    assert_eq!(world.done("execute"), 1);

    let args = [
        "tx", "hub", BOND, "--from", "owner", "--funds", "5", "--yes", "--json",
    ];
    let said = json_of(&world.ballast(&args));
    assert_eq!(said[0]["preview"]["gets bSTAKE"], "5");
    assert_eq!(said[1]["attributes"]["hub"]["shares"], "5000000");
    assert!(said[1]["attributes"]["hub"].get("msg_index").is_none());
}

fn nobody_to_ask_means_no() {
    let world = deployed();
    let run = world.ballast(&["tx", "hub", BOND, "--from", "owner", "--funds", "5"]);
    assert_eq!(run.code, Some(2), "{}", run.said());
    assert!(run.err.contains("--yes"), "{}", run.err);
    assert_eq!(world.done("execute"), 0);
}

fn a_refusal_is_in_the_contracts_words() {
    let world = deployed();
    let run = world.ballast(&[
        "tx",
        "hub",
        r#"{"bond":{"receiver":"refuse_me"}}"#,
        "--from",
        "owner",
        "--yes",
    ]);
    assert_eq!(run.code, Some(1), "{}", run.said());
    let words =
        "error: the hub contract refuses: exactly one coin of `ustake` is needed\n  nothing was signed\n";
    assert_eq!(run.err, words);
}

fn names_stand_for_addresses() {
    let world = deployed();
    let msg = r#"{"send":{"contract":"${queue}","amount":"1","msg":{"$b64":{"unbond":{"receiver":"${owner}"}}}}}"#;
    let args = ["tx", "token", msg, "--from", "owner", "--dry-run", "--json"];
    let said = json_of(&world.ballast(&args));
    let sent = &said[0]["msg"]["send"];
    let record = world.record().unwrap();
    assert_eq!(sent["contract"], record["contracts"]["queue"]["address"]);
    assert_ne!(sent["msg"], json!(""));

    let run = world.ballast(&[
        "tx",
        "token",
        r#"{"x":"${who}"}"#,
        "--from",
        "owner",
        "--yes",
    ]);
    assert_eq!(run.code, Some(2), "{}", run.said());
    assert!(
        run.err
            .contains("`${who}` is neither a contract of the suite nor a key"),
        "{}",
        run.err
    );
}

fn an_unknown_contract_is_named() {
    let world = deployed();
    let run = world.ballast(&["query", "hubb", "{}", "--chain-id", "fake-1"]);
    assert_eq!(run.code, Some(2), "{}", run.said());
    assert!(
        run.err.contains("`hubb` is not a contract of the suite"),
        "{}",
        run.err
    );
    let run = world.ballast(&["query", "hub", "{}", "--chain-id", "fake-2"]);
    assert_eq!(run.code, Some(2), "{}", run.said());
    assert!(
        run.err.contains("no deployment at deployments/fake-2.json"),
        "{}",
        run.err
    );
}

fn a_call_can_be_signed_elsewhere() {
    let world = deployed();
    let args = [
        "tx",
        "hub",
        BOND,
        "--from",
        "owner",
        "--funds",
        "5",
        "--generate-only",
        "bond.json",
    ];
    let run = world.ballast(&args);
    assert_eq!(run.code, Some(0), "{}", run.said());
    let text = std::fs::read_to_string(world.path().join("bond.json")).unwrap();
    let tx: Value = serde_json::from_str(&text).unwrap();
    assert_eq!(tx["body"]["messages"][0]["do"], "execute");
    assert_eq!(world.done("execute"), 0);
}

fn the_embedded_session_is_still_there() {
    let world = deployed();
    assert_eq!(world.ballast(&["chain", "start", "--json"]).code, Some(0));
    let run = world.ballast(&["query", "hub", r#"{"state":{}}"#, "--field", "shares"]);
    assert_eq!(run.out, "1000000\n", "{}", run.said());
}

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

fn a_token_is_an_entry_of_the_chain_registry() {
    let world = deployed();
    let run = world.ballast(&[
        "deploy",
        "asset",
        "--chain-id",
        "fake-1",
        "--chain-name",
        "fakechain",
        "--json",
    ]);
    assert_eq!(run.code, Some(0), "{}", run.said());
    let said = &json_of(&run)[0];
    let record = world.record().unwrap();
    let token = record["contracts"]["token"]["address"].as_str().unwrap();
    assert_eq!(said["asset"]["base"], format!("cw20:{token}"));
    assert_eq!(
        said["asset"]["denom_units"][1],
        json!({"denom": "bSTAKE", "exponent": 6})
    );
    assert_eq!(
        said["asset"]["traces"][0]["counterparty"]["base_denom"],
        "ustake"
    );
    assert_eq!(said["contracts"]["token"], token);
}

fn what_the_schema_does_not_know_is_asked_of_nobody() {
    let world = deployed();
    let before = world.calls().len();
    let run = world.ballast(&["query", "hub", r#"{"stat":{}}"#, "--chain-id", "fake-1"]);
    assert_eq!(run.code, Some(2), "{}", run.said());
    assert!(run.err.contains("did you mean `state`?"), "{}", run.err);
    assert_eq!(world.calls().len(), before);
    let run = world.ballast(&[
        "tx",
        "hub",
        r#"{"bond":{"min_shares":1}}"#,
        "--from",
        "owner",
        "--yes",
    ]);
    assert_eq!(run.code, Some(2), "{}", run.said());
    assert!(
        run.err.contains(r#"min_shares: write a string, "1""#),
        "{}",
        run.err
    );
    assert_eq!(world.done("execute"), 0);
}
