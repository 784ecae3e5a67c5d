//! What others sign: unsigned transactions, proposals, and the ready configurations.

use crate::world::World;
use serde_json::{json, Value};
use std::fs;
use std::path::Path;

crate::stories![
    unsigned_transactions_in_two_rounds,
    a_multisig_needs_no_key,
    where_uploading_is_governances_proposals_are_written,
    after_the_vote_the_suite_is_deployed,
    every_ready_configuration_is_one_that_the_contracts_take,
];

fn read(path: &Path) -> Value {
    serde_json::from_str(&fs::read_to_string(path).unwrap()).unwrap()
}

/// Plays the signers: signs and sends every file of a folder.
fn sign_all(world: &World, folder: &str) {
    let mut files: Vec<_> = fs::read_dir(world.path().join(folder))
        .unwrap()
        .map(|f| f.unwrap().path())
        .collect();
    files.sort();
    for file in files
        .iter()
        .filter(|file| file.extension().is_some_and(|e| e == "json"))
    {
        let signed = world.path().join("signed.json");
        let call = |args: &[&str]| {
            let mut command = std::process::Command::new(std::env::current_exe().unwrap());
            let output = command
                .env("FAKE_DAEMON", world.path())
                .args(args)
                .output()
                .unwrap();
            String::from_utf8(output.stdout).unwrap()
        };
        let (file, signed) = (file.to_str().unwrap(), signed.to_str().unwrap());
        call(&["tx", "sign", file, "--output-document", signed]);
        let said: Value = serde_json::from_str(&call(&["tx", "broadcast", signed])).unwrap();
        call(&["query", "tx", said["txhash"].as_str().unwrap()]);
    }
}

fn unsigned_transactions_in_two_rounds() {
    let world = World::new();
    let owner = world.owner();
    let go = |folder| world.deploy_from(&owner, &["--generate-only", folder]);

    let run = go("codes");
    assert_eq!(run.code, Some(0), "{}", run.said());
    assert!(run.out.contains("6 unsigned transactions"), "{}", run.out);
    world.is_untouched();
    let readme = fs::read_to_string(world.path().join("codes/README.md")).unwrap();
    for word in [
        "6. `6-store-hub.json`",
        "tx multi-sign",
        "tx broadcast",
        "ballast deploy",
        "--offline",
    ] {
        assert!(readme.contains(word), "no `{word}` in {readme}");
    }
    sign_all(&world, "codes");

    let run = go("suite");
    assert!(
        run.out.contains("1 unsigned transactions"),
        "{}",
        run.said()
    );
    let tx = read(&world.path().join("suite/1-instantiate.json"));
    assert_eq!(tx["body"]["messages"][0]["do"], "instantiate2");
    sign_all(&world, "suite");

    let run = go("done");
    assert_eq!(run.code, Some(0), "{}", run.said());
    assert!(run.out.contains("verified"), "{}", run.out);
    world.has_one_suite();
}

fn a_multisig_needs_no_key() {
    let mut world = World::new();
    world.rules["keys"]["owner"] = Value::Null;
    let owner = world.owner();
    let run = world.deploy_from(&owner, &["--generate-only", "codes"]);
    assert_eq!(run.code, Some(0), "{}", run.said());
}

fn where_uploading_is_governances_proposals_are_written() {
    let mut world = World::new();
    world.rules["upload"] = json!({"permission": "Nobody", "addresses": []});

    let run = world.deploy(&[]);

    assert_eq!(run.code, Some(1), "{}", run.said());
    assert!(
        run.err
            .contains("uploading is governance's on `fake-1`: 6 proposals"),
        "{}",
        run.err
    );
    world.is_untouched();
    let folder = world.path().join("deployments/fake-1.proposals");
    let proposal = read(&folder.join("6-store-hub.proposal.json"));
    let message = &proposal["messages"][0];
    assert_eq!(message["@type"], "/cosmwasm.wasm.v1.MsgStoreCode");
    assert_eq!(message["sender"], "wasm1gov");
    assert_eq!(proposal["deposit"], "10000000ustake");
    assert!(
        proposal["summary"]
            .as_str()
            .unwrap()
            .contains("SHA-256 of the wasm:"),
        "{proposal}"
    );
    let readme = fs::read_to_string(folder.join("README.md")).unwrap();
    assert!(
        readme.contains("tx gov submit-proposal 1-store-token.proposal.json"),
        "{readme}"
    );
}

fn after_the_vote_the_suite_is_deployed() {
    let mut world = World::new();
    // governance stores what is voted for
    assert_eq!(world.deploy(&["--codes-only"]).code, Some(0));
    world.rules["upload"] = json!({"permission": "Nobody", "addresses": []});

    let run = world.deploy(&[]);

    assert_eq!(run.code, Some(0), "{}", run.said());
    world.has_one_suite();
}

fn every_ready_configuration_is_one_that_the_contracts_take() {
    let networks = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../networks");
    let mut seen = 0;
    for file in fs::read_dir(networks)
        .unwrap()
        .map(|file| file.unwrap().path())
    {
        // the table of all chains is no configuration
        if file.extension().is_none_or(|ext| ext != "toml") || file.ends_with("chains.toml") {
            continue;
        }
        let text: toml::Table = fs::read_to_string(&file).unwrap().parse().unwrap();
        let chain = &text["chain"];
        let id = chain["chain_id"].as_str().unwrap();
        assert_eq!(file.file_stem().unwrap().to_str().unwrap(), id);
        let (denom, prefix) = (
            chain["denom"].as_str().unwrap(),
            chain["prefix"].as_str().unwrap(),
        );
        let hrp = bech32::Hrp::parse(prefix).unwrap();
        let me = bech32::encode::<bech32::Bech32>(hrp, &[1; 20]).unwrap();
        let secs = chain
            .get("unbonding_secs")
            .map_or(1_814_400, |v| v.as_integer().unwrap());
        let mut world = World::new();
        world.rules["chain_id"] = json!(id);
        world.rules["keys"]["me"] = json!(me);
        world.rules["denom"] = json!(denom);
        world.rules["balances"][&me] = json!("100000000000000000000000000000");
        world.rules["staking"]["bond_denom"] = json!(denom);
        world.rules["staking"]["unbonding_time"] = json!(format!("{secs}s"));
        let at = file.to_str().unwrap();
        let daemon = std::env::current_exe().unwrap();

        let run = world.ballast(&[
            "deploy",
            "--config",
            at,
            "--from",
            "me",
            "--binary",
            daemon.to_str().unwrap(),
            "--dry-run",
        ]);

        assert_eq!(run.code, Some(0), "{}: {}", file.display(), run.said());
        seen += 1;
    }
    assert!(seen >= 4, "only {seen} configurations");
}
