//! Codes on the chain: found by checksum, or stored.

use crate::artifacts::{Artifact, Artifacts};
use crate::begin::wait_until;
use crate::config::Codes;
use crate::problem::Problem;
use crate::sender::Sender;
use crate::survey::Survey;
use ballast_daemon::{Code, Daemon};
use ballast_tool::CliError;
use std::collections::BTreeMap;

/// Codes by contract, as far as they are on the chain.
pub type Found = BTreeMap<String, u64>;

/// Pages of codes that are looked through, newest first: 500 codes each.
const MOST_PAGES: usize = 200;

/// Finds the codes that need not be stored: those that the configuration names, then any whose checksum
/// is that of an artifact and which the suite may instantiate. Named codes that will not do are problems.
///
/// # Errors
/// The node can't be asked.
pub fn find(
    daemon: &Daemon,
    artifacts: &Artifacts,
    named: &Codes,
    may_use: &dyn Fn(&str, &Code) -> bool,
) -> Result<(Found, Vec<Problem>), CliError> {
    let mut found = Found::new();
    let mut problems = vec![];
    for artifact in artifacts.iter() {
        let Some(id) = named.of(artifact.name) else {
            continue;
        };
        match objection(daemon, artifact, id, may_use)? {
            None => drop(found.insert(artifact.name.to_string(), id)),
            Some(text) => problems.push(Problem::input(text)),
        }
    }
    search(daemon, artifacts, may_use, &mut found)?;
    Ok((found, problems))
}

/// Why a code that the configuration names will not do; none if it will.
fn objection(
    daemon: &Daemon,
    artifact: &Artifact,
    id: u64,
    may_use: &dyn Fn(&str, &Code) -> bool,
) -> Result<Option<String>, CliError> {
    let name = artifact.name;
    let why = match daemon.code(id)? {
        None => "the chain has no such code".to_string(),
        Some(code) if code.checksum != artifact.checksum => format!(
            "that code has checksum {}, ballast_{name}.wasm has {}",
            code.checksum, artifact.checksum
        ),
        Some(code) if !may_use(name, &code) => {
            format!("only {} may instantiate that code", allowed(&code))
        }
        Some(_) => return Ok(None),
    };
    Ok(Some(format!(
        "codes.{name} = {id}: {why}; correct codes.{name}, or leave it out to have the code found or stored"
    )))
}

fn allowed(code: &Code) -> String {
    match code.access.addresses.is_empty() {
        true => code.access.permission.to_lowercase(),
        false => code.access.addresses.join(", "),
    }
}

/// Looks through the chain's codes, newest first, until none is missing.
///
/// # Errors
/// The node can't be asked, or its list does not end.
pub fn search(
    daemon: &Daemon,
    artifacts: &Artifacts,
    may_use: &dyn Fn(&str, &Code) -> bool,
    found: &mut Found,
) -> Result<(), CliError> {
    let mut key: Option<String> = None;
    for _ in 0..MOST_PAGES {
        if missing(artifacts, found).next().is_none() {
            return Ok(());
        }
        let (codes, next) = daemon.codes(key.as_deref())?;
        for artifact in artifacts.iter() {
            if found.contains_key(artifact.name) {
                continue;
            }
            let mut equal = codes
                .iter()
                .filter(|code| code.checksum == artifact.checksum);
            if let Some(code) = equal.find(|code| may_use(artifact.name, code)) {
                found.insert(artifact.name.to_string(), code.id);
            }
        }
        match next {
            Some(next) if key.as_ref() == Some(&next) => {
                return Err(CliError::failed(
                    "the node's list of codes does not go on: it names the same next page again; use another --node",
                ))
            }
            Some(next) => key = Some(next),
            None => return Ok(()),
        }
    }
    // what is not found is stored, so this must not pass for the end
    Err(CliError::failed(format!(
        "the node's list of codes does not end after {MOST_PAGES} pages of 500: name the codes' ids under [codes] of the \
         configuration, or use another --node"
    )))
}

/// The artifacts that are not on the chain yet, in the order in which they are stored.
pub fn missing<'a>(
    artifacts: &'a Artifacts,
    found: &'a Found,
) -> impl Iterator<Item = &'a Artifact> + 'a {
    artifacts
        .iter()
        .filter(|artifact| !found.contains_key(artifact.name))
}

/// What is asked of the daemon to store a code that anyone may instantiate.
pub fn store_args(artifact: &Artifact) -> Vec<String> {
    let path = artifact.path.display().to_string();
    let words = ["wasm", "store", &path, "--instantiate-everybody", "true"];
    words.map(ToString::to_string).to_vec()
}

/// Gas that storing takes at most, by its bytes (6.7 each were seen on wasmd 0.70): what a node simulates
/// goes into the transaction.
pub fn store_gas(artifact: &Artifact) -> u64 {
    let size = u64::try_from(artifact.size).unwrap_or(u64::MAX);
    size.saturating_mul(10).saturating_add(200_000)
}

/// Stores what is missing of `wanted`, one transaction each.
///
/// # Errors
/// What the chain refuses; a code that the chain has stored with another checksum.
pub fn store(
    sender: &Sender<'_>,
    artifacts: &Artifacts,
    wanted: &[&str],
    found: &mut Found,
    may_use: &dyn Fn(&str, &Code) -> bool,
) -> Result<(), CliError> {
    let absent: Vec<&Artifact> = artifacts
        .iter()
        .filter(|artifact| wanted.contains(&artifact.name) && !found.contains_key(artifact.name))
        .collect();
    for artifact in absent {
        let step = format!("store {}", artifact.name);
        let args = store_args(artifact);
        let args: Vec<&str> = args.iter().map(String::as_str).collect();
        sender.send(&step, &args, store_gas(artifact))?;
        let id = wait_until(|| {
            search(sender.daemon, artifacts, may_use, found)?;
            Ok(found.get(artifact.name).copied())
        })?;
        let id = id.ok_or_else(|| {
            CliError::failed(format!(
                "`{step}` was carried out, but the chain has no code with checksum {}: run again; \
                 if it stays so, the chain changes what it stores",
                artifact.checksum
            ))
        })?;
        sender.tell(&step, "is code", &id.to_string());
    }
    Ok(())
}

/// Whether the suite may instantiate a code: the hub's is for the sender, the siblings' are for the hub.
pub fn usable<'a>(survey: &'a Survey, hub: &'a str) -> impl Fn(&str, &Code) -> bool + 'a {
    move |name, code| match name {
        "hub" => code.access.allows(&survey.sender),
        _ => code.access.allows(hub),
    }
}
