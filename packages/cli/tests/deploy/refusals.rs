//! Chains, accounts and configurations that can't work: named before anything is sent.

use crate::world::World;
use serde_json::json;
use std::fs;

crate::stories![
    another_chain_answers,
    nobody_answers,
    a_node_that_is_behind,
    a_key_that_is_not_there,
    too_little_money,
    an_account_that_does_not_exist,
    no_staking_module,
    nothing_bonded,
    epochs,
    withdraw_addresses_forbidden,
    a_version_that_lacks_a_capability,
    a_vm_that_lacks_a_capability,
    a_configuration_of_another_chain,
    a_schedule_that_the_chain_refuses,
    parameters_that_the_contracts_refuse,
    a_code_with_another_checksum,
    a_code_that_does_not_exist,
    a_code_that_others_may_not_use_is_stored_anew,
    validators_that_can_not_be_listed,
    wasm_that_is_not_the_listed_one,
    wasm_that_was_never_built,
    several_problems_at_once,
    a_record_of_another_suite,
    a_check_by_the_node_refuses,
    a_program_that_is_not_there,
    a_dry_run_sends_nothing,
    what_is_on_the_chain_differs,
    errors_are_json_where_that_is_asked_for,
];

/// The run is refused with this code and these words, and nothing has happened.
#[track_caller]
fn refused(world: &World, more: &[&str], code: i32, words: &[&str]) {
    let run = world.deploy(more);
    assert_eq!(run.code, Some(code), "{}", run.all());
    for word in words {
        assert!(run.err.contains(word), "no `{word}` in {}", run.err);
    }
    world.is_untouched();
}

fn another_chain_answers() {
    let mut world = World::new();
    world.rules["chain_id"] = json!("other-9");
    refused(&world, &[], 2, &["`other-9`, not `fake-1`", "nothing was sent"]);
}

fn nobody_answers() {
    let mut world = World::new();
    world.rules["down"] = json!("post failed: Post \"http://fake\": dial tcp: connection refused");
    refused(&world, &[], 1, &["nobody answers at http://fake", "--node"]);
}

fn a_node_that_is_behind() {
    let mut world = World::new();
    world.rules["catching_up"] = json!(true);
    refused(&world, &[], 1, &["still catching up, at height 100"]);
}

fn a_key_that_is_not_there() {
    let world = World::new();
    let run = world.deploy_from("nobody", &[]);
    assert_eq!(run.code, Some(2), "{}", run.all());
    assert!(run.err.contains("no key `nobody` in keyring `test`"), "{}", run.err);
    assert!(run.err.contains("keys list"), "{}", run.err);
    world.is_untouched();
}

fn too_little_money() {
    let mut world = World::new();
    let owner = world.owner();
    world.rules["balances"][&owner] = json!("999999");
    refused(&world, &[], 1, &["holds 999999ustake", "the seed of 1000000 and fees", "faucet"]);
}

fn an_account_that_does_not_exist() {
    let mut world = World::new();
    world.rules["balances"] = json!({});
    refused(&world, &[], 1, &["holds 0ustake"]);
}

fn no_staking_module() {
    let mut world = World::new();
    world.rules["staking"] = json!(null);
    refused(&world, &[], 1, &["has no x/staking", "can't work there"]);
}

fn nothing_bonded() {
    let mut world = World::new();
    world.rules["bonded"] = json!("0");
    refused(&world, &[], 1, &["nobody to delegate to"]);
}

fn epochs() {
    let mut world = World::new();
    world.rules["epoching"] = json!(true);
    refused(&world, &[], 1, &["x/epoching"]);
}

fn withdraw_addresses_forbidden() {
    let mut world = World::new();
    world.rules["withdraw"] = json!(false);
    refused(&world, &[], 1, &["withdraw_addr_enabled is false"]);
}

fn a_version_that_lacks_a_capability() {
    let mut world = World::new();
    world.rules["wasmd"] = json!("v0.46.0");
    refused(&world, &[], 1, &["runs wasmd v0.46.0", "`cosmwasm_2_0`", "wasmd 0.51 is the first"]);
}

fn a_vm_that_lacks_a_capability() {
    let mut world = World::new();
    world.rules["wasmd"] = json!("(devel)");
    world.rules["vm_lacks"] = json!("cosmwasm_2_0");
    refused(&world, &[], 1, &["lacks a capability", "{\"cosmwasm_2_0\"}"]);
}

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
    let words = ["params.hub.unbonding_secs = 3600 is less", "params.hub.max_entries = 20 is more"];
    refused(&world, &["--config", path.to_str().unwrap()], 2, &words);
}

fn parameters_that_the_contracts_refuse() {
    let world = World::new();
    let path = world.config("[params.collector]\nfee_bps = 2000\n[suite]");
    let at = path.to_str().unwrap();
    refused(&world, &["--config", at], 2, &["collector.fee_bps = 2000 is out of bounds"]);

    // what only the contracts know is found by deploying on the embedded chain first
    let path = world.config("[suite]\nseed = \"5\"");
    refused(&world, &["--config", path.to_str().unwrap()], 2, &["the contracts refuse", "seed"]);
}

fn a_code_with_another_checksum() {
    let world = World::new();
    world.set_state(|state| {
        state["codes"] = json!([{"code_id": "1", "data_hash": "AB".repeat(32),
            "instantiate_permission": {"permission": "Everybody"}}]);
    });
    let path = world.config("[codes]\nvault = 1\n[suite]");
    let words = ["codes.vault = 1: that code has checksum abab", "ballast_vault.wasm has"];
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

    assert_eq!(run.code, Some(0), "{}", run.all());
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
    fs::write(world.path().join("artifacts/ballast_hub.wasm"), b"\0asm\x01\0\0\0").unwrap();
    refused(&world, &[], 2, &["ballast_hub.wasm has checksum", "checksums.txt lists", "build-wasm"]);
}

fn wasm_that_was_never_built() {
    let world = World::new();
    fs::remove_dir_all(world.path().join("artifacts")).unwrap();
    refused(&world, &[], 2, &["checksums.txt", "scripts/build-wasm"]);
}

fn several_problems_at_once() {
    let mut world = World::new();
    world.rules["balances"] = json!({});
    world.rules["withdraw"] = json!(false);
    world.rules["epoching"] = json!(true);
    let words = ["3 things stand in the way, nothing was sent", "x/epoching", "withdraw_addr", "holds 0"];
    refused(&world, &[], 1, &words);
}

fn a_record_of_another_suite() {
    let world = World::new();
    world.deploy(&[]);
    let record = world.record();
    let path = world.config("[suite]\nsalt = \"second\"");
    let config = path.to_str().unwrap();

    let run = world.deploy(&["--config", config]);

    assert_eq!(run.code, Some(2), "{}", run.all());
    assert!(run.err.contains("record of another suite"), "{}", run.err);
    assert_eq!(world.record(), record);
    // with a file of its own the second suite is deployed, from the same codes
    let run = world.deploy(&["--config", config, "--deployment", "deployments/second.json"]);
    assert_eq!(run.code, Some(0), "{}", run.all());
    assert_eq!((world.done("store"), world.done("instantiate2")), (6, 2));
}

fn a_check_by_the_node_refuses() {
    let mut world = World::new();
    world.rules["check_tx"] = json!("insufficient fees; got: 5000ustake required: 90000ustake");
    let run = world.deploy(&[]);
    assert_eq!(run.code, Some(1), "{}", run.all());
    assert!(run.err.contains("insufficient fees"), "{}", run.err);
    assert!(run.err.contains("run again"), "{}", run.err);
    assert_eq!(world.state()["txs"], json!(null));
    world.rules["check_tx"] = json!(null);
    assert_eq!(world.deploy(&[]).code, Some(0));
    world.has_one_suite();
}

fn a_program_that_is_not_there() {
    let world = World::new();
    let args = ["deploy", "--from", "owner", "--chain-id", "fake-1", "--binary", "no-such-daemon"];
    let run = world.ballast(&args);
    assert_eq!(run.code, Some(1), "{}", run.all());
    assert!(run.err.contains("no program `no-such-daemon`"), "{}", run.err);
}

fn a_dry_run_sends_nothing() {
    let world = World::new();
    let run = world.deploy(&["--dry-run"]);
    assert_eq!(run.code, Some(0), "{}", run.all());
    for word in ["codes to store", "wasm1", "needs about", "this was a dry run"] {
        assert!(run.out.contains(word), "no `{word}` in {}", run.out);
    }
    world.is_untouched();
    assert!(!world.path().join("deployments").exists());
}

fn what_is_on_the_chain_differs() {
    let mut world = World::new();
    world.rules["answers"]["token"]["minter"] = json!({"minter": "wasm1thief"});

    let run = world.deploy(&[]);

    assert_eq!(run.code, Some(1), "{}", run.all());
    assert!(run.out.contains("token: minter: wasm1thief instead of wasm1"), "{}", run.out);
    assert!(run.err.contains("`token: minter`"), "{}", run.err);
    assert!(world.record().is_none());
}

fn errors_are_json_where_that_is_asked_for() {
    let mut world = World::new();
    world.rules["withdraw"] = json!(false);
    world.rules["epoching"] = json!(true);
    let run = world.deploy(&["--json"]);
    assert_eq!(run.code, Some(1), "{}", run.all());
    let error: serde_json::Value = serde_json::from_str(run.out.trim()).unwrap();
    assert_eq!(error["exit_code"], 1);
    assert!(error["error"].as_str().unwrap().contains("2 things"), "{error}");
    assert!(error["details"][0].as_str().unwrap().contains("withdraw"), "{error}");
}
