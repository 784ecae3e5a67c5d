//! I. Addresses and denoms.

use super::super::{builder, leave, refused, send, ten, UNIT};
use crate::kit::anyone;
use ballast_types::{access::AccessError, address::AddressError};
use cosmwasm_std::coins;
use serde_json::{json, Value};

/// AD-01 · Upper-case bech32 is the same address to the chain and another one to a list.
///
/// Stopped by: `packages/base/src/address.rs::operator_bytes`
/// Taken out: `address.chars().any(|c| c.is_ascii_uppercase())` -> `false`
/// Seen: 'upper case' is not in ''WASMVALOPER1…' is not a validator address of this chain: its prefix is not 'wasmvaloper''
#[test]
fn ad_01_an_address_has_one_spelling() {
    let mut suite = ten();
    let upper = suite.operator("val0").to_uppercase();
    let bond = json!({"post_bond": {"validator": upper}});
    let bond = cosmwasm_std::to_json_binary(&bond).unwrap();
    refused(suite.lst_send("alice", "vault", UNIT, bond), "upper case");
    let add = json!({"add_validator": {"address": upper}});
    refused(send(&mut suite, "owner", "registry", &add), "upper case");
    let receiver = suite.addr("bob").to_string().to_uppercase();
    let hub = suite.addr("hub");
    let msg = json!({"bond": {"receiver": receiver}});
    refused(
        suite.execute("alice", &hub, &msg, &coins(5, "ustake")),
        AddressError::NotAccount {
            address: anyone().into_string(),
            reason: anyone().into_string(),
        },
    );
}

/// Messages to the suite's contracts that name an address, by who may send them.
fn naming(address: &str) -> [(&'static str, &'static str, Value); 7] {
    let give = json!({"transfer_nft": {"recipient": address, "token_id": "1"}});
    let approve = json!({"approve": {"spender": address, "token_id": "1"}});
    let approve_all = json!({"approve_all": {"operator": address}});
    let transfer = json!({"transfer": {"recipient": address, "amount": "1"}});
    let guardian = json!({"set_guardian": {"address": address}});
    let treasury = json!({"set_treasury": {"address": address}});
    let distribute = json!({"distribute": {"tip_to": address}});
    [
        ("alice", "queue", give),
        ("alice", "queue", approve),
        ("alice", "queue", approve_all),
        ("alice", "token", transfer),
        ("owner", "hub", guardian),
        ("owner", "hub", treasury),
        ("alice", "collector", distribute),
    ]
}

/// AD-02 · Text is taken for an address without a look at it, and what it names is lost.
///
/// Stopped by: `contracts/queue/src/execute.rs::ticket_owner`
/// Taken out: `account(api, text)?` -> `Addr::unchecked(text)`
/// Seen: it was not refused
#[test]
fn ad_02_every_address_is_looked_at() {
    let mut suite = ten();
    leave(&mut suite, "alice", UNIT);
    let long = "x".repeat(300);
    let cosmos = suite.addr("bob").to_string().replace("wasm", "cosmos");
    let operator = suite.operator("val0");
    for bad in [
        "",
        " ",
        "bob",
        cosmos.as_str(),
        operator.as_str(),
        long.as_str(),
    ] {
        let unbond = cosmwasm_std::to_json_binary(&json!({"unbond": {"receiver": bad}})).unwrap();
        refused(
            suite.lst_send("alice", "queue", 5, unbond),
            AddressError::NotAccount {
                address: anyone().into_string(),
                reason: anyone().into_string(),
            },
        );
        let underwrite = json!({"underwrite": {"receiver": bad}});
        let underwrite = cosmwasm_std::to_json_binary(&underwrite).unwrap();
        refused(
            suite.lst_send("alice", "vault", 5, underwrite),
            AddressError::NotAccount {
                address: anyone().into_string(),
                reason: anyone().into_string(),
            },
        );
        for (who, contract, msg) in naming(bad) {
            refused(
                send(&mut suite, who, contract, &msg),
                AddressError::NotAccount {
                    address: anyone().into_string(),
                    reason: anyone().into_string(),
                },
            );
        }
        if bad != operator {
            for msg in [
                json!({"add_validator": {"address": bad}}),
                json!({"update_validator": {"address": bad}}),
                json!({"remove_validator": {"address": bad}}),
            ] {
                assert!(
                    send(&mut suite, "owner", "registry", &msg).is_err(),
                    "{bad}: {msg}"
                );
            }
        }
    }
}

/// AD-03 · What is bought is given to one of the suite's own contracts, and is nobody's.
///
/// Stopped by: `packages/types/src/deploy.rs::ensure_outside`
/// Taken out: `self.name_of(&address)` -> `None`
/// Seen: it was not refused
#[test]
fn ad_03_nothing_is_bought_for_our_own_contracts() {
    let mut suite = ten();
    let ticket = leave(&mut suite, "alice", UNIT);
    for name in ballast_types::deploy::CONTRACTS {
        refused(suite.bond_for("alice", UNIT, Some(name), None), name);
        refused(suite.unbond_for("alice", UNIT, Some(name)), name);
        refused(suite.transfer_ticket("alice", name, ticket), name);
        let receiver = suite.addr(name);
        let underwrite = json!({"underwrite": {"receiver": receiver}});
        let underwrite = cosmwasm_std::to_json_binary(&underwrite).unwrap();
        refused(suite.lst_send("alice", "vault", UNIT, underwrite), name);
        let tip = json!({"distribute": {"tip_to": receiver}});
        refused(send(&mut suite, "alice", "collector", &tip), name);
        let treasury = json!({"set_treasury": {"address": receiver}});
        refused(send(&mut suite, "owner", "hub", &treasury), name);
    }
}

/// AD-04 · A denom that looks like the right one.
///
/// Stopped by: `contracts/hub/src/execute/bond.rs::bond`
/// Taken out: `access::one_coin(info, &hub.config.denom)?.amount` -> `info.funds.iter().find(|coin| coin.denom.to_ascii_lowercase().ends_with(&hub.config.denom)).map(|coin| coin.amount).unwrap_or_default()`
/// Seen: after 'rich: {"bond":{}}' at height 3: I-1 is broken: the hub holds 1000000 native, its buffer says 1000500
#[test]
fn ad_04_a_denom_is_compared_to_the_letter() {
    let looks = [
        "USTAKE",
        "uStake",
        "ibc/ustake",
        "factory/x/ustake",
        "ustake2",
    ];
    let held: Vec<String> = looks.iter().map(|denom| format!("500{denom}")).collect();
    let mut suite = builder().account_with("rich", &held.join(",")).build();
    let hub = suite.addr("hub");
    for denom in looks {
        let bond = json!({"bond": {}});
        refused(
            suite.execute("rich", &hub, &bond, &coins(500, denom)),
            AccessError::WrongCoin {
                denom: "ustake".to_string(),
                received: format!("500{denom}"),
            },
        );
    }
}
