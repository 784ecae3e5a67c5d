//! `ballast tx` and `ballast query`: contracts of a deployment, by their names.

use super::chain_flags::Reach;
use super::preview::preview;
use super::record::Record;
use super::sender::Sender;
use super::survey::identify;
use super::{ask, dao, journal::Journal};
use ballast_daemon::{plainly, Daemon, Failure, TxResult, Unsigned};
use ballast_scenario::answer;
use ballast_scenario::outcome::outcome;
use ballast_scenario::subst::{self, Resolve};
use ballast_tool::output::{Output, Units};
use ballast_tool::{amount, files, CliError};
use serde_json::{json, Map, Value};
use std::path::{Path, PathBuf};
use std::time::Duration;

/// A call that is asked for.
pub struct Call {
    /// The chain.
    pub reach: Reach,
    /// The record.
    pub deployment: Option<PathBuf>,
    /// The contract.
    pub contract: String,
    /// The message.
    pub msg: Value,
    /// Coins to send along.
    pub funds: String,
    /// Who signs.
    pub from: String,
    /// Sign without asking.
    pub yes: bool,
    /// Preview and simulate only.
    pub dry_run: bool,
    /// Write the unsigned transaction here.
    pub generate_only: Option<PathBuf>,
    /// Amounts in base units.
    pub raw: bool,
    /// Fails where the message is none of the contract's; none sends it as it is.
    pub ensure: Option<Ensure>,
}

/// A message for a contract, with all names replaced.
pub struct Message<'a> {
    /// The contract's name, or its address.
    pub contract: &'a str,
    /// A question, not a call.
    pub is_question: bool,
    /// The message.
    pub msg: &'a Value,
    /// The name of an address, or the address.
    pub name_of: &'a dyn Fn(&str) -> String,
}

/// Fails where a message is none of the contract's, with what to write.
pub type Ensure = fn(&Message<'_>) -> Result<(), CliError>;

/// A question that is asked.
pub struct Question<'a> {
    /// The contract.
    pub contract: &'a str,
    /// The message.
    pub msg: &'a Value,
    /// Fails where the message is none of the contract's; none asks it as it is.
    pub ensure: Option<Ensure>,
}

/// Names of a deployment: its contracts, and the keys of the keyring.
struct Names<'a> {
    record: &'a Record,
    daemon: &'a Daemon,
}

impl Resolve for Names<'_> {
    fn resolve(&self, name: &str) -> Result<String, CliError> {
        if let Some(contract) = self.record.contract(name) {
            return Ok(contract.address.clone());
        }
        self.daemon.address_of(name).map_err(|failure| {
            CliError::bad(format!(
                "`${{{name}}}` is neither a contract of the suite nor a key: {}",
                failure.said
            ))
        })
    }
}

/// Asks a contract of a deployment.
///
/// # Errors
/// What the contract refuses; names that there are not.
pub fn query(
    reach: &Reach,
    deployment: Option<&PathBuf>,
    question: &Question<'_>,
    field: Option<&str>,
    out: &Output,
) -> Result<(), CliError> {
    let (settings, record, _) = reach.with_record(deployment)?;
    let daemon = Daemon::new(settings);
    let address = record.address(question.contract)?;
    let names = Names {
        record: &record,
        daemon: &daemon,
    };
    let msg = subst::value(question.msg, &names)?;
    fits(question.ensure, &record, &address, &msg, true)?;
    let said = daemon.smart(&address, &msg);
    let said = said.map_err(|failure| refused(question.contract, &failure))?;
    say(&said, field, out)
}

fn fits(
    ensure: Option<Ensure>,
    record: &Record,
    address: &str,
    msg: &Value,
    is_question: bool,
) -> Result<(), CliError> {
    let Some(ensure) = ensure else {
        return Ok(());
    };
    ensure(&Message {
        contract: record.name_of(address),
        is_question,
        msg,
        name_of: &|address: &str| record.name_of(address).to_string(),
    })
}

/// Prints an answer, or one field of it, bare.
///
/// # Errors
/// It has no such field.
pub fn say(answer: &Value, field: Option<&str>, out: &Output) -> Result<(), CliError> {
    let Some(field) = field else {
        match out.json {
            true => out.json(answer),
            false => out.line(serde_json::to_string_pretty(answer).unwrap_or_default()),
        }
        return Ok(());
    };
    let found = answer::find(answer, field);
    match found
        .ok_or_else(|| CliError::bad(format!("the answer has no field `{field}`: {answer}")))?
    {
        Value::String(text) => out.line(text),
        other => out.line(other.to_string()),
    }
    Ok(())
}

/// Calls a contract of a deployment: preview, question, signature, block.
///
/// # Errors
/// What the contract or the chain refuses, before anything is signed where the simulation shows it.
pub fn tx(call: &Call, field: Option<&str>, out: &Output) -> Result<(), CliError> {
    let (settings, record, _) = call.reach.with_record(call.deployment.as_ref())?;
    let daemon = Daemon::new(settings);
    let address = record.address(&call.contract)?;
    let passive = call.dry_run || call.generate_only.is_some();
    let (status, signer) = identify(&daemon, &call.from, !passive)?;
    let names = Names {
        record: &record,
        daemon: &daemon,
    };
    let msg = subst::value(&call.msg, &names)?;
    fits(call.ensure, &record, &address, &msg, false)?;
    let units = || units(&daemon, &record);
    let funds = match call.funds.as_str() {
        "" => String::new(),
        text => amount::written(&amount::funds(text, &record.denom, || {
            Ok(units()?.decimals)
        })?),
    };
    let text = msg.to_string();
    let mut args = vec!["wasm", "execute", &address, &text];
    if !funds.is_empty() {
        args.extend(["--amount", &funds]);
    }
    // where the token does not say, base units are right all the same
    let decimals = match call.raw || out.json {
        true => None,
        false => units().ok().map(|units| units.decimals),
    };
    let told = preview(
        &daemon,
        &record,
        &call.contract,
        &msg,
        &funds,
        &signer.address,
        decimals,
    );
    let unsigned = daemon
        .generate(&signer, &args, CALL_GAS)
        .map_err(|failure| refused(&call.contract, &failure).detail("nothing was signed"))?;
    if field.is_none() {
        show(call, &signer.address, &msg, &funds, &told, &unsigned, out);
    }
    if let Some(path) = &call.generate_only {
        files::write(path, &(unsigned.json.to_string() + "\n"))?;
        let what = format!("{} of the {}", action(&msg), call.contract);
        let txs = [&unsigned.json];
        let proposals = dao::propose(path, &daemon, &signer.address, &what, &txs)?;
        return told_file(path, &proposals, out);
    }
    if call.dry_run {
        return Ok(());
    }
    ask::confirm(call.yes, "sign and send?")?;
    let folder = tempfile::tempdir().map_err(|err| CliError::bad(err.to_string()))?;
    let journal = Journal::open(&folder.path().join("call"))?;
    let sender = Sender {
        daemon: &daemon,
        signer: &signer,
        journal: &journal,
        patience: Duration::from_secs(call.reach.wait),
        advice: LATER,
        // its journal is this run's alone
        forget: "",
        chain: status.mark,
        out: None,
    };
    let (hash, result) =
        sender.send_unsigned(&format!("{} {}", call.contract, action(&msg)), &unsigned)?;
    let answer = answered(&record, &call.contract, &hash, &result);
    match (field, out.json) {
        (Some(field), _) => say(&answer, Some(field), out),
        (None, true) => {
            out.json(&answer);
            Ok(())
        }
        (None, false) => {
            let lines = outcome(&answer, decimals);
            for line in &lines {
                out.line(match line.is_refused {
                    true => out.refused(&line.text),
                    false => out.good(&line.text),
                });
            }
            if lines.is_empty() {
                out.line(out.good("done"));
            }
            let place = format!(
                "block {}, {} gas, tx {hash}",
                result.height, result.gas_used
            );
            out.line(out.faint(&place));
            Ok(())
        }
    }
}

/// What a contract says no to; a node that does not answer refuses nothing.
fn refused(contract: &str, failure: &Failure) -> CliError {
    match failure.is_unreachable() || failure.is_stopped() || failure.is_missing_program() {
        true => failure.clone().into(),
        false => CliError::failed(format!(
            "the {contract} contract refuses: {}",
            plainly(&failure.said)
        )),
    }
}

/// Gas of a call that nobody can simulate: enough for any of the suite's.
const CALL_GAS: u64 = 3_000_000;

const LATER: &str =
    "it may still get in: the daemon's `query tx` tells; do not send it again before that";

fn told_file(path: &Path, proposals: &[PathBuf], out: &Output) -> Result<(), CliError> {
    match out.json {
        true => out.json(&json!({"unsigned": path, "proposals": proposals})),
        false => out.line(format!(
            "the unsigned transaction is in {}: `tx sign`, `tx broadcast` of the chain's daemon go on",
            path.display()
        )),
    }
    if !out.json {
        for proposal in proposals {
            out.line(format!(
                "a contract signs nothing: {} proposes it",
                proposal.display()
            ));
        }
    }
    Ok(())
}

fn show(
    call: &Call,
    sender: &str,
    msg: &Value,
    funds: &str,
    told: &[(String, String)],
    unsigned: &Unsigned,
    out: &Output,
) {
    let with = if funds.is_empty() {
        String::new()
    } else {
        format!(" + {funds}")
    };
    if out.json {
        let told: Map<String, Value> = told.iter().map(|(k, v)| (k.clone(), json!(v))).collect();
        out.json(&json!({
            "contract": call.contract, "msg": msg, "funds": funds, "from": sender,
            "preview": told, "gas": unsigned.gas, "fee": unsigned.fee,
        }));
        return;
    }
    out.line(format!(
        "{} -> {} {msg}{with}",
        call.from,
        out.strong(&call.contract)
    ));
    for (what, amount) in told {
        out.line(format!("  {}  {amount}", out.faint(&format!("{what:<14}"))));
    }
    let fee = if unsigned.fee.is_empty() {
        "none"
    } else {
        &unsigned.fee
    };
    out.line(format!(
        "  {}  {fee}, {} gas",
        out.faint(&format!("{:<14}", "fee")),
        unsigned.gas
    ));
}

/// What a transaction did, in the form of the embedded chain's answers.
fn answered(record: &Record, contract: &str, hash: &str, result: &TxResult) -> Value {
    let mut by_contract: Map<String, Value> = Map::new();
    let mut events = vec![];
    for event in &result.events {
        let ty = event["type"].as_str().unwrap_or_default();
        if ty != "wasm" && !ty.starts_with("wasm-") {
            continue;
        }
        let pairs = event["attributes"].as_array().into_iter().flatten();
        let pairs: Vec<(&str, &str)> = pairs
            .filter_map(|pair| Some((pair["key"].as_str()?, pair["value"].as_str().unwrap_or(""))))
            .collect();
        let emitter = pairs.iter().find(|(key, _)| *key == "_contract_address");
        let name = record
            .name_of(emitter.map_or("", |(_, address)| *address))
            .to_string();
        // `msg_index` is the SDK's, not the contract's
        let own = pairs
            .iter()
            .filter(|(key, _)| !key.starts_with('_') && *key != "msg_index");
        let own: Vec<[&str; 2]> = own.map(|(key, value)| [*key, *value]).collect();
        if ty == "wasm" {
            let entry = by_contract.entry(name.clone()).or_insert_with(|| json!({}));
            if let Value::Object(attributes) = entry {
                for [key, value] in &own {
                    attributes
                        .entry(key.to_string())
                        .or_insert_with(|| json!(value));
                }
            }
        }
        events.push(json!({"type": ty, "contract": name, "attributes": own}));
    }
    json!({
        "height": result.height, "tx_hash": hash, "gas_used": result.gas_used,
        "contract": record.name_of(contract), "attributes": by_contract, "events": events,
    })
}

/// The name of a message.
pub fn action(msg: &Value) -> String {
    let first = msg.as_object().and_then(|fields| fields.keys().next());
    first.map_or_else(|| "message".to_string(), Clone::clone)
}

/// What the suite's amounts are called.
fn units(daemon: &Daemon, record: &Record) -> Result<Units, CliError> {
    let info = daemon.smart(&record.address("token")?, &json!({"token_info": {}}))?;
    Units::of(&info).ok_or_else(|| {
        CliError::failed("the token does not say its decimals: write base units, 5000000")
    })
}
