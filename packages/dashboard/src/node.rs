//! The node client: a real chain, looked at through a node's REST endpoint. Nothing is ever sent to
//! it but questions.

mod answers;
mod endpoint;
mod facts;
mod history;
mod rest;

pub(crate) use endpoint::Endpoint;

use crate::world::{is_address, SIDE_BY_SIDE};
use crate::{
    Block, ChainFact, ChainValidator, Contract, Guest, Person, Question, World, WorldError,
};
use answers::{unix_seconds, Header, Latest, NodeInfo, Page};
use ballast_answers::fields::some_amount;
use ballast_types::deploy::CONTRACTS;
use base64::{engine::general_purpose::URL_SAFE, Engine};
use cosmwasm_std::Decimal;
use rest::Rest;
use serde_json::{json, Value};
use std::collections::{BTreeMap, HashMap};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::Mutex;
use std::thread;
use std::time::Duration;

/// Pages of validators that are read at most, 200 rows each.
const PAGES: usize = 20;
/// The greatest height that a browser counts to.
const HIGHEST: u64 = 1 << 53;

/// A question as it is sent.
#[derive(PartialEq, Eq, Hash)]
struct Asked {
    contract: Contract,
    /// Its message, JSON.
    text: String,
}

impl Asked {
    fn of(contract: Contract, msg: &Value) -> Self {
        Self {
            contract,
            text: msg.to_string(),
        }
    }
}

/// Answers that were asked for ahead.
type Ahead = HashMap<Asked, Result<Value, WorldError>>;

/// A hub on a chain behind a REST endpoint.
pub struct Node {
    rest: Rest,
    height: Option<u64>,
    contracts: BTreeMap<&'static str, String>,
    guests: Vec<Guest>,
    ahead: Mutex<Ahead>,
    /// The newest block, once it was asked for.
    newest: Mutex<Option<Block>>,
}

impl Node {
    /// Asks the hub who its siblings are.
    ///
    /// # Errors
    /// No http(s) address, no answer, no Ballast hub.
    pub fn connect(lcd: &str, hub: &str) -> Result<Self, WorldError> {
        let base = lcd.trim_end_matches('/');
        if !Endpoint::is_http(base) {
            let why = format!("`{lcd}`: a REST endpoint begins with http:// or https://");
            return Err(WorldError::BadInput(why));
        }
        ensure_address(hub)?;
        let mut node = Self {
            rest: Rest::new(base),
            height: None,
            contracts: BTreeMap::from([("hub", hub.to_string())]),
            guests: vec![],
            ahead: Mutex::default(),
            newest: Mutex::default(),
        };
        let config = node.ask(Contract::Hub, &json!({"config": {}}))?;
        for name in CONTRACTS.into_iter().skip(1) {
            let address = config[name].as_str().filter(|text| is_address(text));
            let address = address.ok_or_else(|| {
                WorldError::Unreachable(format!("{hub} names no {name}: it is no Ballast hub"))
            })?;
            node.contracts.insert(name, address.to_string());
        }
        Ok(node)
    }

    /// Shows a contract of an extension too.
    ///
    /// # Errors
    /// Something that is no address.
    pub fn extend(&mut self, extension: &str, address: &str) -> Result<(), WorldError> {
        ensure_address(address)?;
        self.guests.push(Guest {
            name: extension.to_string(),
            extension: extension.to_string(),
            address: address.to_string(),
        });
        Ok(())
    }

    /// Asks for the chain's id.
    ///
    /// # Errors
    /// A node that does not answer.
    pub fn chain_id(&self) -> Result<String, WorldError> {
        let info: NodeInfo = self
            .rest
            .read("/cosmos/base/tendermint/v1beta1/node_info", None)?;
        Ok(info.default_node_info.network)
    }

    /// The least that this node takes for a unit of gas in a denom, if it says so.
    pub fn least_gas_price(&self, denom: &str) -> Option<Decimal> {
        let answer = self.get("/cosmos/base/node/v1beta1/config").ok()?;
        let prices = answer["minimum_gas_price"].as_str()?;
        let of = |price: &str| price.strip_suffix(denom)?.parse::<Decimal>().ok();
        prices.split(',').find_map(of)
    }

    /// Where browsers find this node's REST endpoint, and the hub.
    pub(crate) fn addresses(&self) -> (&str, &str) {
        (&self.rest.shown, self.contract(Contract::Hub))
    }

    /// The chain as it was at a height, as far as the node remembers it.
    fn at(&self, height: u64) -> Self {
        self.through(self.rest.clone(), Some(height))
    }

    /// The same suite, asked through another connection or about another height.
    fn through(&self, rest: Rest, height: Option<u64>) -> Self {
        Self {
            rest,
            height,
            contracts: self.contracts.clone(),
            guests: self.guests.clone(),
            ahead: Mutex::default(),
            newest: Mutex::default(),
        }
    }

    fn get(&self, path: &str) -> Result<Value, WorldError> {
        self.rest.get(path, self.height)
    }

    fn put(&self, asked: &Asked) -> Result<Value, WorldError> {
        self.put_to(self.contract(asked.contract), &asked.text)
    }

    fn put_to(&self, at: &str, question: &str) -> Result<Value, WorldError> {
        let msg = URL_SAFE.encode(question);
        let mut answer = self.get(&format!("/cosmwasm/wasm/v1/contract/{at}/smart/{msg}"))?;
        Ok(answer["data"].take())
    }

    fn contract(&self, contract: Contract) -> &str {
        let found = self.contracts.get(contract.name());
        found.map(String::as_str).unwrap_or_default()
    }
}

fn ensure_address(text: &str) -> Result<(), WorldError> {
    match is_address(text) {
        true => Ok(()),
        false => Err(WorldError::BadInput(format!(
            "`{text}` is no contract's address"
        ))),
    }
}

impl World for Node {
    fn guests(&self) -> Vec<Guest> {
        self.guests.clone()
    }

    fn ask_at(&self, address: &str, msg: &Value) -> Result<Value, WorldError> {
        self.put_to(address, &msg.to_string())
    }

    fn place(&self) -> String {
        self.rest.shown.clone()
    }

    fn acts(&self) -> bool {
        false
    }

    fn beside(&self) -> Option<Box<dyn World + Send>> {
        Some(Box::new(self.through(self.rest.apart(), self.height)))
    }

    fn chain(&self, what: &ChainFact) -> Result<Value, WorldError> {
        facts::fact(self, what)
    }

    fn unsure_of_height(&self) -> Option<String> {
        let silent = self.rest.silent();
        (self.height.is_some() && silent > 0).then(|| {
            "the node, or what stands before it, does not say of which height its answers are: \
             that they fit each other is checked, and nothing more"
                .to_string()
        })
    }

    fn at_height(&self, height: u64) -> Result<Box<dyn World + Send>, WorldError> {
        Ok(Box::new(self.at(height)))
    }

    fn within(&mut self, time: Duration) {
        self.rest.within(time);
        self.ahead = Mutex::default();
        self.newest = Mutex::default();
    }

    fn expect(&self, questions: &[Question]) {
        let next = AtomicUsize::new(0);
        let ask = || {
            while let Some(question) = questions.get(next.fetch_add(1, Ordering::Relaxed)) {
                let asked = Asked::of(question.contract, &question.msg);
                let answer = self.put(&asked);
                if let Ok(mut ahead) = self.ahead.lock() {
                    ahead.insert(asked, answer);
                }
            }
        };
        thread::scope(|scope| {
            for _ in 0..SIDE_BY_SIDE.min(questions.len()) {
                scope.spawn(ask);
            }
        });
    }

    fn block(&self) -> Result<Block, WorldError> {
        let newest = self.newest.lock().ok().and_then(|newest| *newest);
        if let Some(newest) = newest {
            return Ok(newest);
        }
        let which = self
            .height
            .map_or("latest".to_string(), |height| height.to_string());
        let path = format!("/cosmos/base/tendermint/v1beta1/blocks/{which}");
        let Header { height, time, .. } =
            self.rest.read::<Latest>(&path, self.height)?.block.header;
        let height = height.parse().ok().filter(|height| *height < HIGHEST);
        match (height, unix_seconds(&time)) {
            (Some(height), Some(_)) if self.height.is_some_and(|asked| asked != height) => {
                Err(WorldError::Unreachable(format!(
                    "{}: it was asked about block {which} and answered about {height}",
                    self.rest.shown
                )))
            }
            (Some(height), Some(time)) => {
                let block = Block { height, time };
                if let Ok(mut newest) = self.newest.lock() {
                    *newest = Some(block);
                }
                Ok(block)
            }
            _ => Err(WorldError::Unreachable(format!(
                "{}: no block {which}",
                self.rest.shown
            ))),
        }
    }

    fn ask(&self, contract: Contract, msg: &Value) -> Result<Value, WorldError> {
        let asked = Asked::of(contract, msg);
        let ahead = self.ahead.lock().ok();
        let answer = ahead.and_then(|ahead| ahead.get(&asked).cloned());
        answer.unwrap_or_else(|| self.put(&asked))
    }

    fn validators(&self) -> Result<Vec<ChainValidator>, WorldError> {
        let mut all = vec![];
        let mut key = String::new();
        for _ in 0..PAGES {
            let path = "/cosmos/staking/v1beta1/validators?pagination.limit=200";
            let path = format!("{path}&pagination.key={}", escaped(&key));
            let page: Page = self.rest.read(&path, self.height)?;
            all.extend(page.validators.into_iter().map(ChainValidator::from));
            match page.pagination.and_then(|page| page.next_key) {
                Some(next) if next == key => break,
                Some(next) if !next.is_empty() => key = next,
                _ => return Ok(all),
            }
        }
        Err(WorldError::Unreachable(format!(
            "{}: its list of validators does not end after {} rows",
            self.rest.shown,
            all.len()
        )))
    }

    fn people(&self) -> Vec<Person> {
        vec![]
    }

    fn balance(&self, address: &str, denom: &str) -> Result<u128, WorldError> {
        if !is_address(address) {
            return Err(WorldError::BadInput("this is no address".to_string()));
        }
        let path = format!("/cosmos/bank/v1beta1/balances/{address}/by_denom");
        let answer = self.get(&format!("{path}?denom={}", escaped(denom)))?;
        let amount = some_amount(&answer["balance"]["amount"]);
        amount.ok_or_else(|| facts::odd(self, "a balance"))
    }

    fn run(&mut self, _: &Value) -> Result<Value, WorldError> {
        Err(WorldError::ReadOnly)
    }
}

/// For a query: everything but letters and digits.
fn escaped(text: &str) -> String {
    let bytes = text.bytes().map(|byte| match byte {
        b'0'..=b'9' | b'a'..=b'z' | b'A'..=b'Z' => char::from(byte).to_string(),
        other => format!("%{other:02X}"),
    });
    bytes.collect()
}
