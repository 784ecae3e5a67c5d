//! What is on the chain, compared with what should be.

use crate::artifacts::{Artifacts, CONTRACTS};
use crate::chain_flags::{Deployed, Reach};
use crate::record::{Contract, Record};
use crate::suite::addresses;
use ballast_daemon::Daemon;
use ballast_tool::output::Output;
use ballast_tool::CliError;
use serde_json::{json, Value};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// What a suite should be, by its record or by the plan of its deployment.
pub struct Expected<'a> {
    /// Where the hub is.
    pub hub: &'a str,
    /// Who instantiated it.
    pub creator: &'a str,
    /// The staking denom.
    pub denom: &'a str,
    /// The LST's ticker.
    pub symbol: &'a str,
    /// Who may migrate.
    pub admin: Option<&'a str>,
    /// Owner, guardian, treasury.
    pub roles: [(&'static str, &'a str); 3],
    /// Parameters by contract.
    pub params: &'a BTreeMap<String, Value>,
    /// Validators that must be listed.
    pub validators: Vec<&'a str>,
    /// Whether roles and parameters may have changed since: then a difference is told, and is no fault.
    pub since_deployment: bool,
}

/// One comparison of what should be with what the chain shows.
#[derive(Clone, Debug)]
pub struct Check {
    /// What is compared: `hub: owner`.
    pub what: String,
    /// The value that it should have.
    pub expected: String,
    /// The value that it has.
    pub found: String,
    /// Whether a difference is a fault; if not it is a change that the owner may make.
    pub binding: bool,
}

impl Check {
    /// Whether it is as it should be.
    pub fn holds(&self) -> bool {
        self.expected == self.found
    }
}

/// All comparisons, and the suite as it is.
pub struct Report {
    /// In the order in which they were made.
    pub checks: Vec<Check>,
    /// The contracts with the codes they run.
    pub contracts: BTreeMap<String, Contract>,
}

impl Report {
    fn must(&mut self, what: impl Into<String>, expected: impl ToString, found: impl ToString) {
        self.push(what, expected, found, true);
    }

    fn push(
        &mut self,
        what: impl Into<String>,
        expected: impl ToString,
        found: impl ToString,
        binding: bool,
    ) {
        self.checks.push(Check {
            what: what.into(),
            expected: expected.to_string(),
            found: found.to_string(),
            binding,
        });
    }

    /// Faults, which fail; not what the owner has changed.
    pub fn faults(&self) -> Vec<&Check> {
        let differing = self.checks.iter().filter(|check| !check.holds());
        differing.filter(|check| check.binding).collect()
    }
}

/// Compares a deployment with this commit's wasm files.
///
/// # Errors
/// A difference that is not the owner's to make; a node that can't be asked.
pub fn verify_record(
    reach: &Reach,
    deployment: Option<&PathBuf>,
    wasm: &Path,
    out: &Output,
) -> Result<(), CliError> {
    let Deployed {
        settings,
        record,
        path,
    } = reach.with_record(deployment)?;
    let artifacts = Artifacts::read(wasm)?;
    let daemon = Daemon::new(settings);
    let status = daemon.status()?;
    if status.chain_id != record.chain_id {
        return Err(CliError::bad(format!(
            "the node {} is on chain `{}`, {} is on `{}`: give another --node",
            daemon.settings.node,
            status.chain_id,
            path.display(),
            record.chain_id
        )));
    }
    let report = inspect(&daemon, &artifacts, &Expected::of(&record)?)?;
    judge(&report, out)
}

/// Asks every contract of a suite for everything it was told at birth.
///
/// # Errors
/// There is no hub, or the node can't be asked.
pub fn inspect(
    daemon: &Daemon,
    artifacts: &Artifacts,
    expected: &Expected<'_>,
) -> Result<Report, CliError> {
    let config = daemon.smart(expected.hub, &json!({"config": {}}))?;
    let mut inspection = Inspection {
        daemon,
        artifacts,
        expected,
        addresses: addresses(expected.hub, &config)?,
        config,
        report: Report {
            checks: vec![],
            contracts: BTreeMap::new(),
        },
    };
    inspection.must_in_config("its own address", "hub", expected.hub);
    inspection.codes()?;
    inspection.must_in_config("denom", "denom", expected.denom);
    inspection.roles();
    inspection.siblings()?;
    inspection.token()?;
    inspection.params()?;
    inspection.validators();
    inspection.books()?;
    Ok(inspection.report)
}

/// A suite that is looked at.
struct Inspection<'a> {
    daemon: &'a Daemon,
    artifacts: &'a Artifacts,
    expected: &'a Expected<'a>,
    /// The six contracts, as the hub names them.
    addresses: BTreeMap<String, String>,
    /// The configuration of the hub.
    config: Value,
    report: Report,
}

impl Inspection<'_> {
    /// A field of the hub's configuration that never changes.
    fn must_in_config(&mut self, what: &str, field: &str, expected: &str) {
        let found = text(&self.config[field]);
        self.report.must(format!("hub: {what}"), expected, found);
    }

    /// What the owner may have changed since a deployment, which is no fault then.
    fn may_differ(&mut self, what: String, expected: impl ToString, found: String) {
        let is_fault = !self.expected.since_deployment;
        self.report.push(what, expected, found, is_fault);
    }

    /// Owner, guardian and treasury.
    fn roles(&mut self) {
        for (role, who) in self.expected.roles {
            let found = text(&self.config[role]);
            self.may_differ(format!("hub: {role}"), who, found);
        }
    }

    /// Parameters of the contracts that have any.
    fn params(&mut self) -> Result<(), CliError> {
        for (contract, params) in self.expected.params {
            let answer = match contract.as_str() {
                "hub" => self.config.clone(),
                name => {
                    let address = &self.addresses[name];
                    self.daemon.smart(address, &json!({"config": {}}))?
                }
            };
            for (field, value) in params.as_object().into_iter().flatten() {
                let found = text(&answer["params"][field]);
                self.may_differ(format!("{contract}: {field}"), text(value), found);
            }
        }
        Ok(())
    }

    /// Validators that were listed from the start.
    fn validators(&mut self) {
        let expected = self.expected;
        for operator in &expected.validators {
            let question = json!({"validator": {"address": operator}});
            let found = match self.daemon.smart(&self.addresses["registry"], &question) {
                Ok(answer) => text(&answer["address"]),
                Err(_) => "not listed".to_string(),
            };
            self.may_differ(format!("registry: lists {operator}"), operator, found);
        }
    }

    /// Where rewards go, and whether the hub's books hold.
    fn books(&mut self) -> Result<(), CliError> {
        let hub = self.expected.hub;
        if let Some(to) = self.daemon.withdraw_address(hub) {
            let collector = &self.addresses["collector"];
            self.report
                .must("chain: the hub's rewards go to", collector, to);
        }
        let books = self.daemon.smart(hub, &json!({"solvency": {}}))?;
        self.report
            .must("hub: the books hold", "true", text(&books["ok"]));
        Ok(())
    }

    /// Code, creator and admin of each contract.
    fn codes(&mut self) -> Result<(), CliError> {
        let (expected, report) = (self.expected, &mut self.report);
        for name in CONTRACTS {
            let address = &self.addresses[name];
            let Some(info) = self.daemon.contract(address)? else {
                report.must(format!("{name}: is a contract"), address, "nothing there");
                continue;
            };
            let code = self.daemon.code(info.code_id)?;
            let checksum = code.map_or_else(|| "no such code".to_string(), |code| code.checksum);
            report.must(
                format!("{name}: code"),
                &self.artifacts.get(name)?.checksum,
                &checksum,
            );
            let creator = match name {
                "hub" => expected.creator,
                _ => expected.hub,
            };
            report.must(format!("{name}: creator"), creator, &info.creator);
            let nobody = |admin: Option<&str>| admin.unwrap_or("nobody").to_string();
            let admin = nobody(info.admin.as_deref());
            report.must(format!("{name}: admin"), nobody(expected.admin), admin);
            let contract = Contract {
                address: address.clone(),
                code_id: info.code_id,
                checksum,
            };
            report.contracts.insert(name.to_string(), contract);
        }
        Ok(())
    }

    /// Every sibling knows the suite.
    fn siblings(&mut self) -> Result<(), CliError> {
        let (expected, report) = (self.expected, &mut self.report);
        for name in ["registry", "queue", "vault", "collector"] {
            let config = self
                .daemon
                .smart(&self.addresses[name], &json!({"config": {}}))?;
            for (sibling, address) in &self.addresses {
                let found = text(&config["suite"][sibling]);
                report.must(format!("{name}: knows the {sibling}"), address, found);
            }
            if let Some(denom) = config.get("denom") {
                report.must(format!("{name}: denom"), expected.denom, text(denom));
            }
        }
        Ok(())
    }

    /// The ticker, and that only the hub mints.
    fn token(&mut self) -> Result<(), CliError> {
        let (expected, report) = (self.expected, &mut self.report);
        let token = &self.addresses["token"];
        let info = self.daemon.smart(token, &json!({"token_info": {}}))?;
        report.must("token: symbol", expected.symbol, text(&info["symbol"]));
        let minter = self.daemon.smart(token, &json!({"minter": {}}))?;
        report.must("token: minter", expected.hub, text(&minter["minter"]));
        Ok(())
    }
}

/// A value as a report shows it.
fn text(value: &Value) -> String {
    match value {
        Value::String(text) => text.clone(),
        Value::Null => "nothing".to_string(),
        other => other.to_string(),
    }
}

/// Tells what was found, and fails if anything is not as it should be.
///
/// # Errors
/// A difference that is a fault.
pub fn judge(report: &Report, out: &Output) -> Result<(), CliError> {
    let differing = || report.checks.iter().filter(|check| !check.holds());
    let changed = differing().filter(|check| !check.binding).count();
    for check in differing() {
        match out.json {
            true => out.json(&json!({
                "check": check.what, "expected": check.expected, "found": check.found,
                "fault": check.binding,
            })),
            false => out.line(format!(
                "{} {}: {} instead of {}",
                out.refused(if check.binding { "differs" } else { "changed" }),
                check.what,
                check.found,
                check.expected
            )),
        }
    }
    let (all, faults) = (report.checks.len(), report.faults().len());
    if faults > 0 {
        let first = report.faults().first().map(|check| check.what.clone());
        return Err(CliError::failed(format!(
            "{faults} of {all} checks fail, first `{}`: what is on the chain is not this commit's suite",
            first.unwrap_or_default()
        )));
    }
    match out.json {
        true => out.json(&json!({"verified": all, "changed_since": changed})),
        false => out.line(format!(
            "{} {all} checks: codes, addresses, roles, parameters, books{}",
            out.good("verified"),
            match changed {
                0 => String::new(),
                n => format!("; {n} changed by the owner since the deployment"),
            }
        )),
    }
    Ok(())
}

impl<'a> Expected<'a> {
    /// What the record of a deployment says.
    ///
    /// # Errors
    /// The record names no hub.
    pub fn of(record: &'a Record) -> Result<Self, CliError> {
        let hub = record.contracts.get("hub");
        let hub = hub.ok_or_else(|| CliError::bad("the deployment names no hub"))?;
        Ok(Self {
            hub: &hub.address,
            creator: &record.creator,
            denom: &record.denom,
            symbol: &record.symbol,
            admin: record.admin.as_deref(),
            roles: [
                ("owner", &record.owner),
                ("guardian", &record.guardian),
                ("treasury", &record.treasury),
            ],
            params: &record.params,
            validators: vec![],
            since_deployment: true,
        })
    }
}
