//! `ballast deploy`.

use super::artifacts::{Artifacts, CONTRACTS};
use super::call::plainly;
use super::codes::{find, store, store_args, usable};
use super::config::Config;
use super::journal::Journal;
use super::note;
use super::papers::{proposals, tell, unsigned, Paper};
use super::plan::Plan;
use super::reach::Reach;
use super::record::Record;
use super::sender::{Sender, AGAIN};
use super::suite::Blueprint;
use super::survey::{identify, refuse, survey, Problem, Survey};
use super::verify::{inspect, judge, Expected};
use crate::daemon::{parse::hex, Daemon};
use crate::output::Output;
use crate::CliError;
use serde_json::json;
use std::path::{Path, PathBuf};
use std::time::Duration;

/// What is asked for.
pub struct Options {
    /// The chain.
    pub reach: Reach,
    /// The key that signs, or an address.
    pub from: String,
    /// The configuration.
    pub config: Option<PathBuf>,
    /// Where the record is kept.
    pub deployment: Option<PathBuf>,
    /// The wasm files.
    pub artifacts: PathBuf,
    /// Ask and tell, send nothing.
    pub dry_run: bool,
    /// Write unsigned transactions here, send nothing.
    pub generate_only: Option<PathBuf>,
    /// Store the codes, no more.
    pub codes_only: bool,
}

/// Deploys a suite, or goes on with it.
///
/// # Errors
/// Whatever stands in the way, before anything is sent where it can be known; what the chain refuses.
pub fn deploy(options: &Options, out: &Output) -> Result<(), CliError> {
    let (settings, config, source) = options.reach.with_config(options.config.as_ref())?;
    let artifacts = Artifacts::read(&options.artifacts)?;
    let daemon = Daemon::new(settings);
    let (height, address) = identify(&daemon, &options.from)?;
    let path = Record::path(options.deployment.as_ref(), &daemon.settings.chain_id);
    let passive = options.dry_run || options.generate_only.is_some();
    let journal = match passive {
        true => None,
        false => Some(Journal::open(&path)?),
    };
    let sender = journal.as_ref().map(|journal| Sender {
        daemon: &daemon,
        key: &options.from,
        address: &address,
        journal,
        patience: Duration::from_secs(options.reach.wait),
        advice: AGAIN,
        out: Some(out),
    });
    if let Some(sender) = &sender {
        sender.resume()?;
    }

    let (mut survey, mut problems) = survey(&daemon, height, &address, &artifacts)?;
    let config = config.unwrap_or_else(|| Config::plain(&survey.staking.bond_denom));
    problems.extend(survey.unlike(&config));
    survey.wasmd = survey.wasmd.or(config.chain.wasmd.clone());
    let blueprint = match Blueprint::new(&config, &survey, &artifacts) {
        Ok(blueprint) => blueprint,
        Err(err) => {
            problems.push(Problem::input(err.message));
            return refuse(problems);
        }
    };
    if let Err(err) = blueprint.rehearse() {
        problems.push(Problem::input(err.message));
    }
    let may_use = usable(&survey, &blueprint.hub);
    let (found, wrong) = find(&daemon, &artifacts, &config, &may_use)?;
    problems.extend(wrong);
    let mut plan = Plan {
        survey: &survey,
        blueprint: &blueprint,
        artifacts: &artifacts,
        codes: found,
        deployed: daemon.contract(&blueprint.hub)?.is_some(),
    };
    problems.extend(plan.lacks(&daemon)?);
    let recorded = Record::find(&path)?;
    problems.extend(other_suite(&path, recorded.as_ref(), &blueprint));
    if problems.is_empty() {
        problems.extend(simulate(&daemon, &plan));
    }
    // a suite that is there is verified even where a new one could not be made
    problems.retain(|problem| problem.is_input || !plan.deployed);
    refuse(problems)?;
    plan.show(&daemon, &source, out);
    if options.dry_run {
        note(out, "nothing was sent: this was a dry run");
        return Ok(());
    }
    let again = again(options);
    if plan.needs_governance() {
        return to_governance(options, &plan, &daemon, &config, &again, out);
    }
    if let Some(folder) = &options.generate_only {
        if !plan.deployed {
            return to_signers(folder, &plan, &daemon, options, &again, out);
        }
    }
    if let Some(sender) = &sender {
        if !plan.deployed {
            store(sender, &artifacts, &CONTRACTS, &mut plan.codes, &may_use)?;
        }
        if options.codes_only {
            note(out, "the codes are on the chain; without --codes-only the suite follows");
            return Ok(());
        }
        if !plan.deployed {
            instantiate(sender, &plan)?;
        }
    }
    let since = recorded.is_some();
    let record = verified(&daemon, &artifacts, &survey, &blueprint, since, out)?;
    record.save(&path)?;
    if let Some(journal) = journal {
        journal.close();
    }
    finish(&record, &path, out);
    Ok(())
}

/// A record of another suite must not be written over.
fn other_suite(path: &Path, record: Option<&Record>, blueprint: &Blueprint) -> Option<Problem> {
    let hub = record?.contracts.get("hub")?;
    (hub.address != blueprint.hub).then(|| {
        Problem::input(format!(
            "{} is the record of another suite, whose hub is {}: `ballast migrate` brings it to this \
             commit; for a second suite give another --deployment",
            path.display(),
            hub.address
        ))
    })
}

/// Has the node try the first upload: it refuses here what it would refuse later.
fn simulate(daemon: &Daemon, plan: &Plan<'_>) -> Option<Problem> {
    let missing = plan.missing();
    let first = missing.last()?;
    if plan.deployed || plan.needs_governance() {
        return None;
    }
    let args = store_args(first);
    let args: Vec<&str> = args.iter().map(String::as_str).collect();
    let failure = daemon.generate(&plan.survey.sender, &args).err()?;
    let chain = &plan.survey.chain_id;
    Some(Problem::chain(match failure.says(&["capabilit"]) {
        true => format!(
            "chain `{chain}` lacks a capability that ballast_{}.wasm requires: {}",
            first.name,
            plainly(&failure.said)
        ),
        false => format!("chain `{chain}` would refuse the code of the {}: {}", first.name, plainly(&failure.said)),
    }))
}

/// What is asked of the daemon to create the hub, which creates its siblings.
fn instantiate_args(plan: &Plan<'_>) -> Result<Vec<String>, CliError> {
    let blueprint = plan.blueprint;
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

fn instantiate(sender: &Sender<'_>, plan: &Plan<'_>) -> Result<(), CliError> {
    let args = instantiate_args(plan)?;
    let args: Vec<&str> = args.iter().map(String::as_str).collect();
    sender.send("instantiate", &args)?;
    let hub = &plan.blueprint.hub;
    for wait in [0, 1, 2, 4, 8] {
        std::thread::sleep(Duration::from_secs(wait));
        if sender.daemon.contract(hub)?.is_some() {
            return Ok(());
        }
    }
    Err(CliError::failed(format!(
        "the suite was instantiated, but the node shows no contract at {hub}: run again"
    )))
}

fn verified(
    daemon: &Daemon,
    artifacts: &Artifacts,
    survey: &Survey,
    blueprint: &Blueprint,
    since_deployment: bool,
    out: &Output,
) -> Result<Record, CliError> {
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
        validators: blueprint.validators().iter().map(|one| one.address.as_str()).collect(),
        since_deployment,
    };
    let report = inspect(daemon, artifacts, &expected)?;
    judge(&report, out)?;
    Ok(Record::new(survey, blueprint, report.contracts, daemon.settings.clone()))
}

fn finish(record: &Record, path: &Path, out: &Output) {
    if out.json {
        return out.json(&json!({"deployment": path, "record": record}));
    }
    let rows = record.contracts.iter().map(|(name, contract)| {
        vec![name.clone(), contract.address.clone(), contract.code_id.to_string()]
    });
    out.table(&["contract", "address", "code"], rows.collect());
    out.line(format!("{}: {}", out.good("deployed"), path.display()));
}

/// The account may not upload: proposals are written.
fn to_governance(
    options: &Options,
    plan: &Plan<'_>,
    daemon: &Daemon,
    config: &Config,
    again: &str,
    out: &Output,
) -> Result<(), CliError> {
    let chain = &plan.survey.chain_id;
    let default = PathBuf::from("deployments").join(format!("{chain}.proposals"));
    let folder = options.generate_only.clone().unwrap_or(default);
    let missing = plan.missing();
    let files = proposals(&folder, &missing, daemon, plan.survey, &config.governance, again)?;
    if out.json {
        out.json(&json!({"proposals": files, "next": folder.join("README.md")}));
    }
    let line = format!(
        "uploading is governance's on `{chain}`: {} proposals are in {}, its README.md has the next \
         commands; run again once they have passed",
        files.len(),
        folder.display()
    );
    match options.generate_only {
        Some(_) => {
            note(out, &line);
            Ok(())
        }
        None => Err(CliError::failed(line)),
    }
}

/// Unsigned transactions: the codes, or, once they are stored, the suite.
fn to_signers(
    folder: &Path,
    plan: &Plan<'_>,
    daemon: &Daemon,
    options: &Options,
    again: &str,
    out: &Output,
) -> Result<(), CliError> {
    let absent = plan.missing().into_iter();
    let mut steps: Vec<(String, Vec<String>)> = absent
        .map(|artifact| (format!("store {}", artifact.name), store_args(artifact)))
        .collect();
    if steps.is_empty() && !options.codes_only {
        steps.push(("instantiate".to_string(), instantiate_args(plan)?));
    }
    let sender = &plan.survey.sender;
    let papers = Paper::all(daemon, sender, steps)?;
    let files = unsigned(folder, &papers, daemon, sender, again)?;
    tell(&files, folder, out);
    Ok(())
}

/// The command that goes on.
fn again(options: &Options) -> String {
    let path = |flag: &str, value: &Option<PathBuf>| {
        value.as_ref().map_or_else(String::new, |value| format!(" {flag} {}", value.display()))
    };
    format!(
        "ballast deploy{} --from {}{}{}{}",
        options.reach.flags(),
        options.from,
        path("--config", &options.config),
        path("--deployment", &options.deployment),
        path("--generate-only", &options.generate_only),
    )
}
