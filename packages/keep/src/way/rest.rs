//! A node's REST endpoint: each question has its time, each answer its size.

use ballast_daemon::{parse, plainly, Block, Broadcast, TxResult};
use ballast_tool::CliError;
use base64::engine::general_purpose::{STANDARD, URL_SAFE};
use base64::Engine;
use serde_json::{json, Value};
use std::time::Duration;
use ureq::http::{Response, StatusCode};
use ureq::{Agent, Body};

/// The longest answer, bytes.
const MOST_BYTES: u64 = 16 * 1024 * 1024;

/// The endpoint.
pub(super) struct Rest {
    agent: Agent,
    base: String,
}

/// An account as a signature names it.
#[derive(Clone, Copy)]
pub(super) struct Account {
    /// Its number on the chain.
    pub number: u64,
    /// How many transactions it has signed.
    pub sequence: u64,
}

/// The last block of a chain.
pub(super) struct Latest {
    pub(super) chain_id: String,
    pub(super) time: u64,
    pub(super) block: Block,
}

impl Rest {
    /// For an address that begins with http:// or https://.
    ///
    /// # Errors
    /// Another one.
    pub(super) fn new(base: &str, limit: Duration) -> Result<Self, CliError> {
        if !["http://", "https://"]
            .iter()
            .any(|scheme| base.starts_with(scheme))
        {
            return Err(CliError::bad(format!(
                "--rest {base}: write the node's REST address, http://127.0.0.1:1317"
            )));
        }
        let agent = Agent::config_builder()
            .timeout_global(Some(limit))
            .http_status_as_error(false)
            .max_redirects(0)
            .build();
        Ok(Self {
            agent: agent.into(),
            base: base.trim_end_matches('/').to_string(),
        })
    }

    fn lost(&self, why: impl std::fmt::Display) -> CliError {
        CliError::unanswered(format!(
            "no answer from {}: {why}: is its REST endpoint on? --rest names another",
            self.base
        ))
    }

    fn read(&self, mut answer: Response<Body>) -> Result<(StatusCode, Value), CliError> {
        let status = answer.status();
        let body = answer.body_mut().with_config().limit(MOST_BYTES);
        let text = body.read_to_string().map_err(|err| self.lost(err))?;
        let value = serde_json::from_str(&text);
        let value = value.map_err(|_| self.lost(format!("it answered {status} and no JSON")))?;
        Ok((status, value))
    }

    /// An answer; none where there is no such thing.
    fn get(&self, path: &str) -> Result<Option<Value>, CliError> {
        let url = format!("{}{path}", self.base);
        let answer = self.agent.get(&url).call().map_err(|err| self.lost(err))?;
        match self.read(answer)? {
            (StatusCode::NOT_FOUND, _) => Ok(None),
            (status, value) if status.is_success() => Ok(Some(value)),
            (_, value) => Err(refusal(&value)),
        }
    }

    fn must(&self, path: &str) -> Result<Value, CliError> {
        let found = self.get(path)?;
        found.ok_or_else(|| self.lost(format!("it has no {path}")))
    }

    fn post(&self, path: &str, body: &Value) -> Result<Value, CliError> {
        let url = format!("{}{path}", self.base);
        let request = self.agent.post(&url);
        let request = request.header("content-type", "application/json");
        let answer = request.send(body.to_string());
        match self.read(answer.map_err(|err| self.lost(err))?)? {
            (status, value) if status.is_success() => Ok(value),
            (_, value) => Err(refusal(&value)),
        }
    }

    /// The last block.
    pub(super) fn latest(&self) -> Result<Latest, CliError> {
        let answer = self.must("/cosmos/base/tendermint/v1beta1/blocks/latest")?;
        let header = &answer["block"]["header"];
        let read = || {
            Some(Latest {
                chain_id: parse::text(&header["chain_id"])?,
                time: parse::moment(&header["time"])?,
                block: Block {
                    height: parse::number(&header["height"])?,
                    hash: parse::block_hash(&answer["block_id"]["hash"])?,
                },
            })
        };
        read().ok_or_else(|| self.lost("its last block can't be read"))
    }

    /// Whether it is behind; a node that does not say is not.
    pub(super) fn is_behind(&self) -> bool {
        let answer = self.get("/cosmos/base/tendermint/v1beta1/syncing");
        answer.is_ok_and(|answer| answer.is_some_and(|answer| answer["syncing"] == json!(true)))
    }

    /// The hash of a block, if the node has it.
    pub(super) fn hash_of(&self, height: u64) -> Option<String> {
        let path = format!("/cosmos/base/tendermint/v1beta1/blocks/{height}");
        let answer = self.get(&path).ok()??;
        parse::block_hash(&answer["block_id"]["hash"])
    }

    /// An account that signs.
    pub(super) fn account(&self, address: &str) -> Result<Account, CliError> {
        let answer = self.get(&format!("/cosmos/auth/v1beta1/accounts/{address}"))?;
        let found = answer.and_then(|answer| {
            Some(Account {
                number: find(&answer, "account_number")?,
                sequence: find(&answer, "sequence").unwrap_or(0),
            })
        });
        found.ok_or_else(|| {
            CliError::failed(format!(
                "{address} is not an account of the chain yet: send it coins for fees first"
            ))
        })
    }

    pub(super) fn balance(&self, address: &str, denom: &str) -> Result<u128, CliError> {
        // a denom may have slashes and such
        let denom = percent_encoded(denom);
        let path = format!("/cosmos/bank/v1beta1/balances/{address}/by_denom?denom={denom}");
        Ok(parse::amount(&self.must(&path)?["balance"]["amount"]).unwrap_or(0))
    }

    pub(super) fn smart(&self, contract: &str, question: &Value) -> Result<Value, CliError> {
        let question = URL_SAFE.encode(question.to_string());
        let path = format!("/cosmwasm/wasm/v1/contract/{contract}/smart/{question}");
        // a node that knows no such contract says so in this way
        let answer = self.get(&path)?.ok_or_else(|| {
            CliError::failed(format!("{contract} is no contract that answers there"))
        })?;
        Ok(answer["data"].clone())
    }

    /// The gas that a transaction would use.
    pub(super) fn simulate(&self, bytes: &[u8]) -> Result<u64, CliError> {
        let body = json!({"tx_bytes": STANDARD.encode(bytes)});
        let answer = self.post("/cosmos/tx/v1beta1/simulate", &body)?;
        let used = parse::number(&answer["gas_info"]["gas_used"]);
        used.ok_or_else(|| self.lost("it does not say what gas a simulation used"))
    }

    pub(super) fn broadcast(&self, bytes: &[u8]) -> Result<Broadcast, CliError> {
        let body = json!({
            "tx_bytes": STANDARD.encode(bytes), "mode": "BROADCAST_MODE_SYNC",
        });
        let answer = match self.post("/cosmos/tx/v1beta1/txs", &body) {
            Err(error) if error.message.contains("already exists in cache") => {
                return Ok(Broadcast::Taken)
            }
            answer => answer?,
        };
        Ok(Broadcast::of(&answer["tx_response"]))
    }

    /// A page of transactions that a search finds; none where the node has no index, or asks in another way.
    pub(super) fn search(
        &self,
        sought: &str,
        page: usize,
        limit: usize,
    ) -> Result<Option<Vec<TxResult>>, CliError> {
        let sought = percent_encoded(sought);
        let path = format!("/cosmos/tx/v1beta1/txs?query={sought}&page={page}&limit={limit}");
        let answer = match self.get(&path) {
            Err(error) if error.message.contains("the chain refuses") => return Ok(None),
            answer => answer?,
        };
        let rows = answer.and_then(|answer| answer["tx_responses"].as_array().cloned());
        Ok(rows.map(|rows| rows.iter().map(TxResult::of).collect()))
    }

    /// A transaction, if it is in a block.
    pub(super) fn tx(&self, hash: &str) -> Result<Option<TxResult>, CliError> {
        let answer = match self.get(&format!("/cosmos/tx/v1beta1/txs/{hash}")) {
            // some nodes refuse what others have not found
            Err(error) if error.message.contains("not found") => return Ok(None),
            answer => answer?,
        };
        Ok(answer.map(|answer| TxResult::of(&answer["tx_response"])))
    }
}

/// A text as a part of a URL.
fn percent_encoded(text: &str) -> String {
    let bytes = text.bytes().map(|byte| match byte.is_ascii_alphanumeric() {
        true => char::from(byte).to_string(),
        false => format!("%{byte:02X}"),
    });
    bytes.collect()
}

/// What the node says no with.
fn refusal(answer: &Value) -> CliError {
    let said = answer["message"].as_str().unwrap_or("no reason");
    CliError::failed(format!("the chain refuses: {}", plainly(said)))
}

/// A number of this name, wherever an account keeps it.
fn find(value: &Value, name: &str) -> Option<u64> {
    let fields = value.as_object()?;
    match fields.get(name) {
        Some(found) => parse::number(found),
        None => fields.values().find_map(|inner| find(inner, name)),
    }
}
