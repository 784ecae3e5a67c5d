//! Carries a handover out, a transaction at a time, or writes what others sign.

mod unsigned;

use crate::check::check_record;
use crate::config::Config;
use crate::facts::{suite_of, Facts};
use crate::plan::{steps, Act, Places, Step, NEW};
use ballast_daemon::parse::hex;
use ballast_daemon::Daemon;
use ballast_deploy::{
    contract_address, search, store, wait_until, Artifact, Artifacts, CommandLine, Contract,
    Deployed, Found, Record, Run, Sender, SuiteFlags, Work,
};
use ballast_tool::output::Output;
use ballast_tool::CliError;
use serde_json::json;
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// What is asked for.
#[derive(Debug, PartialEq)]
pub struct Options {
    /// The key of the suite's owner, or its address.
    pub from: String,
    /// The configuration.
    pub config: PathBuf,
    /// The suite that is handed over.
    pub suite: SuiteFlags,
}

impl Options {
    /// The command that goes on where this run ends, with the same flags.
    pub fn again(&self) -> String {
        CommandLine::new("ballast govern")
            .flag("--from", &self.from)
            .path("--config", Some(&self.config))
            .suite(&self.suite)
            .text()
    }
}

/// Gas of a step that cannot be simulated.
const STEP_GAS: u64 = 1_000_000;

/// A handover: what it is asked for, where things are and will be.
struct Handover<'a> {
    daemon: &'a Daemon,
    record: &'a Record,
    config: &'a Config,
    artifacts: &'a Artifacts,
    suite: BTreeMap<String, String>,
    new: BTreeMap<&'static str, String>,
}

/// Hands a suite over, or goes on with it.
///
/// # Errors
/// A trap of the configuration or of the chain; what the chain refuses; a step that waits for others.
pub fn govern(options: &Options, out: &Output) -> Result<(), CliError> {
    let flags = &options.suite;
    let Deployed {
        settings,
        mut record,
        path,
    } = flags.reach.with_record(flags.deployment.as_ref())?;
    let config = Config::read(&options.config)?;
    let artifacts = codes_of(&flags.artifacts)?;
    let run = Run::identify(settings, &flags.reach, &options.from, flags.is_passive())?;
    let run = run.with_journal(&path, flags.deployment.as_ref())?;
    let (daemon, signer) = (&run.daemon, &run.signer);
    let handover = Handover::new(daemon, &record, &config, &artifacts, &signer.address)?;
    let sender = match run.work(flags, out)? {
        Work::Sends(sender) => sender,
        Work::Writes(_) | Work::Shows => return handover.passively(options, signer, out),
    };
    handover.ensure_may(&signer.address)?;
    handover.carry_out(&sender, out)?;
    let made = handover.made()?;
    record.extensions.extend(made);
    record.save(&path)?;
    out.line(format!("{}: {}", out.good("handed over"), path.display()));
    check_record(daemon, &record, &flags.artifacts, out)
}

/// The codes that a handover needs, each with its checksum.
fn codes_of(folder: &Path) -> Result<Artifacts, CliError> {
    let file = |name: &'static str| match name {
        "timelock" => folder.join("ballast_timelock.wasm"),
        name => folder.join("testing").join(format!("{name}.wasm")),
    };
    let names = ["cw4_stake", "cw3_flex", "cw4_group", "timelock"];
    let read = names.map(|name| Artifact::read(name, &file(name)));
    read.into_iter()
        .collect::<Result<_, _>>()
        .map(Artifacts::of)
}

impl<'a> Handover<'a> {
    fn new(
        daemon: &'a Daemon,
        record: &'a Record,
        config: &'a Config,
        artifacts: &'a Artifacts,
        signer: &str,
    ) -> Result<Self, CliError> {
        let suite = suite_of(daemon, record)?;
        let new = NEW.iter().map(|(name, code)| {
            let checksum = &artifacts.get(code)?.checksum;
            let address = contract_address(checksum, signer, &salt(&suite["hub"], name))?;
            Ok((*name, address))
        });
        Ok(Self {
            new: new.collect::<Result<_, CliError>>()?,
            suite,
            daemon,
            record,
            config,
            artifacts,
        })
    }

    /// That the signer can do all of it: a handover that stops half-way leaves a suite with two masters.
    fn ensure_may(&self, signer: &str) -> Result<(), CliError> {
        let facts = Facts::read(self.daemon, self.record, &self.new)?;
        let timelock = &self.new["timelock"];
        let is_ours = |who: &String| who == signer || who == timelock;
        if let Some(owner) = facts.owner.filter(|owner| !is_ours(owner)) {
            return Err(CliError::bad(format!(
                "{signer} does not own the suite, {owner} does: nothing was sent"
            )));
        }
        for (name, admin) in &facts.admins {
            if let Some(admin) = admin.as_ref().filter(|admin| !is_ours(admin)) {
                return Err(CliError::bad(format!(
                    "the admin of the {name} is {admin}, not {signer}: have it made {signer} first (`tx wasm set-contract-admin`); nothing was \
                     sent"
                )));
            }
        }
        Ok(())
    }

    fn steps(&self) -> Result<Vec<Step>, CliError> {
        let facts = Facts::read(self.daemon, self.record, &self.new)?;
        let places = Places {
            suite: &self.suite,
            new: &self.new,
        };
        steps(self.config, &places, &facts)
    }

    /// Does what is not done, one step after another; after each the chain is asked anew.
    fn carry_out(&self, sender: &Sender<'_>, out: &Output) -> Result<(), CliError> {
        let mut codes = Found::new();
        let mut steps = self.steps()?;
        show(&steps, out);
        while let Some(next) = steps.into_iter().find(|step| !step.is_done) {
            if let Some(waits) = next.waits {
                return Err(CliError::left(format!(
                    "step `{}` waits: {waits}",
                    next.name
                )));
            }
            if let Act::Make { code, .. } = &next.act {
                self.ensure_stored(sender, code, &mut codes)?;
            }
            let args = self.args(&next.act, &codes)?;
            let args: Vec<&str> = args.iter().map(String::as_str).collect();
            sender.send(&next.name, &args, STEP_GAS)?;
            steps = self.once_seen(&next)?;
        }
        Ok(())
    }

    /// The steps once the chain shows that this one is done.
    fn once_seen(&self, step: &Step) -> Result<Vec<Step>, CliError> {
        let seen = wait_until(|| {
            let steps = self.steps()?;
            let is_done = steps.iter().any(|now| now.name == step.name && now.is_done);
            Ok(is_done.then_some(steps))
        })?;
        seen.ok_or_else(|| {
            CliError::failed(format!(
                "step `{}` was carried out, but the node does not show it: run again",
                step.name
            ))
        })
    }

    fn ensure_stored(
        &self,
        sender: &Sender<'_>,
        code: &str,
        codes: &mut Found,
    ) -> Result<(), CliError> {
        let anybody = |_: &str, code: &ballast_daemon::Code| code.access.is_everybody();
        search(self.daemon, self.artifacts, &anybody, codes)?;
        store(sender, self.artifacts, &[code], codes, &anybody)
    }

    /// What is asked of the daemon for a step.
    fn args(&self, act: &Act, codes: &Found) -> Result<Vec<String>, CliError> {
        let timelock = &self.new["timelock"];
        let words: Vec<String> = match act {
            Act::Make { name, code, msg } => {
                let id = codes.get(*code).ok_or_else(|| {
                    CliError::failed(format!("the code `{code}` is not stored yet"))
                })?;
                let label = format!("ballast {} {name}", self.record.symbol);
                let salt = hex(salt(&self.suite["hub"], name).as_bytes());
                let (id, msg) = (id.to_string(), msg.to_string());
                let words = ["wasm", "instantiate2", &id, &msg, &salt, "--label", &label];
                let mut words = words.map(ToString::to_string).to_vec();
                words.extend(["--admin".to_string(), timelock.clone()]);
                words
            }
            Act::Call { contract, msg } => ["wasm", "execute", contract, &msg.to_string()]
                .map(ToString::to_string)
                .to_vec(),
            Act::SetAdmin { contract, to } => ["wasm", "set-contract-admin", contract, to]
                .map(ToString::to_string)
                .to_vec(),
        };
        Ok(words)
    }

    /// Writes what is there into the record: others may have signed it.
    fn remember(&self, options: &Options) -> Result<(), CliError> {
        let made = self.made()?;
        if options.suite.dry_run || made.is_empty() {
            return Ok(());
        }
        let path = Record::path(options.suite.deployment.as_ref(), &self.record.chain_id)?;
        let mut record = self.record.clone();
        record.extensions.extend(made);
        record.save(&path)
    }

    /// The new contracts that are there, for the record.
    fn made(&self) -> Result<BTreeMap<String, Contract>, CliError> {
        let mut made = BTreeMap::new();
        for (name, code) in NEW {
            let address = &self.new[name];
            let Some(found) = self.daemon.contract(address)? else {
                continue;
            };
            made.insert(
                name.to_string(),
                Contract {
                    address: address.clone(),
                    code_id: found.code_id,
                    checksum: self.artifacts.get(code)?.checksum.clone(),
                },
            );
        }
        Ok(made)
    }
}

/// What tells the new contracts of several suites of one owner apart: 64 letters, as many bytes as a chain takes.
fn salt(hub: &str, name: &str) -> String {
    hex(&Sha256::digest(format!("{hub}/{name}"))).to_lowercase()
}

fn show(steps: &[Step], out: &Output) {
    if out.json {
        let rows: Vec<_> = steps
            .iter()
            .map(|step| json!({"step": step.name, "done": step.is_done, "waits": step.waits}))
            .collect();
        return out.json(&json!({"steps": rows}));
    }
    let rows = steps.iter().map(|step| {
        let state = match (step.is_done, &step.waits) {
            (true, _) => out.good("done"),
            (false, None) => "to do".to_string(),
            (false, Some(_)) => "waits".to_string(),
        };
        vec![step.name.clone(), state]
    });
    out.table(&["step", ""], rows.collect());
    for step in steps.iter().filter(|step| !step.is_done) {
        if let Some(why) = &step.waits {
            out.line(format!("{} waits: {why}", step.name));
        }
    }
}
