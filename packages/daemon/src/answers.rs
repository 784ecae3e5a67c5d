//! What of the node's answers is needed.

use crate::parse::{checksum, number, text};
use crate::{Daemon, Failure};
use serde_json::Value;
use std::cmp::Ordering;

/// Where the node stands.
#[derive(Clone, Debug)]
pub struct Status {
    /// The chain it is on.
    pub chain_id: String,
    /// Its last block.
    pub height: u64,
    /// That block's time, unix seconds.
    pub time: u64,
    /// Whether it is still catching up.
    pub catching_up: bool,
    /// The hashes of its last and of its first block, where it tells.
    pub mark: Option<BlockMark>,
}

/// A block and its hash, upper-case hex.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Block {
    /// Its height.
    pub height: u64,
    /// Its hash.
    pub hash: String,
}

/// Two blocks of a chain, by which it is told from another one under the same id: the last that a node had, and the
/// first that it kept.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct BlockMark {
    /// The last.
    pub last: Block,
    /// The first.
    pub first: Block,
}

/// A block that has another hash than it had: the chain was begun anew, or the node is behind.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rehashed {
    /// The block as it was.
    pub was: Block,
    /// Its hash now, or in words why it has none.
    pub now: String,
}

impl BlockMark {
    /// A block that has another hash now. None if the chain is the same as far as the node remembers.
    ///
    /// # Errors
    /// The node does not answer.
    pub fn differs(&self, daemon: &Daemon) -> Result<Option<Rehashed>, Failure> {
        let Some(now) = daemon.status()?.mark else {
            return Ok(None);
        };
        // the first block of a node that prunes changes over time
        let first = (self.first.height == now.first.height).then(|| now.first.hash.clone());
        // the first block alone does not tell: a chain begun anew from the same genesis may have the same
        let last = match self.last.height.cmp(&now.last.height) {
            Ordering::Equal => Some(now.last.hash.clone()),
            Ordering::Less => daemon.block_hash(self.last.height),
            Ordering::Greater => Some(format!("none yet, the node is at {}", now.last.height)),
        };
        let differing = [(&self.first, first), (&self.last, last)]
            .into_iter()
            .filter_map(|(was, is)| Some((was, is?)))
            .find(|(was, is)| *is != was.hash);
        Ok(differing.map(|(was, now)| Rehashed {
            was: was.clone(),
            now,
        }))
    }
}

/// What a node runs.
#[derive(Clone, Debug)]
pub struct Versions {
    /// The name of its program.
    pub program: String,
    /// The Go modules that it is built of.
    pub modules: Vec<Module>,
}

/// A Go module that a node's program is built of.
#[derive(Clone, Debug)]
pub struct Module {
    /// Its path: `github.com/CosmWasm/wasmd`.
    pub path: String,
    /// Its version: `v0.53.2`.
    pub version: String,
}

/// The chain's staking rules.
#[derive(Clone, Debug)]
pub struct Staking {
    /// The denom that is staked.
    pub bond_denom: String,
    /// How long stake takes to come back.
    pub unbonding_secs: u64,
    /// Unbondings of one validator that may be open at once.
    pub max_entries: u64,
    /// Blocks between two changes of the bonded set, on chains where that can be said: elsewhere
    /// every block may change it.
    pub epoch_length: Option<u64>,
}

/// A validator, as far as listing it is concerned.
#[derive(Clone, Debug)]
pub struct Validator {
    /// In the bonded set.
    pub bonded: bool,
    /// Jailed.
    pub jailed: bool,
    /// Commission in units of 1e-18.
    pub commission: u128,
}

/// Who may instantiate a code, or upload one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CodeAccess {
    /// `Everybody`, `Nobody`, `AnyOfAddresses`, …
    pub permission: String,
    /// Which addresses, if the permission names any.
    pub addresses: Vec<String>,
}

impl CodeAccess {
    pub(crate) fn read(value: &Value) -> Self {
        let list = value["addresses"].as_array().into_iter().flatten();
        let single = value["address"].as_str().filter(|text| !text.is_empty());
        Self {
            permission: value["permission"].as_str().unwrap_or_default().to_string(),
            addresses: list
                .filter_map(Value::as_str)
                .chain(single)
                .map(ToString::to_string)
                .collect(),
        }
    }

    /// Whether anyone may.
    pub fn is_everybody(&self) -> bool {
        // versions that print nothing mean the default, which is everybody
        matches!(
            self.permission.as_str(),
            "Everybody" | "ACCESS_TYPE_EVERYBODY" | ""
        )
    }

    /// Whether this address may.
    pub fn allows(&self, address: &str) -> bool {
        self.is_everybody() || self.addresses.iter().any(|one| one == address)
    }
}

/// The rules of x/wasm.
#[derive(Clone, Debug)]
pub struct WasmParams {
    /// Who may upload.
    pub upload: CodeAccess,
    /// Who may instantiate what is uploaded, unless the upload says less.
    pub instantiate_default: String,
}

/// A stored code.
#[derive(Clone, Debug)]
pub struct Code {
    /// Its id.
    pub id: u64,
    /// SHA-256 of the wasm, lower-case hex.
    pub checksum: String,
    /// Who may instantiate it.
    pub access: CodeAccess,
}

impl Code {
    pub(crate) fn read(value: &Value) -> Option<Self> {
        let hash = ["checksum", "data_hash"];
        Some(Self {
            id: ["code_id", "id"]
                .iter()
                .find_map(|key| number(&value[*key]))?,
            checksum: hash.iter().find_map(|key| checksum(&value[*key]))?,
            access: CodeAccess::read(&value["instantiate_permission"]),
        })
    }
}

/// A contract.
#[derive(Clone, Debug)]
pub struct ContractInfo {
    /// Its code.
    pub code_id: u64,
    /// Who instantiated it.
    pub creator: String,
    /// Who may migrate it.
    pub admin: Option<String>,
}

/// A transaction that is in a block.
#[derive(Clone, Debug)]
pub struct TxResult {
    /// 0 if it was carried out.
    pub code: u64,
    /// What was said if not.
    pub log: String,
    /// In which block.
    pub height: u64,
    /// What it used.
    pub gas_used: u64,
    /// Its events.
    pub events: Vec<Value>,
}

impl TxResult {
    /// Of what a node answers for a transaction.
    pub fn of(answer: &Value) -> Self {
        Self {
            code: number(&answer["code"]).unwrap_or(0),
            log: text(&answer["raw_log"]).unwrap_or_default(),
            height: number(&answer["height"]).unwrap_or(0),
            gas_used: number(&answer["gas_used"]).unwrap_or(0),
            events: answer["events"].as_array().cloned().unwrap_or_default(),
        }
    }
}

/// `0.05`, or in units of 1e-18 as some versions print it, in units of 1e-18.
pub(crate) fn atomics(rate: &str) -> Option<u128> {
    let Some((whole, part)) = rate.split_once('.') else {
        return rate.parse().ok();
    };
    let part: String = part
        .chars()
        .chain("0".repeat(18).chars())
        .take(18)
        .collect();
    format!("{whole}{part}").parse().ok()
}

pub(crate) fn address_in(value: &Value) -> Option<String> {
    match value {
        Value::Object(fields) => match fields.get("address").and_then(Value::as_str) {
            Some(found) => Some(found.to_string()),
            None => fields.values().find_map(address_in),
        },
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn commissions_of_every_version() {
        assert_eq!(
            atomics("0.050000000000000000"),
            Some(50_000_000_000_000_000)
        );
        assert_eq!(atomics("50000000000000000"), Some(50_000_000_000_000_000));
        assert_eq!(atomics("1.0"), Some(1_000_000_000_000_000_000));
    }

    #[test]
    fn module_accounts_of_every_version() {
        let old = json!({"account": {"@type": "x", "base_account": {"address": "wasm1gov"}}});
        let new = json!({"account": {"type": "x", "value": {"address": "wasm1gov"}}});
        for answer in [old, new] {
            assert_eq!(address_in(&answer).as_deref(), Some("wasm1gov"));
        }
    }

    #[test]
    fn access_of_every_version() {
        let one = CodeAccess::read(&json!({"permission": "OnlyAddress", "address": "a"}));
        let any = CodeAccess::read(&json!({"permission": "AnyOfAddresses", "addresses": ["a"]}));
        for access in [one, any] {
            assert!(access.allows("a") && !access.allows("b") && !access.is_everybody());
        }
        assert!(CodeAccess::read(&json!({"permission": "Everybody"})).allows("b"));
        assert!(!CodeAccess::read(&json!({"permission": "Nobody"})).allows("b"));
    }
}
