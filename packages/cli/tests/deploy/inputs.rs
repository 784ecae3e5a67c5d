//! Configurations, codes and wasm files that can't work: named before anything is sent.

use crate::refusals::refused;
use crate::world::World;
use serde_json::json;
use std::fs;

crate::stories![
    a_configuration_of_another_chain,
    a_schedule_that_the_chain_refuses,
    parameters_that_the_contracts_refuse,
    a_code_with_another_checksum,
    a_code_that_does_not_exist,
    a_code_that_others_may_not_use_is_stored_anew,
    validators_that_can_not_be_listed,
    wasm_that_is_not_the_listed_one,
    wasm_that_was_never_built,
    a_record_of_another_suite,
    a_record_of_a_suite_of_an_earlier_chain,
];

fn a_configuration_of_another_chain() {
    let world = World::new();
    let text = "[chain]\ndenom = \"uatom\"\nprefix = \"cosmos\"\nunbonding_secs = 60\nmax_entries = 9\n[suite]";
    let path = world.config(text);
    let words = [
        "4 things stand in the way",
        "chain.denom = uatom, the chain has ustake",
        "chain.prefix = cosmos, the chain has wasm",
        "chain.unbonding_secs = 60 s, the chain has 1814400 s",
        "chain.max_entries = 9, the chain has 7",
    ];
    refused(&world, &["--config", path.to_str().unwrap()], 2, &words);
}

fn a_schedule_that_the_chain_refuses() {
    let world = World::new();
    let path = world.config("[params.hub]\nunbonding_secs = 3600\nmax_entries = 20\n[suite]");
    let words = [
        "params.hub.unbonding_secs = 3600 is less",
        "params.hub.max_entries = 20 is more",
    ];
    refused(&world, &["--config", path.to_str().unwrap()], 2, &words);
}

fn parameters_that_the_contracts_refuse() {
    let world = World::new();
    let path = world.config("[params.collector]\nfee_bps = 2000\n[suite]");
    let at = path.to_str().unwrap();
    refused(
        &world,
        &["--config", at],
        2,
        &["collector.fee_bps = 2000 is out of bounds"],
    );

    // what only the contracts know is found by deploying on the embedded chain first
    let path = world.config("[suite]\nseed = \"5\"");
    refused(
        &world,
        &["--config", path.to_str().unwrap()],
        2,
        &["the contracts refuse", "seed"],
    );
}

fn a_code_with_another_checksum() {
    let world = World::new();
    world.set_state(|state| {
        state["codes"] = json!([{"code_id": "1", "data_hash": "AB".repeat(32),
            "instantiate_permission": {"permission": "Everybody"}}]);
    });
    let path = world.config("[codes]\nvault = 1\n[suite]");
    let words = [
        "codes.vault = 1: that code has checksum abab",
        "ballast_vault.wasm has",
    ];
    refused(&world, &["--config", path.to_str().unwrap()], 2, &words);
}

fn a_code_that_does_not_exist() {
    let world = World::new();
    let path = world.config("[codes]\nhub = 77\n[suite]");
    let words = ["codes.hub = 77: the chain has no such code"];
    refused(&world, &["--config", path.to_str().unwrap()], 2, &words);
}

fn a_code_that_others_may_not_use_is_stored_anew() {
    let world = World::new();
    world.deploy(&["--codes-only"]);
    assert_eq!(world.done("store"), 6);
    world.set_state(|state| {
        state["codes"][0]["instantiate_permission"] = json!({"permission": "Nobody"});
    });

    let run = world.deploy(&[]);

    assert_eq!(run.code, Some(0), "{}", run.said());
    assert_eq!(world.done("store"), 7);
    assert_eq!(world.record().unwrap()["contracts"]["token"]["code_id"], 7);
}

fn validators_that_can_not_be_listed() {
    let mut world = World::new();
    world.rules["validators"]["wasmvaloper1jail"] = json!({
        "status": "BOND_STATUS_UNBONDING", "jailed": true,
        "commission": {"commission_rates": {"rate": "0.05"}},
    });
    world.rules["validators"]["wasmvaloper1dear"] = json!({
        "status": "BOND_STATUS_BONDED", "jailed": false,
        "commission": {"commission_rates": {"rate": "0.2"}},
    });
    let list = ["good", "jail", "dear", "none"]
        .map(|name| format!("[[suite.validators]]\naddress = \"wasmvaloper1{name}\"\n"));
    let path = world.config(&list.concat());
    let words = [
        "3 things",
        "wasmvaloper1jail is jailed",
        "wasmvaloper1dear takes 20 % commission, more than the promised 10 %",
        "wasmvaloper1none does not exist",
    ];
    refused(&world, &["--config", path.to_str().unwrap()], 2, &words);
}

fn wasm_that_is_not_the_listed_one() {
    let world = World::new();
    fs::write(
        world.path().join("artifacts/ballast_hub.wasm"),
        b"\0asm\x01\0\0\0",
    )
    .unwrap();
    refused(
        &world,
        &[],
        2,
        &[
            "ballast_hub.wasm has checksum",
            "checksums.txt lists",
            "build-wasm",
        ],
    );
}

fn wasm_that_was_never_built() {
    let world = World::new();
    fs::remove_dir_all(world.path().join("artifacts")).unwrap();
    refused(&world, &[], 2, &["checksums.txt", "scripts/build-wasm"]);
}

/// A local node that is started again has new keys and no suite. Before, the advice was to migrate the one that is gone.
fn a_record_of_a_suite_of_an_earlier_chain() {
    let world = World::new();
    world.deploy(&[]);
    let mut record = world.record().unwrap();
    let gone = record["contracts"]["hub"]["address"]
        .as_str()
        .unwrap()
        .replace('q', "p");
    record["contracts"]["hub"]["address"] = json!(gone);
    let path = world.path().join("deployments/fake-1.json");
    fs::write(&path, record.to_string()).unwrap();

    let run = world.deploy(&[]);

    assert_eq!(run.code, Some(2), "{}", run.said());
    assert!(
        run.err
            .contains("begun anew, remove deployments/fake-1.json"),
        "{}",
        run.err
    );
    assert!(!run.err.contains("migrate"), "{}", run.err);
    assert_eq!(world.record(), Some(record));
}

fn a_record_of_another_suite() {
    let world = World::new();
    world.deploy(&[]);
    let record = world.record();
    let path = world.config("[suite]\nsalt = \"second\"");
    let config = path.to_str().unwrap();

    let run = world.deploy(&["--config", config]);

    assert_eq!(run.code, Some(2), "{}", run.said());
    assert!(run.err.contains("record of another suite"), "{}", run.err);
    assert!(run.err.contains("`ballast migrate`"), "{}", run.err);
    assert_eq!(world.record(), record);
    // with a file of its own the second suite is deployed, from the same codes
    let run = world.deploy(&[
        "--config",
        config,
        "--deployment",
        "deployments/second.json",
    ]);
    assert_eq!(run.code, Some(0), "{}", run.said());
    assert_eq!((world.done("store"), world.done("instantiate2")), (6, 2));
}
