//! Transactions of the fake daemon: built, signed, encoded, taken, put into a block.

use crate::fake::{Fake, Said};
use crate::fake_contracts::sibling;
use base64::{engine::general_purpose::STANDARD, Engine};
use cosmwasm_std::{instantiate2_address, CanonicalAddr};
use serde_json::{json, Value};
use sha2::{Digest, Sha256};
use std::fs;

/// `wasmd tx …`
pub fn tx(fake: &mut Fake, words: &[&str]) -> Said {
    match words {
        ["sign", file] => sign(fake, file),
        ["encode", file] => Ok(STANDARD.encode(fs::read(file).map_err(|err| err.to_string())?)),
        ["broadcast", file] => broadcast(fake, file),
        ["wasm", rest @ ..] if fake.has("--generate-only") => generate(fake, rest),
        other => Err(format!("unknown command {other:?} for \"wasmd tx\"")),
    }
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// Builds and simulates.
fn generate(fake: &Fake, words: &[&str]) -> Said {
    let from = fake.flag("--from").unwrap_or_default();
    let simulated = fake.flag("--gas") == Some("auto");
    let address = fake.rules["keys"][from].as_str();
    // as the SDK does it: simulating takes a key's name
    let from = match (simulated, address) {
        (true, None) => {
            return Err(
                "no key name or address provided; have you forgotten the --from flag?".to_string(),
            )
        }
        (_, address) => address.unwrap_or(from),
    };
    let message = message(fake, words)?;
    let tx = json!({
        "body": {"messages": [message], "from": from},
        "auth_info": {"fee": {
            "gas_limit": if simulated { "200000" } else { fake.flag("--gas").unwrap() }, "amount": [{"denom": "ustake", "amount": "5000"}],
        }},
    });
    Ok(tx.to_string())
}

/// The message of a transaction; some the node refuses when it simulates them.
fn message(fake: &Fake, words: &[&str]) -> Result<Value, String> {
    Ok(match words {
        ["store", file] => {
            let bytes = fs::read(file).map_err(|err| err.to_string())?;
            lacking(fake, &bytes)?;
            let checksum = hex(&Sha256::digest(&bytes));
            json!({"do": "store", "checksum": checksum})
        }
        ["instantiate2", code, msg, salt] => json!({
            "do": "instantiate2", "code": code, "msg": msg, "salt": salt,
            "admin": fake.flag("--admin"), "funds": fake.flag("--amount"),
        }),
        ["execute", contract, msg] => {
            if msg.contains("refuse_me") {
                return Err(
                    "rpc error: code = Unknown desc = rpc error: code = Unknown desc = failed to \
                     execute message; message index: 0: exactly one coin of `ustake` is needed: execute \
                     wasm contract failed [CosmWasm/wasmd@v0.70.3/x/wasm/keeper/keeper.go:479] with gas \
                     used: '123'"
                        .to_string(),
                );
            }
            let inner: Value = serde_json::from_str(msg).map_err(|err| err.to_string())?;
            json!({
                "do": "execute", "@type": "/cosmwasm.wasm.v1.MsgExecuteContract", "contract": contract,
                "msg": inner, "funds": fake.flag("--amount"),
            })
        }
        ["migrate", contract, code, _] => {
            json!({
                "do": "migrate", "@type": "/cosmwasm.wasm.v1.MsgMigrateContract", "contract": contract,
                "code": code, "code_id": code, "msg": {},
            })
        }
        other => return Err(format!("unknown command {other:?} for \"wasmd tx wasm\"")),
    })
}

/// What the node's VM says to a code that asks for too much.
fn lacking(fake: &Fake, wasm: &[u8]) -> Result<(), String> {
    let text = String::from_utf8_lossy(wasm);
    let refused = fake.rules["vm_lacks"].as_str();
    match refused.filter(|name| text.contains(&format!("requires_{name}"))) {
        Some(name) => Err(format!(
            "rpc error: code = Unknown desc = Error calling the VM: Error during static Wasm validation: \
             Wasm contract requires unavailable capabilities: {{\"{name}\"}}: create wasm contract failed"
        )),
        None => Ok(()),
    }
}

fn sequence(fake: &Fake, address: &str) -> u64 {
    fake.state["sequences"][address].as_u64().unwrap_or(0)
}

fn sign(fake: &mut Fake, file: &str) -> Said {
    let text = fs::read_to_string(file).map_err(|err| err.to_string())?;
    let mut tx: Value = serde_json::from_str(&text).map_err(|err| err.to_string())?;
    let from = tx["body"]["from"].as_str().unwrap_or_default().to_string();
    tx["signed_with"] = json!(sequence(fake, &from));
    let to = fake.flag("--output-document").unwrap().to_string();
    fs::write(to, tx.to_string()).map_err(|err| err.to_string())?;
    Ok(String::new())
}

fn broadcast(fake: &mut Fake, file: &str) -> Said {
    let bytes = fs::read(file).map_err(|err| err.to_string())?;
    let tx: Value = serde_json::from_slice(&bytes).map_err(|err| err.to_string())?;
    let hash = hex(&Sha256::digest(&bytes)).to_uppercase();
    let sent = fake.state["broadcasts"].as_u64().unwrap_or(0) + 1;
    fake.state["broadcasts"] = json!(sent);
    let from = tx["body"]["from"].as_str().unwrap_or_default();
    let (expected, got) = (sequence(fake, from), tx["signed_with"].as_u64().unwrap());
    if expected != got {
        let log = format!(
            "account sequence mismatch, expected {expected}, got {got}: incorrect account sequence"
        );
        return Ok(
            json!({"txhash": hash, "code": 32, "codespace": "sdk", "raw_log": log}).to_string(),
        );
    }
    if let Some(log) = fake.rules["check_tx"].as_str() {
        return Ok(
            json!({"txhash": hash, "code": 13, "codespace": "sdk", "raw_log": log}).to_string(),
        );
    }
    // a node that is restarted forgets what was not in a block yet
    if fake.rules["forget_broadcast"].as_u64() != Some(sent) {
        fake.state["mempool"][&hash] = tx;
    }
    Ok(json!({"txhash": hash, "code": 0}).to_string())
}

/// A transaction is in a block once somebody asks for it: each question makes a block.
pub fn find(fake: &mut Fake, hash: &str) -> Said {
    if let Some(tx) = fake.state["mempool"].get(hash).cloned() {
        include(fake, hash, &tx);
    }
    match fake.state["txs"].get(hash) {
        Some(result) => Ok(result.to_string()),
        None => Err(format!(
            "rpc error: code = NotFound desc = tx not found: {hash}"
        )),
    }
}

fn include(fake: &mut Fake, hash: &str, tx: &Value) {
    let from = tx["body"]["from"].as_str().unwrap().to_string();
    let height = fake.height() + 1;
    fake.state["height"] = json!(height);
    fake.state["sequences"][&from] = json!(sequence(fake, &from) + 1);
    fake.state["mempool"].as_object_mut().unwrap().remove(hash);
    let message = &tx["body"]["messages"][0];
    let done = match fake.rules["fail_next"].as_str() {
        Some(log) => Err(log.to_string()),
        None => carry_out(fake, &from, message),
    };
    let (code, log, events) = match done {
        Ok(events) => (0, String::new(), events),
        Err(log) => (5, log, json!([])),
    };
    fake.state["txs"][hash] = json!({
        "txhash": hash, "code": code, "raw_log": log, "height": height.to_string(),
        "gas_used": "150000", "events": events, "step": message["do"], "funds": message["funds"],
    });
}

fn carry_out(fake: &mut Fake, from: &str, message: &Value) -> Result<Value, String> {
    match message["do"].as_str().unwrap() {
        "store" => {
            if !fake.state["codes"].is_array() {
                fake.state["codes"] = json!([]);
            }
            let codes = fake.state["codes"].as_array_mut().unwrap();
            let id = (codes.len() + 1).to_string();
            codes.push(json!({
                "code_id": id, "data_hash": message["checksum"].as_str().unwrap().to_uppercase(),
                "instantiate_permission": {"permission": "Everybody", "addresses": []},
            }));
            Ok(json!([]))
        }
        "instantiate2" => {
            let hub = address(fake, from, message);
            if fake.state["contracts"].get(&hub).is_some() {
                return Err("contract account already exists".to_string());
            }
            let msg: Value = serde_json::from_str(message["msg"].as_str().unwrap()).unwrap();
            let code = message["code"].clone();
            let admin = message["admin"].clone();
            fake.state["contracts"][&hub] = json!({
                "code_id": code, "creator": from, "admin": admin.as_str().unwrap_or(""), "label": "hub",
            });
            for (name, id) in msg["code_ids"].as_object().unwrap() {
                fake.state["contracts"][sibling(&hub, name)] = json!({
                    "code_id": id.to_string(), "creator": hub, "label": name,
                    "admin": msg["admin"].as_str().unwrap_or(""),
                });
            }
            fake.state["suites"][&hub] = msg;
            Ok(json!([]))
        }
        "migrate" => {
            let contract = message["contract"].as_str().unwrap();
            fake.state["contracts"][contract]["code_id"] = message["code"].clone();
            Ok(json!([]))
        }
        "execute" => Ok(json!([{"type": "wasm", "attributes": [
            {"key": "_contract_address", "value": message["contract"]},
            {"key": "action", "value": "bond"},
            {"key": "shares", "value": "5000000"},
            {"key": "msg_index", "value": "0"},
        ]}])),
        other => Err(format!("unknown message {other}")),
    }
}

fn address(fake: &Fake, from: &str, message: &Value) -> String {
    let code = fake.code(message["code"].as_str().unwrap()).unwrap();
    let unhex = |text: &str| -> Vec<u8> {
        let pairs = (0..text.len()).step_by(2);
        pairs
            .map(|i| u8::from_str_radix(&text[i..i + 2], 16).unwrap())
            .collect()
    };
    let checksum = unhex(code["data_hash"].as_str().unwrap());
    let salt = unhex(message["salt"].as_str().unwrap());
    let (prefix, creator) = bech32::decode(from).unwrap();
    let address = instantiate2_address(&checksum, &CanonicalAddr::from(creator), &salt).unwrap();
    bech32::encode::<bech32::Bech32>(prefix, &address).unwrap()
}
