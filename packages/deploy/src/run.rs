//! `ballast deploy`.

use crate::again::CommandLine;
use crate::artifacts::{Artifacts, CONTRACTS};
use crate::begin::{wait_until, Run, Work, DRY_RUN};
use crate::chain_flags::Configured;
use crate::codes::{store, usable};
use crate::config::Config;
use crate::examine::Asked;
use crate::note;
use crate::plan::{Plan, INSTANTIATE_GAS};
use crate::record::Record;
use crate::sender::Sender;
use crate::suite_flags::SuiteFlags;
use crate::unsigned::{to_governance, to_signers, Ballot, Round, Step};
use crate::verify::{inspect, judge, Expected};
use ballast_daemon::{parse::hex, Daemon};
use ballast_tool::output::Output;
use ballast_tool::CliError;
use serde_json::json;
use std::path::{Path, PathBuf};

/// What `ballast deploy` is asked for.
#[derive(Debug, PartialEq)]
pub struct DeployOptions {
    /// The key that signs, or an address.
    pub from: String,
    /// The configuration, if it is named.
    pub config: Option<PathBuf>,
    /// Store the codes, no more.
    pub codes_only: bool,
    /// The suite that is deployed.
    pub suite: SuiteFlags,
}

impl DeployOptions {
    /// The command that goes on where this run ends, with the same flags.
    pub fn again(&self) -> String {
        CommandLine::new("ballast deploy")
            .flag("--from", &self.from)
            .path("--config", self.config.as_deref())
            .suite(&self.suite)
            .switch("--codes-only", self.codes_only)
            .text()
    }
}

/// What is said where the suite is not wanted yet.
const CODES_ONLY: &str = "the codes are on the chain; without --codes-only the suite follows";

/// Deploys a suite, or goes on with it.
///
/// # Errors
/// Whatever stands in the way, before anything is sent where it can be known; what the chain refuses.
pub fn deploy(options: &DeployOptions, out: &Output) -> Result<(), CliError> {
    let flags = &options.suite;
    let Configured {
        settings,
        config,
        source,
    } = flags.reach.with_config(options.config.as_ref())?;
    let artifacts = Artifacts::read(&flags.artifacts)?;
    let path = Record::path(flags.deployment.as_ref(), &settings.chain_id)?;
    let run = Run::identify(settings, &flags.reach, &options.from, flags.is_passive())?;
    let run = run.with_journal(&path, flags.deployment.as_ref())?;
    let work = run.work(flags, out)?;
    let recorded = Record::find(&path)?;
    let daemon = &run.daemon;
    let asked = Asked {
        daemon,
        artifacts: &artifacts,
        config,
        codes_only: options.codes_only,
        record: recorded.as_ref().map(|record| (path.as_path(), record)),
    };
    let (mut plan, config) = asked.examine(run.status.height, &run.signer)?;
    plan.show(daemon, &source, out);
    match work {
        Work::Shows => {
            note(out, DRY_RUN);
            return Ok(());
        }
        _ if plan.needs_governance() => return propose(options, &plan, daemon, &config, out),
        _ if plan.deployed => {}
        Work::Writes(folder) => return write_unsigned(folder, options, &plan, daemon, out),
        Work::Sends(sender) => carry_out(&sender, &mut plan, options.codes_only)?,
    }
    if options.codes_only {
        note(out, CODES_ONLY);
        return Ok(());
    }
    let record = verified(daemon, &plan, recorded.is_some(), out)?;
    record.save(&path)?;
    finish(&record, &path, out);
    Ok(())
}

/// Writes what others sign before the command goes on.
fn write_unsigned(
    folder: &Path,
    options: &DeployOptions,
    plan: &Plan<'_>,
    daemon: &Daemon,
    out: &Output,
) -> Result<(), CliError> {
    let round = Round {
        folder,
        steps: steps(plan, options.codes_only)?,
        again: &options.again(),
    };
    to_signers(round, daemon, &plan.survey.signer, out)
}

/// Writes proposals for the codes that the account may not upload. That is what `--generate-only`
/// asks for; otherwise the suite is not there, which is an error.
fn propose(
    options: &DeployOptions,
    plan: &Plan<'_>,
    daemon: &Daemon,
    config: &Config,
    out: &Output,
) -> Result<(), CliError> {
    let folder = options.suite.generate_only.as_deref();
    let ballot = Ballot {
        codes: &plan.missing(),
        governance: &config.governance,
        again: &options.again(),
    };
    let done = to_governance(folder, &ballot, daemon, &plan.survey, out)?;
    match folder {
        None => Err(CliError::failed(done)),
        Some(_) => {
            note(out, &done);
            Ok(())
        }
    }
}

/// Stores what is missing and creates the suite.
fn carry_out(sender: &Sender<'_>, plan: &mut Plan<'_>, codes_only: bool) -> Result<(), CliError> {
    let may_use = usable(&plan.survey, &plan.blueprint.hub);
    store(
        sender,
        plan.artifacts,
        &CONTRACTS,
        &mut plan.codes,
        &may_use,
    )?;
    match codes_only {
        true => Ok(()),
        false => instantiate(sender, plan),
    }
}

/// What is asked of the daemon to create the hub, which creates its siblings.
fn instantiate_args(plan: &Plan<'_>) -> Result<Vec<String>, CliError> {
    let blueprint = &plan.blueprint;
    let message = blueprint.message(&plan.codes)?.to_string();
    let hub = plan.codes.get("hub").copied();
    let hub = hub.ok_or_else(|| CliError::failed("the code of the hub is not stored yet"))?;
    let mut args = vec![
        "wasm".to_string(),
        "instantiate2".to_string(),
        hub.to_string(),
        message,
        hex(blueprint.salt.as_bytes()),
        "--label".to_string(),
        format!("ballast {} hub", blueprint.symbol),
        "--amount".to_string(),
        format!("{}{}", blueprint.seed, blueprint.denom),
    ];
    match &blueprint.admin {
        Some(admin) => args.extend(["--admin".to_string(), admin.clone()]),
        None => args.push("--no-admin".to_string()),
    }
    Ok(args)
}

/// Creates the suite, and waits until the node shows it.
fn instantiate(sender: &Sender<'_>, plan: &Plan<'_>) -> Result<(), CliError> {
    let args = instantiate_args(plan)?;
    let args: Vec<&str> = args.iter().map(String::as_str).collect();
    sender.send("instantiate", &args, INSTANTIATE_GAS)?;
    let hub = &plan.blueprint.hub;
    let found = wait_until(|| Ok(sender.daemon.contract(hub)?))?;
    found.map(drop).ok_or_else(|| {
        CliError::failed(format!(
            "the suite was instantiated, but the node shows no contract at {hub}: run again"
        ))
    })
}

/// The record of a suite that is as it should be.
fn verified(
    daemon: &Daemon,
    plan: &Plan<'_>,
    since_deployment: bool,
    out: &Output,
) -> Result<Record, CliError> {
    let (survey, blueprint) = (&plan.survey, &plan.blueprint);
    let listed = blueprint.validators().iter();
    let expected = Expected {
        hub: &blueprint.hub,
        creator: &survey.sender,
        denom: &blueprint.denom,
        symbol: &blueprint.symbol,
        admin: blueprint.admin.as_deref(),
        roles: [
            ("owner", &blueprint.owner),
            ("guardian", &blueprint.guardian),
            ("treasury", &blueprint.treasury),
        ],
        params: &blueprint.params,
        validators: listed.map(|one| one.address.as_str()).collect(),
        since_deployment,
    };
    let report = inspect(daemon, plan.artifacts, &expected)?;
    judge(&report, out)?;
    let settings = daemon.settings.clone();
    Ok(Record::new(survey, blueprint, report.contracts, settings))
}

/// Says where everything is.
fn finish(record: &Record, path: &Path, out: &Output) {
    if out.json {
        return out.json(&json!({"deployment": path, "record": record}));
    }
    let rows = record.contracts.iter().map(|(name, contract)| {
        vec![
            name.clone(),
            contract.address.clone(),
            contract.code_id.to_string(),
        ]
    });
    out.table(&["contract", "address", "code"], rows.collect());
    out.line(format!("{}: {}", out.good("deployed"), path.display()));
}

/// What others sign: the codes, or, once they are stored, the suite.
fn steps(plan: &Plan<'_>, codes_only: bool) -> Result<Vec<Step>, CliError> {
    let absent = plan.missing().into_iter();
    let mut steps: Vec<Step> = absent.map(Step::store).collect();
    if steps.is_empty() && !codes_only {
        steps.push(Step {
            name: "instantiate".to_string(),
            args: instantiate_args(plan)?,
            gas: INSTANTIATE_GAS,
        });
    }
    Ok(steps)
}
