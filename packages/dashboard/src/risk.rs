//! The risk snapshot: everything that a report of `ballast-risk` needs, asked of one height.

mod behind;
mod guests;
mod history;
mod taken;

use crate::world::long_list;
use crate::{ChainFact, Contract, Question, World, WorldError};
use ballast_answers::pages::List;
use ballast_risk::{Extension, Snapshot, SNAPSHOT_SCHEMA};
use ballast_types::deploy::Suite;
use cosmwasm_std::Addr;
use serde_json::{json, Value};
use std::collections::{BTreeMap, BTreeSet};
use std::time::Duration;
use taken::Taken;

/// Extensions that a report has a section for.
pub const KINDS: [&str; 9] = [
    "basket", "calls", "hedge", "lever", "market", "oracle", "restake", "splitter", "timelock",
];
/// Seconds that a snapshot of a node may take.
const PATIENCE: Duration = Duration::from_secs(600);

/// What a snapshot is of, beside the suite.
#[derive(Clone, Debug, Default)]
pub struct Wanted {
    /// Contracts that stand on the suite, by name; those that the world knows come by themselves.
    pub extensions: BTreeMap<String, Extension>,
    /// Of which height; of a node the one before the newest by default, which every node has
    /// carried out.
    pub height: Option<u64>,
    /// Earlier heights at which the rate is asked for, at most.
    pub samples: u64,
}

/// Lists of the suite, all rows of which are read.
const LISTS: [(Contract, List); 6] = [
    (
        Contract::Hub,
        long_list("delegations", "delegations", "validator"),
    ),
    (Contract::Hub, long_list("unbonding", "entries", "id")),
    (Contract::Hub, long_list("losses", "losses", "id")),
    (
        Contract::Registry,
        long_list("validators", "validators", "address"),
    ),
    (Contract::Queue, long_list("batches", "batches", "batch_id")),
    (Contract::Vault, long_list("bonds", "bonds", "validator")),
];
/// Questions that need nothing.
const PLAIN: [(Contract, &str); 18] = [
    (Contract::Hub, "config"),
    (Contract::Hub, "state"),
    (Contract::Hub, "exchange_rate"),
    (Contract::Hub, "freshness"),
    (Contract::Hub, "due"),
    (Contract::Hub, "solvency"),
    (Contract::Hub, "paused"),
    (Contract::Hub, "ownership"),
    (Contract::Registry, "config"),
    (Contract::Registry, "targets"),
    (Contract::Queue, "open_batch"),
    (Contract::Vault, "config"),
    (Contract::Vault, "coverage"),
    (Contract::Vault, "pool"),
    (Contract::Vault, "premium"),
    (Contract::Collector, "config"),
    (Contract::Collector, "pending"),
    (Contract::Token, "token_info"),
];

/// Takes a snapshot of a world at one height.
///
/// What a contract refuses is a gap of the snapshot; what the hub cannot say of itself is an error.
///
/// # Errors
/// A node that does not answer, an extension of another hub, answers of more than one height.
pub fn gather(world: &mut dyn World, wanted: &Wanted) -> Result<Snapshot, WorldError> {
    world.within(PATIENCE);
    look(world, wanted)
}

/// The same in whatever time the world has.
///
/// # Errors
/// As [`gather`].
pub fn look(world: &dyn World, wanted: &Wanted) -> Result<Snapshot, WorldError> {
    let newest = world.block()?.height;
    let height = wanted.height.unwrap_or(newest.saturating_sub(1).max(1));
    match world.at_height(height) {
        Ok(then) => of_now(&*then, wanted),
        // a chain in memory is only known as it is now
        Err(_) if wanted.height.is_none_or(|height| height == newest) => of_now(world, wanted),
        Err(error) => Err(error),
    }
}

/// Takes a snapshot of a world that stays as it is.
fn of_now(world: &dyn World, wanted: &Wanted) -> Result<Snapshot, WorldError> {
    let block = world.block()?;
    let first = PLAIN.map(|(at, query)| Question::plain(at, query));
    world.expect(&first);
    let config = world.ask(Contract::Hub, &json!({"config": {}}))?;
    let extensions = extensions(world, wanted)?;
    let taken = take(world, &config, &extensions)?;
    let snapshot = Snapshot {
        schema: SNAPSHOT_SCHEMA.to_string(),
        chain_id: match world.chain(&ChainFact::Id)? {
            Value::String(id) => id,
            _ => String::new(),
        },
        height: block.height,
        time: block.time,
        suite: suite(&config)?,
        answers: taken.answers,
        history: history::samples(world, block, wanted.samples),
        extensions,
        partial: taken.gaps,
    };
    let checked = snapshot
        .ensure_one_height()
        .and_then(|()| snapshot.ensure_once());
    checked.map_err(|err| WorldError::Unreachable(err.to_string()))?;
    Ok(snapshot)
}

/// Asks the suite, the chain and what stands on the suite.
fn take<'a>(
    world: &'a dyn World,
    config: &Value,
    extensions: &BTreeMap<String, Extension>,
) -> Result<Taken<'a>, WorldError> {
    let mut taken = Taken::new(world, config);
    for (at, query) in PLAIN {
        let said = Question::plain(at, query).ask(world);
        taken.keep(at.name(), query, "", said);
    }
    for (at, list) in LISTS {
        let read = list.read(json!({}), |msg| world.ask(at, msg));
        taken.keep_list(at.name(), &list, read);
    }
    taken.chain();
    taken.suite(config);
    for (name, extension) in extensions {
        guests::ask(&mut taken, name, extension)?;
    }
    taken.holders(config, extensions);
    taken.follow();
    if let Some(why) = world.unsure_of_height() {
        taken.gap("chain", "height", "", &why);
    }
    Ok(taken)
}

/// Contracts that stand on the suite: those that were named, and those that the world knows beside
/// them.
fn extensions(
    world: &dyn World,
    wanted: &Wanted,
) -> Result<BTreeMap<String, Extension>, WorldError> {
    let named = wanted.extensions.values().map(|one| one.address.as_str());
    let named: BTreeSet<&str> = named.collect();
    if named.len() < wanted.extensions.len() {
        return Err(WorldError::BadInput(
            "a contract was named twice: what leans on it would count twice".to_string(),
        ));
    }
    let mut all = known(world);
    // one that was named stands under that name alone
    all.retain(|_, one| !named.contains(one.address.as_str()));
    all.extend(wanted.extensions.clone());
    Ok(all)
}

fn suite(config: &Value) -> Result<Suite, WorldError> {
    let at = |name: &str| {
        let address = config[name].as_str();
        address.map(Addr::unchecked).ok_or_else(|| {
            WorldError::Unreachable(format!("the hub names no {name}: it is no Ballast hub"))
        })
    };
    Ok(Suite {
        hub: at("hub")?,
        token: at("token")?,
        registry: at("registry")?,
        queue: at("queue")?,
        vault: at("vault")?,
        collector: at("collector")?,
    })
}

/// Contracts that the world knows to stand on the suite.
fn known(world: &dyn World) -> BTreeMap<String, Extension> {
    let guests = world.guests().into_iter();
    let guests = guests.filter(|guest| KINDS.contains(&guest.extension.as_str()));
    guests
        .map(|guest| {
            let extension = Extension {
                kind: guest.extension,
                address: guest.address,
            };
            (guest.name, extension)
        })
        .collect()
}
