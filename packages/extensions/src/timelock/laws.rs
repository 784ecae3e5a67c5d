//! The laws of `timelock`: checks from outside, after every step.

use crate::judge::{ensure, law, unreadable};
use ballast_extension_math::timelock as rule;
use ballast_extension_types::timelock::{Config, Lane, Op, Stage, CONFIG, MSGS, OPS};
use ballast_testing::{invariants::Check, Chain, Law, Life};
use ballast_types::queue::BATCHES;
use cosmwasm_std::{Addr, CosmosMsg, Order, StdResult, WasmMsg};
use serde::de::{Deserialize, Deserializer, MapAccess, Visitor};
use serde_json::Value;

/// The laws, in order. How T-3 and T-6 to T-10 are held is in `extensions/timelock/README.md`.
pub(super) const ALL: &[Law] = &[
    law("T-1", leavers_were_paid),
    law("T-2", in_its_time),
    law("T-4", fast_is_a_list),
    law("T-5", delays_are_bounded),
];

fn config(life: &Life<'_>) -> Result<Config, String> {
    let storage = life.step.chain.storage_of(life.at);
    CONFIG.load(&*storage).map_err(unreadable)
}

fn ops(life: &Life<'_>) -> Result<Vec<(u64, Op)>, String> {
    let storage = life.step.chain.storage_of(life.at);
    let rows = OPS.range(&*storage, None, None, Order::Ascending);
    rows.collect::<StdResult<_>>().map_err(unreadable)
}

/// T-1: what a slow operation noted is paid when it is ready, and was three days before it ran, but
/// for approvals and the last resort.
fn leavers_were_paid(life: &Life<'_>) -> Check {
    let queue = &life.step.contracts.queue;
    for (id, op) in ops(life)? {
        let is_last_resort = op.ready_at == Some(rule::last_resort(op.scheduled_at));
        if op.lane == Lane::Fast || op.approved || op.ready_at.is_none() || is_last_resort {
            continue;
        }
        let noted = op
            .batch
            .ok_or(format!("operation {id} is ready and noted no batch"))?;
        ensure(op.checked == noted, || {
            format!(
                "operation {id} is ready, and looked at {} of {noted} batches",
                op.checked
            )
        })?;
        for batch in 1..=noted {
            let settled = is_settled(life.step.chain, queue, batch)?;
            ensure(settled, || {
                format!("operation {id} is ready, batch {batch} is not paid")
            })?;
        }
    }
    Ok(())
}

fn is_settled(chain: &Chain, queue: &Addr, batch: u64) -> Result<bool, String> {
    let storage = chain.storage_of(queue);
    let row = BATCHES.may_load(&*storage, batch).map_err(unreadable)?;
    Ok(row.is_some_and(|batch| batch.funded == batch.owed))
}

/// T-2: what ran did so between ready and expiry, and what did not has no end.
fn in_its_time(life: &Life<'_>) -> Check {
    for (id, op) in ops(life)? {
        let (from, at) = (op.ready_at, op.ended_at);
        let holds = match op.stage {
            Stage::Waiting => at == 0,
            Stage::Cancelled => at > 0,
            Stage::Executed => {
                from.is_some_and(|from| (from..rule::expires_at(from)).contains(&at))
            }
        };
        ensure(holds, || {
            format!(
                "operation {id} is {:?}, ready at {from:?}, ended at {at}",
                op.stage
            )
        })?;
        let waits_from = op.scheduled_at.saturating_add(86_400);
        ensure(from.is_none_or(|from| from >= waits_from), || {
            format!(
                "operation {id}, of {}, is ready at {from:?}",
                op.scheduled_at
            )
        })?;
    }
    Ok(())
}

/// T-4: by another reader of JSON than the contract's, with a list of its own.
fn fast_is_a_list(life: &Life<'_>) -> Check {
    let config = config(life)?;
    let storage = life.step.chain.storage_of(life.at);
    for (id, op) in ops(life)? {
        let msgs = MSGS.load(&*storage, id).map_err(unreadable)?;
        ensure(!msgs.is_empty() && msgs.len() <= 20, || {
            format!("operation {id} has {} messages", msgs.len())
        })?;
        let is_fast = msgs.iter().all(|msg| is_listed(&config, life.at, msg));
        ensure(is_fast == (op.lane == Lane::Fast), || {
            format!("operation {id} is {:?}: {msgs:?}", op.lane)
        })?;
    }
    Ok(())
}

fn is_listed(config: &Config, this: &Addr, msg: &CosmosMsg) -> bool {
    let CosmosMsg::Wasm(WasmMsg::Execute {
        contract_addr,
        msg,
        funds,
    }) = msg
    else {
        return false;
    };
    let (Ok(Keys(names)), false) = (serde_json::from_slice(msg), contract_addr == this.as_str())
    else {
        return false;
    };
    let ([name], true) = (names.as_slice(), funds.is_empty()) else {
        return false;
    };
    let role = config.suite.contracts();
    let role = role
        .iter()
        .find(|(_, address)| address.as_str() == contract_addr);
    match (role.map(|(role, _)| *role), name.as_str()) {
        (Some("hub"), "update_config" | "set_guardian" | "set_treasury") => true,
        (
            Some("registry"),
            "add_validator" | "update_validator" | "remove_validator" | "update_config",
        ) => true,
        (Some("vault" | "collector"), "update_config") => true,
        (Some(_), _) | (None, "update_ownership" | "update_admin") => false,
        (None, name) => config.extensions.iter().any(|extension| {
            let named = extension.messages.iter().any(|listed| listed == name);
            extension.contract.as_str() == contract_addr && named
        }),
    }
}

/// The keys of an object, each as often as it is there.
struct Keys(Vec<String>);

impl<'de> Deserialize<'de> for Keys {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        struct Reading;
        impl<'de> Visitor<'de> for Reading {
            type Value = Keys;

            fn expecting(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                out.write_str("an object")
            }

            fn visit_map<M: MapAccess<'de>>(self, mut map: M) -> Result<Keys, M::Error> {
                let mut keys = vec![];
                while let Some((key, _)) = map.next_entry::<String, Value>()? {
                    keys.push(key);
                }
                Ok(Keys(keys))
            }
        }
        from.deserialize_map(Reading)
    }
}

/// T-5: delays inside their bounds, and three roles that are three.
fn delays_are_bounded(life: &Life<'_>) -> Check {
    let config = config(life)?;
    let delays = (config.fast_secs, config.notice_secs);
    let holds =
        (86_400..=2_592_000).contains(&delays.0) && (259_200..=5_184_000).contains(&delays.1);
    ensure(holds, || format!("the delays are {delays:?}"))?;
    let proposer = Some(&config.proposer);
    let (veto, council) = (config.veto.as_ref(), config.council.as_ref());
    let alike = proposer == veto || proposer == council || (veto.is_some() && veto == council);
    ensure(!alike, || "two roles are one address".to_string())
}
