//! A real chain as a place to keep, through the chain's own daemon.
//!
//! A transaction is signed, its hash written down with its bytes, and only then sent. Whatever happens
//! after that, the next turn asks the chain for that hash first, and sends the same bytes again if it does
//! not know them: an account's sequence lets them in only once.

use super::session::{broken, names};
use super::turn::{Look, Place, Sent};
use super::Folder;
use crate::CliError;
use base64::{engine::general_purpose::STANDARD, Engine};
use serde_json::{json, Value};
use sha2::{Digest, Sha256};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant, UNIX_EPOCH};

const PENDING: &str = "pending.json";
const UNSIGNED: &str = "unsigned.json";
const SIGNED: &str = "signed.json";

/// Which daemon, which node, which keys.
#[derive(Clone, Debug, Default)]
pub struct Settings {
    /// The program: `wasmd`, or a path.
    pub binary: String,
    /// The node's RPC address.
    pub node: String,
    /// The chain that is meant.
    pub chain_id: String,
    /// The key that signs, by its name.
    pub from: String,
    /// More flags of every call: the home folder.
    pub home: Vec<String>,
    /// More flags of calls that open the keyring.
    pub keys: Vec<String>,
    /// More flags of a transaction: gas prices and adjustment.
    pub fees: Vec<String>,
    /// How long to wait for a block.
    pub patience: Duration,
}

/// The chain's daemon, a hub on the chain, and what was sent to it.
pub struct Daemon<'a> {
    settings: Settings,
    hub: String,
    folder: &'a Folder,
}

impl<'a> Daemon<'a> {
    /// The hub at this address, kept from this folder.
    pub fn new(settings: Settings, hub: String, folder: &'a Folder) -> Self {
        Self {
            settings,
            hub,
            folder,
        }
    }

    /// Asks a contract.
    ///
    /// # Errors
    /// The node does not answer, or the contract refuses.
    pub fn smart(&self, contract: &str, msg: &Value) -> Result<Value, CliError> {
        let text = msg.to_string();
        let mut answer =
            self.ask(&["query", "wasm", "contract-state", "smart", contract, &text])?;
        Ok(answer["data"].take())
    }

    /// Height and time of the last block.
    ///
    /// # Errors
    /// The node does not answer, is on another chain, or has not caught up.
    pub fn status(&self) -> Result<(u64, u64), CliError> {
        let node = &self.settings.node;
        let said = self.call(&["status", "--node", node])?;
        let status = json_of(&said)?;
        let chain = first(&status, &["/node_info/network", "/NodeInfo/network"]);
        if chain.is_some_and(|chain| chain != self.settings.chain_id.as_str()) {
            return Err(CliError::bad(format!(
                "the node at {node} is on another chain than {}: --node names one that is on it",
                self.settings.chain_id
            )));
        }
        let info = status.get("sync_info").or_else(|| status.get("SyncInfo"));
        let info = info.cloned().unwrap_or_default();
        if info["catching_up"] == json!(true) {
            return Err(CliError::failed(format!(
                "the node at {node} has not caught up yet"
            )));
        }
        let time = info["latest_block_time"].as_str().unwrap_or_default();
        let time = humantime::parse_rfc3339_weak(time).ok();
        let time = time.and_then(|at| at.duration_since(UNIX_EPOCH).ok());
        let time = time.ok_or_else(|| CliError::failed("the node's status has no time"))?;
        Ok((number(&info["latest_block_height"]), time.as_secs()))
    }

    /// Finds out what became of a transaction that was signed before.
    fn resume(&self) -> Result<(), CliError> {
        let Some(text) = self.folder.read(PENDING)? else {
            return Ok(());
        };
        let pending: Value = serde_json::from_str(&text)
            .map_err(|err| CliError::bad(format!("{PENDING} is damaged, delete it: {err}")))?;
        let hash = pending["tx_hash"].as_str().unwrap_or_default();
        if self.find(hash)?.is_none() && self.broadcast()? == Fate::Outrun {
            // another transaction took its sequence, or it got in and the node has no index
            return self.folder.remove(PENDING);
        }
        self.wait(hash).map(drop)
    }

    /// Signs, writes down, sends.
    fn send(&self, msg: &Value) -> Result<(String, Value), CliError> {
        let (unsigned, signed) = (self.path(UNSIGNED), self.path(SIGNED));
        let text = msg.to_string();
        let Settings {
            chain_id,
            node,
            from,
            fees,
            ..
        } = &self.settings;
        // an unsigned transaction wants the key's address, not its name
        let said = self.with_keys(&["keys", "show", from, "--address"])?;
        let sender = said.trim();
        let chain = ["--chain-id", chain_id, "--node", node];
        let mut args = vec!["tx", "wasm", "execute", &self.hub, &text, "--from", sender];
        args.extend(chain);
        args.extend(["--gas", "auto", "--generate-only", "--output", "json"]);
        args.extend(fees.iter().map(String::as_str));
        let generated = self.with_keys(&args)?;
        self.folder.write(UNSIGNED, &generated)?;
        self.folder.remove(SIGNED)?;
        let mut args = vec![
            "tx",
            "sign",
            &unsigned,
            "--from",
            from,
            "--output-document",
            &signed,
        ];
        args.extend(chain);
        self.with_keys(&args)?;
        let encoded = self.call(&["tx", "encode", &signed])?;
        let bytes = STANDARD.decode(encoded.trim());
        let bytes = bytes.map_err(|_| CliError::failed("`tx encode` gave no base64"))?;
        let hash: String = Sha256::digest(bytes)
            .iter()
            .map(|byte| format!("{byte:02X}"))
            .collect();
        self.folder
            .write(PENDING, &json!({"tx_hash": hash}).to_string())?;
        match self.broadcast() {
            Ok(Fate::Taken) => {}
            Ok(Fate::Outrun) => {
                self.folder.remove(PENDING)?;
                return Err(CliError::failed(format!(
                    "{from} has sent something else meanwhile: give the keeper a key of its own"
                )));
            }
            Err(error) => return Err(error),
        }
        let result = self.wait(&hash)?;
        Ok((hash, result))
    }

    /// Sends the signed bytes. Sending them again does nothing twice.
    fn broadcast(&self) -> Result<Fate, CliError> {
        let signed = self.path(SIGNED);
        let answer = match self.ask(&["tx", "broadcast", &signed, "--broadcast-mode", "sync"]) {
            Err(error) if error.message.contains("already exists in cache") => {
                return Ok(Fate::Taken)
            }
            other => other?,
        };
        let log = answer["raw_log"].as_str().unwrap_or_default();
        match number(&answer["code"]) {
            // 19: the node has it already
            0 | 19 => Ok(Fate::Taken),
            32 => Ok(Fate::Outrun),
            code => {
                self.folder.remove(PENDING)?;
                Err(CliError::failed(format!(
                    "the chain refuses it, code {code}: {log}"
                )))
            }
        }
    }

    /// The transaction, once it is in a block.
    fn wait(&self, hash: &str) -> Result<Value, CliError> {
        let from = Instant::now();
        let found = loop {
            match self.find(hash)? {
                Some(found) => break found,
                None if from.elapsed() >= self.settings.patience => {
                    return Err(CliError::failed(format!(
                        "tx {hash} is in no block after {} s; the next turn looks for it first",
                        self.settings.patience.as_secs()
                    )))
                }
                None => std::thread::sleep(Duration::from_millis(500)),
            }
        };
        self.folder.remove(PENDING)?;
        match number(&found["code"]) {
            0 => Ok(found),
            code => Err(CliError::failed(format!(
                "tx {hash} failed in its block, code {code}: {}",
                found["raw_log"].as_str().unwrap_or_default()
            ))),
        }
    }

    fn find(&self, hash: &str) -> Result<Option<Value>, CliError> {
        match self.ask(&["query", "tx", hash]) {
            Ok(found) => Ok(Some(found)),
            Err(error) if error.message.contains("not found") => Ok(None),
            Err(error) => Err(error),
        }
    }

    fn ask(&self, args: &[&str]) -> Result<Value, CliError> {
        let mut all = args.to_vec();
        all.extend(["--node", &self.settings.node, "--output", "json"]);
        json_of(&self.call(&all)?)
    }

    fn with_keys(&self, args: &[&str]) -> Result<String, CliError> {
        let keys = self.settings.keys.iter().map(String::as_str);
        self.call(&args.iter().copied().chain(keys).collect::<Vec<_>>())
    }

    fn call(&self, args: &[&str]) -> Result<String, CliError> {
        let binary = &self.settings.binary;
        let mut command = Command::new(binary);
        command
            .args(args)
            .args(&self.settings.home)
            .stdin(Stdio::null());
        let output = command.output().map_err(|err| {
            CliError::bad(format!(
                "{binary}: {err}; --binary names the chain's daemon"
            ))
        })?;
        let stdout = String::from_utf8_lossy(&output.stdout).into_owned();
        let stderr = String::from_utf8_lossy(&output.stderr).into_owned();
        match output.status.success() {
            // some versions answer `status` on stderr
            true if stdout.trim().is_empty() => Ok(stderr),
            true => Ok(stdout),
            false => {
                let words = args.iter().take(4).copied().collect::<Vec<_>>().join(" ");
                let said = stderr.split("Usage:").next().unwrap_or_default();
                Err(CliError::failed(format!("`{binary} {words}`: {said}")))
            }
        }
    }

    fn path(&self, name: &str) -> String {
        self.folder.file(name).display().to_string()
    }
}

/// What became of bytes that were sent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Fate {
    /// The node has them.
    Taken,
    /// The account has used their sequence for something else.
    Outrun,
}

impl Place for Daemon<'_> {
    fn look(&mut self) -> Result<Look, CliError> {
        self.resume()?;
        let (height, time) = self.status()?;
        Ok(Look {
            height,
            time,
            due: names(&self.smart(&self.hub, &json!({"due": {}}))?),
            broken: broken(&self.smart(&self.hub, &json!({"solvency": {}}))?),
        })
    }

    fn advance(&mut self) -> Result<Sent, CliError> {
        let (hash, found) = self.send(&json!({"advance": {}}))?;
        let mut sent = Sent {
            tx: Some(hash),
            height: number(&found["height"]),
            ..Sent::default()
        };
        for event in found["events"].as_array().into_iter().flatten() {
            let pairs = event["attributes"].as_array().into_iter().flatten();
            let pairs = pairs.filter_map(|pair| {
                Some((
                    pair["key"].as_str()?.to_string(),
                    pair["value"].as_str()?.to_string(),
                ))
            });
            let pairs: Vec<_> = pairs.collect();
            sent.read(event["type"].as_str().unwrap_or_default(), &pairs);
        }
        Ok(sent)
    }

    fn pass(&mut self, _secs: u64) -> Result<(), CliError> {
        Err(CliError::bad(
            "--fast is for the embedded chain: nobody can move a real clock",
        ))
    }
}

fn first<'a>(value: &'a Value, paths: &[&str]) -> Option<&'a str> {
    paths.iter().find_map(|path| value.pointer(path)?.as_str())
}

fn number(value: &Value) -> u64 {
    let text = value.as_str().and_then(|text| text.parse().ok());
    value.as_u64().or(text).unwrap_or_default()
}

fn json_of(text: &str) -> Result<Value, CliError> {
    serde_json::from_str(text.trim())
        .map_err(|_| CliError::failed(format!("the daemon answered no JSON: {text}")))
}
