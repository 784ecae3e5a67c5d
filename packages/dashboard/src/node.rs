//! A real chain, looked at through a node's REST endpoint. Nothing is ever sent to it but questions.

use crate::{Block, ChainValidator, Contract, Observer, Person, World, WorldError};
use ballast_types::deploy::CONTRACTS;
use base64::{engine::general_purpose::URL_SAFE, Engine};
use serde_json::{json, Value};
use std::collections::BTreeMap;
use std::time::Duration;
use ureq::Agent;

/// Pages of validators that are read at most.
const PAGES: usize = 10;
/// The longest answer that is read, bytes.
const MOST_BYTES: u64 = 8 * 1024 * 1024;

/// How far back a chart looks, hours.
const BACK: [u64; 14] = [
    6, 12, 24, 48, 72, 120, 168, 240, 312, 384, 456, 528, 624, 720,
];
/// Blocks over which their length is measured.
const MEASURED: u64 = 1_000;

/// A hub on a chain behind a REST endpoint.
#[derive(Clone)]
pub struct Node {
    agent: Agent,
    base: String,
    height: Option<u64>,
    contracts: BTreeMap<&'static str, String>,
}

impl Node {
    /// Asks the hub who its siblings are.
    ///
    /// # Errors
    /// No http(s) address, no answer, no Ballast hub.
    pub fn connect(lcd: &str, hub: &str) -> Result<Self, WorldError> {
        let base = lcd.trim_end_matches('/');
        if !base.starts_with("http://") && !base.starts_with("https://") {
            let why = format!("`{lcd}`: a REST endpoint begins with http:// or https://");
            return Err(WorldError::BadInput(why));
        }
        let plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit();
        if !(10..=100).contains(&hub.len()) || !hub.chars().all(plain) {
            return Err(WorldError::BadInput(format!(
                "`{hub}` is no contract's address"
            )));
        }
        let agent = Agent::config_builder()
            .timeout_global(Some(Duration::from_secs(15)))
            .http_status_as_error(false)
            .max_redirects(3)
            .build();
        let mut node = Self {
            agent: agent.into(),
            base: base.to_string(),
            height: None,
            contracts: BTreeMap::from([("hub", hub.to_string())]),
        };
        let config = node.ask(Contract::Hub, &json!({"config": {}}))?;
        for name in CONTRACTS.into_iter().skip(1) {
            let address = config[name].as_str().ok_or_else(|| {
                WorldError::Unreachable(format!("{hub} names no {name}: it is no Ballast hub"))
            })?;
            node.contracts.insert(name, address.to_string());
        }
        Ok(node)
    }

    /// The chain as it was at a height, as far as the node remembers it.
    fn at(&self, height: u64) -> Self {
        Self {
            height: Some(height),
            ..self.clone()
        }
    }

    /// Takes samples of the last 30 days, as far back as the node remembers.
    ///
    /// # Errors
    /// A node that does not answer about now.
    pub fn look_back(&self, observer: &mut Observer) -> Result<(), WorldError> {
        let now = self.block()?;
        let earlier = self.at(now.height.saturating_sub(MEASURED).max(1));
        let Ok(then) = earlier.block() else {
            return Ok(());
        };
        let blocks = now.height.saturating_sub(then.height);
        let secs = now.time.saturating_sub(then.time).max(1);
        let heights = BACK.iter().map_while(|hours| {
            let back = (u128::from(hours * 3_600) * u128::from(blocks)).div_ceil(u128::from(secs));
            now.height.checked_sub(u64::try_from(back).ok()?)
        });
        let ask = json!({"exchange_rate": {}});
        let kept = heights.filter(|height| *height > 0 && *height < now.height);
        let kept: Vec<u64> = kept
            .take_while(|height| self.at(*height).ask(Contract::Hub, &ask).is_ok())
            .collect();
        for height in kept.into_iter().rev() {
            // a node may forget while it is asked: then the chart begins later
            let _ = observer.sample(&self.at(height), None);
        }
        Ok(())
    }

    fn get(&self, path: &str) -> Result<Value, WorldError> {
        let lost = |why: String| WorldError::Unreachable(format!("{}: {why}", self.base));
        let mut request = self.agent.get(format!("{}{path}", self.base));
        if let Some(height) = self.height {
            request = request.header("x-cosmos-block-height", height.to_string());
        }
        let answer = request.call();
        let mut answer = answer.map_err(|err| lost(err.to_string()))?;
        let status = answer.status();
        let text = answer
            .body_mut()
            .with_config()
            .limit(MOST_BYTES)
            .read_to_string();
        let text = text.map_err(|err| lost(err.to_string()))?;
        let body: Result<Value, _> = serde_json::from_str(&text);
        match body {
            Ok(body) if status.is_success() => Ok(body),
            Ok(body) if body["message"].is_string() => {
                let said = body["message"].as_str().unwrap_or_default();
                Err(WorldError::Refused(plain(said).to_string()))
            }
            _ => Err(lost(format!("it answered {status} and no JSON to {path}"))),
        }
    }

    fn contract(&self, contract: Contract) -> &str {
        let name = CONTRACTS[match contract {
            Contract::Hub => 0,
            Contract::Token => 1,
            Contract::Registry => 2,
            Contract::Queue => 3,
            Contract::Vault => 4,
            Contract::Collector => 5,
        }];
        self.contracts
            .get(name)
            .map(String::as_str)
            .unwrap_or_default()
    }
}

/// The contract's own words, out of the node's wrapping.
fn plain(text: &str) -> &str {
    let text = text.trim_end_matches(": unknown request");
    text.strip_suffix(": query wasm contract failed")
        .unwrap_or(text)
}

impl World for Node {
    fn place(&self) -> String {
        self.base.clone()
    }

    fn acts(&self) -> bool {
        false
    }

    fn block(&self) -> Result<Block, WorldError> {
        let which = self
            .height
            .map_or("latest".to_string(), |height| height.to_string());
        let latest = self.get(&format!("/cosmos/base/tendermint/v1beta1/blocks/{which}"))?;
        let header = &latest["block"]["header"];
        let height = header["height"].as_str().and_then(|text| text.parse().ok());
        let time = header["time"].as_str().and_then(unix_seconds);
        match (height, time) {
            (Some(height), Some(time)) => Ok(Block { height, time }),
            _ => Err(WorldError::Unreachable(format!(
                "{}: no block {which}",
                self.base
            ))),
        }
    }

    fn ask(&self, contract: Contract, msg: &Value) -> Result<Value, WorldError> {
        let msg = URL_SAFE.encode(msg.to_string());
        let at = self.contract(contract);
        let answer = self.get(&format!("/cosmwasm/wasm/v1/contract/{at}/smart/{msg}"))?;
        Ok(answer["data"].clone())
    }

    fn validators(&self) -> Result<Vec<ChainValidator>, WorldError> {
        let mut all = vec![];
        let mut key = String::new();
        for _ in 0..PAGES {
            let path = "/cosmos/staking/v1beta1/validators?pagination.limit=200";
            let page = self.get(&format!("{path}&pagination.key={key}"))?;
            all.extend(
                page["validators"]
                    .as_array()
                    .into_iter()
                    .flatten()
                    .map(validator),
            );
            key = match page["pagination"]["next_key"].as_str() {
                Some(next) if !next.is_empty() => escaped(next),
                _ => break,
            };
        }
        Ok(all)
    }

    fn people(&self) -> Vec<Person> {
        vec![]
    }

    fn balance(&self, address: &str, denom: &str) -> Result<u128, WorldError> {
        let path = format!("/cosmos/bank/v1beta1/balances/{address}/by_denom");
        let answer = self.get(&format!("{path}?denom={}", escaped(denom)))?;
        let amount = answer["balance"]["amount"].as_str().unwrap_or("0");
        Ok(amount.parse().unwrap_or_default())
    }

    fn run(&mut self, _: &Value) -> Result<Value, WorldError> {
        Err(WorldError::ReadOnly)
    }
}

fn validator(row: &Value) -> ChainValidator {
    let text = |value: &Value| value.as_str().unwrap_or_default().to_string();
    let standing = match row["status"].as_str() {
        Some("BOND_STATUS_BONDED") => "bonded",
        Some("BOND_STATUS_UNBONDING") => "unbonding",
        _ => "unbonded",
    };
    ChainValidator {
        address: text(&row["operator_address"]),
        name: text(&row["description"]["moniker"]),
        standing: standing.to_string(),
        tokens: text(&row["tokens"]).parse().unwrap_or_default(),
        jailed: row["jailed"] == Value::Bool(true),
        tombstoned: false,
        commission: text(&row["commission"]["commission_rates"]["rate"]),
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

/// `2023-11-14T22:13:20.123Z` as unix seconds.
fn unix_seconds(text: &str) -> Option<u64> {
    let (date, clock) = text.trim_end_matches('Z').split_once('T')?;
    let mut date = date.splitn(3, '-').map(str::parse::<i64>);
    let (year, month, day) = (date.next()?.ok()?, date.next()?.ok()?, date.next()?.ok()?);
    let clock = clock.split('.').next()?;
    let mut clock = clock.splitn(3, ':').map(str::parse::<i64>);
    let (hour, minute, second) = (
        clock.next()?.ok()?,
        clock.next()?.ok()?,
        clock.next()?.ok()?,
    );
    let sane =
        (1970..=9999).contains(&year) && (1..=12).contains(&month) && (1..=31).contains(&day);
    // days since 1 March of the year 0, as every calendar of this kind counts
    let (y, m) = if month <= 2 {
        (year - 1, month + 9)
    } else {
        (year, month - 3)
    };
    let days = 365 * y + y / 4 - y / 100 + y / 400 + (m * 306 + 5) / 10 + day - 1 - 719_468;
    let seconds = days * 86_400 + hour * 3_600 + minute * 60 + second;
    sane.then(|| u64::try_from(seconds).ok()).flatten()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_of_blocks_are_read() {
        assert_eq!(unix_seconds("1970-01-01T00:00:00Z"), Some(0));
        assert_eq!(unix_seconds("2023-11-14T22:13:20.5Z"), Some(1_700_000_000));
        assert_eq!(
            unix_seconds("2024-02-29T12:00:00.000000001Z"),
            Some(1_709_208_000)
        );
        for bad in [
            "",
            "x",
            "2023-13-01T00:00:00Z",
            "2023-11-14",
            "1969-12-31T23:59:59Z",
        ] {
            assert_eq!(unix_seconds(bad), None, "{bad}");
        }
    }
}
