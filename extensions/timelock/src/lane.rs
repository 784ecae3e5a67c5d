//! Which messages are fast: those on a list. All others are slow.

mod json;

pub use json::{ensure_json, name_of};

use ballast_extension_types::timelock::{Config, FastLane, Lane};
use cosmwasm_std::{Addr, BankMsg, CosmosMsg, WasmMsg};

/// Names that may be on no list, because they hand a contract, or a group of voters, to another
/// account.
pub const NEVER: [&str; 2] = ["update_ownership", "update_admin"];

const HUB: &[&str] = &["update_config", "set_guardian", "set_treasury"];
const REGISTRY: &[&str] = &[
    "add_validator",
    "update_validator",
    "remove_validator",
    "update_config",
];
const VAULT: &[&str] = &["update_config"];
const COLLECTOR: &[&str] = &["update_config"];

/// The fast list of this timelock.
pub fn list(config: &Config) -> Vec<FastLane> {
    let suite = &config.suite;
    let core = [
        ("hub", &suite.hub, HUB),
        ("registry", &suite.registry, REGISTRY),
        ("vault", &suite.vault, VAULT),
        ("collector", &suite.collector, COLLECTOR),
    ];
    let core = core.into_iter().map(|(role, contract, names)| FastLane {
        role: role.to_string(),
        contract: contract.clone(),
        messages: names.iter().map(ToString::to_string).collect(),
    });
    let others = config.extensions.iter().map(|extension| FastLane {
        role: "extension".to_string(),
        contract: extension.contract.clone(),
        messages: extension.messages.clone(),
    });
    core.chain(others).collect()
}

/// The lane of one message, and if it is slow, why.
pub fn judge(msg: &CosmosMsg, list: &[FastLane]) -> (Lane, Option<String>) {
    match reason(msg, list) {
        None => (Lane::Fast, None),
        Some(why) => (Lane::Slow, Some(why)),
    }
}

/// The lane of an operation: slow if one of its messages is, with the reason of the first slow one.
pub fn judge_all(msgs: &[CosmosMsg], list: &[FastLane]) -> (Lane, Option<String>) {
    for (number, msg) in (1_u32..).zip(msgs) {
        if let Some(why) = reason(msg, list) {
            return (Lane::Slow, Some(format!("message {number} {why}")));
        }
    }
    (Lane::Fast, None)
}

/// Whether every message of an operation names the hub's guardian, and does nothing else.
pub fn only_names_guardian(msgs: &[CosmosMsg], hub: &Addr) -> bool {
    let names = |msg: &CosmosMsg| match plain_call(msg) {
        Ok((to, name)) => to == hub.as_str() && name == "set_guardian",
        Err(_) => false,
    };
    msgs.iter().all(names)
}

/// Why a message is slow; `None` if it is fast.
fn reason(msg: &CosmosMsg, list: &[FastLane]) -> Option<String> {
    let (to, name) = match plain_call(msg) {
        Ok(call) => call,
        Err(why) => return Some(why.to_string()),
    };
    let Some(entry) = list.iter().find(|entry| entry.contract.as_str() == to) else {
        return Some(format!("calls {to}, which no list names"));
    };
    let is_listed = entry.messages.contains(&name) && !NEVER.contains(&name.as_str());
    (!is_listed).then(|| {
        format!(
            "is `{name}` to the {}, which is not on its list",
            entry.role
        )
    })
}

/// The contract and the name of a call without coins whose message is a JSON object with exactly
/// one key.
fn plain_call(msg: &CosmosMsg) -> Result<(&str, String), &'static str> {
    let CosmosMsg::Wasm(WasmMsg::Execute {
        contract_addr,
        msg,
        funds,
    }) = msg
    else {
        return Err(kind(msg));
    };
    if !funds.is_empty() {
        return Err("sends coins along");
    }
    match name_of(msg) {
        Some(name) => Ok((contract_addr, name)),
        None => Err("is no JSON object with exactly one key"),
    }
}

/// What a message does that is not a call of a contract. Not a `match`, because the variants of
/// `CosmosMsg` depend on the features of the build.
fn kind(msg: &CosmosMsg) -> &'static str {
    if matches!(msg, CosmosMsg::Wasm(WasmMsg::Migrate { .. })) {
        return "changes the code of a contract";
    }
    if matches!(
        msg,
        CosmosMsg::Wasm(WasmMsg::UpdateAdmin { .. } | WasmMsg::ClearAdmin { .. })
    ) {
        return "changes who may change the code of a contract";
    }
    if matches!(msg, CosmosMsg::Wasm(_)) {
        return "makes a contract";
    }
    if matches!(
        msg,
        CosmosMsg::Bank(BankMsg::Send { .. } | BankMsg::Burn { .. })
    ) {
        return "moves coins";
    }
    if matches!(msg, CosmosMsg::Any(_)) {
        return "is a message to the chain, which may be anything";
    }
    "is no call of a contract"
}

#[cfg(test)]
mod tests;
