//! A chain's daemon with a chain inside: the command line of `wasmd`, a state file instead of a node.
//!
//! This test binary plays it when `FAKE_DAEMON` names a folder. `fake.json` there says what the chain is
//! and where to strike; `state.json` is the chain.

use serde_json::{json, Value};
use sha2::{Digest, Sha256};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode};

use crate::fake_contracts;
use crate::fake_tx;

/// The chain, its rules, and this call.
pub struct Fake {
    folder: PathBuf,
    /// What the chain is.
    pub rules: Value,
    /// What has happened on it.
    pub state: Value,
    /// This call, without the flags.
    pub words: Vec<String>,
    args: Vec<String>,
}

/// What the daemon says, or why it fails.
pub type Said = Result<String, String>;

/// Plays the daemon.
pub fn play(folder: &Path) -> ExitCode {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let read = |name: &str| {
        let text = fs::read_to_string(folder.join(name)).unwrap_or_else(|_| "{}".to_string());
        serde_json::from_str(&text).unwrap()
    };
    let mut fake = Fake {
        folder: folder.to_path_buf(),
        rules: read("fake.json"),
        state: read("state.json"),
        words: words(&args),
        args,
    };
    let calls = fake.state["calls"].as_u64().unwrap_or(0) + 1;
    fake.state["calls"] = json!(calls);
    fake.note();
    fake.save();
    let strikes = fake.rules["kill_at"].as_u64() == Some(calls);
    if strikes && fake.rules["kill"] == "before" {
        kill_parent();
    }
    let said = fake.answer();
    fake.save();
    if strikes {
        kill_parent();
    }
    match said {
        Ok(text) => {
            println!("{text}");
            ExitCode::SUCCESS
        }
        Err(text) => {
            eprintln!("Error: {text}\nUsage:\n  wasmd [command]");
            ExitCode::from(1)
        }
    }
}

fn hash(text: &str) -> String {
    Sha256::digest(text)
        .iter()
        .map(|byte| format!("{byte:02X}"))
        .collect()
}

fn kill_parent() -> ! {
    let parent = std::os::unix::process::parent_id().to_string();
    Command::new("kill").args(["-9", &parent]).status().unwrap();
    std::process::exit(137)
}

/// The words before the first flag, and between flags that take none.
fn words(args: &[String]) -> Vec<String> {
    let bare = ["--generate-only", "--reverse", "--no-admin", "--address"];
    let mut words = vec![];
    let mut skip = false;
    for arg in args {
        match (skip, arg.starts_with("--")) {
            (true, _) => skip = false,
            (false, true) => skip = !bare.contains(&arg.as_str()),
            (false, false) => words.push(arg.clone()),
        }
    }
    words
}

impl Fake {
    /// The value of a flag.
    pub fn flag(&self, name: &str) -> Option<&str> {
        let at = self.args.iter().position(|arg| arg == name)?;
        self.args.get(at + 1).map(String::as_str)
    }

    /// Whether a flag is there.
    pub fn has(&self, name: &str) -> bool {
        self.args.iter().any(|arg| arg == name)
    }

    fn note(&mut self) {
        let line = self
            .words
            .iter()
            .map(|word| word.chars().take(60).collect::<String>());
        let line = line.collect::<Vec<_>>().join(" ");
        let log = self.folder.join("calls.log");
        let old = fs::read_to_string(&log).unwrap_or_default();
        fs::write(log, format!("{old}{line}\n")).unwrap();
    }

    fn save(&self) {
        let beside = self.folder.join("state.new");
        fs::write(&beside, self.state.to_string()).unwrap();
        fs::rename(beside, self.folder.join("state.json")).unwrap();
    }

    fn answer(&mut self) -> Said {
        // a node that accepts and never answers
        if self.rules["stalls_at"].as_str() == Some(self.words.join(" ").as_str()) {
            std::thread::sleep(std::time::Duration::from_secs(600));
        }
        if let Some(down) = self.rules["down"].as_str() {
            return Err(down.to_string());
        }
        let words: Vec<String> = self.words.clone();
        let words: Vec<&str> = words.iter().map(String::as_str).collect();
        match words.as_slice() {
            ["status"] => Ok(self.status()),
            ["keys", "show", name] => self.key(name),
            ["query", rest @ ..] => self.query(rest),
            ["tx", rest @ ..] => fake_tx::tx(self, rest),
            other => Err(format!("unknown command {other:?} for \"wasmd\"")),
        }
    }

    fn status(&self) -> String {
        let height = self.height().to_string();
        json!({
            "node_info": {"network": self.rules["chain_id"]},
            "sync_info": {
                "latest_block_height": height,
                "latest_block_time": "2026-01-02T03:04:05.678901234Z",
                "catching_up": self.rules["catching_up"].as_bool().unwrap_or(false),
                "latest_block_hash": hash(&format!("{} {height}", self.rules["born"])),
                "earliest_block_height": "1",
                "earliest_block_hash": hash(&format!("{} 1", self.rules["born"])),
            },
        })
        .to_string()
    }

    /// The last block.
    pub fn height(&self) -> u64 {
        self.state["height"].as_u64().unwrap_or(100)
    }

    fn key(&self, name: &str) -> Said {
        if self.flag("--output") == Some("json") {
            let keys = self.rules["keys"].as_object().unwrap();
            let found = keys
                .iter()
                .find(|(_, address)| address.as_str() == Some(name));
            let found = found.ok_or_else(|| format!("key with address {name} not found"))?;
            return Ok(json!({"name": found.0, "address": name}).to_string());
        }
        let address = self.rules["keys"][name].as_str();
        address
            .map(ToString::to_string)
            .ok_or_else(|| format!("{name} is not a valid name or address: key not found"))
    }

    /// `wasmd query …`
    fn query(&mut self, words: &[&str]) -> Said {
        match words {
            ["tx", hash] => fake_tx::find(self, hash),
            ["wasm", rest @ ..] => self.wasm(rest),
            ["bank" | "auth" | "gov", ..] => self.accounts(words),
            _ => self.chain(words),
        }
    }

    /// What the chain's modules answer.
    fn chain(&self, words: &[&str]) -> Said {
        let rules = &self.rules;
        let said = match words {
            ["staking", "params"] if rules["staking"].is_null() => {
                return Err("unknown service cosmos.staking.v1beta1.Query".to_string())
            }
            ["staking", "params"] => json!({"params": rules["staking"]}),
            ["staking", "pool"] => json!({"pool": {"bonded_tokens": rules["bonded"]}}),
            ["staking", "validator", operator] => {
                let found = &rules["validators"][*operator];
                if found.is_null() {
                    let said =
                        format!("rpc error: code = NotFound desc = validator {operator} not found");
                    return Err(said);
                }
                json!({"validator": found})
            }
            ["distribution", "params"] if rules["withdraw"].is_null() => {
                return Err("unknown service cosmos.distribution.v1beta1.Query".to_string())
            }
            ["consensus", "params"] => json!({"params": {"block": {"max_gas": rules["max_gas"]}}}),
            ["distribution", "params"] => {
                json!({"params": {"withdraw_addr_enabled": rules["withdraw"]}})
            }
            ["distribution", "delegator-withdraw-address"] if rules["hides_rewards"] != true => {
                let hub = self.flag("--delegator-address").unwrap();
                json!({"withdraw_address": fake_contracts::sibling(hub, "collector")})
            }
            ["epoching", "params"] if rules["epoching"] == true => {
                json!({"params": {"epoch_interval": "360"}})
            }
            ["consensus", "comet", "node-info"] => json!({"application_version": {
                "app_name": "fake",
                "build_deps": [
                    {"path": "github.com/CosmWasm/wasmd", "version": rules["wasmd"]},
                    {"path": "github.com/cosmos/interchain-security", "version": rules["ics"]},
                ],
            }}),
            other => return unknown(other),
        };
        Ok(said.to_string())
    }

    /// What accounts hold, and governance's terms.
    fn accounts(&self, words: &[&str]) -> Said {
        let is_old = self.rules["old"] == true;
        let said = match words {
            // an old daemon has one question with a flag, which it calls unknown if it is a newer one
            ["bank", "balance", address, denom] if !is_old => {
                json!({"balance": self.held(address, denom)})
            }
            ["bank", "balances", address] if is_old => {
                let denom = self.flag("--denom").unwrap().to_string();
                self.held(address, &denom)
            }
            ["auth", "module-account", "gov"] => {
                json!({"account": {"value": {"address": "wasm1gov"}}})
            }
            ["gov", "params"] => {
                json!({"params": {"min_deposit": [{"denom": "ustake", "amount": "10000000"}]}})
            }
            other => return unknown(other),
        };
        Ok(said.to_string())
    }

    /// `wasmd query wasm …`
    fn wasm(&mut self, words: &[&str]) -> Said {
        let said = match words {
            ["params"] => json!({
                "code_upload_access": self.rules["upload"],
                "instantiate_default_permission": "Everybody",
            }),
            ["list-code"] => self.codes(),
            ["code-info", id] => match self.code(id) {
                Some(code) => code,
                None => return Err("rpc error: code = NotFound desc = not found: code".to_string()),
            },
            ["contract", address] => match self.state["contracts"].get(*address) {
                Some(info) => json!({"address": address, "contract_info": info}),
                None => {
                    return Err(format!(
                        "rpc error: code = NotFound desc = no such contract: {address}"
                    ))
                }
            },
            ["contract-state", "smart", address, question] => {
                let question = serde_json::from_str(question).unwrap();
                let said = fake_contracts::smart(self, address, &question)?;
                json!({ "data": said })
            }
            other => return unknown(&[&["wasm"], other].concat()),
        };
        Ok(said.to_string())
    }

    fn held(&self, address: &str, denom: &str) -> Value {
        let own = self.rules["denom"].as_str().unwrap_or("ustake");
        let amount = match denom == own {
            true => self.rules["balances"][address].as_str().unwrap_or("0"),
            false => "0",
        };
        json!({"denom": denom, "amount": amount})
    }

    /// A stored code.
    pub fn code(&self, id: &str) -> Option<Value> {
        let codes = self.state["codes"].as_array()?;
        codes
            .iter()
            .find(|code| code["code_id"] == json!(id))
            .cloned()
    }

    /// Two codes a page, newest first, so that paging is played too.
    fn codes(&self) -> Value {
        let all = self.state["codes"].as_array().cloned().unwrap_or_default();
        let from: usize = self
            .flag("--page-key")
            .map_or(0, |key| key.parse().unwrap_or(0));
        let page: Vec<&Value> = all.iter().rev().skip(from).take(2).collect();
        let next = match self.rules["pages"].as_str() {
            Some("again") => json!("again"),
            Some("endless") => json!((from + 1).to_string()),
            _ if from + 2 < all.len() => json!((from + 2).to_string()),
            _ => Value::Null,
        };
        json!({"code_infos": page, "pagination": {"next_key": next}})
    }
}

fn unknown(words: &[&str]) -> Said {
    Err(format!("unknown command {words:?} for \"wasmd query\""))
}
