//! `ballast migrate`: the contracts of a deployment brought to this commit's code.

use crate::artifacts::{unknown, Artifact, Artifacts, CONTRACTS};
use crate::begin::Run;
use crate::chain_flags::Reach;
use crate::codes::{find, missing, store, Found};
use crate::config::Config;
use crate::problem::{refuse, Problem};
use crate::record::Record;
use crate::sender::Sender;
use crate::survey::{survey, Survey};
use crate::unsigned::{to_governance, to_signers, Step};
use crate::verify::{inspect, judge, Expected};
use crate::{ask, note};
use ballast_daemon::{Code, Daemon};
use ballast_tool::output::Output;
use ballast_tool::CliError;
use serde_json::json;
use std::path::PathBuf;

/// What is asked for.
pub struct Options {
    /// The chain.
    pub reach: Reach,
    /// The record.
    pub deployment: Option<PathBuf>,
    /// The wasm files.
    pub artifacts: PathBuf,
    /// Who signs: the contracts' admin.
    pub from: String,
    /// Which contracts; all if none is named.
    pub contracts: Vec<String>,
    /// Sign without asking.
    pub yes: bool,
    /// Show only.
    pub dry_run: bool,
    /// Write unsigned transactions here.
    pub generate_only: Option<PathBuf>,
}

/// Gas of a migration that nobody can simulate.
const MIGRATE_GAS: u64 = 600_000;

/// A contract that runs other code than this commit's.
struct Stale {
    name: &'static str,
    address: String,
    from: String,
    to: String,
}

/// Brings contracts to this commit's code, or goes on with it.
///
/// # Errors
/// Somebody else is admin, or nobody; what the chain refuses.
pub fn migrate(options: &Options, out: &Output) -> Result<(), CliError> {
    let (settings, mut record, path) = options.reach.with_record(options.deployment.as_ref())?;
    let artifacts = Artifacts::read(&options.artifacts)?;
    ensure_known(&options.contracts)?;
    let is_passive = options.dry_run || options.generate_only.is_some();
    let run = Run::identify(settings, &options.reach, &options.from, is_passive)?;
    let run = run.with_journal(&path, options.deployment.as_ref())?;
    let sender = run.sender(out)?;
    let (daemon, signer) = (&run.daemon, &run.signer);
    let (stale, problems) = stale(options, daemon, &record, &artifacts, &signer.address)?;
    refuse(problems)?;
    show(&stale, out);
    let codes = Codes::look(daemon, &artifacts, &signer.address, &stale)?;
    let absent = codes.missing(&artifacts, &stale);
    if stale.is_empty() {
        note(
            out,
            "every contract runs this commit's code: there is nothing to migrate",
        );
    } else if options.dry_run {
        note(out, "nothing was sent: this was a dry run");
    } else if !absent.is_empty() {
        let (survey, _) = survey(daemon, run.status.height, signer, &artifacts)?;
        ensure_may_upload(options, &absent, (daemon, &survey), out)?;
    }
    match (&sender, &options.generate_only) {
        (_, Some(folder)) if !stale.is_empty() => {
            let steps = steps(&stale, &codes, &artifacts)?;
            return to_signers(folder, daemon, signer, steps, &again(options), out);
        }
        (Some(sender), _) if !stale.is_empty() => {
            ask::confirm(options.yes, "migrate?")?;
            carry_out(sender, &artifacts, &stale, codes)?;
        }
        _ => {}
    }
    if options.dry_run {
        return Ok(());
    }
    let report = inspect(daemon, &artifacts, &Expected::of(&record)?)?;
    record.contracts = report.contracts.clone();
    record.ballast = env!("CARGO_PKG_VERSION").to_string();
    record.verified_height = daemon.status()?.height;
    record.save(&path)?;
    match options.contracts.is_empty() {
        true => judge(&report, out),
        // naming some contracts leaves the others behind on purpose
        false => Ok(()),
    }
}

/// Where the account may not upload codes, governance has to: proposals are written, and there is
/// nothing to migrate to yet.
fn ensure_may_upload(
    options: &Options,
    codes: &[&Artifact],
    (daemon, survey): (&Daemon, &Survey),
    out: &Output,
) -> Result<(), CliError> {
    if survey.upload.allows(&survey.sender) {
        return Ok(());
    }
    let (folder, again) = (options.generate_only.as_ref(), again(options));
    let governance = Config::plain("ustake").governance;
    let done = to_governance(folder, codes, (daemon, survey), &governance, &again, out)?;
    Err(CliError::failed(done))
}

fn ensure_known(contracts: &[String]) -> Result<(), CliError> {
    let is_unknown = |name: &&String| !CONTRACTS.contains(&name.as_str());
    let stranger = contracts.iter().find(is_unknown);
    stranger.map_or(Ok(()), |name| Err(unknown(name)))
}

/// Which contracts run other code, and whether the sender may migrate them.
fn stale(
    options: &Options,
    daemon: &Daemon,
    record: &Record,
    artifacts: &Artifacts,
    sender: &str,
) -> Result<(Vec<Stale>, Vec<Problem>), CliError> {
    let (mut stale, mut problems) = (vec![], vec![]);
    let wanted =
        |name: &str| options.contracts.is_empty() || options.contracts.iter().any(|n| n == name);
    for name in CONTRACTS.into_iter().filter(|name| wanted(name)) {
        let address = record.address(name)?;
        let to = artifacts.get(name)?.checksum.clone();
        let Some(info) = daemon.contract(&address)? else {
            problems.push(Problem::input(format!(
                "there is no {name} at {address}: is the record of this chain?"
            )));
            continue;
        };
        let code = daemon.code(info.code_id)?;
        let from = code.map_or_else(String::new, |code| code.checksum);
        if from == to {
            continue;
        }
        match info.admin {
            Some(admin) if admin == sender => {}
            Some(admin) => problems.push(Problem::chain(format!(
                "only {admin} may migrate the {name}, {sender} may not: give its key with --from, or \
                 --generate-only for a multisig"
            ))),
            None => problems.push(Problem::chain(format!(
                "the {name} is immutable and cannot be migrated: deploy a new suite with another suite.salt"
            ))),
        }
        stale.push(Stale {
            name,
            address,
            from,
            to,
        });
    }
    Ok((stale, problems))
}

fn show(stale: &[Stale], out: &Output) {
    for one in stale {
        match out.json {
            true => out.json(&json!({
                "migrate": one.name, "address": one.address, "from": one.from, "to": one.to,
            })),
            false => out.line(format!(
                "  {}  {} -> {}",
                out.faint(&format!("{:<10}", one.name)),
                one.from.get(..16).unwrap_or(&one.from),
                one.to.get(..16).unwrap_or(&one.to)
            )),
        }
    }
}

/// The codes to migrate to.
struct Codes {
    found: Found,
    sender: String,
}

impl Codes {
    fn look(
        daemon: &Daemon,
        artifacts: &Artifacts,
        sender: &str,
        stale: &[Stale],
    ) -> Result<Self, CliError> {
        let mut codes = Self {
            found: Found::new(),
            sender: sender.to_string(),
        };
        if !stale.is_empty() {
            let config = Config::plain("ustake");
            (codes.found, _) = find(daemon, artifacts, &config, &codes.may_use())?;
        }
        Ok(codes)
    }

    fn may_use(&self) -> impl Fn(&str, &Code) -> bool {
        let sender = self.sender.clone();
        move |_: &str, code: &Code| code.access.allows(&sender)
    }

    fn missing<'a>(&'a self, artifacts: &'a Artifacts, stale: &'a [Stale]) -> Vec<&'a Artifact> {
        let needed = |one: &&Artifact| stale.iter().any(|stale| stale.name == one.name);
        missing(artifacts, &self.found).filter(needed).collect()
    }
}

fn migrate_args(one: &Stale, codes: &Found) -> Result<Vec<String>, CliError> {
    let code = codes.get(one.name).copied();
    let code = code.ok_or_else(|| {
        CliError::failed(format!("the code of the {} is not stored yet", one.name))
    })?;
    let words = ["wasm", "migrate", &one.address, &code.to_string(), "{}"];
    Ok(words.map(ToString::to_string).to_vec())
}

fn carry_out(
    sender: &Sender<'_>,
    artifacts: &Artifacts,
    stale: &[Stale],
    mut codes: Codes,
) -> Result<(), CliError> {
    let may_use = codes.may_use();
    let names: Vec<&str> = stale.iter().map(|one| one.name).collect();
    store(sender, artifacts, &names, &mut codes.found, &may_use)?;
    for one in stale {
        let args = migrate_args(one, &codes.found)?;
        let args: Vec<&str> = args.iter().map(String::as_str).collect();
        sender.send(&format!("migrate {}", one.name), &args, MIGRATE_GAS)?;
    }
    Ok(())
}

/// What others sign: the codes, or, once they are stored, the migrations.
fn steps(stale: &[Stale], codes: &Codes, artifacts: &Artifacts) -> Result<Vec<Step>, CliError> {
    let absent = codes.missing(artifacts, stale);
    if !absent.is_empty() {
        return Ok(absent.into_iter().map(Step::store).collect());
    }
    let steps = stale.iter().map(|one| {
        Ok(Step {
            name: format!("migrate {}", one.name),
            args: migrate_args(one, &codes.found)?,
            gas: MIGRATE_GAS,
        })
    });
    steps.collect()
}

/// The command that goes on.
fn again(options: &Options) -> String {
    let names: String = options
        .contracts
        .iter()
        .map(|name| format!(" {name}"))
        .collect();
    let path = options.deployment.as_ref();
    let path = path.map_or_else(String::new, |path| {
        format!(" --deployment {}", path.display())
    });
    format!(
        "ballast migrate{names}{} --from {}{path}",
        options.reach.flags(),
        options.from
    )
}
