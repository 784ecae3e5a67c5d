//! `ballast tx` and `ballast query`: contracts of a deployment, by their names.

use crate::answer::{answered, say, tell, Included};
use crate::begin::Run;
use crate::chain_flags::{Deployed, Reach};
use crate::message::{ensure_fits, named, Ensure};
use crate::preview::{Line, Preview};
use crate::record::Record;
use crate::sender::Sender;
use crate::suite_flags::CallFlags;
use crate::survey::standing;
use crate::{ask, dao, journal::Journal};
use ballast_daemon::{plainly, Daemon, Failure, Unsigned};
use ballast_tool::output::{Output, Units};
use ballast_tool::{amount, files, CliError};
use serde_json::{json, Map, Value};
use std::path::{Path, PathBuf};

/// Gas of a call that cannot be simulated: enough for any of the suite's.
const CALL_GAS: u64 = 3_000_000;

/// The advice where it is not known whether a call got into a block.
const LATER: &str =
    "it may still get in: the daemon's `query tx` tells; do not send it again before that";

/// A call that is asked for.
pub struct Call {
    /// The suite, and who signs: a key, or with `generate_only` also an address.
    pub flags: CallFlags,
    /// The contract, by its name or address.
    pub contract: String,
    /// The message, in JSON; names in it are not replaced yet.
    pub msg: Value,
    /// Coins to send along.
    pub funds: String,
    /// Write the unsigned transaction here.
    pub generate_only: Option<PathBuf>,
    /// Amounts in base units.
    pub raw: bool,
    /// Checks that the contract takes the message; if it is left out, the message is sent unchecked.
    pub ensure: Option<Ensure>,
}

/// A question that is asked.
pub struct Question<'a> {
    /// The contract, by its name or address.
    pub contract: &'a str,
    /// The message, in JSON; names in it are not replaced yet.
    pub msg: &'a Value,
    /// Checks that the contract takes the question; if it is left out, it is asked unchecked.
    pub ensure: Option<Ensure>,
}

/// Asks a contract of a deployment.
///
/// # Errors
/// The contract refuses; a name in the message is unknown; as [`standing`].
pub fn query(
    reach: &Reach,
    deployment: Option<&PathBuf>,
    question: &Question<'_>,
    field: Option<&str>,
    out: &Output,
) -> Result<(), CliError> {
    let Deployed {
        settings, record, ..
    } = reach.with_record(deployment)?;
    let daemon = Daemon::new(settings);
    let address = record.address(question.contract)?;
    let msg = named(question.msg, &record, &daemon)?;
    ensure_fits(question.ensure, &record, &address, &msg, true)?;
    standing(&daemon)?;
    let said = daemon.smart(&address, &msg);
    let said = said.map_err(|failure| refused(question.contract, &failure))?;
    say(&said, field, out)
}

/// Calls a contract of a deployment: preview, question, signature, block.
///
/// # Errors
/// What the contract or the chain refuses, before anything is signed where the simulation shows it.
pub fn tx(call: &Call, field: Option<&str>, out: &Output) -> Result<(), CliError> {
    let flags = &call.flags;
    let Deployed {
        settings, record, ..
    } = flags.reach.with_record(flags.deployment.as_ref())?;
    let address = record.address(&call.contract)?;
    let is_passive = flags.dry_run || call.generate_only.is_some();
    let run = Run::identify(settings, &flags.reach, &flags.from, is_passive)?;
    let daemon = &run.daemon;
    let msg = named(&call.msg, &record, daemon)?;
    ensure_fits(call.ensure, &record, &address, &msg, false)?;
    let funds = funds(&call.funds, &record, daemon)?;
    // if the token does not say its decimals, base units are still right
    let decimals = match call.raw || out.json {
        true => None,
        false => units(daemon, &record).ok().map(|units| units.decimals),
    };
    let preview = Preview {
        daemon,
        record: &record,
        contract: &call.contract,
        sender: &run.signer.address,
        decimals,
    };
    let prepared = Prepared {
        preview: preview.ask(&msg, &funds),
        unsigned: generate(call, &run, &address, &msg, &funds)?,
        msg,
        funds,
    };
    if field.is_none() {
        prepared.show(call, &run.signer.address, out);
    }
    if let Some(path) = &call.generate_only {
        return prepared.write(call, &run, path, out);
    }
    if flags.dry_run {
        return Ok(());
    }
    ask::confirm(flags.yes, "sign and send?")?;
    let step = format!("{} {}", call.contract, action(&prepared.msg));
    let included = send(&run, &step, &prepared.unsigned)?;
    let answer = answered(&record, &call.contract, &included);
    tell(&answer, &included, field, decimals, out)
}

/// A call that is ready to be signed.
struct Prepared {
    msg: Value,
    /// Coins as the daemon takes them.
    funds: String,
    /// What the contracts say that it would do.
    preview: Vec<Line>,
    unsigned: Unsigned,
}

impl Prepared {
    /// Writes the unsigned transaction, and a proposal of it where the sender is a contract.
    fn write(&self, call: &Call, run: &Run, path: &Path, out: &Output) -> Result<(), CliError> {
        let unsigned = &self.unsigned.json;
        files::write(path, &(unsigned.to_string() + "\n"))?;
        let what = format!("{} of the {}", action(&self.msg), call.contract);
        let (daemon, sender) = (&run.daemon, &run.signer.address);
        let proposals = dao::propose(path, daemon, sender, &what, &[unsigned])?;
        if out.json {
            out.json(&json!({"unsigned": path, "proposals": proposals}));
            return Ok(());
        }
        out.line(format!(
            "the unsigned transaction is in {}: `tx sign`, `tx broadcast` of the chain's daemon go on",
            path.display()
        ));
        for proposal in proposals {
            out.line(format!(
                "a contract signs nothing: {} proposes it",
                proposal.display()
            ));
        }
        Ok(())
    }

    fn show(&self, call: &Call, sender: &str, out: &Output) {
        let Self {
            msg,
            funds,
            preview,
            unsigned,
        } = self;
        if out.json {
            let lines = preview.iter();
            let lines = lines.map(|line| (line.what.clone(), json!(line.value)));
            out.json(&json!({
                "contract": call.contract, "msg": msg, "funds": funds, "from": sender,
                "preview": lines.collect::<Map<_, _>>(), "gas": unsigned.gas, "fee": unsigned.fee,
            }));
            return;
        }
        let with = match funds.is_empty() {
            true => String::new(),
            false => format!(" + {funds}"),
        };
        out.line(format!(
            "{} -> {} {msg}{with}",
            call.flags.from,
            out.strong(&call.contract)
        ));
        let row = |what: &str, value: &str| {
            out.line(format!("  {}  {value}", out.faint(&format!("{what:<14}"))));
        };
        for Line { what, value } in preview {
            row(what, value);
        }
        let fee = match unsigned.fee.as_str() {
            "" => "none",
            fee => fee,
        };
        row("fee", &format!("{fee}, {} gas", unsigned.gas));
    }
}

/// The transaction of a call, simulated.
fn generate(
    call: &Call,
    run: &Run,
    address: &str,
    msg: &Value,
    funds: &str,
) -> Result<Unsigned, CliError> {
    let text = msg.to_string();
    let mut args = vec!["wasm", "execute", address, &text];
    if !funds.is_empty() {
        args.extend(["--amount", funds]);
    }
    let made = run.daemon.generate(&run.signer, &args, CALL_GAS);
    made.map_err(|failure| refused(&call.contract, &failure).detail("nothing was signed"))
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
fn send(run: &Run, step: &str, unsigned: &Unsigned) -> Result<Included, CliError> {
    let folder = tempfile::tempdir().map_err(|err| CliError::bad(err.to_string()))?;
    let journal = Journal::open(&folder.path().join("call"))?;
    let sender = Sender {
        daemon: &run.daemon,
        signer: &run.signer,
        journal: &journal,
        patience: run.patience,
        advice: LATER,
        // its journal is this run's alone
        forget: "",
        chain: run.status.mark.clone(),
        out: None,
    };
    sender.send_unsigned(step, unsigned)
}

/// The error where a contract refuses; where the node did not answer, the error says that.
fn refused(contract: &str, failure: &Failure) -> CliError {
    match failure.is_unreachable() || failure.is_stopped() || failure.is_missing_program() {
        true => failure.clone().into(),
        false => CliError::failed(format!(
            "the {contract} contract refuses: {}",
            plainly(&failure.said)
        )),
    }
}

/// The name of a message.
pub fn action(msg: &Value) -> String {
    let first = msg.as_object().and_then(|fields| fields.keys().next());
    first.map_or_else(|| "message".to_string(), Clone::clone)
}

/// What the suite's amounts are called.
fn units(daemon: &Daemon, record: &Record) -> Result<Units, CliError> {
    let info = daemon.smart(&record.address("token")?, &json!({"token_info": {}}))?;
    Units::needed(&info).map_err(|error| error.detail("base units need no decimals: 5000000"))
}
