//! Chains on which a suite cannot work, or not as it should: named before anything is sent.

use crate::refusals::refused;
use crate::world::World;
use serde_json::json;

crate::stories![
    no_staking_module,
    no_distribution_module,
    small_blocks,
    nothing_bonded,
    epochs,
    a_bonded_set_that_changes_by_epochs,
    a_chain_known_by_name,
    withdraw_addresses_forbidden,
    a_version_that_lacks_a_capability,
    a_vm_that_lacks_a_capability,
    a_chain_that_holds_unbondings_back_is_named,
];

fn no_staking_module() {
    let mut world = World::new();
    world.rules["staking"] = json!(null);
    refused(&world, &[], 1, &["has no x/staking", "can't work there"]);
}

fn no_distribution_module() {
    let mut world = World::new();
    world.rules["withdraw"] = json!(null);
    refused(
        &world,
        &[],
        1,
        &["has no x/distribution", "can't work there"],
    );
}

fn small_blocks() {
    let mut world = World::new();
    world.rules["max_gas"] = json!("9999999");
    let words = [
        "a block of chain `fake-1` takes 9999999 gas",
        "up to 10000000",
        "docs/GAS.md",
    ];
    refused(&world, &[], 1, &words);
    world.rules["max_gas"] = json!("10000000");
    let run = world.deploy(&["--dry-run"]);
    assert_eq!(run.code, Some(0), "{}", run.said());
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

fn a_bonded_set_that_changes_by_epochs() {
    let mut world = World::new();
    world.rules["staking"]["epoch_length"] = json!("1");
    assert_eq!(world.deploy(&["--dry-run"]).code, Some(0));
    world.rules["staking"]["epoch_length"] = json!("512");
    refused(&world, &[], 1, &["every 512 blocks", "epoch_length"]);
}

/// Babylon answers like any other chain; it is the table that knows.
fn a_chain_known_by_name() {
    let mut world = World::new();
    world.rules["chain_id"] = json!("bbn-1");
    world.rules["asked_chain"] = json!("bbn-1");
    refused(
        &world,
        &[],
        1,
        &["`bbn-1` (Babylon)", "epoch", "docs/CHAINS.md"],
    );
}

fn withdraw_addresses_forbidden() {
    let mut world = World::new();
    world.rules["withdraw"] = json!(false);
    refused(&world, &[], 1, &["withdraw_addr_enabled is false"]);
}

fn a_version_that_lacks_a_capability() {
    let mut world = World::new();
    world.rules["wasmd"] = json!("v0.46.0");
    refused(
        &world,
        &[],
        1,
        &[
            "runs wasmd v0.46.0",
            "`cosmwasm_2_0`",
            "wasmd 0.51 is the first",
        ],
    );
}

fn a_vm_that_lacks_a_capability() {
    let mut world = World::new();
    world.rules["wasmd"] = json!("(devel)");
    world.rules["vm_lacks"] = json!("cosmwasm_2_0");
    refused(
        &world,
        &[],
        1,
        &["6 things", "lacks a capability", "{\"cosmwasm_2_0\"}"],
    );
}

fn a_chain_that_holds_unbondings_back_is_named() {
    let mut world = World::new();
    let run = world.deploy(&["--dry-run"]);
    assert!(!run.out.contains("interchain"), "{}", run.out);
    world.rules["ics"] = json!("v4.3.1");

    let run = world.deploy(&["--dry-run"]);

    assert_eq!(run.code, Some(0), "{}", run.said());
    assert!(
        run.out.contains("interchain security v4.3.1"),
        "{}",
        run.out
    );
    let run = world.deploy(&["--dry-run", "--json"]);
    let told = run.out.lines().find(|line| line.contains("warnings"));
    assert!(
        told.is_some_and(|line| line.contains("v4.3.1")),
        "{}",
        run.out
    );
}
