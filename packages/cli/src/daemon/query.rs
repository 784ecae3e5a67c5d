//! What the node is asked, and what of the answer is needed.

use super::parse::{amount, checksum, number, seconds, text};
use super::{Daemon, Failure};
use serde_json::Value;

/// Where the node stands.
#[derive(Clone, Debug)]
pub struct Status {
    /// The chain it is on.
    pub chain_id: String,
    /// Its last block.
    pub height: u64,
    /// Whether it is still catching up.
    pub catching_up: bool,
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
    /// Who, where it is somebody.
    pub addresses: Vec<String>,
}

impl CodeAccess {
    fn read(value: &Value) -> Self {
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
        matches!(self.permission.as_str(), "Everybody" | "ACCESS_TYPE_EVERYBODY" | "")
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
    fn read(value: &Value) -> Option<Self> {
        let hash = ["checksum", "data_hash"];
        Some(Self {
            id: ["code_id", "id"].iter().find_map(|key| number(&value[*key]))?,
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

/// Answers come bare or inside a field, depending on the version.
fn inside<'a>(answer: &'a Value, field: &str) -> &'a Value {
    answer.get(field).unwrap_or(answer)
}

impl Daemon {
    fn odd(&self, call: &str, answer: &Value) -> Failure {
        let shown: String = answer.to_string().chars().take(200).collect();
        Failure {
            call: format!("{} {call}", self.name()),
            said: format!("an answer that can't be read: {shown}"),
        }
    }

    /// Where the node stands.
    pub fn status(&self) -> Result<Status, Failure> {
        let said = self.plain(&["status", "--node", &self.settings.node])?;
        let answer: Value = serde_json::from_str(said.trim()).unwrap_or(Value::String(said));
        let info = answer.get("node_info").unwrap_or(&answer["NodeInfo"]);
        let sync = answer.get("sync_info").unwrap_or(&answer["SyncInfo"]);
        let read = || {
            Some(Status {
                chain_id: text(&info["network"])?,
                height: number(&sync["latest_block_height"])?,
                catching_up: sync["catching_up"].as_bool().unwrap_or_default(),
            })
        };
        read().ok_or_else(|| self.odd("status", &answer))
    }

    /// The address of a key of the keyring.
    pub fn address_of(&self, key: &str) -> Result<String, Failure> {
        let said = self.with_keys(&["keys", "show", key, "--address"])?;
        Ok(said.trim().to_string())
    }

    /// What an address holds of a denom.
    pub fn balance(&self, address: &str, denom: &str) -> Result<u128, Failure> {
        let answer = self.ask(&["query", "bank", "balances", address])?;
        let coins = answer["balances"].as_array().into_iter().flatten();
        let mut held = coins.filter(|coin| coin["denom"].as_str() == Some(denom));
        Ok(held.next().and_then(|coin| amount(&coin["amount"])).unwrap_or(0))
    }

    /// The chain's staking rules.
    pub fn staking(&self) -> Result<Staking, Failure> {
        let answer = self.ask(&["query", "staking", "params"])?;
        let params = inside(&answer, "params");
        let read = || {
            Some(Staking {
                bond_denom: text(&params["bond_denom"])?,
                unbonding_secs: seconds(&params["unbonding_time"])?,
                max_entries: number(&params["max_entries"])?,
            })
        };
        read().ok_or_else(|| self.odd("query staking params", &answer))
    }

    /// All that is staked with bonded validators.
    pub fn bonded_tokens(&self) -> Result<u128, Failure> {
        let answer = self.ask(&["query", "staking", "pool"])?;
        let pool = inside(&answer, "pool");
        amount(&pool["bonded_tokens"]).ok_or_else(|| self.odd("query staking pool", &answer))
    }

    /// A validator, if there is one.
    pub fn validator(&self, operator: &str) -> Result<Option<Validator>, Failure> {
        let answer = match self.ask(&["query", "staking", "validator", operator]) {
            Ok(answer) => answer,
            Err(failure) if failure.says(&["not found", "does not exist", "NotFound"]) => {
                return Ok(None)
            }
            Err(failure) => return Err(failure),
        };
        let found = inside(&answer, "validator");
        let rate = &found["commission"]["commission_rates"]["rate"];
        let bonded = found["status"] == "BOND_STATUS_BONDED" || number(&found["status"]) == Some(3);
        Ok(Some(Validator {
            bonded,
            jailed: found["jailed"].as_bool().unwrap_or_default(),
            commission: rate.as_str().and_then(atomics).unwrap_or(0),
        }))
    }

    /// Whether a delegator may name who gets its rewards.
    pub fn withdraw_address_may_be_set(&self) -> Result<bool, Failure> {
        let answer = self.ask(&["query", "distribution", "params"])?;
        let enabled = &inside(&answer, "params")["withdraw_addr_enabled"];
        // some versions leave out what is false
        Ok(enabled.as_bool().unwrap_or_default())
    }

    /// Whether the chain wraps staking messages into epochs.
    pub fn has_epochs(&self) -> bool {
        self.ask(&["query", "epoching", "params"])
            .is_ok_and(|answer| inside(&answer, "params").get("epoch_interval").is_some())
    }

    /// The node's program and the versions of the modules it is built of, where it tells.
    pub fn versions(&self) -> Option<(String, Vec<(String, String)>)> {
        let answer = self.ask(&["query", "consensus", "comet", "node-info"]).ok()?;
        let version = &answer["application_version"];
        let deps = version["build_deps"].as_array().into_iter().flatten();
        let deps = deps.filter_map(|dep| {
            let path = dep["path"].as_str()?.to_string();
            Some((path, dep["version"].as_str()?.to_string()))
        });
        Some((text(&version["app_name"])?, deps.collect()))
    }

    /// The rules of x/wasm.
    pub fn wasm_params(&self) -> Result<WasmParams, Failure> {
        let answer = self.ask(&["query", "wasm", "params"])?;
        let params = inside(&answer, "params");
        Ok(WasmParams {
            upload: CodeAccess::read(&params["code_upload_access"]),
            instantiate_default: params["instantiate_default_permission"]
                .as_str()
                .unwrap_or_default()
                .to_string(),
        })
    }

    /// A stored code, if there is one with this id.
    pub fn code(&self, id: u64) -> Result<Option<Code>, Failure> {
        match self.ask(&["query", "wasm", "code-info", &id.to_string()]) {
            Ok(answer) => Code::read(&answer)
                .map(Some)
                .ok_or_else(|| self.odd("query wasm code-info", &answer)),
            Err(failure) if failure.says(&["not found", "no such code"]) => Ok(None),
            Err(failure) => Err(failure),
        }
    }

    /// Stored codes, newest first, a page from `key` on, and the key of the next page.
    pub fn codes(&self, key: Option<&str>) -> Result<(Vec<Code>, Option<String>), Failure> {
        let mut args = vec!["query", "wasm", "list-code", "--reverse", "--limit", "500"];
        if let Some(key) = key {
            args.extend(["--page-key", key]);
        }
        let answer = self.ask(&args)?;
        let codes = answer["code_infos"].as_array().into_iter().flatten();
        let next = answer["pagination"]["next_key"].as_str();
        let next = next.filter(|key| !key.is_empty()).map(ToString::to_string);
        Ok((codes.filter_map(Code::read).collect(), next))
    }

    /// A contract, if there is one at this address.
    pub fn contract(&self, address: &str) -> Result<Option<ContractInfo>, Failure> {
        let answer = match self.ask(&["query", "wasm", "contract", address]) {
            Ok(answer) => answer,
            Err(failure) if failure.says(&["not found", "no such contract"]) => return Ok(None),
            Err(failure) => return Err(failure),
        };
        let info = &answer["contract_info"];
        let read = || {
            Some(ContractInfo {
                code_id: number(&info["code_id"])?,
                creator: text(&info["creator"])?,
                admin: text(&info["admin"]).filter(|admin| !admin.is_empty()),
            })
        };
        read()
            .map(Some)
            .ok_or_else(|| self.odd("query wasm contract", &answer))
    }

    /// What a contract answers.
    pub fn smart(&self, contract: &str, question: &Value) -> Result<Value, Failure> {
        let question = question.to_string();
        let answer = self.ask(&["query", "wasm", "contract-state", "smart", contract, &question])?;
        Ok(answer.get("data").cloned().unwrap_or(answer))
    }

    /// A transaction, if it is in a block.
    pub fn tx(&self, hash: &str) -> Result<Option<TxResult>, Failure> {
        let answer = match self.ask(&["query", "tx", hash]) {
            Ok(answer) => answer,
            Err(failure) if failure.says(&["not found", "indexing is disabled"]) => {
                return Ok(None)
            }
            Err(failure) => return Err(failure),
        };
        Ok(Some(TxResult {
            code: number(&answer["code"]).unwrap_or(0),
            log: text(&answer["raw_log"]).unwrap_or_default(),
            height: number(&answer["height"]).unwrap_or(0),
            gas_used: number(&answer["gas_used"]).unwrap_or(0),
            events: answer["events"].as_array().cloned().unwrap_or_default(),
        }))
    }

    /// The address that carries out what governance decides.
    pub fn governance(&self) -> Result<String, Failure> {
        let answer = self.ask(&["query", "auth", "module-account", "gov"])?;
        address_in(&answer).ok_or_else(|| self.odd("query auth module-account gov", &answer))
    }

    /// The deposit that starts a vote: `10000000ustake`.
    pub fn deposit(&self) -> Result<String, Failure> {
        let answer = self.ask(&["query", "gov", "params"])?;
        let inner = inside(&answer, "params");
        let coins = inner.get("min_deposit").unwrap_or(&answer["deposit_params"]["min_deposit"]);
        let coins = coins.as_array().into_iter().flatten();
        let coins: Vec<String> = coins
            .filter_map(|coin| Some(text(&coin["amount"])? + coin["denom"].as_str()?))
            .collect();
        match coins.is_empty() {
            true => Err(self.odd("query gov params", &answer)),
            false => Ok(coins.join(",")),
        }
    }

    /// Who gets a delegator's rewards, where the daemon has the question.
    pub fn withdraw_address(&self, delegator: &str) -> Option<String> {
        let call = ["query", "distribution", "delegator-withdraw-address"];
        let answer = self.ask(&[&call, &["--delegator-address", delegator] as &[&str]].concat());
        text(&answer.ok()?["withdraw_address"])
    }
}

/// `0.05`, or in units of 1e-18 as some versions print it, in units of 1e-18.
fn atomics(rate: &str) -> Option<u128> {
    let Some((whole, part)) = rate.split_once('.') else {
        return rate.parse().ok();
    };
    let part: String = part.chars().chain("0".repeat(18).chars()).take(18).collect();
    format!("{whole}{part}").parse().ok()
}

fn address_in(value: &Value) -> Option<String> {
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
        assert_eq!(atomics("0.050000000000000000"), Some(50_000_000_000_000_000));
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
