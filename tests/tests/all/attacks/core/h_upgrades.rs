//! H. Upgrades, wiring, and doors that do not exist.

use super::super::{builder, only, paid, refused, root, send, submit, ten, UNIT};
use super::h_messages;
use ballast_testing::{contracts, meter::Meter, Suite, Tx, TxError};
use ballast_types::deploy::CONTRACTS;
use cosmwasm_std::{to_json_binary, WasmMsg};
use serde_json::json;
use std::collections::{BTreeMap, BTreeSet};

/// Moves a contract of the suite to another code.
pub fn migrate(suite: &mut Suite, who: &str, contract: &str, id: u64) -> Result<Tx, TxError> {
    let migrate = WasmMsg::Migrate {
        contract_addr: suite.addr(contract).into_string(),
        new_code_id: id,
        msg: to_json_binary(&json!({})).unwrap(),
    };
    let sender = suite.addr(who);
    suite.block(1);
    suite.chain_mut().send(&sender, migrate.into())
}

/// AU-02 · Anybody moves a contract to code of his own.
///
/// Stopped by: `contracts/hub/src/instantiate.rs::instantiate`
/// Taken out: `msg.immutable` -> `true`
/// Seen: refused: Only admin can migrate contract: None
#[test]
fn au_02_only_the_admin_upgrades() {
    let mut suite = ten();
    for name in CONTRACTS.into_iter().skip(1) {
        let id = suite.chain().code_id(name).unwrap();
        refused(
            migrate(&mut suite, "mallory", name, id),
            "Only admin can migrate contract",
        );
        migrate(&mut suite, "owner", name, id).unwrap();
    }
    let child = json!({"migrate_child": {"code_id": 1}});
    refused(send(&mut suite, "owner", "hub", &child), "unknown variant");
}

// AU-03 cannot apply. It would take a message that sets the address of the token or of another sibling.
// There is none: all six addresses are known before any contract exists (Instantiate2), are written once
// at birth, and no `update_config` has a field for them.

/// AU-08 · A migration takes many transactions, and the contract is used between two of them.
///
/// Stopped by: `contracts/queue/src/contract.rs::migrate`
/// Taken out: `version::migrate(deps.storage, NAME, VERSION)?` -> `{ crate::state::TICKETS.range(deps.storage, None, None, cosmwasm_std::Order::Ascending).for_each(drop); version::migrate(deps.storage, NAME, VERSION)? }`
/// Seen: left: Count { reads: 2, writes: 0 }, right: Count { reads: 1001, writes: 0 }
#[test]
fn au_08_a_migration_is_one_step_however_much_is_stored() {
    let counts = |tickets: u32| {
        let meter = Meter::default();
        let code = meter.on(contracts::queue());
        let mut suite = builder().code("queue", code).checks(false).build();
        suite.bond("alice", 9 * UNIT).unwrap();
        for _ in 0..tickets {
            suite.same_block().unbond("alice", 1_000).unwrap();
        }
        let id = suite.chain().code_id("queue").unwrap();
        meter.take();
        migrate(&mut suite, "owner", "queue", id).unwrap();
        let count = meter.take();
        submit(&mut suite);
        assert_eq!(paid(&mut suite, 1), 1_000);
        count
    };

    assert_eq!(counts(1), counts(1_000));
}

/// AU-09 · A contract is moved to the code of another, which takes its state for its own.
///
/// Stopped by: `packages/base/src/version.rs::migrate`
/// Taken out: `stored.contract != name` -> `false`
/// Seen: assertion failed: token became hub
#[test]
fn au_09_a_contract_takes_its_own_state_only() {
    let mut suite = ten();
    for from in CONTRACTS.into_iter().skip(1) {
        for to in CONTRACTS.into_iter().filter(|to| *to != from) {
            let id = suite.chain().code_id(to).unwrap();
            let refusal = migrate(&mut suite, "owner", from, id);
            assert!(refusal.is_err(), "{from} became {to}");
        }
        let same = suite.chain().code_id(from).unwrap();
        migrate(&mut suite, "owner", from, same).unwrap();
    }
    suite.bond("bob", UNIT).unwrap();
}

/// AU-10 · Between the birth of a contract and its wiring, the first caller wires it.
///
/// Stopped by: `packages/base/src/birth.rs::ensure_birth`
/// Taken out: `ensure_sender(&info.sender, parent, parent_role)?` -> `()`
/// Taken out: `*named == env.contract.address` -> `true`
/// Seen: it was not refused
#[test]
fn au_10_a_suite_is_wired_at_birth_by_the_hub() {
    let mut suite = ten();
    let all = suite.contracts().clone();
    let mallory = suite.addr("mallory");
    let births = [
        (
            "token",
            json!({"info": {"name": "Ballast STAKE", "symbol": "bSTAKE", "decimals": 6, "marketing": null},
            "suite": all, "seed": "1"}),
        ),
        (
            "registry",
            json!({"suite": all, "validators": [], "params": {}}),
        ),
        (
            "queue",
            json!({"suite": all, "denom": "ustake", "name": "exits", "symbol": "exits"}),
        ),
        ("vault", json!({"suite": all, "exit_secs": 1, "params": {}})),
        (
            "collector",
            json!({"suite": all, "denom": "ustake", "params": {}}),
        ),
    ];
    for (name, msg) in births {
        let id = suite.chain().code_id(name).unwrap();
        suite.block(1);
        let msg = to_json_binary(&msg).unwrap();
        let born = suite.chain_mut().instantiate(&mallory, id, msg, &[], name);
        refused(born, only("the hub", &mallory));
    }
    for msg in [
        json!({"set_token": {"address": mallory}}),
        json!({"bind": {}}),
    ] {
        refused(send(&mut suite, "mallory", "hub", &msg), "unknown variant");
    }
}

/// AU-11 · A message carries another message, which the contract sends in its own name. No schema has a
/// field for one.
///
/// Stopped by: `schema/hub.json`
/// Taken out in the text: `"title": "ExecuteMsg"` -> `"title": "ExecuteMsg", "a door": {"$ref": "#/definitions/CosmosMsg"}`
/// Seen: assertion failed: hub execute: CosmosMsg
#[test]
fn au_11_no_message_carries_another() {
    for contract in CONTRACTS {
        let schema = h_messages::schema(contract);
        for part in ["execute", "instantiate", "migrate"] {
            let text = schema[part].to_string();
            for word in ["CosmosMsg", "WasmMsg", "BankMsg", "SubMsg"] {
                assert!(!text.contains(word), "{contract} {part}: {word}");
            }
        }
    }
}

/// AU-12 · Two things are stored under one key, and one of them overwrites the other.
///
/// Stopped by: `contracts/hub/src/state.rs`
/// Taken out in the text: `Map::new("owed")` -> `Map::new("losses")`
/// Seen: assertion failed: hub: {("losses", 2)}
#[test]
fn au_12_every_key_is_used_once() {
    let root = root();
    let shared = [
        ("hub", "packages/types/src/hub/state.rs"),
        ("registry", "packages/types/src/registry/state.rs"),
        ("queue", "packages/types/src/queue/state.rs"),
        ("collector", "packages/types/src/collector.rs"),
        ("vault", "packages/types/src/vault/state.rs"),
    ];
    let keys = |path: std::path::PathBuf| -> Vec<String> {
        let source = std::fs::read_to_string(path).unwrap();
        let names = source.split("::new(\"").skip(1);
        names
            .map(|rest| rest.split('"').next().unwrap().to_string())
            .collect()
    };
    for contract in CONTRACTS {
        let mut all = keys(root.join(format!("contracts/{contract}/src/state.rs")));
        let types = shared.iter().filter(|(name, _)| *name == contract);
        all.extend(types.flat_map(|(_, path)| keys(root.join(path))));
        let foreign: &[&str] = match contract {
            "token" => &[
                "token_info",
                "marketing_info",
                "logo",
                "balance",
                "allowance",
                "allowance_spender",
            ],
            _ => &[],
        };
        all.extend(foreign.iter().map(ToString::to_string));
        all.push("contract_info".to_string());
        let mut seen = BTreeMap::new();
        for key in &all {
            *seen.entry(key).or_insert(0) += 1;
        }
        let twice: BTreeSet<_> = seen.iter().filter(|(_, n)| **n > 1).collect();
        assert!(twice.is_empty(), "{contract}: {twice:?}");
        assert!(all.len() > 1, "{contract}: {all:?}");
    }
}
