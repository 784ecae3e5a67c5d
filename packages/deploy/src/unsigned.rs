//! Transactions and proposals that others sign: written, with what to do next.

mod readme;

use crate::artifacts::Artifact;
use crate::codes::{store_args, store_gas};
use crate::config::Governance;
use crate::dao;
use crate::survey::Survey;
use ballast_daemon::{plainly, Daemon, Signer};
use ballast_tool::output::Output;
use ballast_tool::{files, CliError};
use base64::{engine::general_purpose::STANDARD, Engine};
use flate2::{write::GzEncoder, Compression};
use serde_json::{json, Value};
use std::io::Write;
use std::path::{Path, PathBuf};

/// A transaction to be made.
pub struct Step {
    /// What it does: `store hub`.
    pub name: String,
    /// What is asked of the daemon.
    pub args: Vec<String>,
    /// Its gas, roughly, where it cannot be simulated.
    pub gas: u64,
}

impl Step {
    /// The step that stores a code.
    pub fn store(artifact: &Artifact) -> Self {
        Self {
            name: format!("store {}", artifact.name),
            args: store_args(artifact),
            gas: store_gas(artifact),
        }
    }
}

/// A transaction to be signed elsewhere.
struct UnsignedTx {
    /// What it does: `store hub`.
    step: String,
    /// As the daemon signs it.
    json: Value,
}

impl UnsignedTx {
    /// Has the daemon build each step's transaction; the node simulates it.
    ///
    /// # Errors
    /// What the chain would refuse.
    fn all(daemon: &Daemon, signer: &Signer, steps: Vec<Step>) -> Result<Vec<Self>, CliError> {
        let made = steps.into_iter().map(|step| {
            let args: Vec<&str> = step.args.iter().map(String::as_str).collect();
            let made = daemon
                .generate(signer, &args, step.gas)
                .map_err(|failure| {
                    let said = plainly(&failure.said);
                    CliError::failed(format!("the chain would refuse `{}`: {said}", step.name))
                })?;
            Ok(Self {
                step: step.name,
                json: made.json,
            })
        });
        made.collect()
    }
}

/// What others sign before the command goes on.
pub struct Round<'a> {
    /// Where it is written.
    pub folder: &'a Path,
    /// The transactions, in order.
    pub steps: Vec<Step>,
    /// The command that goes on once they are in blocks.
    pub again: &'a str,
}

/// A step or a code, and the name of the file that was written for it.
struct Written<T> {
    of: T,
    file: String,
}

/// Writes the unsigned transactions of a round, each simulated, and says where they are.
///
/// # Errors
/// What the chain would refuse; the folder can't be written.
pub fn to_signers(
    round: Round<'_>,
    daemon: &Daemon,
    signer: &Signer,
    out: &Output,
) -> Result<(), CliError> {
    let Round {
        folder,
        steps,
        again,
    } = round;
    let txs = UnsignedTx::all(daemon, signer, steps)?;
    let files = unsigned(folder, &txs, daemon, &signer.address, again)?;
    tell(&files, folder, out);
    Ok(())
}

/// What governance is to vote on.
pub struct Ballot<'a> {
    /// The codes to be stored: a proposal each.
    pub codes: &'a [&'a Artifact],
    /// What the proposals say.
    pub governance: &'a Governance,
    /// The command that goes on once they have passed.
    pub again: &'a str,
}

/// The account may not upload: writes a proposal for each code, and returns what to do with them.
/// Without a folder they go to `deployments`.
///
/// # Errors
/// As [`proposals`].
pub fn to_governance(
    folder: Option<&Path>,
    ballot: &Ballot<'_>,
    daemon: &Daemon,
    survey: &Survey,
    out: &Output,
) -> Result<String, CliError> {
    let chain = &survey.chain_id;
    let default = PathBuf::from("deployments").join(format!("{chain}.proposals"));
    let folder = folder.unwrap_or(&default);
    let files = proposals(folder, ballot, daemon, survey)?;
    if out.json {
        out.json(&json!({"proposals": files, "next": folder.join("README.md")}));
    }
    Ok(format!(
        "uploading is governance's on `{chain}`: {} proposals are in {}, its README.md has the next \
         commands; run again once they have passed",
        files.len(),
        folder.display()
    ))
}

/// Says where the transactions are.
fn tell(files: &[PathBuf], folder: &Path, out: &Output) {
    match out.json {
        true => out.json(&json!({"unsigned": files, "next": folder.join("README.md")})),
        false => out.line(format!(
            "{} unsigned transactions are in {}, its README.md has the next commands",
            files.len(),
            folder.display()
        )),
    }
}

/// Writes unsigned transactions into a folder, numbered, and a README with the next commands.
///
/// # Errors
/// The folder can't be written.
fn unsigned(
    folder: &Path,
    txs: &[UnsignedTx],
    daemon: &Daemon,
    sender: &str,
    again: &str,
) -> Result<Vec<PathBuf>, CliError> {
    ensure_ours(folder)?;
    let mut written = vec![];
    for (i, tx) in txs.iter().enumerate() {
        let name = format!("{}-{}.json", i + 1, tx.step.replace(' ', "-"));
        let path = folder.join(name);
        files::write(&path, &(tx.json.to_string() + "\n"))?;
        written.push(path);
    }
    let named = txs.iter().zip(&written);
    let named: Vec<Written<&str>> = named
        .map(|(tx, path)| Written {
            of: tx.step.as_str(),
            file: file_name(path),
        })
        .collect();
    let mut text = readme::of_transactions(&named, daemon, sender, again);
    let jsons: Vec<&Value> = txs.iter().map(|tx| &tx.json).collect();
    let steps: Vec<&str> = txs.iter().map(|tx| tx.step.as_str()).collect();
    let beside = folder.join("proposal.json");
    let proposals = dao::propose(&beside, daemon, sender, &steps.join(", "), &jsons)?;
    if !proposals.is_empty() {
        text.push_str(&readme::of_contract(sender));
    }
    written.extend(proposals);
    write_readme(folder, &text)?;
    Ok(written)
}

fn file_name(path: &Path) -> String {
    let name = path.file_name().unwrap_or_default();
    name.to_string_lossy().into_owned()
}

/// Writes a proposal for each code, to be voted on.
///
/// # Errors
/// The folder can't be written, the node can't be asked.
fn proposals(
    folder: &Path,
    ballot: &Ballot<'_>,
    daemon: &Daemon,
    survey: &Survey,
) -> Result<Vec<PathBuf>, CliError> {
    ensure_ours(folder)?;
    let authority = daemon.governance()?;
    let deposit = match &ballot.governance.deposit {
        Some(deposit) => deposit.clone(),
        None => daemon.deposit()?,
    };
    let mut written = vec![];
    for (i, artifact) in ballot.codes.iter().enumerate() {
        let path = folder.join(format!("{}-store-{}.proposal.json", i + 1, artifact.name));
        let proposal = proposal(artifact, &authority, &deposit, ballot.governance)?;
        files::write(&path, &(proposal.to_string() + "\n"))?;
        written.push(path);
    }
    let named = ballot.codes.iter().zip(&written);
    let named: Vec<Written<&Artifact>> = named
        .map(|(artifact, path)| Written {
            of: *artifact,
            file: file_name(path),
        })
        .collect();
    let text = readme::of_proposals(&named, daemon, survey, &deposit, ballot.again);
    write_readme(folder, &text)?;
    Ok(written)
}

/// Fails where the folder has a README that is not ours, before anything is written there.
///
/// # Errors
/// There is such a README, or one that cannot be read.
fn ensure_ours(folder: &Path) -> Result<(), CliError> {
    let path = folder.join("README.md");
    match files::read(&path) {
        Ok(text) if !readme::TITLES.iter().any(|title| text.starts_with(title)) => {
            Err(CliError::bad(format!(
                "{} is not ours, and would be written over: name a folder of its own; nothing was written",
                path.display()
            )))
        }
        Ok(_) => Ok(()),
        Err(err) if err.kind() == std::io::ErrorKind::NotFound => Ok(()),
        // one that can't be read is not ours either
        Err(err) => Err(CliError::bad(format!(
            "{}: {err}: name a folder of its own; nothing was written",
            path.display()
        ))),
    }
}

fn write_readme(folder: &Path, text: &str) -> Result<(), CliError> {
    files::write(&folder.join("README.md"), text)
}

/// A proposal to store one code.
fn proposal(
    artifact: &Artifact,
    authority: &str,
    deposit: &str,
    governance: &Governance,
) -> Result<Value, CliError> {
    let failed = |err: std::io::Error| CliError::bad(format!("{}: {err}", artifact.path.display()));
    let bytes = std::fs::read(&artifact.path).map_err(failed)?;
    let mut packed = GzEncoder::new(vec![], Compression::best());
    packed.write_all(&bytes).map_err(failed)?;
    let packed = packed.finish().map_err(failed)?;
    let source = governance
        .source
        .as_deref()
        .unwrap_or(env!("CARGO_PKG_REPOSITORY"));
    let (name, checksum) = (artifact.name, &artifact.checksum);
    let version = env!("CARGO_PKG_VERSION");
    Ok(json!({
        "messages": [{
            "@type": "/cosmwasm.wasm.v1.MsgStoreCode",
            "sender": authority,
            "wasm_byte_code": STANDARD.encode(packed),
            "instantiate_permission": {"permission": "Everybody", "addresses": []},
        }],
        "metadata": "",
        "deposit": deposit,
        "title": format!("Store the code of Ballast's {name}, version {version}"),
        "summary": format!(
            "Stores ballast_{name}.wasm, version {version}, of the liquid-staking suite Ballast. Source: \
             {source}. SHA-256 of the wasm: {checksum}. To reproduce it: check out the source, run \
             scripts/build-wasm, compare artifacts/checksums.txt. Anyone may instantiate the code; storing \
             it moves no money and changes no contract."
        ),
        "expedited": governance.expedited,
    }))
}
