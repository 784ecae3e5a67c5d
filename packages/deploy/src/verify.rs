//! What is on the chain, compared with what should be.

use crate::artifacts::{Artifacts, CONTRACTS};
use crate::record::{Contract, Record};
use crate::suite::addresses;
use ballast_daemon::Daemon;
use ballast_tool::output::Output;
use ballast_tool::CliError;
use serde_json::{json, Value};
use std::collections::BTreeMap;

/// What should be.
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

/// One comparison.
#[derive(Clone, Debug)]
pub struct Check {
    /// Of what.
    pub what: String,
    /// What should be.
    pub expected: String,
    /// What is.
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
    let addresses = addresses(expected.hub, &config)?;
    let mut report = Report {
        checks: vec![],
        contracts: BTreeMap::new(),
    };
    report.must("hub: its own address", expected.hub, text(&config["hub"]));
    let strict = !expected.since_deployment;
    codes(daemon, artifacts, expected, &addresses, &mut report)?;
    report.must("hub: denom", expected.denom, text(&config["denom"]));
    for (role, who) in expected.roles {
        report.push(format!("hub: {role}"), who, text(&config[role]), strict);
    }
    siblings(daemon, expected, &addresses, &mut report)?;
    token(daemon, expected, &addresses["token"], &mut report)?;
    for (contract, params) in expected.params {
        let answer = match contract.as_str() {
            "hub" => config.clone(),
            name => daemon.smart(&addresses[name], &json!({"config": {}}))?,
        };
        for (field, value) in params.as_object().into_iter().flatten() {
            let found = text(&answer["params"][field]);
            report.push(format!("{contract}: {field}"), text(value), found, strict);
        }
    }
    for operator in &expected.validators {
        let question = json!({"validator": {"address": operator}});
        let found = match daemon.smart(&addresses["registry"], &question) {
            Ok(answer) => text(&answer["address"]),
            Err(_) => "not listed".to_string(),
        };
        report.push(
            format!("registry: lists {operator}"),
            operator,
            found,
            strict,
        );
    }
    if let Some(to) = daemon.withdraw_address(expected.hub) {
        report.must(
            "chain: the hub's rewards go to",
            &addresses["collector"],
            to,
        );
    }
    let books = daemon.smart(expected.hub, &json!({"solvency": {}}))?;
    report.must("hub: the books hold", "true", text(&books["ok"]));
    Ok(report)
}

/// Code, creator and admin of each contract.
fn codes(
    daemon: &Daemon,
    artifacts: &Artifacts,
    expected: &Expected<'_>,
    addresses: &BTreeMap<String, String>,
    report: &mut Report,
) -> Result<(), CliError> {
    for name in CONTRACTS {
        let address = &addresses[name];
        let Some(info) = daemon.contract(address)? else {
            report.must(format!("{name}: is a contract"), address, "nothing there");
            continue;
        };
        let code = daemon.code(info.code_id)?;
        let checksum = code.map_or_else(|| "no such code".to_string(), |code| code.checksum);
        report.must(
            format!("{name}: code"),
            &artifacts.get(name)?.checksum,
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
fn siblings(
    daemon: &Daemon,
    expected: &Expected<'_>,
    addresses: &BTreeMap<String, String>,
    report: &mut Report,
) -> Result<(), CliError> {
    for name in ["registry", "queue", "vault", "collector"] {
        let config = daemon.smart(&addresses[name], &json!({"config": {}}))?;
        for (sibling, address) in addresses {
            let found = text(&config["suite"][sibling]);
            report.must(format!("{name}: knows the {sibling}"), address, found);
        }
        if let Some(denom) = config.get("denom") {
            report.must(format!("{name}: denom"), expected.denom, text(denom));
        }
    }
    Ok(())
}

/// Only the hub mints.
fn token(
    daemon: &Daemon,
    expected: &Expected<'_>,
    token: &str,
    report: &mut Report,
) -> Result<(), CliError> {
    let info = daemon.smart(token, &json!({"token_info": {}}))?;
    report.must("token: symbol", expected.symbol, text(&info["symbol"]));
    let minter = daemon.smart(token, &json!({"minter": {}}))?;
    report.must("token: minter", expected.hub, text(&minter["minter"]));
    Ok(())
}

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
    /// What a record says.
    ///
    /// # Errors
    /// It names no hub.
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
