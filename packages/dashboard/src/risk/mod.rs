//! A snapshot for a report of risk: everything is asked of one height.

mod behind;
mod guests;
mod history;
mod pages;

use crate::{ChainFact, Contract, World, WorldError};
use ballast_risk::{Answer, Extension, Gap, Snapshot, SNAPSHOT_SCHEMA};
use ballast_types::deploy::Suite;
use cosmwasm_std::Addr;
use pages::pages;
use serde_json::{json, Value};
use std::collections::{BTreeMap, BTreeSet};
use std::time::Duration;

/// Extensions that a report has a section for.
pub const KINDS: [&str; 9] = [
    "basket", "calls", "hedge", "lever", "market", "oracle", "restake", "splitter", "timelock",
];
/// Seconds that a snapshot of a node may take.
const PATIENCE: Duration = Duration::from_secs(600);
/// Holders with addresses of contracts whose balance is asked for at most.
const MOST_STRANGERS: usize = 300;
/// The longest answer that is kept of a contract beside the suite, bytes.
const MOST_BYTES: usize = 4 * 1024 * 1024;

/// What a snapshot is of, beside the suite.
#[derive(Clone, Debug, Default)]
pub struct Wanted {
    /// Contracts that stand on the suite, by name; those that the world knows come by themselves.
    pub extensions: BTreeMap<String, Extension>,
    /// Of which height; of a node the one before the newest by default, which every node has carried out.
    pub height: Option<u64>,
    /// Earlier heights at which the rate is asked for, at most.
    pub samples: u64,
}

/// Where a list stands: whose, its name, the key of its rows.
const LISTS: [(Contract, &str, &str); 6] = [
    (Contract::Hub, "delegations", "validator"),
    (Contract::Hub, "unbonding", "id"),
    (Contract::Hub, "losses", "id"),
    (Contract::Registry, "validators", "address"),
    (Contract::Queue, "batches", "batch_id"),
    (Contract::Vault, "bonds", "validator"),
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
    let first: Vec<(Contract, Value)> = PLAIN
        .iter()
        .map(|(at, query)| (*at, json!({*query: {}})))
        .collect();
    world.expect(&first);
    let config = world.ask(Contract::Hub, &json!({"config": {}}))?;
    let mut extensions = known(world);
    // one that was named stands under that name alone
    let named: BTreeSet<&str> = wanted
        .extensions
        .values()
        .map(|one| one.address.as_str())
        .collect();
    if named.len() < wanted.extensions.len() {
        return Err(WorldError::BadInput(
            "a contract was named twice: what leans on it would count twice".to_string(),
        ));
    }
    extensions.retain(|_, one| !named.contains(one.address.as_str()));
    extensions.extend(wanted.extensions.clone());
    let mut taken = Taken {
        world,
        answers: vec![],
        gaps: vec![],
        asked: BTreeSet::new(),
        hub: config["hub"].as_str().unwrap_or_default().to_string(),
        prefix: prefix(&config),
    };
    for (at, query) in PLAIN {
        let said = world.ask(at, &json!({query: {}}));
        taken.keep(at.name(), query, "", said);
    }
    for (at, list, key) in LISTS {
        let ask = |msg: &Value| world.ask(at, msg);
        let read = pages(&ask, (list, list), key, 100);
        taken.keep_list(at.name(), list, read);
    }
    taken.chain();
    taken.suite(&config);
    for (name, extension) in &extensions {
        guests::ask(&mut taken, name, extension)?;
    }
    taken.holders(&config, &extensions);
    taken.follow();
    if let Some(why) = world.unsure_of_height() {
        taken.gap("chain", "height", "", &why);
    }
    let Taken { answers, gaps, .. } = taken;
    let snapshot = Snapshot {
        schema: SNAPSHOT_SCHEMA.to_string(),
        chain_id: match world.chain(&ChainFact::Id)? {
            Value::String(id) => id,
            _ => String::new(),
        },
        height: block.height,
        time: block.time,
        suite: suite(&config)?,
        answers,
        history: history::samples(world, block, wanted.samples),
        extensions,
        partial: gaps,
    };
    let checked = snapshot
        .ensure_one_height()
        .and_then(|()| snapshot.ensure_once());
    checked.map_err(|err| WorldError::Unreachable(err.to_string()))?;
    Ok(snapshot)
}

/// A snapshot in the making.
struct Taken<'a> {
    world: &'a dyn World,
    answers: Vec<Answer>,
    gaps: Vec<Gap>,
    /// Addresses that were looked up.
    asked: BTreeSet<String>,
    hub: String,
    prefix: String,
}

impl Taken<'_> {
    /// Keeps an answer, or that there is none.
    fn keep(&mut self, of: &str, query: &str, about: &str, said: Result<Value, WorldError>) {
        match said {
            Ok(answer) => self.answers.push(Answer {
                of: of.to_string(),
                query: query.to_string(),
                about: about.to_string(),
                height: None,
                answer,
            }),
            Err(error) => self.gap(of, query, about, &error.to_string()),
        }
    }

    fn gap(&mut self, of: &str, query: &str, about: &str, why: &str) {
        let what = match about {
            "" => format!("{of}.{query}"),
            about => format!("{of}.{query} {about}"),
        };
        let why = why.chars().take(200).collect();
        self.gaps.push(Gap { what, why });
    }

    /// Keeps a list, and why it is not all of it.
    fn keep_list(&mut self, of: &str, list: &str, (rows, broken): (Vec<Value>, Option<String>)) {
        let field = match list {
            "unbonding" => "entries",
            "all_accounts" => "accounts",
            "list_voters" => "voters",
            list => list,
        };
        self.keep(of, list, "", Ok(json!({field: rows})));
        if let Some(why) = broken {
            self.gap(of, list, "", &why);
        }
    }

    /// Asks a contract beside the suite, and keeps no more of it than is sensible.
    fn ask_at(&mut self, of: &str, address: &str, query: &str, msg: &Value) -> Option<Value> {
        let said = self.world.ask_at(address, msg).and_then(|answer| {
            let bytes = answer.to_string().len();
            match bytes > MOST_BYTES {
                true => Err(WorldError::Refused(format!("an answer of {bytes} bytes"))),
                false => Ok(answer),
            }
        });
        let answer = said.as_ref().ok().cloned();
        self.keep(of, query, "", said);
        answer
    }

    /// What the chain says of itself.
    fn chain(&mut self) {
        let validators = self.world.validators();
        let validators = validators.map(|all| json!({ "validators": all }));
        self.keep("staking", "validators", "", validators);
        for (of, query, what) in [
            ("staking", "params", ChainFact::Staking),
            ("staking", "pool", ChainFact::Pool),
            ("slashing", "params", ChainFact::Slashing),
        ] {
            let said = self.world.chain(&what);
            self.keep(of, query, "", said);
        }
        // a chain without governance has no account of it, and lacks nothing
        if let Ok(account) = self.world.chain(&ChainFact::Governance) {
            self.keep("gov", "account", "", Ok(account));
        }
    }

    /// The six contracts on the chain, and who has which role.
    fn suite(&mut self, config: &Value) {
        let names = ["hub", "token", "registry", "queue", "vault", "collector"];
        let roles = ["owner", "guardian", "treasury"];
        for name in names.iter().chain(&roles) {
            if let Some(address) = config[*name].as_str() {
                self.look_up(address);
            }
        }
    }

    /// Looks an address up on the chain, once.
    fn look_up(&mut self, address: &str) {
        if self.asked.insert(address.to_string()) {
            let said = self.world.chain(&ChainFact::Contract(address.to_string()));
            self.keep("wasm", "contract", address, said);
        }
    }

    /// LST of the six, of extensions, and of holders that are contracts.
    fn holders(&mut self, config: &Value, extensions: &BTreeMap<String, Extension>) {
        let ask = |msg: &Value| self.world.ask(Contract::Token, msg);
        let (rows, broken) = pages(&ask, ("all_accounts", "accounts"), "", 30);
        let names = ["hub", "token", "registry", "queue", "vault", "collector"];
        let suite = names.iter().filter_map(|name| config[*name].as_str());
        let guests = extensions.values().map(|one| one.address.as_str());
        let mut known: Vec<String> = suite.chain(guests).map(ToString::to_string).collect();
        let strangers: Vec<String> = rows
            .iter()
            .filter_map(Value::as_str)
            .filter(|at| ballast_risk::is_contract(at) && !known.iter().any(|one| one == at))
            .map(ToString::to_string)
            .collect();
        let too_many = strangers.len().saturating_sub(MOST_STRANGERS);
        known.extend(strangers.into_iter().take(MOST_STRANGERS));
        self.keep_list("token", "all_accounts", (rows, broken));
        if too_many > 0 {
            let why = format!("{too_many} holders that are contracts were not asked about");
            self.gap("token", "all_accounts", "", &why);
        }
        for address in known {
            self.balance(&address);
        }
    }

    fn balance(&mut self, address: &str) {
        let is_there =
            |one: &Answer| one.of == "token" && one.query == "balance" && one.about == address;
        if !self.answers.iter().any(is_there) {
            let msg = json!({"balance": {"address": address}});
            let said = self.world.ask(Contract::Token, &msg);
            self.keep("token", "balance", address, said);
        }
    }
}

/// `wasm` of `wasm1…`.
fn prefix(config: &Value) -> String {
    let hub = config["hub"].as_str().unwrap_or_default();
    hub.rsplit_once('1')
        .map_or("", |(prefix, _)| prefix)
        .to_string()
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
