//! Everything that is looked at before anything is sent.

use crate::artifacts::Artifacts;
use crate::codes::{find, store_args, store_gas, usable};
use crate::config::Config;
use crate::plan::Plan;
use crate::problem::{refuse, Problem};
use crate::record::Record;
use crate::suite::Blueprint;
use crate::survey::survey;
use ballast_daemon::{plainly, Daemon, Signer};
use ballast_tool::CliError;
use std::path::Path;

/// What is asked for, and where.
pub struct Asked<'a> {
    /// The chain's daemon.
    pub daemon: &'a Daemon,
    /// The wasm files.
    pub artifacts: &'a Artifacts,
    /// What is to be deployed; a plain suite if nothing is said.
    pub config: Option<Config>,
    /// Whether the codes are all that is asked for.
    pub codes_only: bool,
    /// A record that is there already.
    pub record: Option<(&'a Path, &'a Record)>,
}

impl<'a> Asked<'a> {
    /// Collects whatever stands in the way, and plans the rest.
    ///
    /// # Errors
    /// Everything that stands in the way; the node can't be asked.
    pub fn examine(self, height: u64, signer: &Signer) -> Result<(Plan<'a>, Config), CliError> {
        let (daemon, artifacts) = (self.daemon, self.artifacts);
        let (mut survey, mut problems) = survey(daemon, height, signer, artifacts)?;
        let denom = &survey.staking.bond_denom;
        let config = self.config.unwrap_or_else(|| Config::plain(denom));
        problems.extend(survey.unlike(&config));
        survey.wasmd = survey.wasmd.or(config.chain.wasmd.clone());
        let blueprint = match Blueprint::new(&config, &survey, artifacts) {
            Ok(blueprint) => blueprint,
            Err(err) => {
                // without it nothing more can be looked at
                problems.push(Problem::input(err.message.clone()));
                refuse(problems)?;
                return Err(err);
            }
        };
        if let Err(err) = blueprint.rehearse() {
            problems.push(Problem::input(err.message));
        }
        let may_use = usable(&survey, &blueprint.hub);
        let (codes, wrong) = find(daemon, artifacts, &config.codes, &may_use)?;
        drop(may_use);
        problems.extend(wrong);
        let deployed = daemon.contract(&blueprint.hub)?.is_some();
        let plan = Plan {
            survey,
            blueprint,
            artifacts,
            codes,
            deployed,
            codes_only: self.codes_only,
        };
        problems.extend(plan.lacks(daemon)?);
        problems.extend(other_suite(daemon, self.record, &plan.blueprint)?);
        if problems.is_empty() {
            problems.extend(simulate(daemon, &plan));
        }
        // a suite that is there is verified even where a new one could not be made
        problems.retain(|problem| problem.is_input || !plan.deployed);
        refuse(problems)?;
        Ok((plan, config))
    }
}

/// A record of another suite must not be written over, also where the chain that has that suite is gone.
fn other_suite(
    daemon: &Daemon,
    record: Option<(&Path, &Record)>,
    blueprint: &Blueprint,
) -> Result<Option<Problem>, CliError> {
    let Some((path, record)) = record else {
        return Ok(None);
    };
    let hub = match record.contracts.get("hub") {
        Some(hub) if hub.address != blueprint.hub => &hub.address,
        _ => return Ok(None),
    };
    let file = path.display();
    let advice = match daemon.contract(hub)? {
        Some(_) => {
            "`ballast migrate` brings it to this commit; for a second suite give another --deployment"
                .to_string()
        }
        None => format!(
            "this chain has no contract there; if the chain was begun anew, remove {file} and run this again"
        ),
    };
    Ok(Some(Problem::input(format!(
        "{file} is the record of another suite, whose hub is {hub}: {advice}"
    ))))
}

/// Has the node try every upload: it refuses here what it would refuse later.
fn simulate(daemon: &Daemon, plan: &Plan<'_>) -> Vec<Problem> {
    if plan.deployed || plan.needs_governance() {
        return vec![];
    }
    let chain = &plan.survey.chain_id;
    let tried = plan.missing().into_iter().filter_map(|artifact| {
        let args = store_args(artifact);
        let args: Vec<&str> = args.iter().map(String::as_str).collect();
        let tried = daemon.generate(&plan.survey.signer, &args, store_gas(artifact));
        let failure = tried.err()?;
        if failure.is_unreachable() || failure.is_stopped() {
            return Some(Problem::chain(failure.to_string()));
        }
        let (name, said) = (artifact.name, plainly(&failure.said));
        Some(Problem::chain(match failure.says(&["capabilit"]) {
            true => format!(
                "chain `{chain}` lacks a capability that ballast_{name}.wasm requires: {said}"
            ),
            false => format!("chain `{chain}` would refuse the code of the {name}: {said}"),
        }))
    });
    tried.collect()
}
