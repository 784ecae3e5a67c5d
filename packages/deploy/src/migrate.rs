//! `ballast migrate`: the contracts of a deployment brought to this commit's code.

use crate::again::CommandLine;
use crate::artifacts::{unknown, Artifact, Artifacts, CONTRACTS};
use crate::begin::{Run, Work, DRY_RUN};
use crate::chain_flags::Deployed;
use crate::codes::{missing, search, store, Found};
use crate::config::Governance;
use crate::problem::{refuse, Problem};
use crate::record::Record;
use crate::sender::Sender;
use crate::suite_flags::SuiteFlags;
use crate::survey::survey;
use crate::unsigned::{to_governance, to_signers, Ballot, Round, Step};
use crate::verify::{inspect, judge, Expected};
use crate::{ask, note};
use ballast_daemon::{Code, Daemon};
use ballast_tool::output::Output;
use ballast_tool::CliError;
use serde_json::json;
use std::path::Path;

/// What `ballast migrate` is asked for: its flags.
#[derive(Debug, PartialEq, clap::Args)]
pub struct MigrateOptions {
    /// Contracts to migrate; all of them by default
    pub contracts: Vec<String>,
    /// The key of the contracts' admin; with --generate-only also an address
    #[arg(long)]
    pub from: String,
    /// The suite that is migrated.
    #[command(flatten)]
    pub suite: SuiteFlags,
    /// Sign without confirmation
    #[arg(long, short)]
    pub yes: bool,
}

impl MigrateOptions {
    /// The command that goes on where this run ends, with the same flags.
    pub fn again(&self) -> String {
        let command = CommandLine::new("ballast migrate");
        let contracts = self.contracts.iter();
        contracts
            .fold(command, |line, name| line.word(name))
            .flag("--from", &self.from)
            .suite(&self.suite)
            .switch("--yes", self.yes)
            .text()
    }
}

/// Gas of a migration that cannot be simulated.
const MIGRATE_GAS: u64 = 600_000;

/// A contract that runs other code than this commit's.
struct Stale {
    name: &'static str,
    address: String,
    /// The checksum of its code.
    from: String,
    /// The checksum of this commit's.
    to: String,
}

/// Brings contracts to this commit's code, or goes on with it.
///
/// # Errors
/// Another account is admin, or none; what the chain refuses.
pub fn migrate(options: &MigrateOptions, out: &Output) -> Result<(), CliError> {
    let flags = &options.suite;
    let Deployed {
        settings,
        record,
        path,
    } = flags.reach.with_record(flags.deployment.as_ref())?;
    let artifacts = Artifacts::read(&flags.artifacts)?;
    ensure_known(&options.contracts)?;
    let run = Run::identify(settings, &flags.reach, &options.from, flags.is_passive())?;
    let run = run.with_journal(&path, flags.deployment.as_ref())?;
    let work = run.work(flags, out)?;
    let migration = Migration {
        options,
        run: &run,
        artifacts: &artifacts,
        stale: stale(options, &run, &record, &artifacts)?,
    };
    show(&migration.stale, out);
    if migration.stale.is_empty() {
        note(
            out,
            "every contract runs this commit's code: there is nothing to migrate",
        );
    } else {
        migration.begin(&work, out)?;
        if let Work::Writes(_) = work {
            // nothing is migrated before others have signed
            return Ok(());
        }
    }
    match work {
        Work::Shows => Ok(()),
        Work::Sends(_) | Work::Writes(_) => migration.record(record, &path, out),
    }
}

/// A migration of contracts that run other code.
struct Migration<'a> {
    options: &'a MigrateOptions,
    run: &'a Run,
    artifacts: &'a Artifacts,
    stale: Vec<Stale>,
}

impl Migration<'_> {
    /// Sends it, or writes what others sign; a dry run does neither.
    fn begin(&self, work: &Work<'_>, out: &Output) -> Result<(), CliError> {
        let (daemon, signer) = (&self.run.daemon, &self.run.signer);
        let codes = Codes::look(daemon, self.artifacts, &signer.address)?;
        match work {
            Work::Shows => {
                note(out, DRY_RUN);
                Ok(())
            }
            Work::Writes(folder) => {
                self.ensure_may_upload(&self.absent(&codes), out)?;
                let round = Round {
                    folder,
                    steps: self.steps(&codes)?,
                    again: &self.options.again(),
                };
                to_signers(round, daemon, signer, out)
            }
            Work::Sends(sender) => {
                self.ensure_may_upload(&self.absent(&codes), out)?;
                ask::confirm(self.options.yes, "migrate?")?;
                self.carry_out(sender, codes)
            }
        }
    }

    /// Codes that are not on the chain yet.
    fn absent<'a>(&'a self, codes: &'a Codes) -> Vec<&'a Artifact> {
        let needed = |one: &&Artifact| self.stale.iter().any(|stale| stale.name == one.name);
        missing(self.artifacts, &codes.found)
            .filter(needed)
            .collect()
    }

    /// Where the account may not upload codes, governance has to: proposals are written, and there is
    /// nothing to migrate to yet.
    fn ensure_may_upload(&self, codes: &[&Artifact], out: &Output) -> Result<(), CliError> {
        if codes.is_empty() {
            return Ok(());
        }
        let Run {
            daemon,
            status,
            signer,
            ..
        } = self.run;
        let (survey, _) = survey(daemon, status.height, signer, self.artifacts)?;
        if survey.upload.allows(&survey.sender) {
            return Ok(());
        }
        let ballot = Ballot {
            codes,
            governance: &Governance::default(),
            again: &self.options.again(),
        };
        let folder = self.options.suite.generate_only.as_deref();
        let done = to_governance(folder, &ballot, daemon, &survey, out)?;
        Err(CliError::failed(done))
    }

    /// What others sign: the codes, or, once they are stored, the migrations.
    fn steps(&self, codes: &Codes) -> Result<Vec<Step>, CliError> {
        let absent = self.absent(codes);
        if !absent.is_empty() {
            return Ok(absent.into_iter().map(Step::store).collect());
        }
        let steps = self.stale.iter().map(|one| {
            Ok(Step {
                name: format!("migrate {}", one.name),
                args: migrate_args(one, &codes.found)?,
                gas: MIGRATE_GAS,
            })
        });
        steps.collect()
    }

    /// Stores what is missing, and migrates one contract after the other.
    fn carry_out(&self, sender: &Sender<'_>, mut codes: Codes) -> Result<(), CliError> {
        let may_use = codes.may_use();
        let names: Vec<&str> = self.stale.iter().map(|one| one.name).collect();
        store(sender, self.artifacts, &names, &mut codes.found, &may_use)?;
        for one in &self.stale {
            let args = migrate_args(one, &codes.found)?;
            let args: Vec<&str> = args.iter().map(String::as_str).collect();
            sender.send(&format!("migrate {}", one.name), &args, MIGRATE_GAS)?;
        }
        Ok(())
    }

    /// Looks at the whole suite, and writes its codes into the record.
    fn record(&self, mut record: Record, path: &Path, out: &Output) -> Result<(), CliError> {
        let daemon = &self.run.daemon;
        let report = inspect(daemon, self.artifacts, &Expected::of(&record)?)?;
        record.contracts = report.contracts.clone();
        record.ballast = env!("CARGO_PKG_VERSION").to_string();
        record.verified_height = daemon.status()?.height;
        record.save(path)?;
        match self.options.contracts.is_empty() {
            true => judge(&report, out),
            // naming some contracts leaves the others behind on purpose
            false => Ok(()),
        }
    }
}

/// Every name is that of a contract of the suite.
fn ensure_known(contracts: &[String]) -> Result<(), CliError> {
    let is_unknown = |name: &&String| !CONTRACTS.contains(&name.as_str());
    let stranger = contracts.iter().find(is_unknown);
    stranger.map_or(Ok(()), |name| Err(unknown(name)))
}

/// Which contracts run other code.
///
/// # Errors
/// One that the sender may not migrate, that is not there, or whose code the node does not show: all
/// of them at once.
fn stale(
    options: &MigrateOptions,
    run: &Run,
    record: &Record,
    artifacts: &Artifacts,
) -> Result<Vec<Stale>, CliError> {
    let (daemon, sender) = (&run.daemon, &run.signer.address);
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
        let Some(code) = daemon.code(info.code_id)? else {
            problems.push(Problem::chain(format!(
                "the {name} runs code {}, which the node does not show, so whether it is this commit's is not known: give another --node",
                info.code_id
            )));
            continue;
        };
        let from = code.checksum;
        if from == to {
            continue;
        }
        problems.extend(forbids(name, info.admin.as_deref(), sender));
        stale.push(Stale {
            name,
            address,
            from,
            to,
        });
    }
    refuse(problems)?;
    Ok(stale)
}

/// Why the sender may not migrate a contract with this admin, if so.
fn forbids(name: &str, admin: Option<&str>, sender: &str) -> Option<Problem> {
    let why = match admin {
        Some(admin) if admin == sender => return None,
        Some(admin) => format!(
            "only {admin} may migrate the {name}, {sender} may not: give its key with --from, or \
             --generate-only for a multisig"
        ),
        None => format!(
            "the {name} is immutable and cannot be migrated: deploy a new suite with another suite.salt"
        ),
    };
    Some(Problem::chain(why))
}

/// Shows from which code to which.
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

/// The codes to migrate to, as far as they are on the chain.
struct Codes {
    found: Found,
    sender: String,
}

impl Codes {
    fn look(daemon: &Daemon, artifacts: &Artifacts, sender: &str) -> Result<Self, CliError> {
        let mut codes = Self {
            found: Found::new(),
            sender: sender.to_string(),
        };
        let may_use = codes.may_use();
        search(daemon, artifacts, &may_use, &mut codes.found)?;
        Ok(codes)
    }

    /// Whether the sender may make a contract run a code.
    fn may_use(&self) -> impl Fn(&str, &Code) -> bool {
        let sender = self.sender.clone();
        move |_: &str, code: &Code| code.access.allows(&sender)
    }
}

/// What is asked of the daemon to migrate a contract.
fn migrate_args(one: &Stale, codes: &Found) -> Result<Vec<String>, CliError> {
    let code = codes.get(one.name).copied();
    let code = code.ok_or_else(|| {
        CliError::failed(format!("the code of the {} is not stored yet", one.name))
    })?;
    let words = ["wasm", "migrate", &one.address, &code.to_string(), "{}"];
    Ok(words.map(ToString::to_string).to_vec())
}
