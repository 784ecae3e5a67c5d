//! What each command answers, in JSON.

use crate::expect;
use crate::names::Names;
use ballast_testing::{Chain, Tx};
use cosmwasm_std::{Addr, Uint128};
use serde_json::{json, Map, Value};

/// A transaction: attributes by contract (the first of each name), and all events of contracts.
///
/// Events of native modules are left out: contracts never see them, and chains differ in them.
pub fn tx(tx: &Tx, names: &Names<'_>) -> Value {
    let mut by_contract: Map<String, Value> = Map::new();
    let mut events = vec![];
    for event in &tx.events {
        if event.ty != "wasm" && !event.ty.starts_with("wasm-") {
            continue;
        }
        let emitter = ballast_testing::tx::emitter(event).unwrap_or_default();
        let name = names.show(emitter);
        let own = event
            .attributes
            .iter()
            .filter(|attr| attr.key != "_contract_address");
        let pairs: Vec<[&str; 2]> = own
            .map(|attr| [attr.key.as_str(), attr.value.as_str()])
            .collect();
        if event.ty == "wasm" {
            let entry = by_contract.entry(name.clone()).or_insert_with(|| json!({}));
            if let Value::Object(attributes) = entry {
                for [key, value] in &pairs {
                    attributes
                        .entry(key.to_string())
                        .or_insert_with(|| json!(value));
                }
            }
        }
        events.push(json!({"type": event.ty, "contract": name, "attributes": pairs}));
    }
    let called = tx
        .contract
        .as_ref()
        .map(|contract| names.show(contract.as_str()));
    json!({
        "height": tx.height,
        "time": tx.time,
        "contract": called,
        "attributes": by_contract,
        "events": events,
        "data": tx.data.as_ref().map(|data| data.to_base64()),
    })
}

/// A value of an answer: for a transaction first the called contract's own attributes, then those of
/// the contract that is named, then the first event of that name.
pub fn find(answer: &Value, path: &str) -> Option<Value> {
    if let (Some(attributes), Some(called)) = (answer.get("attributes"), answer.get("contract")) {
        let own = called.as_str().and_then(|name| attributes.get(name));
        if let Some(found) = own.and_then(|own| own.get(path)) {
            return Some(found.clone());
        }
        if let Some(found) = expect::at(attributes, path) {
            return Some(found.clone());
        }
        if let Some(found) = in_event(answer, path) {
            return Some(found);
        }
    }
    expect::at(answer, path).cloned()
}

/// The called contract's attributes: `shares=5 amount=5`, each value as `show` has it.
pub fn own_attributes(answer: &Value, show: impl Fn(&str, &str) -> String) -> Option<String> {
    let called = answer["contract"].as_str()?;
    // LST sent to a contract: what that contract did says more
    let all = &answer["attributes"];
    let told = ["queue", "vault"]
        .into_iter()
        .find(|name| called == "token" && all.get(name).is_some());
    let own = all.get(told.unwrap_or(called))?.as_object()?;
    let pairs = own.iter().filter(|(key, value)| {
        let address = value.as_str().is_some_and(|text| text.starts_with("wasm1"));
        *key != "action" && !address
    });
    let shown: Vec<String> = pairs
        .map(|(key, value)| format!("{key}={}", show(key, value.as_str().unwrap_or_default())))
        .collect();
    let action = own.get("action").and_then(Value::as_str).unwrap_or("done");
    Some(
        format!("{action} {}", shown.join(" "))
            .trim_end()
            .to_string(),
    )
}

fn in_event(answer: &Value, path: &str) -> Option<Value> {
    let (name, key) = path.split_once('.')?;
    let events = answer.get("events")?.as_array()?;
    let ty = format!("wasm-{name}");
    let event = events.iter().find(|event| event["type"] == json!(ty))?;
    let pairs = event["attributes"].as_array()?;
    pairs
        .iter()
        .find(|pair| pair[0] == json!(key))
        .map(|pair| pair[1].clone())
}

/// The block the chain is in.
pub fn block(chain: &Chain) -> Value {
    json!({"height": chain.height(), "time": chain.now()})
}

/// Coins by denom; the bonded denom is there even if it is 0.
pub fn balance(chain: &Chain, of: &Addr) -> Value {
    let mut coins = chain.balances(of);
    coins
        .entry(chain.denom().to_string())
        .or_insert(Uint128::zero());
    json!(coins)
}

/// Stake by validator's name.
pub fn delegations(names: &Names<'_>, of: &Addr) -> Value {
    let all = names.chain.delegations(of).into_iter();
    let all: Map<String, Value> = all.map(|(at, n)| (names.show(&at), json!(n))).collect();
    Value::Object(all)
}

/// Rewards by validator's name and denom.
pub fn rewards(names: &Names<'_>, of: &Addr) -> Value {
    let all = names.chain.rewards(of).into_iter();
    let all: Map<String, Value> = all.map(|(at, n)| (names.show(&at), json!(n))).collect();
    Value::Object(all)
}

/// Unbonding entries, with validators' names.
pub fn unbondings(names: &Names<'_>, of: &Addr) -> Value {
    let mut entries = json!(names.chain.unbondings(of));
    rename(&mut entries, &["validator"], names);
    json!({"entries": entries})
}

/// Redelegations, with validators' names.
pub fn redelegations(names: &Names<'_>, of: &Addr) -> Value {
    let mut entries = json!(names.chain.redelegations(of));
    rename(&mut entries, &["from", "to"], names);
    json!({"entries": entries})
}

fn rename(entries: &mut Value, fields: &[&str], names: &Names<'_>) {
    for entry in entries.as_array_mut().into_iter().flatten() {
        for field in fields {
            let name = entry[*field].as_str().map(|address| names.show(address));
            entry[*field] = json!(name);
        }
    }
}
