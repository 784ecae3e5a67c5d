//! All that can be seen from outside after a command, so that two chains can be compared: to the unit,
//! and in the contracts' storage to the byte.

use crate::answer;
use crate::names::Names;
use crate::Runner;
use ballast_testing::lst_of;
use cosmwasm_std::{Addr, Binary, Order, Uint128};
use serde_json::{json, Map, Value};
use std::collections::BTreeMap;

type Pairs = BTreeMap<String, String>;

/// Looks at a chain again and again.
#[derive(Default)]
pub struct Observer {
    storage: BTreeMap<String, Pairs>,
}

impl Observer {
    /// The chain as it is now; of storage only what has changed since the last time. Null before
    /// genesis.
    pub fn observe(&mut self, runner: &Runner) -> Value {
        let Ok(names) = runner.names() else {
            return Value::Null;
        };
        let chain = names.chain;
        let contracts: Map<String, Value> = names
            .all_contracts()
            .map(|(name, at)| (name.to_string(), json!(at)))
            .collect();
        let validators: Map<String, Value> = chain
            .validators()
            .iter()
            .map(|(name, operator)| (name.clone(), json!(chain.validator(operator))))
            .collect();
        let supply = chain.querier().query_supply(chain.denom());
        let supply = supply.map(|coin| coin.amount).unwrap_or_default();
        json!({
            "height": chain.height(),
            "time": chain.now(),
            "nanos": chain.time().subsec_nanos(),
            "contracts": contracts,
            "supply": {chain.denom(): supply},
            "balances": each(&names, |of| json!(chain.balances(of))),
            "delegations": each(&names, |of| answer::delegations(&names, of)),
            "unbondings": each(&names, |of| answer::unbondings(&names, of)["entries"].clone()),
            "redelegations": each(&names, |of| answer::redelegations(&names, of)["entries"].clone()),
            "rewards": each(&names, |of| answer::rewards(&names, of)),
            "lst": lst(&names),
            "validators": validators,
            "storage": self.changes(&names),
        })
    }

    /// The keys of each contract's storage that were written or removed since the last time.
    fn changes(&mut self, names: &Names<'_>) -> Value {
        let mut changes = Map::new();
        let mut now = BTreeMap::new();
        for (name, at) in names.all_contracts() {
            let own = stored(names, at);
            let before = self.storage.remove(name).unwrap_or_default();
            let written = own
                .iter()
                .filter(|(key, value)| before.get(*key) != Some(value))
                .map(|(key, value)| (key.clone(), json!(value)));
            let removed = before.keys().filter(|key| !own.contains_key(*key));
            let removed = removed.map(|key| (key.clone(), Value::Null));
            let changed: Map<String, Value> = written.chain(removed).collect();
            if !changed.is_empty() {
                changes.insert(name.to_string(), Value::Object(changed));
            }
            now.insert(name.to_string(), own);
        }
        self.storage = now;
        Value::Object(changes)
    }
}

/// What every account and contract has, in one respect; those that have nothing are left out.
fn each(names: &Names<'_>, ask: impl Fn(&Addr) -> Value) -> Value {
    let empty = |value: &Value| match value {
        Value::Object(fields) => fields.is_empty(),
        Value::Array(items) => items.is_empty(),
        _ => false,
    };
    let accounts = names.chain.accounts().iter();
    let accounts = accounts.map(|(name, at)| (name.clone(), at));
    let all = accounts
        .chain(
            names
                .all_contracts()
                .map(|(name, at)| (name.to_string(), at)),
        )
        .map(|(name, at)| (name, ask(at)))
        .filter(|(_, value)| !empty(value));
    Value::Object(all.collect())
}

/// Every holder's LST.
fn lst(names: &Names<'_>) -> Value {
    let Some(suite) = names.contracts else {
        return json!({});
    };
    let token = names.chain.storage_of(&suite.token);
    let holders: Vec<Addr> = cw20_base::state::BALANCES
        .keys(&*token, None, None, Order::Ascending)
        .filter_map(Result::ok)
        .collect();
    let held = |holder: &Addr| -> Uint128 { lst_of(names.chain, suite, holder) };
    let all = holders
        .iter()
        .map(|holder| (names.show(holder.as_str()), json!(held(holder))));
    Value::Object(all.collect())
}

/// All of a contract's storage, with contracts' names for their addresses.
fn stored(names: &Names<'_>, at: &Addr) -> Pairs {
    let storage = names.chain.storage_of(at);
    let pairs = storage.range(None, None, Order::Ascending);
    pairs
        .map(|(key, value)| (readable(&key, names), readable(&value, names)))
        .collect()
}

/// Messages within messages as they are, not as base64: addresses in them are different on each chain.
fn unfolded(bytes: &[u8]) -> Vec<u8> {
    const SHORTEST: usize = 24;
    let is_digit = |byte: &u8| byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'/');
    let mut out = Vec::with_capacity(bytes.len());
    let mut rest = bytes;
    while !rest.is_empty() {
        let digits = rest.iter().take_while(|byte| is_digit(byte)).count();
        if digits < SHORTEST {
            let plain = digits.max(1);
            out.extend_from_slice(&rest[..plain]);
            rest = &rest[plain..];
            continue;
        }
        let padding = rest[digits..].iter().take(2);
        let end = digits + padding.take_while(|byte| **byte == b'=').count();
        let (run, behind) = rest.split_at(end);
        let message = std::str::from_utf8(run)
            .ok()
            .and_then(|run| Binary::from_base64(run).ok())
            .filter(|message| {
                message.first() == Some(&b'{') && std::str::from_utf8(message).is_ok()
            });
        match message {
            Some(message) => out.extend(unfolded(&message)),
            None => out.extend_from_slice(run),
        }
        rest = behind;
    }
    out
}

/// Text as it is, other bytes as `\x00`.
fn readable(bytes: &[u8], names: &Names<'_>) -> String {
    let bytes = unfolded(bytes);
    let mut text = String::with_capacity(bytes.len());
    for byte in &bytes {
        match byte {
            b'\\' => text.push_str("\\x5c"),
            0x20..=0x7e => text.push(char::from(*byte)),
            other => text.push_str(&format!("\\x{other:02x}")),
        }
    }
    for (name, at) in names.all_contracts() {
        text = text.replace(at.as_str(), &format!("<{name}>"));
    }
    text
}
