//! `ballast tx`, `query` and `deploy asset` on a deployment.

use crate::world::{deployed, json_of};
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
    a_token_is_an_entry_of_the_chain_registry,
    what_the_schema_does_not_know_is_asked_of_nobody,
];

const BOND: &str = r#"{"bond":{}}"#;

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
