//! What the node is asked.

use crate::answers::{
    address_in, atomics, Block, BlockMark, Code, CodeAccess, ContractInfo, Module, Staking, Status,
    TxResult, Validator, Versions, WasmParams,
};
use crate::parse::{amount, block_hash, moment, number, seconds, text};
use crate::{Daemon, Failure};
use serde_json::Value;

/// Answers come bare or inside a field, depending on the version.
fn inside<'a>(answer: &'a Value, field: &str) -> &'a Value {
    answer.get(field).unwrap_or(answer)
}

/// The last and the first block of a node's status.
fn mark(sync: &Value) -> Option<BlockMark> {
    let block = |which: &str| {
        Some(Block {
            height: number(&sync[format!("{which}_block_height")])?,
            hash: block_hash(&sync[format!("{which}_block_hash")])?,
        })
    };
    Some(BlockMark {
        last: block("latest")?,
        first: block("earliest")?,
    })
}

impl Daemon {
    fn odd(&self, call: &str, answer: &Value) -> Failure {
        let shown: String = answer.to_string().chars().take(200).collect();
        let call = format!("{} {call}", self.name());
        Failure::odd(call, format!("an answer that can't be read: {shown}"))
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
                time: moment(&sync["latest_block_time"])?,
                catching_up: sync["catching_up"].as_bool().unwrap_or_default(),
                mark: mark(sync),
            })
        };
        read().ok_or_else(|| self.odd("status", &answer))
    }

    /// The hash of a block, upper-case hex, where the daemon has the question and the node the block.
    pub fn block_hash(&self, height: u64) -> Option<String> {
        // the next block names it, in every version
        let next = (height + 1).to_string();
        let answer = self
            .ask(&["query", "block", "--type=height", &next])
            .or_else(|_| self.ask(&["query", "block", &next]))
            .ok()?;
        let block = inside(&answer, "block");
        block_hash(&block["header"]["last_block_id"]["hash"])
    }

    /// The address of a key of the keyring.
    pub fn address_of(&self, key: &str) -> Result<String, Failure> {
        let said = self.with_keys(&["keys", "show", key, "--address"])?;
        Ok(said.trim().to_string())
    }

    /// The name of the key with this address, if the keyring has it.
    pub fn key_of(&self, address: &str) -> Option<String> {
        let said = self
            .with_keys(&["keys", "show", address, "--output", "json"])
            .ok()?;
        let answer: Value = serde_json::from_str(said.trim()).ok()?;
        text(&answer["name"])
    }

    /// What an address holds of a denom: that one is asked for, since an account's list has pages.
    pub fn balance(&self, address: &str, denom: &str) -> Result<u128, Failure> {
        let one = ["query", "bank", "balance", address, denom];
        let answer = match self.ask(&one) {
            // before SDK 0.50 the question is another one
            Err(failure) if failure.is_unknown_command() => {
                self.ask(&["query", "bank", "balances", address, "--denom", denom])?
            }
            answer => answer?,
        };
        let coin = inside(&answer, "balance");
        match coin["denom"].as_str() {
            // an account that has none of it
            None => Ok(amount(&coin["amount"]).unwrap_or(0)),
            Some(found) if found == denom => {
                amount(&coin["amount"]).ok_or_else(|| self.odd("query bank balance", &answer))
            }
            Some(_) => Err(self.odd("query bank balance", &answer)),
        }
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
                epoch_length: number(&params["epoch_length"]),
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

    /// The most gas that a block takes, where the chain says and sets a bound.
    pub fn block_gas(&self) -> Option<u64> {
        let answer = self.ask(&["query", "consensus", "params"]).ok()?;
        // no bound is -1, which is no natural number
        number(&inside(&answer, "params")["block"]["max_gas"])
    }

    /// Whether the chain wraps staking messages into epochs.
    pub fn has_epochs(&self) -> bool {
        self.ask(&["query", "epoching", "params"])
            .is_ok_and(|answer| inside(&answer, "params").get("epoch_interval").is_some())
    }

    /// The node's program and the versions of the modules it is built of, where it tells.
    pub fn versions(&self) -> Option<Versions> {
        let answer = self
            .ask(&["query", "consensus", "comet", "node-info"])
            .ok()?;
        let version = &answer["application_version"];
        let deps = version["build_deps"].as_array().into_iter().flatten();
        let modules = deps.filter_map(|dep| {
            Some(Module {
                path: text(&dep["path"])?,
                version: text(&dep["version"])?,
            })
        });
        Some(Versions {
            program: text(&version["app_name"])?,
            modules: modules.collect(),
        })
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
        let answer = self.ask(&[
            "query",
            "wasm",
            "contract-state",
            "smart",
            contract,
            &question,
        ])?;
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
        Ok(Some(TxResult::of(&answer)))
    }

    /// A page of transactions that a search finds, the first page is 1:
    /// `wasm._contract_address='wasm1…' AND tx.height>=7`.
    ///
    /// # Errors
    /// No node answers; it has no index; a daemon that searches in another way.
    pub fn search(
        &self,
        sought: &str,
        page: usize,
        limit: usize,
    ) -> Result<Vec<TxResult>, Failure> {
        let (page, limit) = (page.to_string(), limit.to_string());
        let args = [
            "query", "txs", "--query", sought, "--page", &page, "--limit", &limit,
        ];
        let answer = self.ask(&args)?;
        let rows = answer["txs"].as_array().into_iter().flatten();
        Ok(rows.map(TxResult::of).collect())
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
        let coins = inner
            .get("min_deposit")
            .unwrap_or(&answer["deposit_params"]["min_deposit"]);
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
