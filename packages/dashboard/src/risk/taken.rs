//! A snapshot in the making: what was answered, and what was not.

use crate::world::{why_cut, ALL_ACCOUNTS};
use crate::{ChainFact, Contract, World, WorldError};
use ballast_answers::pages::{List, Read};
use ballast_risk::{Answer, Extension, Gap};
use ballast_tool::answer::text;
use ballast_types::deploy::CONTRACTS;
use serde_json::{json, Value};
use std::collections::{BTreeMap, BTreeSet};

/// Holders with addresses of contracts whose balance is asked for at most.
const MOST_STRANGERS: usize = 300;
/// The longest answer that is kept of a contract beside the suite, bytes.
const MOST_BYTES: usize = 4 * 1024 * 1024;

/// A snapshot in the making.
pub struct Taken<'a> {
    pub(super) world: &'a dyn World,
    pub(super) answers: Vec<Answer>,
    pub(super) gaps: Vec<Gap>,
    /// Addresses that were looked up.
    pub(super) asked: BTreeSet<String>,
    pub(super) hub: String,
    pub(super) prefix: String,
}

impl<'a> Taken<'a> {
    /// Nothing yet, of a suite with this configuration of its hub.
    pub(super) fn new(world: &'a dyn World, config: &Value) -> Self {
        Self {
            world,
            answers: vec![],
            gaps: vec![],
            asked: BTreeSet::new(),
            hub: text(&config["hub"]),
            prefix: prefix(config),
        }
    }

    /// Keeps an answer, or that there is none.
    pub(super) fn keep(
        &mut self,
        of: &str,
        query: &str,
        about: &str,
        said: Result<Value, WorldError>,
    ) {
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

    /// Keeps that there is no answer, and why.
    pub(super) fn gap(&mut self, of: &str, query: &str, about: &str, why: &str) {
        let what = match about {
            "" => format!("{of}.{query}"),
            about => format!("{of}.{query} {about}"),
        };
        let why = why.chars().take(200).collect();
        self.gaps.push(Gap { what, why });
    }

    /// Keeps the rows of a list, and why they are not all.
    pub(super) fn keep_list(&mut self, of: &str, list: &List, read: Read<WorldError>) {
        let why = why_cut(&read);
        self.keep(of, list.query, "", Ok(json!({list.rows: read.rows})));
        if let Some(why) = why {
            self.gap(of, list.query, "", &why);
        }
    }

    /// Asks a contract beside the suite, and keeps no more of it than is sensible.
    pub(super) fn ask_at(
        &mut self,
        of: &str,
        address: &str,
        query: &str,
        msg: &Value,
    ) -> Option<Value> {
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
    pub(super) fn chain(&mut self) {
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
    pub(super) fn suite(&mut self, config: &Value) {
        let roles = ["owner", "guardian", "treasury"];
        for name in CONTRACTS.iter().chain(&roles) {
            if let Some(address) = config[*name].as_str() {
                self.look_up(address);
            }
        }
    }

    /// Looks an address up on the chain, once.
    pub(super) fn look_up(&mut self, address: &str) {
        if self.asked.insert(address.to_string()) {
            let said = self.world.chain(&ChainFact::Contract(address.to_string()));
            self.keep("wasm", "contract", address, said);
        }
    }

    /// LST of the six, of extensions, and of holders that are contracts.
    pub(super) fn holders(&mut self, config: &Value, extensions: &BTreeMap<String, Extension>) {
        let read = ALL_ACCOUNTS.read(json!({}), |msg| self.world.ask(Contract::Token, msg));
        let suite = CONTRACTS.iter().filter_map(|name| config[*name].as_str());
        let guests = extensions.values().map(|one| one.address.as_str());
        let mut known: Vec<String> = suite.chain(guests).map(ToString::to_string).collect();
        let strangers: Vec<String> = read
            .rows
            .iter()
            .filter_map(Value::as_str)
            .filter(|at| ballast_risk::is_contract(at) && !known.iter().any(|one| one == at))
            .map(ToString::to_string)
            .collect();
        let too_many = strangers.len().saturating_sub(MOST_STRANGERS);
        known.extend(strangers.into_iter().take(MOST_STRANGERS));
        self.keep_list("token", &ALL_ACCOUNTS, read);
        if too_many > 0 {
            let why = format!("{too_many} holders that are contracts were not asked about");
            self.gap("token", ALL_ACCOUNTS.query, "", &why);
        }
        for address in known {
            self.balance(&address);
        }
    }

    /// LST of an address, asked for once.
    pub(super) fn balance(&mut self, address: &str) {
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
