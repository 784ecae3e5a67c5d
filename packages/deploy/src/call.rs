//! `ballast tx` and `ballast query`: contracts of a deployment, by their names.

use crate::answer::{answered, say, tell};
use crate::chain_flags::Reach;
use crate::message::{ensure_fits, named, Ensure};
use crate::preview::preview;
use crate::record::Record;
use crate::sender::Sender;
use crate::survey::identify;
use crate::{ask, dao, journal::Journal};
use ballast_daemon::{plainly, BlockMark, Daemon, Failure, Signer, TxResult, Unsigned};
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

/// A question that is asked.
pub struct Question<'a> {
    /// The contract.
    pub contract: &'a str,
    /// The message.
    pub msg: &'a Value,
    /// Fails where the message is none of the contract's; none asks it as it is.
    pub ensure: Option<Ensure>,
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
    let msg = named(question.msg, &record, &daemon)?;
    ensure_fits(question.ensure, &record, &address, &msg, true)?;
    let said = daemon.smart(&address, &msg);
    let said = said.map_err(|failure| refused(question.contract, &failure))?;
    say(&said, field, out)
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
    let msg = named(&call.msg, &record, &daemon)?;
    ensure_fits(call.ensure, &record, &address, &msg, false)?;
    let funds = funds(&call.funds, &record, &daemon)?;
    // where the token does not say, base units are right all the same
    let decimals = match call.raw || out.json {
        true => None,
        false => units(&daemon, &record).ok().map(|units| units.decimals),
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
    let text = msg.to_string();
    let mut args = vec!["wasm", "execute", &address, &text];
    if !funds.is_empty() {
        args.extend(["--amount", &funds]);
    }
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
    let step = format!("{} {}", call.contract, action(&msg));
    let patience = Duration::from_secs(call.reach.wait);
    let sent = send((&daemon, &signer), status.mark, patience, &step, &unsigned)?;
    let answer = answered(&record, &call.contract, &sent);
    tell(&answer, &sent, field, decimals, out)
}

/// Coins as the daemon takes them; none of an empty text.
fn funds(text: &str, record: &Record, daemon: &Daemon) -> Result<String, CliError> {
    if text.is_empty() {
        return Ok(String::new());
    }
    let decimals = || Ok(units(daemon, record)?.decimals);
    Ok(amount::written(&amount::funds(
        text,
        &record.denom,
        decimals,
    )?))
}

/// Signs what was simulated, sends it, and waits for its block.
fn send(
    (daemon, signer): (&Daemon, &Signer),
    chain: Option<BlockMark>,
    patience: Duration,
    step: &str,
    unsigned: &Unsigned,
) -> Result<(String, TxResult), CliError> {
    let folder = tempfile::tempdir().map_err(|err| CliError::bad(err.to_string()))?;
    let journal = Journal::open(&folder.path().join("call"))?;
    let sender = Sender {
        daemon,
        signer,
        journal: &journal,
        patience,
        advice: LATER,
        // its journal is this run's alone
        forget: "",
        chain,
        out: None,
    };
    sender.send_unsigned(step, unsigned)
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
