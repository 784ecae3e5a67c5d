//! Contracts that stand on the suite, by their own words. Nothing here is summed into the core's numbers.

mod market;
mod oracle;
mod others;
mod powers;
mod restake;

pub use powers::powers;

use crate::facts::{ContractInfo, Facts};
use crate::{
    Attached, Basket, Calls, Extension, Feed, Gap, Hedge, Lever, Market, Policy, Restake, Splitter,
};
use cosmwasm_std::Uint128;
use serde::Deserialize;
use std::collections::BTreeMap;

/// Rows of one list that are read: more is nonsense, or a list of somebody who wants to be in the way.
pub const MOST_ROWS: usize = 20_000;

/// The sections of a report for all that stands on the suite, each by the name of its contract.
pub struct Sections {
    pub market: BTreeMap<String, Market>,
    pub oracle: BTreeMap<String, Feed>,
    pub restake: BTreeMap<String, Restake>,
    pub lever: BTreeMap<String, Lever>,
    pub splitter: BTreeMap<String, Splitter>,
    pub hedge: BTreeMap<String, Hedge>,
    pub basket: BTreeMap<String, Basket>,
    pub calls: BTreeMap<String, Calls>,
    /// Contracts of which nothing is shown: of another suite, or known to say what is not so. Sorted.
    pub untrusted: Vec<String>,
}

impl Sections {
    /// By the contracts' own words. Each that is not believed is noted, and left out by those that are read after it.
    pub fn of(facts: &Facts<'_>, policy: &Policy) -> Self {
        let mut untrusted = strangers(facts);
        let market = market::markets(facts, policy, &mut untrusted);
        let oracle = oracle::feeds(facts, &market, &mut untrusted);
        let restake = restake::restakes(facts, &mut untrusted);
        let lever = others::levers(facts, &mut untrusted);
        let splitter = others::splitters(facts, &mut untrusted);
        let hedge = others::hedges(facts, &mut untrusted);
        let basket = others::baskets(facts, &mut untrusted);
        let calls = others::calls(facts, &mut untrusted);
        untrusted.sort();
        untrusted.dedup();
        Self {
            market,
            oracle,
            restake,
            lever,
            splitter,
            hedge,
            basket,
            calls,
            untrusted,
        }
    }
}

/// All of one kind, by name.
pub fn of_kind<'a>(
    facts: &Facts<'a>,
    kind: &'a str,
) -> impl Iterator<Item = (&'a String, &'a Extension)> {
    let all = facts.snapshot.extensions.iter();
    all.filter(move |(_, extension)| extension.kind == kind)
}

/// What any config names its hub as: its own field, or that of the suite.
#[derive(Deserialize)]
struct Config {
    hub: Option<String>,
    suite: Option<Suite>,
    terms: Option<Terms>,
}

#[derive(Deserialize)]
struct Suite {
    hub: String,
}

#[derive(Deserialize)]
struct Terms {
    hub: Option<String>,
}

#[derive(Deserialize)]
struct Balance {
    balance: Uint128,
}

/// The hub that a contract names in its `config`.
pub fn hub_of(config: &serde_json::Value) -> Option<String> {
    let config = Config::deserialize(config).ok()?;
    let of_suite = config.suite.map(|suite| suite.hub);
    let of_terms = config.terms.and_then(|terms| terms.hub);
    config.hub.or(of_suite).or(of_terms)
}

/// Contracts that name another hub than the suite's, or none: nothing of theirs is shown.
fn strangers(facts: &Facts<'_>) -> Vec<String> {
    let hub = facts.snapshot.suite.hub.as_str();
    let mut strangers = vec![];
    for name in facts.snapshot.extensions.keys() {
        let config: Option<serde_json::Value> = facts.one(name, "config", "");
        match config.as_ref().and_then(hub_of) {
            Some(named) if named == hub => {}
            Some(named) => {
                facts.note(Gap {
                    what: name.clone(),
                    why: format!("it is of another hub: {}", crate::snapshot::clipped(&named)),
                });
                strangers.push(name.clone());
            }
            None => {
                facts.note(Gap {
                    what: name.clone(),
                    why: "its config names no hub".to_string(),
                });
                strangers.push(name.clone());
            }
        }
    }
    strangers
}

/// A restake contract that stands behind another one, as the chain has it.
pub fn attached(facts: &Facts<'_>, address: &str) -> Attached {
    let info: Option<Option<ContractInfo>> = facts.one("wasm", "contract", address);
    let info = info.flatten();
    Attached {
        address: address.to_string(),
        code_id: info.as_ref().map(|info| info.code_id),
        admin: info.and_then(|info| info.admin),
    }
}

/// What a contract says that it holds, against what the suite's own token says. One that has less
/// than it says lies about all that follows from it.
pub fn holds(facts: &Facts<'_>, name: &str, extension: &Extension, said: Uint128) -> bool {
    let held: Option<Balance> = facts.one("token", "balance", &extension.address);
    let Some(held) = held else {
        return false;
    };
    if said <= held.balance {
        return true;
    }
    facts.note(Gap {
        what: format!("{name}.lst"),
        why: format!(
            "it says that it has {said} LST, and the token says that it has {}",
            held.balance
        ),
    });
    false
}

/// A section for each contract of a kind, but for strangers.
pub fn section<'a, T>(
    facts: &Facts<'a>,
    kind: &'a str,
    strangers: &mut Vec<String>,
    one: impl Fn(&str, &Extension) -> Option<T>,
) -> BTreeMap<String, T> {
    let mut all = BTreeMap::new();
    for (name, extension) in of_kind(facts, kind) {
        if strangers.contains(name) {
            continue;
        }
        match one(name, extension) {
            Some(section) => {
                all.insert(name.clone(), section);
            }
            None => strangers.push(name.clone()),
        }
    }
    all
}
