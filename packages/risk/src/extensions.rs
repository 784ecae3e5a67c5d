//! Contracts that stand on the suite, by their own words. Nothing here is summed into the core's
//! numbers.

mod market;
mod oracle;
mod others;
mod powers;
mod restake;

pub use powers::powers;

use crate::facts::{Balance, Facts};
use crate::holder::look_up;
use crate::{Attached, Extension, Gap, Policy, Report};
use ballast_extension_types::{basket, calls, restake as restakes, splitter};
use cosmwasm_std::Uint128;
use serde::Deserialize;
use std::collections::BTreeMap;

/// Rows of one list that are read: a longer list is an error, or was made long to stop a reader.
pub const MOST_ROWS: usize = 20_000;

/// Adds the sections of all that stands on the suite, each by the name of its contract, and the
/// names of those of which nothing is shown: of another suite, or known to say what is not so.
///
/// By the contracts' own words. Each that is not believed is noted, and left out by those that are
/// read after it.
pub fn add_sections(report: &mut Report, facts: &Facts<'_>, policy: &Policy) {
    let mut untrusted = strangers(facts);
    report.market = market::markets(facts, policy, &mut untrusted);
    report.oracle = oracle::feeds(facts, &report.market, &mut untrusted);
    report.restake = restake::restakes(facts, &mut untrusted);
    report.lever = others::levers(facts, &mut untrusted);
    report.splitter = others::splitters(facts, &mut untrusted);
    report.hedge = others::hedges(facts, &mut untrusted);
    report.basket = others::baskets(facts, &mut untrusted);
    report.calls = others::calls(facts, &mut untrusted);
    untrusted.sort();
    untrusted.dedup();
    report.untrusted = untrusted;
}

/// Seconds to leave what stands on the suite, each by its name, before the exit of the LST; null
/// where nothing is promised.
pub fn leave_secs(facts: &Facts<'_>) -> BTreeMap<String, Option<u64>> {
    let vault = facts
        .vault
        .config
        .as_ref()
        .map(|one| one.params.cooldown_secs);
    let mut all: BTreeMap<String, Option<u64>> = [
        ("lst".to_string(), Some(0)),
        ("underwriting".to_string(), vault),
    ]
    .into();
    for (name, extension) in &facts.snapshot.extensions {
        let secs = match extension.kind.as_str() {
            "restake" => facts
                .maybe::<restakes::Config>(name, "config", "")
                .map(|config| config.cooldown_secs),
            "basket" => facts
                .maybe::<basket::PartsResponse>(name, "parts", "")
                .map(|all| {
                    let slow = all.parts.iter().map(|part| part.cooldown_secs);
                    slow.max().unwrap_or_default()
                }),
            // shares are redeemed at once
            "hedge" => Some(0),
            "splitter" => facts
                .maybe::<splitter::ConfigResponse>(name, "config", "")
                .map(|config| config.maturity.saturating_sub(facts.now)),
            "calls" => facts
                .maybe::<calls::ConfigResponse>(name, "config", "")
                .map(|config| config.expiry.saturating_sub(facts.now)),
            // cash in the market, or a buyer, is not promised
            "market" | "lever" => None,
            _ => continue,
        };
        all.insert(name.clone(), secs);
    }
    all
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
    let info = look_up(facts, address).into_info();
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
